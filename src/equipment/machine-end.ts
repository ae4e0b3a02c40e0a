// The machine's end of an equipment line. It is kept where it survives the machine's own restart, with what the machine does: an order is
// acknowledged because it will be carried out.
import { invariant } from '../kit/invariant.ts';
import type { Report } from '../terminal/report.ts';
import {
  acknowledged,
  beginTimer,
  ENOUGH_REPORTS,
  itemsToSend,
  MOST_KEPT,
  timerDue,
  WINDOW,
  type LineId,
  type LineTrouble,
  type NumberedOrder,
  type NumberedReport,
  type Refusal,
  type Timer,
  type ToControl,
  type ToMachine,
} from './line.ts';
import type { Order } from './port.ts';

/** One end, plain data. */
export interface MachineEnd {
  line: LineId;
  /** The machine, by a name drawn when this memory began: a machine whose memory was lost is another one. */
  machine: string;
  /** The record that it works for; null: none yet. */
  control: string | null;
  /** Highest epoch that was obeyed. */
  epoch: number;
  /** Orders taken, and what came too early. */
  taken: number;
  early: NumberedOrder[];
  /** Reports that were not acknowledged, the number of the next, and the last one acknowledged. */
  reports: NumberedReport[];
  next: number;
  acked: number;
  /** What was refused last, until an envelope is obeyed. */
  refused: Refusal | null;
  timer: Timer;
}

/** A new end at a time, ms UTC. */
export function beginMachineEnd(line: LineId, machine: string, now: number): MachineEnd {
  return {
    ...{ line, machine, control: null, epoch: 0, taken: 0, early: [], reports: [], next: 1, acked: 0, refused: null },
    timer: beginTimer(now),
  };
}

/** The machine has something to tell. */
export function makeReport(end: MachineEnd, report: Report): void {
  invariant(end.reports.length < MOST_KEPT, `line ${end.line} keeps ${MOST_KEPT} reports that nobody took`);
  end.reports.push({ n: end.next++, taken: end.taken, report });
  end.timer.news = true;
}

/** Takes in what the control sent; returns the orders to carry out now, each once and in order. */
export function machineHears(end: MachineEnd, envelope: ToMachine, now: number): Order[] {
  const why = refusal(end, envelope);
  if (why) {
    // An old owner learns from the epoch in the answer that it is one.
    end.timer.news = true;
    if (why !== 'old-epoch') end.refused = { why, epoch: envelope.epoch };
    return [];
  }
  if (end.epoch < envelope.epoch || end.refused !== null) end.timer.news = true;
  Object.assign(end, { control: envelope.control, epoch: envelope.epoch, refused: null });
  end.acked = Math.max(end.acked, envelope.ack);
  acknowledged(end.timer, end.reports, envelope.ack, now, end.line);
  return takeOrders(end, envelope.orders);
}

/** Why an envelope is not obeyed; null: it is. */
function refusal(end: MachineEnd, { epoch, control, machine, ack, first, next }: ToMachine): LineTrouble | null {
  if (epoch < end.epoch) return 'old-epoch';
  if (end.control !== null && control !== end.control) return 'other-control';
  if (machine !== null && machine !== end.machine) return 'machine-replaced';
  if (first > end.taken + 1 || ack >= end.next) return 'machine-behind';
  // Within an epoch envelopes may overtake each other; one of a new epoch knows all that an earlier one has acknowledged.
  if (epoch > end.epoch && (ack < end.acked || next <= end.taken)) return 'control-behind';
  return null;
}

function takeOrders(end: MachineEnd, orders: readonly NumberedOrder[]): Order[] {
  for (const item of orders) {
    if (item.n > end.taken && item.n <= end.taken + WINDOW && !end.early.some(({ n }) => n === item.n))
      end.early.push(item);
    // Each is answered, the doubled one too: the control has not heard that it is here.
    end.timer.news = true;
  }
  const now: Order[] = [];
  while (end.reports.length < ENOUGH_REPORTS) {
    const at = end.early.findIndex(({ n }) => n === end.taken + 1);
    if (at < 0) break;
    now.push(...end.early.splice(at, 1).map(({ order }) => order));
    end.taken++;
  }
  return now;
}

/** A person has the machine forget the record that it works for: the next one that speaks to it is obeyed, if the numbers fit. */
export function releaseMachine(end: MachineEnd): void {
  Object.assign(end, { control: null, epoch: 0, refused: null });
}

/** When this end wants to send next, ms UTC; -Infinity: now. */
export function machineDue(end: MachineEnd): number {
  return timerDue(end.timer);
}

/** What is to be sent now; null: nothing. */
export function machineSends(end: MachineEnd, now: number): ToControl | null {
  if (machineDue(end) > now) return null;
  const { line, epoch, machine, control, taken: ack, next, refused } = end;
  const reports = itemsToSend(end.timer, end.reports, line, now);
  return { line, epoch, machine, control, ack, first: end.reports[0]?.n ?? next, next, reports, refused };
}
