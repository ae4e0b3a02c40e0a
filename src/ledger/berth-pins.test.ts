// Berths that people fix by hand, in the small record: who may be fixed, until when, and what the record keeps.
import { describe, expect, it } from 'vitest';
import { id, type CallId } from '../terminal/ids.ts';
import type { LedgerEvent } from './events.ts';
import { SmallRecord, V, vesselComes } from './small-record.fixture.ts';

const pinned = (x: number, start: number | null = null, call = V): LedgerEvent => ({
  ...{ kind: 'berth-pinned', call, x, start, by: 'Ada' },
});
const unpinned: LedgerEvent = { kind: 'berth-unpinned', call: V, by: 'Bo' };
const state = (name: 'at-roads' | 'berthing' | 'sailed'): LedgerEvent => ({ kind: 'call-state', call: V, state: name });

describe('a berth that is fixed by hand', () => {
  it('stands in the record with who fixed it and when, and a later one takes its place', () => {
    const record = new SmallRecord().did(vesselComes, pinned(40), pinned(55.5, 9_000_000));
    expect(record.state.calls.get(V)?.pin).toEqual({ x: 55.5, start: 9_000_000, by: 'Ada', since: 4000 });
  });

  it('leaves nothing behind when it is set free, so that the record is as if it had never been', () => {
    const record = new SmallRecord().did(vesselComes, pinned(40), unpinned);
    expect('pin' in (record.state.calls.get(V) ?? {})).toBe(false);
    expect(record.rule(unpinned)).toBe('unpinned');
  });

  it('is for a vessel that is known, on the quay', () => {
    const record = new SmallRecord().did(vesselComes);
    expect(record.rule(pinned(40, null, id<CallId>('NOBODY')))).toBe('unknown');
    expect(record.rule(pinned(-1))).toBe('no-ground');
    expect(record.rule(pinned(Number.NaN))).toBe('no-ground');
    expect(record.rule(pinned(0, Infinity))).toBe('no-ground');
  });

  it('can be changed while she waits at the roads, and no more once she was sent to the quay', () => {
    const record = new SmallRecord().did(vesselComes, state('at-roads'));
    expect(record.rule(pinned(40))).toBe('allowed');
    record.did(pinned(40), state('berthing'));
    expect([record.rule(pinned(50)), record.rule(unpinned)]).toEqual(['order', 'order']);
    expect(record.state.calls.get(V)?.pin?.x).toBe(40);
  });
});
