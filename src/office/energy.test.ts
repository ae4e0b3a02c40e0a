// Energy of a small run, checked by hand.
import { expect, test } from 'vitest';
import { InvariantError } from '../kit/invariant.ts';
import { energyReport, handlingKWh, type EnergyFigures } from './energy.ts';

const T0 = Date.UTC(2026, 2, 1);

/** Half an hour: a quiet quarter at 100 and a busy one at 200. */
const run = (): EnergyFigures => ({
  quayCranes: { kWh: 600, units: 100, usual: 5 },
  yardCranes: { kWh: 450, units: 150, usual: 4 },
  vehicles: { kWh: 210, units: 140, usual: 1.2 },
  electricVehicles: true,
  mostPlugged: 30,
  quarters: [
    { cranes: 300, charging: 100, reefers: 30, base: 70, price: 100 },
    { cranes: 750, charging: 0, reefers: 30, base: 70, price: 200 },
  ],
  ...{ from: T0, currency: 'KRW', limitKW: 3000, gridKgCO2ePerKWh: 0.5, containers: 100 },
});

test('sums, rates, peak, cost and gases are those of the quarters', () => {
  expect(energyReport(run())).toEqual({
    quayCranes: { kWh: 600, perUnit: 6, usual: 5 },
    yardCranes: { kWh: 450, perUnit: 3, usual: 4 },
    vehicles: { kWh: 210, perUnit: 1.5, usual: 1.2 },
    electricVehicles: true,
    chargingKWh: 100,
    reeferKWh: 60,
    reeferKWhByHour: [60],
    totalKWh: 1350,
    mostPlugged: 30,
    peakKW: 3400,
    peakAt: '2026-03-01T00:15:00.000Z',
    limitKW: 3000,
    quartersOverLimit: 1,
    cost: 500 * 100 + 850 * 200,
    currency: 'KRW',
    kgCO2e: 675,
    kgCO2ePerContainer: 6.75,
  });
  expect(handlingKWh(run())).toBe(1260);
});

test('a run without work has no rates and no peak', () => {
  const none = { kWh: 0, units: 0, usual: 5 };
  const report = energyReport({ ...run(), quayCranes: none, quarters: [], containers: 0 });
  expect(report).toMatchObject({ peakKW: 0, peakAt: null, totalKWh: 0, kgCO2ePerContainer: null });
  expect(report.quayCranes.perUnit).toBeNull();
});

test('what cranes give back beyond all use is not sold', () => {
  const back = { cranes: -200, charging: 0, reefers: 50, base: 70, price: 100 };
  expect(energyReport({ ...run(), quarters: [back] })).toMatchObject({ totalKWh: 0, cost: 0 });
  expect(() => energyReport({ ...run(), quarters: [{ ...back, base: NaN }] })).toThrow(InvariantError);
});
