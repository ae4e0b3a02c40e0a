// A run with what feeds it: the messages of its weeks, those that came in, and its figures per quarter of an hour. The live
// terminal works on it, and a replay does the same again on it. It writes nothing itself.
import type { Journal } from '../../ledger/journal.ts';
import type { Observer } from '../../ledger/ledger.ts';
import type { StockBox } from '../../operation/yard/stock.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import type { KpiPoint } from '../api.ts';
import { keptProfiles, type PartnerProfiles } from '../inbox/partner-profiles.ts';
import { decisionItem, itemsOfFile, readFile } from '../inbox/read-arrival.ts';
import { inboxFromFolder, parseReceivedName } from '../run/scenario.ts';
import { MOST_TRIES } from '../run/inbox-item.ts';
import { TerminalRun } from '../run/terminal-run.ts';
import type { InboxItem } from '../run/inbox-item.ts';
import type { Outbox } from '../run/control-run.ts';
import type { NotesState } from './call-views.ts';
import type { DataFolder, LiveConfig } from './data-folder.ts';
import { beginDay, closeDayQuarter, noteDay, type DayNotes } from './day-notes.ts';
import { beginKpi, closeQuarter, QUARTER_MS, type KpiState } from './kpi-views.ts';
import { weekStart } from './weeks.ts';

/** The next week's demand is made so long before the week begins, ms: before its first message becomes known. */
const WEEK_AHEAD_MS = 60_000;
/** What became known so long before a snapshot was certainly taken in before it, ms: a turn comes within half a second. */
const TAKEN_AFTER_MS = 1000;

/** What a snapshot of a live terminal holds. */
export interface Saved {
  run: Uint8Array;
  kpi: KpiState;
  /** Left out by a build that did not note it. */
  day?: DayNotes;
  /** What the control room knows from events alone. */
  notes: NotesState;
}

/** Who wants to hear of events; attached before anything happens. */
export interface LiveHooks {
  /** Every event from the beginning of the journal on, in order. */
  observe: Observer;
  /** A quarter of an hour was closed. */
  quarter(point: KpiPoint): void;
  /** What a snapshot keeps of what was heard. */
  notes(): NotesState;
}

export class FedRun {
  readonly config: LiveConfig;
  kpi: KpiState = beginKpi();
  day: DayNotes = beginDay();
  private readonly folder: DataFolder;
  private readonly model: TerminalModel;
  private readonly hooks: LiveHooks;
  private readonly makeWeek: (week: number, run: TerminalRun | null) => void;
  private current!: TerminalRun;
  private items: InboxItem[] = [];
  /** Files that came in and are in the inbox. */
  private readonly received = new Set<string>();
  /** Profiles of partners, by their text as it was kept. */
  private readonly profiles = new Map<string, PartnerProfiles>();
  /** Last week whose messages are in the inbox. */
  private week = 0;
  /** Files that became known before were taken in before the snapshot, ms UTC. */
  private from = 0;
  /** Boxes in the yard at the very start, from the first week's messages. */
  private firstStock: StockBox[] = [];

  /** `makeWeek` writes a week's messages into the folder when they are due and not there yet. */
  constructor(
    folder: DataFolder,
    model: TerminalModel,
    hooks: LiveHooks,
    makeWeek: (week: number, run: TerminalRun | null) => void,
  ) {
    this.folder = folder;
    this.config = folder.config();
    this.model = model;
    this.hooks = hooks;
    this.makeWeek = makeWeek;
  }

  /** The run now; another object after each resume(). */
  get run(): TerminalRun {
    return this.current;
  }

  /** Number of the first week whose messages are not in the inbox yet. */
  get nextWeek(): number {
    return this.week + 1;
  }

  /**
   * Messages of all weeks that are there, and those that came in, for a run that goes on from a snapshot of a time (ms UTC; 0: from
   * the beginning). What was known so shortly before that it may not have been taken in yet is there, too.
   */
  loadInbox(snapshotAt: number): void {
    const from = snapshotAt - TAKEN_AFTER_MS;
    this.from = from;
    if (!this.folder.hasWeek(1)) this.makeWeek(1, null);
    while (this.folder.hasWeek(this.week + 1)) {
      this.week++;
      if (weekStart(this.config, this.week + 1) < from) continue;
      const { items, stock } = inboxFromFolder(this.folder.readWeek(this.week), this.model.unlocode);
      this.items.push(...items);
      if (this.week === 1) this.firstStock = stock;
    }
    this.items.push(...this.newlyReceived());
    this.items = this.marked(this.items.filter((item) => item.at >= from));
  }

  /** Messages that were tried in vain too often say so, and are put aside when their turn comes. */
  private marked(items: readonly InboxItem[]): InboxItem[] {
    const failures = this.folder.failures();
    return items.map((item) => {
      const failure = failures.get(item.commandId);
      return failure && failure.tries >= MOST_TRIES ? { ...item, failure } : item;
    });
  }

  /** Looks again for files that came in since. */
  lookForReceived(): void {
    const items = this.newlyReceived();
    if (items.length > 0) this.add(items);
  }

  private newlyReceived(): InboxItem[] {
    const { files, decisions } = this.folder.archive.received(this.received, this.from);
    for (const { name } of files) this.received.add(name);
    for (const { file } of decisions) this.received.add(file);
    const port = this.model.unlocode;
    const messages = files.flatMap((file) => {
      const read = readFile(file.bytes, file.name, this.profilesOf(file.profiles ?? ''));
      return itemsOfFile(file, parseReceivedName(file.name) ?? 0, port, read);
    });
    return [...messages, ...decisions.map((decided) => decisionItem(decided, port))];
  }

  /** Arrivals are many, sets of profiles few. */
  private profilesOf(kept: string): PartnerProfiles {
    const known = this.profiles.get(kept) ?? keptProfiles(kept);
    this.profiles.set(kept, known);
    return known;
  }

  /** Begins with the terminal at rest and the first week's boxes in its yard. */
  begin(journal: Journal, outbox: Outbox): void {
    const { start, seed, disturbances } = this.config;
    const options = disturbances ? { disturbances, seed } : {};
    this.attach(TerminalRun.begin(this.model, journal, outbox, start, options));
    this.current.stock(this.firstStock);
    this.firstStock = [];
  }

  /** Goes on from the bytes of a run. */
  resume(bytes: Uint8Array, journal: Journal, outbox: Outbox): void {
    this.attach(TerminalRun.resume(this.model, journal, outbox, bytes));
    this.items = this.items.filter((item) => !this.current.state.taken.has(item.commandId));
  }

  private attach(run: TerminalRun): void {
    this.current = run;
    run.ledger.observe(this.hooks.observe);
    run.addInbox(this.items);
  }

  /** Adds messages to come. */
  add(items: readonly InboxItem[]): void {
    this.items.push(...items);
    this.current.addInbox(items);
  }

  /** Works up to a terminal time (ms UTC), or until `stop` says so after a turn. */
  advance(until: number, stop: () => boolean): void {
    const afterTurn = (): boolean => {
      noteDay(this.current, this.day);
      return stop();
    };
    for (;;) {
      const mark = Math.min(until, this.nextQuarter(), this.nextWeekDue());
      this.current.advance(mark, afterTurn);
      const whole = this.current.now === mark && this.current.nextTurn > mark;
      if (!whole) return;
      if (mark === this.nextQuarter()) {
        this.hooks.quarter(closeQuarter(this.current, this.kpi));
        closeDayQuarter(this.current, this.day);
      }
      if (mark === this.nextWeekDue()) this.addWeek();
      if (mark === until || stop()) return;
    }
  }

  private nextQuarter(): number {
    const last = this.kpi.series.at(-1)?.at ?? this.config.start;
    return last + QUARTER_MS;
  }

  private nextWeekDue(): number {
    return weekStart(this.config, this.week + 1) - WEEK_AHEAD_MS;
  }

  private addWeek(): void {
    const week = this.week + 1;
    if (!this.folder.hasWeek(week)) this.makeWeek(week, this.current);
    this.week = week;
    this.add(this.marked(inboxFromFolder(this.folder.readWeek(week), this.model.unlocode).items));
  }
}
