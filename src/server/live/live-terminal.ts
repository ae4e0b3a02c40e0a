// A terminal that runs live over a data folder: its run, its journal and its demand, week after week. It knows no clock: who owns
// it says up to which time it may work.
//
// A run goes on from its own snapshots: right after one is saved, the run is made anew from its bytes, as a restart would make
// it. So what happens after a snapshot follows from the snapshot alone, and a restart can prove that it does the same again.
import { deserialize, serialize } from 'node:v8';
import { readInterchange } from '../../edi/read.ts';
import { writeInbox } from '../../demand/inbox.ts';
import type { OutgoingFile } from '../../operation/outbox.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import type { SqliteJournal } from '../../store/sqlite-journal.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { itemOf, runDiagnostic } from '../run/scenario.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import { CatchUpJournal } from './catch-up-journal.ts';
import type { DataFolder, LiveConfig } from './data-folder.ts';
import { FedRun, type LiveHooks, type Saved } from './fed-run.ts';
import { History } from './history.ts';
import { QUARTER_MS, type KpiState } from './kpi-views.ts';
import { meetYard, unclaimedBoxes, weekDemand } from './weeks.ts';

export class LiveTerminal {
  readonly model: TerminalModel;
  readonly history: History;
  private readonly folder: DataFolder;
  private readonly store: SqliteJournal;
  private readonly hooks: LiveHooks;
  private readonly fed: FedRun;
  private journal!: CatchUpJournal;
  private lastSnapshot = 0;

  private constructor(folder: DataFolder, model: TerminalModel, store: SqliteJournal, hooks: LiveHooks) {
    this.folder = folder;
    this.model = model;
    this.store = store;
    this.hooks = hooks;
    this.history = new History(folder.path, true);
    this.fed = new FedRun(folder, model, hooks, (week, run) => this.makeWeek(week, run));
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
    live.fed.loadInbox(snapshot?.at ?? 0);
    if (snapshot) {
      for (const frame of store.read(1)) {
        if (frame.seq > snapshot.seq) break;
        for (const event of frame.events) hooks.observe(event, frame.at);
      }
      live.goOnFrom(snapshot.data, snapshot.seq);
    } else if (store.lastSeq === 0) live.begin(warmUpHours);
    else {
      live.journal = new CatchUpJournal(store, 0);
      live.fed.begin(live.journal, (files) => folder.send(files));
    }
    live.catchUp();
    return live;
  }

  /** The run now; another object after each snapshot. */
  get run(): TerminalRun {
    return this.fed.run;
  }

  get kpi(): KpiState {
    return this.fed.kpi;
  }

  /** What the terminal was begun with. */
  get config(): LiveConfig {
    return this.fed.config;
  }

  /** Number of the first week whose traffic is not known yet. */
  get nextWeek(): number {
    return this.fed.nextWeek;
  }

  get now(): number {
    return this.run.now;
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

  /** The first hours are run in memory and recorded in one go: nothing of them leaves before they are durable. */
  private begin(warmUpHours: number): void {
    const memory = new MemoryJournal();
    const sent: OutgoingFile[] = [];
    this.fed.begin(memory, (files) => sent.push(...files));
    this.journal = new CatchUpJournal(this.store, 0);
    this.advance(this.config.start + Math.round(warmUpHours * 3_600_000), () => false);
    this.store.append([...memory.read(1)]);
    this.folder.send(sent);
    this.snapshot();
  }

  private goOnFrom(data: Uint8Array, seq: number): void {
    const saved = deserialize(data) as Saved;
    this.fed.kpi = saved.kpi;
    this.journal = new CatchUpJournal(this.store, seq);
    // A copy: what is read from bytes may share their memory.
    this.fed.resume(new Uint8Array(saved.run), this.journal, (files) => this.folder.send(files));
    this.lastSnapshot = this.now;
    this.history.note({ seq, at: this.now });
  }

  /** Does again what the journal holds after the snapshot. */
  private catchUp(): void {
    const level = (): boolean => this.journal.level;
    while (!level()) this.advance(this.now + QUARTER_MS, level);
  }

  // ---- running -----------------------------------------------------------------------------------------------------------

  /** Works up to a terminal time (ms UTC), or until `stop` says so after a turn. */
  advance(until: number, stop: () => boolean): void {
    this.fed.advance(until, stop);
  }

  private makeWeek(week: number, run: TerminalRun | null): void {
    const made = weekDemand(this.model, this.config, week);
    const { files, manifest } = writeInbox(run ? meetYard(made, unclaimedBoxes(run.ledger.state)) : made);
    this.folder.writeWeek(week, files, manifest);
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
    const at = this.now + 1;
    const file = this.folder.keepReceived(bytes, at);
    this.fed.add(messages.map((message, i) => itemOf(file, i, at, message, this.model.unlocode)));
    const aside = messages.flatMap((message) => message.setAside.map((entry) => entry.diagnostic));
    return { accepted: messages.length, file, diagnostics: [...diagnostics, ...aside] };
  }

  /** Saves the whole state, and goes on from what was saved. Only while caught up, between two turns. */
  snapshot(): void {
    const { seq } = this.run.ledger.state;
    const saved: Saved = { run: this.run.save(), kpi: this.kpi, notes: this.hooks.notes() };
    const data = serialize(saved);
    this.store.saveSnapshot({ seq, at: this.now, data });
    this.history.keep({ seq, at: this.now, chain: this.store.hashAt(seq), data });
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
