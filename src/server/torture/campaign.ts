// Tortures many seeds, over threads, and puts together what came of them. Which thread does a seed, and how many there are, changes nothing
// in its result.
import { Worker } from 'node:worker_threads';
import { invariant } from '../../kit/invariant.ts';
import { addCounts, noCounts, type Counts, type SeedResult, type Violation } from './result.ts';

/** What is to be done. */
export interface CampaignOptions {
  from: number;
  seeds: number;
  /** Threads. */
  workers: number;
  /** No seed is begun after so much time, ms; Infinity: all are. */
  budgetMs: number;
  onResult?: (result: SeedResult) => void;
}

/** What came of a campaign. */
export interface CampaignResult {
  from: number;
  /** Seeds that were asked for, and done. */
  asked: number;
  done: number;
  /** Seeds with a violation, in order. */
  failing: number[];
  /** By seed. */
  violations: Violation[];
  counts: Counts;
  /** CPU time of the whole process, s, and time by the clock, s. */
  cpuSeconds: number;
  seconds: number;
}

/** A thread's task and its answer. */
export interface SeedTask {
  seed: number;
}

/** Runs the seeds; `stop` gives up those that are not begun. */
export class Campaign {
  private readonly options: CampaignOptions;
  private next: number;
  private stopped = false;
  private readonly began = performance.now();
  private readonly cpuBegan = process.cpuUsage();
  private readonly results: SeedResult[] = [];
  private readonly threads: SeedThread[] = [];

  constructor(options: CampaignOptions) {
    invariant(options.workers >= 1, `a campaign has at least one thread, not ${options.workers}`);
    this.options = options;
    this.next = options.from;
  }

  /** Begins no more seeds. */
  stop(): void {
    this.stopped = true;
  }

  async run(): Promise<CampaignResult> {
    const { workers, seeds } = this.options;
    await Promise.all(Array.from({ length: Math.min(workers, seeds) }, () => this.work()));
    await Promise.all(this.threads.map((thread) => thread.end()));
    return this.result();
  }

  private async work(): Promise<void> {
    let thread = new SeedThread();
    this.threads.push(thread);
    for (let seed = this.take(); seed !== null; seed = this.take()) {
      const answer = await thread.torture(seed);
      if (typeof answer !== 'string') this.note(answer);
      else {
        this.note(deadResult(seed, answer));
        thread = new SeedThread();
        this.threads.push(thread);
      }
    }
  }

  private take(): number | null {
    const { from, seeds, budgetMs } = this.options;
    if (this.stopped || this.next >= from + seeds || performance.now() - this.began > budgetMs) return null;
    return this.next++;
  }

  private note(result: SeedResult): void {
    this.results.push(result);
    this.options.onResult?.(result);
  }

  private result(): CampaignResult {
    const { from, seeds } = this.options;
    const results = this.results.sort((a, b) => a.seed - b.seed);
    const counts = noCounts();
    for (const result of results) addCounts(counts, result.counts);
    const { user, system } = process.cpuUsage(this.cpuBegan);
    return {
      ...{ from, asked: seeds, done: results.length },
      failing: results.filter((r) => r.violations.length > 0).map((r) => r.seed),
      violations: results.flatMap((r) => r.violations),
      counts,
      cpuSeconds: (user + system) / 1e6,
      seconds: (performance.now() - this.began) / 1000,
    };
  }
}

/** The line that does a seed again, and tells what happens in it. */
export function replayLine(seed: number): string {
  return `hawser torture --seeds 1 --from ${seed} --verbose`;
}

/** A thread that does one seed after another. */
class SeedThread {
  private readonly worker = new Worker(new URL('./seed-thread.ts', import.meta.url), { execArgv: [] });
  private answer: (answer: SeedResult | string) => void = () => undefined;

  constructor() {
    this.worker.on('message', (result: SeedResult) => this.answer(result));
    this.worker.on('error', (error: unknown) =>
      this.answer(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    this.worker.on('exit', (code) => this.answer(`the thread ended with status ${code}`));
  }

  /** What comes of a seed; a text when the thread died over it. */
  torture(seed: number): Promise<SeedResult | string> {
    return new Promise((resolve) => {
      this.answer = resolve;
      this.worker.postMessage({ seed } satisfies SeedTask);
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}

/** The harness itself failed on a seed: that counts as a violation, so that nobody takes it for clean. */
function deadResult(seed: number, why: string): SeedResult {
  const violation = { seed, invariant: 'harness', at: 0, frame: 0, what: why };
  return { seed, violations: [violation], trace: '', stateHash: '', counts: noCounts() };
}
