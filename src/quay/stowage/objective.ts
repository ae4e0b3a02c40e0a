// What a stowage plan costs, and how she floats under it.
import { deadMoments, floatingCondition, type FloatingCondition } from '../../terminal/vessel-profile/floating.ts';
import type { StabilityLimits } from '../../terminal/vessel-profile/limits.ts';
import { AFT, BOTH, FORE, type Half } from './cell-table.ts';
import type { StowageCosts, StowageProblem } from './problem.ts';
import { overstows } from './refusal.ts';
import type { Ship } from './ship.ts';

/**
 * Weights of the costs. Overstow, ports in a stack, opened stacks and lost plugs as 100, 20, 10 and 5, the proportions of the slot planning
 * problem of Delgado, Jensen, Janstrup, Rose and Andersen (2012, "A constraint programming model for fast optimal stowage of container
 * vessel bays", EJOR 220). A box left ashore outweighs all that its stowing can cost, a move in the longest pair of bays counts 1;
 * each metre or degree beyond the limits of floating as much as ten boxes (ours).
 */
export const STOWAGE_WEIGHTS: Readonly<Record<keyof StowageCosts, number>> = {
  ashore: 1000,
  overstow: 100,
  mixedPorts: 20,
  newStacks: 10,
  plugsLost: 5,
  longestPair: 1,
  beyondLimits: 10_000,
};

/** The weighted sum. */
export function stowageObjective(costs: StowageCosts): number {
  let sum = 0;
  for (const [cost, weight] of Object.entries(STOWAGE_WEIGHTS)) sum += weight * costs[cost as keyof StowageCosts];
  return sum;
}

/** How the ship floats with the boxes that stand on her; null where her hydrostatics are not known. */
export function floatsNow(ship: Ship, problem: StowageProblem): FloatingCondition | null {
  const stability = problem.profile.limits?.stability;
  if (stability === undefined) return null;
  const dead = deadMoments(stability);
  const [kg, x, y, z] = ship.moments as unknown as [number, number, number, number];
  const moments = { kg: dead.kg + kg, x: dead.x + x, y: dead.y + y, z: dead.z + z };
  return floatingCondition(stability, problem.profile.lengthBetweenPerpendiculars, moments);
}

/** Metres of draught, trim and metacentric height and degrees of heel by which a condition is beyond the limits, together. */
export function beyondLimits(floats: FloatingCondition, stability: StabilityLimits, maxDraught = Infinity): number {
  const over = (value: number, most: number): number => Math.max(0, value - most);
  const deepest = Math.max(floats.draughtAft, floats.draughtFore);
  return (
    over(deepest, Math.min(maxDraught, stability.maxDraught)) +
    over(floats.trim, stability.mostTrim) +
    over(stability.leastTrim, floats.trim) +
    over(stability.leastGm, floats.gm) +
    over(Math.abs(floats.heel), stability.mostHeel)
  );
}

/** The costs of the boxes as they stand. Overstow is looked for only when asked: the rules let none come about. */
export function stowageCosts(ship: Ship, problem: StowageProblem, whole: boolean): StowageCosts {
  const { boxes } = ship;
  let stowed = 0;
  let plugsLost = 0;
  for (let box = boxes.aboard; box < boxes.containers.length; box++) {
    const where = ship.where[box]!;
    if (where < 0) continue;
    stowed++;
    if (boxes.reefer[box] === 0) plugsLost += plugsBehind(ship, where >> 2, (where & 3) as Half);
  }
  let mixedPorts = 0;
  let newStacks = 0;
  for (let s = 0; s < ship.loaded.length; s++) {
    if (ship.loaded[s] === 0) continue;
    mixedPorts += Math.max(0, bits(ship.ports[s]!) - Math.max(1, bits(ship.portsBefore[s]!)));
    if (ship.held[s] === ship.loaded[s]) newStacks++;
  }
  const stability = problem.profile.limits?.stability;
  const floats = floatsNow(ship, problem);
  return {
    ashore: boxes.containers.length - boxes.aboard - stowed,
    overstow: whole ? overstows(ship) : 0,
    mixedPorts,
    newStacks,
    plugsLost,
    longestPair: longestPair(ship),
    beyondLimits: floats === null || stability === undefined ? 0 : beyondLimits(floats, stability, problem.maxDraught),
  };
}

/** Plugs of a cell that a box in it hides: one for a 20', one for a 40' over a cell that has any. */
export function plugsBehind(ship: Ship, at: number, half: Half): number {
  return half === BOTH ? Number(ship.hasPlug(at, BOTH)) : Number(ship.hasPlug(at, half === FORE ? FORE : AFT));
}

/** Most moves in two neighbouring 40' bays. */
function longestPair({ moves }: Ship): number {
  let most = moves[0] ?? 0;
  for (let i = 1; i < moves.length; i++) most = Math.max(most, moves[i - 1]! + moves[i]!);
  return most;
}

/** Count of set bits. */
export function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
