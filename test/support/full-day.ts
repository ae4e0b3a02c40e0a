// A day at full work, in a process of its own, so that its computer time and memory are its own: prints one line of JSON.
// usage: node full-day.ts
import { gatherReport } from '../../src/server/run/run-report.ts';
import type { TerminalRun } from '../../src/server/run/terminal-run.ts';
import { beginDays, designedTerminal, MONDAY } from './generated-days.ts';

const HOUR = 3_600_000;
/** Traffic as multiple of the terminal's yearly mean: three vessels alongside most of the time. */
const SCALE = Number(process.argv[2] ?? 1.6);
/** Hours after which the quay is full and measuring begins, and hours measured. */
const WARM_UP = Number(process.argv[4] ?? 36);
const MEASURED = 24;

/** What the measured day took and did. */
export interface FullDay {
  /** Boxes and hatch covers that main trolleys moved. */
  craneMoves: number;
  trucks: number;
  boxesInYard: number;
  cpuSeconds: number;
  peakMB: number;
  /** Share of the cranes' time spent waiting for vehicles, yard, platform or each other. */
  waitShare: number;
  vehicleWaitShare: number;
  violations: number;
  deadlocks: number;
  /** Vessels alongside, mean over the hours. */
  alongside: number;
}

const moves = (run: TerminalRun): number => run.operation.desk.state.cranes.reduce((sum, c) => sum + c.moves, 0);

function vesselsAlongside(run: TerminalRun): number {
  return [...run.ledger.state.calls.values()].filter((c) => c.state === 'working').length;
}

const run = beginDays(designedTerminal('busan-dgt'), { days: 4, seed: Number(process.argv[3] ?? 11), scale: SCALE });
run.advance(MONDAY + WARM_UP * HOUR);
const before = { moves: moves(run), trucks: run.operation.desk.state.totals.turnTimes.length };
const began = process.cpuUsage();
let alongside = 0;
for (let hour = 1; hour <= MEASURED; hour++) {
  run.advance(MONDAY + (WARM_UP + hour) * HOUR);
  alongside += vesselsAlongside(run);
  if (process.env.DBG) console.error(hour, moves(run), vesselsAlongside(run));
}
const cpu = process.cpuUsage(began);
const report = gatherReport(run, { seed: 0, cpuSeconds: 0, peakMemoryMB: 0 });
console.error(JSON.stringify(report.cranes[0]), report.invariants, report.deadlocks);
console.log(JSON.stringify({ moves: moves(run) - before.moves, trucks: report.truckTurnsMs.length - before.trucks, cpu: (cpu.user + cpu.system) / 1e6, rss: process.resourceUsage().maxRSS / 1e3, alongside: alongside / MEASURED }));
