// A terminal that runs: the control and the twin put together in one process, fed by an inbox. The same class serves the command line at
// full speed and the live server.
import { deserialize, serialize } from 'node:v8';
import { Random, seedFor } from '../../kit/random.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Journal } from '../../ledger/journal.ts';
import type { Container } from '../../terminal/container.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import type { Operation } from '../../operation/operation.ts';
import type { Policy } from '../../operation/policy.ts';
import type { StockBox } from '../../operation/yard/stock.ts';
import { beginTwin } from '../../twin/begin.ts';
import type { Disturbances } from '../../twin/disturbances.ts';
import { Twin } from '../../twin/twin.ts';
import type { TwinState } from '../../twin/state.ts';
import { ControlRun, PACE_MS, type Meet } from './control-run.ts';
import { assertFormat, controlAtRest, STATE_FORMAT, type ControlState, type RunState } from './control-state.ts';
import type { InboxItem } from './inbox-item.ts';
import type { Outbox } from './control-run.ts';
import { meetWorld, stockWorld } from './world.ts';

interface Saved extends ControlState {
  format: number;
  twin: TwinState;
}

/** What a run may be begun with besides the usual. */
export interface RunOptions {
  /** How the terminal works where that differs from the defaults. */
  policy?: Partial<Policy>;
  /** What disturbs it; times of the script count from the start. `seed`: of what is drawn, unless they name one themselves; 1 without. */
  disturbances?: Disturbances;
  seed?: number;
}

export class TerminalRun {
  readonly model: TerminalModel;
  readonly control: ControlRun;
  readonly twin: Twin;

  private constructor(model: TerminalModel, journal: Journal, outbox: Outbox, saved: Saved) {
    this.model = model;
    this.twin = new Twin(model, saved.twin);
    const meet: Meet = (coming, record) => meetWorld(this.twin, record, coming);
    this.control = new ControlRun({ model, journal, outbox, meet }, this.twin, saved);
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
    const control = controlAtRest(model, start, options.policy);
    const terminal = new TerminalRun(model, journal, outbox, { format: STATE_FORMAT, ...control, twin });
    if (options.disturbances) terminal.twin.disturb(options.disturbances, options.seed ?? 1);
    return terminal;
  }

  /** Goes on from a snapshot's bytes. */
  static resume(model: TerminalModel, journal: Journal, outbox: Outbox, data: Uint8Array): TerminalRun {
    // A copy: what is deserialised may share memory with the bytes it comes from.
    const saved = deserialize(Uint8Array.from(data)) as Saved;
    assertFormat(saved.format);
    return new TerminalRun(model, journal, outbox, saved);
  }

  /** The whole state as bytes, for a snapshot; only between two turns. */
  save(): Uint8Array {
    const saved: Saved = { format: STATE_FORMAT, ...this.control.parts(), twin: this.twin.save() };
    return serialize(saved);
  }

  get journal(): Journal {
    return this.control.journal;
  }

  get ledger(): Ledger {
    return this.control.ledger;
  }

  get operation(): Operation {
    return this.control.operation;
  }

  get state(): RunState {
    return this.control.state;
  }

  get now(): number {
    return this.control.now;
  }

  /** Adds messages to come; those taken already are passed over. */
  addInbox(items: readonly InboxItem[]): void {
    this.control.addInbox(items);
  }

  /** Puts boxes into the yard before the run begins. Boxes that find no slot come back. */
  stock(boxes: readonly StockBox[]): Container[] {
    const { placed, left } = this.control.stock(boxes);
    stockWorld(this.twin, this.ledger.state, placed);
    this.ledger.commit();
    return left;
  }

  /** Chance for a part of a run: independent of the other parts. */
  static chance(seed: number, name: string): Random {
    return new Random(seedFor(seed, name));
  }

  /** Time of the next turn, ms UTC. */
  get nextTurn(): number {
    return Math.max(this.now, Math.ceil(this.due / PACE_MS) * PACE_MS);
  }

  private get due(): number {
    return Math.min(this.state.due, this.twin.nextTime, this.control.due);
  }

  /** Messages that are known and not yet due, in order. */
  get messagesToCome(): readonly InboxItem[] {
    return this.control.messagesToCome;
  }

  /** How many messages are still to come. */
  get pendingMessages(): number {
    return this.control.messagesToCome.length;
  }

  /**
   * Lets the terminal work up to a time. `stop` is asked after every turn. Throws what the journal or the outbox throws; where they
   * had no room, the next call goes on where this one stopped.
   */
  advance(until: number, stop: () => boolean = () => false): void {
    this.control.finish();
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
    this.state.due = Infinity;
    this.twin.advanceTo(now);
    this.control.turn(now);
  }

  /** Ends a run's waiting: lists without a vessel are set aside, gate reports do not wait for their hour. */
  sendRest(): void {
    this.control.sendRest();
  }

  /** True when every call has sailed, every truck is gone and nothing more will come. */
  get finished(): boolean {
    return this.control.finished;
  }
}
