// Running figures, and the line of figures per quarter of an hour. Definitions: docs/reference/kpis.md.
import { CRANE_CAUSES, noCauses, sumOfCauses, type CauseTimes } from '../../office/crane-time.ts';
import { handlingKWh } from '../../office/energy.ts';
import type { LedgerState } from '../../ledger/state.ts';
import { machineUse } from '../run/energy-figures.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import type { KpiPoint, KpiView } from '../api.ts';
import { reeferFigures } from './reefer-views.ts';

const HOUR_MS = 3_600_000;
/** Length of one point of the line, ms. */
export const QUARTER_MS = HOUR_MS / 4;
/** Points kept: three weeks. */
const MOST_POINTS = 2016;

/** Sums that a quarter's figures are the difference of. */
export interface Sums {
  craneMoves: number;
  craneMs: number;
  waitMs: number;
  turnMs: number;
  trucks: number;
}

/** Plain data, kept in snapshots. */
export interface KpiState {
  series: KpiPoint[];
  last: Sums;
}

/** Figures at the start of a run. */
export function beginKpi(): KpiState {
  return { series: [], last: { craneMoves: 0, craneMs: 0, waitMs: 0, turnMs: 0, trucks: 0 } };
}

/** Closes a quarter of an hour that ends now; adds and returns its point. */
export function closeQuarter(run: TerminalRun, kpi: KpiState): KpiPoint {
  const sums = sumsOf(run);
  const { last } = kpi;
  const craneMs = sums.craneMs - last.craneMs;
  const trucks = sums.trucks - last.trucks;
  const yard = countYard(run.ledger.state);
  const point = {
    at: run.now,
    craneRate: craneMs === 0 ? 0 : rounded(((sums.craneMoves - last.craneMoves) * HOUR_MS) / craneMs, 2),
    waitShare: craneMs === 0 ? 0 : rounded((sums.waitMs - last.waitMs) / craneMs, 4),
    truckTurnMinutes: trucks === 0 ? 0 : rounded((sums.turnMs - last.turnMs) / trucks / 60_000, 2),
    yardBoxes: yard.boxes,
  };
  kpi.series.push(point);
  if (kpi.series.length > MOST_POINTS) kpi.series.splice(0, kpi.series.length - MOST_POINTS);
  kpi.last = sums;
  return point;
}

/** The figures from the start of the run to now. */
export function kpiView(run: TerminalRun): KpiView {
  const sums = sumsOf(run);
  const yard = countYard(run.ledger.state);
  const causes = causesOf(run);
  for (const cause of CRANE_CAUSES) causes[cause] = Math.round(causes[cause] / 1000);
  const { yardIn, yardOut, rehandles } = run.ledger.state;
  const metres = run.twin.state.vehicles.reduce((sum, v) => sum + v.metres, 0);
  const reeferKWh = run.twin.meterNow().reefers.reduce((a, b) => a + b, 0);
  return {
    craneRate: sums.craneMs === 0 ? 0 : rounded((sums.craneMoves * HOUR_MS) / sums.craneMs, 2),
    waitShare: sums.craneMs === 0 ? 0 : rounded(sums.waitMs / sums.craneMs, 4),
    craneMoves: sums.craneMoves,
    craneHours: rounded(sums.craneMs / HOUR_MS, 2),
    causes,
    truckTurnMinutes: sums.trucks === 0 ? 0 : rounded(sums.turnMs / sums.trucks / 60_000, 1),
    trucksServed: sums.trucks,
    yardBoxes: yard.boxes,
    yardFill: rounded(yard.teu / yardCapacity(run), 4),
    yardMoves: yardIn + yardOut,
    rehandles,
    agvKm: rounded(metres / 1000, 1),
    kWh: Math.round(handlingKWh(machineUse(run)) + reeferKWh),
    reeferKWh: Math.round(reeferKWh),
    reefers: reeferFigures(run),
  };
}

/** The sums from the start of the run to now. */
export function sumsOf(run: TerminalRun): Sums {
  const { state } = run.operation.desk;
  const causes = causesOf(run);
  let craneMoves = 0;
  for (const call of run.ledger.state.calls.values())
    craneMoves += call.done.discharge + call.done.load + call.done.restow;
  let turnMs = 0;
  for (const turn of state.totals.turnTimes) turnMs += turn;
  return {
    craneMoves,
    craneMs: sumOfCauses(causes),
    waitMs: causes.waitingVehicle + causes.waitingYard,
    turnMs,
    trucks: state.totals.turnTimes.length,
  };
}

/** Crane time by cause, all cranes, ms, up to now. */
function causesOf(run: TerminalRun): CauseTimes {
  const sum = noCauses();
  for (const { time } of run.operation.desk.state.cranes) {
    if (!time) continue;
    for (const cause of CRANE_CAUSES) sum[cause] += time.causes[cause];
    if (time.cause !== null) sum[time.cause] += run.now - time.bookedTo;
  }
  return sum;
}

export interface YardCount {
  boxes: number;
  teu: number;
}

/** Containers in yard slots, and their TEU. */
export function countYard(state: LedgerState): YardCount {
  const count = { boxes: 0, teu: 0 };
  for (const block of state.blocks.values())
    for (const stack of block.stacks)
      for (const id of stack) {
        const box = state.containers.get(id)?.container;
        count.boxes++;
        count.teu += box?.lengthFeet === 20 ? 1 : 2;
      }
  return count;
}

/** TEU of the yard with every slot full. */
export function yardCapacity(run: TerminalRun): number {
  return run.model.blocks.reduce((sum, block) => sum + 2 * block.bays * block.rows * block.tiers, 0);
}

function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
