// A terminal that runs: twin, ledger, journal and control loop put together, fed by an inbox. The same class serves the command
// line at full speed and the live server.
import { deserialize, serialize } from 'node:v8';
import { invariant } from '../../kit/invariant.ts';
import { Random, seedFor } from '../../kit/random.ts';
import { Ledger } from '../../ledger/ledger.ts';
import type { Journal } from '../../ledger/journal.ts';
import { emptyState, type LedgerState } from '../../ledger/state.ts';
import type { Message } from '../../edi/messages.ts';
import type { Container } from '../../terminal/container.ts';
import type { CheId, ContainerId } from '../../terminal/ids.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import type { ErrorEntry } from '../../terminal/errors/entry.ts';
import { runErrors } from '../../terminal/errors/run.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { beginOperation } from '../../operation/begin.ts';
import { giveUpLists, receiveMessage, type Coming } from '../../operation/inbox.ts';
import { buildLayout } from '../../operation/layout.ts';
import { Operation } from '../../operation/operation.ts';
import type { Policy } from '../../operation/policy.ts';
import type { OperationState } from '../../operation/state.ts';
import { departurePlan, gateReports, quayReports, type OutgoingFile } from '../../operation/outbox.ts';
import { placeStock, type StockBox } from '../../operation/stock.ts';
import { beginTwin } from '../../twin/begin.ts';
import type { Disturbances } from '../../twin/disturbances.ts';
import { Twin } from '../../twin/twin.ts';
import type { TwinState } from '../../twin/state.ts';

/** A message that becomes known at a time. */
export interface InboxItem {
  at: number;
  /** Unique and stable: the same item again changes nothing. */
  commandId: string;
  file: string;
  message: Message;
  port: string;
}

/** Where outgoing files go; called after the commit. */
export type Outbox = (files: OutgoingFile[]) => void;

/** What the run itself remembers, besides its parts. */
interface RunState {
  now: number;
  start: number;
  /** Items of the inbox taken so far, by command id. */
  taken: Set<string>;
  ediWritten: number;
  yardStart: number;
  nextGateReport: number;
  /** What was let happen since the last turn makes one due by this time, ms UTC; Infinity: nothing. */
  due: number;
}

/** Shape of what a snapshot holds; counted up whenever a field of any part's state is added, renamed or taken out. */
export const STATE_FORMAT = 6;

interface Saved {
  format: number;
  run: RunState;
  ledger: LedgerState;
  twin: TwinState;
  operation: OperationState;
}

/** What a run may be begun with besides the usual. */
export interface RunOptions {
  /** How the terminal works where that differs from the defaults. */
  policy?: Partial<Policy>;
  /** What disturbs it; times of the script count from the start. `seed`: of what is drawn, unless they name one themselves; 1 without. */
  disturbances?: Disturbances;
  seed?: number;
}

/** Pace of the control loop, ms: what happens within one step of it is taken in one turn. */
const PACE_MS = 500;
/** Gate reports are sent once an hour. */
const GATE_REPORT_MS = 3_600_000;

export class TerminalRun {
  readonly model: TerminalModel;
  readonly journal: Journal;
  readonly ledger: Ledger;
  readonly twin: Twin;
  readonly operation: Operation;
  readonly state: RunState;
  private readonly outbox: Outbox;
  private inbox: InboxItem[] = [];

  private constructor(model: TerminalModel, journal: Journal, outbox: Outbox, saved: Saved) {
    this.model = model;
    this.journal = journal;
    this.outbox = outbox;
    this.state = saved.run;
    this.ledger = new Ledger(saved.ledger, journal, capacityOf(model));
    this.twin = new Twin(model, saved.twin);
    this.operation = new Operation(model, this.ledger, this.twin, saved.operation, buildLayout(model));
    this.operation.desk.now = saved.run.now;
  }

  /** A terminal at rest at a time (ms UTC), with an empty yard. */
  static begin(
    model: TerminalModel,
    journal: Journal,
    outbox: Outbox,
    start: number,
    options: RunOptions = {},
  ): TerminalRun {
    const homes = model.parking.slice(0, model.vehicleType.count).map((p) => ({ x: p.at[0], y: p.at[1] }));
    const twin = beginTwin(model, start, homes);
    const vehicles = twin.vehicles.map((v) => v.id);
    const state = beginOperation(model, start, vehicles, options.policy);
    const run: RunState = {
      now: start,
      start,
      taken: new Set(),
      ediWritten: 0,
      yardStart: 0,
      nextGateReport: start + GATE_REPORT_MS,
      due: Infinity,
    };
    const terminal = new TerminalRun(model, journal, outbox, {
      format: STATE_FORMAT,
      run,
      ledger: emptyState(model),
      twin,
      operation: state,
    });
    if (options.disturbances) terminal.twin.disturb(options.disturbances, options.seed ?? 1);
    return terminal;
  }

  /** Goes on from a snapshot's bytes. */
  static resume(model: TerminalModel, journal: Journal, outbox: Outbox, data: Uint8Array): TerminalRun {
    // A copy: what is deserialised may share memory with the bytes it comes from.
    const saved = deserialize(Uint8Array.from(data)) as Saved;
    if (saved.format !== STATE_FORMAT) throw otherFormat(saved.format);
    return new TerminalRun(model, journal, outbox, saved);
  }

  /** The whole state as bytes, for a snapshot; only between two turns. */
  save(): Uint8Array {
    const saved: Saved = {
      format: STATE_FORMAT,
      run: this.state,
      ledger: this.ledger.state,
      twin: this.twin.save(),
      operation: this.operation.desk.state,
    };
    return serialize(saved);
  }

  get now(): number {
    return this.state.now;
  }

  /** Adds messages to come; those taken already are passed over. */
  addInbox(items: readonly InboxItem[]): void {
    this.inbox = [...this.inbox, ...items.filter((i) => !this.state.taken.has(i.commandId))].sort(
      (a, b) => a.at - b.at || (a.commandId < b.commandId ? -1 : 1),
    );
  }

  /** Puts boxes into the yard before the run begins. Boxes that find no slot come back. */
  stock(boxes: readonly StockBox[]): Container[] {
    const { desk } = this.operation;
    const { placed, left } = placeStock(desk, boxes, this.state.now);
    for (const p of placed) {
      this.introduce(p.container);
      this.twin.stock(p.container, p.position);
    }
    this.state.yardStart += placed.length;
    this.ledger.commit();
    return left;
  }

  /** Chance for a part of a run: independent of the other parts. */
  static chance(seed: number, name: string): Random {
    return new Random(seedFor(seed, name));
  }

  /** Time of the next turn, ms UTC. */
  get nextTurn(): number {
    return Math.max(this.state.now, Math.ceil(this.due / PACE_MS) * PACE_MS);
  }

  private get due(): number {
    const next = this.inbox[0]?.at ?? Infinity;
    return Math.min(this.state.due, next, this.twin.nextTime, this.operation.nextWake);
  }

  /** Messages that are known and not yet due, in order. */
  get messagesToCome(): readonly InboxItem[] {
    return this.inbox;
  }

  /** How many messages are still to come. */
  get pendingMessages(): number {
    return this.inbox.length;
  }

  /** Lets the terminal work up to a time. `stop` is asked after every turn. */
  advance(until: number, stop: () => boolean = () => false): void {
    while (this.nextTurn <= until) {
      this.turn(this.nextTurn);
      if (stop()) return;
    }
    if (until !== Infinity) {
      // Kept, so that the turns are the same however often time is let go in between.
      if (this.due <= until) this.state.due = this.due;
      this.twin.advanceTo(until);
      this.state.now = until;
    }
  }

  private turn(now: number): void {
    this.state.now = now;
    this.state.due = Infinity;
    this.twin.advanceTo(now);
    this.operation.desk.now = now;
    while ((this.inbox[0]?.at ?? Infinity) <= now) this.takeItem(this.inbox.shift() as InboxItem);
    this.operation.step(now);
    this.send();
  }

  private takeItem(item: InboxItem): void {
    this.state.taken.add(item.commandId);
    const { coming } = receiveMessage(this.operation.desk, item, this.state.now);
    this.meet(coming);
  }

  /** The twin's box weighs what its papers say. */
  private introduce(container: ContainerId): void {
    const known = this.ledger.state.containers.get(container);
    if (known) this.twin.know(known.container);
  }

  private meet(coming: Coming): void {
    for (const s of coming.ships) {
      for (const b of s.aboard) this.introduce(b.container);
      this.twin.announceShip(s.call, s.arrival, s.aboard);
    }
    for (const t of coming.trucks) {
      for (const container of t.brings) this.introduce(container);
      this.twin.announceTruck(t.visit, t.arrival, t.brings);
    }
  }

  /** Sends what the last turn made sendable: everything here is durable. */
  private send(): void {
    const { desk } = this.operation;
    const files: OutgoingFile[] = [];
    for (const call of desk.departed) {
      files.push(...quayReports(desk, call, this.state.ediWritten + files.length + 1));
      const plan = departurePlan(desk, call, this.state.ediWritten + files.length + 1);
      if (plan) files.push(plan);
    }
    desk.departed = [];
    if (desk.now >= this.state.nextGateReport) {
      this.state.nextGateReport = desk.now + GATE_REPORT_MS;
      files.push(...gateReports(desk, this.state.ediWritten + files.length + 1));
    }
    this.write(files);
  }

  private write(files: OutgoingFile[]): void {
    if (files.length === 0) return;
    this.outbox(files);
    for (const f of files) this.state.ediWritten += f.messages;
  }

  /** Ends a run's waiting: lists without a vessel are set aside, gate reports do not wait for their hour. */
  sendRest(): void {
    const { desk } = this.operation;
    giveUpLists(desk, Infinity, this.state.now);
    this.ledger.commit();
    const files = gateReports(desk, this.state.ediWritten + 1);
    for (const call of this.ledger.state.calls.keys())
      files.push(...quayReports(desk, call, this.state.ediWritten + files.length + 1));
    this.write(files);
  }

  /** True when every call has sailed, every truck is gone and nothing more will come. */
  get finished(): boolean {
    if (this.inbox.length > 0) return false;
    for (const call of this.ledger.state.calls.values()) if (call.state !== 'sailed') return false;
    for (const visit of this.ledger.state.visits.values()) if (visit.state !== 'gone') return false;
    return true;
  }
}

/** The snapshot was written by a build with another shape of state: machines and work in progress cannot be taken from it. */
function otherFormat(format: number): InputError {
  const entry = runErrors['HWS-RUN-046'] as ErrorEntry;
  return new InputError({
    code: 'HWS-RUN-046',
    severity: entry.severity,
    message: entry.meaning,
    where: `snapshot of format ${String(format)}; this build reads format ${STATE_FORMAT}`,
    cure: entry.cure,
  });
}

/** How many TEU each machine holds. */
export function capacityOf(model: TerminalModel): (che: CheId) => number {
  const platform = model.quayCraneType.platform?.twentyFootSlots ?? 0;
  invariant(model.quayCraneType.trolleys === 'single' || platform > 0, 'a double trolley needs a platform');
  return (che) => (che.endsWith('/B') ? platform : 2);
}
