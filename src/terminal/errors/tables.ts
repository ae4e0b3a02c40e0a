// Error codes of what the server tells as tables and by crane; see index.ts.
import type { ErrorEntry } from './entry.ts';

export const tableErrors = {
  'HWS-TAB-001': {
    severity: 'error',
    meaning: 'There is no table of this name.',
    cure: 'Look at the list of tables: GET /api/v1/tables.',
  },
  'HWS-TAB-002': {
    severity: 'error',
    meaning: 'There is no quay crane of this name.',
    cure: 'Give the id of a quay crane of the terminal file, such as QC01.',
  },
  'HWS-TAB-003': {
    severity: 'error',
    meaning: 'A shift report cannot be made of this time: it has to end after it begins, and to last at most 24 hours.',
    cure: 'Give from and to in milliseconds UTC, or leave both out for the last whole shift. GET /api/v1/shifts lists shifts.',
  },
  'HWS-TAB-004': {
    severity: 'error',
    meaning: 'Too many shift reports are being made already.',
    cure: 'Ask again in some seconds: one is made after the other.',
  },
  'HWS-TAB-005': {
    severity: 'error',
    meaning: 'A shift report could not be made.',
    cure: 'Ask again. If it fails again, check the record with hawser journal verify, and read the message.',
  },
} satisfies Record<string, ErrorEntry>;
