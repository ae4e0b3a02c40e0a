// What the record costs: deciding and applying in memory, making durable against a bare loop on the same kind of file, reading a long
// journal again, starting from a snapshot, and a year of history.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import type { LedgerEvent } from '../src/ledger/events.ts';
import type { Frame } from '../src/ledger/journal.ts';
import { Ledger } from '../src/ledger/ledger.ts';
import { emptyState } from '../src/ledger/state.ts';
import { SqliteJournal } from '../src/store/sqlite-journal.ts';
import { capacity, History, LARGE_YARD, STANDING } from './ledger/history.ts';
import type { Answer, Kind } from './ledger/job.ts';
import { NoJournal } from './ledger/no-journal.ts';
import type { Measurement, Row } from './measurement.ts';

/** Commands that are measured in memory, and how often; the quickest counts. */
const COMMANDS = 300_000;
const TRIES = 3;
/** Length of one turn of each of the two that write, ms, and how many turns. */
const TURN_MS = 400;
const TURNS = 8;
/** Frames in one commit: a turn of a terminal at work, and many turns together. */
const BATCHES = [1, 10, 100];

/** Least commands a CPU second, least share of the bare loop's rate, most CPU seconds, most seconds, most memory in MB. */
const TARGET = { commands: 200_000, durable: 0.7, replayCpu: 5, startSeconds: 3, yearMB: 1500 };

/** Measures all of it; takes some minutes. */
export function run(): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'hawser-bench-'));
  try {
    const work = recorded();
    return Promise.resolve({
      name: 'ledger',
      rows: [...inMemory(work), ...durable(folder, work), ...replayRows(folder), ...startRows(folder), ...yearRows()],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Told {
  event: LedgerEvent;
  at: number;
}

/** The events of a full yard, and of work after it. */
function recorded(): { stock: Told[]; work: Told[] } {
  const ledger = new Ledger(emptyState(LARGE_YARD), new NoJournal(), capacity);
  const told: Told[] = [];
  const history = new History(ledger.state, (event, at) => {
    ledger.record(event, at);
    told.push({ event, at });
  });
  history.stock();
  ledger.commit();
  while (told.length < STANDING + 2 * COMMANDS) history.call();
  return { stock: told.slice(0, STANDING), work: told.slice(STANDING) };
}

/** A ledger over a journal, its yard full. */
function stocked(journal: NoJournal | SqliteJournal, stock: readonly Told[]): Ledger {
  const ledger = new Ledger(emptyState(LARGE_YARD), journal, capacity);
  for (const { event, at } of stock) ledger.record(event, at);
  ledger.commit();
  return ledger;
}

function inMemory({ stock, work }: ReturnType<typeof recorded>): Row[] {
  let best = 0;
  for (let i = 0; i < TRIES; i++) {
    const ledger = stocked(new NoJournal(), stock);
    const cpu = process.cpuUsage();
    for (let k = 0; k < COMMANDS; k++) {
      const { event, at } = work[k]!;
      if (!ledger.propose(event, at).ok) throw new Error(`${event.kind} was refused`);
      if (k % 100 === 99) ledger.commit();
    }
    const { user, system } = process.cpuUsage(cpu);
    best = Math.max(best, COMMANDS / ((user + system) / 1e6));
  }
  return [
    {
      what: `decide and evolve in memory, ${STANDING.toLocaleString('en-GB')} containers`,
      value: Math.round(best),
      unit: 'commands per CPU s',
      target: `>= ${TARGET.commands.toLocaleString('en-GB')}`,
      pass: best >= TARGET.commands,
    },
  ];
}

// ---- durable --------------------------------------------------------------------------------------------------------------------

interface Contestant {
  /** Makes some more frames durable; answers how many events they hold. */
  commit(): number;
  events: number;
  seconds: number;
}

function durable(folder: string, work: ReturnType<typeof recorded>): Row[] {
  return BATCHES.flatMap((batch) => durableRows(join(folder, `durable-${batch}`), batch, work));
}

/** The ledger on its journal, and a bare loop that appends the same bytes in the same batches to a table of the same shape. */
function durableRows(folder: string, batch: number, { stock, work }: ReturnType<typeof recorded>): Row[] {
  const journal = SqliteJournal.open(folder);
  const ledger = stocked(journal, stock);
  const texts = frameTexts(journal, ledger, work);
  let next = texts.used;
  const ours: Contestant = contestant(() => {
    const from = next;
    for (let frames = 0; frames < batch; frames++) {
      const { at } = work[next]!;
      for (; work[next]?.at === at; next++) ledger.record(work[next]!.event, at);
    }
    ledger.commit();
    return next - from;
  });
  const bare = bareLoop(folder, batch, texts.frames);
  for (let turn = 0; turn < TURNS; turn++) for (const one of [ours, bare.contestant]) takeTurn(one);
  journal.close();
  bare.close();
  const rate = (one: Contestant): number => one.events / one.seconds;
  const ratio = rate(ours) / rate(bare.contestant);
  const what = batch === 1 ? 'a frame a commit' : `${batch} frames a commit`;
  return [
    { what: `durable commands, ${what}`, value: Math.round(rate(ours)), unit: 'commands/s' },
    { what: `the same bytes by a bare loop, ${what}`, value: Math.round(rate(bare.contestant)), unit: 'commands/s' },
    {
      what: `durable commands against the bare loop, ${what}`,
      value: Number(ratio.toFixed(2)),
      unit: 'x',
      target: `>= ${TARGET.durable}`,
      pass: ratio >= TARGET.durable,
    },
  ];
}

/** Frames of the work to come as the journal would hold them, made by letting some of it happen. */
function frameTexts(
  journal: SqliteJournal,
  ledger: Ledger,
  work: readonly Told[],
): { frames: { text: string; events: number }[]; used: number } {
  const SAMPLE = 20_000;
  const first = journal.lastSeq + 1;
  let used = 0;
  for (; used < SAMPLE || work[used]?.at === work[used - 1]?.at; used++)
    ledger.record(work[used]!.event, work[used]!.at);
  ledger.commit();
  const frames = [...journal.read(first)].map((frame: Frame) => ({
    text: JSON.stringify(frame.events),
    events: frame.events.length,
  }));
  return { frames, used };
}

/** Appends rows to a table like the journal's, with its settings, and does nothing else. */
function bareLoop(
  folder: string,
  batch: number,
  frames: readonly { text: string; events: number }[],
): { contestant: Contestant; close: () => void } {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, 'bare.sqlite'));
  database.exec(
    `PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
     CREATE TABLE frame (seq INTEGER PRIMARY KEY, version INTEGER, at INTEGER, source TEXT, command_id TEXT, events TEXT, hash TEXT);
     CREATE UNIQUE INDEX command ON frame (command_id) WHERE command_id IS NOT NULL`,
  );
  const insert = database.prepare('INSERT INTO frame VALUES (?, ?, ?, ?, ?, ?, ?)');
  const hash = 'f'.repeat(64);
  let seq = 0;
  const commit = (): number => {
    let events = 0;
    database.exec('BEGIN IMMEDIATE');
    for (let i = 0; i < batch; i++) {
      const frame = frames[seq % frames.length]!;
      insert.run(++seq, 2, 1_700_000_000_000 + seq, 'operation', null, frame.text, hash);
      events += frame.events;
    }
    database.exec('COMMIT');
    return events;
  };
  return { contestant: contestant(commit), close: () => database.close() };
}

function contestant(commit: () => number): Contestant {
  return { commit, events: 0, seconds: 0 };
}

function takeTurn(one: Contestant): void {
  const start = performance.now();
  let now = start;
  for (; now - start < TURN_MS; now = performance.now()) one.events += one.commit();
  one.seconds += (now - start) / 1000;
}

// ---- long journals, in processes of their own -----------------------------------------------------------------------------------

function replayRows(folder: string): Row[] {
  const at = join(folder, 'million');
  const written = job('write-million', at);
  const read = job('replay', at);
  return [
    {
      what: `replay of ${read.events.toLocaleString('en-GB')} events in ${read.frames.toLocaleString('en-GB')} frames`,
      value: Number(read.cpuSeconds.toFixed(2)),
      unit: 'CPU s',
      target: `<= ${TARGET.replayCpu}`,
      pass: read.cpuSeconds <= TARGET.replayCpu,
    },
    same('replay gives the same record', written, read),
  ];
}

function startRows(folder: string): Row[] {
  const at = join(folder, 'tail');
  const written = job('write-tail', at);
  const read = job('start', at);
  return [
    {
      what: `start: snapshot of a full yard and ${read.events.toLocaleString('en-GB')} events after it`,
      value: Number(read.seconds.toFixed(2)),
      unit: 's',
      target: `<= ${TARGET.startSeconds}`,
      pass: read.seconds <= TARGET.startSeconds,
    },
    same('the start gives the same record', written, read),
  ];
}

function yearRows(): Row[] {
  const { events, containers, peakMB, cpuSeconds } = job('year', '');
  return [
    {
      what: `a year of history over a full yard, ${(events / 1e6).toFixed(1)} million events: most memory`,
      value: Math.round(peakMB),
      unit: 'MB',
      target: `<= ${TARGET.yearMB}`,
      pass: peakMB <= TARGET.yearMB,
    },
    { what: 'containers that the record knows at its end', value: containers, unit: '' },
    { what: 'computer time of the year', value: Number(cpuSeconds.toFixed(1)), unit: 'CPU s' },
  ];
}

function same(what: string, a: Answer, b: Answer): Row {
  const pass = a.hash === b.hash && a.frames === b.frames;
  return { what, value: pass ? 'the same hash' : 'another hash', unit: '', target: 'the same hash', pass };
}

function job(kind: Kind, folder: string): Answer {
  const script = fileURLToPath(new URL('ledger/job.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, kind, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${kind} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Answer;
}
