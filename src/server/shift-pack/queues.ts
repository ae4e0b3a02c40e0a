// The work queues of a shift pack, out of what the control loop remembers: the sequence of each quay crane, the jobs of each block, the
// boxes under way, where trucks stand.
import type { BoxUnderWay, CraneStep, WorkQueues, YardJob } from '../../office/shift-pack/queues.ts';
import type { CallRecord } from '../../ledger/state.ts';
import { loadsOf, PHASE } from '../../operation/quay/bay-work.ts';
import type { Layout } from '../../operation/layout.ts';
import type { BayWork, CraneWork, Move, YardJobWork } from '../../operation/state.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { TerminalRun } from '../run/terminal-run.ts';

/** Takes the queues out of a run, between two turns. */
export function queuesOf(run: TerminalRun): WorkQueues {
  const { state, layout } = run.operation.desk;
  return {
    at: run.now,
    cranes: state.cranes.flatMap((crane, i) => {
      const steps = stepsOf(run, crane);
      return steps.length === 0 ? [] : [{ crane: run.model.quayCranes[i]?.id ?? String(i), steps }];
    }),
    yard: state.blocks.flatMap((block, i) => block.jobs.map((job) => yardJob(run, i, job))),
    underWay: [...state.moves.values()].flatMap((move) => underWay(run, move)),
    trucks: [...state.visits.values()].map(({ visit, rest, stands }) => ({
      ...{ visit, place: placeName(layout, rest >= 0 ? rest : stands) },
    })),
  };
}

/** What a crane has still to do for its call, bay by bay, in the order of the phases. */
function stepsOf(run: TerminalRun, crane: CraneWork): CraneStep[] {
  if (crane.call === null) return [];
  const call = run.ledger.state.calls.get(crane.call);
  const work = run.operation.desk.state.calls.get(crane.call);
  if (!call || !work) return [];
  const bays = [...(crane.bay === 0 ? [] : [crane.bay]), ...crane.bays.filter((bay) => bay !== crane.bay)];
  return bays.flatMap((bay) => {
    const found = work.bays.find((one) => one.bay === bay);
    return found && found.phase !== PHASE.done ? bayStepsOf(run, call, found) : [];
  });
}

function bayStepsOf(run: TerminalRun, call: CallRecord, work: BayWork): CraneStep[] {
  const head = { call: call.call, bay: work.bay };
  const { openCovers } = call;
  const out = (lifts: readonly ContainerId[][]): CraneStep[] =>
    lifts.flatMap((lift): CraneStep[] => {
      const left = lift.filter((id) => isAboard(run, call, id));
      const kind = left.some((id) => call.toDischarge.has(id)) ? 'discharge' : 'restow';
      return left.length === 0 ? [] : [{ ...head, kind, containers: left, cover: '', slots: [] }];
    });
  const covers = (kind: 'covers-off' | 'covers-on', names: readonly string[]): CraneStep[] =>
    names.map((cover) => ({ ...head, kind, containers: [], cover, slots: [] }));
  // A restow that is still aboard is named twice: as it comes off, and as it goes back.
  const loads = (deck: boolean): CraneStep[] =>
    loadsOf(call, work.bay, deck).map(({ container, slot }) => ({
      ...{ ...head, kind: 'load', containers: [container], cover: '', slots: [slot] },
    }));
  const closed = work.covers.filter((cover) => !openCovers.has(cover));
  return [
    ...out(work.deckOut),
    ...(work.phase <= PHASE.coversOff ? covers('covers-off', closed) : []),
    ...out(work.holdOut),
    ...loads(false),
    ...(work.phase <= PHASE.coversOn ? covers('covers-on', work.covers) : []),
    ...loads(true),
  ];
}

function isAboard(run: TerminalRun, call: CallRecord, container: ContainerId): boolean {
  const position = run.ledger.state.containers.get(container)?.position;
  return position?.kind === 'vessel' && position.call === call.call;
}

function yardJob(run: TerminalRun, block: number, job: YardJobWork): YardJob {
  const { state } = run.operation.desk;
  const name = run.model.blocks[block]?.id ?? String(block);
  const side = job.side < 0 ? -1 : (state.blocks[block]?.cranes[job.side as 0 | 1] ?? -1);
  const crane = state.yardCranes[job.crane >= 0 ? job.crane : side]?.id ?? '';
  const stacked = job.kind === 'in' || job.kind === 'shift';
  return {
    ...{ block: name, crane, kind: job.kind, container: job.container, ready: job.ready },
    to: stacked && job.bay > 0 ? { bay: job.bay, row: job.row } : null,
    due: Number.isFinite(job.due) ? job.due : 0,
  };
}

/** A move whose box is on a machine or truck. */
function underWay(run: TerminalRun, move: Move): BoxUnderWay[] {
  const position = run.ledger.state.containers.get(move.container)?.position;
  if (position?.kind !== 'che' && position?.kind !== 'truck') return [];
  return [{ container: move.container, at: position, kind: move.kind, goes: goalOf(run, move) }];
}

function goalOf(run: TerminalRun, move: Move): BoxUnderWay['goes'] {
  const { kind, call, visit, block, bay, row } = move;
  if (kind === 'load') {
    // Until a crane takes it, the cell is the one of the load list.
    const slot =
      move.slot ?? (call === null ? undefined : run.ledger.state.calls.get(call)?.toLoad.get(move.container));
    return slot && call !== null ? { slot, call } : null;
  }
  if (kind === 'deliver') return visit === null ? null : { visit };
  const name = run.model.blocks[block]?.id;
  return name === undefined || bay === 0 ? null : { block: name, bay, row };
}

/** Block and number of a transfer point; '' where it is none. */
function placeName({ landPoints, waterPoints, model }: Layout, rest: number): string {
  for (const [side, points] of [landPoints, waterPoints].entries())
    for (const [i, ofBlock] of points.entries()) {
      const place = ofBlock.indexOf(rest);
      const block = model.blocks[i];
      if (rest < 0 || place < 0 || !block) continue;
      const named = side === 0 && block.landTransfer.length > 0 ? block.landTransfer : block.waterTransfer;
      return named[place]?.id ?? `${block.id} ${place + 1}`;
    }
  return '';
}
