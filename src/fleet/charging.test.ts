// Charging against every possible answer of small fleets, and in small fleets whose answer is plain.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHARGING_WEIGHTS as W, chargingGain, mustCharge, planCharging } from './charging.ts';
import type { Charge, ChargingProblem, VehicleEnergy } from './problems.ts';

const PLENTY = { steps: 1_000_000 };

const someFleet: fc.Arbitrary<ChargingProblem> = fc
  .record({
    vehicles: fc.array(
      fc.record({
        energyKWh: fc.integer({ min: 0, max: 300 }),
        fullKWh: fc.constant(300),
        idle: fc.boolean(),
        kmExpected: fc.integer({ min: 0, max: 100 }),
      }),
      { maxLength: 4 },
    ),
    chargers: fc.integer({ min: 0, max: 3 }),
    seconds: fc.array(fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 900 }) }, fc.constant(Infinity)), {
      minLength: 12,
      maxLength: 12,
    }),
    most: fc.integer({ min: 0, max: 3 }),
    premium: fc.integer({ min: -100, max: 100 }),
  })
  .map(({ vehicles, chargers, seconds, most, premium }) => ({
    ...{ vehicles, chargers, seconds: seconds.slice(0, vehicles.length * chargers), most, premium: premium / 100 },
    ...{ chargeKW: 250, kWhPerKm: 1.2, reserveShare: 0.2, topShare: 0.95, slackShare: 0.5, swapSeconds: null },
  }));

/** Cost of an answer, reckoned anew from what the interface says. */
function costOf(p: ChargingProblem, plan: readonly Charge[]): number {
  const idle = p.vehicles.filter((v) => v.idle).length / p.vehicles.length;
  const price = W.busy * Math.max(0, 1 - idle / p.slackShare);
  const lack = (v: VehicleEnergy, energy: number): number => {
    const need = p.reserveShare * v.fullKWh + v.kmExpected * p.kWhPerKm;
    const hour = 3600 / p.chargeKW;
    return (
      hour * (W.shortfall * Math.max(0, need - energy) + W.room * Math.max(0, p.topShare * v.fullKWh - energy)) +
      (energy < p.reserveShare * v.fullKWh ? W.reserve : 0)
    );
  };
  let sum = 0;
  p.vehicles.forEach((v, i) => {
    const c = plan.find((x) => x.vehicle === i);
    sum += lack(v, c ? c.untilKWh : v.energyKWh);
    if (!c) return;
    const atCharger = ((c.untilKWh - v.energyKWh) * 3600) / p.chargeKW;
    sum += W.there * p.seconds[i * p.chargers + c.charger] + W.connect + price * atCharger;
    sum += W.premium * p.premium * (c.untilKWh - v.energyKWh);
  });
  return sum;
}

/** Least cost over all answers with fillings that the planner may choose: what is needed (or a stop of 15 %), or the full mark. */
function leastByTrying(p: ChargingProblem): number {
  const go = (i: number, plan: Charge[]): number => {
    const v = p.vehicles[i];
    if (!v) return costOf(p, plan);
    let best = go(i + 1, plan);
    const top = p.topShare * v.fullKWh;
    const need = p.reserveShare * v.fullKWh + v.kmExpected * p.kWhPerKm;
    const enough = Math.min(top, Math.max(need, v.energyKWh + 0.15 * v.fullKWh));
    for (let charger = 0; v.idle && plan.length < p.most && charger < p.chargers; charger++) {
      if (plan.some((c) => c.charger === charger)) continue;
      for (const untilKWh of [enough, top])
        if (untilKWh > v.energyKWh) best = Math.min(best, go(i + 1, [...plan, { vehicle: i, charger, untilKWh }]));
    }
    return best;
  };
  return go(0, []);
}

/** A fleet of vehicles by their share of energy; `at-work` ones do not count as idle. */
function fleet(energies: { share: number; atWork?: boolean }[], chargers: number, seconds: number[]): ChargingProblem {
  return {
    vehicles: energies.map(({ share, atWork }) => ({
      ...{ energyKWh: share * 300, fullKWh: 300, idle: atWork !== true, kmExpected: 50 },
    })),
    ...{ chargers, seconds, chargeKW: 250, kWhPerKm: 1.2, reserveShare: 0.2, topShare: 0.95, slackShare: 0.5 },
    ...{ most: chargers, premium: 0, swapSeconds: null },
  };
}

describe('planCharging', () => {
  it('finds the least cost that trying all answers finds, and proves it', () => {
    fc.assert(
      fc.property(someFleet, (p) => {
        const { plan, objective, bound } = planCharging(p, PLENTY);
        const least = p.vehicles.length === 0 ? 0 : leastByTrying(p);
        expect(objective).toBeCloseTo(least, 3);
        if (p.vehicles.length > 0) expect(costOf(p, plan)).toBeCloseTo(objective, 3);
        expect(bound).toBeLessThanOrEqual(objective);
        expect(objective - bound).toBeLessThan(1e-3);
      }),
      { numRuns: 300 },
    );
  });

  it('sends each vehicle once, to its own charger, idle and to a sound filling, however little it may work', () => {
    fc.assert(
      fc.property(someFleet, fc.integer({ min: 0, max: 4 }), (p, steps) => {
        const { plan, objective, bound, why } = planCharging(p, { steps });
        expect(new Set(plan.map((c) => c.vehicle)).size).toBe(plan.length);
        expect(new Set(plan.map((c) => c.charger)).size).toBe(plan.length);
        expect(plan.length).toBeLessThanOrEqual(p.most);
        const idleShare = p.vehicles.filter((v) => v.idle).length / p.vehicles.length;
        for (const { vehicle, charger, untilKWh } of plan) {
          const v = p.vehicles[vehicle];
          expect(v.idle && charger < p.chargers).toBe(true);
          expect(p.seconds[vehicle * p.chargers + charger]).toBeLessThan(Infinity);
          expect(untilKWh).toBeGreaterThan(v.energyKWh);
          expect(untilKWh).toBeLessThanOrEqual(p.topShare * v.fullKWh);
          expect(chargingGain(p, v, idleShare)).toBeGreaterThan(0);
        }
        expect(bound).toBeLessThanOrEqual(objective);
        expect(bound).toBeLessThanOrEqual(planCharging(p, PLENTY).objective + 1e-3);
        expect(why).toHaveLength(plan.length);
        for (const { alternatives } of why)
          for (const a of alternatives)
            expect(Object.values(a.parts).reduce((x, y) => x + y, 0)).toBeCloseTo(a.score, 6);
      }),
      { numRuns: 300 },
    );
  });

  it('fills a half empty battery to the mark while the fleet is slack', () => {
    const p = fleet([{ share: 0.5 }, { share: 0.95 }], 1, [40, 40]);
    const { plan, why } = planCharging(p, PLENTY);
    expect(plan).toEqual([{ vehicle: 0, charger: 0, untilKWh: 0.95 * 300 }]);
    expect(why[0].decided).toBe('slack');
  });

  it('leaves the same battery as it is while most vehicles are at work', () => {
    const others = Array.from({ length: 8 }, () => ({ share: 0.9, atWork: true }));
    const p = fleet(
      [{ share: 0.5 }, ...others],
      1,
      Array.from({ length: 9 }, () => 40),
    );
    expect(planCharging(p, PLENTY).plan).toEqual([]);
  });

  it('fills a low battery only as far as the work needs while most vehicles are at work', () => {
    const others = Array.from({ length: 8 }, () => ({ share: 0.9, atWork: true }));
    const p = fleet(
      [{ share: 0.22 }, ...others],
      1,
      Array.from({ length: 9 }, () => 40),
    );
    const { plan, why } = planCharging(p, PLENTY);
    // 20 % reserve and 50 km at 1.2 kWh/km.
    expect(plan).toEqual([{ vehicle: 0, charger: 0, untilKWh: 60 + 60 }]);
    expect(why[0].decided).toBe('shortfall');
  });

  it('gives the only charger to the vehicle below its reserve, however far it must drive', () => {
    const p = fleet([{ share: 0.25 }, { share: 0.15 }], 1, [10, 800]);
    const { plan, why } = planCharging(p, PLENTY);
    expect(mustCharge(p, p.vehicles[1])).toBe(true);
    expect(plan.map((c) => c.vehicle)).toEqual([1]);
    expect(why[0].decided).toBe('reserve');
  });

  it('sends two vehicles to the chargers that are nearest for both together, and says who gave way', () => {
    const p = fleet([{ share: 0.4 }, { share: 0.4 }], 2, [100, 120, 110, 400]);
    const { plan, why } = planCharging(p, PLENTY);
    expect(plan.map((c) => c.charger)).toEqual([1, 0]);
    expect(why[0].decided).toBe('needed-elsewhere');
  });

  it('leaves room unfilled in dear hours, but does the charging that the work needs', () => {
    const dear = { ...fleet([{ share: 0.5 }, { share: 0.15 }], 2, [40, 40, 40, 40]), premium: 0.5 };
    expect(planCharging(dear, PLENTY).plan.map((c) => c.vehicle)).toEqual([1]);
    const even = { ...dear, premium: 0 };
    expect(planCharging(even, PLENTY).plan.map((c) => c.vehicle)).toEqual([0, 1]);
  });

  it('fills batteries in cheap hours that it would leave at an even price, and says so', () => {
    const others = Array.from({ length: 2 }, () => ({ share: 0.9, atWork: true }));
    const p = fleet([{ share: 0.6 }, ...others], 1, [90, 90, 90]);
    expect(planCharging(p, PLENTY).plan).toEqual([]);
    const { plan, why } = planCharging({ ...p, premium: -0.5 }, PLENTY);
    expect(plan).toEqual([{ vehicle: 0, charger: 0, untilKWh: 0.95 * 300 }]);
    expect(why[0].decided).toBe('cheap');
  });

  it('gives what power there is to the emptiest', () => {
    const p = {
      ...fleet(
        [{ share: 0.4 }, { share: 0.25 }, { share: 0.5 }],
        3,
        Array.from({ length: 9 }, () => 60),
      ),
      most: 1,
    };
    expect(planCharging(p, PLENTY).plan.map((c) => c.vehicle)).toEqual([1]);
    expect(planCharging({ ...p, most: 0 }, PLENTY).plan).toEqual([]);
  });

  it('changes a battery for a full one, at any price of the hour, but not one that lacks little', () => {
    const p = { ...fleet([{ share: 0.5 }, { share: 0.9 }], 2, [40, 40, 40, 40]), swapSeconds: 300, premium: 1 };
    expect(planCharging(p, PLENTY).plan).toEqual([
      { vehicle: 0, charger: expect.any(Number) as number, untilKWh: 300 },
    ]);
  });

  it('sends nobody where no charger is free or no way leads to one', () => {
    expect(planCharging(fleet([{ share: 0.3 }], 0, []), PLENTY).plan).toEqual([]);
    expect(planCharging(fleet([{ share: 0.1 }], 1, [Infinity]), PLENTY).plan).toEqual([]);
  });
});
