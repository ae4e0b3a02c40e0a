// What is noted of the last days besides the record: why quay cranes waited, and what each quarter of an hour came to. Plain data that follows
// from the turns alone; kept in snapshots.
import type { LedgerState } from '../../ledger/state.ts';
import { handlingKWh } from '../../office/energy.ts';
import { between, noSums, type PeriodSums } from '../../office/figures.ts';
import { beginWaiting, noteTurn, type WaitingState } from '../causes/waiting-notes.ts';
import { machineUse } from '../run/energy-figures.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import { countYard, QUARTER_MS, sumsOf, yardCapacity } from './kpi-views.ts';
import { reeferFigures } from './reefer-views.ts';

/** Quarters of an hour kept: those of a week. */
const MOST_QUARTERS = 7 * 96;

/** Plain data. */
export interface DayNotes {
  waiting: WaitingState;
  /** What each quarter came to; `at`: its end, ms UTC. */
  quarters: { at: number; sums: PeriodSums }[];
  /** Running sums at the end of the last quarter. */
  last: PeriodSums;
}

/** Nothing noted yet. */
export function beginDay(): DayNotes {
  return { waiting: beginWaiting(), quarters: [], last: noSums() };
}

/** To be called after every turn. */
export function noteDay(run: TerminalRun, notes: DayNotes): void {
  noteTurn(run.operation.desk, notes.waiting);
}

/** Closes a quarter of an hour that ends now. */
export function closeDayQuarter(run: TerminalRun, notes: DayNotes): void {
  const sums = runningSums(run);
  // A record that was begun by a build without these notes: its first quarter would hold all that was before.
  if (notes.quarters.length > 0 || run.now - run.state.start <= QUARTER_MS)
    notes.quarters.push({ at: run.now, sums: between(notes.last, sums) });
  else notes.quarters.push({ at: run.now, sums: between(sums, sums) });
  if (notes.quarters.length > MOST_QUARTERS) notes.quarters.shift();
  notes.last = sums;
}

/** What has come about since the last quarter. */
export function sinceQuarter(run: TerminalRun, notes: DayNotes): PeriodSums {
  return between(notes.last, runningSums(run));
}

/** Sums from the start of the run to now, and how things stand. */
function runningSums(run: TerminalRun): PeriodSums {
  const { craneMoves, craneMs, waitMs, turnMs, trucks } = sumsOf(run);
  const { state } = run.ledger;
  const yard = countYard(state);
  const { plugged, late } = reeferFigures(run);
  return {
    ...{ craneMoves, craneMs, waitMs, turnMs, trucks },
    ...{ yardMoves: state.yardIn + state.yardOut, rehandles: state.rehandles },
    metres: run.twin.state.vehicles.reduce((sum, v) => sum + v.metres, 0),
    kWh: handlingKWh(machineUse(run)),
    reeferKWh: run.twin.meterNow().reefers.reduce((a, b) => a + b, 0),
    ...vesselSums(state),
    ...{ yardBoxes: yard.boxes, yardFill: yard.teu / yardCapacity(run), plugged, reefersLate: late },
  };
}

/** Vessels' waiting at the roads, and what those saved that came when they were asked to. */
function vesselSums({ calls }: LedgerState): Pick<PeriodSums, 'berthed' | 'roadsMs' | 'co2Saved'> {
  const sums = { berthed: 0, roadsMs: 0, co2Saved: 0 };
  for (const { times, asked } of calls.values()) {
    const { 'at-roads': came, berthing } = times;
    if (came !== undefined) sums.co2Saved += asked?.told?.co2 ?? 0;
    if (came === undefined || berthing === undefined) continue;
    sums.berthed++;
    sums.roadsMs += berthing - came;
  }
  return sums;
}
