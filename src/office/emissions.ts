// Greenhouse gases of a run's electricity. Terms of ISO 14083 / GLEC v3: the terminal is a hub operation, grid electricity is
// scope 2 (location-based), the result is CO2e by container in and out (the measure of the EEEG/FEPORT guidance for terminals).
// Covers grid electricity only: a fuel would need its own factor and is scope 1.

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
