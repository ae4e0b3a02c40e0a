// Decking: time for one slot choice in a large yard, and rehandles of a block filled by it against simpler rules.
import { Random } from '../src/kit/random.ts';
import { deck } from '../src/yard/decking.ts';
import { HOUR } from '../src/yard/deck-weights.ts';
import { atOneTime, firstOf, UNKNOWN, type Departure } from '../src/yard/departure/departure.ts';
import type { BlockView, DeckBox, DeckPlan, DeckStack } from '../src/yard/problems.ts';
import type { Measurement } from './measurement.ts';

const SEED = 4711;
const BAYS = 40;
const ROWS = 9;
const TIERS = 5;
const BLOCKS = 23;
const STEPS = 1_000_000;

/** Boxes put into one block for the comparison: at its fullest it is about 60 % full. */
const BOXES = 6_000;

/** Trucks come a day sooner or later than told, one standard deviation, ms. */
const TRUCK_SPREAD = 24 * HOUR;

/** A box with a random stay of 12 h to 7 days; half leave by the quay in one of twenty groups. */
function randomBox(chance: Random, now: number): DeckBox {
  const byQuay = chance.next() < 0.5;
  const call = chance.int(20);
  const departure = byQuay ? now + (12 + 8 * call) * HOUR : now + (12 + 156 * chance.next()) * HOUR;
  return {
    lengthFeet: 40,
    heightMm: 2591,
    grossKg: 4_000 + chance.int(24_000),
    full: true,
    needsPlug: false,
    dangerousClasses: [],
    outOfGauge: 'no',
    departure,
    spread: byQuay ? HOUR : TRUCK_SPREAD,
    group: byQuay ? `call ${Math.round(departure / (24 * HOUR))}` : 'truck',
    from: byQuay ? 'land' : 'water',
    to: byQuay ? 'water' : 'land',
  };
}

/** The time of one choice over 23 blocks of 360 stacks, ms: mean of 500. */
function choiceTime(): number {
  const chance = new Random(SEED);
  const blocks: BlockView[] = Array.from({ length: BLOCKS }, (_, index) => ({
    index,
    travelSeconds: 40 + chance.int(200),
    workload: [chance.int(4), chance.int(4)],
    handsOver: true,
    fill: 0.3 + 0.5 * chance.next(),
    bays: BAYS,
    bayLength: 13,
    ...withRoom(Array.from({ length: BAYS * ROWS }, (_, s) => randomStack(chance, index, s))),
  }));
  const boxes = Array.from({ length: 600 }, () => randomBox(chance, 0));
  for (const box of boxes.slice(0, 100)) deck({ box, blocks }, { steps: STEPS });
  const began = performance.now();
  for (const box of boxes.slice(100)) deck({ box, blocks }, { steps: STEPS });
  return (performance.now() - began) / 500;
}

function randomStack(chance: Random, block: number, s: number): DeckStack {
  const height = chance.int(TIERS + 1);
  const leaves = height === 0 ? Infinity : 150 * HOUR * chance.next();
  return {
    block,
    bay: 4 * Math.floor(s / ROWS) + 2,
    row: (s % ROWS) + 1,
    height,
    maxHeight: TIERS,
    ...{
      firstMean: leaves,
      firstSpread: TRUCK_SPREAD,
      topMean: leaves,
      othersMean: leaves,
      othersSpread: TRUCK_SPREAD,
    },
    topGroup: height === 0 ? '' : 'truck',
    topKg: height === 0 ? 0 : 4_000 + chance.int(24_000),
    topFeet: height === 0 ? 0 : 40,
    ...{ besideHeight: 0, locked: false, allocation: -1 },
    hasPlug: s % 20 === 0,
    dangerousAllowed: s > 300,
    nearbyDangerous: [],
  };
}

function withRoom(stacks: DeckStack[]): Pick<BlockView, 'stacks' | 'room'> {
  return { stacks, room: stacks.map((s) => s.maxHeight - s.height) };
}

/** A box in the block and when it really leaves, ms. */
interface Held {
  box: DeckBox;
  leaves: number;
}

/** A rule that picks one of the stacks with room. */
type Rule = (box: DeckBox, stacks: DeckStack[], chance: Random) => DeckPlan | null;

const byDecking: Rule = (box, stacks) => {
  const block: BlockView = {
    ...{ index: 0, travelSeconds: 0, workload: [0, 0], handsOver: false, fill: 0.5, bays: BAYS, bayLength: 13 },
    ...withRoom(stacks),
  };
  return deck({ box, blocks: [block] }, { steps: STEPS }).plan;
};

const atRandom: Rule = (_, stacks, chance) => {
  const open = stacks.filter((s) => s.height < s.maxHeight);
  return open.length === 0 ? null : slotOn(chance.pick(open));
};

const onLowest: Rule = (_, stacks) => {
  const lowest = stacks.reduce((a, b) => (b.height < a.height ? b : a));
  return lowest.height < lowest.maxHeight ? slotOn(lowest) : null;
};

function slotOn(s: DeckStack): DeckPlan {
  return { block: 0, bay: s.bay, row: s.row, tier: s.height + 1 };
}

/**
 * Fills and empties one block by a rule: a box every five minutes, each leaving when it is due (trucks come a day
 * sooner or later than told, one standard deviation); boxes on top of one that
 * leaves are put back in their order (they count, but do not move on). Returns rehandles per box that left, in per cent.
 */
function rehandlesOf(rule: Rule): number {
  const chance = new Random(SEED);
  const stacks = Array.from({ length: BAYS * ROWS }, (_, s) => ({ ...randomStack(chance, 0, s) }));
  const held: Held[][] = stacks.map(() => []);
  stacks.forEach((s, i) => show(s, held[i]));
  let rehandles = 0;
  let left = 0;
  for (let k = 0; k < BOXES; k++) {
    const now = k * (HOUR / 12);
    held.forEach((boxes, i) => {
      for (let at = firstOut(boxes); at >= 0 && boxes[at].leaves <= now; at = firstOut(boxes)) {
        rehandles += boxes.length - 1 - at;
        boxes.splice(at, 1);
        left++;
      }
      show(stacks[i], boxes);
    });
    const box = randomBox(chance, now);
    const slot = rule(box, stacks, chance);
    if (slot === null) continue;
    const i = stacks.findIndex((s) => s.bay === slot.bay && s.row === slot.row);
    const off = box.group === 'truck' ? TRUCK_SPREAD * chance.normal() : 0;
    held[i].push({ box, leaves: Math.max(now, box.departure + off) });
    show(stacks[i], held[i]);
  }
  return (100 * rehandles) / left;
}

/** The place of the box that leaves first; of several at the same time the highest. -1 in an empty stack. */
function firstOut(boxes: readonly Held[]): number {
  let at = -1;
  for (let j = 0; j < boxes.length; j++) if (at < 0 || boxes[j].leaves <= boxes[at].leaves) at = j;
  return at;
}

function show(stack: DeckStack, boxes: readonly Held[]): void {
  const top = boxes.at(-1);
  stack.height = boxes.length;
  stack.topGroup = top?.box.group ?? '';
  stack.topKg = top?.box.grossKg ?? 0;
  stack.topFeet = top?.box.lengthFeet ?? 0;
  const first = (of: readonly Held[]): Departure =>
    of.reduce((soonest, { box }) => firstOf(soonest, { mean: box.departure, spread: box.spread }), UNKNOWN);
  ({ mean: stack.firstMean, spread: stack.firstSpread } = first(boxes));
  stack.topMean = top?.box.departure ?? Infinity;
  const others = first(
    boxes.filter(({ box }) => box.group !== stack.topGroup || !atOneTime(box.departure, stack.topMean)),
  );
  ({ mean: stack.othersMean, spread: stack.othersSpread } = others);
}

/** Measures the time of a choice and the rehandles that follow from the choices. */
export function run(): Promise<Measurement> {
  const ms = choiceTime();
  const ours = rehandlesOf(byDecking);
  const lowest = rehandlesOf(onLowest);
  const random = rehandlesOf(atRandom);
  const share = `one block of ${BAYS * ROWS} stacks, rehandles per box that leaves`;
  return Promise.resolve({
    name: 'decking',
    rows: [
      {
        what: `one choice among ${BLOCKS * BAYS * ROWS} stacks`,
        value: ms,
        unit: 'ms',
        target: '< 0.5',
        pass: ms < 0.5,
      },
      { what: `${share}: decking`, value: ours, unit: '%', target: '< half of lowest', pass: ours < lowest / 2 },
      { what: `${share}: lowest stack`, value: lowest, unit: '%' },
      { what: `${share}: at random`, value: random, unit: '%' },
    ],
  });
}
