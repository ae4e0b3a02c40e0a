// From a profile to an Open Vessel Definition, so that other tools can read it. Limits have no place in it: they go into a file of their own.
import { rowOffset } from '../vessel.ts';
import { OVD_LEVEL, OVD_PAIR, OVD_VALUES, type Ovd, type OvdBay, type OvdLid, type OvdSlot } from './ovd-shape.ts';
import { halfBay, type CellProfile, type StackProfile, type VesselProfile } from './profile.ts';

const SCHEMA = 'https://raw.githubusercontent.com/tedivo/OpenVesselDefinition/master/schema.json';
/** PositionFormatEnum of the definition: bay, row, tier. */
const BAY_ROW_TIER = 1;

const mm = (metres: number): number => Math.round(metres * 1000);
const two = (n: number): string => String(n).padStart(2, '0');
const iso = (bay: number): string => String(bay).padStart(3, '0');

/** The definition of a profile. */
export function ovdOfProfile(profile: VesselProfile): Ovd & { sizeSummary: object } {
  const values = profile.placesKnown ? OVD_VALUES.known : OVD_VALUES.estimated;
  return {
    $schema: SCHEMA,
    $schemaId: 'IOpenVesselDefinitionV1',
    version: '1.0.0',
    shipData: {
      shipClass: profile.shipClass,
      shipName: profile.name,
      ...(profile.imo === '' ? {} : { imoCode: profile.imo }),
      ...(profile.callSign === '' ? {} : { callSign: profile.callSign }),
      loa: mm(profile.lengthOverAll),
      ...{ positionFormat: BAY_ROW_TIER },
      containersLengths: [20, 40, 45],
      lcgOptions: { values, lpp: mm(profile.lengthBetweenPerpendiculars) },
      tcgOptions: { values },
      vcgOptions: { values, heightFactor: profile.heightFactor },
      masterCGs: { aboveTcgs: {}, belowTcgs: {}, bottomBases: {} },
      ...(profile.note === '' ? {} : { metaInfo: { note: profile.note } }),
    },
    sizeSummary: sizeSummary(profile),
    baysData: baysOf(profile),
    lidData: lidsOf(profile),
    ...{ vesselPartsData: [] },
  };
}

function sizeSummary({ stacks }: VesselProfile): object {
  const tiers = (level: StackProfile['level']): number[] =>
    stacks.filter((stack) => stack.level === level).flatMap(({ cells }) => cells.map(({ tier }) => tier));
  const ends = (values: readonly number[], least: string, most: string): object =>
    values.length === 0 ? {} : { [least]: Math.min(...values), [most]: Math.max(...values) };
  return {
    isoBays: Math.max(...stacks.map((stack) => halfBay(stack, 'aft'))),
    centerLineRow: Number(stacks.some(({ row }) => row === 0)),
    maxRow: Math.max(...stacks.map(({ row }) => row)),
    ...ends(tiers('deck'), 'minAboveTier', 'maxAboveTier'),
    ...ends(tiers('hold'), 'minBelowTier', 'maxBelowTier'),
  };
}

function baysOf(profile: VesselProfile): OvdBay[] {
  const groups = Map.groupBy(profile.stacks, ({ bay, level }) => `${bay}/${level}`);
  return [...groups.values()].flatMap((stacks) => {
    const alone = stacks[0]!.bay % 2 === 1;
    return (alone ? (['fore'] as const) : (['fore', 'aft'] as const)).map((half) => bayOf(profile, stacks, half));
  });
}

/** One 20' bay on one level; the 40' of a pair stand in its fore bay. */
function bayOf(profile: VesselProfile, stacks: readonly StackProfile[], half: 'fore' | 'aft'): OvdBay {
  const [first] = stacks as [StackProfile];
  const limit = profile.plugLimits.find(({ bay, level }) => bay === first.bay && level === first.level);
  const slots: Record<string, OvdSlot> = {};
  for (const stack of stacks)
    for (const cell of stack.cells) {
      const slot = slotOf(stack, cell, half);
      if (slot !== null) slots[slot.pos] = slot;
    }
  const long = half === 'fore' && first.bay % 2 === 0;
  return {
    isoBay: iso(halfBay(first, half)),
    level: OVD_LEVEL[first.level],
    ...(first.bay % 2 === 1 ? {} : { pairedBay: half === 'fore' ? OVD_PAIR.aft : OVD_PAIR.fore }),
    infoByContLength: {
      '20': { size: 20, lcg: mm(first.x[half]) },
      ...(long ? { '40': { size: 40, lcg: mm(first.x.forty) } } : {}),
    },
    bulkhead: bulkheadOf(profile, stacks, half),
    ...(limit === undefined || half === 'aft' ? {} : { reeferPlugLimit: limit.plugs }),
    perRowInfo: { each: Object.fromEntries(stacks.map((stack) => [two(stack.row), rowOf(stack, long)])) },
    perSlotInfo: slots,
  };
}

function slotOf(stack: StackProfile, cell: CellProfile, half: 'fore' | 'aft'): OvdSlot | null {
  const long = half === 'fore' && stack.bay % 2 === 0;
  const sizes: Record<string, 1> = {
    ...(cell[half] ? { '20': 1 } : {}),
    ...(long && cell.forty ? { '40': 1 } : {}),
    ...(long && cell.fortyFive ? { '45': 1 } : {}),
  };
  const plug = half === 'fore' ? cell.forePlug : cell.aftPlug;
  if (Object.keys(sizes).length === 0 && !plug) return null;
  const { noDangerous } = cell;
  return {
    pos: two(stack.row) + two(cell.tier),
    sizes,
    ...(plug ? { reefer: 1 as const } : {}),
    ...(noDangerous === 'all' ? { hazardousProhibited: true } : {}),
    ...(noDangerous === 'all' || noDangerous.length === 0
      ? {}
      : { hazardousProhibited: { imdgClasses: [...noDangerous], compatibilityGroups: [] } }),
  };
}

function rowOf(stack: StackProfile, long: boolean): NonNullable<NonNullable<OvdBay['perRowInfo']>['each']>[string] {
  const weight = (kg: number | null): { rowWeight?: number } =>
    kg === null ? {} : { rowWeight: Math.round(kg * 1000) };
  return {
    isoRow: two(stack.row),
    bottomBase: mm(stack.base),
    ...(stack.maxHeight === null ? {} : { maxHeight: mm(stack.maxHeight) }),
    tcg: mm(stack.y),
    rowInfoByLength: {
      '20': { size: 20, ...weight(stack.maxKg20) },
      ...(long ? { '40': { size: 40, ...weight(stack.maxKg40) } } : {}),
    },
  };
}

/** Bulkheads that stand between this bay and the next one before or behind it. */
function bulkheadOf(
  profile: VesselProfile,
  stacks: readonly StackProfile[],
  half: 'fore' | 'aft',
): NonNullable<OvdBay['bulkhead']> {
  const x = stacks[0]!.x[half];
  const others = profile.stacks
    .filter((stack) => stack.bay !== stacks[0]!.bay)
    .flatMap((stack) => [stack.x.fore, stack.x.aft]);
  const [foreEnd, aftEnd] = [Math.min(...others.filter((at) => at > x)), Math.max(...others.filter((at) => at < x))];
  const fore = profile.bulkheads.find((at) => half === 'fore' && at > x && at < foreEnd);
  // Between two bays the one abaft tells of the bulkhead before it; behind the last bay nobody else does.
  const aft = profile.bulkheads.find((at) => half === 'aft' && aftEnd === -Infinity && at < x);
  return {
    fore: fore === undefined ? 0 : 1,
    ...(fore === undefined ? {} : { foreLcg: mm(fore) }),
    ...(aft === undefined ? {} : { aft: 1 as const, aftLcg: mm(aft) }),
  };
}

function lidsOf({ hatchCovers }: VesselProfile): OvdLid[] {
  return hatchCovers.map(({ bay, index, rows }) => {
    const ordered = [...rows].sort((a, b) => rowOffset(a) - rowOffset(b));
    return {
      label: `${two(bay)}-${index + 1}`,
      portIsoRow: two(ordered[0]!),
      starboardIsoRow: two(ordered.at(-1)!),
      startIsoBay: iso(bay % 2 === 1 ? bay : bay - 1),
      endIsoBay: iso(bay % 2 === 1 ? bay : bay + 1),
    };
  });
}
