// Does one run from its beginning or its fork to the end of its horizon, and gives its figures. What it gives depends on the task
// alone, so that any thread of any machine gives the same; only the processor time is the machine's own.
import { generateDemand } from '../../demand/generate.ts';
import { writeInbox } from '../../demand/inbox.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import { gatherReport } from '../run/run-report.ts';
import { inboxFromFolder } from '../run/scenario.ts';
import { TerminalRun } from '../run/terminal-run.ts';
import { sweepFault } from './fault.ts';
import { advanceFork, resumeFork } from './fork.ts';
import { metricsBetween } from './metrics.ts';
import type { RunResult } from './summary.ts';
import type { Beginning, RunTask, Setting } from './task.ts';

const HOUR_MS = 3_600_000;

/** The result of a run. What stops it is part of the result: it never throws. */
export function simulate(task: RunTask): RunResult {
  const { seed, setting } = task;
  try {
    return { variant: setting.name, seed, ok: true, ...figuresOf(task) };
  } catch (error) {
    const { code, message, where, cure } = diagnosticOf(error, setting.name);
    return { variant: setting.name, seed, ok: false, error: { code, message, where, cure } };
  }
}

function figuresOf({
  setting,
  seed,
  hours,
}: RunTask): Pick<RunResult & { ok: true }, 'metrics' | 'stateHash' | 'cpuSeconds'> {
  const began = process.threadCpuUsage();
  const { run, advance } = begin(setting, seed);
  const from = run.now;
  const gather = (): ReturnType<typeof gatherReport> => gatherReport(run, { seed, cpuSeconds: 0, peakMemoryMB: 0 });
  const before = gather();
  advance(from + hours * HOUR_MS);
  const after = gather();
  const { user, system } = process.threadCpuUsage(began);
  return {
    metrics: metricsBetween(run, before, after),
    stateHash: after.stateHash,
    cpuSeconds: (user + system) / 1e6,
  };
}

/** A terminal at the moment from which on its figures count, and how it goes on. */
function begin(setting: Setting, seed: number): { run: TerminalRun; advance: (until: number) => void } {
  const { from } = setting;
  if (from.kind === 'beginning') {
    const run = beginRun(setting, from, seed);
    run.advance(from.start + from.warmUpHours * HOUR_MS);
    return { run, advance: (until) => run.advance(until) };
  }
  const run = resumeFork(from, setting, seed);
  return { run, advance: (until) => advanceFork(run, from, until, seed) };
}

/** A terminal with its yard stocked and its traffic in the inbox: what "hawser demand" writes and "hawser run" reads. */
export function beginRun(setting: Setting, { demandModel, demand, start }: Beginning, seed: number): TerminalRun {
  const { files } = writeInbox(generateDemand(demandModel, { around: true, ...demand, seed, start }));
  const bytes = files.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }));
  const { items, stock } = inboxFromFolder(bytes, demandModel.unlocode);
  const journal = new MemoryJournal({ keep: false });
  const policy = { ...setting.policy, berthPins: setting.berths };
  const run = TerminalRun.begin(setting.model, journal, () => undefined, start, { policy });
  run.stock(stock);
  if (setting.disturbances) run.twin.disturb(setting.disturbances, seed);
  run.addInbox(items);
  return run;
}

function diagnosticOf(error: unknown, variant: string): InputError['diagnostic'] {
  if (error instanceof InputError) return error.diagnostic;
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return sweepFault('HWS-SWP-022', `The run ended with a failure of Hawser itself: ${what}.`, `variant "${variant}"`)
    .diagnostic;
}
