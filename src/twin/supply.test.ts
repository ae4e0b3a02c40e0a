// Batteries, plugs and reefers of the twin behind its port.
import { describe, expect, test } from 'vitest';
import type { Report } from '../equipment/port.ts';
import type { Position } from '../terminal/container.ts';
import { id, type CheId, type ContainerId } from '../terminal/ids.ts';
import type { TerminalModel } from '../terminal/model.ts';
import { tinyTerminal } from '../terminal/tiny-terminal.fixture.ts';
import { beginTwin } from './begin.ts';
import { QUARTER_MS } from './energy.ts';
import { Twin } from './twin.ts';

const AGV: CheId = id('AGV01');
const HOUR = 3_600_000;
const sum = (series: readonly number[]): number => series.reduce((a, b) => a + b, 0);

/** The tiny terminal with one vehicle of 100 kWh and chargers of 50 kW, which lose a fifth. */
function twinWith(charging: Partial<NonNullable<TerminalModel['charging']>>): Twin {
  const { vehicleType } = tinyTerminal();
  const model = tinyTerminal({
    vehicleType: { ...vehicleType, batteryKWh: 100, chargeKW: 50 },
    charging: { kind: 'plug', efficiency: 0.8, swapSeconds: 300, packs: 0, plugs: [], plugKW: 10, ...charging },
  });
  return new Twin(model, beginTwin(model, 0, [{ x: 0, y: 0 }]));
}

/** Reports up to a time, with their times in hours and the energy told. */
function told(twin: Twin, until: number): [string, number, number][] {
  twin.advanceTo(until);
  return twin
    .takeReports()
    .map((r: Report) => [r.kind, r.at / HOUR, 'kWh' in r ? r.kWh : 'charged' in r ? r.charged : 0]);
}

function drive(twin: Twin, metres: number): void {
  const stretch = { points: [[metres, 0] as const], limits: [9], sideways: [false] };
  twin.give({ kind: 'drive', che: AGV, job: 9, stretch, last: true });
}

describe('charging', () => {
  test('takes its time, and the grid gives more than comes in', () => {
    const twin = twinWith({});
    twin.state.vehicles[0]!.kWh = 40;
    twin.give({ kind: 'charge', che: AGV, job: 1, untilKWh: 90, kW: 50 });
    expect(told(twin, 2 * HOUR)).toEqual([['charged', 1, 90]]);
    expect(twin.state.meter.charging.slice(0, 5).map((kWh) => kWh * 4)).toEqual(
      [62.5, 62.5, 62.5, 62.5, 0].slice(0, twin.state.meter.charging.length),
    );
    expect(sum(twin.state.meter.charging)).toBeCloseTo(50 / 0.8, 9);
  });

  test('ends when the vehicle drives off, with what came in until then', () => {
    const twin = twinWith({});
    twin.state.vehicles[0]!.kWh = 40;
    twin.give({ kind: 'charge', che: AGV, job: 1, untilKWh: 90, kW: 50 });
    twin.advanceTo(HOUR / 2);
    drive(twin, 10);
    expect(told(twin, 2 * HOUR).map(([kind]) => kind)).toEqual(['arrived']);
    const v = twin.state.vehicles[0]!;
    expect(v.kWh + v.usedKWh).toBeCloseTo(65, 9);
    expect(sum(twin.state.meter.charging)).toBeCloseTo(25 / 0.8, 9);
  });

  test('is stopped by an order to charge no further', () => {
    const twin = twinWith({});
    twin.state.vehicles[0]!.kWh = 40;
    twin.give({ kind: 'charge', che: AGV, job: 1, untilKWh: 90, kW: 50 });
    twin.advanceTo(HOUR / 2);
    twin.give({ kind: 'charge', che: AGV, job: 1, untilKWh: 0, kW: 50 });
    expect(told(twin, 2 * HOUR)).toEqual([['charged', 0.5, 65]]);
  });

  test('of a vehicle on its way is noted, and so is an empty battery', () => {
    const twin = twinWith({});
    twin.state.vehicles[0]!.kWh = 0.01;
    drive(twin, 4000);
    twin.give({ kind: 'charge', che: AGV, job: 1, untilKWh: 90, kW: 50 });
    expect(twin.state.violations).toEqual(['AGV01 was told to charge while it drives']);
    const empty = twinWith({});
    empty.state.vehicles[0]!.kWh = 0.01;
    drive(empty, 4000);
    empty.advanceTo(HOUR);
    expect(empty.state.violations).toEqual(['AGV01 drives on with an empty battery']);
  });
});

describe('changing batteries', () => {
  test('takes the time of the change; the old battery is charged at the station and no energy is lost', () => {
    const twin = twinWith({ kind: 'swap', packs: 2 });
    twin.state.vehicles[0]!.kWh = 30;
    twin.give({ kind: 'pack-power', kW: 50 });
    twin.give({ kind: 'swap', che: AGV, job: 1 });
    expect(told(twin, HOUR / 2)).toEqual([
      ['packs', 0, 1],
      ['charged', 300 / 3600, 100],
    ]);
    expect(told(twin, 3 * HOUR)).toEqual([['packs', 1.4, 2]]);
    expect(twin.state.packs.kWh).toEqual([100, 100]);
    expect(sum(twin.state.meter.charging)).toBeCloseTo(70 / 0.8, 6);
  });

  test('waits for a battery that is charged', () => {
    const twin = twinWith({ kind: 'swap', packs: 1 });
    twin.state.packs.kWh[0] = 75;
    twin.state.vehicles[0]!.kWh = 10;
    twin.give({ kind: 'swap', che: AGV, job: 1 });
    expect(told(twin, HOUR).map(([kind]) => kind)).toEqual(['packs']);
    twin.give({ kind: 'pack-power', kW: 25 });
    const reports = told(twin, 3 * HOUR);
    // It is gone as soon as it is full, so that the count does not change.
    expect(reports.map(([kind]) => kind)).toEqual(['charged']);
    expect(reports[0]![2]).toBeCloseTo(100, 9);
    // 25 kWh at 25 kW from 1 h on, at most half a minute of waiting, then the change.
    expect(reports[0]![1]).toBeGreaterThanOrEqual(2 + 300 / 3600);
    expect(reports[0]![1]).toBeLessThanOrEqual(2 + 331 / 3600);
  });

  test('charges the fullest first with the power there is, each with what a charger gives at most', () => {
    const twin = twinWith({ kind: 'swap', packs: 3 });
    twin.state.packs.kWh.splice(0, 3, 20, 60, 40);
    twin.give({ kind: 'pack-power', kW: 70 });
    twin.advanceTo(HOUR / 2);
    expect(sum(twin.meterNow().charging)).toBeCloseTo(35 / 0.8, 9);
    twin.give({ kind: 'pack-power', kW: 0 });
    expect(twin.state.packs.kWh.map((kWh) => Math.round(kWh * 10) / 10)).toEqual([20, 85, 50]);
  });
});

describe('reefers', () => {
  const slot = (bay: number, tier: number): Position => ({
    kind: 'yard',
    block: id('A'),
    slot: { bay, row: 1, tier },
  });

  test('draw while their cable is in, and only then', () => {
    const twin = twinWith({});
    const [cold, dry, beside] = ['R', 'D', 'N'].map((name) => id<ContainerId>(name)) as [never, never, never];
    twin.know({ id: cold, grossKg: 25_000, reeferC: -18 });
    twin.know({ id: dry, grossKg: 25_000, reeferC: null });
    twin.know({ id: beside, grossKg: 25_000, reeferC: 4 });
    twin.stock(dry, slot(2, 1));
    twin.stock(cold, slot(2, 2));
    twin.stock(beside, slot(6, 1));
    twin.advanceTo(HOUR);
    twin.give({ kind: 'plug', person: 'RT01', job: 1, container: cold, at: slot(2, 2), on: false });
    twin.advanceTo(3 * HOUR);
    const pulled = twin.takeReports().find((r) => r.kind === 'plugged')!.at;
    expect(sum(twin.state.meter.reefers)).toBeCloseTo((4 * pulled) / HOUR, 9);
    expect(twin.state.meter.reefers[0]).toBeCloseTo((4 * QUARTER_MS) / HOUR, 9);
    expect(twin.state.plugs).toMatchObject({ most: 1, hours: expect.closeTo(pulled / HOUR, 9) as number });
    expect(twin.state.plugs.plugged.size).toBe(0);
  });
});

test('a crane books its lifts, heavier ones dearer, and may not work with its boom up', () => {
  const lift = (kg: number): Twin => {
    const twin = twinWith({});
    twin.know({ id: id('B'), grossKg: kg, reeferC: null });
    const at = { kind: 'yard', block: id('A'), slot: { bay: 2, row: 1, tier: 1 } } as never;
    twin.stock(id('B'), at);
    const [pick, place] = [
      { gantry: 50, trolley: 0, height: 4 },
      { gantry: 50, trolley: 10, height: 24 },
    ];
    twin.give({
      kind: 'lift',
      che: id('Q1'),
      job: 1,
      container: id('B'),
      from: at,
      to: { kind: 'che', che: AGV },
      pick,
      place,
      mate: null,
    });
    twin.advanceTo(HOUR);
    return twin;
  };
  const [light, heavy] = [lift(4000), lift(30_000)];
  const [a, b] = [light.state.cranes[0]!, heavy.state.cranes[0]!];
  expect([a.lifts, b.lifts]).toEqual([1, 1]);
  // 26 t more over 4 m of clearance up 24 m and down 4 m again, and m v² / 2 of the trolley.
  expect(b.kWh - a.kWh).toBeGreaterThan((26_000 * 9.81 * 24) / 3.6e6 / 0.85 - 0.2);
  expect(sum(heavy.state.meter.cranes)).toBeCloseTo(b.kWh, 9);
  const raised = twinWith({});
  raised.give({ kind: 'boom', che: id('Q1'), job: 1, up: true });
  expect(told(raised, HOUR).map(([kind]) => kind)).toEqual(['boom-done']);
  raised.give({
    kind: 'lift',
    che: id('Q1'),
    job: 2,
    container: id('B'),
    from: { kind: 'outside' },
    to: { kind: 'outside' },
    pick: { gantry: 50, trolley: 0, height: 4 },
    place: { gantry: 50, trolley: 10, height: 4 },
    mate: null,
  });
  expect(raised.state.violations).toEqual(['Q1 works with its boom up']);
});
