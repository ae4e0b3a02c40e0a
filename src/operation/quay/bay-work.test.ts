// The work of a vessel's bays. The vessel V of the small record: bay 2 with a hold under covers 2/0 (rows 02 00) and 2/1 (row 01).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LedgerEvent } from '../../ledger/events.ts';
import { SmallRecord, V, aboard, announced, box, cover, vesselComes } from '../../ledger/small-record.fixture.ts';
import type { CallRecord } from '../../ledger/state.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { LengthFeet, VesselSlot } from '../../terminal/container.ts';
import { bay40, onDeck, rowOffset } from '../../terminal/vessel.ts';
import {
  PHASE,
  bayEstimate,
  columnCleared,
  findRestows,
  loadsByColumn,
  loadsOf,
  makeBays,
  settled,
  slotOf,
  takesNow,
  type BayRules,
} from './bay-work.ts';

type Cell = [bay: number, row: number, tier: number];

/** V with boxes aboard by cell; capital letters are for here, small ones stay. Names that begin with S are 20' boxes. */
function vessel(cells: Record<string, Cell>, ...more: LedgerEvent[]): CallRecord {
  const record = new SmallRecord().did(vesselComes);
  for (const [name, cell] of Object.entries(cells)) {
    record.did(announced(box(name, lengthOf(name)), aboard(...cell)));
    if (name === name.toUpperCase()) record.did({ kind: 'discharge-listed', call: V, container: name as ContainerId });
  }
  return record.did(...more).state.calls.get(V)!;
}

const lengthOf = (name: string): LengthFeet => (/^s/i.test(name) ? 20 : 40);

/** Events by which a box that is not aboard is to be loaded into a cell. */
const load = (name: string, ...[bay, row, tier]: Cell): LedgerEvent[] => [
  announced(box(name, lengthOf(name)), { kind: 'outside' }),
  { kind: 'load-listed', call: V, container: name as ContainerId, slot: { bay, row, tier } },
];

/** One box a lift, and the hold is emptied before it is loaded. */
const SINGLES: BayRules = { twinKg: 0, dualCycle: false, kgOf: () => 10_000 };

const names = (boxes: readonly { container: ContainerId }[]): string[] => boxes.map((b) => b.container);
const restows = (call: CallRecord): string[] => names(findRestows(call, call.toLoad)).sort();

describe('restows', () => {
  test('are what stands on a box for here', () => {
    expect(restows(vessel({ A: [6, 0, 82], b: [6, 0, 84], c: [6, 1, 82] }))).toEqual(['b']);
  });

  test('are what stands on a restow in turn, and nothing under it', () => {
    expect(restows(vessel({ u: [6, 0, 82], A: [6, 0, 84], b: [6, 0, 86], c: [6, 0, 88] }))).toEqual(['b', 'c']);
  });

  test('are none where only boxes for here stand on others', () => {
    expect(restows(vessel({ A: [6, 0, 84], b: [6, 0, 82], C: [6, 0, 86] }))).toEqual([]);
  });

  test("are 40' boxes on 20' ones for here, but not the 20' box beside", () => {
    expect(restows(vessel({ S1: [1, 0, 82], s2: [3, 0, 82], l: [2, 0, 84] }))).toEqual(['l']);
  });

  test('are what stands on a cover that must come off, for a discharge or for a load', () => {
    expect(restows(vessel({ H: [2, 0, 2], d: [2, 2, 82], e: [2, 1, 82] }))).toEqual(['d']);
    expect(restows(vessel({ d: [2, 2, 82], e: [2, 1, 82] }, ...load('N', 2, 1, 2)))).toEqual(['e']);
    expect(restows(vessel({ d: [2, 2, 82] }, ...load('N', 2, 2, 84)))).toEqual([]);
  });

  test('in the hold are not taken for boxes on deck', () => {
    expect(restows(vessel({ h: [2, 0, 2], D: [2, 0, 82] }))).toEqual([]);
  });
});

describe('the bays of a call', () => {
  test('are those with work, in order, with deck, covers and hold apart', () => {
    const call = vessel({ A: [6, 0, 82], B: [2, 1, 82], C: [2, 0, 2], s: [6, 1, 82] });
    const bays = makeBays(call, 100, SINGLES);
    expect(bays.map((b) => b.bay)).toEqual([2, 6]);
    expect(bays[0]).toMatchObject({ deckOut: [['B']], covers: ['2/0'], holdOut: [['C']], phase: PHASE.deckOut });
    expect(bays[1]).toMatchObject({ deckOut: [['A']], covers: [], holdOut: [] });
    expect(bays[1]!.x - bays[0]!.x).toBeCloseTo(14.4, 6);
  });

  test('list highest tiers first, then from the water side, 40-foot boxes first', () => {
    const call = vessel({ A: [6, 1, 84], B: [6, 2, 84], C: [6, 0, 84], D: [6, 2, 82], s1: [5, 1, 82] });
    expect(makeBays(call, 0, SINGLES)[0]!.deckOut.flat()).toEqual(['B', 'C', 'A', 'D']);
  });

  test('take up restows as discharges, and bays with nothing but loads', () => {
    const slot: VesselSlot = { bay: 6, row: 0, tier: 84 };
    const call = vessel(
      { A: [6, 0, 82], b: [6, 0, 84] },
      { kind: 'restow-listed', call: V, container: 'b' as ContainerId, slot },
    );
    expect(makeBays(call, 0, SINGLES)[0]!.deckOut.flat()).toEqual(['b', 'A']);
    const loads = makeBays(vessel({}, ...load('N', 2, 1, 2)), 0, SINGLES);
    expect(loads).toMatchObject([{ bay: 2, deckOut: [], holdOut: [], covers: ['2/1'] }]);
  });

  test('are estimated by boxes and covers that are left', () => {
    const call = vessel({ A: [2, 0, 2], B: [2, 1, 82] }, ...load('N', 2, 0, 2));
    const [bay] = makeBays(call, 0, SINGLES) as [ReturnType<typeof makeBays>[number]];
    const full = bayEstimate(call, bay, 120);
    expect(full).toBe(3 * 105 + 2 * 120);
    expect(bayEstimate(call, { ...bay, done: 1 }, 120)).toBe(full - 105);
    expect(bayEstimate(call, { ...bay, phase: PHASE.holdIn }, 120)).toBe(105 + 120);
    expect(bayEstimate(call, { ...bay, phase: PHASE.deckIn }, 120)).toBe(105);
  });
});

/** Boxes of 10 t each: two of them may be lifted together. */
const PAIRS: BayRules = { ...SINGLES, twinKg: 20_000 };
const DUAL: BayRules = { ...PAIRS, dualCycle: true };

describe('a twin lift', () => {
  const deckOut = (call: CallRecord, rules: BayRules): string[][] =>
    makeBays(call, 0, rules).flatMap((bay) => bay.deckOut.map((lift) => lift.map(String)));

  test("is of the two 20' boxes that stand end to end in one cell", () => {
    const call = vessel({ S1: [1, 0, 82], S2: [3, 0, 82], S3: [1, 0, 84], S4: [3, 0, 84] });
    expect(deckOut(call, PAIRS)).toEqual([
      ['S3', 'S4'],
      ['S1', 'S2'],
    ]);
  });

  test('is never of boxes beside or over one another, nor of one for here and one that stays', () => {
    const call = vessel({
      S1: [1, 0, 82],
      S2: [1, 1, 82],
      S3: [1, 0, 84],
      S4: [5, 0, 82],
      s5: [7, 0, 82],
      A: [6, 1, 82],
    });
    expect(deckOut(call, PAIRS).map((lift) => lift.length)).toEqual([1, 1, 1, 1, 1]);
  });

  test('is as heavy as the spreader and a vehicle may carry, and no heavier', () => {
    const call = vessel({ S1: [1, 0, 82], S2: [3, 0, 82] });
    expect(deckOut(call, PAIRS)).toEqual([['S1', 'S2']]);
    expect(deckOut(call, { ...PAIRS, twinKg: 19_999 })).toEqual([['S1'], ['S2']]);
    const kgOf = (name: ContainerId): number => (name === 'S2' ? 10_001 : 10_000);
    expect(deckOut(call, { ...PAIRS, kgOf })).toEqual([['S1'], ['S2']]);
  });
});

describe('a hold that is loaded while it is discharged', () => {
  //  hold   04   B D        load N into row 00
  //         02   A C        (rows 00 01 of bay 02)
  const cells: Record<string, Cell> = { A: [2, 0, 2], B: [2, 0, 4], C: [2, 1, 2], D: [2, 1, 4] };
  const holdOut = (call: CallRecord, rules: BayRules): unknown => makeBays(call, 0, rules)[0]!.holdOut.flat();

  test('is emptied column by column, otherwise layer by layer', () => {
    const call = vessel(cells, ...load('N', 2, 0, 2));
    expect(makeBays(call, 0, DUAL)[0]!.dual).toBe(true);
    expect(holdOut(call, DUAL)).toEqual(['B', 'A', 'D', 'C']);
    expect(makeBays(call, 0, SINGLES)[0]!.dual).toBe(false);
    expect(holdOut(call, SINGLES)).toEqual(['B', 'D', 'A', 'C']);
    expect(holdOut(vessel(cells), DUAL)).toEqual(['B', 'D', 'A', 'C']);
  });

  test("keeps 20' boxes end to end together", () => {
    const call = vessel({ S1: [1, 0, 2], S2: [3, 0, 2], S3: [1, 0, 4], S4: [3, 0, 4] }, ...load('N', 2, 0, 2));
    expect(makeBays(call, 0, DUAL)[0]!.holdOut).toEqual([
      ['S3', 'S4'],
      ['S1', 'S2'],
    ]);
  });

  test('is none that only has loads for the deck over it', () => {
    const call = vessel({ ...cells, E: [2, 0, 82], F: [2, 1, 82] }, ...load('N', 2, 0, 84));
    const [bay] = makeBays(call, 0, DUAL);
    expect(bay).toMatchObject({ dual: false, deckOut: [['E'], ['F']] });
  });

  test('takes a load when nothing that comes off stands in its column any more', () => {
    const call = vessel({ ...cells, s: [1, 2, 2] }, ...load('N', 2, 0, 2));
    const slot = (row: number, tier = 2): VesselSlot => ({ bay: 2, row, tier });
    expect([0, 1, 2].map((row) => columnCleared(call, slot(row)))).toEqual([false, false, true]);
    const [bay] = makeBays(call, 0, DUAL) as [ReturnType<typeof makeBays>[number]];
    const takes = (phase: number, at: VesselSlot, dual = true): boolean => takesNow(call, { ...bay, phase, dual }, at);
    expect(takes(PHASE.holdOut, slot(0))).toBe(false);
    expect(takes(PHASE.holdOut, slot(2, 4))).toBe(true);
    expect(takes(PHASE.holdOut, slot(2, 4), false)).toBe(false);
    expect(takes(PHASE.holdIn, slot(0))).toBe(true);
    expect(takes(PHASE.coversOff, slot(2, 4))).toBe(false);
    expect([PHASE.holdOut, PHASE.holdIn, PHASE.deckIn].map((phase) => takes(phase, slot(2, 82)))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('loads', () => {
  test('go in lowest first, hold and deck apart', () => {
    const call = vessel(
      {},
      ...load('A', 6, 0, 84),
      ...load('B', 6, 0, 82),
      ...load('C', 6, 1, 82),
      ...load('H', 6, 0, 2),
    );
    expect(names(loadsOf(call, 6, true))).toEqual(['C', 'B', 'A']);
    expect(names(loadsOf(call, 6, false))).toEqual(['H']);
    expect(loadsOf(call, 2, true)).toEqual([]);
  });

  test('are left as they are where every one has something under it', () => {
    expect(settled(vessel({ b: [6, 0, 82] }, ...load('A', 6, 0, 84), ...load('B', 6, 0, 86)), 6, true)).toEqual([]);
  });

  test('come down when one under them is missing', () => {
    // 84 is what the plan names as the lowest that is left, 82 its bottom
    const call = vessel({ x: [6, 0, 82], y: [6, 1, 82] }, ...load('A', 6, 1, 86), ...load('B', 6, 1, 88));
    expect(settled(call, 6, true).map((s) => [s.container, s.slot.tier])).toEqual([
      ['A', 84],
      ['B', 86],
    ]);
  });

  test('stay over what no plan names: where the hull begins higher, or a box was set aside', () => {
    const step = { S1: [1, 0, 4], s2: [3, 0, 4], s3: [3, 0, 2] } as Record<string, Cell>;
    expect(settled(vessel(step, ...load('S4', 1, 0, 4)), 2, false)).toEqual([]);
    expect(settled(vessel({ a: [2, 0, 2], B: [2, 0, 6] }, ...load('L', 2, 0, 6)), 2, false)).toEqual([]);
    // The list names a cell under it: there is room.
    expect(settled(vessel({ B: [2, 0, 6] }, ...load('L', 2, 0, 4)), 2, false)).toEqual([]);
  });

  test("of 40' stand on the higher of two 20' stacks", () => {
    const call = vessel({ s1: [1, 0, 82], s2: [3, 0, 82], s3: [3, 0, 84] }, ...load('L', 2, 0, 84));
    expect(settled(call, 2, true).map((s) => s.slot.tier)).toEqual([86]);
  });
});

describe('the lists of loads that are kept', () => {
  /** The loads of a bay by the record alone, as loadsOf() tells them. */
  function plainly(call: CallRecord, bay: number, deck: boolean): ContainerId[] {
    const all = [...call.toLoad, ...call.toRestow].filter(([, s]) => bay40(s.bay) === bay && onDeck(s) === deck);
    const key = ([, s]: [ContainerId, VesselSlot]): number => s.tier * 1e6 - rowOffset(s.row) * 1e3 + s.bay;
    return all.sort((a, b) => key(a) - key(b)).map(([name]) => name);
  }

  const parts = [2, 6].flatMap((bay) => [false, true].map((deck) => [bay, deck] as const));
  const someSlot = fc.record({
    bay: fc.constantFrom(1, 2, 3, 5, 6, 7),
    row: fc.nat({ max: 2 }),
    tier: fc.constantFrom(2, 4, 82, 84),
  });
  type Change =
    | { kind: 'listed'; slot: VesselSlot }
    | { kind: 'replanned'; which: number; slot: VesselSlot }
    | { kind: 'rolled' | 'loaded'; which: number };
  const someChange: fc.Arbitrary<Change> = fc.oneof(
    fc.record({ kind: fc.constant('listed' as const), slot: someSlot }),
    fc.record({ kind: fc.constant('replanned' as const), which: fc.nat(), slot: someSlot }),
    fc.record({ kind: fc.constant('rolled' as const), which: fc.nat() }),
    fc.record({ kind: fc.constant('loaded' as const), which: fc.nat() }),
  );

  /** One change of the call's lists; a box goes aboard as the record would note it, whether the vessel's cells allow it or not. */
  function change(record: SmallRecord, call: CallRecord, what: Change, n: number): void {
    if (what.kind === 'listed') {
      record.did(...load(what.slot.bay % 2 === 1 ? `S${n}` : `L${n}`, what.slot.bay, what.slot.row, what.slot.tier));
      return;
    }
    const listed = [...call.toLoad.keys()];
    const container = listed[what.which % listed.length];
    if (container === undefined) return;
    if (what.kind === 'loaded') {
      call.toLoad.delete(container);
      call.listVersion++;
      return;
    }
    const slot = what.kind === 'replanned' ? what.slot : null;
    record.did({ kind: 'load-replanned', call: V, container, slot, reason: '' });
  }

  test('are those of the record after any changes, and the same lists while nothing in them changes', () => {
    fc.assert(
      fc.property(
        fc.array(someChange, { maxLength: 25 }),
        fc.array(fc.boolean(), { minLength: 25 }),
        (changes, looks) => {
          const record = new SmallRecord().did(vesselComes);
          const call = record.state.calls.get(V)!;
          changes.forEach((what, n) => {
            change(record, call, what, n);
            if (!looks[n]) return;
            for (const [bay, deck] of parts) {
              const loads = loadsOf(call, bay, deck);
              expect(names(loads)).toEqual(plainly(call, bay, deck));
              if (loads.length > 0) expect(loadsOf(call, bay, deck)).toBe(loads);
            }
          });
        },
      ),
    );
  });

  test('stay the same when a load of another bay goes aboard', () => {
    const call = vessel({}, ...load('A', 6, 0, 82), ...load('B', 2, 0, 2));
    const [deck, hold] = [loadsOf(call, 6, true), loadsOf(call, 2, false)];
    call.toLoad.delete('B' as ContainerId);
    call.listVersion++;
    expect(loadsOf(call, 6, true)).toBe(deck);
    expect(names(loadsOf(call, 2, false))).toEqual([]);
    expect(names(hold)).toEqual(['B']);
  });

  test('by column are those of the same list', () => {
    const call = vessel({}, ...load('A', 2, 0, 2), ...load('B', 2, 1, 2), ...load('C', 2, 0, 4));
    const columns = (): number[] => loadsByColumn(call, 2).map((l) => rowOffset(l.slot.row));
    expect(names(loadsByColumn(call, 2)).toSorted()).toEqual(['A', 'B', 'C']);
    expect(columns()).toEqual(columns().toSorted((a, b) => a - b));
    call.toLoad.delete('A' as ContainerId);
    call.listVersion++;
    expect(names(loadsByColumn(call, 2)).toSorted()).toEqual(['B', 'C']);
    expect(columns()).toEqual(columns().toSorted((a, b) => a - b));
  });
});

test('a cell key is its slot again', () => {
  const call = vessel({ A: [6, 2, 84] }, cover('2/0', true));
  expect([...call.cells.keys()].map(slotOf)).toEqual([{ bay: 6, row: 2, tier: 84 }]);
});
