// The energy of a run, gathered from the twin's meters for the report. Reads only.
import type { EnergyFigures } from '../../office/energy.ts';
import { pricesAhead } from '../../terminal/tariff.ts';
import type { CraneState } from '../../twin/state.ts';
import type { TerminalRun } from './terminal-run.ts';

const HOUR_MS = 3_600_000;
const QUARTER_MS = HOUR_MS / 4;
const DAY_QUARTERS = 96;

/** What machines took from the run's start to now. */
export function machineUse(run: TerminalRun): Pick<EnergyFigures, 'quayCranes' | 'yardCranes' | 'vehicles'> {
  const { model, twin, state } = run;
  const { quayCraneType, yardCraneType, vehicleType } = model;
  const hours = (state.now - state.start) / HOUR_MS;
  const { vehicles } = twin.state;
  // A portal trolley stands by with its crane, and its lift is the second half of the crane's.
  const cranes = (kinds: readonly CraneState['kind'][], standbyKW: number): { kWh: number; units: number } => {
    const these = twin.state.cranes.filter((c) => kinds.includes(c.kind));
    const whole = these.filter((c) => c.kind !== 'portal');
    return {
      kWh: these.reduce((sum, c) => sum + c.kWh, 0) + whole.length * standbyKW * hours,
      units: whole.reduce((sum, c) => sum + c.lifts, 0),
    };
  };
  return {
    quayCranes: { ...cranes(['quay', 'portal'], quayCraneType.power.standbyKW), usual: quayCraneType.energyKWhPerMove },
    yardCranes: { ...cranes(['yard'], yardCraneType.power.standbyKW), usual: yardCraneType.energyKWhPerMove },
    vehicles: {
      kWh: vehicles.reduce((sum, v) => sum + v.usedKWh, 0),
      units: vehicles.reduce((sum, v) => sum + v.metres, 0) / 1000,
      usual: (vehicleType.kWhPerKmLoaded + vehicleType.kWhPerKmEmpty) / 2,
    },
  };
}

/** Energy from the run's start to now. */
export function energyFigures(run: TerminalRun): EnergyFigures {
  const { model, twin, ledger } = run;
  const { energy } = model;
  let containers = ledger.state.gateMoves;
  for (const call of ledger.state.calls.values()) containers += call.done.discharge + call.done.load;
  return {
    ...machineUse(run),
    electricVehicles: model.vehicleType.batteryKWh !== undefined,
    mostPlugged: twin.state.plugs.most,
    quarters: quartersOf(run),
    from: twin.state.meter.start,
    currency: energy.currency,
    limitKW: energy.peakKW,
    gridKgCO2ePerKWh: energy.gridKgCO2ePerKWh,
    containers,
  };
}

/** Grid electricity by quarters of an hour; the last one counts as far as it has gone. */
function quartersOf({ model, twin, now }: TerminalRun): EnergyFigures['quarters'] {
  const { start, cranes, charging, reefers } = twin.meterNow();
  const { quayCraneType, yardCraneType, energy } = model;
  const standby =
    quayCraneType.power.standbyKW * model.quayCranes.length + yardCraneType.power.standbyKW * model.yardCranes.length;
  const days: number[][] = [];
  return Array.from({ length: Math.ceil((now - start) / QUARTER_MS) }, (_, q) => {
    const at = start + q * QUARTER_MS;
    const day = Math.floor(q / DAY_QUARTERS);
    const prices = (days[day] ??= pricesAhead(model, at, 24));
    return {
      cranes: cranes[q] ?? 0,
      charging: charging[q] ?? 0,
      reefers: reefers[q] ?? 0,
      base: ((energy.baseKW + standby) * Math.min(QUARTER_MS, now - at)) / HOUR_MS,
      price: prices[q % DAY_QUARTERS] ?? 0,
    };
  });
}
