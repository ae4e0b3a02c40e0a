// Sweep files: which variants of a terminal are compared, over which traffic, how long and with which seeds. Read and checked as
// terminal files are: every fault in a sentence with its place.
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { InputError } from '../../terminal/diagnostic.ts';
import { lineAndColumn, mapJson, type JsonMap } from '../../terminal/checks/json-text.ts';
import { schemaFinding } from '../../terminal/checks/schema-words.ts';
import { sweepFault } from './fault.ts';
import { METRIC_KEYS } from './metrics.ts';
import { DemandPatchSchema, VariantSchema, type VariantSpec } from './variant.ts';

const Seed = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** Schema of a sweep file. */
export const SweepFileSchema = Type.Object(
  {
    format: Type.Literal('hawser-sweep/1'),
    name: Type.Optional(Type.String()),
    terminal: Type.String({ minLength: 1, description: 'terminal file, or one that comes with Hawser' }),
    demand: Type.Optional(DemandPatchSchema),
    warmUpHours: Type.Optional(
      Type.Number({ minimum: 0, maximum: 1440, description: 'hours before the figures count' }),
    ),
    hours: Type.Number({ exclusiveMinimum: 0, maximum: 1440, description: 'hours over which the figures count' }),
    seeds: Type.Union([
      Type.Array(Seed, { minItems: 1, uniqueItems: true }),
      Type.Object(
        { from: Seed, count: Type.Integer({ minimum: 1, maximum: 10_000 }) },
        { additionalProperties: false },
      ),
    ]),
    variants: Type.Optional(Type.Array(VariantSchema, { minItems: 1 })),
    grid: Type.Optional(
      Type.Record(Type.String(), Type.Array(Type.Unknown(), { minItems: 1 }), {
        description: 'lists of values by what they set; every combination is a variant',
      }),
    ),
    metrics: Type.Optional(Type.Array(Type.Union(METRIC_KEYS.map((key) => Type.Literal(key))), { minItems: 1 })),
  },
  { additionalProperties: false },
);

/** A sweep file as it is written. */
export type SweepFile = Static<typeof SweepFileSchema>;

const validator = Compile(SweepFileSchema);

/** Most runs of one sweep. */
const MOST_RUNS = 100_000;
const HOURS_OF_DAY = 24;

/** What a sweep file asks for, with everything that was left out put in. */
export interface SweepPlan {
  name: string;
  terminal: string;
  demand: SweepFile['demand'] & { days: number };
  warmUpHours: number;
  hours: number;
  seeds: number[];
  /** The first is what the others are compared to. */
  variants: VariantSpec[];
  /** Null: the usual ones. */
  metrics: NonNullable<SweepFile['metrics']> | null;
}

/**
 * Reads a sweep file. `file` is the name under which its faults are told.
 * @throws InputError HWS-SWP-001 to -003 and -006
 */
export function parseSweep(text: string, file: string): SweepPlan {
  const map = mapJson(text);
  if (map.fault !== null) {
    const { line, column } = lineAndColumn(text, map.fault.offset);
    throw sweepFault('HWS-SWP-001', map.fault.message, `${file}, line ${line}, column ${column}`);
  }
  const value: unknown = JSON.parse(text);
  const placed = (path: string): string => `${file}, line ${lineOf(text, map, path)}, ${path}`;
  if (!validator.Check(value)) {
    const { where, message } = schemaFinding(validator, SweepFileSchema, value);
    throw sweepFault('HWS-SWP-002', message, placed(where));
  }
  try {
    return planOf(value, file);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { code, message, where, severity, cure } = error.diagnostic;
    throw new InputError({ code, severity, message, cure, where: where.startsWith('/') ? placed(where) : where });
  }
}

function lineOf(text: string, map: JsonMap, path: string): number {
  let known = path === '/' ? '' : path;
  while (!map.offsets.has(known)) known = known.slice(0, known.lastIndexOf('/'));
  return lineAndColumn(text, map.offsets.get(known) as number).line;
}

function planOf(sweep: SweepFile, file: string): SweepPlan {
  const { terminal, hours, warmUpHours = 0 } = sweep;
  const seeds = Array.isArray(sweep.seeds) ? sweep.seeds : countedSeeds(sweep.seeds);
  const variants = variantsOf(sweep);
  const names = new Set<string>();
  for (const { name } of variants) {
    if (names.has(name)) throw sweepFault('HWS-SWP-003', `Two variants have the name "${name}".`, '/variants');
    names.add(name);
  }
  const runs = variants.length * seeds.length;
  if (runs > MOST_RUNS)
    throw sweepFault('HWS-SWP-003', `The sweep has ${runs} runs; at most are ${MOST_RUNS}.`, '/seeds');
  const needed = (warmUpHours + hours) / HOURS_OF_DAY;
  const days = sweep.demand?.days ?? Math.max(1, Math.ceil(needed));
  const shortest = Math.min(days, ...variants.map((v) => v.demand?.days ?? days));
  if (shortest < needed)
    throw sweepFault(
      'HWS-SWP-006',
      `The runs take ${warmUpHours + hours} hours, the traffic lasts ${shortest * HOURS_OF_DAY}.`,
      '/demand',
    );
  return {
    ...{ name: sweep.name ?? file, terminal, hours, warmUpHours, seeds, variants },
    demand: { ...sweep.demand, days },
    metrics: sweep.metrics ?? null,
  };
}

function countedSeeds({ from, count }: { from: number; count: number }): number[] {
  return Array.from({ length: count }, (_, i) => from + i);
}

// ---- grid ------------------------------------------------------------------------------------------------------------------

/** The variants that are listed, each with every combination of the grid's values. */
function variantsOf({ variants, grid }: SweepFile): VariantSpec[] {
  const listed: VariantSpec[] = variants ?? [{ name: '' }];
  const points = combinations(Object.entries(grid ?? {}));
  const crossed = listed.flatMap((variant) => points.map((choices) => choices.reduce(withChoice, variant)));
  // Neither a list nor a grid: the terminal as it is, over its seeds.
  return crossed.map((variant) => (variant.name === '' ? { ...variant, name: 'as it is' } : variant));
}

/** One value for one thing that a grid sets. */
type Choice = [what: string, value: unknown];

/** Every combination; the last entry changes fastest. */
function combinations(entries: readonly [string, unknown[]][]): Choice[][] {
  let found: Choice[][] = [[]];
  for (const [what, values] of entries)
    found = found.flatMap((before) => values.map((value): Choice[] => [...before, [what, value]]));
  return found;
}

const POLICY =
  /^policy\/(dispatch|traffic|decking|housekeeping|exchangeLoads|berths|arrivals|craneSplit|twinLift|dualCycle)$/;
const DEMAND = /^demand\/(days|scale|around|transhipmentShare)$/;

function withChoice(variant: VariantSpec, [what, value]: Choice): VariantSpec {
  const short = what.slice(what.lastIndexOf('/') + 1);
  const word = `${short} ${typeof value === 'string' ? value : JSON.stringify(value)}`;
  const named = { ...variant, name: variant.name === '' ? word : `${variant.name}, ${word}` };
  if (what.startsWith('/')) return { ...named, set: { ...variant.set, [what]: value } };
  const policy = POLICY.exec(what)?.[1];
  const demand = DEMAND.exec(what)?.[1];
  if (policy !== undefined) named.policy = { ...variant.policy, [policy]: value };
  else if (demand !== undefined) named.demand = { ...variant.demand, [demand]: value };
  else if (what === 'terminal' || what === 'disturbances') Object.assign(named, { [what]: value });
  else
    throw sweepFault(
      'HWS-SWP-002',
      `A grid sets a path of the terminal that begins with "/", policy/…, demand/…, terminal or disturbances, not "${what}".`,
      '/grid',
    );
  if (!variantValidator.Check(named)) {
    const { where, message } = schemaFinding(variantValidator, VariantSchema, named);
    throw sweepFault('HWS-SWP-002', `A value of the grid is not possible: ${where}: ${message}`, '/grid');
  }
  return named;
}

const variantValidator = Compile(VariantSchema);
