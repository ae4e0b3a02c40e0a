// hawser worker: does runs of sweeps that are handed out over NATS.
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { EXIT } from '../fault.ts';
import { numberIn, required } from '../option-values.ts';
import type { Session } from '../session.ts';
import { StopSignal } from '../signals.ts';
import { MOST_WORKERS } from './sweep.ts';

interface WorkerOptions {
  nats?: string;
  workers?: number;
}

/** Adds the command to the program. */
export function addWorker(program: Command, session: Session): void {
  program
    .command('worker')
    .summary('do runs of sweeps that are handed out over NATS')
    .description(
      'Takes runs of sweeps from a NATS server with JetStream, does them and sends the results back, until it is stopped. Needs no ' +
        'files. When it dies or is stopped, its runs go to other workers.',
    )
    .option('--nats <url>', 'address of the NATS server, nats://HOST:PORT or nats://USER:PASSWORD@HOST:PORT')
    .option(
      '--workers <number>',
      'threads that do the runs (as many as there are cores)',
      numberIn('--workers', { from: 1, to: MOST_WORKERS, whole: true }),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  hawser worker --nats nats://10.0.0.7:4222\n  hawser worker --nats nats://10.0.0.7:4222 --workers 8',
    )
    .action(async (options: WorkerOptions) => {
      session.status = await work(options, session);
    });
}

async function work(options: WorkerOptions, { streams }: Session): Promise<number> {
  const url = required(options.nats, '--nats URL', 'hawser worker');
  const threads = options.workers ?? availableParallelism();
  const { NatsWorker } = await import('../../server/whatif/nats-worker.ts');
  const worker = await NatsWorker.start(url, threads, ({ variant, seed, ...result }) =>
    streams.err.write(`${variant}, seed ${seed}: ${result.ok ? `${result.cpuSeconds.toFixed(1)} s CPU` : 'failed'}\n`),
  );
  const signal = new StopSignal();
  streams.out.write(
    `${threads} ${threads === 1 ? 'thread waits' : 'threads wait'} for runs.\nCtrl-C stops the worker.\n`,
  );
  await signal.come();
  await worker.stop();
  signal.release();
  return EXIT.good;
}
