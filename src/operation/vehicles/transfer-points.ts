// Transfer points of blocks: which are free for the terminal's vehicles and for road trucks. Trucks have their own at the land end
// of end-loaded blocks and use the vehicles' points at side-loaded ones.
import type { BlockModel } from '../../terminal/model.ts';
import type { Desk } from '../context.ts';
import { bayCentre, transferSpot } from '../layout.ts';

/** Road trucks that may stand at one side-loaded block at a time: two per crane of the block. */
const SHARED_BLOCK_TRUCKS = 4;

/** Number that stands for "a road truck" among the holders of rest places. */
export const TRUCK_HOLDER = 1_000_000;

/** A free transfer point of a block for a road truck, the one nearest to a bay; -1 without. */
export function freeLandPoint(desk: Desk, block: number, bay: number): number {
  if (trucksAllowed(desk, block) <= 0) return -1;
  return nearestFree(desk, block, desk.layout.landPoints[block] as number[], bay);
}

/** How many road trucks could be sent to a block at once. */
export function freeLandPoints(desk: Desk, block: number): number {
  const most = trucksAllowed(desk, block);
  const points = desk.layout.landPoints[block] as number[];
  const alone = desk.model.blocks[block]?.kind === 'side-loaded';
  let count = 0;
  for (let i = 0; i < points.length; i++) {
    const rest = points[i] as number;
    if (!desk.traffic.free(rest) || besideTaken(desk, block, rest)) continue;
    count++;
    if (alone) i++;
  }
  return Math.max(0, Math.min(count, most));
}

/**
 * Trucks that a block may still take. Where trucks and vehicles share the points, trucks must leave some: else the yard serves the gate
 * alone and the cranes at the quay stand still.
 */
function trucksAllowed(desk: Desk, block: number): number {
  const points = desk.layout.landPoints[block] as number[];
  if (points !== desk.layout.waterPoints[block]) return Infinity;
  const held = points.filter((rest) => desk.traffic.state.restOwner[rest] === TRUCK_HOLDER).length;
  return SHARED_BLOCK_TRUCKS - held;
}

/** A free transfer point of a block for a vehicle of the terminal, the one nearest to a bay, not one of `taken`; -1 without. */
export function nearestPoint(desk: Desk, block: number, bay: number, taken?: ReadonlySet<number>): number {
  return nearestFree(desk, block, desk.layout.waterPoints[block] as number[], bay, taken);
}

function nearestFree(
  desk: Desk,
  block: number,
  points: readonly number[],
  bay: number,
  taken?: ReadonlySet<number>,
): number {
  const b = desk.model.blocks[block] as BlockModel;
  const at = bayCentre(b, bay);
  let best = -1;
  let bestWay = Infinity;
  for (const rest of points) {
    if (!desk.traffic.free(rest) || taken?.has(rest) || desk.state.racks.has(rest) || besideTaken(desk, block, rest))
      continue;
    const way = Math.abs(transferSpot(b, desk.traffic.state.rests[rest] as never).gantry - at);
    if (way < bestWay) {
      bestWay = way;
      best = rest;
    }
  }
  return best;
}

/** Side-loaded: bays are shorter than vehicles, so that the point beside one that is taken is no place for another. */
export function besideTaken(desk: Desk, block: number, rest: number): boolean {
  if (desk.model.blocks[block]?.kind !== 'side-loaded') return false;
  const points = desk.layout.waterPoints[block] as number[];
  const i = points.indexOf(rest);
  return [points[i - 1], points[i + 1]].some((r) => r !== undefined && desk.traffic.state.restOwner[r] !== -1);
}

/** A truck takes or leaves a transfer point. */
export function holdPoint(desk: Desk, rest: number, held: boolean): void {
  desk.traffic.state.restOwner[rest] = held ? TRUCK_HOLDER : -1;
}
