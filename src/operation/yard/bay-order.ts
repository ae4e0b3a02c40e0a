// Bays put in order while their cranes have nothing else to do: boxes that trucks come for are brought out from under others before the trucks are
// there. One lift at a time, so that a crane that is wanted stops at once; each lift leaves the bay no worse.
import { stackIndex, type BlockRecord } from '../../ledger/state.ts';
import type { Position } from '../../terminal/container.ts';
import type { BlockId, ContainerId } from '../../terminal/ids.ts';
import type { BlockModel } from '../../terminal/model.ts';
import type { Why } from '../../terminal/planning.ts';
import type { DeckStack } from '../../yard/problems.ts';
import { planPremarshalling } from '../../yard/premarshalling/premarshalling.ts';
import { blockWork, containerRecord, nextId, type Desk } from '../context.ts';
import { bayCentre } from '../layout.ts';
import type { BlockWork } from '../state.ts';
import { takeTarget } from './inside-block.ts';
import { expectedDeparture } from './departures.ts';
import { isBusy } from './lifts.ts';

const HOUR_MS = 3_600_000;
/** Trucks that are expected within these times have their boxes brought out, ms from now (designed): not what is being called for, nor what may change. */
const FROM_MS = HOUR_MS / 4;
const UNTIL_MS = 8 * HOUR_MS;
/** Lifts of the window that is planned: some minutes of a crane. Only the first is made before the bay is looked at again. */
const MOVES = 6;
/** Bays planned in one review, one of a block: a bound of computer time. */
const BAYS = 3;
/** Moves considered for one bay: within the 10 ms that a crane's decision may take. */
const STEPS = 3000;

type InYard = Position & { kind: 'yard' };

/** Makes the first lift of a plan for each block whose cranes stand idle and in which trucks' boxes lie under others. */
export function orderBays(desk: Desk): void {
  const seen = new Set<BlockId>();
  for (const p of buriedForTrucks(desk)) {
    const block = desk.layout.blockIndex.get(p.block);
    if (seen.has(p.block) || block === undefined || !standsIdle(desk, block)) continue;
    if (seen.size >= BAYS) return;
    if (orderBay(desk, block, p.slot.bay)) seen.add(p.block);
  }
}

/** Places of boxes that lie under others and that trucks come for in a few hours, the first to be called for first. */
function buriedForTrucks(desk: Desk): InYard[] {
  const { visits, containers, blocks } = desk.ledger.state;
  const found: { at: InYard; expected: number }[] = [];
  for (const { state, collect, expected } of visits.values()) {
    if (state !== 'expected' || expected < desk.now + FROM_MS || expected > desk.now + UNTIL_MS) continue;
    for (const id of collect) {
      const record = containers.get(id);
      const p = record?.position;
      if (p?.kind !== 'yard' || (record?.holds.size ?? 0) > 0) continue;
      const block = blocks.get(p.block) as BlockRecord;
      const stack = block.stacks[stackIndex(block, p.slot.bay, p.slot.row)] as ContainerId[];
      if (stack.length > p.slot.tier) found.push({ at: p, expected });
    }
  }
  return found.sort((a, b) => a.expected - b.expected).map(({ at }) => at);
}

/** No crane of the block is at work, and none has a job. */
function standsIdle(desk: Desk, block: number): boolean {
  const { jobs, cranes } = blockWork(desk, block);
  if (jobs.length > 0) return false;
  return cranes.some((i) => i >= 0) && cranes.every((i) => i < 0 || !isBusy(desk.state.yardCranes[i] as never));
}

/**
 * Gives the first lift that puts a bay in better order to its cranes, where there is one; false where none was looked for, since the bay is as it
 * was when none was found.
 */
function orderBay(desk: Desk, block: number, bay: number): boolean {
  const b = desk.model.blocks[block] as BlockModel;
  const stacks = desk.yard
    .stacksFor(block, bay % 2 === 0 ? 40 : 20)
    .stacks.filter((s) => s.bay === bay && s.maxHeight > 0);
  const boxes = stacks.map((s) => standing(desk, block, s));
  const ordered = (desk.state.blocks[block] as BlockWork).ordered;
  const looks = boxes.map((stack) => `${stack.length} ${stack.at(-1) ?? ''}`).join();
  if (ordered.get(bay) === looks) return false;
  const times = [...new Set(boxes.flat().map((id) => leaves(desk, id)))].sort((x, y) => x - y);
  const rank = new Map(times.map((time, k) => [time, k + 1]));
  const flat = boxes.flat();
  const { plan, badlyPlaced, why } = planPremarshalling(
    {
      stacks: boxes.map((stack) => stack.map((id) => rank.get(leaves(desk, id)) as number)),
      maxHeight: b.tiers,
      mayStand: (box, stack) => isPlain(desk, flat[box] as ContainerId) && takes(stacks[stack] as DeckStack, b.tiers),
      limit: { moves: MOVES },
    },
    { steps: STEPS },
  );
  const [first] = plan;
  const [from, to] = [boxes[first?.[0] ?? -1], stacks[first?.[1] ?? -1]];
  const container = from?.at(-1);
  if (container === undefined || to === undefined) {
    ordered.set(bay, looks);
    return true;
  }
  ordered.delete(bay);
  const before = why[0]?.alternatives.at(-1)?.parts['badly-placed-at-the-beginning'] ?? 0;
  takeTarget(desk, block, container, { bay: to.bay, row: to.row, why: reason(to, badlyPlaced, before) });
  giveLift(desk, block, container, to);
  return true;
}

/** Boxes of the bay that stand above one which leaves earlier: after the window, and if nothing is done. */
function reason({ bay, row, height }: DeckStack, after: number, before: number): Why {
  const choice = `bay ${bay} row ${row} tier ${height + 1}`;
  return {
    decided: 'bay-order',
    alternatives: [
      { choice, score: after, parts: { rehandles: after } },
      { choice: 'stay', score: before, parts: { rehandles: before } },
    ],
  };
}

/** A lift within the block for which nobody waits. */
function giveLift(desk: Desk, block: number, container: ContainerId, { bay, row }: DeckStack): void {
  const b = desk.model.blocks[block] as BlockModel;
  const work = blockWork(desk, block);
  const ended = b.kind === 'end-loaded' && work.cranes.every((i) => i >= 0);
  const land = bayCentre(b, bay) > (b.bays * b.bayLength) / 2;
  work.jobs.push({
    ...{ id: nextId(desk), kind: 'shift', move: -1, container, rest: -1, bay, row, ready: true, eta: 0 },
    ...{ side: ended ? (land ? 1 : 0) : -1, priority: 2, due: desk.now + HOUR_MS, crane: -1, then: -1 },
  });
  desk.blocksToLook.add(block);
}

function standing(desk: Desk, block: number, { bay, row }: DeckStack): readonly ContainerId[] {
  const record = desk.ledger.state.blocks.get(desk.model.blocks[block]?.id as BlockId) as BlockRecord;
  return record.stacks[stackIndex(record, bay, row)] as ContainerId[];
}

/** When a box leaves, ms UTC; what is on hold, and what nobody knows of, stays longest. */
function leaves(desk: Desk, id: ContainerId): number {
  return containerRecord(desk, id).holds.size > 0 ? Infinity : expectedDeparture(desk, id).mean;
}

/** Neither plugged in nor dangerous nor out of gauge: what stands on its own kind of place stays there. */
function isPlain(desk: Desk, id: ContainerId): boolean {
  const { reeferC, dangerous, outOfGauge } = containerRecord(desk, id).container;
  return reeferC === null && dangerous.length === 0 && outOfGauge === null;
}

/** A stack on which boxes may be set that is as high as the others may be, and to which none is on its way. */
function takes({ locked, allocation, maxHeight }: DeckStack, tiers: number): boolean {
  return !locked && allocation < 0 && maxHeight === tiers;
}
