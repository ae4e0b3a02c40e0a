// Vessels that are asked to come just in time, in whole runs on the twin: one berth, a large vessel in it, and a small one that would wait for it.
//
//   hours   0     3     6     9     12    15
//   LARGE   |...... eta [########]
//   SMALL   |............ eta ~~~[##]            ~ at the roads, or longer at sea
import { expect, test } from 'vitest';
import type { Bayplan } from '../../edi/messages.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { CallRecord } from '../../ledger/state.ts';
import type { Policy } from '../../operation/policy.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import type { Container } from '../../terminal/container.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { BEGIN, bayplan, box, callOf, hashOfJournal, inboxItem, onward, terminal } from './small-world.fixture.ts';
import { runReport } from '../../office/report.ts';
import { arrivalView } from '../live/arrival-views.ts';
import { beginDay, sinceQuarter } from '../live/day-notes.ts';
import { gatherReport, violationsOf } from './run-report.ts';
import { TerminalRun } from './terminal-run.ts';

const HOUR = 3_600_000;

function vessel(name: string, bays: readonly number[], boxes: number, hours: number): Bayplan {
  const cells = bays.flatMap((bay): [string, Container][] =>
    Array.from({ length: boxes }, (_, i): [string, Container] => [
      `${bay}-${i % 10}-${82 + 2 * Math.floor(i / 10)}`,
      box(`${name}${bay}X${i}`),
    ]),
  );
  return bayplan(name, { ...Object.fromEntries(cells), '14-0-82': onward(`${name}STAY`) }, hours);
}

/** One berth for one vessel of 150 m. */
function oneBerth(): TerminalModel {
  const model = terminal('four-blocks');
  model.quay.length = 200;
  model.berths = [{ id: '1', from: 0, to: 200, depth: 20 }];
  return model;
}

const model = oneBerth();
const plans = [vessel('LARGE', [2, 6, 10, 14], 90, 6), vessel('SMALL', [2], 6, 9)];

function begun(arrivals: Policy['arrivals'] = 'requested'): { run: TerminalRun; journal: MemoryJournal } {
  const journal = new MemoryJournal();
  const run = TerminalRun.begin(model, journal, () => undefined, BEGIN, { policy: { arrivals } });
  run.addInbox(plans.map(inboxItem));
  return { run, journal };
}

const called = (run: TerminalRun, name: string): CallRecord => run.ledger.state.calls.get(callOf(name)) as CallRecord;
const asks = (journal: MemoryJournal): LedgerEvent[] =>
  [...journal.read(1)].flatMap(({ events }) => events.filter(({ kind }) => kind.startsWith('arrival-')));

test('a vessel that would wait is asked to come later, does so, waits less, and leaves no later', () => {
  const asked = begun();
  const free = begun('as-they-come');
  for (const { run, journal } of [asked, free]) {
    run.advance(BEGIN + 24 * HOUR, () => run.ledger.state.calls.get(callOf('SMALL'))?.state === 'sailed');
    expect(called(run, 'SMALL').state).toBe('sailed');
    expect(violationsOf(run)).toEqual([]);
    expect(run.ledger.hash()).toBe(hashOfJournal(model, journal));
  }
  const [slowed, hurried] = [called(asked.run, 'SMALL'), called(free.run, 'SMALL')];
  const waits = ({ times }: CallRecord): number => (times.berthing ?? NaN) - (times['at-roads'] ?? NaN);
  expect(waits(hurried)).toBeGreaterThan(2 * HOUR);
  expect(waits(slowed)).toBeLessThan(waits(hurried) - HOUR / 4);
  expect(slowed.times['at-roads']).toBeCloseTo(slowed.asked?.told?.eta ?? NaN, -3);
  expect(slowed.asked?.told?.fuel).toBeGreaterThan(0.1);
  expect(slowed.asked?.told?.co2).toBeCloseTo(3.114 * (slowed.asked?.told?.fuel ?? NaN), 6);
  expect((slowed.times.sailed ?? NaN) - (hurried.times.sailed ?? NaN)).toBeLessThan(HOUR / 4);
  expect(called(asked.run, 'LARGE').asked).toBeUndefined();
  expect(asks(free.journal)).toEqual([]);
}, 90_000);

test('what she saves is in her view, in the report of the run, and in the figures from her arrival on', () => {
  const { run } = begun();
  run.advance(BEGIN + 8 * HOUR);
  const { told } = called(run, 'SMALL').asked ?? {};
  const view = arrivalView(model, called(run, 'SMALL')).asked;
  expect(view).toMatchObject({ announced: BEGIN + 9 * HOUR, told: { eta: told?.eta } });
  expect(view?.co2).toBeCloseTo(told?.co2 ?? NaN, 2);
  const notes = beginDay();
  const figures = (): unknown => {
    const { berthed, roadsMs, co2Saved } = sinceQuarter(run, notes);
    return { berthed, roads: roadsMs < HOUR, co2Saved };
  };
  expect(figures()).toEqual({ berthed: 1, roads: true, co2Saved: 0 });
  run.advance((told?.eta ?? 0) + HOUR / 60);
  expect(figures()).toMatchObject({ co2Saved: told?.co2 });
  const { calls } = runReport(gatherReport(run, { seed: 1, cpuSeconds: 0, peakMemoryMB: 0 }));
  expect(calls.map(({ call, co2Saved }) => [call, co2Saved > 0])).toEqual([
    [callOf('LARGE'), false],
    [callOf('SMALL'), true],
  ]);
  expect(calls[1]?.announced).toBe(new Date(BEGIN + 9 * HOUR).toISOString());
});

test('the record tells why she was asked: what the rest of her way takes of fuel either way', () => {
  const { run, journal } = begun();
  run.advance(BEGIN + 3 * HOUR);
  const [request, answer] = asks(journal) as [LedgerEvent & { kind: 'arrival-requested' }, LedgerEvent];
  expect(answer).toMatchObject({ kind: 'arrival-told', call: callOf('SMALL'), eta: request.at });
  const [later, sooner] = request.why?.alternatives ?? [];
  expect(request.why?.decided).toBe('just-in-time');
  expect((sooner?.score ?? NaN) - (later?.score ?? NaN)).toBeCloseTo(request.fuel, 6);
});

test('a run that goes on from a snapshot after she has promised comes to the same record', () => {
  const whole = begun();
  whole.run.advance(BEGIN + 10 * HOUR);
  const part = begun();
  part.run.advance(BEGIN + 3 * HOUR);
  expect(called(part.run, 'SMALL').asked?.told).toMatchObject({ fuel: expect.any(Number) as number });
  const resumed = TerminalRun.resume(model, part.journal, () => undefined, part.run.save());
  resumed.addInbox(plans.map(inboxItem));
  resumed.advance(BEGIN + 10 * HOUR);
  expect(resumed.ledger.hash()).toBe(whole.run.ledger.hash());
}, 90_000);

test('a newer bay plan from ashore that tells her old arrival does not undo what she promised', () => {
  const { run } = begun();
  run.advance(BEGIN + 3 * HOUR);
  const { eta } = called(run, 'SMALL');
  expect(eta).toBeGreaterThan(BEGIN + 9 * HOUR);
  const newer = { ...(plans[1] as Bayplan), reference: 'SMALL2', issue: { at: BEGIN + 3 * HOUR, function: '5' } };
  run.addInbox([{ ...inboxItem(newer, 9), at: BEGIN + 3 * HOUR + 60_000 }]);
  run.advance(BEGIN + 4 * HOUR);
  expect(run.operation.desk.state.documents.get(`BAPLIE/${callOf('SMALL')}`)?.reference).toBe('SMALL2');
  expect(called(run, 'SMALL').eta).toBeGreaterThanOrEqual(eta);
});
