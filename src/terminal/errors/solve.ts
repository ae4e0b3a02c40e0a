// Error codes of solving published instances of bays; see index.ts.
import type { ErrorEntry } from './entry.ts';

const error = (meaning: string, cure: string): ErrorEntry => ({ severity: 'error', meaning, cure });

export const solveErrors = {
  'HWS-SLV-001': error(
    'The file does not begin with two whole numbers, the stacks and the boxes of a bay.',
    'Give a file whose first line is "STACKS BOXES", followed by one line for each stack.',
  ),
  'HWS-SLV-002': error(
    'The line of a stack is missing, holds something else than whole numbers from 1, or not as many as it says.',
    'Write each stack as its count of boxes and then their priorities from the ground up, the smaller leaving first.',
  ),
  'HWS-SLV-003': error(
    'The first line tells another number of boxes or stacks than the file holds.',
    'Correct the first line, or look whether the file is whole.',
  ),
  'HWS-SLV-004': error(
    'The bay is too large to be solved: it has more than 200 stacks or 2,000 boxes.',
    'Split the bay; a stacking crane works at few rows at a time.',
  ),
  'HWS-SLV-005': error(
    'A stack is higher than the limit of tiers allows.',
    'Give a larger --max-height, "+N" for N tiers more than the highest stack has at the beginning, or "none".',
  ),
  'HWS-SLV-006': error(
    'How many tiers the stacks may have is neither told by the name of the file nor by an option.',
    'Give --max-height: a number of tiers, or "+N" for N tiers more than the highest stack has at the beginning.',
  ),
  'HWS-SLV-010': {
    severity: 'warning',
    meaning: 'No plan exists: within the limit of tiers no order of moves reaches the goal. This is proven.',
    cure: 'Allow more tiers with --max-height.',
  },
  'HWS-SLV-011': {
    severity: 'warning',
    meaning: 'No plan was found in the time given; whether there is one is not known.',
    cure: 'Give more time with --seconds, or allow more tiers with --max-height.',
  },
} satisfies Record<string, ErrorEntry>;

/** A code of this part of the catalogue. */
export type SolveErrorCode = keyof typeof solveErrors;
