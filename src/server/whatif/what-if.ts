// What if: variants of a terminal that runs now are run ahead in worker threads, and stand side by side while they come in. All that
// goes in and out is plain JSON. The terminal itself knows nothing of it.
import { availableParallelism } from 'node:os';
import { invariant } from '../../kit/invariant.ts';
import { applyVariant, type VariantFiles } from './apply-variant.ts';
import { sweepFault } from './fault.ts';
import { assertSameLayout, hasChance } from './fork.ts';
import { summarise, type RunFailed, type RunResult, type SummaryVariant, type VariantSummary } from './summary.ts';
import type { Fork, RunTask, Setting } from './task.ts';
import type { VariantSpec } from './variant.ts';
import { WorkerPool, type Job } from './worker-pool.ts';

export { forkOf } from './fork.ts';
export { DEFAULT_METRICS, METRICS, type MetricKey } from './metrics.ts';
export type { VariantSummary } from './summary.ts';
export type { Fork, FutureWeeks } from './task.ts';
export type { VariantSpec } from './variant.ts';

/** What is asked for. The first variant is what the others are compared to. */
export interface WhatIfRequest {
  variants: VariantSpec[];
  /** How far to run ahead, hours. */
  hours: number;
  seeds: number[];
}

/** Where it stands. */
export interface WhatIfProgress {
  id: string;
  /** Time of the fork, ms UTC, and hours ahead. */
  at: number;
  hours: number;
  /** Runs that are done, and all. */
  done: number;
  total: number;
  /** failed: no run came to its end. */
  state: 'running' | 'done' | 'cancelled' | 'failed';
  rows: VariantSummary[];
  /** Runs that failed. */
  errors: RunFailed[];
}

/** Limits of one request, so that a slip does not keep the machine busy for days; told by HWS-SWP-013. */
const MOST = { variants: 50, seeds: 1000, hours: 720 } as const;

/** Comparisons that are kept, the newest ones. */
const KEPT = 20;

interface Study {
  progress: Omit<WhatIfProgress, 'rows'>;
  variants: SummaryVariant[];
  results: RunResult[];
  jobs: Job[];
}

/** Files have no place in a request: another layout is another terminal, and disturbances are sent as they are. */
const NO_FILES: VariantFiles = {
  terminal: (name) => {
    throw sweepFault('HWS-SWP-010', 'A variant of a running terminal names another terminal file.', name);
  },
  disturbances: (name) => {
    throw sweepFault('HWS-SWP-012', 'Disturbances are given by the name of a file.', name);
  },
};

export class WhatIf {
  private readonly pool: WorkerPool;
  private readonly studies = new Map<string, Study>();
  private count = 0;

  /** @param workers threads; by default one for each core but one, which stays with the terminal */
  constructor(workers: number = Math.max(1, availableParallelism() - 1)) {
    this.pool = new WorkerPool(workers);
  }

  /** Begins a comparison and returns its id. @throws InputError HWS-SWP-004, -005, -010, -012, -013 */
  start(fork: Fork, request: WhatIfRequest): string {
    const settings = settingsOf(fork, request);
    const variants = settings.map((s) => ({
      name: s.name,
      certain: !hasChance(fork, s.disturbances, request.hours),
    }));
    const tasks = settings.flatMap((setting, i): RunTask[] => {
      const seeds = variants[i]?.certain ? request.seeds.slice(0, 1) : request.seeds;
      return seeds.map((seed) => ({ setting, seed, hours: request.hours }));
    });
    const id = `what-if-${++this.count}`;
    const study: Study = {
      progress: {
        ...{ id, at: fork.at, hours: request.hours, done: 0, total: tasks.length },
        ...{ state: 'running', errors: [] },
      },
      variants,
      results: [],
      jobs: [],
    };
    this.keep(id, study);
    study.jobs = tasks.map((task) => this.pool.run(task));
    for (const job of study.jobs) void job.result.then((result) => take(study, result));
    return id;
  }

  /** Where a comparison stands; null for one that is not known (any more). */
  progress(id: string): WhatIfProgress | null {
    const study = this.studies.get(id);
    if (!study) return null;
    return { ...study.progress, rows: summarise(study.variants, study.results) };
  }

  /** Stops a comparison; what is done stays. */
  cancel(id: string): void {
    const study = this.studies.get(id);
    if (study?.progress.state !== 'running') return;
    study.progress.state = 'cancelled';
    for (const job of study.jobs) job.cancel();
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    for (const id of this.studies.keys()) this.cancel(id);
    await this.pool.close();
  }

  private keep(id: string, study: Study): void {
    this.studies.set(id, study);
    for (const [old, { progress }] of this.studies) {
      if (this.studies.size <= KEPT) return;
      if (progress.state !== 'running') this.studies.delete(old);
    }
  }
}

function take(study: Study, result: RunResult | null): void {
  const { progress } = study;
  if (result === null || progress.state !== 'running') return;
  study.results.push(result);
  if (!result.ok) progress.errors.push(result);
  progress.done++;
  invariant(progress.done <= progress.total, 'no run is done twice');
  if (progress.done === progress.total) progress.state = progress.errors.length === progress.total ? 'failed' : 'done';
}

function settingsOf(fork: Fork, { variants, hours, seeds }: WhatIfRequest): Setting[] {
  const bad = (message: string): Error => sweepFault('HWS-SWP-013', message, 'request');
  if (variants.length < 1 || variants.length > MOST.variants) throw bad(`${variants.length} variants are asked for.`);
  if (seeds.length < 1 || seeds.length > MOST.seeds) throw bad(`${seeds.length} seeds are given.`);
  if (new Set(seeds).size < seeds.length) throw bad('A seed is given twice.');
  if (!(hours > 0 && hours <= MOST.hours)) throw bad(`The horizon is ${hours} hours.`);
  const names = new Set(variants.map(({ name }) => name));
  if (names.size < variants.length)
    throw sweepFault('HWS-SWP-003', 'Two variants have the same name.', 'request, variants');
  return variants.map((spec) => {
    if (spec.demand)
      throw sweepFault('HWS-SWP-012', 'The variant changes the traffic.', `variant "${spec.name}", demand`);
    const setting = { ...applyVariant(fork.model, spec, NO_FILES), from: fork };
    assertSameLayout(fork.model, setting);
    return setting;
  });
}
