// Machines that meet at a transfer point: a crane that is there first waits until it is told to proceed, a lift-AGV uses its rack.
import { describe, expect, test } from 'vitest';
import type { Hold, Order } from '../equipment/port.ts';
import type { Position } from '../terminal/container.ts';
import { id, type CheId, type ContainerId } from '../terminal/ids.ts';
import { tinyTerminal } from '../terminal/tiny-terminal.fixture.ts';
import { beginTwin } from './begin.ts';
import { Twin } from './twin.ts';

const B: ContainerId = id('B');
const AGV: CheId = id('AGV01');
const RACK: CheId = id('A-W1/R');
const MINUTE = 60_000;

const inYard: Position = { kind: 'yard', block: id('A'), slot: { bay: 2, row: 1, tier: 1 } };
const on = (che: CheId): Position => ({ kind: 'che', che });

/** The tiny terminal with one vehicle, a lift-AGV, and box B in the yard. */
function twinWithBox(at: Position = inYard): Twin {
  const model = tinyTerminal();
  Object.assign(model.vehicleType, { count: 1, kind: 'LIFT_AGV', rack: { setSeconds: 18, takeSeconds: 20 } });
  const twin = new Twin(model, beginTwin(model, 0, [{ x: 0, y: 0 }]));
  twin.stock(B, at);
  return twin;
}

const craneOf = (twin: Twin): CheId => twin.state.cranes.find((c) => c.kind === 'quay')!.id;

function lift(twin: Twin, hold: Hold | null): Order {
  const spot = { gantry: 20, trolley: 5, height: 4 };
  return {
    ...{ kind: 'lift', che: craneOf(twin), job: 1, container: B, from: inYard, to: on(AGV), mate: null, hold },
    ...{ pick: spot, place: { ...spot, gantry: 0 } },
  };
}

/** Seconds of the reports up to a time, by kind. */
function reported(twin: Twin, until: number): Record<string, number> {
  twin.advanceTo(until);
  return Object.fromEntries(twin.takeReports().map((r) => [r.kind, r.at / 1000]));
}

describe('a crane that is there before its vehicle', () => {
  test('waits with the box over the place until it is told to proceed, and is then sooner done than one that comes then', () => {
    const straight = twinWithBox();
    straight.give(lift(straight, null));
    const usual = reported(straight, 60 * MINUTE).placed!;
    const twin = twinWithBox();
    twin.give(lift(twin, { at: 'place', height: 8 }));
    expect(Object.keys(reported(twin, 60 * MINUTE))).toEqual(['picked']);
    twin.give({ kind: 'proceed', che: craneOf(twin), job: 1 });
    const waited = reported(twin, 120 * MINUTE).placed! - 3600;
    expect(waited).toBeGreaterThan(0);
    expect(waited).toBeLessThan(usual / 2);
    expect(twin.state.violations).toEqual([]);
  });

  test('waits over the pick without having touched the box', () => {
    const twin = twinWithBox();
    twin.give(lift(twin, { at: 'pick', height: 8 }));
    expect(reported(twin, 60 * MINUTE)).toEqual({});
    twin.give({ kind: 'proceed', che: craneOf(twin), job: 1 });
    expect(Object.keys(reported(twin, 120 * MINUTE))).toEqual(['picked', 'placed']);
  });

  test('does not wait when it is told to proceed on its way', () => {
    const straight = twinWithBox();
    straight.give(lift(straight, null));
    const usual = reported(straight, 60 * MINUTE).placed!;
    const twin = twinWithBox();
    twin.give(lift(twin, { at: 'place', height: 8 }));
    twin.advanceTo(1000);
    twin.give({ kind: 'proceed', che: craneOf(twin), job: 1 });
    // It only stops for a moment at the height where it would have waited.
    expect(reported(twin, 60 * MINUTE).placed!).toBeLessThan(usual + 5);
  });

  test('is told to proceed only once', () => {
    const twin = twinWithBox();
    twin.give(lift(twin, { at: 'pick', height: 8 }));
    for (let k = 0; k < 2; k++) twin.give({ kind: 'proceed', che: craneOf(twin), job: 1 });
    expect(twin.state.violations).toEqual([`${craneOf(twin)} was told to proceed with job 1, which waits for nothing`]);
  });
});

describe('a lift-AGV at a rack', () => {
  const use = (take: boolean, container = B): Order => ({
    ...{ kind: 'rack', che: AGV, job: 7, containers: [container], rack: RACK, take },
  });

  test('sets its box on it and takes it again, in the times of the terminal file', () => {
    const twin = twinWithBox(on(AGV));
    twin.give(use(false));
    expect(reported(twin, MINUTE)).toEqual({ placed: 18 });
    expect(twin.disagreements(new Map([[B, { position: on(RACK) }]]))).toEqual([]);
    twin.give(use(true));
    expect(reported(twin, 2 * MINUTE)).toEqual({ picked: 80 });
    expect(twin.disagreements(new Map([[B, { position: on(AGV) }]]))).toEqual([]);
    expect(twin.state.vehicles[0]!.load).toEqual([B]);
    expect(twin.state.violations).toEqual([]);
  });

  test('cannot take what does not lie there', () => {
    const twin = twinWithBox();
    twin.give(use(true));
    twin.advanceTo(MINUTE);
    expect(twin.state.violations).toEqual([`AGV01 picked B at c/${RACK}, but it is at y/A/2/1/1`]);
  });

  test('cannot set a third box on it', () => {
    const twin = twinWithBox(on(AGV));
    for (const name of ['B', 'C', 'D']) {
      const box: ContainerId = id(name);
      if (box !== B) twin.stock(box, on(AGV));
      twin.give(use(false, box));
      twin.advanceTo(twin.state.now + MINUTE);
    }
    expect(twin.state.violations).toEqual([`AGV01 set D down on c/${RACK}, which is full`]);
  });
});
