// Blocks that work ahead of the vehicles: loads are dug out before they are sent for, and lift-AGVs use the racks.
import { describe, expect, test } from 'vitest';
import { id, type ContainerId } from '../../terminal/ids.ts';
import type { Container } from '../../terminal/container.ts';
import {
  BEGIN,
  bayplan,
  beginWorld,
  box,
  callOf,
  loadList,
  onward,
  play,
  standing,
  terminal,
  truck,
  type SmallWorld,
} from './small-world.fixture.ts';

const eventsOf = ({ journal }: SmallWorld) =>
  [...journal.read(1)].flatMap((f) => f.events.map((e) => ({ ...e, at: f.at })));

//  oneCraneOneBay       deck   84   2 1
//                              82   4 3 5 6     (rows 04 02 01 03 of bay 02)
const oneCraneOneBay = (): Record<string, Container> => ({
  ...{ '2-4-82': box('A4'), '2-2-82': box('A3'), '2-1-82': box('A5') },
  ...{ '2-3-82': box('A6'), '2-4-84': box('A2'), '2-2-84': box('A1') },
});

test('a load that lies under others is dug out while its crane still discharges', () => {
  const loads = { '2-4-82': onward('L1') };
  const stock = [
    standing(loads['2-4-82'], 'A01', [10, 1, 1], callOf('DIG')),
    standing(box('X'), 'A01', [10, 1, 2], 'truck'),
    standing(box('Y'), 'A01', [10, 1, 3], 'truck'),
  ];
  const world = play(terminal('busan-dgt'), [bayplan('DIG', oneCraneOneBay()), loadList('DIG', loads)], stock);
  expect(world.faults).toEqual([]);
  const events = eventsOf(world);
  const dug = events.filter((e) => e.kind === 'picked' && e.rehandle).map((e) => e.kind === 'picked' && e.container);
  expect(dug).toEqual([id('Y'), id('X')]);
  const lastDug = events.findIndex((e) => e.kind === 'placed' && e.container === id('X'));
  const lastOff = events.findLastIndex((e) => e.kind === 'picked' && e.from.kind === 'vessel');
  expect(lastDug).toBeLessThan(lastOff);
});

/*
 *  row      1   2   3      P is wanted by a truck in three hours; X and Y stay
 *  tier 3   Y
 *  tier 2   X
 *  tier 1   P
 */
describe('a box that a truck will come for lies under others', () => {
  const stock = [box('P'), box('X'), box('Y')].map((b, i) => standing(b, 'A01', [10, 1, 1 + i], 'truck'));
  const messages = [truck('51C-007', 3, [], [box('P')])];
  const dugAt = (world: SmallWorld): number[] =>
    eventsOf(world).flatMap((e) => (e.kind === 'picked' && e.rehandle ? [(e.at - BEGIN) / 3_600_000] : []));

  test('is brought out while its cranes stand idle, hours before, and the reason is kept', () => {
    const world = play(terminal('busan-dgt'), messages, stock);
    expect(world.faults).toEqual([]);
    expect(dugAt(world)).toHaveLength(2);
    for (const hours of dugAt(world)) expect(hours).toBeLessThan(2.75);
    expect(world.run.operation.desk.state.totals.dugOutLate).toBe(0);
    const why = eventsOf(world).flatMap((e) => (e.kind === 'slot-chosen' && e.container !== id('P') ? [e.why] : []));
    expect(why.map((w) => [w?.decided, w?.alternatives.map(({ score }) => score)])).toEqual([
      ['bay-order', [0, 2]],
      ['bay-order', [0, 1]],
    ]);
  });

  test('waits for its truck where no housekeeping is done', () => {
    const world = play(terminal('busan-dgt'), messages, stock, undefined, { housekeeping: false });
    expect(world.run.operation.desk.state.totals.dugOutLate).toBe(2);
  });

  test('is not dug for while it is on hold', () => {
    const hold = { kind: 'hold-placed', container: id<ContainerId>('P'), hold: 'customs', reason: 'x-ray' } as const;
    const { run } = beginWorld(terminal('busan-dgt'), [[0, messages[0]!]], stock, [hold]);
    run.advance(BEGIN + 12 * 3_600_000);
    expect(run.ledger.state.rehandles).toBe(0);
  });
});

describe('with lift-AGVs and racks', () => {
  const model = terminal('busan-dgt-lift');
  const loads = { '2-4-82': onward('L1'), '2-2-82': onward('L2'), '2-4-84': onward('L3') };
  const stock = Object.values(loads).map((b, i) => standing(b, 'A01', [2 + 4 * i, 1, 1], callOf('LFT')));
  const world = play(model, [bayplan('LFT', oneCraneOneBay()), loadList('LFT', loads)], stock);

  test('boxes come to the yard and others go aboard without a fault', () => {
    expect(world.faults).toEqual([]);
    expect(world.run.finished).toBe(true);
    expect(world.run.ledger.state.calls.get(callOf('LFT'))!.done).toEqual({ discharge: 6, load: 3, restow: 0 });
  });

  test('every box passes over a rack between vehicle and stacking crane', () => {
    const racked = new Set<ContainerId>();
    for (const e of eventsOf(world))
      if (e.kind === 'placed' && e.to.kind === 'che' && e.to.che.endsWith('/R')) racked.add(e.container);
    expect([...racked].toSorted()).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'L1', 'L2', 'L3']);
  });

  test('no rack is kept for anything at the end', () => {
    expect(world.run.operation.desk.state.racks.size).toBe(0);
  });
});
