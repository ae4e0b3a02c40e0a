// Slots for loads that come without one: only cells that discharge frees.
import { describe, expect, test } from 'vitest';
import { SmallRecord, V, aboard, announced, box, vesselComes } from '../../ledger/small-record.fixture.ts';
import type { Container } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import { freeSlots } from './load-slots.ts';

/** V with boxes for here in cells: D on deck, H in the hold, S two 20' cells; and one that stays. */
function vessel(): SmallRecord {
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
  return record;
}

/** The slots that boxes get on V, or on one that was prepared. */
function slots(boxes: Container[], prepare: (record: SmallRecord) => void = () => undefined): Record<string, string> {
  const record = vessel();
  prepare(record);
  const call = record.state.calls.get(V)!;
  const found = freeSlots(call, boxes, record.state.containers);
  return Object.fromEntries([...found].map(([name, s]) => [name, `${s.bay}-${s.row}-${s.tier}`]));
}

describe('loads without a slot', () => {
  test('get cells of their length', () => {
    expect(Object.keys(slots([box('A'), box('B', 20)])).sort()).toEqual(['A', 'B']);
    expect(slots([box('B', 20)])).toEqual({ B: '5-2-82' });
  });

  test('that are reefers stand on deck, where the plugs are', () => {
    expect(slots([{ ...box('R'), reeferC: -18 }])['R']).toMatch(/^6-1-8/);
  });

  test('never hang in the air: what stands above has something under it', () => {
    const found = slots([box('A'), box('B'), box('C')]);
    expect(Object.values(found).sort()).toEqual(['2-0-2', '6-1-82', '6-1-84']);
  });

  test('that go to different ports of one stack lie in the order of the ports; the vessel calls at the next one first', () => {
    const to = (name: string, portOfDischarge: string): Container => ({ ...box(name), reeferC: 2, portOfDischarge });
    // Reefers have the two cells of one stack on deck alone.
    const next = vessel().state.calls.get(V)!.nextPort;
    expect(slots([to('LATER', 'ZZLAT'), to('NEXT', next)])).toEqual({ LATER: '6-1-82', NEXT: '6-1-84' });
  });

  test('are left out when no cell is free for them', () => {
    expect(Object.keys(slots([box('A'), box('B'), box('C'), box('D')]))).toHaveLength(3);
    // Row 2 of the bay has the fore half of one cell, row 1 two whole ones.
    const twenties = Array.from({ length: 7 }, (_, i) => box(`T${i}`, 20));
    expect(Object.values(slots(twenties)).sort()).toEqual(['5-1-82', '5-1-84', '5-2-82', '7-1-82', '7-1-84']);
    expect(slots([])).toEqual({});
  });

  test('are stowed over one that leaves earlier rather than left ashore', () => {
    const early = { ...box('EARLY'), portOfDischarge: vessel().state.calls.get(V)!.nextPort };
    const onDeck = (record: SmallRecord): void => {
      record.did(announced(early, { kind: 'outside' }), {
        kind: 'load-listed',
        call: V,
        container: early.id,
        slot: { bay: 6, row: 1, tier: 82 },
      });
    };
    const late = { ...box('LATE'), reeferC: 2, portOfDischarge: 'ZZLAT' };
    expect(slots([late], onDeck)).toEqual({ LATE: '6-1-84' });
  });

  test('do not get a cell that a list has given away', () => {
    const listed = (record: SmallRecord): void => {
      record.did(announced(box('X'), { kind: 'outside' }), {
        kind: 'load-listed',
        call: V,
        container: box('X').id,
        slot: { bay: 2, row: 0, tier: 2 },
      });
    };
    expect(Object.values(slots([box('A')], listed))).not.toContain('2-0-2');
    expect(Object.keys(slots([box('A')], listed))).toEqual(['A']);
  });
});
