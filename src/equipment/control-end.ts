// The control's end of an equipment line. Its numbers follow from the record: orders are counted as they are given, reports as they are
// committed. So a control that is begun again and does its turns again has the same numbers, and goes on where it was.
import { invariant } from '../kit/invariant.ts';
import {
  acknowledged,
  beginTimer,
  itemsToSend,
  MOST_KEPT,
  timerDue,
  WINDOW,
  type LineId,
  type LineTrouble,
  type NumberedOrder,
  type NumberedReport,
  type Timer,
  type ToControl,
  type ToMachine,
} from './line.ts';
import type { Order } from './port.ts';

/** One end, plain data. */
export interface ControlEnd {
  line: LineId;
  /** The record that speaks, by a name drawn when it began. */
  control: string;
  epoch: number;
  /** The machine that was met, and the one of which the journal knows; null: none yet. */
  machine: string | null;
  recorded: string | null;
  /** Orders that were not acknowledged, and the number of the next. */
  orders: NumberedOrder[];
  next: number;
  /** Last report that is in the journal; those in order after it, which wait for a turn; and what came too early. */
  committed: number;
  ready: NumberedReport[];
  early: NumberedReport[];
  /** When it was heard last, ms UTC. */
  heard: number;
  trouble: LineTrouble | null;
  /** Where the machine stands, for a person who has it go on from there: orders that it took, and its first report that is left. */
  seen: { machine: string; orders: number; reports: number } | null;
  timer: Timer;
}

/** Reports of a line that may wait for a turn; more are let go, and come again. */
const MOST_READY = 256;

/** A new end at a time, ms UTC. */
export function beginControlEnd(line: LineId, control: string, now: number): ControlEnd {
  return {
    ...{ line, control, epoch: 0, machine: null, recorded: null, orders: [], next: 1 },
    ...{ committed: 0, ready: [], early: [], heard: now, trouble: null, seen: null, timer: beginTimer(now) },
  };
}

/** An opening of the record takes the line over: what was not acknowledged goes out again, reports that no turn took come again. */
export function openControlEnd(end: ControlEnd, epoch: number, now: number): void {
  invariant(epoch >= end.epoch, `line ${end.line} is opened with epoch ${epoch} after ${end.epoch}`);
  Object.assign(end, { epoch, ready: [], early: [], trouble: null, seen: null, timer: beginTimer(now) });
}

/** Gives an order: it goes out until it is acknowledged. Only what is durable may be given. */
export function giveOrder(end: ControlEnd, order: Order): void {
  invariant(end.orders.length < MOST_KEPT, `line ${end.line} keeps ${MOST_KEPT} orders that nobody took`);
  end.orders.push({ n: end.next++, order });
  end.timer.news = true;
}

/** Takes in what a machine sent; true when there are reports that were not ready before. */
export function controlHears(end: ControlEnd, envelope: ToControl, now: number): boolean {
  const trouble = troubleWith(end, envelope);
  end.seen = { machine: envelope.machine, orders: envelope.ack, reports: envelope.first - 1 };
  if (trouble) {
    end.trouble = trouble;
    return false;
  }
  // An old refusal may come late; one that stands comes again with the next heartbeat.
  end.trouble = null;
  end.machine = envelope.machine;
  end.heard = Math.max(end.heard, now);
  forgetOrders(end, envelope.ack, now);
  const before = end.ready.length;
  for (const report of envelope.reports) hearReport(end, report);
  return end.ready.length > before;
}

/** What is wrong between the two; null: nothing. */
function troubleWith(end: ControlEnd, { epoch, machine, control, ack, first, refused }: ToControl): LineTrouble | null {
  if (epoch > end.epoch) return 'old-epoch';
  if (end.machine !== null && machine !== end.machine) return 'machine-replaced';
  if (control !== null && control !== end.control) return 'other-control';
  if (ack >= end.next || first > end.committed + 1) return 'control-behind';
  return refused?.epoch === end.epoch ? refused.why : null;
}

function hearReport(end: ControlEnd, report: NumberedReport): void {
  const expected = end.committed + end.ready.length + 1;
  if (report.n < expected) {
    // It does not know yet that this one is here.
    end.timer.news = true;
    return;
  }
  const full = end.ready.length >= MOST_READY;
  if (full || report.n >= expected + WINDOW || end.early.some(({ n }) => n === report.n)) return;
  end.early.push(report);
  for (;;) {
    const at = end.early.findIndex(({ n }) => n === end.committed + end.ready.length + 1);
    if (at < 0) return;
    end.ready.push(...end.early.splice(at, 1));
  }
}

function forgetOrders(end: ControlEnd, ack: number, now: number): void {
  acknowledged(end.timer, end.orders, ack, now, end.line);
}

/**
 * A report is in the journal: it will be acknowledged, and the orders that its machine had taken need not be sent again. When turns are
 * done again the same comes out of the recorded reports.
 */
export function reportCommitted(end: ControlEnd, { n, taken }: NumberedReport, now: number): void {
  invariant(n === end.committed + 1, `line ${end.line}: report ${n} is committed after ${end.committed}`);
  end.committed = n;
  if (end.ready[0]?.n === n) end.ready.shift();
  end.timer.news = true;
  forgetOrders(end, taken, now);
}

/** A person has looked: the line goes on with the machine that is there, from the numbers where it stands. Orders that were not taken are dropped. */
export function rejoin(
  end: ControlEnd,
  { machine, orders, reports }: NonNullable<ControlEnd['seen']>,
  now: number,
): void {
  Object.assign(end, { machine, recorded: machine, orders: [], next: orders + 1 });
  Object.assign(end, { committed: reports, ready: [], early: [], trouble: null });
  end.timer = beginTimer(now);
}

/** When this end wants to send next, ms UTC; -Infinity: now. */
export function controlDue(end: ControlEnd): number {
  return timerDue(end.timer);
}

/** What is to be sent now; null: nothing. */
export function controlSends(end: ControlEnd, now: number): ToMachine | null {
  if (controlDue(end) > now) return null;
  const { line, epoch, control, machine, committed: ack, next } = end;
  const orders = itemsToSend(end.timer, end.orders, line, now);
  return { line, epoch, control, machine, ack, first: end.orders[0]?.n ?? next, next, orders };
}
