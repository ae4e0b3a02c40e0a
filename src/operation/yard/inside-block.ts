// Where a box goes that stays in its block: one that stands in the way of another, one that changes hands between the two cranes.
import { nextSlot, stackIndex, type BlockRecord } from '../../ledger/state.ts';
import type { Container, YardSlot } from '../../terminal/container.ts';
import type { BlockId, ContainerId } from '../../terminal/ids.ts';
import type { BlockModel } from '../../terminal/model.ts';
import type { Planned, Why } from '../../terminal/planning.ts';
import { planDig } from '../../yard/dig-target.ts';
import type { DeckStack, StackView } from '../../yard/problems.ts';
import { chooseRehandle, type BoxAside, type RehandleTarget } from '../../yard/rehandle.ts';
import { blockWork, containerRecord, type Desk } from '../context.ts';
import { bayCentre } from '../layout.ts';
import { reserve } from './deck-work.ts';
import { leavesStack } from './load-turns.ts';
import { firstToLeave } from './stack-leaving.ts';

/** Part of a block's length where boxes change hands. */
const MIDDLE: readonly [number, number] = [0.4, 0.6];
/** Bays looked at for one dig: within the 10 ms that a crane's decision may take (docs/reports/yard.md). */
const DIG_STEPS = 400;

/** A stack of a block for a box, and why that one. */
export interface Target {
  bay: number;
  row: number;
  why: Why | null;
}

/** Which stacks are asked for. */
interface Asked {
  container: ContainerId;
  from: Pick<YardSlot, 'bay' | 'row'>;
  within?: (bay: number) => boolean;
}

/** A stack in the middle of a block for a box that changes hands there; reserved, and the choice recorded. */
export function middleShift(
  desk: Desk,
  block: number,
  container: ContainerId,
  from: Pick<YardSlot, 'bay' | 'row'>,
  part = MIDDLE,
): Target | null {
  const b = desk.model.blocks[block] as BlockModel;
  const length = b.bays * b.bayLength;
  const within = (bay: number): boolean => {
    const s = bayCentre(b, bay) / length;
    return s >= part[0] && s <= part[1];
  };
  // A box that may not stand in the middle (plug, dangerous goods) does not change hands there.
  const target = targetOf(byMinMax(desk, block, { container, from, within }, boxAside(desk, container)));
  if (target) takeTarget(desk, block, container, target);
  return target;
}

/** A stack for a box that has to leave its place and for which nothing is dug. */
export function elsewhereInBlock(desk: Desk, block: number, { container, from }: Asked): Target | null {
  const box = boxAside(desk, container);
  const strict = byMinMax(desk, block, { container, from }, box);
  return targetOf(strict.plan ? strict : byMinMax(desk, block, { container, from }, withoutRules(box)));
}

/**
 * A stack for the top box of one in which another is wanted: by the plan for all boxes that stand on the wanted one; where the rules leave none, any
 * that has room.
 */
export function digTarget(desk: Desk, block: number, wanted: ContainerId, slot: YardSlot): Target | null {
  const record = blockRecord(desk, block);
  const stack = record.stacks[stackIndex(record, slot.bay, slot.row)] as ContainerId[];
  const over = stack.slice(stack.indexOf(wanted) + 1).reverse();
  const [top] = over;
  if (top === undefined) return null;
  const b = desk.model.blocks[block] as BlockModel;
  const planned = (aside: (box: BoxAside) => BoxAside): Planned<RehandleTarget | null> => {
    const [first, ...others] = over.map((id) => aside(boxAside(desk, id)));
    return planDig(
      {
        ...{ fromBay: slot.bay, fromRow: slot.row, bayLength: b.bayLength },
        leaves: stack.map((id) => leavesStack(desk, id).mean),
        wanted: stack.indexOf(wanted),
        over: [first as BoxAside, ...others],
        stacks: openStacks(desk, block, { container: top, from: slot }),
        leavesOf: ({ bay, row }) => leavesIn(desk, block, bay, row),
      },
      { steps: DIG_STEPS },
    );
  };
  if (desk.state.policy.decking !== 'planned') return elsewhereInBlock(desk, block, { container: top, from: slot });
  const strict = planned((box) => box);
  return targetOf(strict.plan ? strict : planned(withoutRules));
}

/** Reserves a stack for a box, and records why that one was chosen. */
export function takeTarget(desk: Desk, block: number, container: ContainerId, { bay, row, why }: Target): void {
  const id = desk.model.blocks[block]?.id as BlockId;
  const slot = nextSlot(blockRecord(desk, block), bay, row);
  reserve(desk, block, bay, row, 1);
  desk.ledger.record({ kind: 'slot-chosen', container, block: id, slot, why }, desk.now);
}

function targetOf({ plan, why }: Planned<RehandleTarget | null>): Target | null {
  return plan && { bay: plan.bay, row: plan.row, why: why[0] ?? null };
}

function blockRecord(desk: Desk, block: number): BlockRecord {
  return desk.ledger.state.blocks.get(desk.model.blocks[block]?.id as BlockId) as BlockRecord;
}

/** When the boxes of a stack leave, from the ground up. One that is on its way there counts as one that leaves first: it takes room. */
function leavesIn(desk: Desk, block: number, bay: number, row: number): number[] {
  const record = blockRecord(desk, block);
  const index = stackIndex(record, bay, row);
  const times = (record.stacks[index] as ContainerId[]).map((id) => leavesStack(desk, id).mean);
  const coming = blockWork(desk, block).coming.get(index) ?? 0;
  return [...times, ...Array.from({ length: coming }, () => desk.now)];
}

function boxAside(desk: Desk, container: ContainerId): BoxAside {
  const { reeferC, dangerous, heightMm, lengthFeet } = containerRecord(desk, container).container;
  const { mean, spread } = leavesStack(desk, container);
  return {
    ...{ heightMm, lengthFeet, departure: mean, spread },
    needsPlug: reeferC !== null,
    dangerousClasses: dangerous.map((d) => d.imdgClass),
  };
}

/** A box that is here has to stand somewhere, be it off its plug. */
function withoutRules(box: BoxAside): BoxAside {
  return { ...box, needsPlug: false, dangerousClasses: [] };
}

function byMinMax(desk: Desk, block: number, asked: Asked, box: BoxAside): Planned<RehandleTarget | null> {
  const { bayLength } = desk.model.blocks[block] as BlockModel;
  return chooseRehandle({
    ...box,
    ...{ fromBay: asked.from.bay, fromRow: asked.from.row, bayLength },
    stacks: openStacks(desk, block, asked),
    nearest: desk.state.policy.decking !== 'planned',
  });
}

/** Stacks with room. Those come first that hold nothing which is wanted now: it would have to be dug out again at once; and none kept for others. */
function openStacks(desk: Desk, block: number, { container, from, within = () => true }: Asked): StackView[] {
  const { container: box, outbound } = containerRecord(desk, container);
  const all = desk.yard.stacksFor(block, box.lengthFeet, box.dangerous.length > 0);
  const open = all.stacks.filter(
    (v, i) => all.room[i] !== 0 && within(v.bay) && !(v.bay === from.bay && v.row === from.row),
  );
  const wanted = wantedStacks(desk, block);
  const seen = open.map((v) => asItLeaves(desk, block, v));
  const quiet = seen.filter((v) => !wanted.has(v.bay * 100 + v.row) && isForIt(desk, box, outbound, v));
  return quiet.length > 0 ? quiet : seen;
}

/** A stack in which loads of vessels at work stand, with their turns. */
function asItLeaves(desk: Desk, block: number, view: DeckStack): DeckStack {
  const record = blockRecord(desk, block);
  const ids = record.stacks[stackIndex(record, view.bay, view.row)] as ContainerId[];
  if (!ids.some((id) => desk.state.turns.has(id))) return view;
  const { mean, spread } = firstToLeave(ids, (id) => leavesStack(desk, id));
  return { ...view, firstMean: mean, firstSpread: spread };
}

/** False for a stack in a range that is kept for other boxes alone. */
function isForIt(desk: Desk, box: Container, outbound: string, { allocation }: DeckStack): boolean {
  if (allocation < 0) return true;
  const of = desk.yard.allocationsFor(box, outbound)[allocation];
  return of === undefined || of.member || !of.reserved;
}

/** Stacks (bay x 100 + row) that hold a box which a job of the block waits for, or which is loaded soon. */
function wantedStacks(desk: Desk, block: number): Set<number> {
  const { jobs, soon } = blockWork(desk, block);
  const stacks = new Set<number>(soon);
  for (const j of jobs) {
    if (j.kind === 'in') continue;
    const p = containerRecord(desk, j.container).position;
    if (p.kind === 'yard') stacks.add(p.slot.bay * 100 + p.slot.row);
  }
  return stacks;
}
