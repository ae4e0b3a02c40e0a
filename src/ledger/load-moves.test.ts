// Loads to which people give another cell. The vessel V of the small record, bay 6 on deck (rows 02 00 01):
//
//     84   .  .  .        B  for here        s  stays
//     82   B  s  .        L1 is to be loaded into 06-02-82, L2 into 06-01-82
//     row  02 00 01
import { describe, expect, test } from 'vitest';
import type { ContainerId } from '../terminal/ids.ts';
import { aboard, announced, box, outside, SmallRecord, V, vesselComes } from './small-record.fixture.ts';

const [L1, L2] = ['L1', 'L2'] as unknown as [ContainerId, ContainerId];

function record(): SmallRecord {
  return new SmallRecord().did(
    vesselComes,
    announced(box('B'), aboard(6, 2, 82)),
    announced(box('s'), aboard(6, 0, 82)),
    { kind: 'discharge-listed', call: V, container: 'B' as ContainerId },
    announced(box('L1'), outside),
    announced(box('L2'), outside),
    { kind: 'load-listed', call: V, container: L1, slot: { bay: 6, row: 2, tier: 82 } },
    { kind: 'load-listed', call: V, container: L2, slot: { bay: 6, row: 1, tier: 82 } },
  );
}
const move = (container: ContainerId, bay: number, row: number, tier: number) =>
  ({ kind: 'load-moved-by-hand', call: V, container, slot: { bay, row, tier }, by: 'Ada' }) as const;

describe('a load that a person moves', () => {
  test('has the cell from then on, with who gave it', () => {
    const { state } = record().did(move(L1, 6, 0, 84));
    const call = state.calls.get(V)!;
    expect(call.toLoad.get(L1)).toEqual({ bay: 6, row: 0, tier: 84 });
    expect(call.byHand!.get(L1)).toMatchObject({ by: 'Ada' });
  });

  test('is nobody’s any more when a list names it anew', () => {
    const { state } = record().did(move(L1, 6, 0, 84), {
      ...{ kind: 'load-listed', call: V, container: L1, slot: { bay: 6, row: 2, tier: 82 } },
    });
    expect(state.calls.get(V)!.byHand!.has(L1)).toBe(false);
  });

  test.each([
    ['where a box stays', move(L1, 6, 0, 82), 'occupied'],
    ['where another load is to stand', move(L1, 6, 1, 82), 'occupied'],
    ['to where it is', move(L1, 6, 2, 82), 'duplicate'],
    ["to a cell of 20'", move(L1, 5, 2, 84), 'mixed-lengths'],
    ['that is none', move('B' as ContainerId, 6, 2, 84), 'unknown'],
  ])('is refused %s', (_, event, rule) => {
    expect(record().rule(event)).toBe(rule);
  });

  test('may take the cell of a box that comes off', () => {
    expect(
      record()
        .did(move(L1, 6, 2, 84))
        .rule(move(L2, 6, 2, 82)),
    ).toBe('allowed');
  });

  test("may not take half a cell that another box has whole: two 20' and a 40' have room in common", () => {
    const more = record().did(announced(box('S', 20), outside), {
      ...{ kind: 'load-listed', call: V, container: 'S' as ContainerId, slot: { bay: 5, row: 2, tier: 84 } },
    });
    expect(more.rule(move(L2, 6, 2, 84))).toBe('occupied');
    expect(more.rule(move('S' as ContainerId, 7, 1, 82))).toBe('occupied');
    expect(more.rule(move('S' as ContainerId, 7, 2, 84))).toBe('allowed');
  });

  test('is not moved while it is on hold', () => {
    const held = record().did({ kind: 'hold-placed', container: L1, hold: 'customs', reason: 'x' });
    expect(held.rule(move(L1, 6, 0, 84))).toBe('hold');
  });
});
