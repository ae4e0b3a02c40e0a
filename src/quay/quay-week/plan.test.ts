import { expect, test } from 'vitest';
import fc from 'fast-check';
import { quayWeekFaults } from '../../../test/support/quay-week-checker.ts';
import { drawnWeek, proFormaWeek } from '../../../test/support/quay-weeks.ts';
import { planQuayWeek } from './plan.ts';
import { QUARTER, type QuayWeek, type QuayWeekPlan, type WeekCall } from './problem.ts';
import { HOUR, smallCall, smallWeek } from './small-week.fixture.ts';

const STEPS = { steps: 3_000_000 };

function berthOf({ berthings }: QuayWeekPlan, call: string): QuayWeekPlan['berthings'][number] {
  const berth = berthings.find((b) => b.call === call);
  if (berth === undefined) throw new Error(`${call} has no berth`);
  return berth;
}

/** Plans, and holds the plan against the checker. */
function planned(week: QuayWeek, steps = STEPS): ReturnType<typeof planQuayWeek> {
  const answer = planQuayWeek(week, steps);
  expect(quayWeekFaults(week, answer.plan, answer.objective)).toEqual([]);
  expect(answer.bound).toBeLessThanOrEqual(answer.objective);
  expect(answer.why).toHaveLength(answer.plan.berthings.length);
  return answer;
}

test('two vessels lie side by side with two cranes each', () => {
  //  0    150  200   350 400 m
  //  |AAAAA|....|BBBBB|...|
  const { plan, objective, bound } = planned(smallWeek([smallCall('V1'), smallCall('V2')]));
  expect(plan.berthings.map((b) => [b.start, b.end, b.cranes])).toEqual([
    [0, 3 * HOUR, 2],
    [0, 3 * HOUR, 2],
  ]);
  expect(objective).toBeCloseTo(1.2);
  expect(bound).toBeCloseTo(1.2);
});

test('a third vessel waits, and the one with the higher priority does not', () => {
  const dear = smallCall('V3', { rates: { early: 1, late: 5, missed: 3 } });
  const { plan, objective } = planned(smallWeek([smallCall('V1'), smallCall('V2'), dear]));
  expect(berthOf(plan, 'V3').start).toBe(0);
  expect(objective).toBeCloseTo(1.8 + 3);
});

test('a deep vessel comes in and goes out with the high water', () => {
  const tide = [
    { from: 2 * HOUR, to: 4 * HOUR, rise: 2 },
    { from: 9 * HOUR, to: 11 * HOUR, rise: 2 },
  ];
  const deep = smallCall('V1', { draughtIn: 14, draughtOut: 14, minCranes: 2 });
  const { plan } = planned(smallWeek([deep], { channelDepth: 14, tide }));
  const { start, workEnd, end } = berthOf(plan, 'V1');
  expect([start, workEnd, end]).toEqual([2 * HOUR, 5 * HOUR, 9 * HOUR]);
});

test('a vessel lies in shallow water only while the tide stands high', () => {
  const stretches = [
    { from: 0, to: 200, depth: 10 },
    { from: 200, to: 400, depth: 16 },
  ];
  const quay = { ...smallWeek([]).quay, stretches };
  const tide = [{ from: 6 * HOUR, to: 10 * HOUR, rise: 1 }];
  const calls = [
    smallCall('V1', { arrival: 6 * HOUR, earliest: 6 * HOUR, departure: 9 * HOUR }),
    smallCall('V2', { work: 24 }),
  ];
  const { plan } = planned(smallWeek(calls, { quay, tide }));
  expect(berthOf(plan, 'V2').x).toBeGreaterThanOrEqual(200);
  expect(berthOf(plan, 'V1')).toMatchObject({ x: 0, start: 6 * HOUR });
});

test('a wide vessel gets the cranes that span her, in their order on the rails', () => {
  const cranes = ['A', 'B', 'C', 'D'].map((id, k) => ({ id, from: 0, to: 400, rows: k < 2 ? 13 : 24 }));
  const calls = [smallCall('V1', { rows: 20, preferredX: 0 }), smallCall('V2', { preferredX: 200 })];
  const { plan } = planned(smallWeek(calls, { cranes, away: 0.0001 }));
  // V1 takes C and D, so V2 must lie west of her to have A and B at the same time.
  expect(berthOf(plan, 'V1').gangs).toEqual([{ from: 0, to: expect.any(Number), cranes: ['C', 'D'] }]);
  expect(berthOf(plan, 'V2').x).toBeLessThan(berthOf(plan, 'V1').x);
});

test('a vessel turns the side that the stretch allows, and pays for turning', () => {
  const quay = { ...smallWeek([]).quay };
  quay.stretches = [{ from: 0, to: 400, depth: 16, sides: ['starboard'] }];
  const sides: WeekCall['sides'] = [
    { side: 'port', cost: 0 },
    { side: 'starboard', cost: 2 },
  ];
  const { plan, objective } = planned(smallWeek([smallCall('V1', { sides })], { quay }));
  expect(berthOf(plan, 'V1').side).toBe('starboard');
  expect(objective).toBeCloseTo(2.6);
});

test('a vessel alongside is shifted only when that is worth it', () => {
  // V1 lies in the middle (100 m), so that V2 with 150 m finds no room on either side.
  const alongside = smallCall('V1', { alongside: 100, work: 20, departure: 24 * HOUR, latest: 24 * HOUR });
  const cheap = (late: number): WeekCall => smallCall('V2', { rates: { early: 1, late, missed: 3 } });
  const stays = planned(smallWeek([alongside, cheap(0.1)]));
  expect(berthOf(stays.plan, 'V1')).toMatchObject({ x: 100, shifted: false });
  const shifts = planned(smallWeek([alongside, cheap(2)]));
  expect(berthOf(shifts.plan, 'V1').shifted).toBe(true);
  expect(berthOf(shifts.plan, 'V1').costs.shifting).toBe(5);
});

test('a closed stretch stays free while it is closed', () => {
  const quay = { ...smallWeek([]).quay, closed: [{ x: 0, length: 400, from: 0, to: 2 * HOUR }] };
  const { plan } = planned(smallWeek([smallCall('V1')], { quay }));
  expect(berthOf(plan, 'V1').start).toBe(2 * HOUR);
});

test('calls that cannot lie here are refused with the reason', () => {
  const cranes = [{ id: 'A', from: 0, to: 400, rows: 12 }];
  const calls = [
    smallCall('LONG', { length: 401 }),
    smallCall('DEEP', { draughtIn: 15.5 }),
    smallCall('WIDE', { rows: 13 }),
    smallCall('LATE', { arrival: 23 * HOUR, earliest: 23 * HOUR }),
    smallCall('SIDE', { sides: [] }),
  ];
  const { plan } = planned(smallWeek(calls, { cranes }));
  expect(plan.berthings).toEqual([]);
  expect(new Map(plan.refused.map((r) => [r.call, r.reason]))).toEqual(
    new Map([
      ['LONG', 'too-long'],
      ['DEEP', 'too-deep'],
      ['WIDE', 'no-crane'],
      ['LATE', 'no-time'],
      ['SIDE', 'side'],
    ]),
  );
});

test('the reason names the berth and the runner-up', () => {
  const { why } = planned(smallWeek([smallCall('V1', { preferredX: 100 }), smallCall('V2')], { away: 0.001 }));
  for (const { decided, alternatives } of why) {
    expect(decided).not.toBe('');
    expect(alternatives.length).toBeGreaterThan(1);
    for (const { score, parts } of alternatives)
      expect(Object.values(parts).reduce((a, b) => a + b, 0)).toBeCloseTo(score);
  }
});

/** Least cost over all plans of two or three vessels on a coarse clock, by trying all of them with the checker as judge. */
function leastByTrying(week: QuayWeek, latest: number): number {
  const choices = week.calls.map((call) => choicesOf(week, call, latest));
  let best = Infinity;
  const lay = (berthings: QuayWeekPlan['berthings'], cost: number): void => {
    if (cost >= best) return;
    const i = berthings.length;
    if (i === week.calls.length) best = cost;
    else for (const c of choices[i]) if (fits(week, [...berthings, c.berth])) lay([...berthings, c.berth], cost + c.cost); // prettier-ignore
  };
  lay([], 0);
  return best;
}

function choicesOf(
  week: QuayWeek,
  call: WeekCall,
  latest: number,
): { berth: QuayWeekPlan['berthings'][number]; cost: number }[] {
  const found = [];
  for (let x = 0; x + call.length <= week.quay.length; x += week.quay.spacing)
    for (let cranes = call.minCranes; cranes <= call.maxCranes; cranes++)
      for (let start = call.earliest; start <= latest; start += QUARTER) {
        const work = Math.ceil((call.work / cranes) * 4) * QUARTER;
        const end = start + work;
        const late = Math.max(0, end - call.departure) / HOUR;
        const parts = { early: 0, late, missed: end > call.latest ? 3 : 0, cranes: (0.1 * cranes * work) / HOUR };
        const costs = { ...parts, turning: 0, shifting: 0, changes: 0 };
        const berth = { call: call.call, x, side: 'port' as const, start, workEnd: end, end, cranes, gangs: [], shifted: false, costs }; // prettier-ignore
        found.push({ berth, cost: late + parts.missed + parts.cranes });
      }
  return found;
}

function fits(week: QuayWeek, berthings: QuayWeekPlan['berthings']): boolean {
  const length = (name: string): number => week.calls.find((c) => c.call === name)?.length ?? 0;
  const last = berthings[berthings.length - 1];
  for (const b of berthings.slice(0, -1)) {
    const apart = b.x + length(b.call) + 50 <= last.x || last.x + length(last.call) + 50 <= b.x;
    if (!apart && b.start < last.end && last.start < b.end) return false;
  }
  return berthings.every(
    ({ start }) => berthings.reduce((n, b) => n + (b.start <= start && b.end > start ? b.cranes : 0), 0) <= 4,
  );
}

test('small weeks are planned as well as trying all plans does', () => {
  const call = fc.record({
    length: fc.constantFrom(100, 150, 250, 350),
    work: fc.integer({ min: 1, max: 3 }),
    arrival: fc.integer({ min: 0, max: 2 }).map((q) => q * QUARTER),
    maxCranes: fc.integer({ min: 1, max: 3 }),
  });
  const weeks = fc
    .array(call, { minLength: 2, maxLength: 3 })
    .map((calls) =>
      smallWeek(
        calls.map((c, i) =>
          smallCall(`V${i}`, { ...c, earliest: c.arrival, departure: c.arrival + HOUR, latest: c.arrival + 5 * HOUR }),
        ),
      ),
    );
  fc.assert(
    fc.property(weeks, (week) => {
      const { objective, bound } = planned(week, { steps: 2_000_000 });
      const least = leastByTrying(week, 7 * HOUR);
      expect(objective).toBeCloseTo(least, 6);
      expect(bound).toBeLessThanOrEqual(least + 1e-9);
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('drawn weeks are planned without a fault, at any budget', () => {
  for (const seed of [1, 2]) {
    planned(drawnWeek(seed, { calls: 20 }), { steps: 0 });
    planned(drawnWeek(seed, { calls: 20 }), { steps: 50_000_000 });
    planned(proFormaWeek(seed, { calls: 20 }), { steps: 20_000_000 });
  }
}, 60_000);

test('the same week and budget give the same plan', () => {
  const week = drawnWeek(3, { calls: 15 });
  expect(planQuayWeek(week, { steps: 5_000_000 })).toEqual(planQuayWeek(week, { steps: 5_000_000 }));
});
