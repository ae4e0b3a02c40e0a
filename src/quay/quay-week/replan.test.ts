import { expect, test } from 'vitest';
import { quayWeekFaults } from '../../../test/support/quay-week-checker.ts';
import { proFormaWeek } from '../../../test/support/quay-weeks.ts';
import { planQuayWeek } from './plan.ts';
import { callsOfProForma } from './pro-forma.ts';
import { replanQuayWeek, weekFromNow } from './replan.ts';
import { justInTime } from './just-in-time.ts';
import { HOUR, smallCall, smallWeek } from './small-week.fixture.ts';

const NO_CHANGE = { calls: [], omitted: [], costs: { place: 2, hour: 0.5, crane: 0.2 } };

test('a re-plan without news changes nothing and costs nothing for changes', () => {
  const week = proFormaWeek(1, { calls: 20 });
  const before = planQuayWeek(week, { steps: 60_000_000 });
  const now = week.from + 40 * HOUR;
  const after = replanQuayWeek(week, before.plan, { ...NO_CHANGE, now }, { steps: 0 });
  expect(quayWeekFaults(after.week, after.plan, after.objective)).toEqual([]);
  for (const b of after.plan.berthings) {
    const was = before.plan.berthings.find((w) => w.call === b.call)!;
    expect([b.call, b.x, b.end, b.cranes]).toEqual([was.call, was.x, was.end, was.cranes]);
    expect(b.costs.changes).toBe(0);
  }
});

test('a late vessel comes later, and others move only as far as that is worth what was promised', () => {
  const calls = [
    smallCall('V1'),
    smallCall('V2', { length: 350, arrival: 4 * HOUR, earliest: 4 * HOUR, departure: 8 * HOUR }),
  ];
  const week = smallWeek(calls);
  const { plan } = planQuayWeek(week, { steps: 1_000_000 });
  const late = { ...calls[1], arrival: 6 * HOUR, earliest: 6 * HOUR };
  const after = replanQuayWeek(week, plan, { ...NO_CHANGE, now: HOUR, calls: [late] }, { steps: 1_000_000 });
  expect(quayWeekFaults(after.week, after.plan, after.objective)).toEqual([]);
  const berth = after.plan.berthings.find((b) => b.call === 'V2')!;
  expect(berth.start).toBe(6 * HOUR);
  expect(berth.costs.changes).toBeCloseTo(1);
  expect(after.plan.berthings.find((b) => b.call === 'V1')).toMatchObject({ x: plan.berthings[0].x, end: 3 * HOUR });
});

test('who has left is gone, who waits for water closes her stretch, who does not come is left out', () => {
  const tide = [{ from: 0, to: HOUR, rise: 2 }, { from: 9 * HOUR, to: 10 * HOUR, rise: 2 }]; // prettier-ignore
  const deep = smallCall('DEEP', { draughtIn: 14, draughtOut: 14, minCranes: 2 });
  const week = smallWeek(
    [deep, smallCall('GONE', { minCranes: 2 }), smallCall('NOT', { arrival: 8 * HOUR, earliest: 8 * HOUR })],
    {
      channelDepth: 14,
      tide,
    },
  );
  const { plan } = planQuayWeek(week, { steps: 1_000_000 });
  const rest = weekFromNow(week, plan, { ...NO_CHANGE, omitted: ['NOT'], now: 5 * HOUR });
  expect(rest.calls).toEqual([]);
  const x = plan.berthings.find((b) => b.call === 'DEEP')!.x;
  expect(rest.quay.closed).toEqual([{ x, length: 200, from: 5 * HOUR, to: 9 * HOUR }]);
});

test('a service late by three hours is to leave three hours later, an early one as usual', () => {
  const vessel = smallCall('');
  const slot = { service: 'AE1', vessel, after: 10 * HOUR, stay: 5 * HOUR, x: 100, hurry: HOUR, slack: 6 * HOUR };
  const one = (late: number): ReturnType<typeof callsOfProForma>[0] => callsOfProForma([slot], 0, { AE1: { late } })[0];
  expect(one(3 * HOUR)).toMatchObject({
    arrival: 13 * HOUR,
    earliest: 13 * HOUR,
    departure: 18 * HOUR,
    preferredX: 100,
  });
  expect(one(-2 * HOUR)).toMatchObject({
    arrival: 10 * HOUR,
    earliest: 8 * HOUR,
    departure: 15 * HOUR,
    latest: 21 * HOUR,
  });
  expect(one(0)).toMatchObject({ arrival: 10 * HOUR, earliest: 9 * HOUR });
  expect(callsOfProForma([slot], 0, { AE1: { omitted: true } })).toEqual([]);
  expect(callsOfProForma([slot], 0, { AE1: { work: 1.5 } })[0].work).toBe(9);
});

const VOYAGE = { distance: 180, speed: 18, slowest: 9, designSpeed: 18, fuelPerDay: 96 };

test('two thirds of the speed burn four ninths of the fuel for the distance', () => {
  // 180 nm at 18 kn take 10 h and burn 40 t; at 12 kn they take 15 h and burn 40 * (2/3)^2 = 17.8 t.
  const saving = justInTime(0, VOYAGE, 15 * HOUR);
  expect(saving).toMatchObject({ arrival: 15 * HOUR, speed: 12, wait: 0 });
  expect(saving.fuel).toBeCloseTo(40 - 160 / 9, 9);
  expect(saving.co2).toBeCloseTo((40 - 160 / 9) * 3.114, 9);
});

test('a vessel waits what she cannot sail slower, and is not asked to hurry', () => {
  expect(justInTime(0, VOYAGE, 24 * HOUR)).toMatchObject({ speed: 9, arrival: 20 * HOUR, wait: 4 * HOUR });
  expect(justInTime(0, VOYAGE, 5 * HOUR)).toMatchObject({ speed: 18, arrival: 10 * HOUR, fuel: 0, co2: 0, wait: 0 });
  expect(justInTime(HOUR, VOYAGE, 0)).toMatchObject({ speed: 18, fuel: 0 });
  expect(() => justInTime(0, { ...VOYAGE, distance: 0 }, HOUR)).toThrow(RangeError);
});
