// Holds in the record: what they refuse, and how loads on hold are kept. The record is src/ledger/small-record.fixture.ts.
import { describe, expect, test } from 'vitest';
import { id, type ContainerId } from '../terminal/ids.ts';
import type { LedgerEvent, VisitState } from './events.ts';
import { allLoads, loadSlot } from './holds.ts';
import {
  CRANE,
  PLATFORM,
  SmallRecord,
  T,
  V,
  aboard,
  announced,
  box,
  on,
  picked,
  placed,
  truckComes,
  vesselComes,
  yard,
} from './small-record.fixture.ts';

const B: ContainerId = id('B');
const CELL = aboard(6, 2, 82);
const listed: LedgerEvent = { kind: 'load-listed', call: V, container: B, slot: CELL.slot };
const held: LedgerEvent = { kind: 'hold-placed', container: B, hold: 'customs', reason: 'x-ray' };
const released: LedgerEvent = { kind: 'hold-released', container: B, hold: 'customs' };
const relisted: LedgerEvent = { kind: 'load-replanned', call: V, container: B, slot: CELL.slot, reason: 'released' };
const tooLate: LedgerEvent = { kind: 'hold-too-late', call: V, container: B, che: CRANE };
const sails: LedgerEvent = { kind: 'call-state', call: V, state: 'unberthing' };

/** A vessel that is to load B, which stands in the yard. */
const toLoad = (...events: LedgerEvent[]): SmallRecord =>
  new SmallRecord().did(vesselComes, announced(box('B'), yard(2, 1, 1)), listed, ...events);
/** The same with B in the crane's spreader. */
const lifted = (...events: LedgerEvent[]): SmallRecord =>
  toLoad(picked('B', yard(2, 1, 1), PLATFORM), picked('B', on(PLATFORM)), ...events);

const callOf = (r: SmallRecord) => r.state.calls.get(V)!;

test('a release is refused where there is no such hold: one that comes before its hold would be lost', () => {
  // Found by torture, seeds 367, 624, 790: the hold came later and stayed for good, with its truck.
  expect(toLoad().rule(released)).toBe('unknown');
  expect(toLoad(held).rule({ ...released, hold: 'line' })).toBe('unknown');
  expect(toLoad(held).rule(released)).toBe('allowed');
  expect(toLoad(held, released).rule(released)).toBe('unknown');
  expect(toLoad().rule({ ...released, container: id('nobody') })).toBe('unknown');
});

describe('a load on hold', () => {
  test('is kept ashore with its slot, and not loaded', () => {
    const r = lifted(held);
    expect([...callOf(r).toLoad.keys()]).toEqual([]);
    expect(loadSlot(callOf(r), B)).toEqual(CELL.slot);
    expect([...allLoads(callOf(r)).keys()]).toEqual([B]);
    expect(r.rule(placed('B', CELL))).toBe('hold');
    expect(r.rule(placed('B', on(PLATFORM)))).toBe('allowed');
  });

  test('is kept ashore when it is listed after its hold', () => {
    const r = new SmallRecord().did(vesselComes, announced(box('B'), yard(2, 1, 1)), held, listed);
    expect([callOf(r).toLoad.size, callOf(r).keptAshore.size, callOf(r).listed.load]).toEqual([0, 1, 1]);
    // A list that comes again counts it once.
    expect(r.did(listed).state.calls.get(V)?.listed.load).toBe(1);
  });

  test('is listed again after its release only', () => {
    const r = lifted(held);
    expect(r.rule(relisted)).toBe('hold');
    r.did(released);
    expect([callOf(r).toLoad.get(B), callOf(r).keptAshore.size]).toEqual([CELL.slot, 0]);
    expect(r.rule(relisted)).toBe('allowed');
    r.did(placed('B', CELL), sails);
    expect(callOf(r).done.load).toBe(1);
  });

  test('is released by the last of its holds', () => {
    const r = toLoad(held, { kind: 'hold-placed', container: B, hold: 'line', reason: 'unpaid' }, released);
    expect(r.rule(relisted)).toBe('hold');
    expect(r.did({ kind: 'hold-released', container: B, hold: 'line' }).rule(relisted)).toBe('allowed');
  });

  test('is rolled, hold or not, and is on no list then', () => {
    const r = toLoad(held).did({ ...relisted, slot: null });
    expect(loadSlot(callOf(r), B)).toBeUndefined();
    expect(r.state.containers.get(B)?.outbound).toBe('');
    expect(r.rule(relisted)).toBe('unknown');
  });

  test('is not put on the list of another call', () => {
    const other: LedgerEvent = { ...vesselComes, call: id('W'), vessel: 'W' } as LedgerEvent;
    expect(toLoad(held, other).rule({ ...listed, call: id('W') })).toBe('duplicate');
  });
});

describe('a hold that comes when the crane was told to set the box aboard', () => {
  test('lets it go on, and keeps the vessel', () => {
    const r = lifted(held, tooLate);
    expect(r.rule(placed('B', CELL))).toBe('allowed');
    r.did(placed('B', CELL));
    expect(callOf(r).done.load).toBe(1);
    expect(r.rule(sails)).toBe('hold');
    expect(r.did(released).rule(sails)).toBe('allowed');
  });

  test('keeps the vessel no longer than the box is aboard', () => {
    const r = lifted(held, tooLate, placed('B', CELL), picked('B', CELL));
    expect(r.rule(sails)).toBe('allowed');
  });

  test('is told of a load on hold that a machine holds, and of no other', () => {
    expect(lifted().rule(tooLate)).toBe('unknown');
    expect(toLoad(held).rule(tooLate)).toBe('elsewhere');
    expect(lifted(held).rule(tooLate)).toBe('allowed');
  });
});

test('a hold on a box that only makes room keeps it from nothing: it belongs to the vessel', () => {
  const r = new SmallRecord().did(vesselComes, announced(box('B'), CELL), {
    ...{ kind: 'restow-listed', call: V, container: B, slot: CELL.slot },
  });
  r.did(picked('B', CELL), held);
  expect(r.rule(placed('B', CELL))).toBe('allowed');
  expect(r.did(placed('B', CELL)).rule(sails)).toBe('allowed');
});

test('a truck is stopped on its way out only, and goes nowhere but out again when its box is free', () => {
  const to = (state: VisitState): LedgerEvent => ({ kind: 'visit-state', visit: T, state });
  const r = lifted().did(truckComes([], ['B']), to('at-transfer'), placed('B', { kind: 'truck', visit: T }));
  expect(r.rule(to('stopped'))).toBe('order');
  r.did(to('leaving'), held, to('stopped'));
  expect([r.rule(to('leaving')), r.rule(to('gone')), r.rule(to('inside'))]).toEqual(['hold', 'order', 'order']);
  r.did(released, to('leaving'), to('gone'));
  expect(r.where('B')).toEqual({ kind: 'outside' });
});

test('a truck that was through the gate before it could be stopped is gone', () => {
  const to = (state: VisitState): LedgerEvent => ({ kind: 'visit-state', visit: T, state });
  const r = lifted().did(truckComes([], ['B']), to('at-transfer'), placed('B', { kind: 'truck', visit: T }));
  expect(r.did(to('leaving'), held).rule(to('gone'))).toBe('allowed');
});
