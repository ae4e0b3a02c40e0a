// Clears a part of the vessel and stows it anew, again and again; keeps what costs no more.
import type { Budget } from '../../terminal/planning.ts';
import { fill } from './fill.ts';
import { bits, stowageCosts, stowageObjective } from './objective.ts';
import type { Chooser } from './place.ts';

/** Most that chance adds to a score while stowing anew. */
const NOISE = 6;
/** Stacks that are cleared at once when they are picked one by one. */
const STACKS_AT_ONCE = 14;
/** A plan that costs so much more than the last one may still be gone on from; it shrinks to 0 over the steps. */
const WARMTH = 12;
/** Steps over which the warmth is spread where only time limits them. */
const USUAL_STEPS = 400;

/** Improves the boxes as they stand; they stand as in the best plan found at the end. */
export function improve(chooser: Chooser, budget: Budget): void {
  const { ship, problem, random } = chooser;
  const costNow = (): number => stowageObjective(stowageCosts(ship, problem, false));
  const save = () => ({ cost: costNow(), ship: ship.save(), choices: chooser.choices.slice() });
  let current = save();
  let best = current;
  const back = (to: typeof current): void => {
    ship.restore(to.ship);
    chooser.choices = to.choices.slice();
  };
  const steps = Math.min(budget.steps, 1_000_000);
  for (let step = 0; step < steps && budget.stop?.() !== true; step++) {
    const off = partOf(chooser, step).flatMap((s) => ship.clear(s));
    const ashore = ashoreNow(chooser, off);
    for (const box of ashore) chooser.hard.add(box);
    const waiting = [...off, ...ashore];
    if (waiting.length === 0) continue;
    chooser.noise = NOISE * random.next();
    fill(chooser, waiting);
    const warmth = WARMTH * Math.max(0, 1 - step / Math.min(steps, USUAL_STEPS));
    if (costNow() <= current.cost + warmth * random.next()) {
      current = save();
      if (current.cost < best.cost) best = current;
    } else back(current);
  }
  back(best);
  chooser.noise = 0;
}

/** The stacks that are cleared: those of a bay or two, stacks with several ports or few boxes, or under a few hatch covers. */
function partOf({ ship, random }: Chooser, step: number): number[] {
  const { cells } = ship;
  const own = cells.stacks.flatMap((_, s) => (ship.loaded[s]! > 0 ? [s] : []));
  if (own.length === 0) return [];
  switch (step % 4) {
    case 0: {
      const bay = random.int(cells.bays.length);
      return own.filter((s) => cells.bayOf[s] === bay);
    }
    case 1: {
      const covers = [random.pick(own), random.pick(own), random.pick(own)].map((s) => cells.coverOf[s]!);
      return own.filter((s) => cells.coverOf[s]! >= 0 && covers.includes(cells.coverOf[s]!));
    }
    case 2: {
      const poor = own.filter(
        (s) => bits(ship.ports[s]!) > Math.max(1, bits(ship.portsBefore[s]!)) || ship.loaded[s]! < 3,
      );
      return picked(poor.length === 0 ? own : poor, random);
    }
    default:
      return picked(own, random);
  }
}

function picked(from: readonly number[], random: Chooser['random']): number[] {
  return [...new Set(Array.from({ length: STACKS_AT_ONCE }, () => random.pick(from)))];
}

function ashoreNow({ ship }: Chooser, off: readonly number[]): number[] {
  const { boxes } = ship;
  const known = new Set(off);
  const waiting: number[] = [];
  for (let box = boxes.aboard; box < boxes.containers.length; box++)
    if (ship.where[box]! < 0 && !known.has(box)) waiting.push(box);
  return waiting;
}
