// A terminal that runs live over a data folder: its run, its journal and its demand, week after week. It knows no clock: who owns
// it says up to which time it may work.
//
// A run goes on from its own snapshots: right after one is saved, the run is made anew from its bytes, as a restart would make
// it. So what happens after a snapshot follows from the snapshot alone, and a restart can prove that it does the same again.
import { deserialize, serialize } from 'node:v8';
import { readInterchange } from '../../edi/read.ts';
import { writeInbox } from '../../demand/inbox.ts';
import type { Observer } from '../../ledger/ledger.ts';
import type { OutgoingFile } from '../../operation/outbox.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import type { SqliteJournal } from '../../store/sqlite-journal.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import type { KpiPoint } from '../api.ts';
import type { StockBox } from '../../operation/stock.ts';
import { inboxFromFolder, itemOf, runDiagnostic } from '../run/scenario.ts';
import { TerminalRun, type InboxItem } from '../run/terminal-run.ts';
import { CatchUpJournal } from './catch-up-journal.ts';
import type { DataFolder, LiveConfig } from './data-folder.ts';
import { beginKpi, closeQuarter, QUARTER_MS, type KpiState } from './kpi-views.ts';
import { meetYard, unclaimedBoxes, weekDemand, weekStart } from './weeks.ts';

/** The next week's demand is made so long before the week begins, ms: before its first message becomes known. */
const WEEK_AHEAD_MS = 60_000;

/** What a snapshot of a live terminal holds. */
interface Saved {
  run: Uint8Array;
  kpi: KpiState;
}

/** Who wants to hear of events; attached before anything happens. */
export interface LiveHooks {
  /** Every event from the beginning of the journal on, in order. */
  observe: Observer;
  /** A quarter of an hour was closed. */
  quarter(point: KpiPoint): void;
}

export class LiveTerminal {
  readonly model: TerminalModel;
  kpi: KpiState = beginKpi();
  private readonly folder: DataFolder;
  private readonly config: LiveConfig;
  private readonly store: SqliteJournal;
  private readonly hooks: LiveHooks;
  private current!: TerminalRun;
  private journal!: CatchUpJournal;
  private items: InboxItem[] = [];
  /** Last week whose messages are in the inbox. */
  private week = 0;
  private lastSnapshot = 0;
  /** Boxes in the yard at the very start, from the first week's messages. */
  private firstStock: StockBox[] = [];

  private constructor(folder: DataFolder, model: TerminalModel, store: SqliteJournal, hooks: LiveHooks) {
    this.folder = folder;
    this.config = folder.config();
    this.model = model;
    this.store = store;
    this.hooks = hooks;
  }

  /**
   * Goes on where the data folder stopped; in a new one begins, and runs the first hours at once (`warmUpHours`).
   * @throws InputError HWS-RUN-020 when doing again what the journal holds gives something else
   */
  static open(
    folder: DataFolder,
    model: TerminalModel,
    store: SqliteJournal,
    hooks: LiveHooks,
    warmUpHours: number,
  ): LiveTerminal {
    const live = new LiveTerminal(folder, model, store, hooks);
    const snapshot = store.loadSnapshot();
    live.loadInbox(snapshot?.at ?? 0);
    if (snapshot) {
      for (const frame of store.read(1)) {
        if (frame.seq > snapshot.seq) break;
        for (const event of frame.events) hooks.observe(event, frame.at);
      }
      live.goOnFrom(snapshot.data, snapshot.seq);
    } else if (store.lastSeq === 0) live.begin(warmUpHours);
    else {
      live.journal = new CatchUpJournal(store, 0);
      live.beginRun(live.journal, (files) => folder.send(files));
    }
    live.catchUp();
    return live;
  }

  /** The run now; another object after each snapshot. */
  get run(): TerminalRun {
    return this.current;
  }

  get now(): number {
    return this.current.now;
  }

  get durability(): SqliteJournal['durability'] {
    return this.store.durability;
  }

  get lastSeq(): number {
    return this.journal.lastSeq;
  }

  /** Terminal time of the last snapshot, ms UTC. */
  get snapshotAt(): number {
    return this.lastSnapshot;
  }

  // ---- beginning ---------------------------------------------------------------------------------------------------------

  /** Messages of all weeks that are there, and those that came in; what became known before a time (ms UTC) is left out. */
  private loadInbox(from: number): void {
    if (!this.folder.hasWeek(1)) this.makeWeek(1, null);
    while (this.folder.hasWeek(this.week + 1)) {
      this.week++;
      if (weekStart(this.config, this.week + 1) < from) continue;
      const { items, stock } = inboxFromFolder(this.folder.readWeek(this.week), this.model.unlocode);
      this.items.push(...items);
      if (this.week === 1) this.firstStock = stock;
    }
    this.items.push(...inboxFromFolder(this.folder.readReceived(), this.model.unlocode).items);
    this.items = this.items.filter((item) => item.at >= from);
  }

  /** The first hours are run in memory and recorded in one go: nothing of them leaves before they are durable. */
  private begin(warmUpHours: number): void {
    const memory = new MemoryJournal();
    const sent: OutgoingFile[] = [];
    this.beginRun(memory, (files) => sent.push(...files));
    this.journal = new CatchUpJournal(this.store, 0);
    this.advance(this.config.start + Math.round(warmUpHours * 3_600_000), () => false);
    this.store.append([...memory.read(1)]);
    this.folder.send(sent);
    this.snapshot();
  }

  private beginRun(journal: MemoryJournal | CatchUpJournal, outbox: (files: OutgoingFile[]) => void): void {
    this.attach(TerminalRun.begin(this.model, journal, outbox, this.config.start));
    this.current.stock(this.firstStock);
    this.firstStock = [];
  }

  private attach(run: TerminalRun): void {
    this.current = run;
    run.ledger.observe(this.hooks.observe);
    run.addInbox(this.items);
  }

  private goOnFrom(data: Uint8Array, seq: number): void {
    const saved = deserialize(data) as Saved;
    this.kpi = saved.kpi;
    this.journal = new CatchUpJournal(this.store, seq);
    // A copy: what is read from bytes may share their memory.
    const bytes = new Uint8Array(saved.run);
    this.attach(TerminalRun.resume(this.model, this.journal, (files) => this.folder.send(files), bytes));
    this.lastSnapshot = this.current.now;
  }

  /** Does again what the journal holds after the snapshot. */
  private catchUp(): void {
    const level = (): boolean => this.journal.level;
    while (!level()) this.advance(this.current.now + QUARTER_MS, level);
  }

  // ---- running -----------------------------------------------------------------------------------------------------------

  /** Works up to a terminal time (ms UTC), or until `stop` says so after a turn. */
  advance(until: number, stop: () => boolean): void {
    for (;;) {
      const mark = Math.min(until, this.nextQuarter(), this.nextWeekDue());
      this.current.advance(mark, stop);
      const whole = this.current.now === mark && this.current.nextTurn > mark;
      if (!whole) return;
      if (mark === this.nextQuarter()) this.hooks.quarter(closeQuarter(this.current, this.kpi));
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
    this.add(inboxFromFolder(this.folder.readWeek(week), this.model.unlocode).items);
  }

  private makeWeek(week: number, run: TerminalRun | null): void {
    const made = weekDemand(this.model, this.config, week);
    const { files, manifest } = writeInbox(run ? meetYard(made, unclaimedBoxes(run.ledger.state)) : made);
    this.folder.writeWeek(week, files, manifest);
  }

  private add(items: readonly InboxItem[]): void {
    this.items.push(...items);
    this.current.addInbox(items);
  }

  /**
   * Takes a file of EDI messages that becomes known now. It is durable when this returns; its messages are worked in the next
   * turn. A file without a message that can be worked is not kept.
   */
  receive(bytes: Uint8Array): { accepted: number; file: string | null; diagnostics: Diagnostic[] } {
    const { messages, diagnostics } = readInterchange(bytes, 'request');
    if (messages.length === 0) {
      const cause = runDiagnostic('HWS-RUN-036', 'Nothing of the file can be worked', 'request');
      return { accepted: 0, file: null, diagnostics: [cause, ...diagnostics] };
    }
    // Later than the last turn, so that a run that catches up takes it in a turn of its own, as this one does.
    const at = this.current.now + 1;
    const file = this.folder.keepReceived(bytes, at);
    this.add(messages.map((message, i) => itemOf(file, i, at, message, this.model.unlocode)));
    const aside = messages.flatMap((message) => message.setAside.map((entry) => entry.diagnostic));
    return { accepted: messages.length, file, diagnostics: [...diagnostics, ...aside] };
  }

  /** Saves the whole state, and goes on from what was saved. Only while caught up, between two turns. */
  snapshot(): void {
    const seq = this.current.ledger.state.seq;
    const data = serialize({ run: this.current.save(), kpi: this.kpi } satisfies Saved);
    this.store.saveSnapshot({ seq, at: this.current.now, data });
    this.items = this.items.filter((item) => !this.current.state.taken.has(item.commandId));
    this.goOnFrom(data, seq);
  }

  /** Saves a snapshot and closes the journal. */
  stop(): void {
    this.snapshot();
    this.store.close();
  }

  /** Closes the journal as it is, after a failure. */
  abandon(): void {
    this.store.close();
  }
}
