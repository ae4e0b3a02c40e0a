// Disturbances of a run, as plain data and as a file: machines that fail by rate or by script, lanes that are closed, a person on
// the apron, wind. What comes of them in the machines is told in faults.ts and weather.ts. Times of the script are ms after the
// start of the run; lengths m, speeds m/s.
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Report } from '../equipment/port.ts';
import type { Position } from '../terminal/container.ts';
import { InputError } from '../terminal/diagnostic.ts';
import { disturbanceErrors, type DisturbanceErrorCode } from '../terminal/errors/disturbance.ts';
import { lineAndColumn, mapJson, pathStep } from '../terminal/checks/json-text.ts';
import type { TerminalModel } from '../terminal/model.ts';
import {
  FAULT_KINDS,
  FaultRateSchema,
  ReeferRateSchema,
  type FaultKind,
  type FaultRate,
  type MachineKind,
  type ReeferRate,
} from '../terminal/failing.ts';
import { REEFER_ALARMS, type ReeferAlarmKind } from '../terminal/reefer.ts';

const literals = <T extends string>(words: readonly T[]) => Type.Union(words.map((w) => Type.Literal(w)));

const Rates = Type.Object(
  {
    quayCrane: Type.Optional(FaultRateSchema),
    yardCrane: Type.Optional(FaultRateSchema),
    vehicle: Type.Optional(FaultRateSchema),
    reefer: Type.Optional(ReeferRateSchema),
  },
  { additionalProperties: false },
);

const Gusts = Type.Object(
  {
    mean: Type.Number({ minimum: 0 }),
    deviation: Type.Number({ minimum: 0 }),
    everyMinutes: Type.Number({ exclusiveMinimum: 0 }),
  },
  { additionalProperties: false },
);

/** How a machine may lie; see lies.ts. */
export const LIE_KINDS = ['twice', 'unknown-job', 'other-container', 'replay', 'other-place'] as const;
export type LieKind = (typeof LIE_KINDS)[number];

const Item = Type.Object(
  {
    at: Type.Union([Type.Integer({ minimum: 0 }), Type.String({ pattern: '^[0-9]{2,3}:[0-5][0-9]$' })]),
    machine: Type.Optional(Type.String({ minLength: 1 })),
    lane: Type.Optional(Type.String({ minLength: 1 })),
    zone: Type.Optional(Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()])),
    wind: Type.Optional(Type.Number({ minimum: 0 })),
    reefer: Type.Optional(Type.String({ minLength: 1 })),
    fault: Type.Optional(literals(FAULT_KINDS)),
    alarm: Type.Optional(literals(REEFER_ALARMS)),
    lie: Type.Optional(literals(LIE_KINDS)),
    minutes: Type.Number({ exclusiveMinimum: 0 }),
  },
  { additionalProperties: false },
);

const FileSchema = Type.Object(
  {
    format: Type.Literal('hawser-disturbances/1'),
    seed: Type.Optional(Type.Integer()),
    rates: Type.Optional(Type.Union([Type.Literal('terminal'), Rates])),
    gusts: Type.Optional(Gusts),
    script: Type.Optional(Type.Array(Item)),
  },
  { additionalProperties: false },
);

const validator = Compile(FileSchema);

/** Wind that is drawn: a normal draw for every period, held until the next; never below 0 m/s. */
export interface GustModel {
  mean: number;
  deviation: number;
  everyMinutes: number;
}

/** A rectangle of ground: x0, y0, x1, y1, m. */
export type Rectangle = readonly [x0: number, y0: number, x1: number, y1: number];

/** One thing that happens at a time (ms after the start) and is over after so many minutes. */
export type ScriptItem =
  | { kind: 'machine'; at: number; minutes: number; machine: string; fault: FaultKind }
  /** What the machine tells is not so. */
  | { kind: 'lie'; at: number; minutes: number; machine: string; lie: LieKind }
  | { kind: 'lane'; at: number; minutes: number; lane: string }
  /** A person stands in the rectangle. */
  | { kind: 'zone'; at: number; minutes: number; zone: Rectangle }
  /** A reefer, or all reefers of a block, that are plugged in at that time: they get no power, or stray from their set point. */
  | { kind: 'reefer'; at: number; minutes: number; reefer: string; alarm: ReeferAlarmKind }
  /** Wind of so many m/s; afterwards it is what it was by the gusts, or calm. */
  | { kind: 'wind'; at: number; minutes: number; speed: number };

/** A machine that lies until a time, ms UTC. */
export interface Lie {
  machine: string;
  lie: LieKind;
  until: number;
  /** A report that it tells again and again. */
  before: Report | null;
  /** Where it is about to set its box, of the order with this job. */
  elsewhere: { job: number; to: Position } | null;
}

/** What disturbs a run. Plain data. */
export interface Disturbances {
  /** Seed of what is drawn; null: the run's own. */
  seed: number | null;
  /** Rates by kind of machine, and of reefers' alarms; 'terminal': those of the terminal file's section `reliability`. */
  rates: 'terminal' | (Partial<Record<MachineKind, FaultRate>> & { reefer?: ReeferRate });
  gusts: GustModel | null;
  script: ScriptItem[];
}

/** Nothing disturbs. */
export const CALM: Readonly<Disturbances> = { seed: null, rates: {}, gusts: null, script: [] };

/**
 * Reads a disturbance file ('hawser-disturbances/1'). `file` is the name under which its faults are told; with a model, machines and
 * lanes are held against it.
 * @throws InputError HWS-DIS-001 to -005 with file, line and JSON path.
 */
export function parseDisturbances(text: string, file: string, model?: TerminalModel): Disturbances {
  const map = mapJson(text);
  if (map.fault !== null) {
    const { line, column } = lineAndColumn(text, map.fault.offset);
    throw broken('HWS-DIS-001', `${file}, line ${line}, column ${column}`, map.fault.message);
  }
  const place = (path: string): string => {
    let known = path;
    while (!map.offsets.has(known)) known = known.slice(0, known.lastIndexOf('/'));
    return `${file}, line ${lineAndColumn(text, map.offsets.get(known) as number).line}, ${path === '' ? '/' : path}`;
  };
  const value: unknown = JSON.parse(text);
  if (!validator.Check(value)) {
    const { path, message } = firstFault(value);
    throw broken('HWS-DIS-002', place(path), message);
  }
  const disturbances: Disturbances = {
    seed: value.seed ?? null,
    rates: (value.rates ?? {}) as Disturbances['rates'],
    gusts: value.gusts ?? null,
    script: (value.script ?? []).map((item, i) => itemOf(item, place(`/script/${i}`))),
  };
  if (model) checkDisturbances(disturbances, model, place);
  return disturbances;
}

type ItemFile = Static<typeof Item>;

function itemOf(item: ItemFile, where: string): ScriptItem {
  const at = typeof item.at === 'number' ? item.at : clockMs(item.at);
  const { machine, lane, zone, wind, reefer, minutes } = item;
  const named = [machine, lane, zone, wind, reefer].filter((what) => what !== undefined).length;
  if (named !== 1)
    throw broken('HWS-DIS-003', where, `The item names ${named === 0 ? 'nothing' : `${named} things`} to disturb.`);
  const { fault, lie, alarm } = item;
  if (reefer === undefined && alarm !== undefined)
    throw broken('HWS-DIS-003', where, 'The item has an alarm, but names no reefer that has it.');
  if (machine === undefined && (fault ?? lie) !== undefined)
    throw broken('HWS-DIS-003', where, `The item has a ${fault ? 'fault' : 'lie'}, but names no machine that has it.`);
  if (fault !== undefined && lie !== undefined)
    throw broken('HWS-DIS-003', where, 'The item has a fault and a lie; a machine that has both is named twice.');
  if (machine !== undefined && lie !== undefined) return { kind: 'lie', at, minutes, machine, lie };
  if (machine !== undefined) return { kind: 'machine', at, minutes, machine, fault: fault ?? 'stop' };
  if (lane !== undefined) return { kind: 'lane', at, minutes, lane };
  if (zone !== undefined) return { kind: 'zone', at, minutes, zone };
  if (reefer !== undefined) return { kind: 'reefer', at, minutes, reefer, alarm: alarm ?? 'power' };
  return { kind: 'wind', at, minutes, speed: wind as number };
}

/** "hh:mm" after the start as ms. */
function clockMs(text: string): number {
  const [hours, minutes] = text.split(':').map(Number) as [number, number];
  return (hours * 60 + minutes) * 60_000;
}

/**
 * Holds disturbances against a terminal. `place` tells where a JSON path stands in the file that they are from.
 * @throws InputError HWS-DIS-004 and -005.
 */
export function checkDisturbances(
  { rates, script }: Disturbances,
  model: TerminalModel,
  place: (path: string) => string = (path) => path,
): void {
  if (rates === 'terminal' && model.reliability === undefined)
    throw broken('HWS-DIS-005', place('/rates'), `"${model.name}" has no section "reliability".`);
  const machines = machinesOf(model);
  const lanes = new Set(model.lanes.map((l) => l.id));
  script.forEach((item, i) => {
    const where = `/script/${i}`;
    if ((item.kind === 'machine' || item.kind === 'lie') && !machines.has(item.machine))
      throw broken('HWS-DIS-004', place(`${where}/machine`), `The terminal has no machine "${item.machine}".`);
    if (item.kind === 'lane' && !lanes.has(item.lane))
      throw broken('HWS-DIS-004', place(`${where}/lane`), `The terminal has no lane "${item.lane}".`);
    if (item.kind === 'zone' && !(item.zone[0] < item.zone[2] && item.zone[1] < item.zone[3]))
      throw broken('HWS-DIS-004', place(`${where}/zone`), `The zone ${item.zone.join(', ')} covers no ground.`);
  });
}

/** Ids of all machines that can fail, with their kind. A double-trolley crane and its portal trolley fail each on its own. */
export function machinesOf(model: TerminalModel): Map<string, MachineKind> {
  const found = new Map<string, MachineKind>();
  for (const { id } of model.quayCranes) {
    found.set(id, 'quayCrane');
    if (model.quayCraneType.platform) found.set(`${id}/P`, 'quayCrane');
  }
  for (const { id } of model.yardCranes) found.set(id, 'yardCrane');
  for (let i = 0; i < model.vehicleType.count; i++) found.set(vehicleName(model, i), 'vehicle');
  return found;
}

/** Id of the vehicle with an index (from 0): AGV01, TT01 … */
export function vehicleName(model: TerminalModel, index: number): string {
  return `${model.vehicleType.kind === 'TERMINAL_TRUCK' ? 'TT' : 'AGV'}${String(index + 1).padStart(2, '0')}`;
}

/** The first fault of a value against the schema: JSON path and one sentence. */
function firstFault(value: unknown): { path: string; message: string } {
  const faults = validator.Errors(value) as unknown as {
    keyword: string;
    instancePath: string;
    message: string;
    params: Record<string, unknown>;
  }[];
  // The deepest path tells most: a union's own fault stands above those of its branches.
  const deepest = faults.reduce((a, b) => (b.instancePath.length > a.instancePath.length ? b : a));
  const extras = faults.find((f) => f.keyword === 'additionalProperties')?.params['additionalProperties'] as
    string[] | undefined;
  const extra = extras?.[0];
  if (deepest.keyword === 'boolean' && extra !== undefined && deepest.instancePath.endsWith(pathStep(extra)))
    return { path: deepest.instancePath, message: `The property "${extra}" is not known here.` };
  const missing = (deepest.params['requiredProperties'] as string[] | undefined)?.[0];
  const words = faults
    .filter((f) => f.keyword === 'const' && f.instancePath === deepest.instancePath)
    .map((f) => JSON.stringify(f.params['allowedValue']));
  const owner = deepest.instancePath === '' ? 'The file' : deepest.instancePath;
  return {
    path: deepest.instancePath,
    message:
      missing !== undefined
        ? `${owner} lacks the property "${missing}".`
        : `${owner} must be ${words.length > 0 ? words.join(' or ') : deepest.message.replace(/^must be /, '')}.`,
  };
}

function broken(code: DisturbanceErrorCode, where: string, message: string): InputError {
  const { severity, cure } = disturbanceErrors[code];
  return new InputError({ code, severity, message, where, cure });
}
