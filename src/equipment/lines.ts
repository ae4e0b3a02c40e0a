// All equipment lines of a terminal, at the control's end: an equipment port whose machines are elsewhere. It sends and receives
// envelopes; who carries them (a broker, a simulated one) is not its business.
import { invariant } from '../kit/invariant.ts';
import type { CheId } from '../terminal/ids.ts';
import type { Report, TakenReport } from '../terminal/report.ts';
import {
  beginControlEnd,
  controlDue,
  controlHears,
  controlSends,
  giveOrder,
  openControlEnd,
  rejoin,
  reportCommitted,
  type ControlEnd,
} from './control-end.ts';
import { TERMINAL_LINE, type LineId, type LineTrouble, type ToControl, type ToMachine } from './line.ts';
import type { EquipmentPort, Order } from './port.ts';

/** What the lines remember, plain data: part of the control's snapshot. */
export interface LinesState {
  ends: Map<LineId, ControlEnd>;
}

/** A machine that was met on its line for the first time. */
export interface Met {
  line: LineId;
  machine: string;
}

/** The line on which an order goes out, or a report comes in. */
export function lineOf(message: Order | Report): LineId {
  return 'che' in message ? message.che : TERMINAL_LINE;
}

/** Lines of these machines and of the terminal itself, of a record with a name, at a time (ms UTC). */
export function beginLines(machines: readonly CheId[], control: string, now: number): LinesState {
  return {
    ends: new Map([...machines, TERMINAL_LINE].map((line) => [line, beginControlEnd(line, control, now)])),
  };
}

export class Lines implements EquipmentPort {
  readonly state: LinesState;
  /** Since when reports wait for a turn, ms UTC; Infinity: none do. */
  readySince = Infinity;
  /** Envelopes on lines that the terminal has not. */
  strange = 0;
  private now = 0;
  /** When this opening of the record took over, ms UTC. */
  private opened = -Infinity;

  constructor(state: LinesState) {
    this.state = state;
  }

  /** This opening of the record takes over the machines. Before that nothing is heard and nothing sent. */
  open(epoch: number, now: number): void {
    this.now = now;
    this.opened = now;
    for (const end of this.state.ends.values()) openControlEnd(end, epoch, now);
  }

  /** Takes in an envelope. */
  hears(envelope: ToControl, now: number): void {
    this.now = now;
    const end = this.state.ends.get(envelope.line);
    if (!end) this.strange++;
    else if (controlHears(end, envelope, now)) this.readySince = Math.min(this.readySince, now);
  }

  /** What is to be sent now. */
  sends(now: number): ToMachine[] {
    this.now = now;
    const envelopes: ToMachine[] = [];
    for (const end of this.state.ends.values()) {
      const envelope = controlSends(end, now);
      if (envelope) envelopes.push(envelope);
    }
    return envelopes;
  }

  /** When something is to be sent next, ms UTC; -Infinity: now. */
  get due(): number {
    let due = Infinity;
    for (const end of this.state.ends.values()) due = Math.min(due, controlDue(end));
    return due;
  }

  /** Lines that do not go on, and why. */
  get troubles(): Map<LineId, LineTrouble> {
    const found = new Map<LineId, LineTrouble>();
    for (const { line, trouble } of this.state.ends.values()) if (trouble) found.set(line, trouble);
    return found;
  }

  /** True when a later opening of the record has spoken to a machine: this one is no longer the owner and must end. */
  get fenced(): boolean {
    for (const end of this.state.ends.values()) if (end.trouble === 'old-epoch') return true;
    return false;
  }

  // ---- the port --------------------------------------------------------------------------------------------------------------

  give(order: Order): void {
    giveOrder(this.end(lineOf(order)), order);
  }

  /** The same as takeNumbered() for who needs no numbers; they are acknowledged after committed() as well. */
  takeReports(): Report[] {
    return this.takeNumbered().map(({ report }) => report);
  }

  /** An owner that has just taken over does not count it against a machine that it has not heard it yet. */
  heardFrom(che: CheId): number {
    return Math.max(this.opened, this.lastHeard(che));
  }

  /** When a machine was heard last, by this owner or one before, ms UTC. */
  lastHeard(che: CheId): number {
    return this.end(che).heard;
  }

  // ---- turns -----------------------------------------------------------------------------------------------------------------

  /** Reports that are ready, each line's in its order, and lines among each other by the time of what they tell. They stay until committed(). */
  takeNumbered(): TakenReport[] {
    const heads = [...this.state.ends.values()].flatMap(({ line, ready }) =>
      ready.length > 0 ? [{ line, ready, at: 0 }] : [],
    );
    const taken: TakenReport[] = [];
    for (;;) {
      let first: (typeof heads)[number] | undefined;
      for (const head of heads)
        if (head.at < head.ready.length && (!first || timeOf(head) < timeOf(first))) first = head;
      if (!first) return taken;
      taken.push({ line: first.line, ...(first.ready[first.at++] as Omit<TakenReport, 'line'>) });
    }
  }

  /** Machines that were met since the last call of committed(). */
  takeMet(): Met[] {
    const met: Met[] = [];
    for (const { line, machine, recorded } of this.state.ends.values())
      if (machine !== null && machine !== recorded) met.push({ line, machine });
    return met;
  }

  /** What a turn took in is in the journal: it is acknowledged now. A turn that is done again tells the same. */
  committed(reports: readonly TakenReport[], met: readonly Met[]): void {
    for (const { line, machine } of met) Object.assign(this.end(line), { machine, recorded: machine });
    for (const { line, ...report } of reports) reportCommitted(this.end(line), report, this.now);
    this.readySince = Infinity;
    for (const { ready } of this.state.ends.values()) if (ready.length > 0) this.readySince = this.now;
  }

  /** Where a machine stands, as it said last; null: it was not heard. */
  seen(line: LineId): ControlEnd['seen'] {
    return this.state.ends.get(line)?.seen ?? null;
  }

  /** A person has looked at a machine: the line goes on from where it stands. */
  rejoin(line: LineId, seen: NonNullable<ControlEnd['seen']>): void {
    rejoin(this.end(line), seen, this.now);
  }

  private end(line: LineId): ControlEnd {
    const end = this.state.ends.get(line);
    invariant(end, `there is no equipment line "${line}"`);
    return end;
  }
}

function timeOf({ ready, at }: { ready: readonly { report: Report }[]; at: number }): number {
  return ready[at]?.report.at ?? Infinity;
}
