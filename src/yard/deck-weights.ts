// What each consideration of the yard's slot choice weighs. All weights are seconds of expected work, so that they compare.

/** Milliseconds of an hour. */
export const HOUR = 3_600_000;

/** Gantry speed of a stacking crane, m/s: 240 m/min, Kalmar ASC at ECT (2002). */
export const GANTRY_SPEED = 4;

/** Weights of decking; each says why it has its size. Ours, set against the twin; not published figures. */
export const DECK_WEIGHTS = {
  /** One rehandle: pick, short drive, place of a stacking crane (about 25 moves/h derived from the ECT speeds). */
  rehandle: 140,
  /** Share of a metre's drive that counts on the way in: the quay or the truck waits, so all of it. */
  driveIn: 1,
  /** On the way out: half, because the box can be brought nearer in a quiet hour. */
  driveOut: 0.5,
  /** Each tier below the box: hoist up and down 2.6 m less at about 0.7 m/s, both ways, and the higher risk of a later dig. */
  tier: 6,
  /** A stack whose top leaves with another group: later digs even when the times look right. */
  mixedGroup: 25,
  /** Opening an empty ground slot: it is gone for the next group; less than mixing. */
  emptyStack: 12,
  /**
   * Covering a stack that stays much longer wastes a good place, and a box that comes later will stand in the way instead: nearly a rehandle, when
   * the gap is long (set by npm run bench -- decking: 15 leaves 43 rehandles per 100 boxes, 120 leaves 31, 240 no fewer).
   */
  looseFit: 120,
  /** Light box over a heavier one of the same load group: the vessel wants the heavy one first, a likely rehandle. */
  lightOnHeavy: 60,
  /** Full box over an empty one: bad for the stack in wind, and empties leave in batches. */
  fullOnEmpty: 80,
  /** A dry box on a place with a plug: plugs are few. */
  plugWasted: 45,
  /** A harmless box where dangerous goods may stand: such places are few. */
  dangerousPlaceWasted: 15,
  /** First and last bay are kept clear for boxes in the crane's hand-over. */
  endBay: 20,
  /** Each job waiting for the crane that takes the box in: a cycle. */
  job: 90,
  /** Each job waiting for the crane that takes it over in the middle: half, because nobody waits for that. */
  jobLater: 45,
  /** A box that changes hands in the middle is lifted once more: half a rehandle, because it is done in a quiet hour. */
  handOver: 70,
  /** A 45' box on a 40' one or the other way round: the long ones keep the bays beside them from rising, so they stand together. */
  mixedLength: 15,
  /** Each tier over a box out of gauge: nothing can stand there while it does. */
  closedTier: 20,
  /** A slot outside the range that a planner keeps for the box: ten minutes, which no way through a terminal makes up for. */
  outsideAllocation: 600,
  /** A slot in a range that a planner would rather keep for others: about a rehandle. */
  othersAllocation: 150,
  /** A full block against an empty one (times fill squared): digs grow steeply near the top of the fill. */
  fill: 120,
} as const;

/** Differences of mass below this, kg, do not order boxes for loading: about one weight class of a stowage plan. */
export const WEIGHT_CLASS_KG = 3000;

/** A box lighter than this, kg, is taken for empty when only its mass is known (a 40' tare is 3.7-4.7 t). */
export const EMPTY_BELOW_KG = 5000;

/** How loosely two times fit, 0 (equal) to 1 (far apart); a half at one day. */
export function looseness(a: number, b: number): number {
  if (a === b) return 0;
  const gap = Math.abs(a - b);
  return gap === Infinity ? 1 : gap / (gap + 24 * HOUR);
}
