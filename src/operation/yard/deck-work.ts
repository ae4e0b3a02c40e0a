// Decking at work: for a box that comes to the yard, the block, the stack and the transfer point.
import { Random, seedFor } from '../../kit/random.ts';
import { deck } from '../../yard/decking.ts';
import { deckAnywhere, deckNearest } from '../../yard/plain-decking.ts';
import type { BlockView, DeckBox, DeckPlan, DeckProblem } from '../../yard/problems.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { BlockRecord, ContainerRecord } from '../../ledger/state.ts';
import type { BlockId, CallId, ContainerId } from '../../terminal/ids.ts';
import type { BlockModel, TerminalModel } from '../../terminal/model.ts';
import type { Planned, Why } from '../../terminal/planning.ts';
import { blockWork, containerRecord, type Desk } from '../context.ts';
import { estimated, expectedDeparture, learnFrom } from './departures.ts';
import { blockIsOut } from '../faults/fault-query.ts';
import { gaugeOf } from './gauge.ts';
import { leavesByVessel, nextPort } from '../inbox/onward.ts';
import type { Leaving } from './stack-leaving.ts';
import { freeLandPoint, nearestPoint } from '../vehicles/transfer-points.ts';

/** Stacks that decking may look at for one box. */
const DECK_STEPS = 20_000;

/** A box with what it leaves with: a call, "truck", or nothing that is known. */
type Outbound = Pick<ContainerRecord, 'container' | 'outbound'>;

/**
 * The group that a box leaves the yard with: its call, or "onward" while that is not told, and its next port; "truck"; or for empty boxes, which
 * stand together by line, "empty" with line and length. Empty when that is not known.
 */
function groupOf({ unlocode: here }: TerminalModel, record: Outbound): string {
  const { outbound, container: box } = record;
  if (outbound !== 'truck' && outbound !== '') return `${outbound}/${nextPort(box, here)}`;
  if (!box.full) return `empty/${box.operator}/${box.lengthFeet}`;
  if (leavesByVessel(record, here)) return `onward/${nextPort(box, here)}`;
  return outbound === 'truck' ? 'truck' : '';
}

/** What the yard's book asks of boxes that stand in it. */
export function leavingFrom(desk: Desk): Leaving {
  return {
    departure: (container) => expectedDeparture(desk, container),
    group: (container) => groupOf(desk.model, containerRecord(desk, container)),
  };
}

/** What the record was told that makes the yard look different to decking, or teaches when boxes leave; at a time, ms UTC. */
export function yardTold(desk: Desk, event: LedgerEvent, at: number): void {
  switch (event.kind) {
    case 'load-listed':
    case 'load-replanned':
    case 'load-unlisted':
      return outboundChanged(desk, event.container);
    case 'container-changed':
      return outboundChanged(desk, event.container.id);
    case 'call-announced':
      return callKnown(desk, event.call);
    case 'visit-announced':
      for (const container of event.collect) outboundChanged(desk, container);
      return;
    case 'visit-cancelled':
      for (const container of desk.ledger.state.visits.get(event.visit)?.collect ?? [])
        outboundChanged(desk, container);
      return;
    case 'picked':
      return learnFrom(desk, event, at);
    case 'yard-range-locked':
    case 'yard-range-unlocked':
    case 'yard-allocation-set':
    case 'yard-allocation-removed':
      return desk.yard.redraw();
    default:
      return;
  }
}

/** A box in the yard got another call or truck to leave with, or none: its stack looks different to decking. */
function outboundChanged(desk: Desk, container: ContainerId): void {
  desk.state.departures.delete(container);
  const p = desk.ledger.state.containers.get(container)?.position;
  if (p?.kind !== 'yard') return;
  const block = desk.model.blocks.findIndex((b) => b.id === p.block);
  desk.yard.refresh(block, p.slot.bay, p.slot.row);
}

/** A call is known from now on: boxes that wait for it in the yard leave with it, and their stacks look different to decking. */
function callKnown(desk: Desk, call: CallId): void {
  for (const [container, { outbound, position }] of desk.ledger.state.containers)
    if (outbound === call && position.kind === 'yard') outboundChanged(desk, container);
}

/** A box as decking sees it. */
export function deckBox(desk: Desk, record: Outbound, from: 'water' | 'land'): DeckBox {
  const { container } = record;
  const { mean, spread } = estimated(desk, container.id);
  return {
    lengthFeet: container.lengthFeet,
    heightMm: container.heightMm,
    grossKg: container.grossKg,
    full: container.full,
    needsPlug: container.reeferC !== null,
    dangerousClasses: container.dangerous.map((d) => d.imdgClass),
    outOfGauge: gaugeOf(container, desk.model.blocks[0]?.rowWidth ?? 0),
    departure: mean,
    spread,
    group: groupOf(desk.model, record),
    from,
    to: leavesByVessel(record, desk.model.unlocode) ? 'water' : 'land',
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
  const record = containerRecord(desk, container);
  const { container: asked, outbound } = record;
  const box = deckBox(desk, record, side);
  const allocations = desk.yard.allocationsFor(asked, outbound);
  const blocks: BlockView[] = [];
  desk.model.blocks.forEach((b, i) => {
    if ((only >= 0 && i !== only) || blockIsOut(desk, i, side)) return;
    const rest = side === 'water' ? nearestPoint(desk, i, 2) : freeLandPoint(desk, i, 2);
    if (rest < 0) return;
    blocks.push(blockView(desk, b, i, { from, rest, box, proposed: proposed?.get(i) ?? 0 }));
  });
  for (const relaxed of RELAXED) {
    const planned = decked(desk, relaxed({ box, blocks, allocations }), container);
    if (!planned.plan) continue;
    const { block, bay, row, tier } = planned.plan;
    const rest = side === 'water' ? nearestPoint(desk, block, bay) : freeLandPoint(desk, block, bay);
    const why = planned.why[0] ?? null;
    if (why && relaxed !== RELAXED[0]) why.decided = `${why.decided} (no slot by the rules)`;
    return { block, bay, row, tier, rest, why };
  }
  return null;
}

/** The slot that the terminal's policy has for a box; its number decides where chance does. */
export function decked(desk: Desk, problem: DeckProblem, container: ContainerId): Planned<DeckPlan | null> {
  const { decking } = desk.state.policy;
  if (decking === 'nearest') return deckNearest(problem);
  if (decking === 'random') return deckAnywhere(problem, new Random(seedFor(desk.state.nextId, container)));
  return deck(problem, { steps: DECK_STEPS });
}

/**
 * What is asked, and what instead where the rules leave no slot: a box that is here has to stand somewhere. First it stands in what is kept for others,
 * then off its plug or beside other dangerous goods. A lock is never asked to give way.
 */
const RELAXED: readonly ((problem: DeckProblem) => DeckProblem)[] = [
  (problem) => problem,
  ({ box, blocks }) => ({ box, blocks }),
  ({ box, blocks }) => ({
    box: { ...box, needsPlug: false, dangerousClasses: [], outOfGauge: box.outOfGauge === 'no' ? 'no' : 'over-top' },
    blocks,
  }),
];

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

/** What a box that is to be set asks of a block. */
interface Asked {
  from: number;
  rest: number;
  box: DeckBox;
  /** Boxes that were proposed for it already: work for the same crane. */
  proposed: number;
}

function blockView(desk: Desk, b: BlockModel, index: number, { from, rest, box, proposed }: Asked): BlockView {
  const record = desk.ledger.state.blocks.get(b.id as BlockId) as BlockRecord;
  const travel = from >= 0 ? desk.traffic.router.seconds(from, rest) : truckTravel(desk, from, rest);
  const handsOver = b.kind === 'end-loaded' && blockWork(desk, index).cranes.every((c) => c >= 0);
  const [water, land] = cranesWork(desk, index, handsOver);
  if (box.outOfGauge === 'over-side') desk.yard.lookBeside(index);
  return {
    index,
    travelSeconds: travel === Infinity ? 1e5 : travel,
    workload: box.from === 'water' ? [water + proposed, land] : [water, land + proposed],
    handsOver,
    fill: record.count / (b.bays * b.rows * b.tiers),
    bays: b.bays,
    bayLength: b.bayLength,
    ...desk.yard.stacksFor(index, box.lengthFeet, box.dangerousClasses.length > 0),
  };
}

/** Jobs of the crane at the water end and of the one at the land end; cranes that serve the whole block share its jobs. */
function cranesWork(desk: Desk, block: number, apart: boolean): [water: number, land: number] {
  const { jobs, cranes } = blockWork(desk, block);
  if (!apart) {
    const each = jobs.length / Math.max(1, cranes.filter((c) => c >= 0).length);
    return [each, each];
  }
  let water = 0;
  for (const { side } of jobs) water += side === 0 ? 1 : side === 1 ? 0 : 0.5;
  return [water, jobs.length - water];
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
