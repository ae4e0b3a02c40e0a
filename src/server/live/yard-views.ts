// The yard as the page is told: each block in figures, and one block with its boxes and lifts. Changes nothing.
import { stackIndex, type BlockRecord, type ContainerRecord } from '../../ledger/state.ts';
import { moveOf, type Desk } from '../../operation/context.ts';
import { leavesByVessel, nextPort } from '../../operation/inbox/onward.ts';
import type { BlockWork, YardJobWork } from '../../operation/state.ts';
import { leavingFrom } from '../../operation/yard/deck-work.ts';
import { estimated } from '../../operation/yard/departures.ts';
import { digChances, type Leaving } from '../../operation/yard/stack-leaving.ts';
import { boxesOver } from '../../operation/yard/times.ts';
import type { CallId, ContainerId } from '../../terminal/ids.ts';
import type { BlockModel } from '../../terminal/model.ts';
import type { BlockFigures, BlockLift, YardBlocksView, YardBlockView, YardBox } from '../api/yard.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import type { BlockMoves } from './block-moves.ts';
import { classOf } from './box-views.ts';

const HOUR_MS = 3_600_000;

/** All blocks in figures. */
export function yardBlocks(run: TerminalRun, moves: BlockMoves): YardBlocksView {
  const { now, operation } = run;
  const counts = moves.counts(now);
  const leaving = readOnly(operation.desk);
  return {
    ...{ now, movesSince: moves.since(now) },
    blocks: run.model.blocks.map((b, i) => blockFigures(run, leaving, b, i, counts.get(b.id) ?? 0)),
  };
}

/** When boxes leave, without keeping what is estimated here: the terminal would go on otherwise because somebody has looked. */
function readOnly(desk: Desk): Leaving {
  return { ...leavingFrom(desk), departure: (id) => desk.state.departures.get(id) ?? estimated(desk, id) };
}

function blockFigures(run: TerminalRun, leaving: Leaving, b: BlockModel, i: number, moves: number): BlockFigures {
  const { ledger, operation, now } = run;
  const record = ledger.state.blocks.get(b.id as never) as BlockRecord;
  const figures = { boxes: 0, halves: 0, rehandles: 0, stood: 0 };
  for (const stack of record.stacks) {
    if (stack.length > 1)
      figures.rehandles += digsOf(operation.desk, stack, leaving).reduce((sum, one) => sum + one, 0);
    for (const id of stack) {
      const box = ledger.state.containers.get(id);
      figures.boxes++;
      figures.halves += box?.container.lengthFeet === 20 ? 1 : 2;
      figures.stood += now - (box?.yardSince ?? now);
    }
  }
  const open = (operation.desk.state.blocks[i] as BlockWork).jobs.filter(({ crane }) => crane === -1);
  return {
    ...{ block: b.id, boxes: figures.boxes, moves },
    fill: figures.halves / (2 * b.bays * b.rows * b.tiers),
    rehandles: figures.rehandles,
    ...{ lifts: open.length, ready: open.filter(({ ready }) => ready).length },
    dwellHours: figures.boxes === 0 ? null : figures.stood / figures.boxes / HOUR_MS,
  };
}

function digsOf(desk: Desk, stack: readonly ContainerId[], leaving: Leaving): number[] {
  const { containers } = desk.ledger.state;
  return digChances(stack, leaving, (id) => {
    const record = containers.get(id);
    return record && leavesByVessel(record, desk.model.unlocode) ? 'water' : 'land';
  });
}

/** One block with its boxes and lifts; null where there is none of this name. */
export function yardBlock(run: TerminalRun, name: string): YardBlockView | null {
  const { desk } = run.operation;
  const index = desk.layout.blockIndex.get(name);
  if (index === undefined) return null;
  const b = desk.model.blocks[index] as BlockModel;
  const record = desk.ledger.state.blocks.get(b.id as never) as BlockRecord;
  const leaving = readOnly(desk);
  const boxes: YardBox[] = [];
  for (let bay = 1; bay <= 4 * b.bays - 1; bay++) {
    if (bay % 4 === 0) continue;
    for (let row = 1; row <= b.rows; row++) {
      const stack = record.stacks[stackIndex(record, bay, row)] ?? [];
      const digs = digsOf(desk, stack, leaving);
      stack.forEach((id, k) => {
        const one = desk.ledger.state.containers.get(id);
        if (one) boxes.push({ ...boxFacts(desk, one, leaving), bay, row, tier: k + 1, dig: digs[k] ?? 0 });
      });
    }
  }
  const numberOf = (k: number): number => 4 * k + 2;
  return {
    ...{ now: run.now, block: b.id, bays: b.bays, rows: b.rows, tiers: b.tiers, boxes },
    plugBays: b.reeferBays.map(numberOf),
    dangerousBays: b.dangerousBays.map(numberOf),
    lifts: lifts(desk, desk.state.blocks[index] as BlockWork),
  };
}

function boxFacts(
  desk: Desk,
  record: ContainerRecord,
  leaving: Leaving,
): Omit<YardBox, 'bay' | 'row' | 'tier' | 'dig'> {
  const { container: box, outbound, holds, yardSince } = record;
  const { state } = desk.ledger;
  const { mean, spread } = leaving.departure(box.id);
  return {
    ...{ id: box.id, feet: box.lengthFeet, class: classOf(record, desk.model.unlocode), isoType: box.isoType },
    ...{ kg: box.grossKg, full: box.full, line: box.operator, pod: nextPort(box, desk.model.unlocode) },
    outbound: state.calls.get(outbound as CallId)?.vessel ?? outbound,
    ...{ reeferC: box.reeferC, plugged: state.reefers.get(box.id)?.plugged ?? false },
    dangerous: box.dangerous.map(({ imdgClass }) => imdgClass),
    ...{ gauge: box.outOfGauge !== null, holds: [...holds.keys()], since: yardSince },
    ...{ leaves: Number.isFinite(mean) ? mean : null, spread },
  };
}

function lifts(desk: Desk, { jobs, cranes }: BlockWork): BlockLift[] {
  const rank = (job: YardJobWork): number => (job.crane !== -1 ? 0 : job.ready ? 1 : 2);
  return jobs
    .toSorted((a, b) => rank(a) - rank(b) || a.priority - b.priority || a.due - b.due)
    .map((job) => ({
      ...{ id: job.id, kind: job.kind, container: job.container, ready: job.ready },
      by: job.move < 0 ? '' : comer(desk, job.move),
      crane: job.crane === -1 ? '' : (desk.state.yardCranes[cranes[job.crane] ?? -1]?.id ?? ''),
      over: boxesOver(desk, job),
    }));
}

function comer(desk: Desk, move: number): string {
  const { vehicle, visit } = moveOf(desk, move);
  return desk.state.vehicles[vehicle]?.id ?? visit ?? '';
}
