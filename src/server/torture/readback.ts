// Reads the journal back from its disk and does again with it what the terminal did: the record anew, the projections anew, as a shadow of
// the terminal that knows nothing but the journal. It goes on where it read last; what it has read is looked through by scrub().
import type { Frame, Journal } from '../../ledger/journal.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import { Ledger } from '../../ledger/ledger.ts';
import { emptyState } from '../../ledger/state.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import { CallNotes } from '../live/call-views.ts';
import { capacityOf } from '../run/machines-of.ts';
import { HoldWatch } from './hold-watch.ts';

/** A journal that tells its chain hashes. */
export type ChainedJournal = Pick<Journal, 'read' | 'lastSeq'> & { hashAt(seq: number): string };

export class Readback {
  /** Frames by command id, in order. */
  readonly commands = new Map<string, number[]>();
  readonly notes = new CallNotes();
  /** Reports of machines that were refused, and why. */
  readonly refusedReports: string[] = [];
  /** What the chain of hashes says is wrong; '' for nothing. */
  broken = '';
  /** Chain hash of the last frame that was read. */
  private hash = '';
  private readonly ledger: Ledger;
  private readonly holds: HoldWatch;

  constructor(model: TerminalModel) {
    this.ledger = new Ledger(emptyState(model), new MemoryJournal(), capacityOf(model));
    this.holds = new HoldWatch(this.ledger.state);
    this.ledger.observe((event, at) => this.look(event, at));
  }

  /** Holds that were broken. */
  get leaks(): readonly string[] {
    return this.holds.leaks;
  }

  /** Last frame that was read. */
  get seq(): number {
    return this.ledger.state.seq;
  }

  /** Hash of the record that the journal alone gives. */
  stateHash(): string {
    return this.ledger.hash();
  }

  /** Reads what came since the last time. */
  follow(journal: ChainedJournal): void {
    this.reading(() => {
      for (const frame of journal.read(this.seq + 1)) this.take(frame);
      this.hash = journal.hashAt(this.seq);
    });
  }

  /** True when the journal no longer holds what was read of it. */
  lost(journal: ChainedJournal): boolean {
    return journal.lastSeq < this.seq || (this.seq > 0 && journal.hashAt(this.seq) !== this.hash);
  }

  /** Reads everything again against the chain of hashes. */
  scrub(journal: ChainedJournal): void {
    this.reading(() => {
      let frames = 0;
      for (const frame of journal.read(1)) if (frame.seq === frames + 1) frames++;
      if (frames !== journal.lastSeq) this.broken = `${frames} of ${journal.lastSeq} frames could be read`;
    });
  }

  private reading(read: () => void): void {
    this.broken = '';
    try {
      read();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.broken = error.message;
    }
  }

  private take(frame: Frame): void {
    const { commandId, seq } = frame;
    if (commandId !== null) this.commands.set(commandId, [...(this.commands.get(commandId) ?? []), seq]);
    this.ledger.replay([frame]);
  }

  private look(event: LedgerEvent, at: number): void {
    this.notes.observe(event, at);
    this.holds.look(event);
    if (event.kind === 'report-refused')
      this.refusedReports.push(`frame ${this.seq}: ${JSON.stringify(event.report)} (${event.fault}: ${event.reason})`);
  }
}
