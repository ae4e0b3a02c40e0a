// Relocation of the published bays (Caserta and Voss): share that is proven, excess over the best known, CPU seconds, gap to the bound.
// RELOCATION_PART=5 takes every fifth bay, RELOCATION_RULES=restricted one kind of rules, RELOCATION_CLASSES=5-9,5-10 some classes,
// RELOCATION_SECONDS=2 another time for the classes with known values. Where the bays are absent, drawn ones are taken.
import { existsSync, readFileSync } from 'node:fs';
import { CpuClock } from '../../src/cli/solve/cpu-clock.ts';
import { Random } from '../../src/kit/random.ts';
import { planRelocation, type RelocationProblem } from '../../src/yard/relocation/relocation.ts';
import { replayRelocation } from '../../test/support/bay-checker.ts';
import type { Row } from '../measurement.ts';

const DATA = new URL('../../../shared/data/relocation/', import.meta.url);
const PART = Number(process.env['RELOCATION_PART'] ?? 1);
const ONLY = process.env['RELOCATION_CLASSES']?.split(',');
const SECONDS = Number(process.env['RELOCATION_SECONDS'] ?? 10);

const SMALL = ['3-3', '3-4', '3-5', '3-6', '3-7', '3-8', '4-4', '4-5', '4-6', '4-7'];
const MIDDLE = ['5-4', '5-5', '5-6', '5-7', '5-8', '5-9', '5-10'];
const KNOWN = [...SMALL, ...MIDDLE, '6-6'];
const LARGE = ['6-10', '10-6', '10-10'];
/** Bays of each class, and CPU seconds for one of a large class. */
const BAYS = 20;
const LARGE_SECONDS = 30;
/** CPU seconds of a quick plan. */
const QUICK = 0.01;

type Rules = RelocationProblem['rules'];

/** A bay and what came of it. */
interface Solved {
  name: string;
  relocations: number;
  bound: number;
  cpu: number;
  /** Best known value; undefined where there is none. */
  known: number | undefined;
}

/** The rows of the measurement. */
export function relocationRows(): Row[] {
  if (!existsSync(DATA)) return drawnRows();
  const asked = process.env['RELOCATION_RULES'];
  const kinds = (['restricted', 'unrestricted'] as const).filter((rules) => asked === undefined || asked === rules);
  return kinds.flatMap((rules) => [
    ...proofRows(rules, solvedOf(rules, KNOWN, SECONDS)),
    ...quickRows(rules, solvedOf(rules, [...SMALL, ...MIDDLE], QUICK)),
    ...LARGE.flatMap((size) => gapRows(rules, size, solvedOf(rules, [size], LARGE_SECONDS))),
  ]);
}

function proofRows(rules: Rules, solved: readonly Solved[]): Row[] {
  if (solved.length === 0) return [];
  const proven = solved.filter(({ relocations, bound }) => relocations === bound);
  const share = (100 * proven.length) / solved.length;
  const excess = excessOf(solved);
  const median = proven.map(({ cpu }) => cpu).sort((a, b) => a - b)[proven.length >> 1] ?? 0;
  const head = `${rules}, 3-3 to 5-10 and 6-6, ${SECONDS} CPU s each`;
  return [
    {
      what: `${head}: proven optimal, of ${solved.length}`,
      value: round(share),
      unit: '%',
      target: '>= 97',
      pass: share >= 97,
    },
    { what: `${head}: mean above best known`, value: round(excess), unit: '%', target: '<= 0.1', pass: excess <= 0.1 },
    {
      what: `${head}: median CPU of the proven`,
      value: round(median),
      unit: 's',
      target: '<= 0.5',
      pass: median <= 0.5,
    },
    ...KNOWN.flatMap((size) => {
      const own = solved.filter(({ name }) => name.startsWith(`data${size}-`));
      return own.length === 0 ? [] : [classRow(`${rules} ${size}`, own)];
    }),
  ];
}

function classRow(what: string, solved: readonly Solved[]): Row {
  const proven = solved.filter(({ relocations, bound }) => relocations === bound).length;
  const mean = (of: (bay: Solved) => number): string =>
    (solved.reduce((sum, bay) => sum + of(bay), 0) / solved.length).toFixed(3);
  const known = solved.some((bay) => bay.known !== undefined) ? ` (best known ${mean((bay) => bay.known ?? NaN)})` : '';
  return {
    what: `${what}: relocations${known}, bound, proven, CPU s`,
    value: `${mean((bay) => bay.relocations)}, ${mean((bay) => bay.bound)}, ${proven} of ${solved.length}, ${mean((bay) => bay.cpu)}`,
    unit: 'means',
  };
}

function quickRows(rules: Rules, solved: readonly Solved[]): Row[] {
  if (solved.length === 0) return [];
  const excess = excessOf(solved);
  const what = `${rules}, 3-3 to 5-10, ${1000 * QUICK} CPU ms each: mean above best known`;
  return [{ what, value: round(excess), unit: '%', target: '<= 2', pass: excess <= 2 }];
}

function gapRows(rules: Rules, size: string, solved: readonly Solved[]): Row[] {
  if (solved.length === 0) return [];
  const without = solved.filter(({ relocations }) => relocations === Infinity).length;
  const gap =
    solved.reduce((sum, bay) => sum + (100 * (bay.relocations - bay.bound)) / bay.relocations, 0) / solved.length;
  const head = `${rules} ${size}, ${LARGE_SECONDS} CPU s each`;
  return [
    { what: `${head}: without a plan`, value: without, unit: 'bays', target: 0, pass: without === 0 },
    { what: `${head}: mean gap to the bound`, value: round(gap), unit: '%' },
    classRow(head, solved),
  ];
}

/** Mean of what each bay is above its best known value, %. */
function excessOf(solved: readonly Solved[]): number {
  const known = solved.filter((bay) => bay.known !== undefined);
  return (
    known.reduce((sum, bay) => sum + (100 * (bay.relocations - bay.known!)) / Math.max(1, bay.known!), 0) / known.length
  );
}

/** Solves the bays of classes; each plan is replayed. Throws when a plan breaks a rule or a value contradicts a proven one. */
function solvedOf(rules: Rules, sizes: readonly string[], seconds: number): Solved[] {
  const rows = readFileSync(new URL(`optimal_${rules}_height+2.csv`, DATA), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const published = new Map(rows.map((row) => [row.split(',')[0], row.split(',').slice(5).map(Number)]));
  const names = sizes
    .filter((size) => ONLY === undefined || ONLY.includes(size))
    .flatMap((size) => Array.from({ length: BAYS }, (_, k) => `data${size}-${k + 1}.dat`))
    .filter((_, i) => i % PART === 0);
  return names.map((name) => {
    const stacks = stacksOf(readFileSync(new URL(`caserta-voss/${name}`, DATA), 'utf8'));
    const maxHeight = Math.max(...stacks.map((stack) => stack.length)) + 2;
    const [low, known, proven] = published.get(name) ?? [];
    const solved = { name, known, ...solve({ stacks, maxHeight, rules }, seconds, name) };
    if (known !== undefined && (solved.bound > known || solved.relocations < (proven === 1 ? known : low!)))
      throw new Error(
        `${name}, ${rules}: ${solved.bound} to ${solved.relocations} contradicts the published ${low} to ${known}.`,
      );
    return solved;
  });
}

function solve(
  problem: RelocationProblem,
  seconds: number,
  name: string,
): Pick<Solved, 'relocations' | 'bound' | 'cpu'> {
  const clock = new CpuClock(seconds);
  const { plan, objective, bound } = planRelocation(problem, {
    steps: Number.MAX_SAFE_INTEGER,
    stop: () => clock.over(),
  });
  const cpu = clock.used();
  const { faults, relocations } = replayRelocation(problem, plan);
  if (objective < Infinity && (faults.length > 0 || relocations !== objective || bound > objective))
    throw new Error(`${name}: ${faults.join(' ')} ${relocations} relocations, told ${objective}, bound ${bound}`);
  return { relocations: objective, bound, cpu };
}

function stacksOf(text: string): number[][] {
  const lines = text.trim().split('\n').slice(1);
  return lines.map((line) => line.trim().split(/\s+/).slice(1).map(Number));
}

/** Without the published bays: full bays of a drawn order, as those are made. */
function drawnRows(): Row[] {
  console.warn(
    'ABSENT: ../shared/data/relocation; nothing was held against published values, drawn bays are taken instead.',
  );
  const random = new Random(7);
  return (['restricted', 'unrestricted'] as const).flatMap((rules) =>
    ['4-5', '5-6', '6-6'].map((size) => {
      const [tiers, count] = size.split('-').map(Number) as [number, number];
      const solved = Array.from({ length: 5 }, (_, k) => {
        const order = Array.from({ length: tiers * count }, (_, i) => i + 1);
        for (let i = order.length - 1; i > 0; i--) {
          const j = random.int(i + 1);
          [order[i], order[j]] = [order[j]!, order[i]!];
        }
        const stacks = Array.from({ length: count }, (_, s) => order.slice(s * tiers, (s + 1) * tiers));
        const name = `drawn ${size}-${k + 1}`;
        return { name, known: undefined, ...solve({ stacks, maxHeight: tiers + 2, rules }, SECONDS, name) };
      });
      return classRow(`${rules} drawn ${size}`, solved);
    }),
  );
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
