// The figures with targets and history, by crane and by call.
import { addedUp, FIGURE, FIGURES, type FigureId, type PeriodSums } from '../../office/figures.ts';
import { meets, TARGETS } from '../../office/targets.ts';
import { zoneOffset } from '../../terminal/local-time.ts';
import type { CallFigures, CraneFigures, FigureLine, FiguresView, FigureView } from '../api/figures.ts';
import type { CallView } from '../api.ts';
import type { WaitTimes } from '../api/waiting.ts';
import { waitingView } from '../causes/waiting-views.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import { sinceQuarter, type DayNotes } from './day-notes.ts';
import { QUARTER_MS } from './kpi-views.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A quarter of an hour, which ended at `at`; the last one is under way. */
type Quarter = DayNotes['quarters'][number];

/** All of it now. `calls`: those that the control room shows. */
export function figuresView(run: TerminalRun, notes: DayNotes, calls: readonly CallView[]): FiguresView {
  const { now } = run;
  const under = { at: now, sums: sinceQuarter(run, notes) };
  const all = [...notes.quarters, under];
  const waiting = waitingView(run.operation.desk, notes.waiting);
  return {
    now,
    since: (notes.quarters[0]?.at ?? now) - QUARTER_MS,
    figures: FIGURES.map((id) => figureView(id, notes.quarters, all, run)),
    quarters: lineOf(notes.quarters.filter(({ at }) => at > now - DAY_MS)),
    hours: lineOf(byHours(all)),
    cranes: waiting.cranes.map(({ crane, total }, i) => craneFigures(crane, total, movesOf(notes, i, waiting.from))),
    calls: calls.map((call) => callFigures(call, now, waiting.calls.find((one) => one.call === call.id)?.total ?? {})),
  };
}

function figureView(id: FigureId, closed: readonly Quarter[], all: readonly Quarter[], run: TerminalRun): FigureView {
  const { form, of } = FIGURE[id];
  const { now } = run;
  const over = (from: number): number | null => {
    const quarters = all.filter(({ at }) => at > from);
    return quarters.length === 0 ? null : of(addedUp(quarters.map(({ sums }) => sums)));
  };
  const offset = zoneOffset(run.model.timeZone, now);
  const midnight = Math.floor((now + offset) / DAY_MS) * DAY_MS - offset;
  const today = over(midnight);
  const last = closed.at(-1);
  return {
    ...{ id, form, quarter: last ? of(last.sums) : null },
    ...{ hour: over(now - HOUR_MS), today, day: over(now - DAY_MS) },
    ...{ target: TARGETS[id] ?? null, met: meets(id, today) },
  };
}

/** Periods of whole hours; the last one is under way. */
function byHours(quarters: readonly Quarter[]): Quarter[] {
  const hours = new Map<number, PeriodSums[]>();
  for (const { at, sums } of quarters) {
    const end = Math.ceil(at / HOUR_MS) * HOUR_MS;
    const known = hours.get(end);
    if (known) known.push(sums);
    else hours.set(end, [sums]);
  }
  return [...hours].map(([at, sums]) => ({ at, sums: addedUp(sums) }));
}

function lineOf(periods: readonly Quarter[]): FigureLine {
  const values: FigureLine['values'] = {};
  for (const id of FIGURES) values[id] = periods.map(({ sums }) => rounded(FIGURE[id].of(sums)));
  return { at: periods.map(({ at }) => at), values };
}

/** Enough for a screen. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10_000) / 10_000;
}

function movesOf({ waiting }: DayNotes, crane: number, from: number): number {
  return waiting.slices.reduce((sum, { at, moves }) => sum + (at >= from ? (moves[crane] ?? 0) : 0), 0);
}

function craneFigures(crane: string, times: WaitTimes, moves: number): CraneFigures {
  const ms = Object.values(times).reduce((sum, one) => sum + one, 0);
  return { crane, moves, ms, times, rate: ms > 0 ? (moves * HOUR_MS) / ms : null };
}

function callFigures(call: CallView, now: number, times: WaitTimes): CallFigures {
  const moves = call.discharged + call.loaded;
  const alongside = call.state === 'working' || call.state === 'unberthing' || call.state === 'sailed';
  const end = call.state === 'sailed' ? (call.end ?? now) : now;
  const ms = alongside && call.start !== null ? end - call.start : 0;
  return {
    ...{ call: call.id, vessel: call.vessel, state: call.state, moves, toMove: call.toDischarge + call.toLoad },
    ...{ rate: call.grossCraneRate, berthRate: ms > 0 && moves > 0 ? (moves * HOUR_MS) / ms : null, times },
  };
}
