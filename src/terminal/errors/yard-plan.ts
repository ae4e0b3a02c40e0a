// Error codes of what planners draw in the yard: locks and allocations; see index.ts.
import type { ErrorEntry } from './entry.ts';

export const yardPlanErrors = {
  'HWS-PLN-001': {
    severity: 'error',
    meaning:
      'A range lies where the yard has no ground: there is no such block, bay or row, or it ends before it begins.',
    cure: "Give 40' bays by their numbers (2, 6, 10 …) and rows from 1, within the block that the message names, the smaller one first.",
  },
  'HWS-PLN-002': {
    severity: 'error',
    meaning: 'The range is locked already, or what was decided about it is about to be worked.',
    cure: 'Look at the list of ranges; unlock the other one first where it should be another range.',
  },
  'HWS-PLN-003': {
    severity: 'error',
    meaning: 'An allocation meets another one: a stack is kept for one kind of box only.',
    cure: 'Draw it beside the other, or remove the other first.',
  },
  'HWS-PLN-004': {
    severity: 'error',
    meaning: 'An allocation does not tell which boxes it is for.',
    cure: 'Name at least one of call, port of discharge, line, length, full or empty, reefer, dangerous; to keep everything out, lock the range.',
  },
  'HWS-PLN-005': {
    severity: 'error',
    meaning: 'There is no range of this name.',
    cure: 'Take the name from the list of ranges: GET /api/v1/yard/ranges.',
  },
  'HWS-PLN-006': {
    severity: 'error',
    meaning: 'As many ranges are drawn as there may be at a time.',
    cure: 'End those that are no longer needed, or draw larger ones.',
  },
  'HWS-PLN-007': {
    severity: 'error',
    meaning: 'There is no block of this name.',
    cure: 'Give the id of a block of the terminal file, such as A01.',
  },
} satisfies Record<string, ErrorEntry>;
