// Transfer points for road trucks: their own at the land end of end-loaded blocks, the vehicles' points at side-loaded ones.
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
