// Error codes of disturbances: files of faults, weather and closures; see index.ts.
import type { ErrorEntry } from './entry.ts';

const error = (meaning: string, cure: string): ErrorEntry => ({ severity: 'error', meaning, cure });

export const disturbanceErrors = {
  'HWS-DIS-001': error(
    'The disturbance file is not JSON, or has a key twice.',
    'Correct the line and column that the message names.',
  ),
  'HWS-DIS-002': error(
    'A value of the disturbance file is missing, not known here, or out of its range.',
    'Correct the value at the path; the how-to "break machines" lists every field.',
  ),
  'HWS-DIS-003': error(
    'An item of the script names nothing, or more than one thing, that is disturbed.',
    'Give each item exactly one of machine, lane, zone and wind.',
  ),
  'HWS-DIS-004': error(
    'A disturbance names a machine or a lane that the terminal does not have, or a zone without ground.',
    'Use ids of the terminal file (vehicles are numbered AGV01 or TT01 onward); a zone is [x0, y0, x1, y1] with x0 < x1 and y0 < y1.',
  ),
  'HWS-DIS-005': error(
    'The disturbances ask for the rates of the terminal, but its file has no section "reliability".',
    'Write the rates into the disturbance file, or a section "reliability" into the terminal file.',
  ),
} satisfies Record<string, ErrorEntry>;

/** A code of this part of the catalogue. */
export type DisturbanceErrorCode = keyof typeof disturbanceErrors;
