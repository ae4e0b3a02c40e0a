// The weekly template of the quay (pro forma): which service has which stretch of the week and of the quay, and the window that a call belongs to.
import { zoneOffset } from './local-time.ts';
import type { ProFormaModel, TerminalModel } from './model.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** Days of a week as the template names them, from the first on. */
export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
/** The first Monday after the epoch, which is a Thursday, ms UTC. */
const FIRST_MONDAY = 4 * DAY;

/** A window of a service: from when to when its vessel has the quay, ms UTC, and where the middle of her lies, m. */
export interface BerthWindow {
  service: string;
  from: number;
  to: number;
  middle: number;
}

/** The window of a service that begins nearest to a time, ms UTC. Weekday and hour are the terminal's local ones, also where its clocks change. */
export function windowNear(timeZone: string, slot: ProFormaModel, near: number): BerthWindow {
  const local = near + zoneOffset(timeZone, near);
  const ahead = modulo(weekTime(slot) - (local - FIRST_MONDAY), WEEK);
  const begin = local + (ahead >= WEEK / 2 ? ahead - WEEK : ahead);
  const from = begin - zoneOffset(timeZone, begin - zoneOffset(timeZone, near));
  return { service: slot.service, from, to: from + slot.hours * HOUR, middle: slot.middle };
}

/**
 * The window of a call that is expected at a time, ms UTC; null where the terminal has none for her. Her service is told by her voyage, which ends with its
 * name, or by her own name.
 */
export function windowOfCall(
  { proForma, timeZone }: Pick<TerminalModel, 'proForma' | 'timeZone'>,
  { vessel, voyage }: { vessel: string; voyage: string },
  eta: number,
): BerthWindow | null {
  const name = vessel.toUpperCase();
  const slot =
    proForma?.find(({ service }) => voyage.toUpperCase().endsWith(service.toUpperCase())) ??
    proForma?.find(({ vessels }) => vessels?.some((one) => one.toUpperCase() === name));
  return slot === undefined ? null : windowNear(timeZone, slot, eta);
}

/** Begin of a window after the begin of its week, Monday 0:00 by the clocks of the terminal, ms. */
function weekTime({ weekday, from }: ProFormaModel): number {
  const [hours, minutes] = from.split(':').map(Number) as [number, number];
  return WEEKDAYS.indexOf(weekday) * DAY + hours * HOUR + minutes * 60_000;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
