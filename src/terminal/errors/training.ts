// Error codes of training shifts; see index.ts.
import type { ErrorEntry } from './entry.ts';

export const trainingErrors = {
  'HWS-TRN-001': {
    severity: 'error',
    meaning: 'A training shift is under way; a server has one at a time.',
    cure: 'Wait until it is over, or end it in the view Training.',
  },
  'HWS-TRN-002': {
    severity: 'error',
    meaning: 'There is no such training shift: it was never made, or is older than those that are kept.',
    cure: 'Look at the list of shifts: GET /api/v1/training.',
  },
  'HWS-TRN-003': {
    severity: 'error',
    meaning: 'The terminal cannot have the faults that were chosen for a training shift.',
    cure: 'Choose faults that the terminal knows, and not more than it has machines: GET /api/v1/training tells which.',
  },
  'HWS-TRN-004': {
    severity: 'error',
    meaning: 'There is no debrief: the training shift is not over, or it was broken off.',
    cure: 'Wait until the shift has ended and the automatic run has been worked out.',
  },
  'HWS-TRN-005': {
    severity: 'error',
    meaning: 'This server is no training shift, but a terminal of its own.',
    cure: 'Ask below the address of the shift: training/ID/api/v1/shift.',
  },
  'HWS-TRN-006': {
    severity: 'error',
    meaning: 'The training shift is not in the state for this: it has begun, or is over.',
    cure: 'Look how it stands: GET api/v1/shift.',
  },
  'HWS-TRN-007': {
    severity: 'error',
    meaning: 'A training shift runs at the speed that it was made with.',
    cure: 'Make another shift with another speed.',
  },
  'HWS-TRN-008': {
    severity: 'error',
    meaning: 'The record of this training shift is closed, or its process does not answer.',
    cure: 'Open it in the view Training, and try again.',
  },
  'HWS-TRN-009': {
    severity: 'error',
    meaning: 'Training shifts are made at the terminal that runs, not within a training shift.',
    cure: 'Go back to the control room of the terminal.',
  },
} satisfies Record<string, ErrorEntry>;
