// From an Open Vessel Definition to a profile: bays joined to pairs, slots to stacks, millimetres to metres, grams to kilograms.
import { BAY_PITCH, ROW_PITCH, TIER_HEIGHT, rowOffset, type HatchCover } from '../vessel.ts';
import { InputError } from '../diagnostic.ts';
import { OVD_LEVEL, OVD_PAIR, OVD_VALUES, type Ovd, type OvdBay, type OvdLid, type OvdSlot } from './ovd-shape.ts';
import type { CellProfile, ProfileOrigin, StackLevel, StackProfile, VesselProfile } from './profile.ts';
import { vesselFault } from './vessel-fault.ts';

/** Beginnings of the notes of profiles that are not told by a vessel's owner. */
export const ORIGIN_NOTES: Readonly<Record<Exclude<ProfileOrigin, 'told'>, string>> = {
  designed: 'Designed: ',
  inferred: 'Inferred: ',
};

/** Share of a box's height at which its centre of mass is taken where the definition does not tell (its own default). */
const HEIGHT_FACTOR = 0.45;
/** From the middle of a 40' position to the middle of each half, m: half a 20' box (6.06 m) and the gap between them. */
const HALF_OFFSET = 3.1;
/** From the middle of a 20' bay to a bulkhead beside it, m. */
const BULKHEAD_OFFSET = 3.6;

/** A pair of 20' bays on one level, or one that stands alone. Indices are into baysData. */
interface Pair {
  /** Number of the 40' position, or of a bay alone its own. */
  bay: number;
  level: StackLevel;
  fore: { index: number; data: OvdBay } | null;
  aft: { index: number; data: OvdBay } | null;
}

/** The profile of a definition. @throws InputError HWS-VSL-003, -004 */
export function profileOfOvd(ovd: Ovd, file: string): VesselProfile {
  const { shipData } = ovd;
  const pairs = pairsOf(ovd.baysData, file);
  const length = shipData.lcgOptions.lpp / 1000;
  const stacks = pairs.flatMap((pair, i) => stacksOf(ovd, pair, estimatedX(pairs, i), file));
  if (stacks.length === 0)
    throw new InputError(
      vesselFault('HWS-VSL-004', `${file}, /baysData`, 'No bay of the profile has a slot that takes a box.'),
    );
  const note = shipData.metaInfo?.note ?? '';
  const known = [shipData.lcgOptions, shipData.tcgOptions, shipData.vcgOptions];
  return {
    name: shipData.shipName ?? shipData.shipClass,
    shipClass: shipData.shipClass,
    imo: shipData.imoCode ?? '',
    callSign: shipData.callSign ?? '',
    origin: originOf(note),
    note,
    lengthOverAll: (shipData.loa ?? 0) / 1000,
    lengthBetweenPerpendiculars: length,
    placesKnown: known.every(({ values }) => values === OVD_VALUES.known),
    heightFactor: shipData.vcgOptions.heightFactor ?? HEIGHT_FACTOR,
    stacks,
    hatchCovers: coversOf(ovd.lidData, pairs, stacks),
    bulkheads: bulkheadsOf(pairs, stacks),
    plugLimits: pairs.flatMap((pair) => {
      const told = [pair.fore, pair.aft].flatMap((half) => half?.data.reeferPlugLimit ?? []);
      return told.length === 0
        ? []
        : [{ bay: pair.bay, level: pair.level, plugs: told.reduce((sum, n) => sum + n, 0) }];
    }),
    limits: null,
  };
}

function originOf(note: string): ProfileOrigin {
  for (const [origin, beginning] of Object.entries(ORIGIN_NOTES))
    if (note.startsWith(beginning)) return origin as ProfileOrigin;
  return 'told';
}

/** Joins bays to pairs by what each says of its neighbour; bow to stern, deck before hold. */
function pairsOf(bays: readonly OvdBay[], file: string): Pair[] {
  const known = new Map<string, number>();
  const levelOf = (data: OvdBay): StackLevel => (data.level === OVD_LEVEL.deck ? 'deck' : 'hold');
  bays.forEach((data, index) => {
    const key = `${Number(data.isoBay)}/${levelOf(data)}`;
    if (known.has(key))
      throw new InputError(
        vesselFault('HWS-VSL-003', `${file}, /baysData/${index}`, `Bay ${data.isoBay} stands twice on one level.`),
      );
    known.set(key, index);
  });
  const pairs = new Map<string, Pair>();
  const taken = new Map<number, number>();
  bays.forEach((data, index) => {
    const level = levelOf(data);
    const bay = Number(data.isoBay);
    const other =
      data.pairedBay === undefined
        ? undefined
        : known.get(`${data.pairedBay === OVD_PAIR.fore ? bay - 2 : bay + 2}/${level}`);
    const fore = data.pairedBay === OVD_PAIR.fore ? other : index;
    const aft = data.pairedBay === OVD_PAIR.fore ? index : other;
    const first = fore ?? index;
    const long =
      other !== undefined || takesLong(data)
        ? Math.min(bay, other === undefined ? bay : Number(bays[other]!.isoBay)) + 1
        : bay;
    for (const half of [fore, aft]) {
      if (half === undefined) continue;
      const earlier = taken.get(half);
      if (earlier !== undefined && earlier !== first)
        throw new InputError(
          vesselFault(
            'HWS-VSL-003',
            `${file}, /baysData/${index}/pairedBay`,
            `Bay ${bays[half]!.isoBay} is paired with two bays.`,
          ),
        );
      taken.set(half, first);
    }
    const half = (at: number | undefined): Pair['fore'] => (at === undefined ? null : { index: at, data: bays[at]! });
    pairs.set(`${long}/${level}`, { bay: long, level, fore: half(fore), aft: half(aft) });
  });
  return [...pairs.values()].sort((a, b) => a.bay - b.bay || (a.level < b.level ? -1 : 1));
}

function takesLong({ perSlotInfo }: OvdBay): boolean {
  return Object.values(perSlotInfo ?? {}).some((slot) => allows(slot, 40) || allows(slot, 45));
}

function allows(slot: OvdSlot | undefined, size: 20 | 40 | 45): boolean {
  const told = slot?.sizes[String(size)];
  return told !== undefined && told !== 0;
}

/** Places of bays from the stern by pitch, for definitions that tell none, m. */
function estimatedX(pairs: readonly Pair[], index: number): number {
  const bays = [...new Set(pairs.map(({ bay }) => bay))];
  return (bays.length - bays.indexOf(pairs[index]!.bay)) * BAY_PITCH;
}

function stacksOf(ovd: Ovd, pair: Pair, x: number, file: string): StackProfile[] {
  const rows = new Map<number, Map<number, { fore?: OvdSlot; aft?: OvdSlot }>>();
  for (const half of ['fore', 'aft'] as const) {
    const bay = pair[half];
    for (const [key, slot] of Object.entries(bay?.data.perSlotInfo ?? {})) {
      if (key !== slot.pos)
        throw new InputError(
          vesselFault(
            'HWS-VSL-003',
            `${file}, /baysData/${bay!.index}/perSlotInfo/${key}`,
            `The slot ${key} calls itself ${slot.pos}.`,
          ),
        );
      if (slot.restricted === 1) continue;
      const [row, tier] = [Number(key.slice(0, 2)), Number(key.slice(2))];
      const tiers = rows.get(row) ?? new Map<number, { fore?: OvdSlot; aft?: OvdSlot }>();
      rows.set(row, tiers);
      tiers.set(tier, { ...tiers.get(tier), [half]: slot });
    }
  }
  return [...rows]
    .sort(([a], [b]) => rowOffset(a) - rowOffset(b))
    .map(([row, tiers]) => stackOf(ovd, pair, row, x, cellsOf(tiers)))
    .filter(({ cells }) => cells.length > 0);
}

function cellsOf(tiers: ReadonlyMap<number, { fore?: OvdSlot; aft?: OvdSlot }>): CellProfile[] {
  return [...tiers]
    .sort(([a], [b]) => a - b)
    .map(([tier, { fore, aft }]) => ({
      tier,
      fore: allows(fore, 20),
      aft: allows(aft, 20),
      forty: allows(fore, 40) || allows(aft, 40),
      fortyFive: allows(fore, 45) || allows(aft, 45),
      forePlug: fore?.reefer === 1,
      aftPlug: aft?.reefer === 1,
      noDangerous: forbidden(fore, aft),
    }))
    .filter((cell) => cell.fore || cell.aft || cell.forty || cell.fortyFive);
}

function forbidden(fore: OvdSlot | undefined, aft: OvdSlot | undefined): readonly string[] | 'all' {
  const classes = new Set<string>();
  for (const slot of [fore, aft]) {
    const told = slot?.hazardousProhibited;
    if (told === true) return 'all';
    if (typeof told === 'object') for (const imdgClass of told.imdgClasses) classes.add(imdgClass);
  }
  return [...classes];
}

function stackOf(ovd: Ovd, pair: Pair, row: number, estimate: number, cells: CellProfile[]): StackProfile {
  const { masterCGs } = ovd.shipData;
  const isoRow = String(row).padStart(2, '0');
  const halves = [pair.fore, pair.aft].flatMap((half) => half?.data ?? []);
  const rows = halves.map(({ perRowInfo }) => ({ common: perRowInfo?.common, each: perRowInfo?.each?.[isoRow] }));
  const told = (of: 'bottomBase' | 'maxHeight'): number[] =>
    rows.flatMap(({ common, each }) => each?.[of] ?? common?.[of] ?? []);
  const byLength = (size: '20' | '40', of: 'lcg' | 'rowWeight', from: readonly OvdBay[]): number[] =>
    from.flatMap(
      (bay) => bay.perRowInfo?.each?.[isoRow]?.rowInfoByLength?.[size]?.[of] ?? bay.infoByContLength[size]?.[of] ?? [],
    );
  const least = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.min(...values) / 1000);
  const lowest = cells[0]?.tier ?? 0;
  const tcg =
    rows.flatMap(({ each }) => each?.tcg ?? [])[0] ??
    masterCGs[pair.level === 'deck' ? 'aboveTcgs' : 'belowTcgs'][isoRow];
  const forty = byLength('40', 'lcg', halves)[0];
  const middle = forty === undefined ? estimate : forty / 1000;
  const halfX = (half: Pair['fore'], offset: number): number => {
    const lcg = half === null ? undefined : byLength('20', 'lcg', [half.data])[0];
    return lcg === undefined ? Math.round((middle + offset) * 1000) / 1000 : lcg / 1000;
  };
  return {
    bay: pair.bay,
    row,
    level: pair.level,
    x: {
      forty: middle,
      fore: halfX(pair.fore, pair.bay % 2 === 1 ? 0 : HALF_OFFSET),
      aft: halfX(pair.aft, -HALF_OFFSET),
    },
    y: tcg === undefined ? rowOffset(row) * ROW_PITCH : tcg / 1000,
    base:
      least(told('bottomBase')) ??
      least([masterCGs.bottomBases[String(lowest)] ?? []].flat()) ??
      estimatedBase(ovd, pair.level, lowest),
    maxHeight: least(told('maxHeight')),
    maxKg20: least(byLength('20', 'rowWeight', halves)),
    maxKg40: least(byLength('40', 'rowWeight', halves)),
    cells,
  };
}

/** Height of a tier above the keel where none is told: holds begin 2 m above it, decks where the highest hold ends. */
function estimatedBase(ovd: Ovd, level: StackLevel, tier: number): number {
  const tiers = (of: number): number[] =>
    ovd.baysData
      .filter((bay) => bay.level === of)
      .flatMap(({ perSlotInfo }) => Object.keys(perSlotInfo ?? {}).map((key) => Number(key.slice(2))));
  const doubleBottom = 2;
  if (level === 'hold') return doubleBottom + ((tier - 2) / 2) * TIER_HEIGHT;
  const holdTop = tiers(OVD_LEVEL.hold).reduce((most, t) => Math.max(most, t), 0);
  const deckBase = tiers(OVD_LEVEL.deck).reduce((least, t) => Math.min(least, t), tier);
  return doubleBottom + (holdTop / 2 + (tier - deckBase) / 2) * TIER_HEIGHT;
}

/** Hatch covers of 40' bays; a lid over several bays counts as one cover for each. */
function coversOf(lids: readonly OvdLid[], pairs: readonly Pair[], stacks: readonly StackProfile[]): HatchCover[] {
  const covers: HatchCover[] = [];
  for (const { bay } of pairs.filter(({ level }) => level === 'hold')) {
    const rows = [...new Set(stacks.filter((stack) => stack.bay === bay).map(({ row }) => row))];
    const own = lids.filter((lid) => Number(lid.startIsoBay) <= bay + 1 && Number(lid.endIsoBay) >= bay - 1);
    own.forEach((lid, index) => {
      const [port, starboard] = [rowOffset(Number(lid.portIsoRow)), rowOffset(Number(lid.starboardIsoRow))];
      const under = rows.filter((row) => rowOffset(row) >= port && rowOffset(row) <= starboard);
      covers.push({ bay, index, rows: under.sort((a, b) => rowOffset(a) - rowOffset(b)) });
    });
  }
  return covers;
}

function bulkheadsOf(pairs: readonly Pair[], stacks: readonly StackProfile[]): number[] {
  const found: number[] = [];
  for (const pair of pairs) {
    const stack = stacks.find(({ bay, level }) => bay === pair.bay && level === pair.level);
    if (stack === undefined) continue;
    for (const half of ['fore', 'aft'] as const) {
      const told = pair[half]?.data.bulkhead;
      if (told?.fore === 1)
        found.push(told.foreLcg === undefined ? stack.x[half] + BULKHEAD_OFFSET : told.foreLcg / 1000);
      if (told?.aft === 1) found.push(told.aftLcg === undefined ? stack.x[half] - BULKHEAD_OFFSET : told.aftLcg / 1000);
    }
  }
  return [...new Set(found)].sort((a, b) => a - b);
}
