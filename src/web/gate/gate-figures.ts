// What the gate's view makes of the facts: heights of bars, sums over the trucks that are there, the order in which somebody looks at them.
import type { GateHour, GateTruck } from '../../server/api.ts';

const MINUTE_MS = 60_000;

/** An hour's bars as shares of the largest hour, one before the other: announced, come, through. */
export function barsOf(
  { announced, come, done }: GateHour,
  most: number,
): { announced: number; come: number; done: number } {
  return { announced: announced / most, come: come / most, done: done / most };
}

/** Trucks by where they are, and the longest stay of those that are not on their way out, whole minutes. */
export function standing(
  trucks: readonly GateTruck[],
  now: number,
): { gate: number; inside: number; stopped: number; longest: number } {
  const count = (place: GateTruck['place']): number => trucks.filter((one) => one.place === place).length;
  const stays = trucks.filter(({ place }) => place !== 'leaving').map(({ arrived }) => now - arrived);
  const longest = Math.floor(Math.max(0, ...stays) / MINUTE_MS);
  return { gate: count('gate'), inside: count('inside'), stopped: count('stopped'), longest };
}

const RANKS: Readonly<Record<GateTruck['place'], number>> = { stopped: 0, gate: 1, inside: 1, leaving: 2 };

/** Those that are stopped first, then by how long they have been there; those that drive out last. */
export function inTrouble(trucks: readonly GateTruck[]): GateTruck[] {
  return trucks.toSorted((a, b) => RANKS[a.place] - RANKS[b.place] || a.arrived - b.arrived);
}

/** A time in whole minutes, rounded away from zero so that a minute late is not in time. */
export function wholeMinutes(ms: number): number {
  return Math.sign(ms) * Math.ceil(Math.abs(ms) / MINUTE_MS);
}
