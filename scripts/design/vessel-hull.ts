// Hydrostatics of a designed hull from its main dimensions, by the usual formulas of preliminary design. Metres, kilograms.
import type { HydrostaticRow } from '../../src/terminal/vessel-profile/limits.ts';

/** Main dimensions of a hull. */
export interface Hull {
  /** Between perpendiculars, m. */
  length: number;
  beam: number;
  /** Draught of the design, m, and the block coefficient at it. */
  draught: number;
  block: number;
}

/** Sea water, kg/m³. */
const SEA_WATER = 1025;
/** Centres of buoyancy and flotation abaft midships, shares of the length; usual of container ships, assumed. */
const BUOYANCY_ABAFT = 0.012;
const FLOTATION_ABAFT = 0.035;

/**
 * One row of the table for a draught T. Displacement is density times L·B·T·Cb at the design draught and goes with T^(Cw/Cb) at others
 * (Barrass and Derrett, "Ship Stability for Masters and Mates"), with Cw = (1 + 2·Cb) / 3 (the same). KB by Morrish: T·(5/6 - Cb/(3·Cw)).
 * BM = I/V with transverse and longitudinal inertia coefficients 0.1216·Cw - 0.0410 and 0.350·Cw² - 0.405·Cw + 0.146 of the waterplane
 * (D'Arcangelo; in Parsons, "Parametric Design", Ship Design and Construction, chapter 11). Moment to change trim: displacement · BML / L.
 */
export function hydrostaticRow({ length, beam, draught, block }: Hull, at: number): HydrostaticRow {
  const waterplane = (1 + 2 * block) / 3;
  const power = waterplane / block;
  const volume = length * beam * draught * block * (at / draught) ** power;
  const blockAt = volume / (length * beam * at);
  const waterplaneAt = (power * volume) / at / (length * beam);
  const kb = at * (5 / 6 - blockAt / (3 * waterplaneAt));
  const transverse = (0.1216 * waterplaneAt - 0.041) * length * beam ** 3;
  const longitudinal = (0.35 * waterplaneAt ** 2 - 0.405 * waterplaneAt + 0.146) * beam * length ** 3;
  return {
    draught: round(at, 2),
    displacement: Math.round(SEA_WATER * volume),
    buoyancyX: round(length * (0.5 - BUOYANCY_ABAFT), 2),
    flotationX: round(length * (0.5 - (FLOTATION_ABAFT * at) / draught), 2),
    metacentreZ: round(kb + transverse / volume, 3),
    trimMoment: Math.round((SEA_WATER * longitudinal) / length),
  };
}

/** Rows for draughts from 40 % of the design draught to 5 % above it. */
export function hydrostaticTable(hull: Hull): HydrostaticRow[] {
  return Array.from({ length: 14 }, (_, i) => hydrostaticRow(hull, hull.draught * (0.4 + 0.05 * i)));
}

/** A figure to so many decimals. */
export function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
