// Does the runs of a sweep on other machines: hands them out over NATS and gathers the results. The runs are everything that a worker
// needs; it reads no files. A result that comes twice, since a worker fell silent and was not dead, counts once: both are the same.
import { randomUUID } from 'node:crypto';
import { DeliverPolicy, jetstream, type ConsumerMessages } from '@nats-io/jetstream';
import { sweepFault } from './fault.ts';
import { openLine, packed, RESULTS, resultsOf, RUNS, runsOf, unpacked, type Line } from './nats-line.ts';
import type { RunResult } from './summary.ts';
import type { Runner } from './sweep.ts';
import type { RunTask } from './task.ts';

/** Runs that are handed to the server at a time. */
const BATCH = 50;
/** How often is looked whether anybody works, ms. */
const LOOK_MS = 5000;

export class NatsRunner implements Runner {
  private readonly line: Line;
  private readonly onIdle: () => void;
  private readonly sweep = randomUUID();
  private readonly runs: string;
  private results: ConsumerMessages | null = null;
  private stopped = false;
  private told = false;

  private constructor(line: Line, onIdle: () => void) {
    this.line = line;
    this.onIdle = onIdle;
    this.runs = runsOf(this.sweep, line.build);
  }

  /**
   * Opens the line. `onIdle` is called once when runs wait and nobody asks for them.
   * @throws InputError HWS-SWP-030
   */
  static async open(url: string, onIdle: () => void): Promise<NatsRunner> {
    return new NatsRunner(await openLine(url), onIdle);
  }

  async run(tasks: readonly RunTask[], onResult: (result: RunResult) => void): Promise<void> {
    const watch = setInterval(() => void this.look(), LOOK_MS);
    try {
      await this.handOut(tasks);
      await this.gather(tasks, onResult);
    } finally {
      clearInterval(watch);
      await this.leave();
    }
  }

  /** What a sweep that was given up leaves on the server is taken away, so that nobody works for nothing. */
  private async leave(): Promise<void> {
    const { connection, manager } = this.line;
    try {
      await manager.streams.purge(RUNS, { filter: this.runs });
      await manager.streams.purge(RESULTS, { filter: resultsOf(this.sweep) });
    } catch {
      // The server is away: results that are here already must not be lost for that, and it throws away what is old by itself.
    }
    await connection.close();
  }

  stop(): Promise<void> {
    this.stopped = true;
    this.results?.stop();
    return Promise.resolve();
  }

  private async handOut(tasks: readonly RunTask[]): Promise<void> {
    const client = jetstream(this.line.connection);
    const most = this.line.connection.info?.max_payload ?? Infinity;
    for (let first = 0; first < tasks.length && !this.stopped; first += BATCH) {
      const some = tasks.slice(first, first + BATCH).map((task) => ({ task, bytes: packed(task) }));
      for (const { task, bytes } of some)
        if (bytes.length > most)
          throw sweepFault(
            'HWS-SWP-031',
            `The run takes ${bytes.length} bytes; the server takes ${most}.`,
            `variant "${task.setting.name}"`,
          );
      await Promise.all(
        some.map(({ task, bytes }) => client.publish(this.runs, bytes, { msgID: `${this.sweep}/${keyOf(task)}` })),
      );
    }
  }

  private async gather(tasks: readonly RunTask[], onResult: (result: RunResult) => void): Promise<void> {
    const open = new Set(tasks.map(keyOf));
    const consumer = await jetstream(this.line.connection).consumers.get(RESULTS, {
      filter_subjects: resultsOf(this.sweep),
      deliver_policy: DeliverPolicy.All,
    });
    this.results = await consumer.consume();
    if (this.stopped) return;
    for await (const message of this.results) {
      const result = unpacked(message.data) as RunResult;
      if (open.delete(`${result.seed}/${result.variant}`)) onResult(result);
      if (open.size === 0) break;
    }
  }

  /** Tells once when there is work and nobody of this build who asks for it. */
  private async look(): Promise<void> {
    const { manager, workers } = this.line;
    try {
      const { num_waiting, num_ack_pending, num_pending } = await manager.consumers.info(RUNS, workers);
      if (num_waiting + num_ack_pending > 0 || num_pending === 0 || this.told) return;
      this.told = true;
      this.onIdle();
    } catch {
      // The line is broken for the moment, or closed; the next look tells.
    }
  }
}

/** Names a run within its sweep. */
function keyOf({ seed, setting }: RunTask): string {
  return `${seed}/${setting.name}`;
}
