// A sweep: every variant with every seed, from an empty quay, and their results side by side. Who does the runs (threads here, or
// workers on other machines) is handed in, and changes nothing in the results.
import { InputError } from '../../terminal/diagnostic.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { applyVariant, type VariantFiles } from './apply-variant.ts';
import { summarise, type RunFailed, type RunResult, type VariantSummary } from './summary.ts';
import type { SweepPlan } from './sweep-file.ts';
import type { RunTask, Setting } from './task.ts';
import type { VariantSpec } from './variant.ts';

/** Does runs; each result is told as it comes, in any order. Resolves when all are done, or after `stop` is called. */
export interface Runner {
  run(tasks: readonly RunTask[], onResult: (result: RunResult) => void): Promise<void>;
  /** Gives up what is not done. */
  stop(): Promise<void>;
}

/** What a sweep came to. */
export interface SweepResult {
  name: string;
  terminal: string;
  hours: number;
  warmUpHours: number;
  seeds: number[];
  /** Runs that were asked for; fewer are in `runs` when the sweep was interrupted. */
  total: number;
  interrupted: boolean;
  variants: VariantSummary[];
  /** In the order of variants and seeds, however they came. */
  runs: RunResult[];
}

/** Start of terminal time of every sweep, ms UTC: a Monday. */
const START = Date.UTC(2026, 0, 5);

/** A sweep made ready: every variant resolved and checked before the first run begins. */
export interface ReadySweep {
  plan: SweepPlan;
  model: TerminalModel;
  tasks: RunTask[];
  /** Runs of variants that cannot be had; they do not keep the others back. */
  refused: RunFailed[];
}

/** @throws InputError for a terminal that cannot be had, or the first variant, to which the others are compared */
export function prepareSweep(plan: SweepPlan, files: VariantFiles): ReadySweep {
  const model = files.terminal(plan.terminal);
  const settings: Setting[] = [];
  const refused: RunFailed[] = [];
  plan.variants.forEach((spec, index) => {
    try {
      settings.push(settingOf(plan, model, spec, files));
    } catch (error) {
      if (index === 0 || !(error instanceof InputError)) throw error;
      const { code, message, where, cure } = error.diagnostic;
      for (const seed of plan.seeds)
        refused.push({ variant: spec.name, seed, ok: false, error: { code, message, where, cure } });
    }
  });
  // Seed by seed, so that a sweep that is interrupted has whole pairs to compare.
  const tasks = plan.seeds.flatMap((seed) =>
    settings.map((setting): RunTask => ({ setting, seed, hours: plan.hours })),
  );
  return { plan, model, tasks, refused };
}

function settingOf(plan: SweepPlan, model: TerminalModel, spec: VariantSpec, files: VariantFiles): Setting {
  return {
    ...applyVariant(model, spec, files),
    from: {
      kind: 'beginning',
      demandModel: model,
      demand: { ...plan.demand, ...spec.demand },
      start: START,
      warmUpHours: plan.warmUpHours,
    },
  };
}

/** Does the runs of a sweep. After `runner.stop()` it resolves with what was done. */
export async function runSweep(
  { plan, model, tasks, refused }: ReadySweep,
  runner: Runner,
  onResult: (result: RunResult) => void,
): Promise<SweepResult> {
  const runs: RunResult[] = [...refused];
  refused.forEach(onResult);
  await runner.run(tasks, (result) => {
    runs.push(result);
    onResult(result);
  });
  const order = new Map(plan.variants.map(({ name }, i) => [name, i]));
  const placeOf = ({ variant }: RunResult): number => order.get(variant) as number;
  runs.sort((a, b) => placeOf(a) - placeOf(b) || a.seed - b.seed);
  return {
    ...{ name: plan.name, terminal: model.name, hours: plan.hours, warmUpHours: plan.warmUpHours, seeds: plan.seeds },
    total: tasks.length + refused.length,
    interrupted: runs.length < tasks.length + refused.length,
    variants: summarise(
      plan.variants.map(({ name }) => ({ name, certain: false })),
      runs,
    ),
    runs,
  };
}

/** The runs that failed. */
export function failuresOf({ runs }: SweepResult): RunFailed[] {
  return runs.filter((run) => !run.ok);
}
