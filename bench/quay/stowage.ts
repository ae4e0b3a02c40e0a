// Stowage: drawn load lists onto generic vessels that come with boxes aboard; CPU seconds, overstow, broken rules, gap to the bound.
// STOWAGE_SECONDS=10 another time for each, STOWAGE_SEEDS=1,2 other draws, STOWAGE_CLASSES=teu-14000 only those classes.
import { CpuClock } from '../../src/cli/solve/cpu-clock.ts';
import { planStowage } from '../../src/quay/stowage/stowage.ts';
import { checkStowage } from '../../test/support/stowage-checker.ts';
import { drawnProblem, genericVessel } from '../../test/support/stowage-worlds.ts';
import type { Row } from '../measurement.ts';

/** CPU seconds of the search; what reading the problem, the bound and the reasons take comes on top and is counted. */
const SECONDS = Number(process.env['STOWAGE_SECONDS'] ?? 4.5);
const SEEDS = (process.env['STOWAGE_SEEDS'] ?? '1,2,3').split(',').map(Number);
const CLASSES = process.env['STOWAGE_CLASSES']?.split(',');
/** Target: 2,000 containers on the 14,000 TEU class. */
const TARGET_CLASS = 'teu-14000';
const TARGET_SECONDS = 5;

/** Boxes aboard before and loads of each class. */
const SIZES: Readonly<Record<string, { aboard: number; loads: number }>> = {
  'teu-1700': { aboard: 300, loads: 400 },
  'teu-5000': { aboard: 1200, loads: 900 },
  'teu-9000': { aboard: 2400, loads: 1400 },
  'teu-14000': { aboard: 3500, loads: 2000 },
  'teu-24000': { aboard: 7000, loads: 3000 },
};

/** Rows for the table of the quay. */
export function stowageRows(): Row[] {
  return Object.entries(SIZES)
    .filter(([name]) => CLASSES === undefined || CLASSES.includes(name))
    .flatMap(([name, { aboard, loads }]) => SEEDS.flatMap((seed) => rowsOf(name, seed, aboard, loads)));
}

function rowsOf(name: string, seed: number, aboard: number, loads: number): Row[] {
  const problem = drawnProblem(genericVessel(name), seed, aboard, loads);
  const clock = new CpuClock(SECONDS);
  const { plan, objective, bound } = planStowage(problem, { steps: Number.MAX_SAFE_INTEGER, stop: () => clock.over() });
  const cpu = clock.used();
  const { faults, overstow } = checkStowage(problem, plan);
  const head = `${name}, draw ${seed}, ${loads} loads on ${problem.aboard.length} aboard`;
  const { costs } = plan;
  const aim = name === TARGET_CLASS;
  return [
    {
      what: `${head}: CPU`,
      value: round(cpu),
      unit: 's',
      ...(aim ? { target: '< 5', pass: cpu < TARGET_SECONDS } : {}),
    },
    { what: `${head}: overstow`, value: overstow, unit: 'boxes', target: 0, pass: overstow === 0 },
    { what: `${head}: rules broken`, value: faults.length, unit: 'faults', target: 0, pass: faults.length === 0 },
    { what: `${head}: left ashore`, value: costs.ashore, unit: 'boxes' },
    {
      what: `${head}: mixed ports, new stacks, plugs lost, longest pair`,
      value: `${costs.mixedPorts}, ${costs.newStacks}, ${costs.plugsLost}, ${costs.longestPair}`,
      unit: 'counts',
    },
    { what: `${head}: objective, bound`, value: `${round(objective)}, ${round(bound)}`, unit: 'weights' },
    { what: `${head}: gap`, value: round((100 * (objective - bound)) / objective), unit: '%' },
  ];
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
