// What people have machines do by hand is recorded once, with who and when, and not what contradicts it.
import { expect, test } from 'vitest';
import { id, type CheId } from '../terminal/ids.ts';
import { tinyTerminal } from '../terminal/tiny-terminal.fixture.ts';
import type { LedgerEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { KEPT_MS } from './forget.ts';
import { decide } from './laws.ts';
import { emptyState, type LedgerState } from './state.ts';

const che = id<CheId>('AGV07');
const stopped: LedgerEvent = { kind: 'machine-stopped', che, by: 'Ada', reason: 'smoke' };
const released: LedgerEvent = { kind: 'machine-released', che, by: 'Ben' };
const withdrawn: LedgerEvent = { kind: 'machine-withdrawn', che, by: 'Ada', reason: 'tyre' };
const returned: LedgerEvent = { kind: 'machine-returned', che, by: 'Ben' };
const charged: LedgerEvent = { kind: 'machine-sent-to-charge', che, by: 'Cho' };
const noted: LedgerEvent = { kind: 'exception-acknowledged', exception: 'machine-fault:AGV07:1', by: 'Ada' };

/** A record in which some events have happened, one second after the other. */
function after(...events: LedgerEvent[]): LedgerState {
  const state = emptyState(tinyTerminal());
  events.forEach((event, i) => evolve(state, event, 1000 * (i + 1)));
  return state;
}

function objection(state: LedgerState, event: LedgerEvent): string {
  const verdict = decide(state, event, () => 2);
  return verdict.ok ? 'fine' : `${verdict.error.rule}: ${verdict.error.message}`;
}

test.each<[string, LedgerEvent[], LedgerEvent, string]>([
  ['a machine is stopped', [], stopped, 'fine'],
  ['it is not stopped twice', [stopped], stopped, 'duplicate: Ada has stopped AGV07 already'],
  ['it is stopped again when it was let go', [stopped, released], stopped, 'fine'],
  ['what was not stopped is not let go', [], released, 'order: AGV07 was not stopped by anybody'],
  ['anybody lets it go', [stopped], released, 'fine'],
  ['a machine is taken out of work', [], withdrawn, 'fine'],
  ['also while it stands stopped', [stopped], withdrawn, 'fine'],
  ['it is not taken out twice', [withdrawn], withdrawn, 'duplicate: Ada has taken AGV07 out of work already'],
  ['what was not taken out is not given back', [stopped], returned, 'order: AGV07 was not taken out of work'],
  ['what was taken out is given back', [withdrawn, stopped], returned, 'fine'],
  ['one that stands stopped is not sent to charge', [stopped], charged, 'order: AGV07 was stopped by Ada'],
  ['one that was taken out is charged if somebody wants it', [withdrawn], charged, 'fine'],
  ['an exception is noted', [], noted, 'fine'],
  ['it is not noted twice', [noted], noted, 'duplicate: Ada has taken note of it already'],
])('%s', (_, before, event, expected) => {
  expect(objection(after(...before), event)).toBe(expected);
});

test('the record tells how people have left a machine, and who had it do what last', () => {
  const state = after(withdrawn, stopped, charged, released);
  expect(state.handled.get(che)).toEqual({
    stopped: null,
    withdrawn: { action: 'withdraw', by: 'Ada', reason: 'tyre', at: 1000 },
    last: { action: 'release', by: 'Ben', reason: '', at: 4000 },
  });
});

test('a note is forgotten after a week, so that what lasts longer is looked at again', () => {
  const state = after(noted);
  const other: LedgerEvent = { kind: 'exception-acknowledged', exception: 'wind', by: 'Ben' };
  evolve(state, other, 1000 + KEPT_MS);
  expect([...state.noted.keys()]).toEqual(['machine-fault:AGV07:1', 'wind']);
  evolve(state, { ...other, exception: 'lane' }, 1001 + KEPT_MS);
  expect([...state.noted.keys()]).toEqual(['wind', 'lane']);
});
