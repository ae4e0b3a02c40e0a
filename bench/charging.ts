// Charging of the fleet on a day of the Busan terminal: what energy costs with and without regard to the tariff, the highest quarter of
// an hour with and without a limit, and the same fleet with batteries that are changed.
import { designedTerminal, beginDays, MONDAY } from '../test/support/generated-days.ts';
import { energyFigures } from '../src/server/run/energy-figures.ts';
import { violationsOf } from '../src/server/run/run-report.ts';
import type { TerminalModel } from '../src/terminal/model.ts';
import { pricesAhead } from '../src/terminal/tariff.ts';
import type { Measurement, Row } from './measurement.ts';

const HOUR = 3_600_000;
/** Hours in which the terminal fills, and hours measured after them. */
const WARM_UP = 2;
const MEASURED = 24;
const QUARTERS = 4;
/** Traffic as multiple of the terminal's yearly mean. */
const SCALE = 1;
const SEED = 5;
/** Share of a full battery that every vehicle has at the start: the fleet comes out of a busy week. */
const BEGIN_SHARE = 0.4;

/** What a measured day took. */
interface Day {
  chargingKWh: number;
  chargingCost: number;
  /** Share of charging in the quarters with the lowest price. */
  cheapShare: number;
  peakKW: number;
  /** The same of all but charging. */
  otherKW: number;
  moves: number;
  lowest: number;
  faults: number;
}

/** Runs the day on a terminal; cost by the real tariff, whatever the planner was told. */
function day(model: TerminalModel, real: TerminalModel): Day {
  const run = beginDays(model, { days: 2, seed: SEED, scale: SCALE });
  const began = BEGIN_SHARE * (model.vehicleType.batteryKWh ?? 0);
  for (const v of [...run.twin.state.vehicles, ...run.operation.desk.state.vehicles]) v.kWh = began;
  let lowest = Infinity;
  run.advance(MONDAY + WARM_UP * HOUR);
  const moved = (): number => run.operation.desk.state.cranes.reduce((sum, c) => sum + c.moves, 0);
  const before = moved();
  for (let hour = 1; hour <= MEASURED; hour++) {
    run.advance(MONDAY + (WARM_UP + hour) * HOUR);
    for (const v of run.twin.state.vehicles) lowest = Math.min(lowest, v.kWh);
  }
  const quarters = energyFigures(run).quarters.slice(WARM_UP * QUARTERS);
  const prices = pricesAhead(real, MONDAY + WARM_UP * HOUR, MEASURED);
  const least = Math.min(...prices);
  const sum = (of: (q: (typeof quarters)[number], i: number) => number): number =>
    quarters.reduce((total, q, i) => total + of(q, i), 0);
  const peak = (of: (q: (typeof quarters)[number]) => number): number => QUARTERS * Math.max(...quarters.map(of));
  const chargingKWh = sum((q) => q.charging);
  return {
    chargingKWh,
    chargingCost: sum((q, i) => q.charging * (prices[i] as number)),
    cheapShare: sum((q, i) => (prices[i] === least ? q.charging : 0)) / chargingKWh,
    peakKW: peak((q) => q.cranes + q.charging + q.reefers + q.base),
    otherKW: peak((q) => q.cranes + q.reefers + q.base),
    moves: moved() - before,
    lowest,
    faults: violationsOf(run).length,
  };
}

/** Measures the days. */
export async function run(): Promise<Measurement> {
  const real = designedTerminal('busan-dgt');
  const withEnergy = (energy: Partial<TerminalModel['energy']>): TerminalModel => ({
    ...real,
    energy: { ...real.energy, ...energy },
  });
  const flat = [{ from: '00:00', to: '00:00', pricePerKWh: 170 }];
  const free = day(withEnergy({ tariff: flat, peakKW: 1e6 }), real);
  const aware = day(withEnergy({ peakKW: 1e6 }), real);
  // Half way between what the day took with charging and without, so that the limit has something to do.
  const limit = Math.round((aware.otherKW + aware.peakKW) / 200) * 100;
  const limited = day(withEnergy({ peakKW: limit }), real);
  const swap: TerminalModel = {
    ...withEnergy({ peakKW: limit }),
    charging: { kind: 'swap', efficiency: 0.93, swapSeconds: 300, packs: 12, plugs: [], plugKW: 0 },
  };
  const swapped = day(swap, real);
  const rows = [
    ...rowsOf('no regard to price or limit', free),
    ...rowsOf('tariff', aware),
    ...rowsOf(`tariff and limit of ${limit} kW`, limited, limit),
    ...rowsOf(`12 spare batteries, changed; tariff and limit of ${limit} kW`, swapped, limit),
  ];
  const perKWh = (d: Day): number => d.chargingCost / d.chargingKWh;
  rows.push({
    what: 'price of a kWh charged, tariff against none',
    value: round(perKWh(aware) / perKWh(free), 3),
    unit: 'ratio',
    target: '< 1',
    pass: perKWh(aware) < perKWh(free),
  });
  return { name: 'charging', rows };
}

function rowsOf(name: string, d: Day, limit?: number): Row[] {
  const kept = limit === undefined ? {} : { target: `<= ${limit}`, pass: d.peakKW <= limit };
  return [
    { what: `${name}: charged`, value: Math.round(d.chargingKWh), unit: 'kWh' },
    { what: `${name}: price of a kWh`, value: round(d.chargingCost / d.chargingKWh, 1), unit: 'KRW' },
    { what: `${name}: in the cheapest hours`, value: round(100 * d.cheapShare, 1), unit: '%' },
    { what: `${name}: highest quarter`, value: Math.round(d.peakKW), unit: 'kW', ...kept },
    { what: `${name}: the same without charging`, value: Math.round(d.otherKW), unit: 'kW' },
    { what: `${name}: crane moves`, value: d.moves, unit: 'boxes' },
    { what: `${name}: lowest battery`, value: round(d.lowest, 0), unit: 'kWh', target: '> 0', pass: d.lowest > 0 },
    { what: `${name}: what cannot be`, value: d.faults, unit: '', target: 0, pass: d.faults === 0 },
  ];
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
