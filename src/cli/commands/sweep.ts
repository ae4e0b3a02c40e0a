// hawser sweep: variants of a terminal over many seeds, side by side.
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import type { Session } from '../session.ts';
import { EXIT, cliFault } from '../fault.ts';
import { readText } from '../input-files.ts';
import { numberIn, required } from '../option-values.ts';
import { OutputFolder } from '../output-folder.ts';
import { StopSignal } from '../signals.ts';
import { jsonText } from '../streams.ts';
import { readTerminal } from '../terminal-file.ts';
import { EXAMPLE } from '../sweep/example.ts';
import { SweepProgress } from '../sweep/progress.ts';
import { runsCsv, sweepReport, sweepText } from '../sweep/results.ts';
import { DEFAULT_METRICS } from '../../server/whatif/metrics.ts';
import { parseSweep } from '../../server/whatif/sweep-file.ts';
import {
  failuresOf,
  prepareSweep,
  runSweep,
  type ReadySweep,
  type Runner,
  type SweepResult,
} from '../../server/whatif/sweep.ts';
import { ThreadRunner } from '../../server/whatif/thread-runner.ts';
import type { VariantFiles } from '../../server/whatif/apply-variant.ts';
import { parseDisturbances } from '../../twin/disturbances.ts';

interface SweepOptions {
  example?: boolean;
  workers?: number;
  nats?: string;
  out?: string;
  force?: boolean;
  json?: boolean;
}

/** Most threads that may be asked for. */
export const MOST_WORKERS = 256;

/** Adds the command to the program. */
export function addSweep(program: Command, session: Session): void {
  program
    .command('sweep')
    .summary('compare variants of a terminal over many seeds')
    .description(
      'Runs every variant of a sweep file with every seed, over all cores or over many machines, and puts the results side by side: ' +
        'the mean over the seeds with its confidence interval, and the difference to the first variant, paired by seed.',
    )
    .argument('[file]', 'sweep file')
    .option('--example', 'print a sweep file to start from')
    .option(
      '--workers <number>',
      'threads that do the runs (as many as there are cores)',
      numberIn('--workers', { from: 1, to: MOST_WORKERS, whole: true }),
    )
    .option('--nats <url>', 'hand the runs out over a NATS server, to the workers of "hawser worker"')
    .option('--out <folder>', 'write runs.csv and summary.json into a new folder')
    .option('--force', 'replace the earlier output in --out')
    .option('--json', 'print the results as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  hawser sweep --example > fleet.json
  hawser sweep fleet.json
  hawser sweep fleet.json --out results --json > results.json
  hawser sweep fleet.json --nats nats://10.0.0.7:4222    (and on each machine: hawser worker --nats …)`,
    )
    .action(async (file: string | undefined, options: SweepOptions) => {
      session.status = await sweep(file, options, session);
    });
}

async function sweep(file: string | undefined, options: SweepOptions, session: Session): Promise<number> {
  if (options.example === true) {
    session.streams.out.write(jsonText(EXAMPLE));
    return EXIT.good;
  }
  const path = required(file, 'FILE, or --example', 'hawser sweep');
  if (options.nats !== undefined && options.workers !== undefined)
    throw cliFault(
      'HWS-CLI-005',
      'With --nats the runs are done by the workers of "hawser worker", so that --workers means nothing here.',
      'hawser sweep',
    );
  const ready = prepareSweep(parseSweep(readText(path), path), namedFiles());
  const folder = options.out === undefined ? null : planFolder(options.out, options.force ?? false);
  const progress = new SweepProgress(session.streams.err, ready.tasks.length + ready.refused.length);
  const runner = await runnerFor(options, progress);
  const signal = new StopSignal();
  void signal.come().then(() => runner.stop());
  const result = await runSweep(ready, runner, (run) => progress.take(run)).finally(() => progress.end());
  signal.release();
  tell(result, ready, folder, options, session);
  if (signal.status !== null) return signal.status;
  return wentWell(result) ? EXIT.good : EXIT.failed;
}

/** Reads what variants name by file, each file once: variants that name the same share it. */
function namedFiles(): VariantFiles {
  const terminals = new Map<string, ReturnType<typeof readTerminal>>();
  return {
    terminal: (name) => {
      const model = terminals.get(name) ?? readTerminal(name);
      terminals.set(name, model);
      return model;
    },
    disturbances: (name, model) => parseDisturbances(readText(name), name, model),
  };
}

async function runnerFor({ nats, workers }: SweepOptions, progress: SweepProgress): Promise<Runner> {
  if (nats === undefined) return new ThreadRunner(workers ?? availableParallelism());
  // Loaded here, since most sweeps do without.
  const { NatsRunner } = await import('../../server/whatif/nats-runner.ts');
  return NatsRunner.open(nats, () =>
    progress.tell(`No worker of this version asks for work. On each machine start: hawser worker --nats ${nats}`),
  );
}

function tell(
  result: SweepResult,
  { plan }: ReadySweep,
  folder: OutputFolder | null,
  options: SweepOptions,
  { streams }: Session,
): void {
  const report = sweepReport(result);
  try {
    folder?.write('runs.csv', runsCsv(result));
    folder?.write('summary.json', jsonText(report));
    folder?.commit();
  } finally {
    folder?.discard();
  }
  streams.out.write(options.json === true ? jsonText(report) : sweepText(result, plan.metrics ?? DEFAULT_METRICS));
  if (folder) streams.err.write(`Written to ${folder.path}\n`);
}

/** No run failed, broke a law or locked up. */
function wentWell(result: SweepResult): boolean {
  return (
    failuresOf(result).length === 0 &&
    result.runs.every((run) => run.ok && run.metrics.violations === 0 && run.metrics.deadlocks === 0)
  );
}

const OWN_NAMES = ['runs.csv', 'summary.json'];

function planFolder(path: string, force: boolean): OutputFolder {
  return OutputFolder.plan(path, { force, own: (name) => OWN_NAMES.includes(name) });
}
