// Electricity and greenhouse gases by hand-checked figures.
import { describe, expect, it } from 'vitest';
import { InvariantError } from '../kit/invariant.ts';
import { emissionsOf, energyOf, kWhPerMove, type EnergyInput } from './emissions.ts';

const SHIFT: EnergyInput = {
  quayCraneMoves: 100,
  quayCraneKWhPerMove: 6,
  yardCraneMoves: 150,
  yardCraneKWhPerMove: 4,
  vehicleKmLoaded: 80,
  vehicleKWhPerKmLoaded: 1.5,
  vehicleKmEmpty: 60,
  vehicleKWhPerKmEmpty: 1,
  reeferPlugHours: 50,
};

describe('energy and emissions', () => {
  it('adds up electricity by kind of user', () => {
    expect(energyOf(SHIFT)).toEqual({ quayCranes: 600, yardCranes: 600, vehicles: 180, reefers: 200, total: 1580 });
  });

  it('shares handling energy, without reefers, over moves', () => {
    expect(kWhPerMove(energyOf(SHIFT), 100)).toBeCloseTo(13.8, 10);
    expect(kWhPerMove(energyOf(SHIFT), 0)).toBeNull();
  });

  it('turns grid electricity into CO2e by container in and out', () => {
    const grid = { kgCO2ePerKWh: 0.5, source: 'example grid' };
    expect(emissionsOf(1580, grid, 200)).toEqual({
      scope: 'scope 2, location-based',
      kWh: 1580,
      kgCO2e: 790,
      kgCO2ePerContainer: 3.95,
      factorSource: 'example grid',
    });
    expect(emissionsOf(1580, grid, 0).kgCO2ePerContainer).toBeNull();
  });

  it('refuses figures that cannot be', () => {
    expect(() => energyOf({ ...SHIFT, vehicleKmEmpty: -1 })).toThrow(InvariantError);
    expect(() => energyOf({ ...SHIFT, reeferPlugHours: NaN })).toThrow(InvariantError);
  });
});
