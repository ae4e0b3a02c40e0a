// Where a box stands: from its slot in a block or aboard to metres on the terminal's grid. Pure; z is the box's underside.
import type { BoxView, CallView, VesselView } from '../../server/api.ts';
import type { BlockModel } from '../../terminal/model.ts';
import { bayOffset, FIRST_DECK_TIER, ROW_PITCH, rowOffset, TIER_HEIGHT } from '../../terminal/vessel.ts';

/** Outer sizes of boxes (ISO 668), m. Heights are drawn alike: what counts is the slot. */
export const BOX_WIDTH = 2.438;
export const BOX_HEIGHT = 2.591;
const LENGTHS: Record<BoxView['feet'], number> = { 20: 6.058, 40: 12.192, 45: 13.716 };
/** Gap between the hull and the quay's edge, filled by the fenders, m. */
const FENDER_GAP = 1;

/** A place in space. `alongX`: the box lies parallel to the quay. */
export interface Place {
  x: number;
  y: number;
  z: number;
  alongX: boolean;
}

/** Length of a box, m. */
export function boxLength(feet: BoxView['feet']): number {
  return LENGTHS[feet];
}

/** Middle of a yard slot; bay k counts 4k+2 for 40', 4k+1 and 4k+3 for its halves; rows and tiers from 1. */
export function yardPlace(block: BlockModel, bay: number, row: number, tier: number, out: Place): Place {
  const along = ((bay - 2) / 4 + 0.5) * block.bayLength;
  const across = (row - 0.5) * block.rowWidth;
  out.alongX = block.axis === 'x';
  out.x = block.origin[0] + (out.alongX ? along : across);
  out.y = block.origin[1] + (out.alongX ? across : along);
  out.z = (tier - 1) * TIER_HEIGHT;
  return out;
}

/** Middle of a cell aboard a moored vessel: bow towards smaller x, starboard at the quay. */
export function vesselPlace(
  call: Pick<CallView, 'x' | 'beam'>,
  vessel: Pick<VesselView, 'deckBase' | 'holdTop'>,
  bay: number,
  row: number,
  tier: number,
  out: Place,
): Place {
  out.alongX = true;
  out.x = (call.x ?? 0) + bayOffset(bay);
  out.y = vesselCentre(call.beam) + rowOffset(row) * ROW_PITCH;
  out.z =
    tier >= FIRST_DECK_TIER
      ? 6 + ((tier - vessel.deckBase) / 2) * TIER_HEIGHT
      : 4 - ((vessel.holdTop - tier) / 2 + 1) * TIER_HEIGHT;
  return out;
}

/** y of the centre line of a moored vessel. */
export function vesselCentre(beam: number): number {
  return -(beam / 2) - FENDER_GAP;
}
