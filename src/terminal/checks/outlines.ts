// Rectangles of ground that things of a terminal cover, and how far things are from each other. All in metres.
import type { BlockModel, LaneModel, RestPlaceModel, TerminalModel, VehicleTypeModel } from '../model.ts';

/** A rectangle of ground with sides along the axes. */
export interface Outline {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

/** How far a vehicle at a rest place may reach past the end of its lane, m. */
export const END_SLACK = 0.5;

/** Slack for sums of decimal fractions, m. */
const SLACK = 1e-6;

/** True when two rectangles share ground; touching sides do not count. */
export function overlap(a: Outline, b: Outline): boolean {
  return a.x0 < b.x1 - SLACK && b.x0 < a.x1 - SLACK && a.y0 < b.y1 - SLACK && b.y0 < a.y1 - SLACK;
}

/** Ground that the slots of a block cover. */
export function blockOutline(block: BlockModel): Outline {
  const along = block.bays * block.bayLength;
  const across = block.rows * block.rowWidth;
  const [x0, y0] = block.origin;
  return block.axis === 'x' ? { x0, x1: x0 + along, y0, y1: y0 + across } : { x0, x1: x0 + across, y0, y1: y0 + along };
}

/** True for a lane along the quay, false for one square to it, null for a slanting or empty one. */
export function laneAlongQuay(lane: LaneModel): boolean | null {
  const [x0, y0] = lane.from;
  const [x1, y1] = lane.to;
  if (y0 === y1 && x0 !== x1) return true;
  if (x0 === x1 && y0 !== y1) return false;
  return null;
}

/** Lower and upper end of a straight lane along its own axis, and its place on the other axis. */
export function laneSpan(lane: LaneModel): { low: number; high: number; at: number } {
  const k = laneAlongQuay(lane) === true ? 0 : 1;
  const [a, b] = [lane.from[k] as number, lane.to[k] as number];
  return { low: Math.min(a, b), high: Math.max(a, b), at: lane.from[1 - k] as number };
}

/** Ground that vehicles driving on a straight lane sweep with their middle between the lane's ends. */
export function laneSweep(lane: LaneModel, vehicle: VehicleTypeModel): Outline {
  const { low, high, at } = laneSpan(lane);
  const half = vehicle.width / 2;
  return laneAlongQuay(lane) === true
    ? { x0: low, x1: high, y0: at - half, y1: at + half }
    : { x0: at - half, x1: at + half, y0: low, y1: high };
}

/** A rest place with what the rules need to know of it. */
export interface Place {
  place: RestPlaceModel;
  /** JSON path. */
  where: string;
  kind: 'water' | 'land' | 'parking' | 'charger';
  /** Block whose transfer point it is; null for parking places and chargers. */
  block: BlockModel | null;
  /** True when a vehicle stands here with its length along x. */
  alongQuay: boolean;
  outline: Outline;
}

/**
 * All rest places with the ground that a vehicle covers there. At a block it stands along the block's bays, elsewhere along
 * the first lane that it is entered from.
 */
export function placesOf(model: TerminalModel): Place[] {
  const { length, width } = model.vehicleType;
  const lanes = new Map(model.lanes.map((l) => [l.id, l]));
  const places: Place[] = [];
  const add = (place: RestPlaceModel, where: string, kind: Place['kind'], block: BlockModel | null): void => {
    const lane = lanes.get(place.lanes[0] ?? '');
    const alongQuay = block ? block.axis === 'x' : lane === undefined || laneAlongQuay(lane) !== false;
    const [halfX, halfY] = alongQuay ? [length / 2, width / 2] : [width / 2, length / 2];
    const [x, y] = place.at;
    const outline = { x0: x - halfX, x1: x + halfX, y0: y - halfY, y1: y + halfY };
    places.push({ place, where, kind, block, alongQuay, outline });
  };
  model.blocks.forEach((block, b) => {
    block.waterTransfer.forEach((p, i) => add(p, `/blocks/${b}/waterTransfer/${i}`, 'water', block));
    block.landTransfer.forEach((p, i) => add(p, `/blocks/${b}/landTransfer/${i}`, 'land', block));
  });
  model.parking.forEach((p, i) => add(p, `/parking/${i}`, 'parking', null));
  model.chargers.forEach((p, i) => add(p, `/chargers/${i}`, 'charger', null));
  return places;
}
