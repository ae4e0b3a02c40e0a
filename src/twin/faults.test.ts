// Machines of the twin that break down: where they stop, what they still tell, and how they go on.
import { describe, expect, test } from 'vitest';
import type { Report } from '../equipment/port.ts';
import { id, type CheId } from '../terminal/ids.ts';
import type { FaultKind } from '../terminal/failing.ts';
import { tinyTerminal } from '../terminal/tiny-terminal.fixture.ts';
import { beginTwin } from './begin.ts';
import { CALM, type Disturbances, type ScriptItem } from './disturbances.ts';
import { Twin } from './twin.ts';

const AGV: CheId = id('AGV01');
const Q1: CheId = id('Q1');
const S = 1000;

/** The tiny terminal with one vehicle at its origin, disturbed. */
function twinWith(parts: Partial<Disturbances>): Twin {
  const model = tinyTerminal({
    lanes: [{ id: 'L1', from: [0, 48], to: [300, 48], width: 4, speed: 6, kind: 'highway' }],
  });
  const twin = new Twin(model, beginTwin(model, 0, [{ x: 0, y: 0 }]));
  twin.disturb({ ...CALM, ...parts }, 1);
  return twin;
}

const fails = (machine: CheId, fault: FaultKind, at: number, minutes: number): ScriptItem => ({
  ...{ kind: 'machine', at: at * S, minutes, machine, fault },
});

/** The vehicle drives 300 m straight on, in stretches of 100 m unless their ends are given. */
function drive(twin: Twin, ends = [100, 200, 300]): void {
  ends.forEach((x) =>
    twin.give({
      ...{ kind: 'drive', che: AGV, job: 1, last: x === 300 },
      stretch: { points: [[x, 0]], limits: [6], sideways: [false] },
    }),
  );
}

/** A crane goes 60 m along its rails. */
function gantry(twin: Twin): void {
  twin.give({ kind: 'gantry', che: Q1, job: 2, to: twin.state.cranes[0]!.gantry + 60 });
}

const told = (twin: Twin): [string, number][] =>
  twin.takeReports().map((r): [string, number] => [r.kind, Math.round((r as Report & { at: number }).at / S)]);

/** Time of a kind of report, s, in a run without disturbance or with some. */
function timeOf(kind: string, order: (twin: Twin) => void, parts: Partial<Disturbances>): number {
  const twin = twinWith(parts);
  order(twin);
  twin.advanceTo(3600 * S);
  const found = twin.takeReports().find((r) => r.kind === kind);
  if (!found) throw new Error(`nobody told ${kind}`);
  return (found as Report & { at: number }).at / S;
}

describe('a vehicle that stops', () => {
  const twin = twinWith({ script: [fails(AGV, 'stop', 20, 2)] });
  drive(twin);

  test('brakes as hard as it can, tells its fault, and stands', () => {
    twin.advanceTo(20 * S);
    const at = twin.vehicleAt(0);
    expect(at.speed).toBeGreaterThan(4);
    const brake = twin.model.vehicleType.brake;
    twin.advanceTo(60 * S);
    expect(twin.vehicleAt(0).x - at.x).toBeCloseTo(at.speed ** 2 / (2 * brake), 3);
    expect(twin.vehicleAt(0).speed).toBe(0);
    expect(told(twin)).toContainEqual(['fault', 20]);
  });

  test('is drawn where it stands: nothing of it moves', () => {
    expect(twin.motions(30 * S).filter((s) => s.che === AGV && s.axis !== 'heading')).toEqual([]);
  });

  test('takes road meanwhile, and drives it when it is put right', () => {
    twin.advanceTo(139 * S);
    expect(told(twin).map(([kind]) => kind)).not.toContain('arrived');
    twin.advanceTo(400 * S);
    const kinds = told(twin).map(([kind]) => kind);
    expect(kinds[0]).toBe('repaired');
    expect(kinds.at(-1)).toBe('arrived');
    expect(twin.vehicleAt(0).x).toBeCloseTo(300, 6);
    expect(twin.state.violations).toEqual([]);
  });

  test('never overshoots what it was given, whenever it is struck', () => {
    for (let at = 1; at < 60; at += 0.7) {
      const struck = twinWith({ script: [fails(AGV, 'stop', at, 1)] });
      struck.give({
        ...{ kind: 'drive', che: AGV, job: 1, last: false },
        stretch: { points: [[100, 0]], limits: [6], sideways: [false] },
      });
      struck.advanceTo(200 * S);
      expect(struck.vehicleAt(0).x).toBeLessThanOrEqual(100 + 1e-6);
      expect(struck.vehicleAt(0).x).toBeGreaterThan(99.99);
    }
  });
});

describe('a machine that goes on', () => {
  test('slowly takes longer, and half blind longer still', () => {
    const script = (fault: FaultKind): Partial<Disturbances> => ({ script: [fails(AGV, fault, 5, 59)] });
    const whole = timeOf('arrived', drive, {});
    const slow = timeOf('arrived', drive, script('slow'));
    const blind = timeOf('arrived', drive, script('sensor-loss'));
    expect(slow).toBeGreaterThan(whole * 1.5);
    expect(blind).toBeGreaterThan(slow * 1.5);
  });

  test('half blind reports ten seconds late, and all of it when it sees again', () => {
    const twin = twinWith({ script: [fails(AGV, 'sensor-loss', 1, 2)] });
    drive(twin);
    const late: number[] = [];
    for (let at = S; at <= 600 * S; at += S) {
      twin.advanceTo(at);
      for (const r of twin.takeReports()) if (r.kind === 'passed') late.push(at - r.at);
    }
    expect(late.filter((ms) => ms >= 10 * S && ms < 12 * S).length).toBe(1);
    expect(late).toHaveLength(2);
  });

  test('silently does its work, is not heard, and tells everything when it speaks again', () => {
    const twin = twinWith({ script: [fails(AGV, 'silent', 2, 10)] });
    drive(twin);
    twin.advanceTo(300 * S);
    expect(twin.takeReports()).toEqual([]);
    expect([twin.heardFrom(AGV), twin.heardFrom(Q1)]).toEqual([2 * S, 300 * S]);
    expect(twin.vehicleAt(0).x).toBeCloseTo(300, 6);
    twin.advanceTo(603 * S);
    expect(told(twin).map(([kind]) => kind)).toEqual(['passed', 'passed', 'arrived', 'repaired']);
    expect(twin.heardFrom(AGV)).toBe(603 * S);
  });
});

describe('a vehicle that dies with a box', () => {
  test('drives on as long as it is empty', () => {
    expect(timeOf('arrived', drive, { script: [fails(AGV, 'dead', 1, 30)] })).toBe(timeOf('arrived', drive, {}));
  });

  test('stops on its way as soon as it has one, and is towed to where it is to go', () => {
    const twin = twinWith({ script: [fails(AGV, 'dead', 1, 30)] });
    twin.advanceTo(2 * S);
    twin.state.vehicles[0]!.load.push(id('B'));
    drive(twin);
    twin.advanceTo(200 * S);
    expect(told(twin).map(([kind]) => kind)).toEqual(['fault', 'passed']);
    twin.give({ kind: 'tow', che: AGV, to: [50, 40], minutes: 5 });
    twin.advanceTo(499 * S);
    expect(twin.vehicleAt(0).y).toBe(0);
    twin.advanceTo(501 * S);
    expect(twin.vehicleAt(0)).toMatchObject({ x: 50, y: 40, speed: 0 });
    expect(told(twin)).toEqual([['towed', 500]]);
  });
});

test('a vehicle that dies as it tells of one stretch tells of the next once, when its brakes carry it there, and of no more', () => {
  const twin = twinWith({ script: [fails(AGV, 'dead', 1, 30)] });
  twin.advanceTo(2 * S);
  twin.state.vehicles[0]!.load.push(id('B'));
  drive(twin, [100, 104, 200, 300]);
  twin.advanceTo(200 * S);
  const { x } = twin.vehicleAt(0);
  expect(x).toBeGreaterThan(104);
  expect(x).toBeLessThan(200);
  expect(told(twin).map(([kind]) => kind)).toEqual(['fault', 'passed', 'passed']);
});

describe('a crane that stops', () => {
  const ends = (parts: Partial<Disturbances>): number => timeOf('at-gantry', gantry, parts);

  test('finishes so much later, whenever it is struck', () => {
    const whole = ends({});
    for (const at of [1, 10, whole / 2, whole - 1])
      expect(ends({ script: [fails(Q1, 'stop', at, 3)] })).toBeCloseTo(whole + 180, 2);
  });

  test('stands still in between, and goes on from there without a jump', () => {
    const twin = twinWith({ script: [fails(Q1, 'stop', 20, 1)] });
    gantry(twin);
    const from = twin.state.cranes[0]!.segments[0]!.from;
    twin.advanceTo(30 * S);
    expect(twin.motions(20 * S)).toEqual([]);
    const stood = twin.state.cranes[0]!.segments.at(-1)!.to;
    expect(stood).toBeGreaterThan(from);
    twin.advanceTo(81 * S);
    const [first, ...rest] = twin.motions(1e6);
    expect(first!.from).toBeCloseTo(stood, 6);
    expect([first, ...rest].at(-1)!.to).toBeCloseTo(from + 60, 6);
  });

  test('takes an order meanwhile and begins with it afterwards', () => {
    const whole = ends({});
    const twin = twinWith({ script: [fails(Q1, 'stop', 0, 1)] });
    twin.advanceTo(30 * S);
    gantry(twin);
    twin.advanceTo(3600 * S);
    const arrived = twin.takeReports().find((r) => r.kind === 'at-gantry') as Report & { at: number };
    expect(arrived.at / S).toBeCloseTo(60 + whole, 2);
  });

  test('and one that is slow takes longer by its share', () => {
    const early = twinWith({ script: [fails(Q1, 'slow', 0, 59)] });
    early.advanceTo(S);
    gantry(early);
    early.advanceTo(3600 * S);
    const at = (early.takeReports().find((r) => r.kind === 'at-gantry') as Report & { at: number }).at / S - 1;
    expect(at).toBeCloseTo(ends({}) / 0.5, 1);
  });
});

describe('machines told to halt', () => {
  test('stop at once and go on when they may', () => {
    const twin = twinWith({});
    drive(twin);
    gantry(twin);
    twin.advanceTo(20 * S);
    for (const che of [AGV, Q1]) twin.give({ kind: 'halt', che });
    twin.advanceTo(100 * S);
    expect(told(twin).filter(([kind]) => kind !== 'passed')).toEqual([]);
    expect(twin.motions(S).filter((s) => s.axis !== 'heading')).toEqual([]);
    for (const che of [AGV, Q1]) twin.give({ kind: 'resume', che });
    twin.advanceTo(400 * S);
    expect(told(twin).map(([kind]) => kind)).toEqual(expect.arrayContaining(['arrived', 'at-gantry']));
  });
});

describe('faults by rate', () => {
  const vehicle = { hoursBetween: 2, minutesToRepair: 6 };

  test('come as often and last as long as they are to, on the mean', () => {
    const twin = twinWith({ rates: { vehicle, quayCrane: vehicle, yardCrane: vehicle } });
    const hours = 2000;
    let [faults, out] = [0, 0];
    for (let hour = 1; hour <= hours; hour++) {
      twin.advanceTo(hour * 3600 * S);
      for (const r of twin.takeReports()) {
        if (r.kind !== 'fault') continue;
        faults++;
        out += (r.until - r.at) / 60_000;
      }
    }
    const machines = twin.state.disturbances!.machines.length;
    expect(faults / ((hours * machines) / 2.1)).toBeCloseTo(1, 1);
    expect(out / faults / 6).toBeCloseTo(1, 1);
  });

  test('are the same with the same seed, and others with another', () => {
    const days = [1, 1, 2].map((seed) => {
      const twin = twinWith({ seed, rates: { vehicle } });
      twin.advanceTo(50 * 3600 * S);
      return JSON.stringify(twin.takeReports());
    });
    expect(days[1]).toBe(days[0]);
    expect(days[2]).not.toBe(days[0]);
  });
});

describe('wind, lanes and zones of a script', () => {
  test('are told when they begin and when they are over', () => {
    const lane = 'L1';
    const twin = twinWith({
      script: [
        { kind: 'wind', at: 10 * S, minutes: 1, speed: 23 },
        { kind: 'lane', at: 20 * S, minutes: 1, lane },
        { kind: 'zone', at: 30 * S, minutes: 1, zone: [0, 0, 5, 5] },
      ],
    });
    twin.advanceTo(600 * S);
    expect(twin.takeReports()).toEqual([
      { kind: 'wind', at: 10 * S, speed: 23 },
      { kind: 'lane', at: 20 * S, lane, closed: true },
      { kind: 'zone', at: 30 * S, zone: 2, area: [0, 0, 5, 5], person: true },
      { kind: 'wind', at: 70 * S, speed: 0 },
      { kind: 'lane', at: 80 * S, lane, closed: false },
      { kind: 'zone', at: 90 * S, zone: 2, area: [0, 0, 5, 5], person: false },
    ]);
  });

  test('gusts have their mean and deviation', () => {
    const twin = twinWith({ gusts: { mean: 15, deviation: 3, everyMinutes: 10 } });
    twin.advanceTo(1000 * 3600 * S);
    const speeds = twin.takeReports().flatMap((r) => (r.kind === 'wind' ? [r.speed] : []));
    const mean = speeds.reduce((sum, v) => sum + v, 0) / speeds.length;
    expect(speeds.length).toBeGreaterThan(5000);
    expect(mean).toBeCloseTo(15, 0);
    expect(Math.sqrt(speeds.reduce((sum, v) => sum + (v - mean) ** 2, 0) / speeds.length)).toBeCloseTo(3, 0);
  });
});

test('a twin that goes on from its saved state is the same twin, faults and all', () => {
  const parts = {
    seed: 3,
    rates: { vehicle: { hoursBetween: 0.05, minutesToRepair: 1, shares: { 'sensor-loss': 1, stop: 1 } } },
  };
  const [whole, first] = [twinWith(parts), twinWith(parts)];
  for (const twin of [whole, first]) drive(twin);
  whole.advanceTo(1800 * S);
  first.advanceTo(100 * S);
  const again = new Twin(first.model, structuredClone(first.save()));
  again.advanceTo(1800 * S);
  expect(again.takeReports()).toEqual(whole.takeReports());
  expect(again.state.vehicles).toEqual(whole.state.vehicles);
});
