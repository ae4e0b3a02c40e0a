// A fleet too small, with batteries and chargers too small: nobody may be stranded all the same.
import { expect, test } from 'vitest';
import { violationsOf } from '../src/server/run/run-report.ts';
import type { TerminalModel } from '../src/terminal/model.ts';
import { beginDays, designedTerminal, MONDAY } from './support/generated-days.ts';

const HOUR = 3_600_000;
const HOURS = 16;
const BATTERY = 25;

/** The Busan terminal with 24 vehicles that drive some 15 km on a battery, and two chargers of 40 kW. */
function tightFleet(): TerminalModel {
  const busan = designedTerminal('busan-dgt');
  const vehicleType = { ...busan.vehicleType, batteryKWh: BATTERY, chargeKW: 40, count: 24 };
  return { ...busan, vehicleType, chargers: busan.chargers.slice(0, 2) };
}

test.each([9, 12])('no battery runs empty in a day of seed %d, though charging is short', (seed) => {
  const run = beginDays(tightFleet(), { days: 1, seed, scale: 0.5 });
  let lowest = BATTERY;
  run.advance(MONDAY + HOURS * HOUR, () => {
    for (const v of run.twin.state.vehicles) lowest = Math.min(lowest, v.kWh);
    return false;
  });
  expect(lowest).toBeGreaterThan(0);
  expect(violationsOf(run)).toEqual([]);
  // Charging was short indeed, and work was done.
  expect(lowest).toBeLessThan(BATTERY / 2);
  expect(run.operation.desk.state.cranes.reduce((sum, c) => sum + c.moves, 0)).toBeGreaterThan(100);
});
