// How a vessel floats under her masses: draughts, trim, metacentric height and heel, from her hydrostatic table.
import type { HydrostaticRow, StabilityLimits, VisibilityLimits } from './limits.ts';

/** Sums over masses: kg, and kg·m about the aft perpendicular, the centre line and the keel. */
export interface Moments {
  kg: number;
  x: number;
  y: number;
  z: number;
}

/** How she floats. */
export interface FloatingCondition {
  displacement: number;
  /** m, at the perpendiculars. */
  draughtAft: number;
  draughtFore: number;
  /** m, positive by the stern. */
  trim: number;
  /** Metacentric height with free surfaces taken off, m. */
  gm: number;
  /** Degrees, positive to starboard; 90 where she has no stability. */
  heel: number;
}

/** The moments of the vessel herself, her stores and tanks. */
export function deadMoments({ deadLoad }: StabilityLimits): Moments {
  const { kg, x, y, z } = deadLoad;
  return { kg, x: kg * x, y: kg * y, z: kg * z };
}

/**
 * The condition under given moments (dead load and boxes). Trim from the lever between the centres of mass and buoyancy over the
 * moment to change trim; heel from the transverse moment over GM; draughts at the ends from the trim about the centre of flotation
 * (all as in Barrass and Derrett, "Ship Stability for Masters and Mates"). Beyond the table's ends it goes on straight.
 * @param length between perpendiculars, m
 */
export function floatingCondition(limits: StabilityLimits, length: number, moments: Moments): FloatingCondition {
  const row = rowAt(limits.hydrostatics, moments.kg);
  const trim = (moments.kg * row.buoyancyX - moments.x) / row.trimMoment;
  const gm = row.metacentreZ - (moments.z + limits.deadLoad.freeSurface) / moments.kg;
  const draughtAft = row.draught + (trim * row.flotationX) / length;
  const heel = gm > 0 ? (Math.atan(moments.y / moments.kg / gm) * 180) / Math.PI : 90;
  return { displacement: moments.kg, draughtAft, draughtFore: draughtAft - trim, trim, gm, heel };
}

function rowAt(rows: readonly HydrostaticRow[], kg: number): HydrostaticRow {
  let i = 1;
  while (i < rows.length - 1 && rows[i]!.displacement < kg) i++;
  const [low, high] = [rows[i - 1]!, rows[i]!];
  const share = (kg - low.displacement) / (high.displacement - low.displacement);
  const between = (of: keyof HydrostaticRow): number => low[of] + share * (high[of] - low[of]);
  return {
    draught: between('draught'),
    displacement: kg,
    buoyancyX: between('buoyancyX'),
    flotationX: between('flotationX'),
    metacentreZ: between('metacentreZ'),
    trimMoment: between('trimMoment'),
  };
}

/**
 * How high boxes may reach at a place forward of the bridge so that no more sea than allowed is hidden (SOLAS V/22), m above the keel;
 * Infinity abaft the bridge. A straight sight from the eye to the water at the end of the hidden stretch; both ends and the place are
 * taken from the waterline, which lies aslant to the keel when the vessel is trimmed.
 */
export function sightHeight(
  { eyeX, eyeZ, bowX, hidden }: VisibilityLimits,
  floats: Pick<FloatingCondition, 'draughtAft' | 'trim'>,
  length: number,
  x: number,
): number {
  if (x <= eyeX) return Infinity;
  const waterline = (at: number): number => floats.draughtAft - (floats.trim * at) / length;
  const target = bowX + hidden;
  const overWater = ((eyeZ - waterline(eyeX)) * (target - x)) / (target - eyeX);
  return waterline(x) + overWater;
}
