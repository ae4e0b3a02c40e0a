// Does the runs of a sweep in the threads of this machine.
import type { RunResult } from './summary.ts';
import type { Runner } from './sweep.ts';
import type { RunTask } from './task.ts';
import { WorkerPool } from './worker-pool.ts';

export class ThreadRunner implements Runner {
  private readonly pool: WorkerPool;

  /** @param workers threads */
  constructor(workers: number) {
    this.pool = new WorkerPool(workers);
  }

  async run(tasks: readonly RunTask[], onResult: (result: RunResult) => void): Promise<void> {
    await Promise.all(
      tasks.map(async (task) => {
        const result = await this.pool.run(task).result;
        if (result) onResult(result);
      }),
    );
    await this.pool.close();
  }

  /** Runs that are not done are given up. */
  async stop(): Promise<void> {
    await this.pool.close();
  }
}
