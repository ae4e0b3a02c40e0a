// The twin behind its port: its truth, its gate, and its check that no two vehicles stand in one place.
import { describe, expect, test } from 'vitest';
import type { Order, Report } from '../equipment/port.ts';
import type { Position } from '../terminal/container.ts';
import { id, type CallId, type CheId, type ContainerId, type VisitId } from '../terminal/ids.ts';
import { tinyTerminal } from '../terminal/tiny-terminal.fixture.ts';
import { beginTwin } from './begin.ts';
import { Twin } from './twin.ts';
import { beginTrack, extendTrack, planMotion } from './vehicle-motion.ts';
import { checkVehicles } from './vehicle-place.ts';

const B: ContainerId = id('B');
const V: CallId = id('V');
const Q1: CheId = id('Q1');
const AGV: CheId = id('AGV01');

/** The tiny terminal with vehicles standing at places. */
function twinWith(homes: [number, number][]): Twin {
  const model = tinyTerminal();
  model.vehicleType.count = homes.length;
  return new Twin(
    model,
    beginTwin(
      model,
      0,
      homes.map(([x, y]) => ({ x, y })),
    ),
  );
}

const yard = (bay: number, row: number, tier: number): Position => ({
  kind: 'yard',
  block: id('A'),
  slot: { bay, row, tier },
});
const aboard = (bay: number, row: number, tier: number): Position => ({
  kind: 'vessel',
  call: V,
  slot: { bay, row, tier },
});
const on = (che: CheId): Position => ({ kind: 'che', che });

function lift(from: Position, to: Position, container = B, job = 1): Order {
  const [pick, place] = [0, 10].map((trolley) => ({ gantry: 50, trolley, height: 4 })) as [never, never];
  return { kind: 'lift', che: Q1, job, container, from, to, pick, place, mate: null };
}

function drive(twin: Twin, che: CheId, to: [number, number], last = true): void {
  twin.give({
    kind: 'drive',
    che,
    job: 1,
    stretch: { points: [to], limits: [5], sideways: [false] },
    last,
  });
}

/** Kinds of reports up to a time, with their times in seconds. */
function reports(twin: Twin, until: number): [string, number][] {
  twin.advanceTo(until);
  return twin.takeReports().map((r: Report) => [r.kind, r.at / 1000]);
}

describe('the truth of boxes', () => {
  test('follows the machines', () => {
    const twin = twinWith([[0, 0]]);
    twin.stock(B, yard(2, 1, 1));
    twin.give(lift(yard(2, 1, 1), on(AGV)));
    expect(reports(twin, 600_000).map(([kind]) => kind)).toEqual(['picked', 'placed']);
    expect(twin.state.violations).toEqual([]);
    expect(twin.state.vehicles[0]!.load).toEqual([B]);
    expect(twin.disagreements(new Map([[B, { position: on(AGV) }]]))).toEqual([]);
    expect(twin.disagreements(new Map([[B, { position: yard(2, 1, 1) }]]))).toEqual([
      'B is recorded at y/A/2/1/1, but is at c/AGV01',
    ]);
  });

  test('notes a box that is picked where it is not', () => {
    const twin = twinWith([[0, 0]]);
    twin.stock(B, yard(2, 1, 1));
    twin.give(lift(yard(2, 2, 1), on(AGV)));
    twin.advanceTo(600_000);
    expect(twin.state.violations).toEqual(['Q1 picked B at y/A/2/2/1, but it is at y/A/2/1/1']);
  });

  test('notes a box that is set on another', () => {
    const twin = twinWith([[0, 0]]);
    twin.stock(B, yard(2, 1, 1));
    twin.stock(id('C'), yard(2, 2, 1));
    twin.give(lift(yard(2, 1, 1), yard(2, 2, 1)));
    twin.advanceTo(600_000);
    expect(twin.state.violations).toEqual(['Q1 set B down at y/A/2/2/1, which is taken']);
  });

  test("notes a 20' box that is set where a 40' one stands", () => {
    const twin = twinWith([[0, 0]]);
    twin.stock(B, yard(5, 1, 1));
    twin.stock(id('C'), yard(2, 2, 1));
    twin.give(lift(yard(5, 1, 1), yard(3, 2, 1)));
    twin.advanceTo(600_000);
    expect(twin.state.violations).toEqual(['Q1 set B down at y/A/3/2/1, which is taken']);
  });

  test('notes a crane that works on a vehicle while it drives', () => {
    const twin = twinWith([[0, 0]]);
    twin.stock(B, on(AGV));
    drive(twin, AGV, [4000, 0]);
    twin.give(lift(on(AGV), yard(2, 1, 1)));
    twin.advanceTo(300_000);
    expect(twin.state.violations).toEqual(['Q1 works on AGV01 while it drives']);
  });

  test('notes an order to a crane at work', () => {
    const twin = twinWith([[0, 0]]);
    twin.stock(B, yard(2, 1, 1));
    twin.give(lift(yard(2, 1, 1), on(AGV)));
    twin.give(lift(yard(2, 1, 1), on(AGV), B, 2));
    expect(twin.state.violations).toEqual(['Q1 got an order while it works on job 1']);
  });

  test('goes with the vessel that sails', () => {
    const twin = twinWith([[0, 0]]);
    twin.announceShip(V, 60_000, [{ container: B, position: aboard(2, 0, 82) }]);
    expect(reports(twin, 60_000)).toEqual([['vessel-arrived', 60]]);
    twin.give({ kind: 'berth', call: V, bowX: 10 });
    expect(reports(twin, 700_000)).toEqual([['vessel-moored', 660]]);
    expect(twin.disagreements(new Map([[B, { position: aboard(2, 0, 82) }]]))).toEqual([]);
    twin.give({ kind: 'unberth', call: V });
    expect(reports(twin, 1_000_000)).toEqual([['vessel-sailed', 1000]]);
    expect(twin.disagreements(new Map([[B, { position: { kind: 'outside' } }]]))).toEqual([]);
  });
});

describe('a vessel at sea', () => {
  // She is announced to come after 10 hours.
  const H = 3_600_000;
  const coming = (): Twin => {
    const twin = twinWith([[0, 0]]);
    twin.announceShip(V, 10 * H, []);
    return twin;
  };
  const told = (twin: Twin, at: number): unknown[] => {
    twin.advanceTo(at * H);
    return twin.takeReports().map((r) => (r.kind === 'arrival-told' ? ['told', r.eta / H] : [r.kind, r.at / H]));
  };

  test('that is asked to come later tells when she will come, and comes then and only then', () => {
    const twin = coming();
    twin.give({ kind: 'request-arrival', call: V, at: 13 * H });
    expect(told(twin, 12.9)).toEqual([['told', 13]]);
    expect(told(twin, 13)).toEqual([['vessel-arrived', 13]]);
    twin.give({ kind: 'berth', call: V, bowX: 10 });
    expect(told(twin, 14)).toEqual([['vessel-moored', 13 + 600 / 3600]]);
  });

  test('comes no later than her slowest speed brings her, and no sooner than her usual one', () => {
    const twin = coming();
    // At 60 % of her speed 10 hours become 16 hours 40 minutes.
    twin.give({ kind: 'request-arrival', call: V, at: 30 * H });
    expect(told(twin, 5)).toEqual([['told', expect.closeTo(16 + 40 / 60, 6)]]);
    // She has 7 of the 10 hours left at her usual speed.
    twin.give({ kind: 'request-arrival', call: V, at: 9 * H });
    expect(told(twin, 5)).toEqual([['told', 12]]);
    expect(told(twin, 20)).toEqual([['vessel-arrived', 12]]);
  });

  test('that has come hears nothing of it', () => {
    const twin = coming();
    expect(told(twin, 10)).toEqual([['vessel-arrived', 10]]);
    twin.give({ kind: 'request-arrival', call: V, at: 13 * H });
    expect(told(twin, 20)).toEqual([]);
  });
});

describe('the gate', () => {
  const visit = (n: number): VisitId => id(`T${n}`);
  const send = (twin: Twin, n: number, leave: boolean): void =>
    twin.give({ kind: 'truck', visit: visit(n), job: n, to: [0, 350], leave });

  test('lets in as many at a time as it has lanes, the others wait', () => {
    // 2 lanes in, 60 s each; 50 m at 5 m/s to the transfer point.
    const twin = twinWith([[0, 0]]);
    for (const n of [1, 2, 3]) twin.announceTruck(visit(n), 0, []);
    expect(reports(twin, 0).map(([kind]) => kind)).toEqual(['truck-arrived', 'truck-arrived', 'truck-arrived']);
    for (const n of [1, 2, 3]) send(twin, n, false);
    expect(reports(twin, 300_000)).toEqual([
      ['truck-at', 70],
      ['truck-at', 70],
      ['truck-at', 130],
    ]);
  });

  test('has lanes out of its own', () => {
    // 1 lane out, 45 s each, after 10 s of driving.
    const twin = twinWith([[0, 0]]);
    for (const n of [1, 2]) {
      twin.announceTruck(visit(n), 0, []);
      send(twin, n, false);
    }
    twin.advanceTo(300_000);
    twin.takeReports();
    for (const n of [1, 2]) send(twin, n, true);
    expect(reports(twin, 600_000)).toEqual([
      ['truck-gone', 355],
      ['truck-gone', 400],
    ]);
  });

  test('a box on a truck that is not here yet is outside', () => {
    const twin = twinWith([[0, 0]]);
    twin.announceTruck(visit(1), 60_000, [B]);
    expect(twin.disagreements(new Map([[B, { position: { kind: 'outside' } }]]))).toEqual([]);
    twin.advanceTo(60_000);
    expect(twin.disagreements(new Map([[B, { position: { kind: 'truck', visit: visit(1) } }]]))).toEqual([]);
  });
});

describe('vehicles', () => {
  test('report each stretch that they have passed, and their arrival with distance and charge', () => {
    const twin = twinWith([[0, 0]]);
    drive(twin, AGV, [50, 0], false);
    drive(twin, AGV, [100, 0]);
    twin.advanceTo(120_000);
    const [first, last] = twin.takeReports();
    expect(first).toMatchObject({ kind: 'passed', stretch: 0 });
    expect(last).toMatchObject({ kind: 'arrived', km: 0.1 });
    expect(twin.vehicleAt(0)).toMatchObject({ x: 100, y: 0, speed: 0 });
  });

  test('stop at the end of what they were given', () => {
    const twin = twinWith([[0, 0]]);
    drive(twin, AGV, [50, 0], false);
    twin.advanceTo(3_600_000);
    expect(twin.vehicleAt(0)).toMatchObject({ x: 50, speed: 0 });
    expect(twin.takeReports().map((r) => r.kind)).toEqual(['passed']);
  });

  test('go on from a saved state as if nothing had been', () => {
    const twin = twinWith([[0, 0]]);
    drive(twin, AGV, [400, 0]);
    twin.advanceTo(20_000);
    const other = new Twin(twin.model, structuredClone(twin.save()));
    for (const t of [twin, other]) t.advanceTo(200_000);
    expect(other.takeReports()).toEqual(twin.takeReports());
    expect(other.state.vehicles).toEqual(twin.state.vehicles);
  });
});

/** Vehicles 8 m long and 2 m wide. */
describe('the check that no two vehicles stand in one place', () => {
  function found(twin: Twin): string[] {
    checkVehicles(twin.state, 8, 2);
    return twin.state.violations;
  }

  test.each<[string, [number, number], number]>([
    ['in one place', [0, 0], 1],
    ['overlapping by their ends', [7, 0], 1],
    ['overlapping by their sides', [0, 1.5], 1],
    ['one behind the other', [9, 0], 0],
    ['side by side', [0, 2.2], 0],
  ])('sees two %s', (_, at, count) => {
    expect(found(twinWith([[0, 0], at]))).toHaveLength(count);
  });

  test('sees one that stands across another', () => {
    const twin = twinWith([
      [0, 0],
      [0, 3],
    ]);
    expect(found(twin)).toEqual([]);
    twin.state.vehicles[1]!.heading = Math.PI / 2;
    expect(found(twin)).toHaveLength(1);
    expect(found(twin)[0]).toMatch(/AGV01 .* and AGV02 .* are in one place/);
  });

  test('sees one that cuts a corner where another stands', () => {
    //      |        the road goes from left to right and then down; the other stands in the inside of the corner
    //  ----+
    const twin = twinWith([
      [0, 0],
      [17.2, 2.2],
    ]);
    const v = twin.state.vehicles[0]!;
    v.track = beginTrack(0, 0);
    extendTrack(v.track, {
      points: [
        [20, 0],
        [20, 40],
      ],
      limits: [3, 3],
      sideways: [false, false],
    });
    planMotion(v.track, 0, twin.model.vehicleType);
    v.driving = true;
    twin.state.vehicles[1]!.heading = Math.PI / 4;
    twin.state.now = 0;
    expect(found(twin)).toEqual([]);
    for (let now = 0; now < 30_000; now += 250) {
      twin.state.now = now;
      checkVehicles(twin.state, 8, 2);
    }
    expect(twin.state.violations.length).toBeGreaterThan(0);
  });

  test('is made once a minute of the twin', () => {
    const twin = twinWith([
      [0, 0],
      [0, 1],
    ]);
    twin.advanceTo(59_999);
    expect(twin.state.violations).toEqual([]);
    twin.advanceTo(180_000);
    expect(twin.state.violations).toHaveLength(3);
  });
});
