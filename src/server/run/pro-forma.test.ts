// The weekly template in whole runs: one berth, two vessels that come at the same time with the same work. Who keeps to her window goes first.
import { expect, test } from 'vitest';
import type { Bayplan } from '../../edi/messages.ts';
import type { CallRecord } from '../../ledger/state.ts';
import { callWindow } from '../../operation/quay/berth-window.ts';
import type { Container } from '../../terminal/container.ts';
import type { ProFormaModel, TerminalModel } from '../../terminal/model.ts';
import { beginWorld, BEGIN, bayplan, box, callOf, onward, terminal, type Sent } from './small-world.fixture.ts';

const HOUR = 3_600_000;

/** Bays of work: more for her who should wait if nothing else told. */
function vessel(name: string, boxes: number, hours: number): Bayplan {
  const cells = Array.from({ length: boxes }, (_, i): [string, Container] => [
    `2-${i % 10}-${82 + 2 * Math.floor(i / 10)}`,
    box(`${name}${i}`),
  ]);
  return bayplan(name, { ...Object.fromEntries(cells), '14-0-82': onward(`${name}STAY`) }, hours);
}

/** One berth for one vessel of 150 m; BELLA has a window from some hours after the begin on, a Monday, 6 h. */
function quay(windowHours: number | null): TerminalModel {
  const model = terminal('four-blocks');
  model.quay.length = 200;
  model.berths = [{ id: '1', from: 0, to: 200, depth: 20 }];
  model.timeZone = 'UTC';
  const from = `${String(6 + (windowHours ?? 0)).padStart(2, '0')}:00`;
  const slot: ProFormaModel = { service: 'FE1', vessels: ['BELLA'], weekday: 'Mon', from, hours: 4, middle: 110 };
  if (windowHours !== null) model.proForma = [slot];
  return model;
}

/** ANNA and BELLA come after five hours, BELLA with some more work. */
function calls(windowHours: number | null): Record<'ANNA' | 'BELLA', CallRecord> & { model: TerminalModel } {
  const model = quay(windowHours);
  const { run } = beginWorld(model, [[0, vessel('ANNA', 30, 5)] as Sent, [0, vessel('BELLA', 36, 5)] as Sent]);
  run.advance(BEGIN + 5.5 * HOUR);
  const called = (name: string): CallRecord => run.ledger.state.calls.get(callOf(name)) as CallRecord;
  return { ANNA: called('ANNA'), BELLA: called('BELLA'), model };
}

const first = ({ ANNA, BELLA }: ReturnType<typeof calls>): string =>
  (ANNA.times.berthing ?? Infinity) < (BELLA.times.berthing ?? Infinity) ? 'ANNA' : 'BELLA';

test('without a template the shorter work goes first', () => {
  const free = calls(null);
  expect(first(free)).toBe('ANNA');
  expect(callWindow(free.model, free.BELLA)).toBeNull();
});

test('a vessel that is on time for her window goes before the shorter work', () => {
  const onTime = calls(4);
  expect(callWindow(onTime.model, onTime.BELLA)).toMatchObject({ service: 'FE1', late: HOUR, isOnTime: true });
  expect(first(onTime)).toBe('BELLA');
});

test('one that is late for it does not', () => {
  const late = calls(1);
  expect(callWindow(late.model, late.BELLA)).toMatchObject({ late: 4 * HOUR, isOnTime: false });
  expect(first(late)).toBe('ANNA');
});

test('what the terminal asked of a vessel does not make her late for her window', () => {
  const told = { eta: BEGIN + 9 * HOUR, since: 0, speed: 9, fuel: 1, co2: 3 };
  const asked = { announced: BEGIN + 5 * HOUR, at: told.eta, since: 0, berth: told.eta, fuel: 1, co2: 3, told };
  const times = { expected: BEGIN, 'at-roads': told.eta };
  const call = { vessel: 'BELLA', voyage: '1', eta: told.eta, times, asked } as Partial<CallRecord> as CallRecord;
  expect(callWindow(quay(4), call)).toMatchObject({ late: HOUR, isOnTime: true });
  const { asked: _, ...free } = call;
  expect(callWindow(quay(4), free)).toMatchObject({ late: 5 * HOUR, isOnTime: false });
});
