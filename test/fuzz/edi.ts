// The fuzz run of the EDI readers: damaged inputs through the tokenizer, the whole reader and the stream.
// usage: node test/fuzz/edi.ts [--inputs N] [--seed S] [--from N] [--json] [--keep FOLDER]
// Fails on an exception or a broken law (check.ts), on an input that takes more than HANG_S, and on more than 100 MB of growth.
// Found cases are written to the folder of kept cases. Progress on stderr; the report on stdout; exit code 0 none found, 1 found.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { caseOf, Tally, work } from './round.ts';
import { samples } from './samples.ts';

interface Task {
  inputs: number;
  seed: number;
  /** Number of the first input. */
  from: number;
}

/** What was found at an input. */
interface Found {
  n: number;
  what: string;
}

/** What a worker says: how far it is, what it found, or its end. */
type Word = { kind: 'at'; n: number; heapMB: number } | { kind: 'found'; found: Found } | { kind: 'end'; tally: Tally };

/** An input of a few kilobytes takes a fraction of a millisecond; one that takes so long, in seconds, hangs. */
const HANG_S = 10;
/** Growth of the heap that is a leak, MB, from the first count on. */
const MOST_GROWTH_MB = 100;
/** Inputs between two counts of the heap. */
const BETWEEN_COUNTS = 20_000;
/** After so many found cases the run ends. */
const MOST_FOUND = 20;
const MB = 1024 * 1024;

if (isMainThread) await main();
else workThrough(workerData as Task & { at: SharedArrayBuffer });

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      inputs: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
      keep: { type: 'string', default: join(import.meta.dirname, 'kept') },
    },
  });
  const task: Task = { inputs: Number(values.inputs), seed: Number(values.seed), from: Number(values.from) };
  const began = performance.now();
  const { tally, found, heaps } = await watched(task);
  const seconds = (performance.now() - began) / 1000;
  const growthMB = heaps.length === 0 ? 0 : Math.max(...heaps) - heaps[0]!;
  if (growthMB > MOST_GROWTH_MB) found.push({ n: -1, what: `the heap grew by ${growthMB.toFixed(0)} MB` });
  for (const { n } of found) if (n >= 0) keep(values.keep, task.seed, n);
  const { cpu, rss } = { cpu: process.cpuUsage(), rss: process.memoryUsage().rss };
  const report = {
    ...task,
    seconds: Math.round(seconds),
    cpuSeconds: Math.round((cpu.user + cpu.system) / 1e6),
    perSecond: Math.round(tally.inputs / seconds),
    growthMB: Math.round(growthMB * 10) / 10,
    rssMB: Math.round(rss / MB),
    read: tally,
    found,
  };
  process.stdout.write(values.json ? JSON.stringify(report, null, 2) + '\n' : summary(report));
  process.exitCode = found.length > 0 ? 1 : 0;
}

/** Has a worker do the task and ends it where an input takes too long. */
function watched(task: Task): Promise<{ tally: Tally; found: Found[]; heaps: number[] }> {
  const at = new SharedArrayBuffer(8);
  const counter = new Float64Array(at);
  const worker = new Worker(new URL(import.meta.url), { workerData: { ...task, at } });
  const found: Found[] = [];
  const heaps: number[] = [];
  return new Promise((resolve, reject) => {
    let seen = -1;
    let since = performance.now();
    const watch = setInterval(() => {
      if (counter[0] !== seen) {
        seen = counter[0]!;
        since = performance.now();
      } else if (performance.now() - since > HANG_S * 1000) {
        found.push({ n: seen, what: `no end after ${HANG_S} s` });
        void worker.terminate();
        done(Object.assign(new Tally(), { inputs: seen - task.from }));
      }
    }, 500);
    const done = (tally: Tally): void => {
      clearInterval(watch);
      resolve({ tally, found, heaps });
    };
    worker.on('error', reject);
    worker.on('message', (word: Word) => {
      if (word.kind === 'found') found.push(word.found);
      else if (word.kind === 'end') done(word.tally);
      else {
        heaps.push(word.heapMB);
        process.stderr.write(`input ${word.n}, ${found.length} found, heap ${word.heapMB.toFixed(1)} MB\n`);
      }
    });
  });
}

function workThrough({ inputs, seed, from, at }: Task & { at: SharedArrayBuffer }): void {
  const counter = new Float64Array(at);
  const say = (word: Word): void => parentPort!.postMessage(word);
  const all = samples();
  const tally = new Tally();
  let failures = 0;
  for (let n = from; n < from + inputs && failures < MOST_FOUND; n++) {
    counter[0] = n;
    try {
      work(caseOf(seed, n, all), tally);
    } catch (error) {
      failures++;
      say({ kind: 'found', found: { n, what: error instanceof Error ? error.message.slice(0, 2000) : String(error) } });
    }
    // The first count when everything has been compiled and every table has its size.
    if ((n - from) % BETWEEN_COUNTS === BETWEEN_COUNTS - 1) say({ kind: 'at', n: n + 1, heapMB: heapMB() });
  }
  say({ kind: 'end', tally });
}

/** Memory in use after the garbage was collected, MB. */
function heapMB(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MB;
}

function keep(folder: string, seed: number, n: number): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${seed}-${n}.edi`);
  writeFileSync(path, caseOf(seed, n, samples()).bytes);
  process.stderr.write(`kept ${path}\n`);
}

function summary(report: { read: Tally; perSecond: number; growthMB: number; found: Found[] }): string {
  const { inputs, messages, entries, setAside, diagnostics } = report.read;
  const told = Object.values(diagnostics).reduce((sum, count) => sum + count, 0);
  const lines = [
    `${inputs} inputs, ${report.perSecond} a second: ${messages} messages, ${entries} containers, ${setAside} set aside, ${told} diagnostics`,
    `heap growth ${report.growthMB} MB, ${report.found.length} found`,
    ...report.found.map(({ n, what }) => `input ${n}: ${what}`),
  ];
  return lines.join('\n') + '\n';
}
