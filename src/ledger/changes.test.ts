// Laws of changes, and what they do to the record. The record is src/ledger/small-record.fixture.ts.
import { describe, expect, test } from 'vitest';
import type { Claim } from '../terminal/discrepancy.ts';
import { id, type CallId, type ContainerId } from '../terminal/ids.ts';
import { hasLeft } from './changes.ts';
import type { LedgerEvent } from './events.ts';
import {
  aboard,
  announced,
  box,
  CRANE,
  geometry,
  outside,
  picked,
  placed,
  SmallRecord,
  T,
  truckComes,
  V,
  vesselComes,
  yard,
} from './small-record.fixture.ts';

const record = (...events: LedgerEvent[]): SmallRecord => new SmallRecord().did(...events);
const container = (name: string): ContainerId => id(name);
const reason = 'a newer plan';
const withdrawn = (name: string): LedgerEvent => ({
  ...{ kind: 'container-withdrawn', call: V, container: container(name), reason },
});
const listed = (name: string): LedgerEvent => ({ kind: 'discharge-listed', call: V, container: container(name) });
const unlisted = (name: string): LedgerEvent => ({
  ...{ kind: 'discharge-unlisted', call: V, container: container(name), reason },
});
const load = (name: string): LedgerEvent => ({
  ...{ kind: 'load-listed', call: V, container: container(name), slot: aboard(2, 1, 82).slot },
});
const unload = (name: string): LedgerEvent => ({
  ...{ kind: 'load-unlisted', call: V, container: container(name), reason },
});
const changedCall: LedgerEvent = { kind: 'call-changed', call: V, geometry, eta: 5, etd: 6, nextPort: 'DEHAM' };
const sent = (state: 'at-roads' | 'berthing' | 'working'): LedgerEvent => ({ kind: 'call-state', call: V, state });
const cancelled: LedgerEvent = { kind: 'visit-cancelled', visit: T, reason };
const claim: Claim = {
  ...{ kind: 'brings', sender: 'LINE', file: 'f', type: 'COPINO', reference: 'R', call: null, slot: null },
};
const found = (name: string): LedgerEvent => ({
  ...{ kind: 'discrepancy-found', container: container(name), claim, recorded: yard(2, 1, 1), reason },
});
const resolved = (name: string): LedgerEvent => ({
  ...{ kind: 'discrepancy-resolved', container: container(name), accepted: 'record', by: 'Ada' },
});

const planned = (): SmallRecord => record(vesselComes, announced(box('A'), aboard(2, 0, 2)), listed('A'));

describe('a stow that is told otherwise', () => {
  test('is a plan until the vessel is sent to the quay, and a fact from then on', () => {
    const r = planned();
    for (const event of [withdrawn('A'), changedCall]) expect(r.rule(event)).toBe('allowed');
    r.did(sent('at-roads'));
    for (const event of [withdrawn('A'), changedCall]) expect(r.rule(event)).toBe('allowed');
    r.did(sent('berthing'));
    for (const event of [withdrawn('A'), changedCall]) expect(r.rule(event)).toBe('order');
  });

  test('speaks of boxes aboard this vessel only', () => {
    const r = planned().did(announced(box('B'), yard(2, 1, 1)));
    expect([r.rule(withdrawn('B')), r.rule({ ...changedCall, call: id<CallId>('W') } as LedgerEvent)]).toEqual([
      'elsewhere',
      'unknown',
    ]);
  });

  test('leaves the cell free and the lists without the box', () => {
    const r = planned().did(withdrawn('A'));
    const call = r.state.calls.get(V);
    expect([r.where('A'), call?.cells.size, call?.toDischarge.size, call?.listed.discharge]).toEqual([
      outside,
      0,
      0,
      0,
    ]);
    expect(r.rule(announced(box('B'), aboard(2, 0, 2)))).toBe('allowed');
  });

  test('finds the bottoms of the stacks anew', () => {
    const r = planned().did(withdrawn('A'), announced(box('A'), aboard(2, 0, 4)), changedCall);
    expect([...(r.state.calls.get(V)?.bottoms.values() ?? [])]).toEqual([4]);
    expect(r.state.calls.get(V)).toMatchObject({ eta: 5, etd: 6, nextPort: 'DEHAM' });
  });
});

describe('papers that are told otherwise', () => {
  const heavier = { ...box('A'), grossKg: 20_000 };
  const told = (what: typeof heavier): LedgerEvent => ({
    kind: 'container-changed',
    container: what,
    outbound: 'truck',
  });

  test('change what is known of the box and not where it is', () => {
    const r = planned().did(told(heavier));
    const a = r.state.containers.get(container('A'));
    expect([a?.container.grossKg, a?.outbound, a?.position]).toEqual([20_000, 'truck', aboard(2, 0, 2)]);
  });

  test('cannot make a box that is held longer or shorter, but one that is outside', () => {
    expect(planned().rule(told(box('A', 20)))).toBe('mixed-lengths');
    expect(record(announced(box('A'), outside)).rule(told(box('A', 20)))).toBe('allowed');
    expect(record().rule(told(heavier))).toBe('unknown');
  });
});

describe('lists that are told otherwise', () => {
  test('lose a box that is on them and still aboard', () => {
    const r = planned();
    r.did(unlisted('A'));
    expect(r.state.calls.get(V)?.listed.discharge).toBe(0);
    expect(r.rule(unlisted('A'))).toBe('unknown');
  });

  test('keep a load that is on a machine: it is on its way', () => {
    const r = record(vesselComes, announced(box('L'), yard(2, 1, 1)), load('L'));
    expect(r.rule(unload('L'))).toBe('allowed');
    r.did(picked('L', yard(2, 1, 1), CRANE));
    expect(r.rule(unload('L'))).toBe('order');
    r.did(placed('L', yard(2, 1, 1), CRANE), unload('L'));
    expect(r.state.containers.get(container('L'))?.outbound).toBe('');
    expect(r.rule(unload('L'))).toBe('unknown');
  });

  test('lose a load that a hold keeps ashore', () => {
    const hold: LedgerEvent = { kind: 'hold-placed', container: container('L'), hold: 'customs', reason: '' };
    const r = record(vesselComes, announced(box('L'), yard(2, 1, 1)), load('L'), hold, unload('L'));
    const call = r.state.calls.get(V);
    expect([call?.toLoad.size, call?.keptAshore.size, call?.listed.load]).toEqual([0, 0, 0]);
  });
});

describe('a visit that is cancelled', () => {
  test('is over before its truck has come, and cannot be cancelled afterwards', () => {
    const r = record(announced(box('B'), outside), truckComes(['B']));
    expect(r.rule(cancelled)).toBe('allowed');
    const come = record(announced(box('B'), outside), truckComes(['B'])).did({
      ...{ kind: 'visit-state', visit: T, state: 'at-gate' },
    });
    expect(come.rule(cancelled)).toBe('order');
    r.did(cancelled);
    expect([r.state.visits.get(T)?.state, r.where('B'), r.state.gateMoves]).toEqual(['gone', outside, 0]);
    expect(record().rule(cancelled)).toBe('unknown');
  });
});

describe('a discrepancy', () => {
  test('is open until somebody has decided', () => {
    const r = record(announced(box('B'), yard(2, 1, 1)), found('B'));
    expect(r.state.discrepancies.get(container('B'))).toMatchObject({ claim, reason, recorded: yard(2, 1, 1) });
    r.did(resolved('B'));
    expect([r.state.discrepancies.size, r.rule(resolved('B')), r.rule(found('C'))]).toEqual([0, 'unknown', 'unknown']);
  });
});

describe('what has left', () => {
  const gone: LedgerEvent[] = (['at-gate', 'inside', 'at-transfer', 'leaving', 'gone'] as const).map((state) => ({
    ...{ kind: 'visit-state', visit: T, state },
  }));

  test('is a box that a truck took, not one that was only announced or withdrawn', () => {
    const truck = { kind: 'truck', visit: T } as const;
    const r = record(announced(box('B'), yard(2, 1, 1), 'truck'), truckComes([], ['B']));
    r.did(...gone.slice(0, 3), picked('B', yard(2, 1, 1)), placed('B', truck), ...gone.slice(3));
    expect(hasLeft(r.state, container('B'))).toBe(true);
    expect(hasLeft(r.did(announced(box('B'), outside)).state, container('B'))).toBe(false);
    expect(hasLeft(planned().did(withdrawn('A')).state, container('A'))).toBe(false);
  });
});
