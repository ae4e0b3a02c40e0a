// Boxes in groups by what a person asks of the picture: in the yard of the tiny terminal, aboard V at the quay, and on her way.
import { beforeEach, describe, expect, it } from 'vitest';
import {
  aboard,
  announced,
  box,
  outside,
  SmallRecord,
  truckComes,
  V,
  vesselComes,
  yard,
} from '../../ledger/small-record.fixture.ts';
import type { CallState } from '../../ledger/events.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { BoxQuestion } from '../api/colours.ts';
import { boxColours } from './box-colours.ts';

const DAY_MS = 86_400_000;
let record: SmallRecord;
beforeEach(() => void (record = new SmallRecord()));

/** Groups as KEY: BOXES. */
function told(by: BoxQuestion, now = 0): string[] {
  return boxColours(record.state, by, now).groups.map(({ key, boxes }) => `${key}: ${boxes.join(' ')}`);
}

/** V is in this state; the laws of her way there are not what is tested. */
function vesselIs(state: CallState): void {
  record.did(vesselComes);
  record.state.calls.get(V)!.state = state;
}

describe('boxes in the picture', () => {
  it('are grouped by line, the largest first, and those without one', () => {
    record.did(
      announced({ ...box('B1'), operator: 'ONE' }, yard(2, 1, 1)),
      announced({ ...box('B2'), operator: 'TWO' }, yard(2, 2, 1)),
      announced({ ...box('B3'), operator: 'TWO' }, yard(2, 2, 2)),
      announced({ ...box('B4'), operator: '' }, yard(2, 3, 1)),
    );
    expect(told('line')).toEqual(['TWO: B2 B3', ': B4', 'ONE: B1']);
  });

  it('are only those that are drawn: none outside, none aboard before the vessel is at the quay', () => {
    vesselIs('expected');
    record.did(announced(box('B1'), outside), announced(box('B2'), aboard(2, 0, 2)));
    expect(told('port')).toEqual([]);
    record.state.calls.get(V)!.state = 'working';
    expect(told('port')).toEqual(['KRPUS: B2']);
  });

  it('are in classes of mass, from the lightest up', () => {
    const masses = { B1: 25_000, B2: 4_999, B3: 5_000 };
    Object.entries(masses).forEach(([name, grossKg], i) =>
      record.did(announced({ ...box(name), grossKg }, yard(2, i + 1, 1))),
    );
    expect(told('weight')).toEqual(['0: B2', '5: B3', '25: B1']);
  });

  it('are in classes of the time that they have stood in the yard', () => {
    vesselIs('working');
    record.did(announced(box('B1'), yard(2, 1, 1)), announced(box('B2'), aboard(2, 0, 2)));
    const since = record.state.containers.get('B1' as ContainerId)!.yardSince;
    expect(told('dwell', since + 3.5 * DAY_MS)).toEqual(['3: B1', 'elsewhere: B2']);
    expect(told('dwell', since + 14 * DAY_MS)[0]).toBe('14: B1');
  });

  it('are told by their dangerous goods; the harmless come last though they are more', () => {
    const dangerous = [{ imdgClass: '3', unNumber: '1203' }];
    record.did(
      announced(box('B1'), yard(2, 1, 1)),
      announced(box('B2'), yard(2, 2, 1)),
      announced({ ...box('B3'), dangerous }, yard(2, 3, 1)),
    );
    expect(told('dangerous')).toEqual(['3: B3', 'none: B1 B2']);
  });

  it('are told by their hold', () => {
    record.did(announced(box('B1'), yard(2, 1, 1)), announced(box('B2'), yard(2, 2, 1)), {
      ...{ kind: 'hold-placed', container: 'B2' as ContainerId, hold: 'customs', reason: '' },
    });
    expect(told('hold')).toEqual(['customs: B2', 'none: B1']);
  });

  it('are told by what comes next: off the vessel, aboard one, or onto a truck that is announced or not', () => {
    vesselIs('working');
    record.did(
      announced(box('OFF'), aboard(2, 0, 2)),
      announced(box('STAYS'), aboard(2, 0, 4)),
      announced(box('LOAD'), yard(2, 1, 1), V),
      announced(box('FETCHED'), yard(2, 2, 1), 'truck'),
      announced(box('LATER'), yard(2, 3, 1), 'truck'),
      announced(box('LOST'), yard(2, 3, 2)),
      truckComes([], ['FETCHED']),
    );
    record.state.calls.get(V)!.toDischarge.add('OFF' as ContainerId);
    expect(told('next')).toEqual([
      ...['discharge: OFF', 'load-now: LOAD', 'truck-now: FETCHED', 'truck-later: LATER'],
      ...['stays: STAYS', 'unknown: LOST'],
    ]);
    record.state.calls.get(V)!.state = 'expected';
    expect(told('next')).toContain('load-later: LOAD');
  });

  it('are told by what a reefer needs', () => {
    record.did(
      announced({ ...box('COLD'), reeferC: -18 }, yard(2, 1, 1)),
      announced({ ...box('WARM'), reeferC: 4 }, yard(2, 2, 1)),
      announced(box('DRY'), yard(2, 3, 1)),
    );
    const reefers = record.state.reefers;
    const at = { since: 0, alarm: null };
    reefers.set('COLD' as ContainerId, { ...at, container: 'COLD' as ContainerId, plugged: true });
    reefers.set('WARM' as ContainerId, { ...at, container: 'WARM' as ContainerId, plugged: false });
    expect(told('reefer')).toEqual(['off-power: WARM', 'plugged: COLD', 'none: DRY']);
  });
});
