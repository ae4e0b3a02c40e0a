// Decking at work: for a box that comes to the yard, the block, the stack and the transfer point.
import { deck } from '../yard/decking.ts';
import type { BlockView, DeckBox } from '../yard/problems.ts';
import type { BlockRecord } from '../ledger/state.ts';
import type { Container } from '../terminal/container.ts';
import type { BlockId, CallId, ContainerId } from '../terminal/ids.ts';
import type { BlockModel } from '../terminal/model.ts';
import type { Why } from '../terminal/planning.ts';
import { blockWork, containerRecord, type Desk } from './context.ts';
import { blockIsOut } from './fault-query.ts';
import type { Leaving } from './yard-book.ts';
import { freeLandPoint, nearestPoint } from './transfer-points.ts';

/** Stacks that decking may look at for one box. */
const DECK_STEPS = 20_000;
/** Mean time in the yard of a box that leaves by truck, ms (3.0 days; conflowgen, deep sea to truck). */
const TRUCK_DWELL = 3 * 86_400_000;

/** When a box leaves the yard, ms UTC; Infinity when that is not known. */
export function departureOf(desk: Desk, container: ContainerId): number {
  const record = desk.ledger.state.containers.get(container);
  if (!record) return Infinity;
  if (record.outbound === 'truck') return (record.yardSince || desk.now) + TRUCK_DWELL;
  const call = desk.ledger.state.calls.get(record.outbound as CallId);
  return call ? (call.berth?.start ?? call.eta) : Infinity;
}

/** The group that a box leaves the yard with: its call and port of discharge, or "truck"; empty when that is not known. */
function groupOf(desk: Desk, container: ContainerId): string {
  const record = desk.ledger.state.containers.get(container);
  if (!record) return '';
  if (record.outbound === 'truck') return 'truck';
  return desk.ledger.state.calls.has(record.outbound as CallId)
    ? `${record.outbound}/${record.container.portOfDischarge}`
    : '';
}

/** What the yard's book asks of boxes that stand in it. A departure is estimated once and kept, so that the same record always gives the same. */
export function leavingFrom(desk: Desk): Leaving {
  return {
    departure: (container) => {
      const known = desk.state.departures.get(container);
      if (known !== undefined) return known;
      const departure = departureOf(desk, container);
      desk.state.departures.set(container, departure);
      return departure;
    },
    group: (container) => groupOf(desk, container),
  };
}

/** A box in the yard got another call to leave with, or none: its stack looks different to decking. */
export function outboundChanged(desk: Desk, container: ContainerId): void {
  desk.state.departures.delete(container);
  const p = desk.ledger.state.containers.get(container)?.position;
  if (p?.kind !== 'yard') return;
  const block = desk.model.blocks.findIndex((b) => b.id === p.block);
  desk.yard.refresh(block, p.slot.bay, p.slot.row);
}

/** A call is known from now on: boxes that wait for it in the yard leave with it, and their stacks look different to decking. */
export function callKnown(desk: Desk, call: CallId): void {
  for (const [container, { outbound, position }] of desk.ledger.state.containers)
    if (outbound === call && position.kind === 'yard') outboundChanged(desk, container);
}

/** A box as decking sees it. */
export function deckBox(desk: Desk, container: Container, from: 'water' | 'land'): DeckBox {
  const group = groupOf(desk, container.id);
  return {
    lengthFeet: container.lengthFeet,
    heightMm: container.heightMm,
    grossKg: container.grossKg,
    full: container.full,
    needsPlug: container.reeferC !== null,
    dangerousClasses: container.dangerous.map((d) => d.imdgClass),
    departure: departureOf(desk, container.id),
    group,
    from,
    to: group === '' || group === 'truck' ? 'land' : 'water',
  };
}

/** Where a box goes: chosen slot and transfer point. */
export interface DeckTarget {
  block: number;
  bay: number;
  row: number;
  rest: number;
}

/** A slot that decking has found and not yet reserved. */
export interface DeckProposal extends DeckTarget {
  tier: number;
  why: Why | null;
}

/**
 * Finds block, stack and transfer point for a box that is on a vehicle at a rest place (or on a truck at the gate: from < 0) and
 * changes nothing; with `only`, in that block. `proposed` counts by block what was proposed for others and not yet taken: work for its
 * cranes too. When the rules leave no slot (no plug free, segregation), the box is set where it
 * fits, and the reason says so. Null when no block with a free transfer point has room.
 */
export function proposeSlot(
  desk: Desk,
  container: ContainerId,
  from: number,
  side: 'water' | 'land',
  { only = -1, proposed }: { only?: number; proposed?: ReadonlyMap<number, number> } = {},
): DeckProposal | null {
  const box = deckBox(desk, containerRecord(desk, container).container, side);
  const blocks: BlockView[] = [];
  desk.model.blocks.forEach((b, i) => {
    if ((only >= 0 && i !== only) || blockIsOut(desk, i, side)) return;
    const rest = side === 'water' ? nearestPoint(desk, i, 2) : freeLandPoint(desk, i, 2);
    if (rest < 0) return;
    const view = blockView(desk, b, i, from, rest, box);
    view.workload += proposed?.get(i) ?? 0;
    blocks.push(view);
  });
  for (const relaxed of [false, true]) {
    const asked = relaxed ? { ...box, needsPlug: false, dangerousClasses: [] } : box;
    const planned = deck({ box: asked, blocks }, { steps: DECK_STEPS });
    if (!planned.plan) continue;
    const { block, bay, row, tier } = planned.plan;
    const rest = side === 'water' ? nearestPoint(desk, block, bay) : freeLandPoint(desk, block, bay);
    const why = planned.why[0] ?? null;
    if (why && relaxed) why.decided = `${why.decided} (no slot by the rules)`;
    return { block, bay, row, tier, rest, why };
  }
  return null;
}

/** Reserves a proposed slot and records the choice. */
export function takeSlot(desk: Desk, container: ContainerId, proposal: DeckProposal): void {
  const { block, bay, row, tier, why } = proposal;
  const model = desk.model.blocks[block] as BlockModel;
  reserve(desk, block, bay, row, 1);
  desk.ledger.record(
    { kind: 'slot-chosen', container, block: model.id as BlockId, slot: { bay, row, tier }, why },
    desk.now,
  );
}

function blockView(desk: Desk, b: BlockModel, index: number, from: number, rest: number, box: DeckBox): BlockView {
  const record = desk.ledger.state.blocks.get(b.id as BlockId) as BlockRecord;
  const work = blockWork(desk, index);
  const travel = from >= 0 ? desk.traffic.router.seconds(from, rest) : truckTravel(desk, from, rest);
  return {
    index,
    travelSeconds: travel === Infinity ? 1e5 : travel,
    workload: work.jobs.length,
    fill: record.count / (b.bays * b.rows * b.tiers),
    bays: b.bays,
    bayLength: b.bayLength,
    ...desk.yard.stacksFor(index, box.lengthFeet, box.dangerousClasses.length > 0),
  };
}

/** Drive of a road truck from a transfer point (from < 0: from the gate) to another, straight along the roads' directions, s. */
export function truckTravel(desk: Desk, from: number, to: number): number {
  const { at, truckSpeed } = desk.model.gate;
  const end = desk.layout.rests[to];
  const start = desk.layout.rests[from];
  const [x, y] = start ? [start.x, start.y] : at;
  return end ? (Math.abs(end.x - x) + Math.abs(end.y - y)) / truckSpeed : 0;
}

/** Counts a box on its way to a stack (by 1) or no longer on its way (by -1). */
export function reserve(desk: Desk, block: number, bay: number, row: number, by: 1 | -1): void {
  const record = desk.ledger.state.blocks.get(desk.model.blocks[block]?.id as BlockId) as BlockRecord;
  const k = Math.floor((bay - 1) / 4);
  const index = (k * record.rows + row - 1) * 3 + (bay % 4 === 2 ? 2 : bay % 4 === 1 ? 0 : 1);
  const { coming } = blockWork(desk, block);
  const count = (coming.get(index) ?? 0) + by;
  if (count > 0) coming.set(index, count);
  else coming.delete(index);
  desk.yard.refresh(block, bay, row);
}
