// Small worlds in which something goes wrong: machines fail, the wind blows, a lane is closed, a person walks onto the apron. The work is
// done all the same in the end, and nothing happens that must not.
import { describe, expect, test } from 'vitest';
import { closeLane, openLane, releaseZone, stopZone } from '../../operation/faults/disturbance.ts';
import type { Errand, Rectangle } from '../../operation/state.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import type { Container } from '../../terminal/container.ts';
import { CALM, type ScriptItem } from '../../twin/disturbances.ts';
import { violationsOf } from './run-report.ts';
import { bayplan, BEGIN, box, callOf, HERE, loadList, onward, terminal } from './small-world.fixture.ts';
import { TerminalRun } from './terminal-run.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const busan = terminal('busan-dgt');

/** Two bays of a vessel, 36 boxes to discharge and 12 to load. */
function world(script: ScriptItem[] = [], journal = new MemoryJournal({ keep: false })): TerminalRun {
  const boxes: Record<string, Container> = {};
  const loads: Record<string, Container> = {};
  for (const bay of [2, 14])
    for (let row = 0; row < 6; row++)
      for (const tier of [82, 84, 86]) {
        boxes[`${bay}-${row}-${tier}`] = box(`D${bay}X${row}X${tier}`);
        if (tier === 82) loads[`${bay}-${row}-${tier}`] = onward(`L${bay}X${row}`);
      }
  const run = TerminalRun.begin(busan, journal, () => undefined, BEGIN, {
    disturbances: { ...CALM, script },
  });
  run.stock(Object.values(loads).map((container) => ({ container, outbound: callOf('V') })));
  [bayplan('V', boxes, 0), loadList('V', loads)].forEach((message, i) =>
    run.addInbox([{ at: BEGIN, commandId: `${i}`, file: `${i}`, message, port: HERE }]),
  );
  return run;
}

/** The vessel is worked to the end, and nothing has happened that cannot be. */
function expectDone(run: TerminalRun, hours = 10): void {
  run.advance(BEGIN + hours * HOUR);
  expect(run.ledger.state.calls.get(callOf('V'))).toMatchObject({
    state: 'sailed',
    done: { discharge: 36, load: 12, restow: 0 },
  });
  expect(violationsOf(run)).toEqual([]);
  expect(run.operation.desk.traffic.state.vehicles.every((v) => !v.stands && !v.kept)).toBe(true);
}

const machine = (
  name: string,
  fault: 'stop' | 'slow' | 'sensor-loss' | 'silent' | 'dead',
  at: number,
  minutes: number,
) => ({ kind: 'machine', at: at * MINUTE, minutes, machine: name, fault }) satisfies ScriptItem;

/** Milliseconds of a cause over all cranes. */
function crane(run: TerminalRun, cause: 'fault' | 'weather'): number {
  return run.operation.desk.state.cranes.reduce((sum, c) => sum + (c.time?.causes[cause] ?? 0), 0);
}

/** Index of the first vehicle that drives to a crane (empty) or block with so many hops before it, found by letting time pass. */
function driving(run: TerminalRun, hops: number, errand: Errand): number {
  const { desk } = run.operation;
  for (let at = BEGIN + 50 * MINUTE; at < BEGIN + 3 * HOUR; at += 1000) {
    run.advance(at);
    const found = desk.state.vehicles.findIndex((v, i) => {
      const t = desk.traffic.state.vehicles[i]!;
      return (
        t.at < 0 && t.route.length - t.passed >= hops && v.errand === errand && v.move >= 0 === (errand === 'to-block')
      );
    });
    if (found >= 0) return found;
  }
  throw new Error('no vehicle drives');
}

describe('a vehicle that breaks down', () => {
  test('empty on its way to a crane gives its task back: another is sent, and its place is free', () => {
    const run = world();
    const { desk } = run.operation;
    const vehicle = driving(run, 5, 'to-crane');
    const { goal } = desk.traffic.state.vehicles[vehicle]!;
    const che = desk.state.vehicles[vehicle]!.id;
    run.twin.disturb({ ...CALM, script: [{ kind: 'machine', at: 0, minutes: 90, machine: che, fault: 'stop' }] }, 1);
    run.advance(run.now + MINUTE);
    expect(desk.state.vehicles[vehicle]).toMatchObject({ errand: 'to-park', crane: -1 });
    expect(desk.traffic.state.vehicles[vehicle]).toMatchObject({ stands: true, kept: true });
    expect(desk.traffic.state.restOwner[goal]).not.toBe(vehicle);
    run.advance(run.now + 40 * MINUTE);
    expect(desk.layout.parking).toContain(desk.traffic.state.vehicles[vehicle]!.at);
    expectDone(run);
  });

  test('with a box is towed, keeps it until it is put right, and brings it to its block', () => {
    const run = world();
    const { desk } = run.operation;
    const vehicle = driving(run, 3, 'to-block');
    const { id: che, move } = desk.state.vehicles[vehicle]!;
    const { container } = desk.state.moves.get(move)!;
    run.twin.disturb({ ...CALM, script: [{ kind: 'machine', at: 0, minutes: 60, machine: che, fault: 'dead' }] }, 1);
    run.advance(run.now + 30 * MINUTE);
    expect(run.ledger.state.containers.get(container)!.position).toMatchObject({ kind: 'che', che });
    expect(desk.layout.parking).toContain(desk.traffic.state.vehicles[vehicle]!.at);
    expectDone(run);
    expect(run.ledger.state.containers.get(container)!.position.kind).toBe('yard');
  });

  test('without a word at its block, and is heard again while a tow comes for it, is worked on by nobody before it is set down', () => {
    const found = world();
    const vehicle = driving(found, 2, 'to-block');
    const { id } = found.operation.desk.state.vehicles[vehicle]!;
    const way = found.operation.desk.traffic.state.vehicles[vehicle]!;
    while (way.allocated < way.route.length) found.advance(found.now + 500);
    const at = (found.now - BEGIN) / MINUTE;
    const run = world([machine(id, 'silent', at, 23)]);
    const { desk } = run.operation;
    run.advance(BEGIN + (at + 22.9) * MINUTE);
    expect([desk.state.faults.tows.has(vehicle), run.twin.state.vehicles[vehicle]!.driving]).toEqual([true, false]);
    run.advance(BEGIN + (at + 24) * MINUTE);
    expect([desk.state.faults.tows.has(vehicle), desk.state.faults.broken.has(id)]).toEqual([true, false]);
    expect(desk.traffic.state.vehicles[vehicle]!.at).toBe(-1);
    expectDone(run);
  });

  test('without a word is noticed by its missing heartbeat', () => {
    const run = world();
    const { desk } = run.operation;
    const vehicle = driving(run, 3, 'to-block');
    const che = desk.state.vehicles[vehicle]!.id;
    run.twin.disturb({ ...CALM, script: [{ kind: 'machine', at: 0, minutes: 12, machine: che, fault: 'silent' }] }, 1);
    run.advance(run.now + 2 * MINUTE);
    expect(desk.state.faults.broken.get(che)).toMatchObject({ fault: 'silent' });
    expect(desk.traffic.state.vehicles[vehicle]!.stands).toBe(true);
    run.advance(run.now + 12 * MINUTE);
    expect(desk.state.faults.broken.size).toBe(0);
    expectDone(run);
  });
});

describe('cranes that break down', () => {
  test('a quay crane goes on with its lift when it is put right; its time is put to the fault', () => {
    const calm = world();
    expectDone(calm);
    const at = calm.operation.desk.state.cranes.findIndex((c) => c.moves > 0);
    const run = world([machine(busan.quayCranes[at]!.id, 'stop', 55, 20)]);
    expectDone(run);
    expect(crane(calm, 'fault')).toBe(0);
    expect(crane(run, 'fault')).toBeGreaterThan(19 * MINUTE);
    expect(crane(run, 'fault')).toBeLessThan(21 * MINUTE);
  });

  test('blocks whose cranes stand get no new boxes', () => {
    const run = world(busan.yardCranes.slice(0, 20).map((y) => machine(y.id, 'stop', 1, 200)));
    const discharged = (from: number, to: number): number =>
      busan.blocks
        .slice(from, to)
        .flatMap((block) => run.ledger.state.blocks.get(block.id as never)!.stacks.flat())
        .filter((c) => c.startsWith('D')).length;
    run.advance(BEGIN + 190 * MINUTE);
    expect(discharged(0, 10)).toBe(0);
    expect(discharged(10, 23)).toBeGreaterThan(10);
    expectDone(run, 12);
  });
});

describe('wind', () => {
  test('over the limit stops the quay cranes after the lift in hand, until it is well below it', () => {
    const run = world([{ kind: 'wind', at: 55 * MINUTE, minutes: 30, speed: 30 }]);
    const { desk } = run.operation;
    run.advance(BEGIN + 60 * MINUTE);
    const moves = (): number => desk.state.cranes.reduce((sum, c) => sum + c.moves, 0);
    const before = moves();
    expect(desk.state.cranes.every((c) => !c.main)).toBe(true);
    run.advance(BEGIN + 84 * MINUTE);
    expect(moves()).toBe(before);
    expectDone(run);
    expect(crane(run, 'weather')).toBeGreaterThan(20 * MINUTE);
  });
});

/** Distance that a vehicle may still come forward when it is told to stop within half a second: that, and what its brakes need, m. */
function stoppingWay(speed: number): number {
  const { brake, accel } = busan.vehicleType;
  const top = speed + accel * 0.5;
  return top ** 2 / (2 * brake) + top * 0.5 + 0.01;
}

describe('a person on the apron', () => {
  /** Whether a vehicle's body, taken as a circle of half its length, touches a rectangle. */
  const touches = (x: number, y: number, [x0, y0, x1, y1]: Rectangle): boolean => {
    const reach = busan.vehicleType.length / 2;
    return x > x0 - reach && x < x1 + reach && y > y0 - reach && y < y1 + reach;
  };

  test.each([56, 67])('at minute %i stops at once all that would come there; then it goes on', (minute) => {
    const run = world();
    const { desk } = run.operation;
    run.advance(BEGIN + minute * MINUTE);
    const area: Rectangle = [desk.state.cranes.find((c) => c.call !== null)!.x - 150, 60, 300, 95];
    const zone: Rectangle = [Math.max(0, Math.min(area[0], 100)), 60, 500, 95];
    const before = desk.state.vehicles.map((_, i) => run.twin.vehicleAt(i));
    const stop = stopZone(desk, 'test', zone)!;
    const moved = desk.state.vehicles.map(() => 0);
    let last = before;
    for (let step = 1; step <= 600; step++) {
      run.advance(BEGIN + minute * MINUTE + step * 500);
      const now = desk.state.vehicles.map((_, i) => run.twin.vehicleAt(i));
      now.forEach((p, i) => {
        const way = Math.hypot(p.x - last[i]!.x, p.y - last[i]!.y);
        if (stop.halted.includes(desk.state.vehicles[i]!.id)) moved[i]! += way;
        else if (way > 0.001)
          expect(touches(p.x, p.y, [zone[0] + 9, zone[1] + 9, zone[2] - 9, zone[3] - 9])).toBe(false);
      });
      last = now;
    }
    moved.forEach((way, i) => expect(way).toBeLessThanOrEqual(stoppingWay(before[i]!.speed)));
    expect(
      last.every((p, i) => p.speed === 0 || !touches(p.x, p.y, [zone[0] + 9, 69, zone[2] - 9, 86]) || moved[i] === 0),
    ).toBe(true);
    for (const che of stop.inside) expect(stop.halted).toContain(che);
    expect(releaseZone(desk, 'test')).toBe(true);
    expect(releaseZone(desk, 'test')).toBe(false);
    expectDone(run);
  });

  test('stops the cranes over the ground as well', () => {
    const run = world();
    const { desk } = run.operation;
    run.advance(BEGIN + 60 * MINUTE);
    const at = desk.state.cranes.find((c) => c.call !== null)!;
    const stop = stopZone(desk, 'legs', [at.x - 5, 10, at.x + 5, 50])!;
    const index = desk.state.cranes.indexOf(at);
    expect(stop.halted).toContain(busan.quayCranes[index]!.id);
    run.advance(BEGIN + 60 * MINUTE + 1000);
    expect(run.twin.motions(1).filter((s) => s.che.startsWith(busan.quayCranes[index]!.id))).toEqual([]);
    const { moves } = at;
    run.advance(BEGIN + 80 * MINUTE);
    expect(at.moves).toBe(moves);
    releaseZone(desk, 'legs');
    expectDone(run);
  });
});

describe('a closed lane', () => {
  test('is left by who is on it, and entered by nobody', () => {
    const run = world();
    const { desk } = run.operation;
    run.advance(BEGIN + 58 * MINUTE);
    expect(closeLane(desk, 'H2')).toBe(true);
    expect([closeLane(desk, 'H2'), closeLane(desk, 'nowhere')]).toEqual([false, false]);
    run.advance(run.now + 3 * MINUTE);
    const lane = desk.layout.network.laneIndex.get('H2')!;
    for (let step = 0; step < 300; step++) {
      run.advance(run.now + 1000);
      const held = [...desk.traffic.state.owner.keys()].filter(
        (z) => desk.traffic.state.owner[z] !== -1 && desk.layout.network.zones[z]!.lane === lane,
      );
      expect(held).toEqual([]);
    }
    expect([openLane(desk, 'H2'), openLane(desk, 'H2')]).toEqual([true, false]);
    expectDone(run);
  });

  test('counts for nobody as waiting: who had no way for an hour does not stand on the road when it is open again', () => {
    const run = world();
    const { desk } = run.operation;
    const vehicle = driving(run, 5, 'to-block');
    const way = desk.traffic.state.vehicles[vehicle]!;
    const lanes = desk.traffic.state.rests[way.goal]!.lanes.map((lane) => busan.lanes[lane]!.id);
    for (const lane of lanes) closeLane(desk, lane);
    run.advance(run.now + HOUR);
    expect([way.kept, way.at]).toEqual([true, -1]);
    for (const lane of lanes) openLane(desk, lane);
    expect([way.kept, run.now - desk.state.vehicles[vehicle]!.moved > 30 * MINUTE]).toEqual([false, true]);
    expect(run.operation.stuckVehicles(30 * MINUTE)).toEqual([]);
    expectDone(run);
  });
});

test('a run with faults that goes on from a saved state is the same run', () => {
  const rates = {
    vehicle: { hoursBetween: 2, minutesToRepair: 5 },
    quayCrane: { hoursBetween: 2, minutesToRepair: 5 },
  };
  const begin = (journal = new MemoryJournal({ keep: false })): TerminalRun => {
    const run = world([{ kind: 'zone', at: 65 * MINUTE, minutes: 4, zone: [100, 60, 300, 95] }], journal);
    run.twin.disturb({ ...CALM, seed: 5, rates }, 1);
    return run;
  };
  const whole = begin();
  whole.advance(BEGIN + 2 * HOUR);
  const journal = new MemoryJournal({ keep: false });
  let run = begin(journal);
  for (const minutes of [53, 66, 90, 120]) {
    run.advance(BEGIN + minutes * MINUTE);
    run = TerminalRun.resume(busan, journal, () => undefined, run.save());
  }
  expect(run.ledger.hash()).toBe(whole.ledger.hash());
  expect(run.twin.state.vehicles).toEqual(whole.twin.state.vehicles);
});
