// How fast records are made durable: the journal on SQLite against a plain file with fdatasync, in turns in the same run, since
// disks differ more than stores do. Figures of different runs or machines compare only by their ratio.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVENT_VERSION } from '../src/ledger/events.ts';
import type { Frame } from '../src/ledger/journal.ts';
import { SqliteJournal } from '../src/store/sqlite-journal.ts';
import { id, type CheId, type ContainerId } from '../src/terminal/ids.ts';
import type { Measurement, Row } from './measurement.ts';

/** Each contestant works this long in one turn, ms, and has this many turns. */
const TURN_MS = 500;
const TURNS = 5;
const BATCH = 100;

interface Contestant {
  /** Makes one more commit durable. */
  commit(): void;
  commits: number;
  seconds: number;
  cpuSeconds: number;
}

/** Measures durable commits of one frame, and events in commits of 100 frames. */
export function run(): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'hawser-bench-'));
  try {
    const rows = [...measured(folder, 1), ...measured(folder, BATCH)];
    return Promise.resolve({ name: 'journal', rows });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measured(folder: string, batch: number): Row[] {
  const journal = SqliteJournal.open(join(folder, `journal-${batch}`));
  const fd = openSync(join(folder, `plain-${batch}`), 'a');
  const sqlite = contestant(() => journal.append(framesFrom(journal.lastSeq + 1, batch)));
  let lines = 0;
  const plain = contestant(() => {
    writeSync(
      fd,
      framesFrom(lines + 1, batch)
        .map((frame) => JSON.stringify(frame) + '\n')
        .join(''),
    );
    lines += batch;
    fdatasyncSync(fd);
  });
  for (let turn = 0; turn < TURNS; turn++) for (const one of [sqlite, plain]) takeTurn(one);
  journal.close();
  closeSync(fd);
  return rowsOf(batch, sqlite, plain);
}

function contestant(commit: () => void): Contestant {
  return { commit, commits: 0, seconds: 0, cpuSeconds: 0 };
}

function takeTurn(one: Contestant): void {
  const cpu = process.cpuUsage();
  const start = performance.now();
  let now = start;
  for (; now - start < TURN_MS; now = performance.now()) {
    one.commit();
    one.commits++;
  }
  const used = process.cpuUsage(cpu);
  one.seconds += (now - start) / 1000;
  one.cpuSeconds += (used.user + used.system) / 1e6;
}

function rowsOf(batch: number, sqlite: Contestant, plain: Contestant): Row[] {
  const what = batch === 1 ? 'single frames' : `in batches of ${batch}`;
  const rate = (one: Contestant): number => Math.round((one.commits * batch) / one.seconds);
  const perThousand = (1e3 * sqlite.cpuSeconds) / (sqlite.commits * batch);
  const unit = 'events/s';
  return [
    { what: `journal, ${what}, durable`, value: rate(sqlite), unit },
    { what: `plain file and fdatasync, ${what}`, value: rate(plain), unit },
    // A write-ahead log writes pages and a frame's hash besides the text: half the speed of a bare file is good.
    ratioRow(what, rate(sqlite) / rate(plain)),
    { what: `journal, ${what}, CPU for 1000 events`, value: Number(perThousand.toFixed(4)), unit: 's' },
  ];
}

function ratioRow(what: string, ratio: number): Row {
  const value = Number(ratio.toFixed(2));
  return { what: `journal against plain file, ${what}`, value, unit: 'x', target: '>= 0.5', pass: value >= 0.5 };
}

/** Frames with one event of usual size: about 220 bytes of JSON a frame. */
function framesFrom(seq: number, count: number): Frame[] {
  return Array.from({ length: count }, (_, i) => frameOf(seq + i));
}

function frameOf(seq: number): Frame {
  const container = id<ContainerId>(`HWSU${String(seq % 1e7).padStart(7, '0')}`);
  const che = id<CheId>('QC4-main');
  const from = { kind: 'vessel' as const, call: id<never>('BENCH-001W'), slot: { bay: 26, row: 4, tier: 84 } };
  const events: Frame['events'] = [{ kind: 'picked', container, che, from, rehandle: false }];
  return {
    seq,
    version: EVENT_VERSION,
    at: 1_700_000_000_000 + seq * 100,
    source: 'operation',
    commandId: null,
    events,
  };
}
