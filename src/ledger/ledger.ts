// The ledger: proposals in, durable events out. One writer per terminal. What was proposed since the last commit goes to the
// journal together (group commit); only then may orders, EDI and answers leave.
import { invariant } from '../kit/invariant.ts';
import { ok, type Result } from '../kit/result.ts';
import { stableHash } from '../kit/stable-hash.ts';
import { EVENT_VERSION, type LedgerEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Frame, Journal } from './journal.ts';
import { decide, type Capacity, type Rejection } from './laws.ts';
import { replayFrames } from './replay.ts';
import type { LedgerState } from './state.ts';

/** Called for every event after it was applied; projections live on it. Must not change anything. */
export type Observer = (event: LedgerEvent, at: number) => void;

export class Ledger {
  readonly state: LedgerState;
  private readonly journal: Journal;
  private readonly capacity: Capacity;
  private readonly observers: Observer[] = [];
  private pending: Frame[] = [];

  constructor(state: LedgerState, journal: Journal, capacity: Capacity) {
    this.state = state;
    this.journal = journal;
    this.capacity = capacity;
  }

  /** Adds an observer of all future events. */
  observe(observer: Observer): void {
    this.observers.push(observer);
  }

  /** Why an event would be refused now; null: it would not. */
  objection(event: LedgerEvent): Rejection | null {
    const verdict = decide(this.state, event, this.capacity);
    return verdict.ok ? null : verdict.error;
  }

  /** Checks one event and applies it; refused events change nothing. It becomes durable with the next commit(). */
  propose(event: LedgerEvent, at: number): Result<null, Rejection> {
    const verdict = decide(this.state, event, this.capacity);
    if (!verdict.ok) return verdict;
    this.apply(event, at, 'operation', null);
    return ok(null);
  }

  /** propose() for events that the caller knows to be possible: a refusal is a programmer's error. */
  record(event: LedgerEvent, at: number): void {
    const verdict = this.propose(event, at);
    if (!verdict.ok)
      invariant(false, `the ledger refused ${event.kind}: ${verdict.error.rule}: ${verdict.error.message}`);
  }

  /**
   * Events from outside (EDI, people) under a command id: all that pass the laws are applied as one frame of their own; the
   * refused come back with their reason. The same id again changes nothing and is answered with null.
   */
  receive(
    commandId: string,
    events: readonly LedgerEvent[],
    at: number,
  ): { event: LedgerEvent; why: Rejection }[] | null {
    if (this.findCommand(commandId) !== null) return null;
    const refused: { event: LedgerEvent; why: Rejection }[] = [];
    this.pending.push(this.frame(at, 'outside', commandId));
    for (const event of events) {
      const verdict = decide(this.state, event, this.capacity);
      if (verdict.ok) this.apply(event, at, 'outside', commandId);
      else refused.push({ event, why: verdict.error });
    }
    return refused;
  }

  /** Frame of an outside command, durable or with the next commit(); null for one that is not known. */
  findCommand(commandId: string): Frame | null {
    return this.journal.findCommand(commandId) ?? this.pending.find((f) => f.commandId === commandId) ?? null;
  }

  private frame(at: number, source: Frame['source'], commandId: string | null): Frame {
    return { seq: ++this.state.seq, version: EVENT_VERSION, at, source, commandId, events: [] };
  }

  private apply(event: LedgerEvent, at: number, source: Frame['source'], commandId: string | null): void {
    const last = this.pending.at(-1);
    const open = last?.source === source && last.commandId === commandId && last.at === at;
    if (!open) this.pending.push(this.frame(at, source, commandId));
    this.pending.at(-1)?.events.push(event);
    evolve(this.state, event, at);
    for (const observer of this.observers) observer(event, at);
  }

  /**
   * Makes everything proposed so far durable; returns the frames. Throws when the journal fails: the process must end; or when it
   * has no room: then all of it is still to be committed.
   */
  commit(): Frame[] {
    const frames = this.pending;
    if (frames.length === 0) return frames;
    this.journal.append(frames);
    this.pending = [];
    return frames;
  }

  /** Applies frames read from the journal: no checks, no new frames. */
  replay(frames: Iterable<Frame>): void {
    replayFrames(this.state, frames, (event, at) => {
      for (const observer of this.observers) observer(event, at);
    });
  }

  /** Hash of the whole state: same events, same hash. */
  hash(): string {
    return stableHash(this.state);
  }
}
