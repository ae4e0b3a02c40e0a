// Transfer points of blocks: which are free for the terminal's vehicles and for road trucks. Trucks have their own at the land end
// of end-loaded blocks and use the vehicles' points at side-loaded ones.
import type { Desk } from './context.ts';

/** Number that stands for "a road truck" among the holders of rest places. */
export const TRUCK_HOLDER = 1_000_000;

/** A free transfer point for a truck at a block, near a bay where that matters; -1 without. */
export function freeLandPoint(desk: Desk, block: number, bay: number): number {
  const points = desk.layout.landPoints[block] as number[];
  const own = points !== desk.layout.waterPoints[block];
  const { restOwner } = desk.traffic.state;
  let best = -1;
  let bestWay = Infinity;
  points.forEach((rest, i) => {
    if (!desk.traffic.free(rest)) return;
    if (!own && [points[i - 1], points[i + 1]].some((r) => r !== undefined && restOwner[r] !== -1)) return;
    const way = own ? i : Math.abs(i - Math.floor((bay - 1) / 4));
    if (way < bestWay) {
      bestWay = way;
      best = rest;
    }
  });
  return best;
}

/** A truck takes or leaves a transfer point. */
export function holdPoint(desk: Desk, rest: number, held: boolean): void {
  desk.traffic.state.restOwner[rest] = held ? TRUCK_HOLDER : -1;
}

/** Free water transfer point of a block, for side-loaded blocks the one nearest to the bay; -1 without. */
export function nearestPoint(desk: Desk, block: number, bay: number, taken?: ReadonlySet<number>): number {
  const b = desk.model.blocks[block];
  let best = -1;
  let bestWay = Infinity;
  (desk.layout.waterPoints[block] as number[]).forEach((rest, i) => {
    if (!desk.traffic.free(rest) || taken?.has(rest) || neighbourTaken(desk, block, i, b?.kind === 'side-loaded'))
      return;
    const way = b?.kind === 'side-loaded' ? Math.abs(i - Math.floor((bay - 1) / 4)) : i;
    if (way < bestWay) {
      bestWay = way;
      best = rest;
    }
  });
  return best;
}

/** Side-loaded: bays are shorter than vehicles, so that the bay beside a vehicle is no place for another. */
export function neighbourTaken(desk: Desk, block: number, i: number, sideLoaded: boolean): boolean {
  if (!sideLoaded) return false;
  const points = desk.layout.waterPoints[block] as number[];
  return [points[i - 1], points[i + 1]].some((r) => r !== undefined && desk.traffic.state.restOwner[r] !== -1);
}
