// A profile inferred from a bay plan, for a vessel whose own profile is not at hand: every cell that the plan uses exists, and so does its
// mirror image on the other side. What a plan cannot tell (stack weights, places, limits) stays untold.
import type { Container, VesselSlot } from '../container.ts';
import { BAY_PITCH, ROW_PITCH, TIER_HEIGHT, bay40, geometryFromCells, onDeck, rowOffset } from '../vessel.ts';
import { ORIGIN_NOTES } from './ovd-read.ts';
import { stackKey, type CellProfile, type StackLevel, type StackProfile, type VesselProfile } from './profile.ts';

/** A box in its cell, as far as the inference looks at it. */
export interface SeenBox {
  slot: VesselSlot;
  container: Pick<Container, 'lengthFeet' | 'heightMm' | 'reeferC'>;
}

/** What was seen of a stack, or of its mirror image. */
interface SeenStack {
  bay: number;
  row: number;
  level: StackLevel;
  tiers: Set<number>;
  forePlugs: Set<number>;
  aftPlugs: Set<number>;
  /** Heights of the boxes in each half, mm. */
  fore: number;
  aft: number;
}

/** What was seen of a bay on one level. */
interface SeenBay {
  twenty: boolean;
  /** Lowest tier of a 45'. */
  fortyFive: number;
}

/** A box of 8'6" in metres. */
const LOW_BOX = 2.591;
/** Estimated height of the tank top over the keel, m. */
const DOUBLE_BOTTOM = 2;

/** The row on the other side: 01 for 02, 02 for 01, 00 for itself. */
export function mirrorRow(row: number): number {
  if (row === 0) return 0;
  return row % 2 === 1 ? row + 1 : row - 1;
}

/**
 * The profile that a plan shows. 20' may stand in the bays and levels where one was seen, 45' from the lowest tier where one was seen
 * upward, reefers where a plugged one stood or its mirror image; a stack may be as high as it, or its mirror image, was seen, and at least
 * as high as its tiers of 8'6". Places are estimated.
 */
export function inferProfile(name: string, boxes: readonly SeenBox[]): VesselProfile {
  const stacks = new Map<string, SeenStack>();
  const bays = new Map<string, SeenBay>();
  for (const box of boxes) {
    see(stacks, bays, box, box.slot.row);
    const mirror = mirrorRow(box.slot.row);
    if (mirror !== box.slot.row) see(stacks, bays, box, mirror);
  }
  const geometry = geometryFromCells(
    name,
    boxes.map(({ slot, container }) => ({ slot, lengthFeet: container.lengthFeet })),
  );
  const places = { holdTop: geometry.holdTop, deckBase: geometry.deckBase, lastBay: geometry.bays.at(-1) ?? 2 };
  return {
    name,
    ...{ shipClass: name, imo: '', callSign: '', origin: 'inferred' as const },
    note: `${ORIGIN_NOTES.inferred}from the ${boxes.length} boxes of a bay plan; cells that it does not use, weights and limits are not known.`,
    lengthOverAll: geometry.length,
    lengthBetweenPerpendiculars: geometry.length,
    placesKnown: false,
    heightFactor: 0.45,
    stacks: [...stacks.values()]
      .sort((a, b) => a.bay - b.bay || a.level.localeCompare(b.level) || rowOffset(a.row) - rowOffset(b.row))
      .map((seen) => stackOf(seen, bays.get(`${seen.bay}/${seen.level}`)!, places)),
    hatchCovers: geometry.hatchCovers,
    bulkheads: [],
    plugLimits: [],
    limits: null,
  };
}

/** Enters a box, or its mirror image, into what is seen of its stack and bay. The image's height counts for another stack's limit. */
function see(
  stacks: Map<string, SeenStack>,
  bays: Map<string, SeenBay>,
  { slot, container }: SeenBox,
  row: number,
): void {
  const bay = bay40(slot.bay);
  const level: StackLevel = onDeck(slot) ? 'deck' : 'hold';
  const key = stackKey(bay, row, level);
  const stack = stacks.get(key) ?? {
    ...{ bay, row, level, tiers: new Set<number>(), forePlugs: new Set<number>(), aftPlugs: new Set<number>() },
    ...{ fore: 0, aft: 0 },
  };
  stacks.set(key, stack);
  stack.tiers.add(slot.tier);
  const inBay = bays.get(`${bay}/${level}`) ?? { twenty: false, fortyFive: Infinity };
  bays.set(`${bay}/${level}`, inBay);
  if (container.lengthFeet === 20) inBay.twenty = true;
  if (container.lengthFeet === 45) inBay.fortyFive = Math.min(inBay.fortyFive, slot.tier);
  const fore = container.lengthFeet !== 20 || slot.bay < bay;
  const aft = container.lengthFeet !== 20 || slot.bay > bay;
  if (container.reeferC !== null && fore) stack.forePlugs.add(slot.tier);
  if (container.reeferC !== null && aft) stack.aftPlugs.add(slot.tier);
  if (row !== slot.row) return;
  if (fore) stack.fore += container.heightMm;
  if (aft) stack.aft += container.heightMm;
}

function stackOf(
  seen: SeenStack,
  inBay: SeenBay,
  { holdTop, deckBase, lastBay }: { holdTop: number; deckBase: number; lastBay: number },
): StackProfile {
  const lowest = Math.min(...seen.tiers);
  const highest = Math.max(...seen.tiers);
  const cells: CellProfile[] = [];
  for (let tier = lowest; tier <= highest; tier += 2)
    cells.push({
      tier,
      fore: inBay.twenty,
      aft: inBay.twenty,
      forty: true,
      fortyFive: tier >= inBay.fortyFive,
      forePlug: seen.forePlugs.has(tier),
      aftPlug: seen.aftPlugs.has(tier),
      noDangerous: [],
    });
  const x = ((lastBay - seen.bay) / 4 + 1) * BAY_PITCH;
  const tiersUp = seen.level === 'hold' ? (lowest - 2) / 2 : holdTop / 2 + (lowest - deckBase) / 2;
  return {
    ...{ bay: seen.bay, row: seen.row, level: seen.level },
    x: { forty: x, fore: x + BAY_PITCH / 4, aft: x - BAY_PITCH / 4 },
    y: rowOffset(seen.row) * ROW_PITCH,
    base: DOUBLE_BOTTOM + tiersUp * TIER_HEIGHT,
    maxHeight: Math.max(seen.fore / 1000, seen.aft / 1000, cells.length * LOW_BOX),
    ...{ maxKg20: null, maxKg40: null, cells },
  };
}
