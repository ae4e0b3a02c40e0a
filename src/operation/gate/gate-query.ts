// What the gate's planner is told: for each waiting truck the errands that may come next, and the blocks that could serve them with
// the seconds that takes. Changes nothing.
//
// Who decides what: decking finds block and slot of a box that a truck brings, by the same weights as for any other box, and the
// gate's planner takes that block as the errand's only way; a box to collect has only the block where it stands. The planner then
// decides who goes in now, in which order, and with which errand. The slot is reserved when the truck is let in.
import type { AdmissionProblem, BlockRoom, ServingBlock, WaitingErrand } from '../../gate/problems.ts';
import { travelTime } from '../../kit/motion.ts';
import { loadSlot } from '../../ledger/holds.ts';
import { stackIndex } from '../../ledger/state.ts';
import type { BlockRecord, ContainerRecord } from '../../ledger/state.ts';
import type { CallId, ContainerId } from '../../terminal/ids.ts';
import type { BlockModel } from '../../terminal/model.ts';
import { pickSeconds, placeSeconds } from '../../terminal/power.ts';
import { DECK_WEIGHTS } from '../../yard/deck-weights.ts';
import { blockWork, containerRecord, type Desk } from '../context.ts';
import { proposeSlot, truckTravel, type DeckProposal } from '../yard/deck-work.ts';
import { bayCentre } from '../layout.ts';
import type { VisitWork } from '../state.ts';
import { freeLandPoint, freeLandPoints } from '../vehicles/transfer-points.ts';
import { blockIndex } from '../yard/jobs.ts';

/** Hoisting and trolley of a stacking crane for one box, beside pick, place and gantry, s (as in the yard cranes' schedule). */
const LIFT_SECONDS = 60;

/** The planner's problem, and the slots that decking proposed for boxes to deliver. */
export interface GateView {
  problem: AdmissionProblem;
  proposals: Map<ContainerId, DeckProposal>;
}

/** Describes the waiting trucks to the planner. Errands of a truck are its first ones left, in that order. */
export function gateView(desk: Desk, waiting: readonly VisitWork[]): GateView {
  const proposals = new Map<ContainerId, DeckProposal>();
  const rooms = new Map<number, BlockRoom>();
  const trucks = waiting.map((work) => {
    const errands = nextErrands(work).map(({ container, deliver }): WaitingErrand => {
      const way = deliver ? deliveryWay(desk, work, container, proposals) : collectWay(desk, work, container);
      if (way && !rooms.has(way.block)) rooms.set(way.block, roomOf(desk, way.block));
      return { ways: way ? [way] : [] };
    });
    const expected = desk.ledger.state.visits.get(work.visit)?.expected ?? work.arrived;
    return {
      id: work.visit,
      arrivedAfter: (work.arrived - expected) / 1000,
      waited: (desk.now - work.arrived) / 1000,
      inside: work.stands >= 0,
      errands,
    };
  });
  const windowSeconds = desk.model.gate.appointmentMinutes * 60;
  return { problem: { trucks, blocks: [...rooms.values()], windowSeconds }, proposals };
}

/** What a truck may do next: it collects when everything it brought is off its bed. */
function nextErrands(work: VisitWork): VisitWork['left'] {
  const deliveries = work.left.filter((e) => e.deliver);
  return deliveries.length > 0 ? deliveries : work.left;
}

/** A box that can be collected now: in the yard, not on hold, fetched by nobody else, and not for a vessel that is worked. */
export function collectable(desk: Desk, container: ContainerId): (ContainerRecord & InYard) | null {
  const record = desk.ledger.state.containers.get(container);
  if (record?.position.kind !== 'yard' || record.holds.size > 0) return null;
  const call = desk.ledger.state.calls.get(record.outbound as CallId);
  if (call?.state === 'working' && loadSlot(call, container)) return null;
  for (const m of desk.state.moves.values())
    if (m.container === container && (m.kind === 'deliver' || m.kind === 'load')) return null;
  return record as ContainerRecord & InYard;
}

interface InYard {
  position: ContainerRecord['position'] & { kind: 'yard' };
}

function collectWay(desk: Desk, work: VisitWork, container: ContainerId): ServingBlock | null {
  const record = collectable(desk, container);
  if (!record) return null;
  const { block: blockId, slot } = record.position;
  const block = blockIndex(desk, blockId);
  const rest = freeLandPoint(desk, block, slot.bay);
  if (rest < 0) return null;
  const stacks = desk.ledger.state.blocks.get(blockId) as BlockRecord;
  const above = (stacks.stacks[stackIndex(stacks, slot.bay, slot.row)]?.length ?? slot.tier) - slot.tier;
  const digging = above * DECK_WEIGHTS.rehandle;
  return wayTo(desk, work, block, rest, craneSeconds(desk, block, slot.bay) + digging);
}

function deliveryWay(
  desk: Desk,
  work: VisitWork,
  container: ContainerId,
  proposals: Map<ContainerId, DeckProposal>,
): ServingBlock | null {
  if (containerRecord(desk, container).position.kind !== 'truck') return null;
  const proposed = new Map<number, number>();
  for (const { block } of proposals.values()) proposed.set(block, (proposed.get(block) ?? 0) + 1);
  const proposal = proposeSlot(desk, container, -1, 'land', { proposed });
  if (!proposal) return null;
  proposals.set(container, proposal);
  return wayTo(desk, work, proposal.block, proposal.rest, craneSeconds(desk, proposal.block, proposal.bay));
}

function wayTo(desk: Desk, work: VisitWork, block: number, rest: number, serviceSeconds: number): ServingBlock {
  const { inSeconds } = desk.model.gate;
  const travel = truckTravel(desk, work.stands, rest) + (work.stands < 0 ? inSeconds : 0);
  return { block, travelSeconds: travel, queueSeconds: queueSeconds(desk, block), serviceSeconds };
}

/** Work that waits for the crane that serves trucks at a block, s. */
function queueSeconds(desk: Desk, block: number): number {
  const { jobs, cranes } = blockWork(desk, block);
  let ahead = 0;
  let shared = 0;
  for (const j of jobs) {
    if (j.side === 1) ahead++;
    else if (j.side === -1) shared++;
  }
  const hands = Math.max(1, cranes.filter((c) => c >= 0).length);
  return (ahead + shared / hands) * meanCraneSeconds(desk, block);
}

function roomOf(desk: Desk, block: number): BlockRoom {
  return { block, freePoints: freeLandPoints(desk, block), craneSeconds: meanCraneSeconds(desk, block) };
}

/** Time of the crane for a box in the middle of a block, s. */
function meanCraneSeconds(desk: Desk, block: number): number {
  const { bays } = desk.model.blocks[block] as BlockModel;
  return craneSeconds(desk, block, 4 * Math.floor(bays / 2) + 2);
}

/** Time of the crane for one box between a bay and the place where trucks stand, s: at the land end, or beside the bay. */
function craneSeconds(desk: Desk, block: number, bay: number): number {
  const b = desk.model.blocks[block] as BlockModel;
  const { spreader, gantry } = desk.model.yardCraneType;
  const drive = b.kind === 'side-loaded' ? 0 : b.bays * b.bayLength - bayCentre(b, bay);
  return pickSeconds(spreader) + placeSeconds(spreader) + LIFT_SECONDS + 2 * travelTime(drive, gantry);
}
