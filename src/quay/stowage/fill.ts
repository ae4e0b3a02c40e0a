// Sets boxes down one after another: the last port first, so that nothing has to be moved aside on the way, and within a port what has the
// fewest places first.
import { floatingCondition, deadMoments } from '../../terminal/vessel-profile/floating.ts';
import type { HydrostaticRow } from '../../terminal/vessel-profile/limits.ts';
import { NO_PORT } from './box-table.ts';
import { setKept } from './kept-cells.ts';
import { chooseStack, type Chooser } from './place.ts';
import type { StowageProblem } from './problem.ts';
import type { Ship } from './ship.ts';

/**
 * Sets down as many of the boxes as find a place; returns those that did not.
 */
export function fill(chooser: Chooser, waiting: readonly number[]): number[] {
  const { ship } = chooser;
  const left: number[] = [];
  for (let s = 0; s < ship.cells.stacks.length; s++) setKept(ship, chooser.lashing, s);
  const order = ordered(chooser, waiting);
  chooser.reefersLeft = order.reduce((sum, box) => sum + ship.boxes.reefer[box]!, 0);
  chooser.plugsFree = freePlugs(ship);
  for (const box of order) {
    if (ship.where[box]! >= 0) continue;
    takeBalance(chooser);
    const choice = chooseStack(chooser, box);
    chooser.reefersLeft -= ship.boxes.reefer[box]!;
    if (choice === null) {
      left.push(box);
      continue;
    }
    chooser.choices[box] = choice;
    ship.set(box, choice.stack, choice.half);
    chooser.plugsFree -= choice.parts[2]! > 0 || ship.boxes.reefer[box] === 1 ? 1 : 0;
    setKept(ship, chooser.lashing, choice.stack);
  }
  return left.filter((box) => ship.where[box]! < 0 && !onceMore(chooser, box));
}

/** A box that found nothing in its turn may find it on what was set down after it. */
function onceMore(chooser: Chooser, box: number): boolean {
  const choice = chooseStack(chooser, box);
  if (choice === null) return false;
  chooser.choices[box] = choice;
  chooser.ship.set(box, choice.stack, choice.half);
  setKept(chooser.ship, chooser.lashing, choice.stack);
  return true;
}

/** What found no place before; then the last port first; dangerous goods, reefers, 20', 40' and 45'; heavy before light, with chance mixed in. */
function ordered({ ship, noise, random, hard }: Chooser, waiting: readonly number[]): number[] {
  const { boxes } = ship;
  const rank = (box: number): number => {
    if (boxes.dangerous[box]! >= 0) return 0;
    if (boxes.reefer[box] === 1) return 1 + boxes.long[box]!;
    return 3 + boxes.long[box]!;
  };
  const keyed = waiting
    .filter((box) => boxes.port[box] !== NO_PORT)
    .map((box) => ({
      box,
      // A 45' has its cells higher up on deck: some 40' come before it.
      kg: boxes.kg[box]! * (noise > 0 ? 0.9 + 0.2 * random.next() : 1) * (boxes.fortyFive[box] === 1 ? 0.6 : 1),
      // But a 45' has to wait for boxes below it, however hard it is to place.
      key: hard.has(box) && boxes.fortyFive[box] === 0 ? -1 : (31 - boxes.port[box]!) * 8 + rank(box),
    }));
  keyed.sort((a, b) => a.key - b.key || b.kg - a.kg || a.box - b.box);
  return [...keyed.map(({ box }) => box), ...waiting.filter((box) => boxes.port[box] === NO_PORT)];
}

/** Cells with a plug that are still to be reached. */
function freePlugs(ship: Ship): number {
  const { cells } = ship;
  let count = 0;
  for (let s = 0; s < cells.stacks.length; s++) {
    const from = Math.max(ship.level[2 * s]!, ship.level[2 * s + 1]!);
    for (let c = from; c < cells.count[s]!; c++) count += Number(ship.hasPlug(cells.first[s]! + c, 2));
  }
  return count;
}

/** Brings the chooser's view of trim and heel up to the boxes that stand. */
function takeBalance(chooser: Chooser): void {
  const { balance, ship, problem } = chooser;
  const stability = problem.profile.limits?.stability;
  if (balance === null || stability === undefined) return;
  const { deadLoad } = stability;
  const kg = deadLoad.kg + ship.moments[0]!;
  const x = deadLoad.kg * deadLoad.x + ship.moments[1]!;
  balance.y = deadLoad.kg * deadLoad.y + ship.moments[2]!;
  balance.trim = (kg * balance.middleX - x) / balance.trimMoment;
}

/** What the balance is reckoned with: figures of the draught at which she sails with all boxes, the middle of the limits of trim. */
export function balanceOf(problem: StowageProblem, ship: Ship): Chooser['balance'] {
  const stability = problem.profile.limits?.stability;
  if (stability === undefined) return null;
  const { boxes } = ship;
  const dead = deadMoments(stability);
  let kg = dead.kg + ship.moments[0]!;
  for (let box = boxes.aboard; box < boxes.containers.length; box++) kg += ship.where[box]! < 0 ? boxes.kg[box]! : 0;
  const row = stability.hydrostatics.reduce((best: HydrostaticRow, one) =>
    Math.abs(one.displacement - kg) < Math.abs(best.displacement - kg) ? one : best,
  );
  const upright = floatingCondition(stability, problem.profile.lengthBetweenPerpendiculars, {
    kg,
    x: 0,
    y: 0,
    z: kg * row.metacentreZ,
  });
  const gm = Math.max(stability.leastGm, Math.abs(upright.gm), 1);
  const middleTrim = (stability.leastTrim + stability.mostTrim) / 2;
  return {
    trimMoment: row.trimMoment,
    heelMoment: (kg * gm * Math.PI) / 180,
    // Trim about this place is that beyond the middle of the limits.
    middleX: row.buoyancyX - (middleTrim * row.trimMoment) / kg,
    y: 0,
    trim: 0,
  };
}
