// The control of a terminal: ledger, operation, inbox and outbox, over an equipment port. It is what may crash and is begun again; the
// machines go on meanwhile. TerminalRun puts the twin beside it in one process.
//
// Over equipment lines each turn is recorded: the first event of its first frame says what it took in. So the turns can be done again from
// the journal (recover-control.ts), with the same decisions and the same orders under the same numbers, without asking the machines.
import { deserialize, serialize } from 'node:v8';
import { beginLines, lineOf, Lines } from '../../equipment/lines.ts';
import type { EquipmentPort } from '../../equipment/port.ts';
import { crashPoint } from '../../kit/crash-point.ts';
import { invariant } from '../../kit/invariant.ts';
import type { TurnInputs } from '../../ledger/events.ts';
import type { Journal } from '../../ledger/journal.ts';
import type { Rejection } from '../../ledger/laws.ts';
import { Ledger } from '../../ledger/ledger.ts';
import type { LedgerState } from '../../ledger/state.ts';
import { endInbox, type Coming } from '../../operation/inbox/inbox.ts';
import { buildLayout } from '../../operation/layout.ts';
import { Operation } from '../../operation/operation.ts';
import { departurePlan, gateReports, quayReports, type OutgoingFile } from '../../operation/outbox/outbox.ts';
import type { Policy } from '../../operation/policy.ts';
import { placeStock, type StockBox } from '../../operation/yard/stock.ts';
import type { Container, Position } from '../../terminal/container.ts';
import type { CheId, ContainerId } from '../../terminal/ids.ts';
import type { MachineCheck } from '../../terminal/machine-check.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import type { TakenReport } from '../../terminal/report.ts';
import {
  assertFormat,
  controlAtRest,
  GATE_REPORT_MS,
  STATE_FORMAT,
  type ControlState,
  type RunState,
  type SavedControl,
} from './control-state.ts';
import { commandIdOf, MOST_TRIES, type InboxItem, type MessageFailure } from './inbox-item.ts';
import { capacityOf, machineIds } from './machines-of.ts';
import { MessageFault, reasonFor } from './message-fault.ts';
import { runError } from './run-error.ts';
import { TurnAnswers } from './turn-answers.ts';
import { TurnPort } from './turn-port.ts';

/** Where outgoing files go; called after the commit. A turn that is done again sends the same names with the same text. */
export type Outbox = (files: OutgoingFile[]) => void;

/** The world hears what comes, vessels and trucks; a turn that is done again tells it again. */
export type Meet = (coming: Coming, record: LedgerState) => void;

/** What the control works with and does not own. */
export interface ControlParts {
  model: TerminalModel;
  journal: Journal;
  outbox: Outbox;
  meet: Meet;
}

/** Pace of the control loop, ms: what happens within one step of it is taken in one turn. */
export const PACE_MS = 500;

export class ControlRun {
  readonly model: TerminalModel;
  readonly journal: Journal;
  readonly ledger: Ledger;
  readonly operation: Operation;
  readonly state: RunState;
  /** Lines to machines that are elsewhere; null: they are in this process, and turns are not recorded. */
  readonly lines: Lines | null;
  private readonly outbox: Outbox;
  private readonly meet: Meet;
  private readonly port: TurnPort | null;
  private inbox: InboxItem[] = [];
  /** The last turn is not whole: its journal or its outbox had no room. It is finished before anything else is done. */
  private unfinished = false;
  /** Files of that turn whose writing was begun. */
  private unsent: OutgoingFile[] = [];
  /** What the laws refused of the message that was worked last. */
  private refused: readonly Rejection[] = [];
  /** What the senders of a turn's messages are told, until the turn is durable. */
  private readonly answers = new TurnAnswers();
  /** What a recorded turn took in, until it is durable. */
  private taking: TurnInputs | null = null;

  constructor(parts: ControlParts, equipment: EquipmentPort | Lines, state: ControlState) {
    const { model, journal, outbox, meet } = parts;
    this.model = model;
    this.journal = journal;
    this.outbox = outbox;
    this.meet = meet;
    this.lines = equipment instanceof Lines ? equipment : null;
    this.port = this.lines && new TurnPort(this.lines);
    this.state = state.run;
    this.ledger = new Ledger(state.ledger, journal, capacityOf(model));
    this.operation = new Operation(model, this.ledger, this.port ?? equipment, state.operation, buildLayout(model));
    this.operation.desk.now = state.run.now;
  }

  /** The control of a terminal at rest whose machines are elsewhere. `name`: of its record, drawn once; see ControlEnd.control. */
  static begin(parts: ControlParts, start: number, name: string, policy: Partial<Policy> = {}): ControlRun {
    const lines = new Lines(beginLines(machineIds(parts.model), name, start));
    return new ControlRun(parts, lines, controlAtRest(parts.model, start, policy));
  }

  /** Goes on from a snapshot's bytes. @throws InputError HWS-RUN-046 for those of another build */
  static resume(parts: ControlParts, data: Uint8Array): ControlRun {
    // A copy: what is deserialised may share memory with the bytes it comes from.
    const saved = deserialize(Uint8Array.from(data)) as SavedControl;
    assertFormat(saved.format);
    return new ControlRun(parts, new Lines(saved.lines), saved);
  }

  /** The whole state as bytes, for a snapshot; only between two turns, over lines. */
  save(): Uint8Array {
    invariant(this.lines, 'the control alone is saved where its machines are elsewhere');
    const saved: SavedControl = { format: STATE_FORMAT, ...this.parts(), lines: this.lines.state };
    return serialize(saved);
  }

  /** The state as it is, for a snapshot; only between two turns. */
  parts(): ControlState {
    invariant(!this.unfinished, 'a run is saved between two turns');
    return { run: this.state, ledger: this.ledger.state, operation: this.operation.desk.state };
  }

  /** This opening of the record takes over the machines at a time, ms UTC; before that, over lines, no turn but recorded ones is done. */
  open(epoch: number, now: number): void {
    this.lines?.open(epoch, now);
  }

  get now(): number {
    return this.state.now;
  }

  // ---- what comes in ---------------------------------------------------------------------------------------------------------

  /** Adds messages to come; those taken already are passed over. */
  addInbox(items: readonly InboxItem[]): void {
    this.inbox = [...this.inbox, ...items.filter((i) => !this.state.taken.has(i.commandId))].sort(
      (a, b) => a.at - b.at || (a.commandId < b.commandId ? -1 : 1),
    );
  }

  /** Messages that are known and not yet due, in order. */
  get messagesToCome(): readonly InboxItem[] {
    return this.inbox;
  }

  /** A person has looked at a machine; it counts from the next turn on. */
  checkMachine(check: MachineCheck): void {
    this.state.checks.push(check);
  }

  /** Puts boxes into the yard before the run begins: where each stands, and those that find no slot. To be committed by the caller. */
  stock(boxes: readonly StockBox[]): {
    placed: { container: ContainerId; position: Position }[];
    left: Container[];
  } {
    const stocked = placeStock(this.operation.desk, boxes, this.state.now);
    this.state.yardStart += stocked.placed.length;
    return stocked;
  }

  // ---- turns -----------------------------------------------------------------------------------------------------------------

  /** When something is to be done besides what machines in this process tell, ms UTC. */
  get due(): number {
    const asked = this.state.checks.length > 0 || this.unfinished ? this.state.now : Infinity;
    return Math.min(this.inbox[0]?.at ?? Infinity, this.operation.nextWake, this.lines?.readySince ?? Infinity, asked);
  }

  /** Over lines: time of the next turn, ms UTC. */
  get nextTurn(): number {
    return Math.max(this.state.now, Math.ceil(this.due / PACE_MS) * PACE_MS);
  }

  /**
   * One turn at a time, ms UTC: what came in, what follows from it, the commit, orders and files. Over lines, a turn in which nothing came
   * in and nothing is due does nothing. Throws what the journal or the outbox throws; where they had no room, the next call finishes
   * the turn first.
   */
  turn(now: number): void {
    this.finish();
    if (!this.lines) return this.carryOut(now, this.dueMessages(now), this.takeChecks());
    const inputs = this.takeIn(this.lines, now);
    if (inputs) this.turnAgain(inputs, now);
  }

  /** Does a recorded turn: live, or again from what its frame says. */
  turnAgain(inputs: TurnInputs, at: number): void {
    invariant(this.port && this.lines, 'turns are recorded where machines are elsewhere');
    this.ledger.record({ kind: 'reports-taken', ...inputs }, at);
    this.taking = inputs;
    // A turn takes all that wait; one that is done again after a snapshot between finds them waiting in it.
    this.state.checks = [];
    this.operation.desk.now = at;
    const [own, strange] = parted(inputs.reports);
    for (const { line, report } of strange)
      this.operation.refuse(report, 'other-line', `it came on the line ${line}, which is not its own`);
    this.port.takes(own, inputs.unheard, at);
    this.carryOut(at, this.takeMessages(inputs.messages), inputs.checks);
  }

  /** Finishes a turn whose journal or outbox had no room. */
  finish(): void {
    if (!this.unfinished) return;
    if (this.unsent.length > 0) this.deliver();
    else {
      this.operation.settle();
      this.send();
    }
    this.unfinished = false;
  }

  /** What a turn takes in now; null when there is nothing to do. */
  private takeIn(lines: Lines, now: number): TurnInputs | null {
    if (this.due > now) return null;
    const { operation } = this;
    const { broken } = operation.desk.state.faults;
    // One that was silent is so until it is really heard again.
    const heard = (che: CheId): number =>
      broken.get(che)?.fault === 'silent' ? lines.lastHeard(che) : lines.heardFrom(che);
    const unheard = operation.reviewDue(now) ? operation.unheard(now, heard) : [];
    const checks = this.takeChecks();
    const messages = this.inbox.filter(({ at }) => at <= now).map(({ commandId }) => commandId);
    return { reports: lines.takeNumbered(), unheard, met: lines.takeMet(), messages, checks };
  }

  private takeChecks(): MachineCheck[] {
    const { checks } = this.state;
    this.state.checks = [];
    return checks;
  }

  private *dueMessages(now: number): Generator<InboxItem> {
    while ((this.inbox[0]?.at ?? Infinity) <= now) yield this.inbox.shift() as InboxItem;
  }

  /** Takes messages out of the inbox by their ids. @throws InputError HWS-RUN-047 when one that the record has is not there */
  private takeMessages(ids: readonly string[]): InboxItem[] {
    const items = ids.map((id) => {
      const item = this.inbox.find(({ commandId }) => commandId === id);
      if (!item) throw runError('HWS-RUN-047', `message "${id}"`);
      return item;
    });
    if (items.length > 0) this.inbox = this.inbox.filter((item) => !items.includes(item));
    return items;
  }

  private carryOut(now: number, messages: Iterable<InboxItem>, checks: readonly MachineCheck[]): void {
    this.state.now = now;
    this.operation.desk.now = now;
    for (const item of messages) this.takeItem(item);
    for (const check of checks) this.takeCheck(check);
    this.unfinished = true;
    this.operation.step(now);
    this.send();
    this.unfinished = false;
  }

  private takeItem(item: InboxItem): void {
    this.state.taken.add(item.commandId);
    const { answer } = item;
    if (answer) this.ledger.receive(commandIdOf(answer.key), [{ kind: 'command-answered', ...answer }], this.state.now);
    const failure = item.failure ?? this.failedBefore(item) ?? this.work(item);
    if (failure !== null) this.putAside(item, failure);
    this.answers.note(item, this.ledger.findCommand(item.commandId)?.events ?? [], this.refused);
    this.refused = [];
  }

  private putAside(item: InboxItem, failure: MessageFailure): void {
    const { file, message } = item;
    const quarantined = {
      kind: 'message-quarantined',
      file,
      type: message.type,
      reference: message.reference,
    } as const;
    this.ledger.receive(item.commandId, [{ ...quarantined, ...failure }], this.state.now);
  }

  /** A message that the record has put aside stays aside when it is done again, also by a build that could work it. */
  private failedBefore({ commandId }: InboxItem): MessageFailure | null {
    const event = this.journal.ahead?.(commandId)?.events[0];
    return event?.kind === 'message-quarantined' ? { tries: event.tries, reason: event.reason } : null;
  }

  /**
   * Works a message; how often and why it failed, where nothing was changed by it.
   * @throws MessageFault when it failed with something changed
   */
  private work(item: InboxItem): MessageFailure | null {
    const { seq } = this.ledger.state;
    let reason = '';
    for (let tries = 1; tries <= MOST_TRIES; tries++)
      try {
        crashPoint('message-taken', item.file);
        const { coming, refused } = this.operation.receive(item, this.state.now);
        this.refused = refused;
        crashPoint('message-worked', item.file);
        this.meet(coming, this.ledger.state);
        return null;
      } catch (error) {
        // Whatever a message changes first is a frame of its own.
        if (this.ledger.state.seq !== seq) throw new MessageFault(item, error);
        reason = reasonFor(error);
      }
    return { tries: MOST_TRIES, reason };
  }

  private takeCheck(check: MachineCheck): void {
    if (check.line) this.lines?.rejoin(check.che, check.line);
    this.operation.machineChecked(check);
  }

  // ---- what goes out ---------------------------------------------------------------------------------------------------------

  /** Sends what the last turn made sendable: everything here is durable. */
  private send(): void {
    if (this.taking) this.lines?.committed(this.taking.reports, this.taking.met);
    this.taking = null;
    const { desk } = this.operation;
    const files: OutgoingFile[] = [];
    files.push(...this.answers.take(this.state.ediWritten + 1, desk.now));
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
    this.unsent = files;
    this.deliver();
  }

  private deliver(): void {
    this.outbox(this.unsent);
    for (const f of this.unsent) this.state.ediWritten += f.messages;
    this.unsent = [];
  }

  /** Ends a run's waiting: lists without a vessel are set aside, gate reports do not wait for their hour. A run does nothing after it. */
  sendRest(): void {
    const { desk } = this.operation;
    endInbox(desk, this.state.now);
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

/** Reports that came on their machines' own lines, and the others. */
function parted(reports: readonly TakenReport[]): [TakenReport[], TakenReport[]] {
  const own = reports.filter(({ line, report }) => lineOf(report) === line);
  return [own, own.length === reports.length ? [] : reports.filter((taken) => !own.includes(taken))];
}
