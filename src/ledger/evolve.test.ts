// What events make of the record. They are all lawful here: SmallRecord.did() asks the laws first.
import { describe, expect, test } from 'vitest';
import { id } from '../terminal/ids.ts';
import type { LedgerEvent, VisitState } from './events.ts';
import { evolve } from './evolve.ts';
import {
  A,
  CRANE,
  SmallRecord,
  T,
  V,
  aboard,
  announced,
  box,
  cover,
  on,
  outside,
  picked,
  placed,
  truckComes,
  vesselComes,
  yard,
} from './small-record.fixture.ts';
import { slotKey, stackIndex, nextSlot, type CallRecord } from './state.ts';

const record = (...events: LedgerEvent[]): SmallRecord => new SmallRecord().did(...events);
const call = (r: SmallRecord): CallRecord => r.state.calls.get(V)!;
const visitIs = (state: VisitState): LedgerEvent => ({ kind: 'visit-state', visit: T, state });

/** Boxes of a stack of block A, lowest first. */
function stack(r: SmallRecord, bay: number, row: number): string[] {
  const block = r.state.blocks.get(A)!;
  return block.stacks[stackIndex(block, bay, row)]!;
}

describe('a discharge', () => {
  const start = (): SmallRecord =>
    record(vesselComes, announced(box('B'), aboard(2, 1, 82), 'truck'), {
      kind: 'discharge-listed',
      call: V,
      container: id('B'),
    });

  test('leaves its cell when it is picked, and counts then', () => {
    const r = start();
    expect(call(r)).toMatchObject({ listed: { discharge: 1 }, done: { discharge: 0 } });
    r.did(picked('B', aboard(2, 1, 82)));
    expect(call(r).cells.size).toBe(0);
    expect(call(r).toDischarge.size).toBe(0);
    expect(call(r).done).toEqual({ discharge: 1, load: 0, restow: 0 });
    expect(r.where('B')).toEqual(on(CRANE));
    expect(r.state.holding.get(CRANE)).toEqual(['B']);
  });

  test('is in the yard once it is set down, with the time', () => {
    const r = start().did(picked('B', aboard(2, 1, 82)), placed('B', yard(2, 1, 1)));
    expect(stack(r, 2, 1)).toEqual(['B']);
    expect(r.state).toMatchObject({ yardIn: 1, yardOut: 0 });
    expect(r.state.holding.size).toBe(0);
    expect(r.state.blocks.get(A)!.count).toBe(1);
    expect(r.state.containers.get(id('B'))!.yardSince).toBe(r.state.at);
    expect(nextSlot(r.state.blocks.get(A)!, 2, 1)).toEqual({ bay: 2, row: 1, tier: 2 });
  });
});

describe('in the yard', () => {
  test('a rehandle counts as such and not as a box that came or went', () => {
    const r = record(announced(box('B'), yard(2, 1, 1)));
    const since = r.state.containers.get(id('B'))!.yardSince;
    r.did({ ...picked('B', yard(2, 1, 1)), rehandle: true } as LedgerEvent, placed('B', yard(2, 2, 1)));
    expect(r.state).toMatchObject({ rehandles: 1, yardIn: 0, yardOut: 0 });
    expect([stack(r, 2, 1), stack(r, 2, 2)]).toEqual([[], ['B']]);
    expect(r.state.containers.get(id('B'))!.yardSince).toBe(since);
  });

  test('two 20-foot boxes on a spreader are both held, and leave one by one', () => {
    const r = record(...['S1', 'S2'].flatMap((name) => [announced(box(name, 20), outside), picked(name, outside)]));
    expect(r.state.holding.get(CRANE)).toEqual(['S1', 'S2']);
    r.did(placed('S1', yard(1, 1, 1)));
    expect(r.state.holding.get(CRANE)).toEqual(['S2']);
  });
});

describe('a load', () => {
  const listed = (): SmallRecord =>
    record(vesselComes, announced(box('B'), yard(2, 1, 1)), {
      kind: 'load-listed',
      call: V,
      container: id('B'),
      slot: { bay: 6, row: 1, tier: 82 },
    });

  test('goes with the call', () => {
    expect(listed().state.containers.get(id('B'))!.outbound).toBe(V);
    expect(call(listed()).listed.load).toBe(1);
  });

  test('counts when it stands in its cell', () => {
    const r = listed().did(picked('B', yard(2, 1, 1)));
    expect(call(r).done.load).toBe(0);
    r.did(placed('B', aboard(6, 1, 82)));
    expect(call(r)).toMatchObject({ done: { load: 1 } });
    expect(call(r).toLoad.size).toBe(0);
    expect(call(r).cells.get(slotKey(6, 1, 82))).toBe('B');
    expect(r.state).toMatchObject({ yardOut: 1 });
    expect(r.state.containers.get(id('B'))!.yardSince).toBe(0);
  });

  test('planned to another slot keeps its place on the list', () => {
    const slot = { bay: 6, row: 2, tier: 82 };
    const r = listed().did({ kind: 'load-replanned', call: V, container: id('B'), slot, reason: 'column' });
    expect(call(r).toLoad.get(id('B'))).toEqual(slot);
    expect(call(r).listed.load).toBe(1);
  });

  test('that takes the turn of another has its cell, and that one this one’s', () => {
    const other = { bay: 6, row: 3, tier: 84 };
    const r = listed();
    const before = call(r).toLoad.get(id('B'));
    r.did(
      announced(box('C'), yard(2, 1, 2)),
      { kind: 'load-listed', call: V, container: id('C'), slot: other },
      { kind: 'loads-exchanged', call: V, containers: [id('B'), id('C')], why: null },
    );
    expect([call(r).toLoad.get(id('B')), call(r).toLoad.get(id('C'))]).toEqual([other, before]);
    expect(call(r).listed.load).toBe(2);
  });

  test('rolled to a later vessel leaves the list, and its vessel is not known any more', () => {
    const r = listed().did({ kind: 'load-replanned', call: V, container: id('B'), slot: null, reason: 'missing' });
    expect(call(r).toLoad.size).toBe(0);
    expect(r.state.containers.get(id('B'))!.outbound).toBe('');
    expect(r.where('B')).toEqual(yard(2, 1, 1));
  });
});

describe('a restow', () => {
  const slot = { bay: 6, row: 1, tier: 82 };
  const start = (): SmallRecord =>
    record(vesselComes, announced(box('B'), aboard(6, 1, 82), V), {
      kind: 'restow-listed',
      call: V,
      container: id('B'),
      slot,
    });

  test('counts once, when it stands aboard again', () => {
    const r = start().did(picked('B', aboard(6, 1, 82)), placed('B', yard(2, 1, 1)), picked('B', yard(2, 1, 1)));
    expect(call(r).done).toEqual({ discharge: 0, load: 0, restow: 0 });
    r.did(placed('B', aboard(6, 1, 82)));
    expect(call(r)).toMatchObject({ done: { discharge: 0, load: 0, restow: 1 }, listed: { restow: 1 } });
    expect(call(r).toRestow.size).toBe(0);
  });

  test('planned anew stays a restow', () => {
    const to = { bay: 6, row: 2, tier: 82 };
    const r = start().did({ kind: 'load-replanned', call: V, container: id('B'), slot: to, reason: 'column' });
    expect(call(r).toRestow.get(id('B'))).toEqual(to);
    expect(call(r).toLoad.size).toBe(0);
  });

  test('that cannot go back leaves the list', () => {
    const r = start().did({ kind: 'load-replanned', call: V, container: id('B'), slot: null, reason: 'missing' });
    expect(call(r).toRestow.size).toBe(0);
  });
});

describe('a call', () => {
  test('keeps the time of each of its states', () => {
    const r = record(
      vesselComes,
      { kind: 'call-state', call: V, state: 'at-roads' },
      { kind: 'call-state', call: V, state: 'berthing' },
    );
    expect(call(r)).toMatchObject({ state: 'berthing', times: { expected: 2000, 'at-roads': 3000, berthing: 4000 } });
  });

  test('that sails takes along what is aboard, and nothing else', () => {
    const r = record(vesselComes, announced(box('B'), aboard(2, 1, 82)), announced(box('C'), yard(2, 1, 1)));
    r.did({ kind: 'call-state', call: V, state: 'sailed' });
    expect(r.where('B')).toEqual(outside);
    expect(r.where('C')).toEqual(yard(2, 1, 1));
    expect(call(r).cells.size).toBe(0);
  });

  test('has hatch covers off and on', () => {
    const r = record(vesselComes, cover('2/0', true), cover('2/1', true), cover('2/0', false));
    expect([...call(r).openCovers]).toEqual(['2/1']);
  });

  test('counts what was set aside for it', () => {
    const aside: LedgerEvent = {
      kind: 'container-set-aside',
      what: 'B',
      call: V,
      code: 'HWS-RUN-041',
      reason: 'taken',
    };
    const r = record(vesselComes, aside, { ...aside, call: null });
    expect(call(r).setAside).toBe(1);
    expect(r.state.setAside).toHaveLength(2);
  });

  test('is planned to a berth, the last plan counting', () => {
    const plan: LedgerEvent = {
      kind: 'berth-planned',
      call: V,
      x: 10,
      start: 5,
      end: 9,
      objective: 0,
      bound: 0,
      why: null,
    };
    expect(call(record(vesselComes, plan, { ...plan, x: 30 })).berth).toEqual({ x: 30, start: 5, end: 9 });
  });
});

test('a box that is announced again keeps its record, with the new papers in it', () => {
  const r = record(vesselComes, announced(box('B'), outside));
  const before = r.state.containers.get(id('B'))!;
  r.did({ kind: 'hold-placed', container: id('B'), hold: 'customs', reason: '' });
  r.did(announced({ ...box('B'), grossKg: 20_000 }, yard(2, 1, 1), 'truck'));
  expect(r.state.containers.get(id('B'))).toBe(before);
  expect(before).toMatchObject({ container: { grossKg: 20_000 }, position: yard(2, 1, 1), outbound: 'truck' });
  expect([...before.holds.keys()]).toEqual(['customs']);
});

describe('a truck visit', () => {
  test('brings its boxes to the gate and takes away what it is given', () => {
    const r = record(announced(box('D'), outside), announced(box('C'), yard(2, 1, 1)), truckComes(['D'], ['C']));
    expect(r.where('D')).toEqual(outside);
    r.did(visitIs('at-gate'));
    expect(r.where('D')).toEqual({ kind: 'truck', visit: T });
    r.did(
      visitIs('inside'),
      visitIs('at-transfer'),
      picked('D', { kind: 'truck', visit: T }),
      placed('D', yard(2, 2, 1)),
    );
    r.did(
      visitIs('inside'),
      visitIs('at-transfer'),
      picked('C', yard(2, 1, 1)),
      placed('C', { kind: 'truck', visit: T }),
    );
    r.did(visitIs('leaving'), visitIs('gone'));
    expect(r.where('C')).toEqual(outside);
    expect(r.where('D')).toEqual(yard(2, 2, 1));
    expect(r.state).toMatchObject({ yardIn: 1, yardOut: 1 });
    const visit = r.state.visits.get(T)!;
    expect(visit.gateIn).toBeLessThan(visit.gateOut);
    expect(visit.gateIn).toBe(5000 + 1000);
  });
});

test('holds are laid on and lifted one by one, and outlast a new announcement', () => {
  const hold = (name: string, on = true): LedgerEvent =>
    on
      ? { kind: 'hold-placed', container: id('B'), hold: name, reason: 'r' }
      : { kind: 'hold-released', container: id('B'), hold: name };
  const r = record(announced(box('B'), outside, 'truck'), hold('customs'), hold('line'), hold('line', false));
  r.did(announced(box('B'), yard(2, 1, 1)));
  expect([...r.state.containers.get(id('B'))!.holds.keys()]).toEqual(['customs']);
  expect(r.state.containers.get(id('B'))!.outbound).toBe('truck');
});

test('a box that a person found is where it was found; lists stay as they are', () => {
  const r = record(announced(box('B'), yard(2, 1, 1), 'truck'));
  const { yardIn, yardOut } = r.state;
  r.did({ kind: 'inventory-corrected', container: id('B'), from: yard(2, 1, 1), to: yard(2, 3, 1), by: 'Ada' });
  expect([stack(r, 2, 1), stack(r, 2, 3)]).toEqual([[], ['B']]);
  expect(r.where('B')).toEqual(yard(2, 3, 1));
  expect(r.state).toMatchObject({ yardIn, yardOut });
  expect(r.state.containers.get(id('B'))!.outbound).toBe('truck');
});

test('an event about what is not known is a fault of the program, not of the input', () => {
  expect(() => evolve(new SmallRecord().state, picked('B', outside), 0)).toThrow(/unknown container B/);
});
