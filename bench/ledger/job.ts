// One part of the measurement in a process of its own, so that its memory and computer time are its own: usage: node job.ts KIND FOLDER;
// prints one line of JSON.
import { deserialize, serialize } from 'node:v8';
import { stableHash } from '../../src/kit/stable-hash.ts';
import type { Journal } from '../../src/ledger/journal.ts';
import { Ledger } from '../../src/ledger/ledger.ts';
import { emptyState, type LedgerState } from '../../src/ledger/state.ts';
import { SqliteJournal } from '../../src/store/sqlite-journal.ts';
import { BEGIN, capacity, History, LARGE_YARD, YEAR } from './history.ts';
import { NoJournal } from './no-journal.ts';

/** What a part says of itself. */
export interface Answer {
  events: number;
  frames: number;
  /** Containers of which the record knows at the end. */
  containers: number;
  cpuSeconds: number;
  /** By the clock, from opening the folder on. */
  seconds: number;
  /** Most memory that the process had, MB of 1024² bytes. */
  peakMB: number;
  /** Of the record at the end; '' where nobody compares it. */
  hash: string;
}

/** What can be asked. */
export type Kind = 'write-million' | 'write-tail' | 'replay' | 'start' | 'year';

interface Done {
  state: LedgerState;
  events: number;
  hashed: boolean;
}

/** Frames in one append while a journal is written. */
const BATCH = 200;

const PARTS: Record<Kind, (folder: string) => Done> = {
  'write-million': (folder) => write(SqliteJournal.open(folder), 1_000_000, false),
  'write-tail': (folder) => write(SqliteJournal.open(folder), 100_000, true),
  replay: (folder) => goOn(SqliteJournal.open(folder), false),
  start: (folder) => goOn(SqliteJournal.open(folder), true),
  year,
};

/** Writes a full yard and so many events of work after it; `snapshot`: with a snapshot between, and the full yard does not count. */
function write(journal: Journal, events: number, snapshot: boolean): Done {
  const feed = fed(journal);
  feed.history.stock();
  feed.ledger.commit();
  const { state } = feed.ledger;
  const first = snapshot ? feed.count() : 0;
  if (snapshot) journal.saveSnapshot({ seq: state.seq, at: feed.history.at, data: serialize(state) });
  while (feed.count() - first < events) feed.history.call();
  feed.ledger.commit();
  journal.close();
  return { state, events: feed.count() - first, hashed: true };
}

/** Reads a journal: from its snapshot on, or all of it. */
function goOn(journal: Journal, snapshot: boolean): Done {
  const saved = snapshot ? journal.loadSnapshot() : null;
  const state = saved ? (deserialize(saved.data) as LedgerState) : emptyState(LARGE_YARD);
  const ledger = new Ledger(state, new NoJournal(), capacity);
  let events = 0;
  ledger.observe(() => events++);
  ledger.replay(journal.read(state.seq + 1));
  return { state, events, hashed: true };
}

function year(): Done {
  const { ledger, history, count } = fed(new NoJournal());
  history.stock();
  while (history.at < BEGIN + YEAR) history.call();
  return { state: ledger.state, events: count(), hashed: false };
}

/** A ledger with a history that goes into it, committed in batches. */
function fed(journal: Journal): { ledger: Ledger; history: History; count: () => number } {
  const ledger = new Ledger(emptyState(LARGE_YARD), journal, capacity);
  let events = 0;
  let appended = 0;
  const history = new History(ledger.state, (event, at) => {
    ledger.record(event, at);
    events++;
    if (ledger.state.seq - appended < BATCH) return;
    ledger.commit();
    appended = ledger.state.seq;
  });
  return { ledger, history, count: () => events };
}

const [kind, folder = ''] = process.argv.slice(2) as [Kind, string?];
const began = performance.now();
const cpu = process.cpuUsage();
const { state, events, hashed } = PARTS[kind](folder);
const { user, system } = process.cpuUsage(cpu);
const answer: Answer = {
  ...{ events, frames: state.seq, containers: state.containers.size },
  ...{ cpuSeconds: (user + system) / 1e6, seconds: (performance.now() - began) / 1000 },
  ...{ peakMB: process.resourceUsage().maxRSS / 1024, hash: hashed ? stableHash(state) : '' },
};
console.log(JSON.stringify(answer));
