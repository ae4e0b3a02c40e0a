// hawser edi: looks into EDIFACT files, checks, converts and compares them, and writes them.
import type { Command } from 'commander';
import { checkFiles, type CheckOptions } from '../edi/check.ts';
import { diffFiles } from '../edi/diff.ts';
import { readFile, type ReadOptions } from '../edi/read.ts';
import { showFile, type ShowOptions } from '../edi/show.ts';
import { convertFile, writeJson, type WriteOptions } from '../edi/write.ts';
import { numberIn } from '../option-values.ts';
import type { Session } from '../session.ts';

const FILE = 'EDIFACT file';

/** Adds the command to the program. */
export function addEdi(program: Command, session: Session): void {
  const edi = program
    .command('edi')
    .summary('check, read, write and compare EDIFACT files')
    .description('Checks, reads, writes, converts and compares EDIFACT files of lines, hauliers and authorities.')
    .addHelpText(
      'after',
      '\nExamples:\n  hawser edi check inbox/*.edi\n  hawser edi show arrival.edi --bay 10\n  hawser edi diff monday.edi tuesday.edi',
    );
  addCheck(edi, session);
  addRead(edi, session);
  addWrite(edi, session);
  addConvert(edi, session);
  addShow(edi, session);
  addDiff(edi, session);
}

function addCheck(edi: Command, session: Session): void {
  edi
    .command('check')
    .summary('tell what is wrong with files')
    .description(
      'Reads files of any size and tells, for each, its messages, how many containers can be worked, and every fault with its place, ' +
        'what was assumed and what to do.',
    )
    .argument('<file...>', 'EDIFACT files')
    .option('--json', 'print one JSON object a line for each file')
    .option('--all', 'print all findings, in the order of the file')
    .option('--profiles <folder>', 'what trading partners deviate in, one JSON file each')
    .addHelpText(
      'after',
      `
Examples:
  hawser edi check arrival.edi
  hawser edi check inbox/*.edi --json

Exit status: 0 when nothing is wrong but doubts, 1 with errors, 2 when a file cannot be read or is no EDIFACT.`,
    )
    .action((files: string[], options: CheckOptions) => checkFiles(files, options, session));
}

function addRead(edi: Command, session: Session): void {
  edi
    .command('read')
    .summary('tell what a file holds, and its faults')
    .description(
      'Reads a file: what it holds, and what is wrong with it. With --json each message is printed whole, as a document that loses ' +
        'nothing and as the containers, voyages or goods that it tells of.',
    )
    .argument('<file>', FILE)
    .option('--json', 'print everything as one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  hawser edi read arrival.edi\n  hawser edi read arrival.edi --json > arrival.json',
    )
    .action((file: string, options: ReadOptions) => readFile(file, options, session));
}

/** Options of the commands that write EDIFACT. */
function withWriteOptions(command: Command): Command {
  return command
    .option('--out <file>', 'write to a file instead of stdout')
    .option('--sender <id>', 'sender of the interchange (that of the source)')
    .option('--recipient <id>', 'recipient of the interchange (that of the source)')
    .option('--reference <text>', 'interchange reference, at most 14 characters (that of the source)')
    .option('--at <time>', 'time of preparation, ISO 8601 (now)');
}

function addWrite(edi: Command, session: Session): void {
  const command = edi
    .command('write')
    .summary('write EDIFACT from JSON')
    .description('Writes the messages of a JSON file (as hawser edi read --json prints them) as EDIFACT.')
    .argument('<file>', 'JSON file')
    .option('--to <version>', 'version to write, e.g. BAPLIE:2.2 or COPRAR:D00B (the one it has)');
  withWriteOptions(command)
    .addHelpText(
      'after',
      '\nExamples:\n  hawser edi write arrival.json --to BAPLIE:2.2 --out again.edi\n  hawser edi read arrival.edi --json > arrival.json    what it takes',
    )
    .action((file: string, options: WriteOptions) => writeJson(file, options, session));
}

function addConvert(edi: Command, session: Session): void {
  const command = edi
    .command('convert')
    .summary('bring a file into another version')
    .description('Writes the messages of a file in another version of their type; what it cannot carry is told.')
    .argument('<file>', FILE)
    .requiredOption('--to <version>', 'version to write, e.g. BAPLIE:3.1 or CODECO:D00B');
  withWriteOptions(command)
    .addHelpText('after', '\nExample:\n  hawser edi convert arrival.edi --to BAPLIE:3.1 --out arrival-31.edi')
    .action((file: string, options: WriteOptions) => convertFile(file, options, session));
}

function addShow(edi: Command, session: Session): void {
  edi
    .command('show')
    .summary('draw a bay plan')
    .description(
      'Draws the bay plans of a file bay by bay: rows across, tiers up, a letter for each port of discharge.',
    )
    .argument('<file>', FILE)
    .option('--bay <number>', 'only this bay', numberIn('--bay', { from: 1, to: 999, whole: true }))
    .option('--width <columns>', 'width of the drawing', numberIn('--width', { from: 40, to: 1000, whole: true }))
    .option('--no-colour', 'no colours')
    .addHelpText('after', '\nExamples:\n  hawser edi show arrival.edi\n  hawser edi show arrival.edi --bay 10')
    .action((file: string, options: ShowOptions) => showFile(file, options, session));
}

function addDiff(edi: Command, session: Session): void {
  edi
    .command('diff')
    .summary('compare two bay plans')
    .description('Compares the bay plans of two files: containers moved, added, gone, and changed, with what changed.')
    .argument('<before>', FILE)
    .argument('<after>', FILE)
    .option('--json', 'print the difference as one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  hawser edi diff monday.edi tuesday.edi\n\nExit status: 0 when the plans are the same, 1 when they differ.',
    )
    .action((before: string, after: string, options: { json?: boolean }) => diffFiles(before, after, options, session));
}
