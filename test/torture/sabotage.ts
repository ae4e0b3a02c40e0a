// Deliberately broken builds for the negative controls: each takes one promise away, through the seams of the harness only. If the harness
// did not find them, it would prove nothing.
import type { LedgerEvent } from '../../src/ledger/events.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { EquipmentPort, Order, Report } from '../../src/equipment/port.ts';
import { CallNotes } from '../../src/server/live/call-views.ts';
import type { Host } from '../../src/server/torture/host.ts';
import type { Plant } from '../../src/server/torture/plant.ts';
import type { Rates } from '../../src/server/torture/rates.ts';
import type { Sabotage } from '../../src/server/torture/options.ts';

/** A broken build, and the faults that bring it out. */
export interface BrokenBuild {
  sentence: string;
  /** Made anew for each seed. */
  sabotage: () => Sabotage;
  rates: Partial<Rates>;
  /** Invariants of which one must be broken. */
  breaks: string[];
}

/** Puts another function in the place of a method of one object; it is given the method. */
function replace<T extends object>(object: T, name: keyof T & string, make: (before: never) => unknown): void {
  const before = (object[name] as (...args: never[]) => unknown).bind(object);
  Reflect.set(object, name, make(before as never));
}

/** Applies an event to the record and to the frames to be written, without asking the laws. */
function applyUnchecked(ledger: Ledger, event: LedgerEvent, at: number): { ok: true; value: null } {
  const apply = Reflect.get(ledger, 'apply') as (...args: unknown[]) => void;
  apply.call(ledger, event, at, 'operation', null);
  return { ok: true, value: null };
}

type Propose = Ledger['propose'];

/** The laws do not look whether a slot is taken, and a box that comes on top of others is recorded in the slot of the one below. */
function withoutSlotUniqueness(host: Host): void {
  const { ledger } = host.control;
  replace(ledger, 'propose', (propose: Propose): Propose => (event, at) => {
    if (event.kind !== 'placed' || event.to.kind !== 'yard' || event.to.slot.tier < 2) return propose(event, at);
    const { slot } = event.to;
    const taken = { ...event, to: { ...event.to, slot: { ...slot, tier: slot.tier - 1 } } };
    return applyUnchecked(ledger, taken, at);
  });
}

/** A decision depends on chance that is in no state. */
function withChanceInTheCore(host: Host): void {
  replace(
    host.control.ledger,
    'propose',
    (propose: Propose): Propose =>
      (event, at) =>
        propose(event.kind === 'berth-planned' ? { ...event, objective: Math.random() } : event, at),
  );
}

/** The notes of calls and visits are kept apart: they are changed as soon as something is decided, and not with the journal. */
function withNotesOutsideTheCommit(): (host: Host) => void {
  const apart = new CallNotes();
  return (host) => {
    Reflect.set(host, 'notesNow', apart);
    host.control.ledger.observe((event, at) => apart.observe(event, at));
  };
}

/** The machines' end carries out what it took already. */
function withoutDeduplication(plant: Plant): void {
  const { machines, twin } = plant;
  type Hears = typeof machines.hears;
  replace(machines, 'hears', (hears: Hears): Hears => (envelope, now) => {
    const taken = machines.state.ends.get(envelope.line)?.taken ?? 0;
    hears(envelope, now);
    for (const { n, order } of envelope.orders) if (n <= taken) twin.give(order);
  });
}

/** That an order has arrived counts as its being done. */
class DoneOnArrival implements EquipmentPort {
  private readonly equipment: EquipmentPort;
  private readonly pretended: Report[] = [];
  private now = 0;

  constructor(equipment: EquipmentPort) {
    this.equipment = equipment;
  }

  give(order: Order): void {
    this.equipment.give(order);
    if (order.kind !== 'lift') return;
    const { che, job, container } = order;
    for (const kind of ['picked', 'placed'] as const) this.pretended.push({ kind, at: this.now, che, job, container });
  }

  takeReports(): Report[] {
    const real = this.equipment.takeReports().filter(({ kind }) => kind !== 'picked' && kind !== 'placed');
    for (const { at } of real) this.now = Math.max(this.now, at);
    return [...this.pretended.splice(0), ...real];
  }

  heardFrom(...che: Parameters<EquipmentPort['heardFrom']>): number {
    return this.equipment.heardFrom(...che);
  }
}

const manyCrashes: Partial<Rates> = { killsPerHour: 3, powerCutsPerHour: 3, endsAtMoment: 0.003, snapshotMinutes: 20 };

export const BROKEN_BUILDS: BrokenBuild[] = [
  {
    sentence: 'a disk that acknowledges before it has synchronised',
    sabotage: () => ({ disk: (disk) => (disk.ignoresSync = true) }),
    rates: { powerCutsPerHour: 2 },
    breaks: ['I1', 'process'],
  },
  {
    sentence: 'a machine that carries out an order again when it is sent again',
    sabotage: () => ({ plant: withoutDeduplication }),
    rates: { wires: { loss: 0.2, doubles: 0.2, delaySeconds: 1, cutsPerHour: 0, cutMinutes: 1 } },
    breaks: ['I3', 'I4', 'I7', 'process'],
  },
  {
    sentence: 'a record that does not look whether a slot is taken',
    sabotage: () => ({ host: withoutSlotUniqueness }),
    rates: {},
    breaks: ['I3'],
  },
  {
    sentence: 'chance in the core',
    sabotage: () => ({ host: withChanceInTheCore }),
    rates: manyCrashes,
    breaks: ['process'],
  },
  {
    sentence: 'a projection that is changed outside the commit',
    sabotage: () => ({ host: withNotesOutsideTheCommit() }),
    rates: manyCrashes,
    breaks: ['I2'],
  },
  {
    sentence: 'the arrival of an order taken for its execution',
    sabotage: () => ({
      plant: ({ machines, twin }) => void Reflect.set(machines, 'equipment', new DoneOnArrival(twin)),
    }),
    rates: {},
    breaks: ['I3', 'I4', 'I7', 'process'],
  },
];
