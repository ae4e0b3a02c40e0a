// Energy of a run: what each kind of machine took, by its unit of work beside the usual figure, the load curve of the site with its
// highest quarter of an hour, what it cost and what greenhouse gases it stands for. Knows no machines, only their figures.
import { invariant } from '../kit/invariant.ts';
import { emissionsOf } from './emissions.ts';

/** Quarters of an hour in an hour. */
const QUARTERS = 4;

/** What one kind of machine took. */
export interface EnergyUse {
  /** kWh, standby included. */
  kWh: number;
  /** Units of work: lifts of a crane, km of a vehicle. */
  units: number;
  /** kWh by unit that the terminal file calls usual: the reckoned figure is held against it. */
  usual: number;
}

/** Figures of a run. */
export interface EnergyFigures {
  quayCranes: EnergyUse;
  yardCranes: EnergyUse;
  /** From the battery or the tank. */
  vehicles: EnergyUse;
  /** False: vehicles burn fuel, which is no electricity and not in the totals. */
  electricVehicles: boolean;
  /** Most reefers plugged at one time. */
  mostPlugged: number;
  /** Grid electricity by quarters of an hour, kWh, with the price in each; `base` is lighting, buildings and standby of cranes. */
  quarters: { cranes: number; charging: number; reefers: number; base: number; price: number }[];
  /** When the first quarter began, ms UTC. */
  from: number;
  currency: string;
  /** Limit of the mean power over a quarter of an hour, kW. */
  limitKW: number;
  gridKgCO2ePerKWh: number;
  /** Containers in and out over quay and gate. */
  containers: number;
}

/** A kind of machine in the report. */
export interface EnergyUseReport {
  kWh: number;
  /** kWh by lift or km; null without any. */
  perUnit: number | null;
  usual: number;
}

/** Energy in the report of a run. */
export interface EnergyReport {
  quayCranes: EnergyUseReport;
  yardCranes: EnergyUseReport;
  vehicles: EnergyUseReport;
  electricVehicles: boolean;
  /** Grid electricity, kWh. */
  chargingKWh: number;
  reeferKWh: number;
  /** What reefers took in each hour of the run, kWh; the last one as far as it has gone. */
  reeferKWhByHour: number[];
  totalKWh: number;
  mostPlugged: number;
  /** Highest mean power over a quarter of an hour, kW, when it began (ISO 8601, UTC), the limit, and quarters over it. */
  peakKW: number;
  peakAt: string | null;
  limitKW: number;
  quartersOverLimit: number;
  cost: number;
  currency: string;
  kgCO2e: number;
  kgCO2ePerContainer: number | null;
}

/** The report of a run's energy. kWh, kW, money and kg are rounded to whole numbers, figures by unit to 2 decimals. */
export function energyReport(f: EnergyFigures): EnergyReport {
  const loads = f.quarters.map(loadOf);
  const total = loads.reduce((a, b) => a + b, 0);
  const { peak, at } = highest(loads);
  const cost = f.quarters.reduce((sum, q, i) => sum + (loads[i] as number) * q.price, 0);
  const gas = emissionsOf(total, { kgCO2ePerKWh: f.gridKgCO2ePerKWh, source: 'terminal file' }, f.containers);
  return {
    quayCranes: use(f.quayCranes),
    yardCranes: use(f.yardCranes),
    vehicles: use(f.vehicles),
    electricVehicles: f.electricVehicles,
    chargingKWh: Math.round(f.quarters.reduce((sum, q) => sum + q.charging, 0)),
    reeferKWh: Math.round(f.quarters.reduce((sum, q) => sum + q.reefers, 0)),
    reeferKWhByHour: reefersByHour(f.quarters),
    totalKWh: Math.round(total),
    mostPlugged: f.mostPlugged,
    peakKW: Math.round(peak * QUARTERS),
    peakAt: at < 0 ? null : new Date(f.from + (at * 3_600_000) / QUARTERS).toISOString(),
    limitKW: f.limitKW,
    quartersOverLimit: loads.filter((kWh) => kWh * QUARTERS > f.limitKW).length,
    cost: Math.round(cost),
    currency: f.currency,
    kgCO2e: Math.round(gas.kgCO2e),
    kgCO2ePerContainer: gas.kgCO2ePerContainer === null ? null : Math.round(100 * gas.kgCO2ePerContainer) / 100,
  };
}

/** Grid electricity of a quarter, kWh; below 0 where cranes give back more than all else takes: that is not fed into the grid. */
function loadOf(q: EnergyFigures['quarters'][number]): number {
  const kWh = q.cranes + q.charging + q.reefers + q.base;
  invariant(Number.isFinite(kWh), `the load of a quarter is a figure, not ${kWh}`);
  return Math.max(0, kWh);
}

function reefersByHour(quarters: EnergyFigures['quarters']): number[] {
  return Array.from({ length: Math.ceil(quarters.length / QUARTERS) }, (_, hour) => {
    const these = quarters.slice(QUARTERS * hour, QUARTERS * (hour + 1));
    return Math.round(these.reduce((sum, q) => sum + q.reefers, 0));
  });
}

function highest(loads: readonly number[]): { peak: number; at: number } {
  let at = -1;
  loads.forEach((kWh, i) => {
    if (at < 0 || kWh > (loads[at] as number)) at = i;
  });
  return { peak: loads[at] ?? 0, at };
}

function use({ kWh, units, usual }: EnergyUse): EnergyUseReport {
  return { kWh: Math.round(kWh), perUnit: units === 0 ? null : Math.round((100 * kWh) / units) / 100, usual };
}

/** Handling energy, without reefers and base load: what cranes and vehicles took, kWh. */
export function handlingKWh({
  quayCranes,
  yardCranes,
  vehicles,
}: Pick<EnergyFigures, 'quayCranes' | 'yardCranes' | 'vehicles'>): number {
  return quayCranes.kWh + yardCranes.kWh + vehicles.kWh;
}
