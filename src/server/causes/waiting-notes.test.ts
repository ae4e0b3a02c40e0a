// The notes of waits beside the crane's own account: the same time, to the millisecond, whatever is done again.
import { serialize, deserialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { MemoryJournal } from '../../store/memory-journal.ts';
import type { Container } from '../../terminal/container.ts';
import type { Desk } from '../../operation/context.ts';
import { sumOfCauses } from '../../office/crane-time.ts';
import { bayplan, BEGIN, box, callOf, inboxItem, loadList, onward, terminal } from '../run/small-world.fixture.ts';
import { TerminalRun } from '../run/terminal-run.ts';
import { beginWaiting, KEPT_MS, noteTurn, SLICE_MS, type WaitingState } from './waiting-notes.ts';
import { craneWaiting, waitingView } from './waiting-views.ts';

const HOUR = 3_600_000;
const MODEL = terminal('four-blocks');

/** A vessel with two bays of boxes to discharge, and some to load. */
function world(): TerminalRun {
  const boxes: Record<string, Container> = {};
  const loads: Record<string, Container> = {};
  for (const bay of [2, 14])
    for (let row = 0; row < 5; row++) {
      for (const tier of [82, 84]) boxes[`${bay}-${row}-${tier}`] = box(`D${bay}X${row}X${tier}`);
      loads[`${bay}-${row}-82`] = onward(`L${bay}X${row}`);
    }
  const run = TerminalRun.begin(MODEL, new MemoryJournal({ keep: false }), () => undefined, BEGIN);
  run.stock(Object.values(loads).map((container) => ({ container, outbound: callOf('V') })));
  run.addInbox([bayplan('V', boxes, 0), loadList('V', loads)].map(inboxItem));
  return run;
}

/** Works up to a time and notes each turn. */
function work(run: TerminalRun, notes: WaitingState, until: number): void {
  run.advance(until, () => {
    noteTurn(run.operation.desk, notes);
    return false;
  });
}

describe('the notes of waits', () => {
  const run = world();
  const notes = beginWaiting();
  work(run, notes, BEGIN + 8 * HOUR);
  const { desk } = run.operation;
  const view = waitingView(desk, notes);

  it('come to the same as each crane’s account, to the millisecond', () => {
    const worked = desk.state.cranes.filter(({ time }) => time !== null);
    expect(worked.length).toBeGreaterThan(0);
    for (const [i, { time }] of desk.state.cranes.entries()) {
      if (!time) continue;
      const { work: atWork = 0, moving = 0, ...waits } = view.cranes[i]!.total;
      expect(atWork).toBe(time.causes.working);
      expect(moving).toBe(time.causes.movingBays);
      const waited = Object.values(waits).reduce((a, b) => a + b, 0);
      expect(waited).toBe(sumOfCauses(time.causes) - time.causes.working - time.causes.movingBays);
    }
  });

  it('come to the same by crane, by call and in all', () => {
    const sum = (times: readonly object[]): number =>
      times.flatMap((one) => Object.values(one) as number[]).reduce((a, b) => a + b, 0);
    const all = sum([view.total]);
    expect(sum(view.cranes.map(({ total }) => total))).toBe(all);
    expect(sum(view.calls.map(({ total }) => total))).toBe(all);
    expect(view.calls.map(({ vessel }) => vessel)).toEqual(['V']);
  });

  it('never hold more than a slice in a slice, and count the containers', () => {
    for (const { slices } of view.cranes)
      for (const { ms } of slices) expect(Object.values(ms).reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(SLICE_MS);
    const moved = notes.slices.reduce((n, { moves }) => n + moves.reduce((a, b) => a + (b ?? 0), 0), 0);
    expect(moved).toBe(20 + 10);
  });

  it('keep waits in order, each with a chain that begins with its crane', () => {
    const spans = view.cranes.flatMap(({ crane }) => {
      const { spans: own } = craneWaiting(desk, notes, crane, BEGIN, run.now)!;
      for (const [i, span] of own.entries()) expect(span.from).toBeGreaterThanOrEqual(own[i - 1]?.to ?? 0);
      return own.filter(({ root }) => root !== 'moving').map((span) => ({ crane, ...span }));
    });
    expect(spans.length).toBeGreaterThan(0);
    for (const { crane, chain } of spans) expect(chain[0]!.who.id).toBe(crane);
  });

  it('tell nothing of a crane that there is not', () => {
    expect(craneWaiting(desk, notes, 'QC99', BEGIN, run.now)).toBeNull();
  });

  it('are the same when the run goes on from a snapshot', () => {
    const first = world();
    const before = beginWaiting();
    work(first, before, BEGIN + 2 * HOUR);
    const saved = serialize({ run: first.save(), notes: before });
    const { run: bytes, notes: after } = deserialize(saved) as { run: Uint8Array; notes: WaitingState };
    const second = TerminalRun.resume(MODEL, new MemoryJournal({ keep: false }), () => undefined, bytes);
    work(second, after, BEGIN + 8 * HOUR);
    expect(after).toEqual(notes);
  });

  it('forget what is older than a day', () => {
    const later = deserialize(serialize(notes)) as WaitingState;
    const now = run.now + 2 * KEPT_MS;
    const crane = { call: 'W', time: { cause: 'working' }, moves: 0 };
    const tomorrow = { ...desk, now, state: { ...desk.state, cranes: desk.state.cranes.map(() => crane) } };
    noteTurn(tomorrow as unknown as Desk, later);
    noteTurn({ ...tomorrow, now: now + 1000 } as unknown as Desk, later);
    for (const { spans, duty } of later.cranes) {
      expect(spans).toEqual([]);
      expect(duty.map(({ call }) => call)).toEqual(['W']);
    }
    expect(later.slices.every(({ at }) => at >= now - KEPT_MS - SLICE_MS)).toBe(true);
  });
});
