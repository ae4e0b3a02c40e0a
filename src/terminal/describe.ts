// A terminal in a few short facts, for the command line and the documentation.
import type { TerminalModel } from './model.ts';

/** One fact: what it is about, and the figure with its unit. */
export interface TerminalFact {
  label: string;
  value: string;
}

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** Adds the number to its noun: "1 berth", "3 berths". */
function many(n: number, noun: string): string {
  return `${number.format(n)} ${noun}${n === 1 ? '' : 's'}`;
}

function sum<T>(things: readonly T[], figure: (thing: T) => number): number {
  return things.reduce((total, thing) => total + figure(thing), 0);
}

/** Places for 20' boxes when every slot is filled to the top tier, TEU. */
export function slotsTeu(model: TerminalModel): number {
  return sum(model.blocks, (b) => 2 * b.bays * b.rows * b.tiers);
}

/** Reefer plugs: one for every 40' slot of a reefer bay. */
export function reeferPlugs(model: TerminalModel): number {
  return sum(model.blocks, (b) => b.reeferBays.length * b.rows * b.tiers);
}

/** The facts of a terminal in the order in which a reader asks for them. */
export function describeTerminal(model: TerminalModel): TerminalFact[] {
  const { quay, quayCraneType, yardCraneType, vehicleType, gate, defaults } = model;
  const kinds = [...new Set(model.blocks.map((b) => b.kind))].sort().join(' and ');
  const trolleys = quayCraneType.trolleys === 'double' ? 'double-trolley' : 'single-trolley';
  const vehicle = { AGV: 'AGV', LIFT_AGV: 'lift-AGV', TERMINAL_TRUCK: 'terminal truck' }[vehicleType.kind];
  const power =
    vehicleType.batteryKWh === undefined
      ? ''
      : `, ${number.format(vehicleType.batteryKWh)} kWh battery, ${many(model.chargers.length, 'charger')}`;
  return [
    { label: 'Terminal', value: `${model.name} (${model.unlocode} ${model.code}, ${model.timeZone})` },
    { label: 'Quay', value: `${number.format(quay.length)} m, ${number.format(quay.depth)} m deep` },
    { label: 'Berths', value: many(model.berths.length, 'berth') },
    { label: 'Quay cranes', value: many(model.quayCranes.length, `${trolleys} crane`) },
    { label: 'Vehicles', value: many(vehicleType.count, vehicle) + power },
    { label: 'Parking', value: many(model.parking.length, 'place') },
    { label: 'Yard', value: `${many(model.blocks.length, 'block')}, ${kinds}` },
    { label: 'Yard cranes', value: many(model.yardCranes.length, yardCraneType.kind) },
    { label: 'Slots', value: `${number.format(slotsTeu(model))} TEU` },
    { label: 'Reefer plugs', value: number.format(reeferPlugs(model)) },
    { label: 'Gate', value: `${many(gate.inLanes, 'lane')} in, ${many(gate.outLanes, 'lane')} out` },
    {
      label: 'Traffic',
      value: `${many(defaults.weeklyQuayMoves, 'quay move')} a week, ${number.format(100 * defaults.transhipmentShare)} % transhipment`,
    },
  ];
}
