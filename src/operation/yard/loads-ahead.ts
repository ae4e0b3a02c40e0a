// Loads made ready before a vehicle is sent for them: what stands on them is set aside, and far ones come to the middle of their block, by
// cranes that have nothing better to do. And how soon a block could hand a box over.
import { stackIndex, type BlockRecord, type ContainerRecord } from '../../ledger/state.ts';
import type { Position } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { BlockModel } from '../../terminal/model.ts';
import { BOX_SECONDS } from '../quay/bay-work.ts';
import { blockWork, containerRecord, nextId, type Desk } from '../context.ts';
import { orderBays } from './bay-order.ts';
import { exchangeLoads } from './load-exchange.ts';
import { loadTurns, noteTurns } from './load-turns.ts';
import { nextLoads } from './next-loads.ts';
import { bayCentre } from '../layout.ts';
import type { YardJobWork } from '../state.ts';
import { middleShift } from './inside-block.ts';
import { blockIndex } from './jobs.ts';
import { pickTime, placeTime } from './times.ts';

/** Loads of a quay crane that are made ready, in its order: about an hour of work (18 of them leave one box in fourteen to be dug out while its vehicle waits, 40 one in a hundred: measured in the twin). */
const LOOK_AHEAD = 40;
/** Loads of a quay crane on which no box is set that goes aside: some hours of work (designed). */
const SOON_LOADS = 80;
/** Loads that stand beyond this share of their block's length are brought to this part of it (shares from the water end; designed). */
const FAR = 0.65;
const NEAR: readonly [number, number] = [0.25, 0.5];
/** Share of a block's length, from the water end, that the water crane prepares itself; beyond, the land crane does. */
const WATER_PART = 0.25;

type InYard = Position & { kind: 'yard' };

/** Looks at the next loads of every quay crane: makes the first ones ready and notes in which stacks the others stand. */
export function lookAhead(desk: Desk): void {
  const turns = loadTurns(desk);
  if (desk.state.policy.exchangeLoads) exchangeLoads(desk, turns);
  noteTurns(desk, turns);
  for (const work of desk.state.blocks) work.soon = [];
  desk.state.cranes.forEach((_, crane) => {
    const loads = nextLoads(desk, crane, SOON_LOADS);
    for (const { position: p } of loads)
      if (p.kind === 'yard') blockWork(desk, blockIndex(desk, p.block)).soon.push(p.slot.bay * 100 + p.slot.row);
    if (desk.state.policy.housekeeping) prepareLoads(desk, loads.slice(0, LOOK_AHEAD));
  });
  if (desk.state.policy.housekeeping) orderBays(desk);
}

/**
 * Makes yard jobs for the next loads of a quay crane, in its order, that lie under others or far from the water. Boxes on hold are left, and
 * those that somebody works on already; a box waits while one that is loaded before it stands on it.
 */
function prepareLoads(desk: Desk, loads: readonly ContainerRecord[]): void {
  loads.forEach(({ container: { id }, position, holds }, k) => {
    if (position.kind !== 'yard' || holds.size > 0) return;
    const stack = stackAt(desk, position);
    const { tier } = position.slot;
    const buried = stack.length > tier;
    const underEarlier = buried && loads.some((l, i) => i < k && stack.includes(l.container.id, tier));
    if (!underEarlier) prepare(desk, id, position, buried, desk.now + k * BOX_SECONDS * 1000);
  });
}

/** The boxes of the stack at a yard position, from the ground up. */
function stackAt(desk: Desk, { block, slot }: InYard): readonly ContainerId[] {
  const record = desk.ledger.state.blocks.get(block) as BlockRecord;
  return record.stacks[stackIndex(record, slot.bay, slot.row)] as ContainerId[];
}

function prepare(desk: Desk, container: ContainerId, p: InYard, buried: boolean, due: number): void {
  const block = blockIndex(desk, p.block);
  const b = desk.model.blocks[block] as BlockModel;
  const work = blockWork(desk, block);
  const share = bayCentre(b, p.slot.bay) / (b.bays * b.bayLength);
  const ended = b.kind === 'end-loaded' && work.cranes.every((i) => i >= 0);
  const far = ended && share > FAR;
  if (!far && !buried) return;
  if (work.jobs.some((j) => j.container === container) || !work.cranes.some((i) => i >= 0)) return;
  const target = far ? middleShift(desk, block, container, p.slot, NEAR) : null;
  if (!target && !buried) return;
  const job: YardJobWork = {
    id: nextId(desk),
    kind: target ? 'shift' : 'dig',
    move: -1,
    container,
    rest: -1,
    bay: target?.bay ?? 0,
    row: target?.row ?? 0,
    ready: true,
    eta: 0,
    side: !ended ? -1 : share < WATER_PART ? 0 : 1,
    priority: 2,
    due,
    crane: -1,
    then: -1,
  };
  work.jobs.push(job);
  desk.blocksToLook.add(block);
}

/**
 * Seconds until a block could hand a box over to a vehicle if it were asked now: what its crane is busy with, the jobs that vehicles wait
 * for there, digging, and the lift itself. Infinity when the box is not in the block.
 */
export function readyIn(desk: Desk, block: number, container: ContainerId): number {
  const p = containerRecord(desk, container).position;
  const work = blockWork(desk, block);
  if (p.kind !== 'yard' || p.block !== work.block) return Infinity;
  const b = desk.model.blocks[block] as BlockModel;
  const type = desk.model.yardCraneType;
  const crane = desk.state.yardCranes[work.cranes.find((i) => i >= 0) ?? -1];
  if (!crane) return Infinity;
  const along = b.kind === 'end-loaded' ? bayCentre(b, p.slot.bay) : 0;
  const one = pickTime(type, along) + placeTime(type, along);
  const busy = crane.lift || crane.job !== -1 ? Math.max(0, crane.until - desk.now) / 1000 : 0;
  const mine = work.jobs.filter((j) => j.container !== container && (j.side === -1 || j.side === crane.side));
  const queue = mine.filter((j) => j.priority < 2 && j.crane === -1).length;
  const dig = (stackAt(desk, p).length - p.slot.tier) * (pickTime(type, 0) + placeTime(type, 0));
  return (
    busy +
    queue * (pickTime(type, b.bays * b.bayLength * 0.3) + placeTime(type, b.bays * b.bayLength * 0.3)) +
    dig +
    one
  );
}
