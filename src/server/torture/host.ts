// The control's process on a simulated machine: it opens its journal on the simulated disk, goes on from snapshot and journal, takes messages
// and commands durably before it answers, does its turns, saves snapshots. It dies by an exception, after which nothing of it is used but
// the disk; the machines live on.
import { deserialize, serialize } from 'node:v8';
import { readInterchange } from '../../edi/reading/read.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Journal } from '../../ledger/journal.ts';
import { JournalFull } from '../../store/errors.ts';
import type { PersonDecision } from '../../operation/inbox/state.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { CatchUpJournal } from '../live/catch-up-journal.ts';
import { CallNotes, type NotesState } from '../live/call-views.ts';
import { ControlRun, type ControlParts } from '../run/control-run.ts';
import type { InboxItem } from '../run/inbox-item.ts';
import { doAgain } from '../run/recover-control.ts';
import { itemsOf as readItems } from '../run/scenario.ts';
import type { Answer } from './mail.ts';
import type { Plant } from './plant.ts';
import { BEGIN, HERE, type Shift } from './shift.ts';
import { DiskFull, type SimDisk } from './sim-disk.ts';
import { SimJournal, type AtMoment } from './sim-journal.ts';
import type { Wires } from './wires.ts';
import type { Witness } from './witness.ts';

const FOLDER = 'journal/';
const RECEIVED = 'received/';

/** An interchange that came in, as it is kept until its messages are worked and after. */
interface Kept {
  key: string;
  /** When it becomes known, ms UTC. */
  at: number;
  text: string;
  /** How many messages it holds. */
  messages: number;
  answer: Answer;
  /** What a person has decided, where it is no interchange. */
  decision?: PersonDecision;
}

/** Without room on the disk it tries again after so long, ms. */
const RETRY_MS = 5000;

interface Saved {
  control: Uint8Array;
  notes: NotesState;
}

/** What the process needs of the world around it. */
export interface Surroundings {
  model: TerminalModel;
  seed: number;
  shift: Shift;
  disk: SimDisk;
  plant: Plant;
  wires: Wires;
  witness: Witness;
  moment: AtMoment;
  /** Stands between the terminal and its store; the negative controls put a broken one here. */
  wrap(journal: Journal): Journal;
}

export class Host {
  readonly store: SimJournal;
  private readonly around: Surroundings;
  private readonly kept = new Map<string, Kept>();
  private journal!: CatchUpJournal;
  private current!: ControlRun;
  private notesNow = new CallNotes();
  private numbered = 0;
  /** It has no room on the disk and stands until then, ms UTC. */
  private standsUntil = 0;

  private constructor(around: Surroundings, store: SimJournal) {
    this.around = around;
    this.store = store;
  }

  /**
   * Starts the process at a time, ms UTC: it goes on where the disk says it stopped, and takes over the machines.
   * @throws InputError HWS-RUN-011 for a damaged journal
   */
  static start(around: Surroundings, name: string, now: number): Host {
    const { disk, moment } = around;
    const host = new Host(around, SimJournal.open(disk, FOLDER, name, moment));
    host.readKept();
    const snapshot = host.store.loadSnapshot();
    if (snapshot) host.resume(snapshot.data, snapshot.seq);
    else host.begin();
    doAgain(host.current, host.journal, host.store);
    host.current.open(host.store.epoch, Math.max(now, host.current.now));
    return host;
  }

  /** The control now; another object after each snapshot. */
  get control(): ControlRun {
    return this.current;
  }

  get notes(): CallNotes {
    return this.notesNow;
  }

  /** Keys of the interchanges that are kept on the disk. */
  get keptKeys(): string[] {
    const { disk } = this.around;
    const whole = disk.list(RECEIVED).filter((name) => !name.endsWith('.tmp'));
    return whole.map((name) => (JSON.parse(text(disk.read(name))) as Kept).key);
  }

  private readKept(): void {
    const { disk } = this.around;
    for (const name of disk.list(RECEIVED)) {
      this.numbered = Math.max(this.numbered, Number(/\d+/.exec(name)?.[0] ?? 0));
      if (name.endsWith('.tmp')) {
        disk.remove(name);
        continue;
      }
      const kept = JSON.parse(text(disk.read(name))) as Kept;
      this.kept.set(kept.key, kept);
    }
  }

  private parts(position: number): ControlParts {
    const { model, witness, plant } = this.around;
    this.journal = new CatchUpJournal(this.around.wrap(this.store), position);
    return {
      ...{ model, journal: this.journal },
      outbox: (files) => witness.send(files),
      meet: (coming) => plant.meet(coming, this.current.ledger.state),
    };
  }

  private begin(): void {
    this.current = ControlRun.begin(this.parts(0), BEGIN, `record ${this.around.seed}`);
    this.attach();
    const { placed } = this.current.stock(this.around.shift.stock);
    this.around.plant.stock(placed, this.current.ledger.state);
    this.current.ledger.commit();
  }

  private resume(data: Uint8Array, seq: number): void {
    const saved = deserialize(data) as Saved;
    this.notesNow = new CallNotes(saved.notes);
    this.current = ControlRun.resume(this.parts(seq), new Uint8Array(saved.control));
    this.attach();
  }

  private attach(): void {
    this.current.ledger.observe((event, at) => this.notesNow.observe(event, at));
    const { taken } = this.current.state;
    for (const kept of this.kept.values()) {
      const all = Array.from({ length: kept.messages }, (_, i) => commandOf(kept.key, i));
      if (!all.every((id) => taken.has(id))) this.current.addInbox(itemsOf(kept));
    }
  }

  // ---- work ----------------------------------------------------------------------------------------------------------------

  /** When it wants to do something next, ms UTC. */
  get due(): number {
    const turn = Math.max(this.current.due, this.standsUntil);
    return Math.min(turn, this.current.lines?.due ?? Infinity);
  }

  /** True while what it decided last waits for room on the disk. */
  get stands(): boolean {
    return this.current.ledger.state.seq > this.journal.lastSeq;
  }

  /** Does a turn if one is due, and says what there is to say to the machines. Without room on the disk it stands and tries again. */
  work(now: number): void {
    try {
      if (this.current.due <= now && this.standsUntil <= now) this.current.turn(now);
    } catch (error) {
      if (!(error instanceof JournalFull)) throw error;
      this.standsUntil = now + RETRY_MS;
    }
    for (const envelope of this.current.lines?.sends(now) ?? [])
      this.around.wires.carry({ to: 'machine', envelope }, now);
  }

  // ---- what comes in ---------------------------------------------------------------------------------------------------------

  /** Takes an interchange that becomes known now; durable when the answer is given. */
  receive(key: string, content: string, now: number): Answer {
    const before = this.kept.get(key);
    if (before) return { ...before.answer, outcome: 'known' };
    const { messages, diagnostics } = readInterchange(Buffer.from(content), key);
    const reasons = diagnostics.map((d) => `${d.code} ${d.message}`);
    if (messages.length === 0) return { outcome: 'refused', reasons };
    return this.keepToWork(
      { key, at: 0, text: content, messages: messages.length, answer: { outcome: 'taken', reasons } },
      now,
    );
  }

  /** Takes what a person has decided, as it takes an interchange. */
  decide(key: string, content: string, now: number): Answer {
    const before = this.kept.get(key);
    if (before) return { ...before.answer, outcome: 'known' };
    const decision = JSON.parse(content) as PersonDecision;
    return this.keepToWork(
      { key, at: 0, text: '', messages: 1, answer: { outcome: 'taken', reasons: [] }, decision },
      now,
    );
  }

  private keepToWork(taken: Kept, now: number): Answer {
    const at = Math.max(now, this.current.now) + 1;
    const kept = { ...taken, at };
    const { key } = kept;
    if (!this.keep(kept)) return { outcome: 'later', reasons: ['no room'] };
    this.kept.set(key, kept);
    const items = itemsOf(kept);
    this.current.addInbox(items);
    this.around.witness.acknowledged.push({ key, at, kept: true, commands: items.map((item) => item.commandId) });
    return kept.answer;
  }

  /** Takes a command of people: its events are in the journal when the answer is given. */
  command(key: string, events: LedgerEvent[], now: number): Answer {
    const { ledger } = this.current;
    const at = Math.max(now, this.current.now);
    try {
      ledger.commit();
      const refused = ledger.receive(key, events, at);
      ledger.commit();
      if (refused === null) return { outcome: 'known', reasons: [] };
      this.around.witness.acknowledged.push({ key, at, kept: false, commands: [key] });
      return { outcome: 'taken', reasons: refused.map(({ why }) => why.message) };
    } catch (error) {
      if (!(error instanceof JournalFull)) throw error;
      return { outcome: 'later', reasons: ['no room'] };
    }
  }

  private keep(kept: Kept): boolean {
    const { disk } = this.around;
    const name = `${RECEIVED}${String(++this.numbered).padStart(6, '0')}`;
    try {
      disk.write(`${name}.tmp`, 0, Buffer.from(JSON.stringify(kept)));
    } catch (error) {
      if (!(error instanceof DiskFull)) throw error;
      return false;
    }
    disk.sync(`${name}.tmp`);
    disk.rename(`${name}.tmp`, name);
    disk.syncNames();
    return true;
  }

  /** Saves the whole state, and goes on from what was saved; false when there was no room. */
  snapshot(now: number): boolean {
    try {
      this.current.finish();
      this.current.ledger.commit();
      const { seq } = this.current.ledger.state;
      const saved: Saved = { control: this.current.save(), notes: this.notesNow.state };
      const data = serialize(saved);
      this.store.saveSnapshot({ seq, at: now, data });
      this.resume(data, seq);
      return true;
    } catch (error) {
      if (!(error instanceof JournalFull)) throw error;
      return false;
    }
  }
}

/** Id of a message of an interchange, as itemOf() makes it. */
function commandOf(key: string, index: number): string {
  return `${key}#${index + 1}`;
}

function itemsOf(kept: Kept): InboxItem[] {
  const { key, at, decision } = kept;
  if (decision) return [{ at, commandId: commandOf(key, 0), file: key, message: decision, port: HERE }];
  return readItems({ name: kept.key, at: kept.at, port: HERE }, readInterchange(Buffer.from(kept.text), kept.key));
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}
