// Electricity and greenhouse gases of a run. Terms of ISO 14083 / GLEC v3: the terminal is a hub operation, grid electricity is
// scope 2 (location-based), the result is CO2e by container in and out (the measure of the EEEG/FEPORT guidance for terminals).
// Covers electric machines only: a fuel would need its own factor and is scope 1.
import { invariant } from '../kit/invariant.ts';

/** Mean power of a plugged reefer, kW: middle of the usual 3 to 5 kW (assumed; no measured figure is published). */
export const REEFER_MEAN_KW = 4;

/** Work that took electricity, with what one unit of it takes (the terminal model's figures). */
export interface EnergyInput {
  quayCraneMoves: number;
  quayCraneKWhPerMove: number;
  yardCraneMoves: number;
  yardCraneKWhPerMove: number;
  vehicleKmLoaded: number;
  vehicleKWhPerKmLoaded: number;
  vehicleKmEmpty: number;
  vehicleKWhPerKmEmpty: number;
  /** Hours that reefers were plugged, summed over boxes. */
  reeferPlugHours: number;
}

/** Electricity by kind of user, kWh. */
export interface EnergyAccount {
  quayCranes: number;
  yardCranes: number;
  vehicles: number;
  reefers: number;
  total: number;
}

/** Emission factor of the grid, with where it comes from, since it decides the result. */
export interface GridFactor {
  /** kg CO2e per kWh, well to wheel as ISO 14083 asks: generation, upstream and losses. */
  kgCO2ePerKWh: number;
  /** Who published it, for which country and year. */
  source: string;
}

/** Greenhouse gases of a hub operation. */
export interface EmissionAccount {
  scope: 'scope 2, location-based';
  kWh: number;
  kgCO2e: number;
  /** By container in or out over quay, gate or rail; null without any. */
  kgCO2ePerContainer: number | null;
  factorSource: string;
}

/** Electricity of a run by kind of user. */
export function energyOf(input: EnergyInput): EnergyAccount {
  for (const [name, value] of Object.entries(input) as [string, number][])
    invariant(value >= 0 && Number.isFinite(value), `${name} is a figure that is not negative, not ${value}`);
  const quayCranes = input.quayCraneMoves * input.quayCraneKWhPerMove;
  const yardCranes = input.yardCraneMoves * input.yardCraneKWhPerMove;
  const vehicles =
    input.vehicleKmLoaded * input.vehicleKWhPerKmLoaded + input.vehicleKmEmpty * input.vehicleKWhPerKmEmpty;
  const reefers = input.reeferPlugHours * REEFER_MEAN_KW;
  return { quayCranes, yardCranes, vehicles, reefers, total: quayCranes + yardCranes + vehicles + reefers };
}

/** Electricity by move, kWh, reefers left out since they take it without being moved; null without moves. */
export function kWhPerMove(energy: EnergyAccount, moves: number): number | null {
  return moves === 0 ? null : (energy.total - energy.reefers) / moves;
}

/** Greenhouse gases of an amount of grid electricity, shared over the containers that came in or went out. */
export function emissionsOf(kWh: number, grid: GridFactor, containersInAndOut: number): EmissionAccount {
  const kgCO2e = kWh * grid.kgCO2ePerKWh;
  return {
    scope: 'scope 2, location-based',
    kWh,
    kgCO2e,
    kgCO2ePerContainer: containersInAndOut === 0 ? null : kgCO2e / containersInAndOut,
    factorSource: grid.source,
  };
}
