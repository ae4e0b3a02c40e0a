// The view from the bridge depends on how she floats, and that on what is stowed: limits are set for the condition that is expected, and
// boxes that break them in the one that came about are stowed anew.
import { deadMoments, floatingCondition, type FloatingCondition } from '../../terminal/vessel-profile/floating.ts';
import { cellTable } from './cell-table.ts';
import { fill } from './fill.ts';
import { floatsNow } from './objective.ts';
import type { Chooser } from './place.ts';
import type { StowageProblem } from './problem.ts';

/** Rounds of stowing anew; what still breaks the limit then is taken off. */
const ROUNDS = 4;
/** Draught by which the limits are set too strict, m: so that a box more or less does not break them. */
const MARGIN = 0.05;

/** How she will float: all boxes aboard, trimmed by the stern as far as the limits allow. Null without hydrostatics. */
export function expectedFloats(problem: StowageProblem): FloatingCondition | null {
  const stability = problem.profile.limits?.stability;
  if (stability === undefined) return null;
  const length = problem.profile.lengthBetweenPerpendiculars;
  let { kg } = deadMoments(stability);
  for (const { container } of problem.aboard) kg += container.grossKg;
  for (const { grossKg } of problem.loads) kg += grossKg;
  const upright = floatingCondition(stability, length, { kg, x: kg * stability.deadLoad.x, y: 0, z: 0 });
  const middle = (upright.draughtAft + upright.draughtFore) / 2;
  const trim = (stability.leastTrim + stability.mostTrim) / 2;
  return { ...upright, trim, draughtAft: middle + trim / 2, draughtFore: middle - trim / 2 };
}

/** Stows anew what hides more sea than allowed in the condition that came about. */
export function clearSight(chooser: Chooser): void {
  const { ship, problem } = chooser;
  for (let round = 0; round <= ROUNDS; round++) {
    const floats = floatsNow(ship, problem);
    if (floats === null) return;
    const { sight } = cellTable(problem.profile, strict(floats, round));
    const exact = cellTable(problem.profile, floats).sight;
    const hiding = stacksThatHide(chooser, exact);
    if (hiding.length === 0) return;
    ship.cells.sight.set(sight);
    const off = hiding.flatMap((s) => ship.clear(s));
    const waiting = ashore(chooser);
    if (round < ROUNDS) fill(chooser, waiting.length > off.length ? waiting : off);
  }
}

/** Less draught and more trim by the stern than she has, from round to round more. */
function strict(floats: FloatingCondition, round: number): FloatingCondition {
  const margin = MARGIN * (round + 1);
  return { ...floats, draughtAft: floats.draughtAft - margin, trim: floats.trim + margin };
}

function stacksThatHide({ ship }: Chooser, sight: Float64Array): number[] {
  const { cells } = ship;
  return cells.stacks.flatMap((_, s) => {
    if (cells.deck[s] === 0 || ship.loaded[s] === 0) return [];
    const [fore, aft] = [ship.height[2 * s]!, ship.height[2 * s + 1]!];
    const long = ship.longs[s]! > 0 && Math.max(fore, aft) > sight[3 * s + 2]!;
    const short =
      ship.longs[s] === 0 &&
      ((ship.least[2 * s] !== 127 && fore > sight[3 * s]!) ||
        (ship.least[2 * s + 1] !== 127 && aft > sight[3 * s + 1]!));
    return long || short ? [s] : [];
  });
}

function ashore({ ship }: Chooser): number[] {
  const { boxes } = ship;
  const waiting: number[] = [];
  for (let box = boxes.aboard; box < boxes.containers.length; box++) if (ship.where[box]! < 0) waiting.push(box);
  return waiting;
}
