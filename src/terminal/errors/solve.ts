// Error codes of solving published instances; see index.ts.
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
  'HWS-SLV-020': error(
    'The file of an instance of cranes does not begin with a group of 7 numbers in brackets that can be planned for.',
    'Give a file in the format of the published instances; "hawser solve crane --help" tells it.',
  ),
  'HWS-SLV-021': error(
    'The file of an instance of cranes holds something else than groups of whole numbers in brackets.',
    'Write whole numbers from 0 to 1,000,000 in groups like [1, 2], separated by commas or blanks.',
  ),
  'HWS-SLV-022': error(
    'A group is missing, or has more or fewer numbers than the first group tells.',
    'Correct the first group, or look whether the file is whole.',
  ),
  'HWS-SLV-023': error(
    'A task is in a bay that the vessel has not, or the cranes do not stand one after another from the side of bay 1.',
    'Count bays from 1, and list the cranes in the order in which they stand.',
  ),
  'HWS-SLV-024': error(
    'The numbers of tasks, cranes and bays cannot be planned for: none, more than 1,000 tasks or 20 cranes, or more cranes than bays.',
    'Correct the first group, or leave out cranes that have no room at the vessel.',
  ),
  'HWS-SLV-025': error(
    'A pair does not name two tasks of the file, or the pairs go round in a circle.',
    'Count tasks from 1, and name in each pair first what is done first.',
  ),
  'HWS-SLV-030': error(
    'The file of an instance of berths does not begin with two whole numbers from 1, the vessels and the berths.',
    'Give a file in the format of the published instances; "hawser solve berth --help" tells it.',
  ),
  'HWS-SLV-031': error(
    'An arrival, an opening, a closing or a latest departure is missing or is no whole number from 0 to 20,000.',
    'Correct the number, or look whether the file is whole; times in finer units have to be rounded to coarser ones.',
  ),
  'HWS-SLV-032': error(
    'A handling time is missing, is no whole number from 1 to 20,000, and is not 99999 either.',
    'Give for each vessel one handling time for each berth, 99999 where she may not lie.',
  ),
  'HWS-SLV-033': error(
    'The instance is too large to be solved: it has more than 300 vessels or 50 berths.',
    'Split the instance, by weeks or by parts of the quay.',
  ),
  'HWS-SLV-034': error(
    'A berth closes before it opens.',
    'Correct its opening or its closing; look whether a number is missing before them.',
  ),
  'HWS-SLV-035': {
    severity: 'warning',
    meaning: 'No plan exists: the windows of berths and vessels leave no room for all of them. This is proven.',
    cure: 'Look at the vessels that are named: their berths, latest departures and the closings of the berths.',
  },
  'HWS-SLV-036': {
    severity: 'warning',
    meaning: 'No plan for all vessels was found in the time given; whether there is one is not known.',
    cure: 'Give more time with --seconds, or later departures to the vessels that are named.',
  },
} satisfies Record<string, ErrorEntry>;

/** A code of this part of the catalogue. */
export type SolveErrorCode = keyof typeof solveErrors;
