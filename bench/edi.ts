// How fast the EDI room reads, against the EDIFACT packages of npm: a bay plan of 40,000 containers, each reader in a process of
// its own, CPU seconds of the whole process (the garbage collector's threads included), median of five passes. And how much
// memory it takes: for the plan, and for a file of 200 MB that is read as a stream.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Kind } from './edi/job.ts';
import { bayPlan } from './edi/plan.ts';
import type { Measurement, Row } from './measurement.ts';

const CONTAINERS = 40_000;
/** Times the fastest peer that the index of tokens, and the typed containers, must reach. */
const TOKENS_TARGET = 40;
const READ_TARGET = 10;
/** Growth of the process while it reads, as multiple of the file; of the stream, MB. */
const MEMORY_TARGET = 6;
const STREAM_TARGET = 150;
const PEERS = ['edifact', 'ts-edifact', 'neat-edifact'] as const;
/** Rounds in which all are measured in turn, so that other work on the machine disturbs them alike; each one's best counts. */
const ROUNDS = 2;

/** Measures ours and the peers. */
export function run(): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'hawser-bench-edi-'));
  try {
    const file = join(folder, 'plan.edi');
    writeFileSync(file, bayPlan(CONTAINERS));
    const best = new Map<Kind, Answer>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const kind of ['tokens', 'read', ...PEERS] as const) {
        const answer = ask(kind, file);
        const other = best.get(kind);
        if (other === undefined || answer.cpuSeconds < other.cpuSeconds) best.set(kind, answer);
      }
    }
    return Promise.resolve({ name: 'EDI: reading', rows: rowsOf(best, ask('stream')) });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function ask(kind: Kind | 'stream', ...file: string[]): Answer {
  const script = join(import.meta.dirname, 'edi/job.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, kind, ...file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${kind} failed: ${stderr}`);
  return JSON.parse(stdout) as Answer;
}

function rowsOf(answers: ReadonlyMap<Kind, Answer>, stream: Answer): Row[] {
  const of = (kind: Kind): Answer => answers.get(kind)!;
  const speed = (kind: Kind): number => of(kind).megabytes / of(kind).cpuSeconds;
  const fastest = Math.max(...PEERS.map(speed));
  const { megabytes, grownMB, cpuSeconds, counted } = of('read');
  const least = (what: string, value: number, target: number, unit: string): Row => {
    return { what, value: round(value), unit, target: `>= ${target}`, pass: value >= target };
  };
  const most = (what: string, value: number, target: number, unit: string): Row => {
    return { what, value: round(value), unit, target: `<= ${target}`, pass: value <= target };
  };
  return [
    { what: 'BAPLIE D.95B', value: round(megabytes), unit: 'MB' },
    { what: 'containers', value: counted, unit: '', target: CONTAINERS, pass: counted === CONTAINERS },
    ...PEERS.map((peer) => ({ what: `segments, ${peer}`, value: round(speed(peer)), unit: 'MB per CPU second' })),
    { what: 'tokens', value: round(speed('tokens')), unit: 'MB per CPU second' },
    { what: 'typed containers', value: round(speed('read')), unit: 'MB per CPU second' },
    { what: 'per container', value: round((cpuSeconds / counted) * 1e6), unit: 'CPU µs' },
    least('tokens, times the fastest peer', speed('tokens') / fastest, TOKENS_TARGET, 'x'),
    least('typed containers, times the fastest peer', speed('read') / fastest, READ_TARGET, 'x'),
    most('memory for the typed containers', grownMB / megabytes, MEMORY_TARGET, 'x the file'),
    ...PEERS.map((peer) => ({
      what: `memory, ${peer}`,
      value: round(of(peer).grownMB / megabytes),
      unit: 'x the file',
    })),
    { what: 'stream of one message', value: round(stream.megabytes), unit: 'MB' },
    { what: 'containers in it', value: stream.counted, unit: '' },
    { what: 'stream, made and read', value: round(stream.megabytes / stream.cpuSeconds), unit: 'MB per CPU second' },
    most('memory for the stream', stream.grownMB, STREAM_TARGET, 'MB'),
  ];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
