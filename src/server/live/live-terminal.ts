// A terminal that runs live over a data folder: its run, its journal and its demand, week after week. It knows no clock: who owns
// it says up to which time it may work.
//
// A run goes on from its own snapshots: right after one is saved, the run is made anew from its bytes, as a restart would make
// it. So what happens after a snapshot follows from the snapshot alone, and a restart can prove that it does the same again.
import { deserialize, serialize } from 'node:v8';
import { writeInbox, type InboxFile } from '../../demand/inbox.ts';
import type { CommandAnswer, LedgerEvent } from '../../ledger/events.ts';
import type { ChainedJournal, Frame, Snapshot } from '../../ledger/journal.ts';
import { invariant } from '../../kit/invariant.ts';
import type { OutgoingFile } from '../../operation/outbox/outbox.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import { JournalFull } from '../../store/errors.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import type { Archive } from '../inbox/archive.ts';
import { NO_PROFILES, type PartnerProfiles } from '../inbox/partner-profiles.ts';
import { Reception } from '../inbox/reception.ts';
import { parseReceivedName } from '../run/scenario.ts';
import { MessageFault } from '../run/message-fault.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import { commandIdOf, type InboxItem } from '../run/inbox-item.ts';
import { VesselDesk } from '../vessel-plan/desk.ts';
import { CatchUpJournal } from './catch-up-journal.ts';
import type { DataFolder, LiveConfig } from './data-folder.ts';
import { beginDay, type DayNotes } from './day-notes.ts';
import { FedRun, type LiveHooks, type Saved } from './fed-run.ts';
import { History, type Point } from './history.ts';
import { QUARTER_MS, type KpiState } from './kpi-views.ts';
import { meetYard, unclaimedBoxes, weekDemand } from './weeks.ts';

/** Frames that a start does again before it saves a snapshot at once, so that many crashes do not make each start longer (designed). */
const SNAPSHOT_AFTER_FRAMES = 2000;

export class LiveTerminal {
  readonly model: TerminalModel;
  readonly history: History;
  readonly reception: Reception;
  /** With the profiles of the data folder's vessels/. */
  readonly vessels: VesselDesk;
  /** By which what comes in from now on is read; what came in before is read by those of its time. */
  partners: PartnerProfiles = NO_PROFILES;
  private readonly folder: DataFolder;
  private readonly store: ChainedJournal;
  private readonly hooks: LiveHooks;
  private readonly fed: FedRun;
  /** False while another process works the terminal, and this one does again what that one records. */
  private owner: boolean;
  /** Where the run was last made anew from a snapshot. */
  private madeAt: Point = { seq: -1, at: -1 };
  private journal!: CatchUpJournal;
  private lastSnapshot = 0;
  /** Why the terminal stands: there is no room to record what it does; null while it goes. */
  private full: JournalFull | null = null;
  /** Changes of what came in, or of what became of it, since this process began. */
  private inboxChanges = 0;
  /** A snapshot that is saved and was not yet gone on from. */
  private renewal: { seq: number; data: Uint8Array } | null = null;
  /** Messages of a week that were made and not yet written. */
  private made: { week: number; files: InboxFile[]; manifest: unknown } | null = null;

  private constructor(
    folder: DataFolder,
    model: TerminalModel,
    store: ChainedJournal,
    hooks: LiveHooks,
    owner: boolean,
  ) {
    this.folder = folder;
    this.model = model;
    this.store = store;
    this.hooks = { ...hooks, observe: (event, at) => this.observed(event, at, hooks) };
    this.owner = owner;
    this.history = new History(folder.documents, owner);
    this.vessels = new VesselDesk((name) => folder.vesselFile(name));
    this.reception = new Reception(folder, model, {
      now: () => this.now,
      add: (items) => this.fed.add(items),
      changed: () => {
        this.inboxChanges++;
      },
    });
    this.fed = new FedRun(folder, model, this.hooks, (week, run) => this.makeWeek(week, run));
  }

  /**
   * Goes on where the data folder stopped; in a new one begins, and runs the first hours at once (`warmUpHours`).
   * @throws InputError HWS-RUN-020 when doing again what the journal holds gives something else; JournalFull when there is no room
   */
  static open(
    folder: DataFolder,
    model: TerminalModel,
    store: ChainedJournal,
    hooks: LiveHooks,
    warmUpHours: number,
  ): LiveTerminal {
    const live = new LiveTerminal(folder, model, store, hooks, true);
    const snapshot = store.loadSnapshot();
    const toDoAgain = store.lastSeq - (snapshot?.seq ?? 0);
    live.fed.loadInbox(snapshot?.at ?? 0);
    if (snapshot === null && store.lastSeq === 0) live.begin(warmUpHours);
    else live.standAt(snapshot);
    live.catchUp();
    live.goToLastReceived();
    if (toDoAgain >= SNAPSHOT_AFTER_FRAMES) live.snapshot();
    return live;
  }

  /**
   * Stands where the newest snapshot of a record is that another process goes on with: follow() does again what that one does, and
   * takeOver() works the terminal in its stead. The store only has to be read until then.
   */
  static stand(folder: DataFolder, model: TerminalModel, store: ChainedJournal, hooks: LiveHooks): LiveTerminal {
    const live = new LiveTerminal(folder, model, store, hooks, false);
    const snapshot = store.loadSnapshot();
    live.fed.loadInbox(snapshot?.at ?? 0);
    live.standAt(snapshot);
    return live;
  }

  private standAt(snapshot: Snapshot | null): void {
    if (snapshot === null) {
      this.journal = new CatchUpJournal(this.store, 0);
      this.fed.begin(this.journal, this.outbox);
      return;
    }
    for (const frame of this.store.read(1)) {
      if (frame.seq > snapshot.seq) break;
      for (const event of frame.events) this.hooks.observe(event, frame.at);
    }
    this.goOnFrom(snapshot.data, snapshot.seq, snapshot.at);
  }

  /** What is sent while following has been sent by the owner. */
  private readonly outbox = (files: OutgoingFile[]): void => {
    if (this.owner) this.folder.send(files);
  };

  /** The run now; another object after each snapshot. */
  get run(): TerminalRun {
    return this.fed.run;
  }

  get kpi(): KpiState {
    return this.fed.kpi;
  }

  /** What was noted of the last day. */
  get day(): DayNotes {
    return this.fed.day;
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

  get durability(): ChainedJournal['durability'] {
    return this.store.durability;
  }

  /** Epoch of its owner; 0 while this process only follows. */
  get epoch(): number {
    return this.store.epoch;
  }

  /** Whether this process works the terminal, or stands by and follows the one that does. */
  get role(): 'owner' | 'standby' {
    return this.owner ? 'owner' : 'standby';
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
    this.work(this.config.start + Math.round(warmUpHours * 3_600_000), () => false);
    this.store.append([...memory.read(1)]);
    this.folder.send(sent);
    this.snapshot();
  }

  private goOnFrom(data: Uint8Array, seq: number, at: number): void {
    if (this.owner) this.history.note({ seq, at });
    this.madeAt = { seq, at };
    const saved = deserialize(data) as Saved;
    this.fed.kpi = saved.kpi;
    this.fed.day = saved.day ?? beginDay();
    this.journal = new CatchUpJournal(this.store, seq);
    // A copy: what is read from bytes may share their memory.
    this.fed.resume(new Uint8Array(saved.run), this.journal, this.outbox);
    this.lastSnapshot = this.now;
  }

  /** Does again what the journal holds after the snapshot. */
  private catchUp(): void {
    for (;;) {
      const point = this.nextPoint();
      if (point === undefined && this.journal.level) return;
      this.doAgain(point, this.now + QUARTER_MS, () => point === undefined && this.journal.level);
    }
  }

  /**
   * The terminal had come to the time at which its last command was received, though nothing may be recorded of it: it goes on from
   * there, so that no later command is worked before one that was acknowledged.
   */
  private goToLastReceived(): void {
    const last = this.waitingMessages.at(-1)?.at ?? 0;
    if (last > this.now) this.work(last, () => false);
  }

  /** The next point at which the recorded run was made anew from its snapshot: there this one is, too. */
  private nextPoint(): Point | undefined {
    const { madeAt, store } = this;
    return this.history
      .points()
      .find(({ seq, at }) => (seq > madeAt.seq || at > madeAt.at) && at >= this.now && seq <= store.lastSeq);
  }

  private doAgain(point: Point | undefined, until: number, stop: () => boolean): void {
    const there = (): boolean => point !== undefined && this.now >= point.at && this.run.ledger.state.seq >= point.seq;
    this.work(Math.min(until, point?.at ?? Infinity), () => there() || stop());
    if (point === undefined) return;
    if (!there()) {
      // Nothing more happens at its time, and the run is not there: it is no point of this record.
      if (this.now === point.at && this.run.nextTurn > this.now) this.madeAt = point;
      return;
    }
    this.fed.resume(this.run.save(), this.journal, this.outbox);
    this.madeAt = point;
    this.lastSnapshot = this.now;
  }

  /**
   * Does again what the owner has recorded up to a terminal time (ms UTC), of which everything must be recorded: a time before that of
   * the last frame. Ends early when `stop` says so after a turn.
   */
  follow(until: number, stop: () => boolean): void {
    invariant(!this.owner, 'who follows does not work the terminal');
    // After the end was seen, so that whatever came in before it is among what is found.
    this.fed.lookForReceived();
    for (let point = this.nextPoint(); this.now < until && !stop(); point = this.nextPoint())
      this.doAgain(point, until, stop);
  }

  /**
   * Works the terminal from now on: its owner has gone, and the store takes what this process appends. Everything that was recorded
   * has been done when this returns, and what was acknowledged besides lies before it.
   */
  takeOver(): void {
    this.owner = true;
    // The last snapshot of an owner that died before it had noted it: whoever goes on from it later begins there.
    const snapshot = this.store.loadSnapshot();
    if (snapshot && snapshot.seq >= this.run.ledger.state.seq && snapshot.at >= this.now)
      this.history.note({ seq: snapshot.seq, at: snapshot.at });
    this.fed.lookForReceived();
    this.catchUp();
    this.goToLastReceived();
  }

  // ---- running -----------------------------------------------------------------------------------------------------------

  /**
   * Works up to a terminal time (ms UTC), or until `stop` says so after a turn. Where there is no room to record it, the terminal
   * stands in the middle of its turn, and the next call tries to go on from there.
   */
  advance(until: number, stop: () => boolean): void {
    this.orStand(() => {
      this.renew();
      this.work(until, stop);
    });
  }

  /** Lets the run work. A message on which it fails is noted before the process ends, so that it is put aside after some tries. */
  private work(until: number, stop: () => boolean): void {
    try {
      this.fed.advance(until, stop);
    } catch (error) {
      if (this.owner && error instanceof MessageFault) this.folder.noteFailure(error.commandId, error.reason);
      throw error;
    }
  }

  /** Why the terminal stands; null while it goes. */
  get standing(): JournalFull | null {
    return this.full;
  }

  /** What screens are told of it, and that they may want to look at what came in. */
  get mark(): { inbox: number; standing?: true } {
    return { inbox: this.inboxChanges, ...(this.full && { standing: true }) };
  }

  private observed(event: LedgerEvent, at: number, hooks: LiveHooks): void {
    if (isOfInbox(event)) this.inboxChanges++;
    hooks.observe(event, at);
  }

  private orStand(work: () => void): void {
    try {
      work();
      this.full = null;
    } catch (error) {
      if (!(error instanceof JournalFull)) throw error;
      this.full = error;
    }
  }

  private makeWeek(week: number, run: TerminalRun | null): void {
    if (this.made?.week !== week) {
      const made = weekDemand(this.model, this.config, week);
      this.made = { week, ...writeInbox(run ? meetYard(made, unclaimedBoxes(run.ledger.state)) : made) };
    }
    this.folder.writeWeek(week, this.made.files, this.made.manifest);
    this.made = null;
  }

  // ---- commands ----------------------------------------------------------------------------------------------------------

  /** What the command of a key was answered; null for one that was not taken. */
  answered(key: string): CommandAnswer | null {
    const event = this.run.ledger.findCommand(commandIdOf(key))?.events.at(-1);
    if (event?.kind === 'command-answered') return event;
    return this.run.messagesToCome.find(({ answer }) => answer?.key === key)?.answer ?? null;
  }

  /** What came in, interchanges and decisions, as it is kept. */
  get archive(): Archive {
    return this.folder.archive;
  }

  /** Frame of a command from outside; null for one that is not worked yet. */
  frameOf(commandId: string): Frame | null {
    return this.run.ledger.findCommand(commandId);
  }

  /** True for a file that was written to be sent. */
  hasSent(name: string): boolean {
    return this.folder.hasSent(name);
  }

  /** Names of all files that were written to be sent, in order. */
  sentNames(): string[] {
    return this.folder.sentNames();
  }

  /** Bytes of a file that was written to be sent; null for a name that there is not. */
  sent(name: string): Uint8Array | null {
    return this.folder.sent(name);
  }

  /** Messages that came in and are worked in the next turn. */
  get waitingMessages(): InboxItem[] {
    return this.run.messagesToCome.filter(({ file }) => parseReceivedName(file) !== null);
  }

  /** Frames after a frame, as they are in the journal. */
  framesAfter(seq: number): Iterable<Frame> {
    return this.store.read(seq + 1);
  }

  // ---- snapshots ---------------------------------------------------------------------------------------------------------

  /**
   * Saves the whole state, and goes on from what was saved. Only while caught up, between two turns. Without room for it the terminal
   * goes on as it was: a restart then takes longer.
   */
  snapshot(): void {
    const { seq } = this.run.ledger.state;
    const saved: Saved = { run: this.run.save(), kpi: this.kpi, day: this.day, notes: this.hooks.notes() };
    const data = serialize(saved);
    const isSaved = unlessFull(() => this.store.saveSnapshot({ seq, at: this.now, data }));
    if (!isSaved) return;
    this.renewal = { seq, data };
    this.orStand(() => this.renew());
  }

  private renew(): void {
    if (this.renewal === null) return;
    const { seq, data } = this.renewal;
    const at = this.now;
    unlessFull(() => this.history.keep({ seq, at, chain: this.store.hashAt(seq), data }));
    this.goOnFrom(data, seq, at);
    this.renewal = null;
  }

  /** Saves a snapshot and closes the journal. */
  stop(): void {
    if (this.full === null) this.snapshot();
    this.store.close();
  }

  /** Closes the journal as it is, after a failure. */
  abandon(): void {
    this.store.close();
  }
}

/** Does what the terminal can do without; false where there was no room for it. */
function unlessFull(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof JournalFull) return false;
    throw error;
  }
}

/** True for an event that changes what is told of messages which came in while the terminal ran, or of discrepancies. */
function isOfInbox(event: LedgerEvent): boolean {
  switch (event.kind) {
    case 'edi-received':
    case 'message-passed-over':
    case 'message-quarantined':
      return parseReceivedName(event.file) !== null;
    case 'discrepancy-found':
    case 'discrepancy-resolved':
      return true;
    default:
      return false;
  }
}
