// The figures of one run over its horizon: what happened between two gatherings of the report's figures. Definitions beside the
// keys; they agree with docs/reference/kpis.md, but count the horizon only.
import { CRANE_CAUSES, type CraneCause } from '../../office/crane-time.ts';
import { handlingKWh } from '../../office/energy.ts';
import type { ReportInput } from '../../office/report.ts';
import { mean, percentile } from '../../office/statistics.ts';
import type { TerminalRun } from '../run/terminal-run.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** How a figure is shown, and which way is better; null: neither, it only describes. */
export interface MetricInfo {
  label: string;
  unit: string;
  better: 'more' | 'less' | null;
  digits: number;
}

/** Every figure, in the order in which tables show them. */
export const METRICS = {
  /** Containers discharged, loaded and restowed by allocated crane hour. */
  craneRate: { label: 'crane rate', unit: 'boxes/h', better: 'more', digits: 2 },
  /** Containers discharged, loaded and restowed. */
  quayMoves: { label: 'quay moves', unit: 'boxes', better: 'more', digits: 0 },
  /** Share of the cranes' time spent waiting for a vehicle or the yard. */
  waitShare: { label: 'crane wait', unit: '%', better: 'less', digits: 2 },
  waitVehicleShare: { label: 'crane wait for a vehicle', unit: '%', better: 'less', digits: 2 },
  waitYardShare: { label: 'crane wait for the yard', unit: '%', better: 'less', digits: 2 },
  waitPlatformShare: { label: 'crane wait for its platform', unit: '%', better: 'less', digits: 2 },
  blockedShare: { label: 'crane behind a crane', unit: '%', better: 'less', digits: 2 },
  /** Share of the cranes' time lost to faults and wind. */
  outShare: { label: 'crane out of order', unit: '%', better: 'less', digits: 2 },
  /** From the first line ashore to the last let go, mean of the vessels that sailed within the horizon. */
  vesselHours: { label: 'vessel alongside', unit: 'h', better: 'less', digits: 2 },
  /** At the roads until the berth was given, mean of the vessels that were berthed within the horizon. */
  roadsHours: { label: 'vessel at the roads', unit: 'h', better: 'less', digits: 2 },
  /** Gate in to gate out of the trucks that left within the horizon. */
  truckTurnMean: { label: 'truck turn, mean', unit: 'min', better: 'less', digits: 2 },
  truckTurnP95: { label: 'truck turn, p95', unit: 'min', better: 'less', digits: 2 },
  trucks: { label: 'trucks served', unit: '', better: 'more', digits: 0 },
  vehicleKm: { label: 'vehicle way', unit: 'km', better: 'less', digits: 1 },
  /** Vehicles' time waiting for a crane or a block, of their whole time. */
  vehicleWaitShare: { label: 'vehicle wait', unit: '%', better: null, digits: 2 },
  /** Cranes and vehicles; without reefers, whose use no variant changes by its work. */
  energyKWh: { label: 'electricity', unit: 'kWh', better: 'less', digits: 0 },
  rehandles: { label: 'rehandles', unit: 'lifts', better: 'less', digits: 0 },
  /** Containers that could not be worked. */
  setAside: { label: 'set aside', unit: 'boxes', better: 'less', digits: 0 },
  violations: { label: 'laws broken', unit: '', better: 'less', digits: 0 },
  deadlocks: { label: 'locked up', unit: '', better: 'less', digits: 0 },
} satisfies Record<string, MetricInfo>;

export type MetricKey = keyof typeof METRICS;
export const METRIC_KEYS = Object.keys(METRICS) as MetricKey[];

/** What a table shows when nothing is asked for. */
export const DEFAULT_METRICS: readonly MetricKey[] = [
  'craneRate',
  'quayMoves',
  'waitVehicleShare',
  'waitYardShare',
  'vesselHours',
  'truckTurnMean',
  'truckTurnP95',
  'vehicleKm',
  'energyKWh',
  'violations',
  'deadlocks',
];

/** Figures of one run; null for what the horizon had none of (no vessel sailed, no truck left). */
export type Metrics = Record<MetricKey, number | null>;

/** The figures of the horizon between two gatherings of one run. */
export function metricsBetween(run: TerminalRun, before: ReportInput, after: ReportInput): Metrics {
  const quay = quayWork(after).map((v, i) => v - (quayWork(before)[i] as number)) as QuayWork;
  const [boxes, craneMs] = quay;
  const craneTime = CRANE_CAUSES.reduce((sum, cause) => sum + causeMs(after, cause) - causeMs(before, cause), 0);
  const share = (...causes: CraneCause[]): number | null => {
    const ms = causes.reduce((sum, cause) => sum + causeMs(after, cause) - causeMs(before, cause), 0);
    return craneTime === 0 ? null : (100 * ms) / craneTime;
  };
  const turns = after.truckTurnsMs.slice(before.truckTurnsMs.length);
  const vehicleMs = run.model.vehicleType.count * (after.to - before.to);
  return {
    craneRate: craneMs === 0 ? null : (boxes * HOUR_MS) / craneMs,
    quayMoves: boxes,
    waitShare: share('waitingVehicle', 'waitingYard'),
    waitVehicleShare: share('waitingVehicle'),
    waitYardShare: share('waitingYard'),
    waitPlatformShare: share('waitingPlatform'),
    blockedShare: share('blockedByCrane'),
    outShare: share('fault', 'weather'),
    ...vesselTimes(run, before.to),
    truckTurnMean: scaled(mean(turns), MINUTE_MS),
    truckTurnP95: scaled(percentile(turns, 95), MINUTE_MS),
    trucks: turns.length,
    vehicleKm: (after.vehicles.metres - before.vehicles.metres) / 1000,
    vehicleWaitShare:
      vehicleMs === 0 ? null : (100 * (after.vehicles.waitingMs - before.vehicles.waitingMs)) / vehicleMs,
    energyKWh: handlingKWh(after.energy) - handlingKWh(before.energy),
    rehandles: after.yard.rehandles - before.yard.rehandles,
    setAside: setAsideOf(after) - setAsideOf(before),
    violations: after.invariants.violations - before.invariants.violations,
    deadlocks: after.deadlocks,
  };
}

/** Containers over the quay, and allocated crane time, ms. */
type QuayWork = [number, number];

function quayWork({ calls }: ReportInput): QuayWork {
  let [boxes, craneMs] = [0, 0];
  for (const call of calls) {
    boxes += call.discharged + call.loaded + call.restows;
    craneMs += call.craneMs;
  }
  return [boxes, craneMs];
}

function causeMs({ cranes }: ReportInput, cause: CraneCause): number {
  return cranes.reduce((sum, crane) => sum + crane.causes[cause], 0);
}

function setAsideOf({ calls }: ReportInput): number {
  return calls.reduce((sum, call) => sum + call.setAside, 0);
}

function vesselTimes(run: TerminalRun, from: number): Pick<Metrics, 'vesselHours' | 'roadsHours'> {
  const alongside: number[] = [];
  const roads: number[] = [];
  for (const { times } of run.ledger.state.calls.values()) {
    if (times.sailed !== undefined && times.working !== undefined && times.sailed > from)
      alongside.push(times.sailed - times.working);
    if (times.berthing !== undefined && times['at-roads'] !== undefined && times.berthing > from)
      roads.push(times.berthing - times['at-roads']);
  }
  return { vesselHours: scaled(mean(alongside), HOUR_MS), roadsHours: scaled(mean(roads), HOUR_MS) };
}

function scaled(value: number | null, unit: number): number | null {
  return value === null ? null : value / unit;
}
