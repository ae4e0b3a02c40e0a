// The work of a vessel's bays and the sequence of her cranes, with the times at which each bay is expected to be begun and done.
import type { CallRecord } from '../../ledger/state.ts';
import { PHASE, bayEstimate, loadsOf } from '../../operation/quay/bay-work.ts';
import { bayIsBegun } from '../../operation/inbox/bays.ts';
import type { BayWork, CallWork } from '../../operation/state.ts';
import { bay40 } from '../../terminal/vessel.ts';
import type { PlanBay, PlanCrane, PlanTurn } from '../api.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import type { StowEntry } from './stow.ts';

const PHASES = ['deck-out', 'covers-off', 'hold-out', 'hold-in', 'covers-on', 'deck-in', 'done'] as const;

/** Counts and phase of a bay. @param own the entries of the bay */
export function bayProgress(
  run: TerminalRun,
  call: CallRecord,
  own: readonly StowEntry[],
  bay: number,
): Pick<PlanBay, 'discharge' | 'load' | 'restow' | 'begun' | 'phase'> {
  const counts = { stays: 0, discharge: 0, discharged: 0, load: 0, loaded: 0, restow: 0, off: 0 };
  for (const { state } of own) counts[state]++;
  const work = workOf(run, call)?.bays.find((one) => one.bay === bay40(bay));
  return {
    discharge: { done: counts.discharged, total: counts.discharged + counts.discharge },
    load: { done: counts.loaded, total: counts.loaded + counts.load },
    restow: counts.restow + counts.off,
    begun: bayIsBegun(run.operation.desk, call.call, { bay, row: 0, tier: 2 }),
    phase: work ? PHASES[work.phase]! : null,
  };
}

function workOf(run: TerminalRun, call: CallRecord): CallWork | undefined {
  return run.operation.desk.state.calls.get(call.call);
}

/** What the cranes do and when. */
export interface Sequences {
  cranes: PlanCrane[];
  /** Bays with work that no crane has in its sequence. */
  waiting: number[];
  /** When all of it is expected to be done, ms UTC; null where nothing is at work. */
  done: number | null;
  late: number;
}

/** The sequences of the cranes of a call. Times follow from the crane planner's figures for what is left in each bay. */
export function sequencesOf(run: TerminalRun, call: CallRecord): Sequences {
  const { desk } = run.operation;
  const work = workOf(run, call);
  if (!work || work.finished) return { cranes: [], waiting: [], done: null, late: 0 };
  const planned = new Set<number>();
  const cranes = desk.state.cranes.flatMap((c, i): PlanCrane[] => {
    if (c.call !== call.call) return [];
    let from = run.now;
    const turns: PlanTurn[] = [];
    for (const bay of [c.bay, ...c.bays]) {
      const bayWork = work.bays.find((one) => one.bay === bay);
      if (!bayWork || bayWork.phase === PHASE.done || planned.has(bay)) continue;
      planned.add(bay);
      const turn = turnOf(run, call, bayWork, from);
      turns.push(turn);
      from = turn.to;
    }
    return [{ crane: run.model.quayCranes[i]?.id ?? '', x: c.x - work.bowX, bay: c.bay, turns }];
  });
  const waiting = work.bays.filter((b) => b.phase !== PHASE.done && !planned.has(b.bay)).map((b) => b.bay);
  const turns = cranes.flatMap((one) => one.turns);
  return {
    cranes,
    waiting,
    done: turns.length === 0 ? null : Math.max(...turns.map(({ to }) => to)),
    late: turns.reduce((sum, { late }) => sum + late, 0),
  };
}

function turnOf(run: TerminalRun, call: CallRecord, work: BayWork, from: number): PlanTurn {
  const to = from + 1000 * bayEstimate(call, work, run.model.quayCraneType.hatchCoverSeconds);
  const discharge = dischargesLeft(call, work);
  const load = loadsOf(call, work.bay, false).length + loadsOf(call, work.bay, true).length;
  return { bay: work.bay, from, to, discharge, load, late: lateMoves(call.etd, from, to, discharge + load) };
}

/** Boxes still aboard that come off in a bay. */
function dischargesLeft(call: CallRecord, { deckOut, holdOut }: BayWork): number {
  const aboard = new Set(call.cells.values());
  return [...deckOut, ...holdOut]
    .flat()
    .filter((id) => aboard.has(id) && (call.toDischarge.has(id) || call.toRestow.has(id))).length;
}

/** Of so many moves, spread evenly over a time, those after a departure. */
function lateMoves(etd: number | null, from: number, to: number, moves: number): number {
  if (etd === null || to <= etd) return 0;
  return from >= etd ? moves : Math.ceil((moves * (to - etd)) / (to - from));
}
