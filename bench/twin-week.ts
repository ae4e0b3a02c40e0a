// A week at DGT on the twin, worked in one way or another: same seed, same traffic.
import { readFileSync } from 'node:fs';
import { runReport, type RunReport } from '../src/office/report.ts';
import type { Policy } from '../src/operation/policy.ts';
import { gatherReport } from '../src/server/run/run-report.ts';
import { beginRun } from '../src/server/whatif/simulate.ts';
import { parseTerminal } from '../src/terminal/check.ts';

const HOUR = 3_600_000;
const MONDAY = Date.UTC(2026, 0, 5);
/** Hours after the last arrival by which the week's vessels have sailed. */
const CLEAR_HOURS = 24;

/** Days and seed of the traffic, and the factor on the terminal's usual number of moves. */
export interface TwinWeek {
  days: number;
  seed: number;
  scale?: number;
}

/** Runs it to the end. */
export function twinWeek({ days, seed, scale = 1 }: TwinWeek, policy: Partial<Policy>): RunReport {
  const url = new URL('../terminals/busan-dgt.json', import.meta.url);
  const model = parseTerminal(readFileSync(url, 'utf8'), 'busan-dgt');
  const from = {
    kind: 'beginning',
    demandModel: model,
    demand: { days, scale },
    start: MONDAY,
    warmUpHours: 0,
  } as const;
  const began = process.cpuUsage();
  const run = beginRun({ name: 'week', model, policy, from, disturbances: null, berths: {} }, from, seed);
  run.advance(MONDAY + (days * 24 + CLEAR_HOURS) * HOUR);
  const { user, system } = process.cpuUsage(began);
  return runReport(gatherReport(run, { seed, cpuSeconds: (user + system) / 1e6, peakMemoryMB: 0 }));
}
