// What has left is known for a week, then forgotten; what is to come again is kept.
import { describe, expect, test } from 'vitest';
import { id, type CallId, type VisitId } from '../terminal/ids.ts';
import { evolve } from './evolve.ts';
import type { LedgerEvent } from './events.ts';
import { KEPT_MS } from './forget.ts';
import {
  SmallRecord,
  T,
  V,
  aboard,
  announced,
  box,
  outside,
  picked,
  placed,
  truckComes,
  vesselComes,
  yard,
} from './small-record.fixture.ts';

/** Something that lets the record look at what it may forget: another visit comes and goes at a time, ms after the start. */
function later(record: SmallRecord, at: number): void {
  const visit = id<VisitId>(`at ${at}`);
  const coming = truckComes() as LedgerEvent & { kind: 'visit-announced' };
  evolve(record.state, { ...coming, visit }, at);
  evolve(record.state, { kind: 'visit-state', visit, state: 'gone' }, at);
}

const gone: LedgerEvent = { kind: 'visit-state', visit: T, state: 'gone' };
/** Box B stood in the yard and left with truck T. */
const collected = (): SmallRecord =>
  new SmallRecord().did(
    ...[announced(box('B'), yard(2, 1, 1)), truckComes([], ['B']), picked('B', yard(2, 1, 1))],
    ...[placed('B', { kind: 'truck', visit: T }), gone],
  );
const known = ({ state }: SmallRecord): [boolean, boolean] => [state.containers.has(id('B')), state.visits.has(T)];

describe('a box that left with its truck', () => {
  test('is known for a week, and the visit with it; then both are forgotten', () => {
    const record = collected();
    const left = record.state.at;
    later(record, left + KEPT_MS);
    expect(known(record)).toEqual([true, true]);
    later(record, left + KEPT_MS + 1);
    expect(known(record)).toEqual([false, false]);
    expect(record.state.gateMoves).toBe(1);
  });

  test('is kept when it is announced again meanwhile, wherever it is', () => {
    const record = collected();
    record.did(announced(box('B'), outside));
    later(record, record.state.at + 2 * KEPT_MS);
    expect(known(record)).toEqual([true, false]);
  });

  test('is kept while another truck is to bring it', () => {
    const record = collected();
    const coming = truckComes(['B']) as LedgerEvent & { kind: 'visit-announced' };
    record.did({ ...coming, visit: id('again') });
    later(record, record.state.at + 2 * KEPT_MS);
    expect(known(record)).toEqual([true, false]);
  });

  test('is kept while it is on the load list of a call to come', () => {
    const record = collected();
    record.did(vesselComes, {
      ...{ kind: 'load-listed', call: V, container: id('B') },
      slot: { bay: 2, row: 1, tier: 82 },
    });
    later(record, record.state.at + 2 * KEPT_MS);
    expect(known(record)).toEqual([true, false]);
  });
});

test('what sails with its vessel is forgotten a week later; the call stays', () => {
  const record = new SmallRecord().did(vesselComes, announced(box('B'), aboard(2, 1, 82)));
  record.did({ kind: 'call-state', call: V, state: 'sailed' });
  later(record, record.state.at + KEPT_MS + 1);
  expect(known(record)[0]).toBe(false);
  expect(record.state.calls.has(id<CallId>('V'))).toBe(true);
});

test('a year of boxes that come and go leaves a record of a week', () => {
  const record = new SmallRecord();
  const day = KEPT_MS / 7;
  for (let at = 0; at < 365 * day; at += day / 4) {
    const [container, visit] = [box(`B${at}`), id<VisitId>(`V${at}`)];
    const coming = truckComes([container.id]) as LedgerEvent & { kind: 'visit-announced' };
    evolve(record.state, announced(container, outside), at);
    evolve(record.state, { ...coming, visit }, at);
    for (const state of ['at-gate', 'gone'] as const) evolve(record.state, { kind: 'visit-state', visit, state }, at);
  }
  expect([record.state.containers.size, record.state.visits.size]).toEqual([4 * 7 + 1, 4 * 7 + 1]);
  expect(record.state.gateMoves).toBe(365 * 4);
});
