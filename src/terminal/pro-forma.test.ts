// Windows of the weekly template, found for a call: by hand on a calendar, also over a change of the clocks.
import { expect, test } from 'vitest';
import { windowNear, windowOfCall } from './pro-forma.ts';
import type { ProFormaModel } from './model.ts';

const HOUR = 3_600_000;
const slot = (parts: Partial<ProFormaModel> = {}): ProFormaModel => ({
  ...{ service: 'FE1', weekday: 'Tue', from: '06:00', hours: 14, middle: 200, ...parts },
});
const begins = (timeZone: string, near: string, parts: Partial<ProFormaModel> = {}): string =>
  new Date(windowNear(timeZone, slot(parts), Date.parse(near)).from).toISOString().slice(0, 16);

test('the window is the nearest one to the arrival, before or after it, by the clocks of the terminal', () => {
  // Seoul is nine hours ahead; 6 January 2026 is a Tuesday.
  expect(begins('Asia/Seoul', '2026-01-06T00:00Z')).toBe('2026-01-05T21:00');
  expect(begins('Asia/Seoul', '2026-01-03T12:00Z')).toBe('2026-01-05T21:00');
  expect(begins('Asia/Seoul', '2026-01-09T08:00Z')).toBe('2026-01-05T21:00');
  expect(begins('Asia/Seoul', '2026-01-09T10:00Z')).toBe('2026-01-12T21:00');
  expect(begins('UTC', '2026-01-05T00:00Z', { weekday: 'Sun', from: '23:30' })).toBe('2026-01-04T23:30');
});

test('it keeps its hour by the clock where the clocks change between the arrival and it', () => {
  // Rotterdam goes to summer time on Sunday, 29 March 2026, at 1:00 UTC.
  expect(begins('Europe/Amsterdam', '2026-03-28T12:00Z')).toBe('2026-03-31T04:00');
  expect(begins('Europe/Amsterdam', '2026-03-26T12:00Z')).toBe('2026-03-24T05:00');
  expect(begins('Europe/Amsterdam', '2026-03-29T12:00Z', { weekday: 'Sat', from: '20:00' })).toBe('2026-03-28T19:00');
});

test('a call tells its service by the end of its voyage, else by the name of its vessel', () => {
  const model = { timeZone: 'UTC', proForma: [slot(), slot({ service: 'AX2', vessels: ['Amber Tide'] })] };
  const eta = Date.UTC(2026, 0, 6, 9);
  const serviceOf = (vessel: string, voyage: string): string | undefined =>
    windowOfCall(model, { vessel, voyage }, eta)?.service;
  expect(serviceOf('ANYBODY', '004fe1')).toBe('FE1');
  expect(serviceOf('AMBER TIDE', '112W')).toBe('AX2');
  expect(serviceOf('AMBER TIDE', '112FE1')).toBe('FE1');
  expect(serviceOf('CEDAR', '112W')).toBeUndefined();
  expect(windowOfCall({ timeZone: 'UTC' }, { vessel: 'A', voyage: '1FE1' }, eta)).toBeNull();
  const { from = 0, to = 0 } = windowOfCall(model, { vessel: 'A', voyage: '1FE1' }, eta) ?? {};
  expect([from, to - from]).toEqual([Date.UTC(2026, 0, 6, 6), 14 * HOUR]);
});
