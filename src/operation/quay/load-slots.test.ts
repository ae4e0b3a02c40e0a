// Slots for loads that come without one: only cells that discharge frees.
import { describe, expect, test } from 'vitest';
import { SmallRecord, V, aboard, announced, box, vesselComes } from '../../ledger/small-record.fixture.ts';
import type { CallRecord } from '../../ledger/state.ts';
import type { Container } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import { freeSlots } from './load-slots.ts';

/** V with boxes for here in cells: D on deck, H in the hold, S two 20' cells; and one that stays. */
function vessel(): CallRecord {
  const record = new SmallRecord().did(vesselComes, announced(box('stays'), aboard(6, 0, 82)));
  const cells: [string, 20 | 40, number, number, number][] = [
    ['D1', 40, 6, 1, 82],
    ['D2', 40, 6, 1, 84],
    ['H1', 40, 2, 0, 2],
    ['S1', 20, 5, 2, 82],
  ];
  for (const [name, length, bay, row, tier] of cells)
    record.did(announced(box(name, length), aboard(bay, row, tier)), {
      kind: 'discharge-listed',
      call: V,
      container: name as ContainerId,
    });
  return record.state.calls.get(V)!;
}

const slots = (...boxes: Container[]): Record<string, string> =>
  Object.fromEntries([...freeSlots(vessel(), boxes)].map(([name, s]) => [name, `${s.bay}-${s.row}-${s.tier}`]));

describe('loads without a slot', () => {
  test('get cells of their length, plain boxes in the hold first', () => {
    expect(slots(box('A'), box('B', 20))).toEqual({ A: '2-0-2', B: '5-2-82' });
  });

  test('that are reefers or dangerous stand on deck', () => {
    const dangerous = [{ imdgClass: '3', unNumber: '1203' }];
    expect(slots({ ...box('R'), reeferC: -18 })).toEqual({ R: '6-1-82' });
    expect(slots({ ...box('G'), dangerous })).toEqual({ G: '6-1-82' });
  });

  test('stand heavy below light', () => {
    const on = (name: string, grossKg: number): Container => ({ ...box(name), grossKg, reeferC: 2 });
    expect(slots(on('light', 5_000), on('heavy', 25_000))).toEqual({ heavy: '6-1-82', light: '6-1-84' });
  });

  test('are left out when no cell is free for them', () => {
    expect(Object.keys(slots(box('A'), box('B'), box('C'), box('D')))).toHaveLength(3);
    expect(Object.keys(slots(box('A', 20), box('B', 20)))).toHaveLength(1);
    expect(slots()).toEqual({});
  });

  test('do not get a cell that a list has given away', () => {
    const call = vessel();
    call.toLoad.set('X' as ContainerId, { bay: 2, row: 0, tier: 2 });
    expect(freeSlots(call, [box('A')]).get('A' as ContainerId)).toEqual({ bay: 6, row: 1, tier: 82 });
  });
});
