// Blocks with two stacking cranes and work for both, drawn by chance: for tests and measurements of their schedule.
import { Random } from '../../src/kit/random.ts';
import type { BlockJob, BlockProblem } from '../../src/yard/block-cranes/problem.ts';

/** Length of the block, m: twenty 40' bays. */
const LENGTH = 260;
const BAY = 13;
/** The transfer points lie so far beyond its ends, m. */
const BEYOND = 13;
/** Handling over the pick and over the place, s: as DGT's stacking cranes need for hoist, sway and locks. */
const PICK = 38;
const PLACE = 52;

const GANTRY = { speed: 4, accel: 0.4 };

/**
 * A block with so many jobs, drawn from a seed: two in five with vehicles at the water end, two in five with trucks at the land end, the
 * rest inside. A box that goes far from its end is handed over in the middle, which makes one more job. Somebody comes every
 * `every` seconds in the mean.
 */
export function drawBlock(seed: number, count: number, every = 55): BlockProblem {
  const chance = new Random(seed);
  const jobs: BlockJob[] = [];
  let comes = -60;
  while (jobs.length < count) {
    const kind = chance.next();
    comes += chance.exponential(every);
    const at = BAY * (chance.int(LENGTH / BAY) + 0.5);
    if (kind >= 0.8) jobs.push(inside(chance, jobs.length, at, comes));
    else jobs.push(...atEnd(chance, jobs.length, kind < 0.4 ? 0 : 1, at, comes).slice(0, count - jobs.length));
  }
  return {
    cranes: [
      { at: -20, freeIn: 0, low: -20, high: -20 },
      { at: LENGTH + 20, freeIn: 0, low: LENGTH + 20, high: LENGTH + 20 },
    ],
    ...{ spacing: 20, gantry: GANTRY, leastTravel: 13, jobs },
  };
}

const HANDLING = { pickSeconds: PICK, placeSeconds: PLACE, meetSeconds: 10 };

function inside(chance: Random, id: number, at: number, comes: number): BlockJob {
  const placeAt = BAY * (chance.int(LENGTH / BAY) + 0.5);
  const when = { meets: null, comesIn: 0, dueIn: comes + 1800, class: 2 as const };
  return { id, crane: -1, pickAt: at, placeAt, ...HANDLING, ...when, after: -1 };
}

/** A box that comes in or goes out at an end; one that goes far, as two jobs. */
function atEnd(chance: Random, id: number, crane: 0 | 1, at: number, comes: number): BlockJob[] {
  const end = crane === 0 ? -BEYOND : LENGTH + BEYOND;
  const comesIn = Math.max(0, comes);
  const when = { comesIn, dueIn: comes + (crane === 0 ? 60 : 0), class: crane };
  const far = crane === 0 ? at > 0.75 * LENGTH : at < 0.25 * LENGTH;
  const middle = BAY * (8 + chance.int(4) + 0.5);
  const other = (1 - crane) as 0 | 1;
  const idle = { meets: null, comesIn: 0, class: 2 as const };
  if (chance.next() < 0.5) {
    const first: BlockJob = {
      id,
      crane,
      pickAt: end,
      placeAt: far ? middle : at,
      ...HANDLING,
      ...when,
      meets: 'pick',
      after: -1,
    };
    const second = { id: id + 1, crane: other, pickAt: middle, placeAt: at, ...HANDLING, ...idle, dueIn: comes + 3600 };
    return far ? [first, { ...second, after: id }] : [first];
  }
  const last = { crane, pickAt: far ? middle : at, placeAt: end, ...HANDLING, ...when, meets: 'place' as const };
  if (!far) return [{ id, ...last, after: -1 }];
  const bring = {
    id,
    crane: other,
    pickAt: at,
    placeAt: middle,
    ...HANDLING,
    ...idle,
    dueIn: when.dueIn - 120,
    after: -1,
  };
  return [bring, { id: id + 1, ...last, after: id }];
}
