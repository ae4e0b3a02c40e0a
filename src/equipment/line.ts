// The equipment line: a session between the control and one machine over a pipe that may lose, double, delay and reorder what it carries.
// Orders go out and reports come in, each exactly once and in order, whatever the pipe does and whichever end is stopped and begun again
// from what it kept. An end is plain data; the functions beside it (control-end.ts, machine-end.ts) do no I/O and have no clock: the owner
// hands in what arrives and the time, and takes out what is to be sent.
//
// How it works. Both directions count from 1. An end sends what is new at once, and all that was not acknowledged again after a while,
// longer each time. An acknowledgement says "all up to this number"; it stands in every envelope, and an end with nothing to say sends an
// empty one now and then, so that the other knows that it is there. Of two owners of one terminal the one with the higher epoch counts.
//
// Who may acknowledge when: the machine, when it has noted an order where it survives; the control, when a report is in the journal.
import type { Report } from '../terminal/report.ts';
import { seedFor } from '../kit/random.ts';
import type { Order } from './port.ts';

/** Name of a line: the machine's id, or TERMINAL_LINE. */
export type LineId = string;

/** The line of what is no machine of its own: vessels, trucks, sensors, swap stations. */
export const TERMINAL_LINE: LineId = 'terminal';

/** An order with its number on its line, from 1 without gaps. */
export interface NumberedOrder {
  n: number;
  order: Order;
}

/** A report with its number on its line, and how many orders of the line the machine had taken when it made it. */
export interface NumberedReport {
  n: number;
  taken: number;
  report: Report;
}

/** From the control to a machine. */
export interface ToMachine {
  line: LineId;
  /** Which opening of the record speaks; the machine obeys the highest that it has heard. */
  epoch: number;
  /** Who speaks, and whom it believes to speak to; null: it has not met anybody on this line yet. */
  control: string;
  machine: string | null;
  /** Reports up to this number are in the journal. */
  ack: number;
  /** Lowest order that was not acknowledged, and the number that the next new order will get. */
  first: number;
  next: number;
  orders: NumberedOrder[];
}

/** Why an end does not go on with the other; see docs/explanation/equipment-line.md. */
export type LineTrouble =
  /** The machine has heard a later opening of the record: who asks is no longer the owner. */
  | 'old-epoch'
  /** The machine works for another record. */
  | 'other-control'
  /** Another machine answers than the one that was met on this line. */
  | 'machine-replaced'
  /** The record lacks orders or reports that were exchanged: it was restored from an older copy. */
  | 'control-behind'
  /** The machine lacks orders or reports that were exchanged: its memory was lost. */
  | 'machine-behind';

/** From a machine to the control. */
export interface ToControl {
  line: LineId;
  /** Highest epoch that the machine has heard. */
  epoch: number;
  machine: string;
  control: string | null;
  /** Orders up to this number were taken. */
  ack: number;
  first: number;
  next: number;
  reports: NumberedReport[];
  /** Why it does not obey the opening of the record with this epoch; null: it refuses none. */
  refused: Refusal | null;
}

/** What a machine refused, by the epoch that spoke. */
export interface Refusal {
  why: LineTrouble;
  epoch: number;
}

/** Items of one kind that may be on their way at a time; what comes from further ahead is not taken. */
export const WINDOW = 32;
/** Items that an end keeps until they are acknowledged; more than that is a fault of its owner. */
export const MOST_KEPT = 4096;
/** A machine takes no more orders while it keeps so many reports: each order leads to some. */
export const ENOUGH_REPORTS = 256;

/** First wait for an acknowledgement and the longest one, ms (designed: a turn of the loop and a commit lie well within the first). */
const RESEND_MS = 2_000;
const RESEND_MOST_MS = 30_000;
/** An end that has nothing to say is heard so often, ms (designed: six times within the 30 s after which a machine counts as silent). */
const HEARTBEAT_MS = 5_000;

/** When an end sends. Part of both ends. */
export interface Timer {
  /** There is something new to say. */
  news: boolean;
  /** Last number that was sent since the last resending. */
  sent: number;
  /** Resendings without an answer. */
  tries: number;
  /** When all that is not acknowledged is sent again, and when something is sent in any case, ms UTC. */
  resendAt: number;
  aliveAt: number;
}

/** A timer at a time, ms UTC: all that is kept goes out at once. */
export function beginTimer(now: number): Timer {
  return { news: true, sent: 0, tries: 0, resendAt: Infinity, aliveAt: now };
}

/** When an end wants to send next, ms UTC. */
export function timerDue(timer: Timer): number {
  return timer.news ? -Infinity : Math.min(timer.resendAt, timer.aliveAt);
}

/**
 * The items to send now, of those kept (in order, none acknowledged): what is new, or when their time has come all of them, as far as
 * the window goes. Call it only when the timer is due.
 */
export function itemsToSend<T extends { n: number }>(timer: Timer, kept: readonly T[], line: LineId, now: number): T[] {
  const again = now >= timer.resendAt;
  if (again) {
    timer.sent = 0;
    timer.tries++;
  }
  const window = kept.slice(0, WINDOW);
  const items = window.filter(({ n }) => n > timer.sent);
  timer.news = false;
  timer.aliveAt = now + HEARTBEAT_MS;
  const last = window.at(-1);
  if (last) timer.sent = Math.max(timer.sent, last.n);
  if (!last) timer.resendAt = Infinity;
  else if (again || timer.resendAt === Infinity) timer.resendAt = now + backoff(line, timer.tries);
  return items;
}

/** Drops what was acknowledged up to a number; true when that was news. */
export function acknowledged(timer: Timer, kept: { n: number }[], ack: number, now: number, line: LineId): boolean {
  const count = kept.findIndex(({ n }) => n > ack);
  const gone = count < 0 ? kept.length : count;
  if (gone === 0) return false;
  kept.splice(0, gone);
  timer.tries = 0;
  timer.resendAt = kept.length > 0 ? now + backoff(line, 0) : Infinity;
  // What was held back by the window goes out now.
  if (kept.some(({ n }) => n > timer.sent)) timer.news = true;
  return true;
}

/** Wait before the next resending, ms: doubled each time, and different for each line, so that a thousand machines do not speak at once. */
function backoff(line: LineId, tries: number): number {
  const wait = Math.min(RESEND_MOST_MS, RESEND_MS * 2 ** Math.min(tries, 8));
  const share = (seedFor(tries + 1, line) >>> 0) / 2 ** 32;
  return Math.round(wait * (0.75 + share / 2));
}
