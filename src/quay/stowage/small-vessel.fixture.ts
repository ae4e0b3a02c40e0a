// Vessels small enough to be drawn, for the tests of stowage.
import type { Container } from '../../terminal/container.ts';
import { id, type ContainerId } from '../../terminal/ids.ts';
import type { CellProfile, StackProfile, VesselProfile } from '../../terminal/vessel-profile/profile.ts';
import { rowOffset } from '../../terminal/vessel.ts';
import type { StowageProblem } from './problem.ts';

/** What of a cell or stack is other than usual. */
export interface SmallVessel {
  /** 40' bays, from the bow. */
  bays?: number;
  rows?: number[];
  holdTiers?: number;
  deckTiers?: number;
  cell?: (bay: number, row: number, tier: number) => Partial<CellProfile>;
  stack?: Partial<StackProfile>;
  profile?: Partial<VesselProfile>;
}

/** Next port, the one after, and the last. */
export const PORTS = ['NEXTP', 'LATER', 'LASTP'];

/**
 * ONE BAY, unless told otherwise: every cell takes 20' and 40', none has a plug, one cover over all rows.
 *
 *     tier 84   [ ][ ][ ]
 *     tier 82   [ ][ ][ ]
 *               =========
 *     tier 04   [ ][ ][ ]
 *     tier 02   [ ][ ][ ]
 *     row        02 00 01
 */
export function smallVessel(other: SmallVessel = {}): VesselProfile {
  const { bays = 1, rows = [2, 0, 1], holdTiers = 2, deckTiers = 2 } = other;
  const numbers = Array.from({ length: bays }, (_, i) => 4 * i + 2);
  const stack = (bay: number, row: number, level: 'hold' | 'deck', tiers: number[]): StackProfile => {
    const x = 15 * (bays - (bay - 2) / 4);
    return {
      ...{ bay, row, level, y: rowOffset(row) * 2.52, base: level === 'hold' ? 2 : 10, maxHeight: null },
      x: { forty: x, fore: x + 3.1, aft: x - 3.1 },
      ...{ maxKg20: null, maxKg40: null },
      cells: tiers.map((tier) => ({
        ...{ tier, fore: true, aft: true, forty: true, fortyFive: false, forePlug: false, aftPlug: false },
        noDangerous: [],
        ...other.cell?.(bay, row, tier),
      })),
      ...other.stack,
    };
  };
  const tiersFrom = (first: number, count: number): number[] => Array.from({ length: count }, (_, t) => first + 2 * t);
  return {
    ...{ name: 'SMALL', shipClass: 'small', imo: '', callSign: '', origin: 'designed', note: '' },
    ...{
      lengthOverAll: 15 * bays + 20,
      lengthBetweenPerpendiculars: 15 * bays + 15,
      placesKnown: true,
      heightFactor: 0.5,
    },
    stacks: numbers.flatMap((bay) =>
      rows.flatMap((row) => [
        ...(deckTiers > 0 ? [stack(bay, row, 'deck', tiersFrom(82, deckTiers))] : []),
        ...(holdTiers > 0 ? [stack(bay, row, 'hold', tiersFrom(2, holdTiers))] : []),
      ]),
    ),
    hatchCovers: holdTiers > 0 ? numbers.map((bay) => ({ bay, index: 0, rows })) : [],
    ...{ bulkheads: [], plugLimits: [], limits: null },
    ...other.profile,
  };
}

let serial = 0;

/** A dry 40' of 12 t for the next port, with what of it is other. */
export function small(more: Partial<Container> = {}): Container {
  return {
    ...{ id: id<ContainerId>(`BOX${++serial}`), isoType: '42G1', lengthFeet: 40, heightMm: 2591, grossKg: 12_000 },
    ...{ full: true, reeferC: null, dangerous: [], outOfGauge: null, operator: 'HWL' },
    ...{ portOfLoading: 'KRPUS', portOfDischarge: PORTS[0]!, finalPort: '' },
    ...more,
  };
}

/** A problem on a small vessel. */
export function onVessel(
  profile: VesselProfile,
  loads: readonly Container[],
  more: Partial<StowageProblem> = {},
): StowageProblem {
  return { profile, aboard: [], loads, rotation: PORTS, instructions: [], ...more };
}
