// A day at full work, in a process of its own, so that its computer time and memory are its own: prints one line of JSON.
import { gatherReport } from '../../src/server/run/run-report.ts';
import type { TerminalRun } from '../../src/server/run/terminal-run.ts';
import { beginDays, designedTerminal, MONDAY } from './generated-days.ts';

const HOUR = 3_600_000;
/** Traffic as multiple of the terminal's yearly mean: three vessels alongside most of the time. */
const SCALE = 1.6;
/** Hours after which the quay is full and measuring begins, and hours measured. */
const WARM_UP = 36;
const MEASURED = 24;

/** What the measured day took and did. */
export interface FullDay {
  /** Boxes that main trolleys moved. */
  craneMoves: number;
  trucks: number;
  boxesInYard: number;
  cpuSeconds: number;
  peakMB: number;
  /** Share of the cranes' time spent waiting for vehicles, yard, platform or each other. */
  waitShare: number;
  violations: number;
  deadlocks: number;
  /** Vessels alongside, mean over the hours. */
  alongside: number;
  /** Hash of the record at the end. */
  hash: string;
}

const moves = (run: TerminalRun): number => run.operation.desk.state.cranes.reduce((sum, c) => sum + c.moves, 0);

function vesselsAlongside(run: TerminalRun): number {
  return [...run.ledger.state.calls.values()].filter((c) => c.state === 'working').length;
}

/** Time that the cranes spent waiting for vehicles, yard, platform or each other, and all their time, ms. */
function craneTime(run: TerminalRun): { waiting: number; all: number } {
  const { cranes } = gatherReport(run, { seed: 0, cpuSeconds: 0, peakMemoryMB: 0 });
  let [waiting, all] = [0, 0];
  for (const { causes } of cranes) {
    waiting += causes.waitingVehicle + causes.waitingYard + causes.waitingPlatform + causes.blockedByCrane;
    all += Object.values(causes).reduce((sum, ms) => sum + ms, 0);
  }
  return { waiting, all };
}

function measure(): FullDay {
  const run = beginDays(designedTerminal('busan-dgt'), { days: 4, seed: 11, scale: SCALE });
  run.advance(MONDAY + WARM_UP * HOUR);
  const before = { moves: moves(run), trucks: run.operation.desk.state.totals.turnTimes.length, ...craneTime(run) };
  const began = process.cpuUsage();
  let alongside = 0;
  for (let hour = 1; hour <= MEASURED; hour++) {
    run.advance(MONDAY + (WARM_UP + hour) * HOUR);
    alongside += vesselsAlongside(run) / MEASURED;
  }
  const cpu = process.cpuUsage(began);
  const peakMB = process.resourceUsage().maxRSS / 1e3;
  const { invariants, deadlocks, truckTurnsMs, yard } = gatherReport(run, { seed: 0, cpuSeconds: 0, peakMemoryMB: 0 });
  const { waiting, all } = craneTime(run);
  return {
    craneMoves: moves(run) - before.moves,
    trucks: truckTurnsMs.length - before.trucks,
    boxesInYard: yard.end,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    peakMB,
    waitShare: (waiting - before.waiting) / (all - before.all),
    violations: invariants.violations,
    deadlocks,
    alongside,
    hash: run.ledger.hash(),
  };
}

console.log(JSON.stringify(measure()));
