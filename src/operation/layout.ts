// Geometry that follows from the terminal model: rest places, and the spots where spreaders pick and place.
import type { Spot } from '../equipment/port.ts';
import type { Rest } from '../fleet/rest-places.ts';
import { invariant } from '../kit/invariant.ts';
import type { VesselSlot } from '../terminal/container.ts';
import type { CheId } from '../terminal/ids.ts';
import type { BlockModel, RestPlaceModel, TerminalModel } from '../terminal/model.ts';
import { buildNetwork, type Network } from '../terminal/network.ts';
import { ROW_PITCH, bayOffset, rowOffset, slotHeight, type VesselGeometry } from '../terminal/vessel.ts';

/** Height of a box and of a vehicle's bed, m. */
const BOX = 2.7;
const BED = 1.6;

/** Where things are, by index. */
export interface Layout {
  model: TerminalModel;
  network: Network;
  rests: Rest[];
  /** Rest places by use. */
  parking: number[];
  isParking: ReadonlySet<number>;
  chargers: number[];
  waterPoints: number[][];
  landPoints: number[][];
  /** Transfer points of quay cranes: cranePoints[crane][row]. */
  cranePoints: number[][];
  /** Racks for lift-AGVs: the holder of boxes at a transfer point. */
  racks: ReadonlyMap<number, CheId>;
  /** Index of each block by its id. */
  blockIndex: ReadonlyMap<string, number>;
  /** Length of each block along its axis, m. */
  blockLength: number[];
}

/** Builds the layout of a terminal. */
export function buildLayout(model: TerminalModel): Layout {
  const network = buildNetwork(model);
  const rests: Rest[] = [];
  const lanesOf = (ids: readonly string[]): number[] =>
    ids.map((laneId) => {
      const lane = network.laneIndex.get(laneId);
      invariant(lane !== undefined, `unknown lane ${laneId}`);
      return lane;
    });
  const add = (p: RestPlaceModel, across: boolean): number =>
    rests.push({ x: p.at[0], y: p.at[1], lanes: lanesOf(p.lanes), across, under: [], mobile: false, shut: false }) - 1;
  const parking = model.parking.map((p) => add(p, false));
  const chargers = model.chargers.map((p) => add(p, false));
  const waterPoints = model.blocks.map((b) => b.waterTransfer.map((p) => add(p, b.kind === 'end-loaded')));
  const racks = new Map<number, CheId>();
  model.blocks.forEach((b, i) => {
    b.waterTransfer.forEach((p, k) => {
      if (p.rack) racks.set(waterPoints[i]?.[k] as number, `${p.id}/R` as CheId);
    });
  });
  const landPoints = model.blocks.map((b, i) =>
    b.landTransfer.length > 0 ? b.landTransfer.map((p) => add(p, true)) : (waterPoints[i] as number[]),
  );
  const cranePoints = model.quayCranes.map((q) =>
    model.quayCraneType.transferRows.map(
      (row) =>
        rests.push({
          x: q.x,
          y: row.y,
          lanes: lanesOf([row.lane]),
          across: false,
          under: [],
          mobile: true,
          shut: true,
        }) - 1,
    ),
  );
  return {
    model,
    network,
    rests,
    parking,
    isParking: new Set(parking),
    chargers,
    waterPoints,
    landPoints,
    cranePoints,
    racks,
    blockIndex: new Map(model.blocks.map((b, i) => [b.id, i])),
    blockLength: model.blocks.map((b) => b.bays * b.bayLength),
  };
}

/** Distance along a block of a yard bay's centre, m from its water (or west) end. */
export function bayCentre(block: BlockModel, bay: number): number {
  const k = Math.floor((bay - 1) / 4);
  const part = bay % 4 === 2 ? 0.5 : bay % 4 === 1 ? 0.25 : 0.75;
  return (k + part) * block.bayLength;
}

/** Spreader's spot over a yard slot, in the block's own coordinates. */
export function yardSpot(block: BlockModel, bay: number, row: number, tier: number): Spot {
  return { gantry: bayCentre(block, bay), trolley: (row - 0.5) * block.rowWidth, height: tier * BOX };
}

/** Spreader's spot over a vehicle at a transfer point of a block, in the block's own coordinates. */
export function transferSpot(block: BlockModel, rest: Rest): Spot {
  const dx = rest.x - block.origin[0];
  const dy = rest.y - block.origin[1];
  return block.axis === 'y'
    ? { gantry: dy, trolley: dx, height: BED + BOX }
    : { gantry: dx, trolley: dy, height: BED + BOX };
}

/** Gantry position of a crane for a bay of a vessel with her bow at x. */
export function bayX(bowX: number, bay: number): number {
  return bowX + bayOffset(bay);
}

/** Spreader's spot over a vessel's slot; the starboard side lies at the quay. */
export function vesselSpot(geometry: VesselGeometry, slot: VesselSlot, station: number): Spot {
  const centre = -(geometry.beam / 2 + 1);
  return {
    gantry: station,
    trolley: centre + rowOffset(slot.row) * ROW_PITCH,
    height: slotHeight(slot, geometry) + BOX,
  };
}

/** Spreader's spot over a crane's platform. */
export function platformSpot(model: TerminalModel, station: number): Spot {
  const platform = model.quayCraneType.platform;
  invariant(platform, 'this crane has no platform');
  return { gantry: station, trolley: platform.y, height: platform.height + BOX };
}

/** Spreader's spot over a vehicle under a quay crane. */
export function craneTransferSpot(model: TerminalModel, row: number, station: number): Spot {
  const r = model.quayCraneType.transferRows[row];
  invariant(r, `no transfer row ${row}`);
  return { gantry: station, trolley: r.y, height: BED + BOX };
}
