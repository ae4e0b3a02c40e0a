// hawser torture: the ledger under faults of every kind, seed by seed.
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { Campaign, replayLine, type CampaignResult } from '../../server/torture/campaign.ts';
import { COUNTED, type SeedResult, type Violation } from '../../server/torture/result.ts';
import { fourBlocks } from '../../server/torture/terminal.ts';
import { torture } from '../../server/torture/torture.ts';
import { cliFault, EXIT } from '../fault.ts';
import { numberIn } from '../option-values.ts';
import type { Session } from '../session.ts';
import { StopSignal } from '../signals.ts';
import { columns, jsonText } from '../streams.ts';
import { TortureProgress } from '../torture/progress.ts';
import { MOST_WORKERS } from './sweep.ts';

interface TortureOptions {
  seeds: number;
  from: number;
  workers?: number;
  timeBudget?: number;
  json?: boolean;
  verbose?: boolean;
}

const MINUTE_MS = 60_000;
const MOST_SEEDS = 10_000_000;

/** Adds the command to the program. */
export function addTorture(program: Command, session: Session): void {
  program
    .command('torture')
    .summary('hold the record against faults of every kind')
    .description(
      'Simulates a shift of eight hours on a small terminal for each seed, while the process is killed, the power goes, the disk loses, ' +
        'damages and refuses data, messages and reports are lost, doubled, late and wrong, and machines fail. Then everything is healed, ' +
        'and what is left must be done. Invariants are held against it all the time; a seed that breaks one is told with the line that does it again.',
    )
    .option('--seeds <number>', 'how many seeds', numberIn('--seeds', { from: 1, to: MOST_SEEDS, whole: true }), 100)
    .option('--from <seed>', 'first seed', numberIn('--from', { from: 0, to: Number.MAX_SAFE_INTEGER, whole: true }), 1)
    .option(
      '--workers <number>',
      'threads (as many as there are cores)',
      numberIn('--workers', { from: 1, to: MOST_WORKERS, whole: true }),
    )
    .option(
      '--time-budget <minutes>',
      'begin no seed after so long',
      numberIn('--time-budget', { from: 0.01, to: 100_000 }),
    )
    .option('--verbose', 'tell everything that happens; with one seed only')
    .option('--json', 'print the results as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  hawser torture --seeds 200
  hawser torture --seeds 10000 --from 1 --json > torture.json
  hawser torture --seeds 1 --from 4711 --verbose    what happens in one seed

Exit status: 0 when every seed is clean, 1 when one is not.`,
    )
    .action(async (options: TortureOptions) => {
      session.status = options.verbose === true ? one(options, session) : await many(options, session);
    });
}

/** One seed in this thread, told as it happens. */
function one({ seeds, from, json }: TortureOptions, { streams }: Session): number {
  if (seeds !== 1) throw cliFault('HWS-CLI-005', 'With --verbose there is one seed: give --seeds 1.', 'hawser torture');
  const result = torture(fourBlocks(), from, {
    tell: (at, what) => void streams.err.write(`${clock(at)}  ${what}\n`),
  });
  streams.out.write(json === true ? jsonText(result) : seedText(result));
  return result.violations.length === 0 ? EXIT.good : EXIT.failed;
}

async function many(options: TortureOptions, { streams }: Session): Promise<number> {
  const progress = new TortureProgress(streams.err, options.seeds);
  const campaign = new Campaign({
    ...{ from: options.from, seeds: options.seeds, workers: options.workers ?? availableParallelism() },
    budgetMs: (options.timeBudget ?? Infinity) * MINUTE_MS,
    onResult: (result) => progress.take(result),
  });
  const signal = new StopSignal();
  void signal.come().then(() => campaign.stop());
  const result = await campaign.run().finally(() => progress.end());
  signal.release();
  streams.out.write(options.json === true ? jsonText(reportOf(result)) : campaignText(result));
  if (signal.status !== null) return signal.status;
  return result.failing.length === 0 ? EXIT.good : EXIT.failed;
}

/** The results with the line that does each failing seed again. */
function reportOf(result: CampaignResult): unknown {
  return { ...result, replay: result.failing.map((seed) => replayLine(seed)) };
}

function campaignText(result: CampaignResult): string {
  const { done, asked, failing, counts } = result;
  const rows = COUNTED.map((name) => [label(name), counts[name].toLocaleString('en')]);
  const first = result.violations.filter((v, i, all) => all.findIndex((other) => other.seed === v.seed) === i);
  const lines = first.map((v) => `${violationText(v)}\n  again: ${replayLine(v.seed)}\n`);
  const verdict = failing.length === 0 ? 'no violation' : `${failing.length} seeds with a violation`;
  const time = `${result.cpuSeconds.toFixed(1)} s CPU, ${result.seconds.toFixed(1)} s`;
  return `${lines.join('')}${columns(rows)}${done} of ${asked} seeds from ${result.from}: ${verdict} (${time})\n`;
}

function seedText(result: SeedResult): string {
  const lines = result.violations.map((v) => `${violationText(v)}\n`);
  const rows = COUNTED.map((name) => [label(name), String(result.counts[name])]);
  return `${lines.join('')}${columns(rows)}trace ${result.trace}\n`;
}

/** "seed 7, I1, frame 431, 2026-01-05 09:12:30.500: what" */
function violationText({ seed, invariant, frame, at, what }: Violation): string {
  return `seed ${seed}, ${invariant}, frame ${frame}, ${clock(at)}: ${what}`;
}

function clock(at: number): string {
  return new Date(at).toISOString().slice(0, 23).replace('T', ' ');
}

/** "power cuts" for powerCuts. */
function label(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
