// Rules of electricity: the tariff and the charging of vehicles.
import type { Diagnostic } from '../diagnostic.ts';
import type { TerminalModel } from '../model.ts';
import { minutesWithoutPrice } from '../tariff.ts';
import { fault } from './fault.ts';

/** Every minute of the day has its price. */
export function tariffCoversTheDay(model: TerminalModel): Diagnostic[] {
  const [first] = minutesWithoutPrice(model.energy.tariff);
  if (first === undefined) return [];
  const clock = `${String(Math.floor(first / 60)).padStart(2, '0')}:${String(first % 60).padStart(2, '0')}`;
  return [fault('HWS-MOD-039', '/energy/tariff', `There is no price at ${clock}.`)];
}

/** Plugs lie at places of vehicles, swap stations have batteries, and one charger fits under the limit of power. */
export function chargingFits(model: TerminalModel): Diagnostic[] {
  const { charging, energy } = model;
  const chargeKW = model.vehicleType.chargeKW ?? 0;
  const found: Diagnostic[] = [];
  const wrong = (path: string, message: string): void => void found.push(fault('HWS-MOD-040', path, message));
  if (model.chargers.length > 0 && energy.baseKW + chargeKW > energy.peakKW)
    wrong(
      '/energy/peakKW',
      `A charger of ${chargeKW} kW and the base load of ${energy.baseKW} kW exceed ${energy.peakKW} kW.`,
    );
  if (!charging) return found;
  const places = new Set([...model.parking, ...model.blocks.flatMap((b) => b.waterTransfer)].map((p) => p.id));
  charging.plugs.forEach((id, i) => {
    if (!places.has(id)) wrong(`/charging/plugs/${i}`, `There is no parking or waterside transfer place "${id}".`);
  });
  if (charging.plugs.length > 0 && charging.plugKW === 0) wrong('/charging/plugKW', 'Plugs have no power.');
  if (charging.kind === 'swap' && charging.packs === 0)
    wrong('/charging/packs', 'Swap stations have no battery to give.');
  return found;
}
