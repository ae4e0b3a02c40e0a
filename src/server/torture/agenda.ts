// What is to happen in a tortured shift and when, drawn from its rates before it begins; and what turns up while it runs.
import { EventQueue } from '../../kit/event-queue.ts';
import { Random, seedFor } from '../../kit/random.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Container } from '../../terminal/container.ts';
import type { MachineAction, MachineCommand } from '../../terminal/machine-command.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { REEFER_ALARMS } from '../../terminal/reefer.ts';
import { LIE_KINDS, type ScriptItem } from '../../twin/disturbances.ts';
import { machineIds } from '../run/machines-of.ts';
import { TERMINAL_LINE, type LineId } from '../../equipment/line.ts';
import type { OnTheWay } from './mail.ts';
import { ROUND_MS } from './person.ts';
import type { Rates } from './rates.ts';
import { BEGIN, SHIFT_MS, type Shift } from './shift.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Checks at intervals, besides those after restarts, ms. */
export const CHECK_MS = 2 * HOUR_MS;

/** What people have a machine do, and how it is undone. */
const BY_HAND: readonly [MachineAction, MachineAction | null][] = [
  ['stop', 'release'],
  ['withdraw', 'return'],
  ['charge', null],
];

/** Something that happens at a time. */
export type Happening =
  | OnTheWay
  | { kind: 'kill' | 'power cut' | 'restart' | 'snapshot' | 'check' | 'heal' | 'round' }
  | { kind: 'bit flip' | 'misdirected write' | 'disk full' | 'disk free' }
  | { kind: 'partition'; cut: boolean }
  | { kind: 'lines cut'; lines: LineId[]; cut: boolean }
  /** `after`: what must have been answered before this is sent. */
  | { kind: 'hold'; events: LedgerEvent[]; key: string; after?: string }
  | { kind: 'by hand'; command: MachineCommand; key: string; after?: string };

export class Agenda {
  private readonly queue = new EventQueue();
  private readonly items: Happening[] = [];
  /** Holds that customs place. */
  holds = 0;
  /** Machines that people have do something, and do otherwise again. */
  hands = 0;

  /** Time of the next item, ms UTC; Infinity for none. */
  get next(): number {
    return this.queue.nextTime;
  }

  /** Takes the next item. */
  take(): Happening {
    this.queue.pop();
    return this.items[this.queue.poppedArg] as Happening;
  }

  /** Something is to happen at a time, ms UTC. */
  plan(at: number, what: Happening): void {
    this.queue.push(at, 0, this.items.push(what) - 1);
  }

  /** Plans what a seed has drawn for its shift, all but the messages. */
  planShift(rates: Rates, model: TerminalModel, shift: Pick<Shift, 'imports' | 'plans'>, random: Random): void {
    this.often(random, rates.killsPerHour, () => ({ kind: 'kill' }));
    this.often(random, rates.powerCutsPerHour, () => ({ kind: 'power cut' }));
    this.often(random, rates.bitFlipsPerHour, () => ({ kind: 'bit flip' }));
    this.often(random, rates.misdirectsPerHour, () => ({ kind: 'misdirected write' }));
    const { mail, wires } = rates;
    this.often(random, rates.fullPerHour, (at) => {
      this.plan(at + spell(random, rates.fullMinutes), { kind: 'disk free' });
      return { kind: 'disk full' };
    });
    this.often(random, mail.partitionsPerHour, (at) => {
      this.plan(at + spell(random, mail.partitionMinutes), { kind: 'partition', cut: false });
      return { kind: 'partition', cut: true };
    });
    const all: LineId[] = [...machineIds(model), TERMINAL_LINE];
    this.often(random, wires.cutsPerHour, (at) => {
      const lines = random.next() < 0.2 ? all : [random.pick(all)];
      this.plan(at + spell(random, wires.cutMinutes), { kind: 'lines cut', lines, cut: false });
      return { kind: 'lines cut', lines, cut: true };
    });
    this.planHolds(rates, shift.imports, random);
    const loads = shift.plans.flatMap(({ list }) => list.entries.map(({ container }) => container));
    // By a chance of its own, so that all else of a seed's shift is as it was before loads were put on hold.
    this.planHolds(rates, loads, new Random(seedFor(random.state, 'holds on loads')));
    this.planHands(rates, model, new Random(seedFor(random.state, 'by hand')));
    for (let at = BEGIN + CHECK_MS; at < BEGIN + SHIFT_MS; at += CHECK_MS) this.plan(at, { kind: 'check' });
    this.plan(BEGIN + ROUND_MS, { kind: 'round' });
    this.plan(BEGIN + rates.snapshotMinutes * MINUTE_MS, { kind: 'snapshot' });
    this.plan(BEGIN + SHIFT_MS, { kind: 'heal' });
  }

  /** Something that happens so many times an hour, at random times of the shift. */
  private often(random: Random, perHour: number, what: (at: number) => Happening): void {
    for (const at of times(random, perHour)) this.plan(at, what(at));
  }

  /** Customs put boxes on hold and let them go again, at the end of the shift at the latest. */
  private planHolds(rates: Rates, imports: readonly Container[], random: Random): void {
    this.often(random, rates.holdsPerHour, (at) => {
      const { id: container } = random.pick(imports);
      const number = ++this.holds;
      const hold = `customs-${number}`;
      const free = Math.min(BEGIN + SHIFT_MS, at + Math.round(random.exponential(2 * HOUR_MS)));
      const released: LedgerEvent[] = [{ kind: 'hold-released', container, hold }];
      this.plan(free, { kind: 'hold', key: `release-${number}`, events: released, after: `hold-${number}` });
      const events: LedgerEvent[] = [{ kind: 'hold-placed', container, hold, reason: 'to be looked at' }];
      return { kind: 'hold', key: `hold-${number}`, events };
    });
  }

  /** People stop machines or take them out of work, and let them work again, at the end of the shift at the latest; or send them to charge. */
  private planHands(rates: Rates, model: TerminalModel, random: Random): void {
    const machines = machineIds(model).filter((che) => !che.endsWith('/P'));
    this.often(random, rates.handsPerHour, (at) => {
      const che = random.pick(machines);
      const [action, back] = random.pick(BY_HAND);
      const number = ++this.hands;
      const command = { type: 'MACHINE', reference: 'the person', che, reason: '' } as const;
      const end = Math.min(BEGIN + SHIFT_MS, at + Math.round(random.exponential(15 * MINUTE_MS)));
      if (back !== null)
        this.plan(end, {
          kind: 'by hand',
          key: `hand-back-${number}`,
          command: { ...command, action: back },
          after: `hand-${number}`,
        });
      return { kind: 'by hand', key: `hand-${number}`, command: { ...command, action } };
    });
  }
}

/** What goes wrong with machines and reefers, as scripts of the twin, all within the shift. */
export function plantFaults(
  model: TerminalModel,
  rates: Rates,
  seed: number,
): Record<'machineFaults' | 'lies' | 'reeferAlarms', ScriptItem[]> {
  return {
    machineFaults: machineFaults(model, rates, seed),
    lies: machineLies(model, rates, seed),
    reeferAlarms: reeferAlarms(model, rates, seed),
  };
}

/** Faults of the machines. */
function machineFaults(model: TerminalModel, rates: Rates, seed: number): ScriptItem[] {
  const random = new Random(seedFor(seed, 'machine faults'));
  const machines = machineIds(model);
  return times(random, rates.machineFaultsPerHour).map((at) => {
    const minutes = Math.max(0.1, random.exponential(rates.machineFaultMinutes));
    const left = (BEGIN + SHIFT_MS - at) / MINUTE_MS;
    return {
      ...{ kind: 'machine', at: at - BEGIN, machine: random.pick(machines) },
      ...{ minutes: Math.min(minutes, left), fault: random.pick(rates.faultKinds) },
    } as const;
  });
}

/** Machines that lie. */
function machineLies(model: TerminalModel, rates: Rates, seed: number): ScriptItem[] {
  const random = new Random(seedFor(seed, 'lies'));
  const machines = machineIds(model);
  return times(random, rates.liesPerHour).map((at) => {
    const minutes = Math.min(Math.max(0.1, random.exponential(10)), (BEGIN + SHIFT_MS - at) / MINUTE_MS);
    return {
      kind: 'lie',
      at: at - BEGIN,
      minutes,
      machine: random.pick(machines),
      lie: random.pick(LIE_KINDS),
    } as const;
  });
}

/** Blocks whose plugged reefers alarm. */
function reeferAlarms(model: TerminalModel, rates: Rates, seed: number): ScriptItem[] {
  const random = new Random(seedFor(seed, 'reefer alarms'));
  return times(random, rates.reeferAlarmsPerHour).map((at) => {
    const minutes = Math.min(Math.max(0.1, random.exponential(20)), (BEGIN + SHIFT_MS - at) / MINUTE_MS);
    const [block, alarm] = [random.pick(model.blocks).id, random.pick(REEFER_ALARMS)];
    return { kind: 'reefer', at: at - BEGIN, minutes, reefer: block, alarm } as const;
  });
}

function times(random: Random, perHour: number): number[] {
  const found: number[] = [];
  if (perHour === 0) return found;
  for (let at = BEGIN; ;) {
    at += Math.ceil(random.exponential(HOUR_MS / perHour));
    if (at >= BEGIN + SHIFT_MS) return found;
    found.push(at);
  }
}

function spell(random: Random, minutes: number): number {
  return Math.ceil(random.exponential(minutes * MINUTE_MS));
}
