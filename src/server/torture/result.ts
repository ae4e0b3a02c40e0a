// What comes of tortured seeds: counts of everything that was done to them, and what went wrong.

/** What went wrong. */
export interface Violation {
  seed: number;
  /** I1 to I8, or 'process': it failed on something that is no fault of its store. */
  invariant: string;
  /** Terminal time, ms UTC. */
  at: number;
  /** Last frame of the journal then. */
  frame: number;
  what: string;
}

/** What is counted of a seed, in the order in which it is told. */
export const COUNTED = [
  'kills',
  'powerCuts',
  'endsAtMoment',
  'failedSyncs',
  'restarts',
  'restores',
  'bitFlips',
  'misdirected',
  'snapshotsDamaged',
  'fullDisks',
  'stalls',
  'messages',
  'refused',
  'poison',
  'lost',
  'doubled',
  'holds',
  'hands',
  'machineFaults',
  'lies',
  'reeferAlarms',
  'looks',
  'envelopes',
  'envelopesLost',
  'envelopesDoubled',
  'linesCut',
  'reportsRefused',
  'checks',
  'frames',
  'moves',
] as const;

/** How much of everything there was. */
export type Counts = Record<(typeof COUNTED)[number], number>;

/** All counts at zero. */
export function noCounts(): Counts {
  return Object.fromEntries(COUNTED.map((name) => [name, 0])) as Counts;
}

/** Adds counts to others. */
export function addCounts(sum: Counts, more: Counts): void {
  for (const name of COUNTED) sum[name] += more[name];
}

/** What came of one seed. */
export interface SeedResult {
  seed: number;
  violations: Violation[];
  /** Hash over everything that happened, to show that the same seed does the same again. */
  trace: string;
  /** Hash of the record at the end. */
  stateHash: string;
  counts: Counts;
}
