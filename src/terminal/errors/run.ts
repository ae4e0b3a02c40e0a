// Error codes of running: the data folder, its journal and its lock; see index.ts.
import type { ErrorEntry } from './entry.ts';

export const runErrors: Record<string, ErrorEntry> = {
  'HWS-RUN-010': {
    severity: 'error',
    meaning: 'The data folder is held by another running Hawser.',
    cure: 'Stop that process first, or give this one another data folder.',
  },
  'HWS-RUN-011': {
    severity: 'error',
    meaning: 'The chain of the journal is broken: a frame was changed, removed or put in after it was written.',
    cure: 'Do not run on this folder: restore the whole folder from its last good copy, and find out who changed the file.',
  },
  'HWS-RUN-012': {
    severity: 'error',
    meaning: 'The journal was written by a newer Hawser in a format that this one does not know.',
    cure: 'Start it with the newer version, or give this one another data folder.',
  },
  'HWS-RUN-013': {
    severity: 'error',
    meaning: 'The journal file cannot be read as a journal of Hawser.',
    cure: 'Check that the folder is the right one; where the file is damaged, restore the whole folder from its last good copy.',
  },
  'HWS-RUN-014': {
    severity: 'error',
    meaning: 'The store did not take the settings that make commits survive a power cut.',
    cure: 'Put the data folder on a local disk: network and some container file systems do not support what is needed.',
  },
  'HWS-RUN-015': {
    severity: 'error',
    meaning: 'The data folder cannot be made or written.',
    cure: 'Check that the path is a folder, that the disk is not full and that this user may write there.',
  },
  'HWS-RUN-016': {
    severity: 'error',
    meaning: 'The journal could not make a record durable; nothing more is accepted.',
    cure: 'Look after the disk (space, health), then start again: every acknowledged record is kept.',
  },
};
