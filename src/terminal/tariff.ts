// What electricity costs when. Times in ms UTC, prices in the tariff's currency per kWh.
import { invariant } from '../kit/invariant.ts';
import type { TerminalModel } from './model.ts';
import { zoneOffset } from './local-time.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Prices hold for a quarter of an hour at least. */
const QUARTER = 15 * MINUTE;

/** Minutes after midnight of "hh:mm". */
function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** Price at a time; a tariff with a gap has no price there, which a file cannot have. */
export function priceAt(model: TerminalModel, at: number): number {
  return priceAtMinute(model, minuteOfDay(at + zoneOffset(model.timeZone, at)));
}

function minuteOfDay(local: number): number {
  return Math.floor((((local % DAY) + DAY) % DAY) / MINUTE);
}

function priceAtMinute(model: TerminalModel, minute: number): number {
  for (const { from, to, pricePerKWh } of model.energy.tariff) {
    const [a, b] = [minutesOf(from), minutesOf(to)];
    if (a < b ? minute >= a && minute < b : minute >= a || minute < b) return pricePerKWh;
  }
  invariant(false, `the tariff has no price for minute ${minute} of the day`);
}

/** Prices by the quarter of an hour from the one in which `at` lies; the zone's offset is that at the beginning. */
export function pricesAhead(model: TerminalModel, at: number, hours: number): number[] {
  const first = Math.floor(at / QUARTER) * QUARTER + zoneOffset(model.timeZone, at);
  return Array.from({ length: hours * 4 }, (_, q) => priceAtMinute(model, minuteOfDay(first + q * QUARTER)));
}

/** Minutes of the day (local time) for which a tariff has no price; empty for a sound one. */
export function minutesWithoutPrice(tariff: TerminalModel['energy']['tariff']): number[] {
  return Array.from({ length: 24 * 60 }, (_, m) => m).filter((m) =>
    tariff.every(({ from, to }) => {
      const [a, b] = [minutesOf(from), minutesOf(to)];
      return a < b ? m < a || m >= b : m < a && m >= b;
    }),
  );
}
