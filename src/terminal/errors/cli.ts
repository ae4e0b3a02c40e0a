// Error codes of the command line: what was asked, the files it names, and the folders it writes; see index.ts.
import type { ErrorEntry } from './entry.ts';

export const cliErrors = {
  'HWS-CLI-001': {
    severity: 'error',
    meaning: 'The command does not know an option.',
    cure: 'Look up the options with --help after the command.',
  },
  'HWS-CLI-002': {
    severity: 'error',
    meaning: 'There is no such command.',
    cure: 'Look up the commands with --help.',
  },
  'HWS-CLI-003': {
    severity: 'error',
    meaning: 'The command lacks something that it needs: an option, its value or an argument.',
    cure: 'Add what is missing; --help after the command shows an example.',
  },
  'HWS-CLI-004': {
    severity: 'error',
    meaning: 'The command was given more arguments than it takes.',
    cure: 'Leave out what is too much; put a name with blanks in quotes.',
  },
  'HWS-CLI-005': {
    severity: 'error',
    meaning: 'The value of an option is not of the kind or not in the range that the option takes.',
    cure: 'Give a value as the message describes it.',
  },
  'HWS-CLI-006': {
    severity: 'error',
    meaning: 'A file cannot be read.',
    cure: 'Check the path, and that this user may read the file.',
  },
  'HWS-CLI-007': {
    severity: 'error',
    meaning: 'A run was asked for without anything to work.',
    cure: 'Name a bay plan with --baplie FILE or a folder of messages with --inbox DIR.',
  },
  'HWS-CLI-008': {
    severity: 'error',
    meaning: 'A file that was given as a bay plan holds no bay plan that can be worked.',
    cure: 'Check with "hawser edi read FILE" what the file holds; a folder of mixed messages is given with --inbox.',
  },
  'HWS-CLI-009': {
    severity: 'error',
    meaning: 'No container of the bay plans is for the port.',
    cure: 'Give --port one of the ports that the message lists, or --port auto for the one with the most containers.',
  },
  'HWS-CLI-010': {
    severity: 'error',
    meaning: 'The output folder exists and is not empty.',
    cure: 'Name a new folder, or replace the earlier output with --force.',
  },
  'HWS-CLI-011': {
    severity: 'error',
    meaning: 'The output folder cannot be replaced: it holds files that this command does not write.',
    cure: 'Name a new folder, or move the other files away first.',
  },
  'HWS-CLI-012': {
    severity: 'error',
    meaning: 'The output folder cannot be made or written.',
    cure: 'Check that the path is not a file, that the disk is not full and that this user may write there.',
  },
  'HWS-CLI-013': {
    severity: 'error',
    meaning: 'The journal folder of a run holds a journal already.',
    cure: 'Name a new folder with --journal: a run begins a journal of its own.',
  },
  'HWS-CLI-014': {
    severity: 'error',
    meaning: 'The folder holds no journal.',
    cure: 'Name the folder in which journal.sqlite lies.',
  },
  'HWS-CLI-015': {
    severity: 'error',
    meaning: 'There is no such error code.',
    cure: 'List all codes with "hawser errors".',
  },
  'HWS-CLI-016': {
    severity: 'error',
    meaning: 'A table of a conflowgen export is missing.',
    cure: 'Name the folder that holds containers.csv, deep_sea_vessels.csv, feeders.csv, barges.csv, trains.csv and trucks.csv.',
  },
  'HWS-CLI-017': {
    severity: 'warning',
    meaning: 'A container that should stand in the yard at the start found no slot there and was set aside.',
    cure: 'Give the terminal more blocks or bays, or the period less traffic.',
  },
  'HWS-CLI-018': {
    severity: 'error',
    meaning: 'The output file exists already.',
    cure: 'Give another name, or replace the file with --force.',
  },
  'HWS-CLI-900': {
    severity: 'error',
    meaning: 'Hawser made a mistake of its own.',
    cure: 'Run the same command with HAWSER_DEBUG=1 and report what it prints, with the input files, as an issue of the project.',
  },
} satisfies Record<string, ErrorEntry>;

/** A code of this part. */
export type CliErrorCode = keyof typeof cliErrors;
