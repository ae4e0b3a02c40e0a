// A berth that a person fixes is kept to in a whole run: the vessel lies there and not before, until it is set free; and the journal alone gives the
// same record.
import { expect, test } from 'vitest';
import type { BerthDecision } from '../../terminal/berth-pin.ts';
import type { CallRecord } from '../../ledger/state.ts';
import { violationsOf } from './run-report.ts';
import { BEGIN, bayplan, beginWorld, box, callOf, hashOfJournal, terminal, type Sent } from './small-world.fixture.ts';

const HOUR = 3_600_000;
const MODEL = terminal('busan-dgt');

const decision = (vessel: string, action: BerthDecision['action']): BerthDecision => ({
  ...{ type: 'BERTH_PIN', reference: 'Ada', call: callOf(vessel), action },
});
const pin = (vessel: string, x: number, hours: number | null = null): BerthDecision =>
  decision(vessel, { do: 'pin', x, start: hours === null ? null : BEGIN + hours * HOUR });
const plan = (vessel: string, etaHours: number): Sent => [
  0,
  bayplan(vessel, { '2-1-82': box(`${vessel}1`), '6-1-82': box(`${vessel}2`) }, etaHours),
];

function ran(sent: Sent[], hours: number): { call: (vessel: string) => CallRecord } {
  const { run, journal } = beginWorld(MODEL, sent);
  run.advance(BEGIN + hours * HOUR);
  expect(violationsOf(run)).toEqual([]);
  expect(run.ledger.hash()).toBe(hashOfJournal(MODEL, journal));
  return { call: (vessel) => run.ledger.state.calls.get(callOf(vessel)) as CallRecord };
}

test('a vessel lies where a person has fixed her, at a metre that no plan would choose', () => {
  const { call } = ran([plan('ANNA', 2), [1, pin('ANNA', 433)]], 3);
  expect(call('ANNA')).toMatchObject({ berth: { x: 433 }, pin: { x: 433, by: 'Ada' } });
  expect(call('ANNA').times.berthing).toBeLessThan(BEGIN + 2.5 * HOUR);
});

test('she does not berth before the time that he gave, though the quay is free', () => {
  const sent = [plan('ANNA', 2), [1, pin('ANNA', 433, 5)] as Sent];
  expect(ran(sent, 4.9).call('ANNA').state).toBe('at-roads');
  expect(ran(sent, 6).call('ANNA').times.berthing).toBeGreaterThanOrEqual(BEGIN + 5 * HOUR);
});

test('the others lie around her', () => {
  const free = ran([plan('ANNA', 2), plan('BELA', 2)], 3);
  const wanted = (free.call('BELA').berth as { x: number }).x;
  const { call } = ran([plan('ANNA', 2), plan('BELA', 2), [1, pin('ANNA', wanted)]], 3);
  expect(call('ANNA').berth?.x).toBe(wanted);
  const { length } = call('ANNA').geometry;
  const apart = Math.abs((call('BELA').berth?.x ?? wanted) - wanted) - length;
  expect(apart).toBeGreaterThanOrEqual(MODEL.quay.mooringClearance);
  // The quay is long enough for both: nobody waits.
  for (const vessel of ['ANNA', 'BELA']) expect(call(vessel).times.berthing).toBeLessThan(BEGIN + 2.5 * HOUR);
});

test('the plan decides again where he sets her free before she is sent to the quay', () => {
  const { call } = ran([plan('ANNA', 4), [1, pin('ANNA', 433)], [2, decision('ANNA', { do: 'unpin' })]], 5);
  const { pin: left, berth } = call('ANNA');
  expect([left, berth?.x]).toEqual([undefined, ran([plan('ANNA', 4)], 5).call('ANNA').berth?.x]);
});

test('a decision that comes after she was sent to the quay changes nothing', () => {
  const { call } = ran([plan('ANNA', 1), [2, pin('ANNA', 433)]], 3);
  expect(call('ANNA').pin).toBeUndefined();
  expect(call('ANNA').berth?.x).not.toBe(433);
});
