// Hands runs out to worker threads. A thread that dies is replaced and its run given to another; which thread does a run, and how many
// there are, changes nothing in the results.
import { Worker } from 'node:worker_threads';
import { invariant } from '../../kit/invariant.ts';
import { sweepFault } from './fault.ts';
import type { RunResult } from './summary.ts';
import type { RunTask } from './task.ts';

/** How often a run is given to a thread before it counts as failed: threads die for want of memory, and a third try seldom helps. */
export const TRIES = 3;

/** A run that was handed in. */
export interface Job {
  /** The result; null when the run was cancelled. */
  result: Promise<RunResult | null>;
  cancel(): void;
}

interface Pending {
  task: RunTask;
  tries: number;
  resolve: (result: RunResult | null) => void;
}

interface Slot {
  worker: Worker | null;
  pending: Pending | null;
}

/** A thread that does runs. Without the process's own arguments, which are meant for its main thread. */
export function spawnThread(): Worker {
  return new Worker(new URL('./worker-thread.ts', import.meta.url), { execArgv: [] });
}

export class WorkerPool {
  private readonly spawn: () => Worker;
  private readonly slots: Slot[];
  private queue: Pending[] = [];
  private closed = false;

  /** @param size most threads at a time; they start when there is work for them */
  constructor(size: number, spawn: () => Worker = spawnThread) {
    invariant(Number.isInteger(size) && size >= 1, `a pool has at least one thread, not ${size}`);
    this.spawn = spawn;
    this.slots = Array.from({ length: size }, () => ({ worker: null, pending: null }));
  }

  /** Hands a run in; runs are begun in the order in which they come. */
  run(task: RunTask): Job {
    invariant(!this.closed, 'a closed pool is not used');
    let pending!: Pending;
    const result = new Promise<RunResult | null>((resolve) => (pending = { task, tries: 0, resolve }));
    this.queue.push(pending);
    this.handOut();
    return { result, cancel: () => this.cancel(pending) };
  }

  private cancel(pending: Pending): void {
    this.queue = this.queue.filter((other) => other !== pending);
    pending.resolve(null);
    const slot = this.slots.find((s) => s.pending === pending);
    if (!slot) return;
    slot.pending = null;
    void this.stop(slot);
    this.handOut();
  }

  /** Ends the thread of a slot, in the middle of a run if need be. */
  private stop(slot: Slot): Promise<unknown> {
    const { worker } = slot;
    slot.worker = null;
    return worker ? worker.terminate() : Promise.resolve();
  }

  private handOut(): void {
    for (const slot of this.slots) {
      if (slot.pending) continue;
      const pending = this.queue.shift();
      if (!pending) return;
      pending.tries++;
      slot.pending = pending;
      slot.worker ??= this.begin(slot);
      slot.worker.postMessage(pending.task);
    }
  }

  private begin(slot: Slot): Worker {
    const worker = this.spawn();
    let cause = 'the thread ended';
    worker.on('message', (result: RunResult) => {
      if (slot.worker !== worker) return;
      slot.pending?.resolve(result);
      slot.pending = null;
      this.handOut();
    });
    worker.on('error', (error) => (cause = error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => {
      if (slot.worker !== worker) return;
      slot.worker = null;
      this.died(slot, cause);
    });
    return worker;
  }

  private died(slot: Slot, cause: string): void {
    const { pending } = slot;
    slot.pending = null;
    if (pending && pending.tries >= TRIES) pending.resolve(deadResult(pending.task, TRIES, cause));
    else if (pending) this.queue.unshift(pending);
    if (!this.closed) this.handOut();
  }

  /** Ends all threads; runs that are not done are cancelled. */
  async close(): Promise<void> {
    this.closed = true;
    for (const pending of this.queue) pending.resolve(null);
    this.queue = [];
    await Promise.all(
      this.slots.map((slot) => {
        slot.pending?.resolve(null);
        slot.pending = null;
        return this.stop(slot);
      }),
    );
  }
}

/** The result of a run whose workers died. */
export function deadResult({ setting, seed }: RunTask, tries: number, cause: string): RunResult {
  const { code, message, where, cure } = sweepFault(
    'HWS-SWP-021',
    `${tries} workers that took this run died; the last because ${cause}.`,
    `variant "${setting.name}", seed ${seed}`,
  ).diagnostic;
  return { variant: setting.name, seed, ok: false, error: { code, message, where, cure } };
}
