// A past hour of a data folder, done again: a second run that goes on from the nearest snapshot before, and whose every frame is
// held against the recorded one. So what it shows is what was recorded. It reads the folder and changes nothing in it.
import { deserialize } from 'node:v8';
import { invariant } from '../../kit/invariant.ts';
import type { Frame } from '../../ledger/journal.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import type { ReplayRange } from '../api.ts';
import type { RowReader } from '../../store/row-reader.ts';
import type { StoredSnapshot } from '../../store/snapshot-files.ts';
import { CatchUpJournal } from '../live/catch-up-journal.ts';
import { DataFolder } from '../live/data-folder.ts';
import { FedRun, type LiveHooks, type Saved } from '../live/fed-run.ts';
import { History, type Point } from '../live/history.ts';
import { beginDay, type DayNotes } from '../live/day-notes.ts';
import type { KpiState } from '../live/kpi-views.ts';
import { runDiagnostic } from '../run/scenario.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import { openRecord } from './record.ts';
import { RecordedJournal } from './recorded-journal.ts';

/** On the way to a time the replay stops this often to look around, ms of terminal time: well under a second of work. */
const STRIDE_MS = 5 * 60_000;
/** A wish for "now" may be a little later than the last frame, ms: nothing has happened since. */
const GRACE_MS = 5 * 60_000;

/** Where a replay begins to listen: called each time when it goes on from another snapshot. */
export interface ReplayHooks {
  /** Makes the hooks for a new beginning; `notes` and `past` are what ControlRoom.recall() takes, null at the very start. */
  listen(recall: { notes: Saved['notes']; past: () => Iterable<Frame> } | null): LiveHooks;
}

export class ReplayTerminal {
  readonly model: TerminalModel;
  private readonly folder: DataFolder;
  private readonly reader: RowReader;
  private readonly history: History;
  private readonly hooks: ReplayHooks;
  private readonly start: number;
  private fed: FedRun | null = null;
  private journal!: CatchUpJournal;
  private points: Point[] = [];
  /** Points passed; the next one is at this index. */
  private passed = 0;
  private ends: { seq: number; at: number };

  /**
   * Opens a data folder or a database, also one that a server is writing.
   * @throws InputError HWS-RUN-054 when there is none, HWS-RUN-012, -013 for its journal, HWS-RUN-023 for its settings
   */
  constructor(dataFolder: string, hooks: ReplayHooks) {
    const { documents, reader } = openRecord(dataFolder);
    this.folder = new DataFolder(documents, false);
    this.reader = reader;
    try {
      if (this.folder.empty)
        throw new InputError(runDiagnostic('HWS-RUN-054', 'There is no record here', this.folder.path));
      this.start = this.folder.config().start;
      this.model = this.folder.ownTerminal();
    } catch (error) {
      reader.close();
      throw error;
    }
    this.history = new History(documents, false);
    this.hooks = hooks;
    this.ends = this.lookForEnd();
  }

  /** What can be replayed now. */
  get range(): ReplayRange {
    return { from: this.history.from(this.start, this.end), to: this.end };
  }

  /** Last terminal time of which everything is recorded, ms UTC: the turn of the last frame may not be over yet. */
  get end(): number {
    return this.ends.at - 1;
  }

  get run(): TerminalRun {
    return this.fedRun.run;
  }

  get kpi(): KpiState {
    return this.fedRun.kpi;
  }

  /** What was noted of the days before. */
  get day(): DayNotes {
    return this.fedRun.day;
  }

  get now(): number {
    return this.run.now;
  }

  private get fedRun(): FedRun {
    invariant(this.fed, 'a replay is asked after it was brought to a time');
    return this.fed;
  }

  /** Looks how far the record reaches by now. */
  look(): void {
    this.ends = this.lookForEnd();
    // After the end, so that whatever came in before it is among what is found.
    this.fed?.lookForReceived();
  }

  private lookForEnd(): { seq: number; at: number } {
    const last = this.reader.last();
    return last ? { seq: last.seq, at: last.at } : { seq: 0, at: this.start + 1 };
  }

  /**
   * Goes to a time (ms UTC), forwards or backwards, in strides: yields after each the share of the way that is done, 0 to 1.
   * @throws InputError HWS-RUN-050 outside of the record, HWS-RUN-052 without a snapshot, HWS-RUN-011 or -051 at a frame that is not
   * as it was recorded
   */
  *goTo(at: number): Generator<number> {
    this.look();
    this.check(at);
    const target = Math.min(at, this.end);
    this.beginBefore(target);
    const begun = this.now;
    while (this.now < target) {
      yield (this.now - begun) / (target - begun);
      this.advance(Math.min(target, this.now + STRIDE_MS), () => false);
    }
  }

  /** Whether a time (ms UTC) can be gone to. @throws InputError HWS-RUN-050 outside of the record, HWS-RUN-052 without a snapshot */
  check(at: number): void {
    const { from, to } = this.range;
    if (at >= this.start && at < from) throw noSnapshot(`replays begin at ${iso(from)}`, iso(at));
    if (at < from || at > to + GRACE_MS) throw outside(at, from, to);
  }

  /** Stands at the nearest state before a time: the one at hand, or a kept one. */
  private beginBefore(target: number): void {
    const kept = this.history.usable().findLast(({ at }) => at <= target);
    const here = this.fed !== null && this.now <= target ? this.now : -Infinity;
    if (here >= (kept?.at ?? this.start)) return;
    const snapshot = kept ? this.history.read(kept) : null;
    if (kept && !snapshot) throw noSnapshot(`the one of ${iso(kept.at)} is damaged`, iso(kept.at));
    if (snapshot) this.beginFrom(snapshot);
    else this.beginAtStart();
    this.points = this.history.points();
    const first = this.points.findIndex(
      (point) => point.seq > (snapshot?.seq ?? -1) || point.at > (snapshot?.at ?? -1),
    );
    this.passed = first < 0 ? this.points.length : first;
  }

  private beginFrom({ seq, at, chain, data }: StoredSnapshot): void {
    if (this.reader.hashAt(seq) !== chain)
      throw new InputError(
        runDiagnostic(
          'HWS-RUN-051',
          `The journal up to frame ${seq} is not the one that the snapshot of ${iso(at)} was taken of`,
          `frame ${seq}`,
        ),
      );
    const saved = deserialize(data) as Saved;
    const past = (): Iterable<Frame> => this.reader.frames(1, this.run.ledger.state.seq);
    const fed = this.feed({ notes: saved.notes, past });
    fed.kpi = saved.kpi;
    fed.day = saved.day ?? beginDay();
    fed.loadInbox(at);
    this.journal = this.checked(seq);
    fed.resume(new Uint8Array(saved.run), this.journal, () => undefined);
    this.fed = fed;
  }

  private beginAtStart(): void {
    const fed = this.feed(null);
    fed.loadInbox(0);
    this.journal = this.checked(0);
    fed.begin(this.journal, () => undefined);
    this.fed = fed;
  }

  private feed(recall: Parameters<ReplayHooks['listen']>[0]): FedRun {
    return new FedRun(this.folder, this.model, this.hooks.listen(recall), (week) => {
      throw new InputError(runDiagnostic('HWS-RUN-023', `The messages of week ${week} are missing`, this.folder.path));
    });
  }

  private checked(position: number): CatchUpJournal {
    return new CatchUpJournal(new RecordedJournal(this.reader), position, 'HWS-RUN-051');
  }

  /** Works up to a time, at most to the end of the record, or until `stop` says so after a turn. */
  advance(until: number, stop: () => boolean): void {
    const target = Math.min(until, this.end);
    while (this.now < target) {
      const point = this.points[this.passed];
      const there = (): boolean => point !== undefined && this.isAt(point);
      this.fedRun.advance(Math.min(target, point?.at ?? Infinity), () => there() || stop());
      if (there()) this.makeAnew();
      if (stop()) return;
    }
  }

  private isAt({ seq, at }: Point): boolean {
    return this.now >= at && this.run.ledger.state.seq >= seq;
  }

  /** Where the recorded run went on from its snapshot, this one does so too: see LiveTerminal. */
  private makeAnew(): void {
    this.passed++;
    this.fedRun.resume(this.run.save(), this.journal, () => undefined);
  }

  /** Gives up the run, after a fault: the next goTo() begins from a snapshot. */
  forget(): void {
    this.fed = null;
  }

  /** Closes the journal. */
  close(): void {
    this.reader.close();
  }
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function outside(at: number, from: number, to: number): InputError {
  const message = `${iso(at)} is not recorded; the record reaches from ${iso(from)} to ${iso(to)}`;
  return new InputError(runDiagnostic('HWS-RUN-050', message, iso(at)));
}

function noSnapshot(reason: string, where: string): InputError {
  return new InputError(runDiagnostic('HWS-RUN-052', `There is no snapshot to begin from: ${reason}`, where));
}
