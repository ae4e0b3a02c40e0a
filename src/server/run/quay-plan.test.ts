// Berths and cranes as they are planned together and carried out on the twin.
import { expect, test } from 'vitest';
import type { Bayplan } from '../../edi/messages.ts';
import type { Policy } from '../../operation/policy.ts';
import type { CallRecord } from '../../ledger/state.ts';
import type { Container } from '../../terminal/container.ts';
import { tideAbove } from '../../terminal/tide.ts';
import { BEGIN, bayplan, box, callOf, onward, play, terminal, type SmallWorld } from './small-world.fixture.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** A vessel with so many boxes for here on deck in each of some bays; a box that stays in bay `last` tells how long she is. */
function vessel(name: string, bays: readonly number[], boxes: number, hours: number, last: number): Bayplan {
  const cells = bays.flatMap((bay): [string, Container][] =>
    Array.from({ length: boxes }, (_, i): [string, Container] => [
      `${bay}-${i % 10}-${82 + 2 * Math.floor(i / 10)}`,
      box(`${name}${bay}X${i}`),
    ]),
  );
  return bayplan(name, { ...Object.fromEntries(cells), [`${last}-0-82`]: onward(`${name}STAY`) }, hours);
}

const called = ({ run }: SmallWorld, name: string): CallRecord =>
  run.ledger.state.calls.get(callOf(name)) as CallRecord;
const hoursInPort = (world: SmallWorld, name: string): number =>
  ((called(world, name).times.sailed ?? NaN) - (called(world, name).times['at-roads'] ?? NaN)) / HOUR;

test('a vessel with five bays of work that lie far enough apart gets five cranes at once', () => {
  //  bay  2    18   34   50   66
  //       ####.####.####.####.####   20 boxes each, 58 m apart
  let most = 0;
  const world = play(terminal('busan-dgt'), [vessel('WIDE', [2, 18, 34, 50, 66], 20, 1, 66)], [], (run) => {
    most = Math.max(most, run.operation.desk.state.calls.get(callOf('WIDE'))?.cranes.length ?? 0);
  });
  expect(world.faults).toEqual([]);
  expect(called(world, 'WIDE').berth?.cranes).toBe(5);
  expect(most).toBe(5);
});

test('a crane that is free leaves the bays on their side to those that still end a bay of the vessel beside', () => {
  //   FIRST               SECOND, 20 minutes later
  //   2    14   26        2    26   38      FIRST: 16 boxes in each bay, SECOND: 40
  //   ####.####.####      ####.####.####
  //   QC1  QC2  QC3             QC4         QC2 and QC3 come over when their bays are done: they cannot pass QC4
  const model = terminal('busan-dgt');
  model.quayCranes = model.quayCranes.slice(0, 4);
  const plans = [vessel('FIRST', [2, 14, 26], 16, 1, 26), vessel('SECOND', [2, 26, 38], 40, 1 + 20 / 60, 38)];
  const berthPins = { [callOf('FIRST')]: 25, [callOf('SECOND')]: 350 };
  const begunBy = new Map<number, number>();
  const note = (run: SmallWorld['run']): void => {
    for (const { bay, crane } of run.operation.desk.state.calls.get(callOf('SECOND'))?.bays ?? [])
      if (crane >= 0 && !begunBy.has(bay)) begunBy.set(bay, crane);
  };
  const world = play(model, plans, [], note, { berthPins });
  expect(world.faults).toEqual([]);
  expect([2, 26, 38].map((bay) => begunBy.get(bay))).toEqual([1, 2, 3]);
});

/** One berth for one vessel: a large one comes ten minutes before a small one. */
function oneBerth(policy: Partial<Policy>): SmallWorld {
  const large = vessel('LARGE', [2, 14], 40, 1, 14);
  const small = vessel('SMALL', [2], 6, 1 + 10 / 60, 14);
  const model = terminal('four-blocks');
  // Room for 150 m and its lines, once.
  model.quay.length = 200;
  model.berths = [{ id: '1', from: 0, to: 200, depth: 20 }];
  return play(model, [large, small], [], undefined, policy);
}

test('where there is room for one vessel the short work goes first, if that saves hours in port; first-come berths the one that was first', () => {
  const planned = oneBerth({});
  const firstCome = oneBerth({ berths: 'first-come', craneSplit: 'equal' });
  for (const world of [planned, firstCome]) expect(world.faults).toEqual([]);
  const sailed = (world: SmallWorld, name: string): number => called(world, name).times.sailed ?? Infinity;
  expect(sailed(planned, 'SMALL')).toBeLessThan(sailed(planned, 'LARGE'));
  expect(sailed(firstCome, 'LARGE')).toBeLessThan(sailed(firstCome, 'SMALL'));
  const sum = (world: SmallWorld): number => hoursInPort(world, 'LARGE') + hoursInPort(world, 'SMALL');
  expect(sum(planned)).toBeLessThan(sum(firstCome));
});

test('a deep vessel waits at the roads until the tide lets her in', () => {
  const model = terminal('lach-huyen-hhit');
  const { quay, tides } = model;
  // She draws 12 m and needs 1.5 m under her keel; the way in has 12.2 m at datum, so that she needs a tide of 1.3 m.
  quay.channelDepth = 12.2;
  const needed = 1.3;
  const low = Array.from({ length: 48 }, (_, i) => BEGIN + (i + 2) * 30 * MINUTE).find(
    (at) => tideAbove(tides, at) < needed,
  );
  expect(low).toBeDefined();
  const eta = ((low as number) - BEGIN) / HOUR;
  const plan = vessel('DEEP', [2, 30], 4, eta, 62);
  const world = play(model, [plan], [], (run) => {
    const call = run.ledger.state.calls.get(callOf('DEEP'));
    if (call) call.geometry.draught = 12;
  });
  const { times } = called(world, 'DEEP');
  expect(world.faults).toEqual([]);
  expect((times.berthing as number) - (times['at-roads'] as number)).toBeGreaterThan(15 * MINUTE);
  expect(tideAbove(tides, times.berthing as number)).toBeGreaterThanOrEqual(needed);
});
