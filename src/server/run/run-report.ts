// The figures of a run, gathered from its parts for the report.
import { CraneTime } from '../../office/crane-time.ts';
import type { CallFigures, CraneFigures, ReportInput } from '../../office/report.ts';
import type { CallRecord } from '../../ledger/state.ts';
import { energyFigures } from './energy-figures.ts';
import type { TerminalRun } from './terminal-run.ts';

/** What the process itself measured. */
export interface ProcessFigures {
  seed: number;
  cpuSeconds: number;
  peakMemoryMB: number;
}

/** Gathers the report's input; `stateHash` is taken here. */
export function gatherReport(run: TerminalRun, figures: ProcessFigures): ReportInput {
  const { ledger, twin, operation, state } = run;
  const { desk } = operation;
  const vehicles = desk.state.vehicles;
  let inYard = 0;
  for (const block of ledger.state.blocks.values()) inYard += block.count;
  return {
    terminal: run.model.name,
    ...figures,
    from: state.start,
    to: state.now,
    calls: [...ledger.state.calls.values()].map((c) => callFigures(run, c)),
    cranes: desk.state.cranes.flatMap((c) => (c.time ? [craneFigures(c.time, state.now)] : [])),
    vehicles: {
      count: vehicles.length,
      waitingMs: vehicles.reduce((sum, v) => sum + v.waited + (v.waitSince > 0 ? state.now - v.waitSince : 0), 0),
      totalMs: vehicles.length * (state.now - state.start),
      metres: twin.state.vehicles.reduce((sum, v) => sum + v.metres, 0),
    },
    yard: {
      start: state.yardStart,
      in: ledger.state.yardIn,
      out: ledger.state.yardOut,
      end: inYard,
      rehandles: ledger.state.rehandles,
      dugOut: desk.state.totals.dugOut,
      dugOutLate: desk.state.totals.dugOutLate,
      exchanged: desk.state.totals.exchanged,
      ...plansOfBlocks(run),
    },
    // A copy: figures that are gathered later are held against these.
    truckTurnsMs: [...desk.state.totals.turnTimes],
    reefers: desk.state.totals.reefers,
    energy: energyFigures(run),
    invariants: { checked: twin.state.checked, violations: violationsOf(run).length },
    deadlocks: deadlocksOf(run),
    stateHash: ledger.hash(),
    ediWritten: state.ediWritten,
  };
}

/** How often the cranes of blocks were planned, and how often a plan changed its mind. */
function plansOfBlocks({ operation }: TerminalRun): { blockPlans: number; blockPlansChanged: number } {
  const { blocks } = operation.desk.state;
  const sum = (of: 'made' | 'changed'): number => blocks.reduce((n, { plan }) => n + (plan?.[of] ?? 0), 0);
  return { blockPlans: sum('made'), blockPlansChanged: sum('changed') };
}

function callFigures(run: TerminalRun, call: CallRecord): CallFigures {
  const work = run.operation.desk.state.calls.get(call.call);
  let craneMs = work?.craneMs ?? 0;
  for (const crane of work?.cranes ?? [])
    craneMs += run.now - (run.operation.desk.state.cranes[crane]?.began ?? run.now);
  return {
    call: call.call,
    vessel: call.vessel,
    announced: call.asked?.announced ?? call.eta,
    atRoads: call.times['at-roads'] ?? null,
    arrival: call.times.working ?? null,
    departure: call.times.sailed ?? null,
    discharged: call.done.discharge,
    loaded: call.done.load,
    setAside: call.setAside,
    restows: call.done.restow,
    craneMoves: work?.craneMoves ?? 0,
    craneMs,
    fuelSaved: call.asked?.told?.fuel ?? 0,
    co2Saved: call.asked?.told?.co2 ?? 0,
  };
}

/** A crane still at work at the end of the run is stopped for the report (the run itself is not touched). */
function craneFigures(saved: NonNullable<ReturnType<CraneTime['save']>>, now: number): CraneFigures {
  const time = new CraneTime(saved);
  if (time.running) time.stop(now);
  const { firstStart, lastStop, offMs, causes } = time.save();
  return { firstStart, lastStop, offMs, causes };
}

/** What the twin saw that cannot be, and boxes that the record has elsewhere than they truly are. */
export function violationsOf(run: TerminalRun): string[] {
  return [...run.twin.state.violations, ...run.twin.disagreements(run.ledger.state.containers)];
}

/** Vehicles on the road that have not moved for half an hour and vessels at which nothing has moved for three: something has locked up. */
function deadlocksOf(run: TerminalRun): number {
  return run.operation.stuckVehicles(30 * 60_000).length + run.operation.stalledCalls(3 * 3_600_000).length;
}
