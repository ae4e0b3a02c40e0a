// Takes orders for shift reports: one is made after the other, each in a thread of its own that is gone when it is made.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { InputError } from '../../terminal/diagnostic.ts';
import { runDiagnostic } from '../run/scenario.ts';
import type { ReportAnswer, ReportOrder } from './order.ts';

/** Reports that are being made or wait (designed): each takes some seconds, and nobody waits for more than a few. */
export const MOST_REPORTS = 4;
/** Memory of a report's objects, MB: as that of a replay, which it is. */
const MOST_MEMORY_MB = 2048;

export class ReportDesk {
  private readonly base: Pick<ReportOrder, 'record' | 'version'>;
  private readonly open = new Set<Worker>();
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(base: Pick<ReportOrder, 'record' | 'version'>) {
    this.base = base;
  }

  /** True when no further report is taken on. */
  get full(): boolean {
    return this.waiting >= MOST_REPORTS;
  }

  /**
   * The report as PDF; to be asked for when not full.
   * @throws InputError HWS-RUN-050, -052 for a time that cannot be gone to, HWS-TAB-005 and the record's for one that failed
   */
  async make(order: Omit<ReportOrder, 'record' | 'version'>): Promise<Uint8Array> {
    this.waiting++;
    const made = this.last.then(() => this.run({ ...this.base, ...order }));
    this.last = made.catch(() => undefined);
    try {
      return await made;
    } finally {
      this.waiting--;
    }
  }

  private run(order: ReportOrder): Promise<Uint8Array> {
    if (this.closed) return Promise.reject(failed('the server ends'));
    const worker = new Worker(new URL(`./report-worker${extname(import.meta.filename)}`, import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    this.open.add(worker);
    return new Promise((resolve, reject) => {
      worker.on('message', (answer: ReportAnswer) => {
        if ('pdf' in answer) resolve(answer.pdf);
        else reject(new InputError(answer.error));
      });
      worker.on('error', (error: Error) => reject(failed(error.message)));
      worker.on('exit', () => {
        this.open.delete(worker);
        reject(failed('its thread ended'));
      });
    });
  }

  /** Ends the threads; what was wanted fails. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.open].map((worker) => worker.terminate()));
  }
}

function failed(reason: string): InputError {
  return new InputError(runDiagnostic('HWS-TAB-005', `The shift report failed: ${reason}`, 'shift report'));
}
