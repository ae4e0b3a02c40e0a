// Lift-AGVs at racks: a box that comes is set on the rack and its vehicle goes on at once; a box that goes stands there before its vehicle
// comes, so that neither vehicles nor stacking cranes wait for each other.
import { invariant } from '../../kit/invariant.ts';
import type { Position } from '../../terminal/container.ts';
import type { CheId, ContainerId } from '../../terminal/ids.ts';
import { beginMove, callRecord, containerRecord, moveOf, nextId, pairOf, vehicleWork, type Desk } from '../context.ts';
import { proposeSlot, takeSlot } from '../yard/deck-work.ts';
import { standsAt, unloaded } from './errands.ts';
import { clearRack, rackAt } from './rack-state.ts';
import type { Move } from '../state.ts';
import { nearestPoint } from './transfer-points.ts';
import { addYardJob, blockIndex } from '../yard/jobs.ts';
import { nextLoads } from '../yard/next-loads.ts';

/** Next loads of each quay crane that are brought to racks before a vehicle is sent for them (designed: some ten minutes of work). */
const FILL_AHEAD = 6;
/** Racks of a block that are left to boxes that come: else loads that wait for vehicles keep out those whose vehicles have no place to go. */
const LEFT_TO_ARRIVALS = 2;

function onRack(desk: Desk, container: ContainerId, rack: CheId): boolean {
  const p = containerRecord(desk, container).position;
  return p.kind === 'che' && p.che === rack;
}

/** The moves of a vehicle that have to do with the transfer point where it stands. */
function movesHere(desk: Desk, vehicle: number): Move[] {
  const { move } = vehicleWork(desk, vehicle);
  const rest = standsAt(desk, vehicle);
  return move < 0 ? [] : pairOf(desk, moveOf(desk, move)).filter((m) => m.restAtBlock === rest);
}

/** A vehicle stands at its transfer point, or its box has come to the rack there; false where there is no rack. */
export function meetRack(desk: Desk, vehicle: number): boolean {
  const rack = rackAt(desk, standsAt(desk, vehicle));
  if (rack === undefined) return false;
  const moves = movesHere(desk, vehicle);
  const take = moves[0]?.kind === 'load';
  // A pair is taken when both are there.
  if (moves.length === 0 || (take && !moves.every((m) => onRack(desk, m.container, rack)))) return true;
  const v = vehicleWork(desk, vehicle);
  v.job = nextId(desk);
  const containers = moves.map((m) => m.container);
  desk.orders.push({ kind: 'rack', che: v.id, job: v.job, containers, rack, take });
  return true;
}

/** A load lies on its rack: a vehicle that waits there for it takes it. */
export function loadOnRack(desk: Desk, m: Move): void {
  const v = desk.state.vehicles[m.vehicle];
  if (v?.errand === 'at-block' && standsAt(desk, m.vehicle) === m.restAtBlock) meetRack(desk, m.vehicle);
}

/** A vehicle has taken a box from the rack where it stands, or set one on it. */
export function rackUsed(desk: Desk, vehicle: number, container: ContainerId, taken: boolean): void {
  const v = vehicleWork(desk, vehicle);
  const rest = standsAt(desk, vehicle);
  const rack = rackAt(desk, rest);
  const moves = movesHere(desk, vehicle);
  const m = moves.find((one) => one.container === container);
  invariant(rack !== undefined && m, `${v.id} used a rack for ${container}, which it was not told to`);
  const there: Position = { kind: 'che', che: rack };
  desk.lookAtFleet = true;
  if (taken) {
    desk.ledger.record({ kind: 'picked', container, che: v.id, from: there, rehandle: false }, desk.now);
    clearRack(desk, rest, m.id);
    return;
  }
  desk.ledger.record({ kind: 'placed', container, che: v.id, to: there }, desk.now);
  for (const job of desk.state.blocks[m.block]?.jobs ?? []) if (job.move === m.id) job.ready = true;
  desk.blocksToLook.add(m.block);
  if (moves.every((one) => onRack(desk, one.container, rack))) unloaded(desk, moves);
}

/** A load that lies on a rack, or is being brought there, and has no vehicle yet. */
export function aheadOf(desk: Desk, container: ContainerId): Move | null {
  if (desk.layout.racks.size === 0) return null;
  for (const moves of desk.state.racks.values())
    for (const id of moves) {
      const m = desk.state.moves.get(id);
      if (m?.container === container && m.kind === 'load' && m.vehicle < 0) return m;
    }
  return null;
}

/** Has the next loads of each quay crane brought to racks near them, and loads that are not wanted any more brought back. */
export function fillRacks(desk: Desk): void {
  if (desk.layout.racks.size === 0) return;
  bringBack(desk);
  const moving = new Set<ContainerId>();
  for (const m of desk.state.moves.values()) moving.add(m.container);
  desk.state.cranes.forEach((c, crane) => {
    for (const { container: box, position: p, holds } of nextLoads(desk, crane, FILL_AHEAD)) {
      const container = box.id;
      if (p.kind !== 'yard' || holds.size > 0 || moving.has(container)) continue;
      const block = blockIndex(desk, p.block);
      const free = (desk.layout.waterPoints[block] as number[]).filter((r) => !desk.state.racks.has(r)).length;
      const rest = free > LEFT_TO_ARRIVALS ? nearestPoint(desk, block, p.slot.bay) : -1;
      if (rest < 0) continue;
      const m = beginMove(desk, { kind: 'load', container, call: c.call, crane, block, restAtBlock: rest });
      addYardJob(desk, block, { kind: 'out', move: m.id, container, rest, bay: 0, row: 0 });
      moving.add(container);
    }
  });
}

/** Loads on racks that their vessel does not take any more go back into their block. */
function bringBack(desk: Desk): void {
  for (const [rest, moves] of desk.state.racks) {
    for (const id of moves) {
      const m = desk.state.moves.get(id);
      const rack = rackAt(desk, rest);
      if (m?.kind !== 'load' || m.vehicle >= 0 || m.call === null || rack === undefined) continue;
      const call = callRecord(desk, m.call);
      if (call.toLoad.has(m.container) || call.toRestow.has(m.container)) continue;
      if (!onRack(desk, m.container, rack)) continue;
      const slot = proposeSlot(desk, m.container, rest, 'water', { only: m.block });
      if (!slot) continue;
      takeSlot(desk, m.container, slot);
      Object.assign(m, { kind: 'discharge', bay: slot.bay, row: slot.row });
      const { bay, row } = slot;
      addYardJob(desk, m.block, { kind: 'in', move: m.id, container: m.container, rest, bay, row });
      for (const job of desk.state.blocks[m.block]?.jobs ?? []) if (job.move === m.id) job.ready = true;
    }
  }
}
