// A worker: takes runs from a NATS server, does them in threads, and sends the results back. When it dies, whatever it was at goes to
// another worker; a run that has been the death of several is given up.
import { jetstream, type Consumer, type JetStreamClient, type JsMsg } from '@nats-io/jetstream';
import { AT_WORK_MS, openLine, packed, resultFor, RUNS, unpacked, type Line } from './nats-line.ts';
import type { RunResult } from './summary.ts';
import type { RunTask } from './task.ts';
import { deadResult, WorkerPool, type Job } from './worker-pool.ts';

/** How long one question for work stays open, ms. */
const ASK_MS = 5000;
/** A run is given up when it has been handed out more often: a worker that is stopped gives back what it has, so some is in order. */
const DELIVERIES = 5;
/** After a question that failed (the line broke) the next is asked so much later, ms. */
const AGAIN_MS = 1000;

export class NatsWorker {
  private readonly line: Line;
  private readonly client: JetStreamClient;
  private readonly pool: WorkerPool;
  private readonly onResult: (result: RunResult) => void;
  private readonly atWork = new Map<Job, JsMsg>();
  private stopped = false;
  /** Resolves when the worker has stopped. */
  readonly ended: Promise<void>;

  private constructor(line: Line, workers: number, onResult: (result: RunResult) => void) {
    this.line = line;
    this.client = jetstream(line.connection);
    this.pool = new WorkerPool(workers);
    this.onResult = onResult;
    this.ended = Promise.all(Array.from({ length: workers }, () => this.work())).then(() => this.pool.close());
  }

  /**
   * Begins to work, with so many threads. `onResult` is told of every run that this worker did.
   * @throws InputError HWS-SWP-030
   */
  static async start(url: string, workers: number, onResult: (result: RunResult) => void): Promise<NatsWorker> {
    return new NatsWorker(await openLine(url), workers, onResult);
  }

  /** Gives back what is not done, and ends. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const [job, message] of this.atWork) {
      job.cancel();
      message.nak();
    }
    // So that what was given back is on its way; then questions for work that are open end.
    await this.line.connection.flush();
    await this.line.connection.close();
    await this.ended;
  }

  /** One run after another. */
  private async work(): Promise<void> {
    let consumer: Consumer | null = null;
    while (!this.stopped) {
      try {
        consumer ??= await this.client.consumers.get(RUNS, this.line.workers);
        const message = await consumer.next({ expires: ASK_MS });
        if (message && this.stopped) message.nak();
        else if (message) await this.take(message);
      } catch {
        // The line opens again by itself; until then there is nothing to do but to wait.
        if (!this.stopped) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  }

  private async take(message: JsMsg): Promise<void> {
    const result = await this.resultOf(message);
    if (!result) return;
    await this.client.publish(resultFor(message.subject), packed(result), {
      msgID: `${message.subject}/${result.seed}/${result.variant}`,
    });
    message.ack();
    this.onResult(result);
  }

  /** Null when the worker was stopped meanwhile. */
  private async resultOf(message: JsMsg): Promise<RunResult | null> {
    const task = unpacked(message.data) as RunTask;
    if (message.info.deliveryCount > DELIVERIES) return deadResult(task, DELIVERIES, 'it was not heard of any more');
    const beat = setInterval(() => message.working(), AT_WORK_MS);
    const job = this.pool.run(task);
    this.atWork.set(job, message);
    const result = await job.result;
    this.atWork.delete(job);
    clearInterval(beat);
    return result;
  }
}
