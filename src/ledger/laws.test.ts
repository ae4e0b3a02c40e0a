// Every law: what it refuses, and beside it what it lets pass. The record is src/ledger/small-record.fixture.ts.
import { describe, expect, test } from 'vitest';
import type { Position } from '../terminal/container.ts';
import { id, type CallId, type ContainerId } from '../terminal/ids.ts';
import type { LedgerEvent, VisitState } from './events.ts';
import { cellName, decide } from './laws.ts';
import {
  A,
  CRANE,
  PLATFORM,
  SmallRecord,
  T,
  V,
  aboard,
  announced,
  box,
  capacity,
  cover,
  on,
  outside,
  picked,
  placed,
  truckComes,
  vesselComes,
  yard,
} from './small-record.fixture.ts';

const record = (...events: LedgerEvent[]): SmallRecord => new SmallRecord().did(...events);

/** A record with boxes in the hands of the crane. */
const holding = (...boxes: ReturnType<typeof box>[]): SmallRecord =>
  record(vesselComes, ...boxes.flatMap((b) => [announced(b, outside), picked(b.id, outside)]));

describe('what is not known', () => {
  test.each<[string, LedgerEvent]>([
    ['a container that is picked', picked('B', outside)],
    ['a container that is placed', placed('B', yard(2, 1, 1))],
    ['a container with a hold', { kind: 'hold-placed', container: id('B'), hold: 'customs', reason: '' }],
    [
      'a container whose slot is chosen',
      { kind: 'slot-chosen', container: id('B'), block: A, slot: yard(2, 1, 1).slot, why: null },
    ],
    ['a vessel in whose cell a box stands', announced(box('B'), aboard(2, 0, 82))],
    ['a call that changes its state', { kind: 'call-state', call: V, state: 'working' }],
    ['a call of a load list', { kind: 'load-listed', call: V, container: id('B'), slot: aboard(2, 0, 82).slot }],
    ['a call whose hatch cover is opened', cover('2/0', true)],
    ['a visit that changes its state', { kind: 'visit-state', visit: T, state: 'at-gate' }],
    ['a block', announced(box('B'), { kind: 'yard', block: id('Z'), slot: { bay: 2, row: 1, tier: 1 } })],
  ])('is refused: %s', (_, event) => {
    expect(new SmallRecord().rule(event)).toBe('unknown');
  });

  test.each([
    ['bay 0', 0, 1],
    ['bay 4, which no slot has', 4, 1],
    ['bay 9 behind the block', 9, 1],
    ['row 0', 2, 0],
    ['row 4 of 3', 2, 4],
  ])('is refused: %s of the yard', (_, bay, row) => {
    expect(holding(box('B')).rule(placed('B', yard(bay, row, 1)))).toBe('unknown');
  });

  test('is refused: the truck to which a box is handed', () => {
    expect(holding(box('B')).rule(placed('B', { kind: 'truck', visit: T }))).toBe('unknown');
  });
});

describe('what is there already', () => {
  test('a call or visit is announced once', () => {
    expect(record(vesselComes).rule(vesselComes)).toBe('duplicate');
    expect(record(truckComes()).rule(truckComes())).toBe('duplicate');
  });

  test('a container that is here or aboard cannot come again; one that is outside can', () => {
    const here = record(vesselComes, announced(box('B'), yard(2, 1, 1)));
    expect(here.rule(announced(box('B'), aboard(2, 0, 82)))).toBe('duplicate');
    const away = record(vesselComes, announced(box('B'), outside));
    expect(away.rule(announced(box('B'), aboard(2, 0, 82)))).toBe('allowed');
  });
});

test('a box that a truck is to bring does not come by vessel too', () => {
  const r = record(vesselComes, announced(box('B'), outside), truckComes(['B']));
  expect(r.rule(announced(box('B'), aboard(2, 0, 82)))).toBe('duplicate');
  expect(r.rule(announced(box('C'), aboard(2, 0, 82)))).toBe('allowed');
  for (const state of ['at-gate', 'leaving', 'gone'] as const) r.did({ kind: 'visit-state', visit: T, state });
  expect(r.rule(announced(box('B'), aboard(2, 0, 82)))).toBe('allowed');
});

describe('elsewhere', () => {
  test('a box is picked only where it is', () => {
    const r = record(vesselComes, announced(box('B'), yard(2, 1, 1)));
    expect(r.rule(picked('B', yard(2, 2, 1)))).toBe('elsewhere');
    expect(r.rule(picked('B', aboard(2, 1, 82)))).toBe('elsewhere');
    expect(r.rule(picked('B', yard(2, 1, 1)))).toBe('allowed');
  });

  test('only the machine that holds a box sets it down', () => {
    const r = holding(box('B'));
    expect(r.rule(placed('B', yard(2, 1, 1), PLATFORM))).toBe('elsewhere');
    expect(r.rule(placed('B', yard(2, 1, 1)))).toBe('allowed');
  });

  test('only a box aboard is discharged or restowed', () => {
    const r = record(vesselComes, announced(box('B'), outside), announced(box('C'), aboard(2, 0, 82)));
    expect(r.rule({ kind: 'discharge-listed', call: V, container: id('B') })).toBe('elsewhere');
    expect(r.rule({ kind: 'discharge-listed', call: V, container: id('C') })).toBe('allowed');
    expect(r.rule({ kind: 'restow-listed', call: V, container: id('B'), slot: aboard(2, 0, 82).slot })).toBe(
      'elsewhere',
    );
  });
});

describe('in the yard', () => {
  //  tier 2  . C .        bay 2, rows 1 to 3
  //  tier 1  B B .
  const stacked = (): SmallRecord =>
    record(
      vesselComes,
      announced(box('B1'), yard(2, 1, 1)),
      announced(box('B2'), yard(2, 2, 1)),
      announced(box('C'), yard(2, 2, 2)),
    );

  test('a buried box is not picked, the one on top is', () => {
    expect(stacked().rule(picked('B2', yard(2, 2, 1)))).toBe('buried');
    expect(stacked().rule(picked('C', yard(2, 2, 2)))).toBe('allowed');
    expect(
      stacked()
        .did(picked('C', yard(2, 2, 2)))
        .rule(picked('B2', yard(2, 2, 1), PLATFORM)),
    ).toBe('allowed');
  });

  test('a box is set down on the next free tier only', () => {
    const r = stacked().did(announced(box('D'), outside), picked('D', outside));
    expect(r.rule(placed('D', yard(2, 1, 1)))).toBe('occupied');
    expect(r.rule(placed('D', yard(2, 1, 2)))).toBe('allowed');
    expect(r.rule(placed('D', yard(2, 1, 3)))).toBe('floating');
    expect(r.rule(placed('D', yard(2, 3, 2)))).toBe('floating');
    expect(r.rule(placed('D', yard(2, 3, 1)))).toBe('allowed');
  });

  test('no stack is higher than its block', () => {
    const r = record(...[1, 2, 3, 4].map((tier) => announced(box(`B${tier}`), yard(2, 1, tier))));
    expect(r.rule(announced(box('B5'), yard(2, 1, 5)))).toBe('too-high');
    expect(r.rule(announced(box('B5'), yard(2, 2, 1)))).toBe('allowed');
  });

  test("20' boxes stand in 20' bays and longer ones in 40' bays", () => {
    expect(holding(box('S', 20)).rule(placed('S', yard(2, 1, 1)))).toBe('mixed-lengths');
    expect(holding(box('S', 20)).rule(placed('S', yard(1, 1, 1)))).toBe('allowed');
    expect(holding(box('S', 20)).rule(placed('S', yard(3, 1, 1)))).toBe('allowed');
    expect(holding(box('L', 40)).rule(placed('L', yard(1, 1, 1)))).toBe('mixed-lengths');
    expect(holding(box('L', 45)).rule(placed('L', yard(6, 3, 1)))).toBe('allowed');
  });

  test("20' and 40' boxes do not share a bay and row, two 20' stacks do", () => {
    const short = record(announced(box('S'.concat('1'), 20), yard(1, 1, 1)));
    expect(short.rule(announced(box('L'), yard(2, 1, 2)))).toBe('mixed-lengths');
    expect(short.rule(announced(box('S2', 20), yard(3, 1, 1)))).toBe('allowed');
    expect(short.rule(announced(box('L'), yard(2, 2, 1)))).toBe('allowed');
    const long = record(announced(box('L'), yard(2, 1, 1)));
    expect(long.rule(announced(box('S1', 20), yard(3, 1, 1)))).toBe('mixed-lengths');
  });
});

describe('full hands', () => {
  test("a spreader holds one 40' or two 20', a platform two 40'", () => {
    const one = holding(box('L'));
    expect(one.did(announced(box('M'), outside)).rule(picked('M', outside))).toBe('full-hands');
    const twin = holding(box('S1', 20)).did(announced(box('S2', 20), outside), announced(box('S3', 20), outside));
    expect(twin.rule(picked('S2', outside))).toBe('allowed');
    expect(twin.did(picked('S2', outside)).rule(picked('S3', outside))).toBe('full-hands');
    const twoOn = [box('P1'), box('P2')].flatMap((b) => [announced(b, outside), picked(b.id, outside, PLATFORM)]);
    expect(
      holding(box('L'))
        .did(...twoOn)
        .rule(placed('L', on(PLATFORM))),
    ).toBe('full-hands');
    expect(
      holding(box('L'))
        .did(...twoOn.slice(0, 2))
        .rule(placed('L', on(PLATFORM))),
    ).toBe('allowed');
  });
});

describe('aboard', () => {
  test('a box under another is not picked; halves and whole of a bay are one column', () => {
    const r = record(vesselComes, announced(box('S', 20), aboard(1, 0, 82)), announced(box('L'), aboard(2, 0, 84)));
    expect(r.rule(picked('S', aboard(1, 0, 82)))).toBe('buried');
    expect(r.did(picked('L', aboard(2, 0, 84))).rule(picked('S', aboard(1, 0, 82), PLATFORM))).toBe('allowed');
    const side = record(
      vesselComes,
      announced(box('S', 20), aboard(1, 0, 82)),
      announced(box('S2', 20), aboard(3, 0, 84)),
    );
    expect(side.rule(picked('S', aboard(1, 0, 82)))).toBe('allowed');
  });

  test('a box in the hold is picked only with its hatch cover off', () => {
    const r = record(vesselComes, announced(box('B'), aboard(2, 0, 2)));
    expect(r.rule(picked('B', aboard(2, 0, 2)))).toBe('hatch-closed');
    expect(r.did(cover('2/1', true)).rule(picked('B', aboard(2, 0, 2)))).toBe('hatch-closed');
    expect(r.did(cover('2/0', true)).rule(picked('B', aboard(2, 0, 2)))).toBe('allowed');
  });

  test('a box in a bay without covers is picked at once', () => {
    expect(record(vesselComes, announced(box('B'), aboard(6, 0, 2))).rule(picked('B', aboard(6, 0, 2)))).toBe(
      'allowed',
    );
  });

  test('a taken cell is no place, however the lengths', () => {
    const r = record(vesselComes, announced(box('L'), aboard(2, 0, 82)));
    expect(r.rule(announced(box('M'), aboard(2, 0, 82)))).toBe('occupied');
    expect(r.rule(announced(box('S', 20), aboard(3, 0, 82)))).toBe('occupied');
    expect(r.rule(announced(box('M'), aboard(2, 1, 82)))).toBe('allowed');
    const halves = record(vesselComes, announced(box('S', 20), aboard(3, 0, 82)));
    expect(halves.rule(announced(box('L'), aboard(2, 0, 82)))).toBe('occupied');
    expect(halves.rule(announced(box('S2', 20), aboard(1, 0, 82)))).toBe('allowed');
  });

  test('nothing is pushed under a box, and nothing floats', () => {
    const r = holding(box('B')).did(announced(box('L'), aboard(2, 0, 84)), announced(box('M'), aboard(2, 1, 82)));
    expect(r.rule(placed('B', aboard(2, 0, 82)))).toBe('occupied');
    expect(r.rule(placed('B', aboard(2, 1, 86)))).toBe('floating');
    expect(r.rule(placed('B', aboard(2, 1, 84)))).toBe('allowed');
  });

  test('the lowest cell of a stack is what plans name, so that tier 82 over a cover may be 84 elsewhere', () => {
    const r = holding(box('B')).did({ kind: 'load-listed', call: V, container: id('B'), slot: aboard(6, 2, 84).slot });
    expect(r.rule(placed('B', aboard(6, 2, 84)))).toBe('allowed');
    expect(r.rule(placed('B', aboard(6, 2, 86)))).toBe('floating');
  });

  test('the hold is closed while the cover is on, the deck while it is off', () => {
    const r = holding(box('B'));
    expect(r.rule(placed('B', aboard(2, 0, 2)))).toBe('hatch-closed');
    expect(r.rule(placed('B', aboard(2, 0, 82)))).toBe('allowed');
    r.did(cover('2/0', true));
    expect(r.rule(placed('B', aboard(2, 0, 2)))).toBe('allowed');
    expect(r.rule(placed('B', aboard(2, 0, 82)))).toBe('hatch-open');
    expect(r.rule(placed('B', aboard(2, 1, 82)))).toBe('allowed');
  });

  test('a cover comes off only when nothing stands on it, and not twice', () => {
    const r = record(vesselComes, announced(box('B'), aboard(2, 2, 82)));
    expect(r.rule(cover('2/0', true))).toBe('buried');
    expect(r.rule(cover('2/1', true))).toBe('allowed');
    expect(r.rule(cover('2/1', false))).toBe('order');
    expect(r.did(cover('2/1', true)).rule(cover('2/1', true))).toBe('order');
    expect(r.rule(cover('2/1', false))).toBe('allowed');
  });
});

test('a box is on the load list of one call at a time', () => {
  const W: CallId = id('W');
  const list = (call: CallId): LedgerEvent => ({
    ...{ kind: 'load-listed', call, container: id('B'), slot: aboard(6, 0, 82).slot },
  });
  const r = record(vesselComes, { ...vesselComes, call: W } as LedgerEvent, announced(box('B'), outside), list(V));
  expect([r.rule(list(V)), r.rule(list(W))]).toEqual(['allowed', 'duplicate']);
  r.did({ kind: 'load-replanned', call: V, container: id('B'), slot: null, reason: 'missing' });
  expect(r.rule(list(W))).toBe('allowed');
  const sailed = record(vesselComes, { ...vesselComes, call: W } as LedgerEvent, announced(box('B'), outside), list(V));
  expect(sailed.did({ kind: 'call-state', call: V, state: 'sailed' }).rule(list(W))).toBe('allowed');
});

describe('loads that take each other’s turn', () => {
  const exchanged: LedgerEvent = { kind: 'loads-exchanged', call: V, containers: [id('B'), id('C')], why: null };
  const list = (name: string): LedgerEvent => ({
    ...{ kind: 'load-listed', call: V, container: id(name), slot: aboard(6, name === 'B' ? 0 : 1, 82).slot },
  });

  test('must both be on the list of the call', () => {
    const r = record(vesselComes, announced(box('B'), outside), announced(box('C'), outside), list('B'));
    expect(r.rule(exchanged)).toBe('unknown');
    expect(r.did(list('C')).rule(exchanged)).toBe('allowed');
  });

  test('must take cells of one length', () => {
    const r = record(vesselComes, announced(box('B'), outside), announced(box('C', 20), outside), list('B'), list('C'));
    expect(r.rule(exchanged)).toBe('mixed-lengths');
  });
});

describe('a load planned anew', () => {
  const replanned: LedgerEvent = { kind: 'load-replanned', call: V, container: id('B'), slot: null, reason: 'missing' };

  test('must be on the list of the call', () => {
    const r = record(vesselComes, announced(box('B'), outside));
    expect(r.rule(replanned)).toBe('unknown');
    expect(
      r.did({ kind: 'load-listed', call: V, container: id('B'), slot: aboard(6, 0, 82).slot }).rule(replanned),
    ).toBe('allowed');
  });

  test('may be a restow', () => {
    const r = record(vesselComes, announced(box('B'), aboard(6, 0, 82)));
    r.did({ kind: 'restow-listed', call: V, container: id('B'), slot: aboard(6, 0, 82).slot });
    expect(r.rule({ ...replanned, slot: aboard(6, 1, 82).slot })).toBe('allowed');
  });
});

describe('trucks', () => {
  test('a truck does not leave with a box that was put on hold while it was set down, and does after its release', () => {
    const r = holding(box('B')).did(
      truckComes([], ['B']),
      { kind: 'visit-state', visit: T, state: 'at-transfer' },
      { kind: 'hold-placed', container: id('B'), hold: 'customs', reason: 'x-ray' },
      placed('B', { kind: 'truck', visit: T }),
    );
    const leaving: LedgerEvent = { kind: 'visit-state', visit: T, state: 'leaving' };
    expect(r.rule(leaving)).toBe('hold');
    r.did({ kind: 'hold-released', container: id('B'), hold: 'customs' });
    expect(r.rule(leaving)).toBe('allowed');
  });

  test('nothing is set down outside', () => {
    expect(holding(box('B')).rule(placed('B', outside))).toBe('order');
  });

  test('a visit goes forward, and back only from one transfer point to the next', () => {
    const to = (state: VisitState): LedgerEvent => ({ kind: 'visit-state', visit: T, state });
    const r = record(truckComes(), to('at-gate'));
    expect(r.rule(to('expected'))).toBe('order');
    expect(r.rule(to('at-gate'))).toBe('order');
    r.did(to('inside'), to('at-transfer'));
    expect(r.rule(to('at-gate'))).toBe('order');
    expect(r.rule(to('inside'))).toBe('allowed');
    r.did(to('leaving'));
    expect(r.rule(to('inside'))).toBe('order');
    expect(r.rule(to('gone'))).toBe('allowed');
  });
});

describe('what a person has found', () => {
  const found = (name: string, from: Position, to: Position): LedgerEvent => ({
    ...{ kind: 'inventory-corrected', container: id<ContainerId>(name), from, to, by: 'Ada' },
  });
  const stacked = (): SmallRecord => record(announced(box('B'), yard(2, 1, 1)), announced(box('C'), yard(2, 1, 2)));

  test.each<[string, string, string, Position, Position]>([
    ['allowed', 'the top box of a stack on another stack', 'C', yard(2, 1, 2), yard(2, 2, 1)],
    ['allowed', 'it on a machine', 'C', yard(2, 1, 2), on(CRANE)],
    ['allowed', 'it gone', 'C', yard(2, 1, 2), outside],
    ['buried', 'a box under another one elsewhere', 'B', yard(2, 1, 1), yard(2, 2, 1)],
    ['floating', 'a box in the air', 'C', yard(2, 1, 2), yard(2, 2, 2)],
    ['duplicate', 'a box where it is recorded', 'C', yard(2, 1, 2), yard(2, 1, 2)],
    ['elsewhere', 'a box that is not where it was thought to be', 'C', yard(2, 3, 1), yard(2, 2, 1)],
    ['unknown', 'a box that nobody knows', 'D', yard(2, 1, 2), yard(2, 2, 1)],
    ['unknown', 'a box on a truck that is not here', 'C', yard(2, 1, 2), { kind: 'truck', visit: T }],
    ['mixed-lengths', 'a 40-foot box on a 20-foot slot', 'C', yard(2, 1, 2), yard(1, 2, 1)],
  ])('is %s: %s', (rule, _, name, from, to) => {
    expect(stacked().rule(found(name, from, to))).toBe(rule);
  });
});

test('what a message says of itself is never refused', () => {
  const aside: LedgerEvent = { kind: 'container-set-aside', what: 'B', call: null, code: 'HWS-RUN-041', reason: '' };
  expect(new SmallRecord().rule(aside)).toBe('allowed');
});

test('a refusal names the box and where it is', () => {
  const r = record(vesselComes, announced(box('B'), aboard(2, 4, 82)));
  const verdict = decide(r.state, picked('B', on(CRANE)), capacity);
  expect(verdict).toMatchObject({ ok: false, error: { message: 'B is aboard V at 002-04-82, not on Q1' } });
  expect(cellName({ bay: 18, row: 4, tier: 2 })).toBe('018-04-02');
});
