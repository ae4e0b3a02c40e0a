// Error codes of what-if: sweep files, variants, forks and the workers that run them; see index.ts.
import type { ErrorEntry } from './entry.ts';

export const sweepErrors = {
  'HWS-SWP-001': {
    severity: 'error',
    meaning: 'The sweep file is not JSON, or a key stands in it twice.',
    cure: 'Correct the text at the line and column that the message names; "hawser sweep --example" prints a file to start from.',
  },
  'HWS-SWP-002': {
    severity: 'error',
    meaning: 'A value of a sweep file is missing, unknown or not of the kind or in the range that is expected.',
    cure: 'Correct the value at the path that the message names; docs/how-to/compare-variants.md describes every field.',
  },
  'HWS-SWP-003': {
    severity: 'error',
    meaning: 'Two variants of a sweep have the same name, or a sweep has more runs than are allowed.',
    cure: 'Give every variant a name of its own, and split a sweep of more than 100,000 runs.',
  },
  'HWS-SWP-004': {
    severity: 'error',
    meaning: 'A variant sets a value of the terminal that is not there, or that makes a terminal which cannot be run.',
    cure: 'Name a path of the terminal model, such as /vehicleType/count; where the terminal has too little room for it, give the variant a terminal file of its own.',
  },
  'HWS-SWP-005': {
    severity: 'error',
    meaning: 'A variant asks for more vehicles than the terminal has parking places.',
    cure: 'Ask for fewer vehicles, or give the variant a terminal file with more parking places.',
  },
  'HWS-SWP-006': {
    severity: 'error',
    meaning: 'The traffic of a sweep ends before its runs do.',
    cure: 'Let demand.days cover warmUpHours and hours, or leave demand.days out.',
  },
  'HWS-SWP-010': {
    severity: 'error',
    meaning:
      'A running terminal cannot get another layout: its machines stand where the old one has its roads and cranes.',
    cure: 'Compare layouts from the beginning, with "hawser sweep" and another terminal file for each variant.',
  },
  'HWS-SWP-011': {
    severity: 'error',
    meaning:
      'A running terminal has too few vehicles without work, or too few free parking places, for the fleet of the variant.',
    cure: 'Choose a size nearer to the present one, or fork at a quieter moment.',
  },
  'HWS-SWP-012': {
    severity: 'error',
    meaning:
      'A variant of a running terminal asks for what it cannot have: a file, other traffic, or a berth for a call that has hers.',
    cure: 'Leave out what the message names; from the beginning "hawser sweep" compares more.',
  },
  'HWS-SWP-013': {
    severity: 'error',
    meaning: 'The request for a comparison names no variant, no seed, or a horizon that is out of range.',
    cure: 'Name 1 to 50 variants, 1 to 1,000 seeds and a horizon of more than 0 and at most 720 hours.',
  },
  'HWS-SWP-021': {
    severity: 'error',
    meaning: 'The workers that took a run died, one after the other.',
    cure: 'Look whether the machines of the workers have enough memory, and start fewer threads on them with --workers.',
  },
  'HWS-SWP-022': {
    severity: 'error',
    meaning: 'A run ended with a failure of Hawser itself.',
    cure: 'Report the message with the sweep file as an issue of the project; the other runs of the sweep are not touched by it.',
  },
  'HWS-SWP-030': {
    severity: 'error',
    meaning: 'The NATS server cannot be reached, or refuses what is asked.',
    cure: 'Check the address (nats://HOST:PORT), the user and the password, and that the server runs with JetStream (nats-server -js).',
  },
  'HWS-SWP-031': {
    severity: 'error',
    meaning: 'A run is too large for a message of the NATS server.',
    cure: 'Raise max_payload of the server, or run the sweep without --nats.',
  },
} satisfies Record<string, ErrorEntry>;

/** A code of this part. */
export type SweepErrorCode = keyof typeof sweepErrors;
