// Greenhouse gases by hand-checked figures.
import { expect, it } from 'vitest';
import { emissionsOf } from './emissions.ts';

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
