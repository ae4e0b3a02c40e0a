// The fleet's energy in a terminal that runs: limit, tariff, plugs, batteries that are changed. No vessel calls and no truck comes, so
// that nothing but charging happens.
import { describe, expect, test } from 'vitest';
import { premiumOf } from '../../operation/vehicles/charging.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { energyFigures } from './energy-figures.ts';
import { violationsOf } from './run-report.ts';
import { terminal } from './small-world.fixture.ts';
import { TerminalRun } from './terminal-run.ts';

const HOUR = 3_600_000;
const QUARTERS = 4;
const FULL = 300;
const busan = terminal('busan-dgt');
/** 0 h UTC is 9 h in Busan. */
const clock = (hour: number): number => Date.UTC(2026, 0, 5, hour - 9);

/** The Busan terminal with so many vehicles whose batteries hold so much, kWh; from an hour of the local day on. */
function fleetOf(kWh: number[], hour: number, parts: Partial<TerminalModel> = {}): TerminalRun {
  const model = { ...busan, ...parts, vehicleType: { ...busan.vehicleType, count: kWh.length } };
  const run = TerminalRun.begin(model, new MemoryJournal(), () => undefined, clock(hour));
  kWh.forEach((energy, i) => {
    run.twin.state.vehicles[i]!.kWh = energy;
    run.operation.desk.state.vehicles[i]!.kWh = energy;
  });
  return run;
}

const energies = (run: TerminalRun): number[] => run.twin.state.vehicles.map((v) => Math.round(v.kWh));
const charging = (run: TerminalRun): number => run.twin.state.vehicles.filter((v) => v.chargeKW > 0).length;
/** Highest mean power over a quarter of an hour, kW. */
const peak = (run: TerminalRun): number =>
  Math.max(...energyFigures(run).quarters.map((q) => QUARTERS * (q.cranes + q.charging + q.reefers + q.base)));
const standby = busan.quayCranes.length * busan.quayCraneType.power.standbyKW;
const base = busan.energy.baseKW + standby + busan.yardCranes.length * busan.yardCraneType.power.standbyKW;

describe('the limit of power', () => {
  test('is kept while many want to charge, and all are charged in the end', () => {
    // Two chargers of 250 kW, which take 269 kW from the grid, fit under it and a third does not.
    const limit = Math.ceil((base + 2.5 * (250 / 0.93)) / 0.95);
    const run = fleetOf([40, 50, 60, 70, 80, 90], 23, { energy: { ...busan.energy, peakKW: limit } });
    let most = 0;
    run.advance(clock(23) + 8 * HOUR, () => {
      most = Math.max(most, charging(run));
      return false;
    });
    expect(most).toBe(2);
    expect(peak(run)).toBeLessThanOrEqual(limit);
    expect(peak(run)).toBeGreaterThan(base + 250);
    expect(Math.min(...energies(run))).toBeGreaterThanOrEqual(0.9 * FULL);
    expect(violationsOf(run)).toEqual([]);
  });

  test('stops the fullest when it sinks below what is drawn', () => {
    const run = fleetOf([100, 150, 200], 23);
    run.advance(clock(23) + 10 * 60_000);
    expect(charging(run)).toBe(3);
    run.model.energy = { ...run.model.energy, peakKW: Math.ceil((base + 1.5 * (250 / 0.93)) / 0.95) };
    run.advance(clock(23) + 12 * 60_000);
    expect(run.twin.state.vehicles.map((v) => v.chargeKW > 0)).toEqual([true, false, false]);
    run.model.energy = busan.energy;
  });
});

describe('the tariff', () => {
  test('is waited for by those that can wait, not by those that cannot', () => {
    const run = fleetOf([40, 150], 20);
    run.advance(clock(20) + 1.9 * HOUR);
    const [low, half] = energies(run) as [number, number];
    expect(low).toBeGreaterThan(0.2 * FULL);
    expect(half).toBe(150);
    run.advance(clock(22) + 2 * HOUR);
    expect(Math.min(...energies(run))).toBeGreaterThanOrEqual(0.9 * FULL);
    const { quarters } = energyFigures(run);
    expect(quarters.slice(8).reduce((sum, q) => sum + q.charging, 0) * 0.93).toBeGreaterThan(130);
    expect(quarters[0]!.price).toBeGreaterThan(quarters[8]!.price);
  });

  test('has a premium above 0 before cheaper hours, below 0 in the cheapest, 0 when it is flat', () => {
    expect(premiumOf([3, 1, 2])).toBeCloseTo(1, 12);
    expect(premiumOf([1, 2, 3])).toBeCloseTo(-0.75, 12);
    expect([premiumOf([2, 2, 2]), premiumOf([2]), premiumOf([0, 0])]).toEqual([0, 0, 0]);
  });
});

describe('plugs where vehicles stand', () => {
  const plugs = busan.parking.slice(0, 3).map((p) => p.id);

  test('charge whoever stands there without a drive', () => {
    const run = fleetOf([150, 150, 290, 150], 23, {
      chargers: busan.chargers.slice(0, 1),
      charging: { ...busan.charging!, plugs, plugKW: 40 },
    });
    // All go to work or to the charger by what they gain; those that stay at a plug are charged there.
    run.advance(clock(23) + 5 * HOUR);
    const still = run.twin.state.vehicles.slice(0, 3).filter((v) => v.metres === 0);
    expect(still.length).toBeGreaterThan(0);
    for (const v of still) expect(v.kWh).toBeGreaterThanOrEqual(0.93 * FULL);
    expect(violationsOf(run)).toEqual([]);
  });
});

describe('changing batteries', () => {
  test('keeps account of every battery and every kWh', () => {
    const swap = { kind: 'swap' as const, efficiency: 0.93, swapSeconds: 300, packs: 2, plugs: [], plugKW: 0 };
    const kWh = [60, 70, 80, 90, 100];
    const run = fleetOf(kWh, 23, { charging: swap, chargers: busan.chargers.slice(0, 3) });
    run.advance(clock(23) + 8 * HOUR, () => {
      const { packsCharged } = run.operation.desk.state.energy;
      expect(packsCharged).toBeGreaterThanOrEqual(0);
      expect(packsCharged).toBeLessThanOrEqual(2);
      expect(run.twin.state.packs.kWh).toHaveLength(2);
      return false;
    });
    expect(Math.min(...energies(run))).toBeGreaterThan(0.9 * FULL);
    expect(run.operation.desk.state.energy.packsCharged).toBe(2);
    const taken = run.twin.meterNow().charging.reduce((a, b) => a + b, 0) * 0.93;
    const used = run.twin.state.vehicles.reduce((sum, v) => sum + v.usedKWh, 0);
    const now = [...run.twin.state.vehicles.map((v) => v.kWh), ...run.twin.state.packs.kWh];
    const began = kWh.reduce((a, b) => a + b, 2 * FULL);
    expect(now.reduce((a, b) => a + b, 0)).toBeCloseTo(began + taken - used, 6);
    expect(violationsOf(run)).toEqual([]);
  });
});
