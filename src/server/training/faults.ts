// What goes wrong in a training shift: drawn from the shift's seed by the numbers that the trainer chose, as the script of a file of
// disturbances. Machines and times are drawn; one machine is struck once.
import { Random, seedFor } from '../../kit/random.ts';
import type { InputError } from '../../terminal/diagnostic.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { REEFER_ALARMS } from '../../terminal/reefer.ts';
import {
  checkDisturbances,
  LIE_KINDS,
  machinesOf,
  parseDisturbances,
  type Disturbances,
  type Rectangle,
  type ScriptItem,
} from '../../twin/disturbances.ts';
import type { FaultChoice, FaultCounts, ShiftOrder } from '../api/training.ts';
import { trainingFault } from './fault.ts';

const HOUR_MS = 3_600_000;

/** Of the shift, nothing begins before this share of it or after that one (designed): so that it can be seen coming and seen through. */
const EARLIEST = 0.05;
const LATEST = 0.75;
/** Wind over the limit by so much, m/s (designed). */
const OVER_LIMIT = [2, 6] as const;
/** A person stands on so much of a lane in its length, m (designed). */
const PERSON_LENGTH = 24;

/** How long each lasts, minutes, from and to (designed; towing and taking over begin within these times). */
const MINUTES: Readonly<Record<FaultChoice, readonly [number, number]>> = {
  'quay-crane': [15, 45],
  'dead-vehicle': [25, 60],
  'silent-vehicle': [10, 25],
  'stacking-crane': [15, 45],
  'lying-crane': [10, 20],
  wind: [15, 40],
  lane: [10, 25],
  person: [3, 8],
  reefer: [20, 50],
};

/** Every fault, in the order in which they are shown. */
export const FAULT_CHOICES = Object.keys(MINUTES) as FaultChoice[];

/** The ready levels (designed). */
export const LEVELS: Readonly<Record<'calm' | 'ordinary' | 'rough', FaultCounts>> = {
  calm: { 'dead-vehicle': 1, reefer: 1 },
  ordinary: { 'quay-crane': 1, 'dead-vehicle': 1, 'silent-vehicle': 1, 'stacking-crane': 1, lane: 1, reefer: 1 },
  rough: {
    ...{ 'quay-crane': 2, 'dead-vehicle': 3, 'silent-vehicle': 2, 'stacking-crane': 2, 'lying-crane': 1 },
    ...{ wind: 1, lane: 2, person: 1, reefer: 2 },
  },
};

/** The faults that can befall a terminal. */
export function possibleFaults(model: TerminalModel): FaultChoice[] {
  const without = new Set<FaultChoice>();
  if (model.weather === undefined) without.add('wind');
  if (model.lanes.length === 0) for (const one of ['lane', 'person'] as const) without.add(one);
  if (reeferBlocks(model).length === 0) without.add('reefer');
  return FAULT_CHOICES.filter((one) => !without.has(one));
}

/**
 * What disturbs the terminal of a shift, from its start on: nothing of the script before the shift begins.
 * @throws InputError HWS-TRN-003 for a fault that the terminal does not know, or more than it has machines; HWS-DIS-… for the trainer's file
 */
export function disturbancesOf(order: ShiftOrder, model: TerminalModel): Disturbances {
  const before = order.hoursBefore * HOUR_MS;
  const given = order.file ? parseDisturbances(order.file.text, order.file.name, model) : null;
  if (order.byChance && model.reliability === undefined)
    throw trainingFault('HWS-TRN-003', 'The terminal file does not tell how often machines fail.', 'byChance');
  const script = given ? given.script : drawScript(order, model);
  const disturbances: Disturbances = {
    seed: given?.seed ?? null,
    rates: order.byChance ? 'terminal' : (given?.rates ?? {}),
    gusts: given?.gusts ?? null,
    script: script.map((item) => ({ ...item, at: item.at + before })),
  };
  checkDisturbances(disturbances, model);
  return disturbances;
}

/** The script of the chosen numbers, in order of time; ms after the shift's beginning. The same order draws the same. */
export function drawScript(order: Pick<ShiftOrder, 'seed' | 'hours' | 'faults'>, model: TerminalModel): ScriptItem[] {
  const possible = new Set(possibleFaults(model));
  const draw = new Draw(new Random(seedFor(order.seed, 'faults of a training shift')), model);
  const items = FAULT_CHOICES.flatMap((choice) => {
    const count = order.faults[choice] ?? 0;
    if (count > 0 && !possible.has(choice))
      throw trainingFault('HWS-TRN-003', `The terminal knows no such fault: ${choice}.`, `faults, ${choice}`);
    return Array.from({ length: count }, () => draw.item(choice, order.hours * HOUR_MS));
  });
  return items.sort((a, b) => a.at - b.at);
}

/** Draws items; what was struck once is not struck again. */
class Draw {
  private readonly random: Random;
  private readonly model: TerminalModel;
  private readonly machines: Map<string, string>;
  private readonly blocks: string[];

  constructor(random: Random, model: TerminalModel) {
    this.random = random;
    this.model = model;
    this.machines = new Map([...machinesOf(model)].filter(([id]) => !id.endsWith('/P')));
    this.blocks = reeferBlocks(model);
  }

  item(choice: FaultChoice, shiftMs: number): ScriptItem {
    const { random } = this;
    const at = Math.round((shiftMs * (EARLIEST + (LATEST - EARLIEST) * random.next())) / 1000) * 1000;
    const minutes = this.between(...MINUTES[choice]);
    switch (choice) {
      case 'quay-crane':
        return { kind: 'machine', at, minutes, machine: this.machine('quayCrane'), fault: 'stop' };
      case 'dead-vehicle':
        return { kind: 'machine', at, minutes, machine: this.machine('vehicle'), fault: 'dead' };
      case 'silent-vehicle':
        return { kind: 'machine', at, minutes, machine: this.machine('vehicle'), fault: 'silent' };
      case 'stacking-crane':
        return { kind: 'machine', at, minutes, machine: this.machine('yardCrane'), fault: 'stop' };
      case 'lying-crane':
        return { kind: 'lie', at, minutes, machine: this.machine('yardCrane'), lie: random.pick(LIE_KINDS) };
      case 'wind': {
        const limit = this.model.weather?.quayCraneStopWind ?? 0;
        return { kind: 'wind', at, minutes, speed: limit + this.between(...OVER_LIMIT) };
      }
      case 'lane':
        return { kind: 'lane', at, minutes, lane: this.lane().id };
      case 'person':
        return { kind: 'zone', at, minutes, zone: this.standOn(this.lane()) };
      case 'reefer': {
        const [reefer] = this.blocks.splice(random.int(this.blocks.length), 1);
        if (reefer === undefined) throw tooMany('reefer');
        return { kind: 'reefer', at, minutes, reefer, alarm: random.pick(REEFER_ALARMS) };
      }
    }
  }

  private between(least: number, most: number): number {
    return least + this.random.int(most - least + 1);
  }

  private machine(kind: string): string {
    const left = [...this.machines].flatMap(([id, its]) => (its === kind ? [id] : []));
    if (left.length === 0) throw tooMany(kind);
    const id = this.random.pick(left);
    this.machines.delete(id);
    return id;
  }

  /** A lane for traffic along the terminal; any lane where there is none. */
  private lane(): TerminalModel['lanes'][number] {
    const highways = this.model.lanes.filter(({ kind }) => kind === 'highway');
    return this.random.pick(highways.length > 0 ? highways : this.model.lanes);
  }

  private standOn({ from, to, width }: TerminalModel['lanes'][number]): Rectangle {
    const share = 0.2 + 0.6 * this.random.next();
    const [x, y] = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    const along = Math.abs(to[0] - from[0]) >= Math.abs(to[1] - from[1]);
    const [dx, dy] = along ? [PERSON_LENGTH / 2, width / 2] : [width / 2, PERSON_LENGTH / 2];
    return [x - dx, y - dy, x + dx, y + dy];
  }
}

function reeferBlocks({ blocks }: TerminalModel): string[] {
  return blocks.flatMap(({ id, reeferBays }) => (reeferBays.length > 0 ? [id] : []));
}

function tooMany(kind: string): InputError {
  return trainingFault('HWS-TRN-003', `More faults are asked for than the terminal has of ${kind}.`, 'faults');
}
