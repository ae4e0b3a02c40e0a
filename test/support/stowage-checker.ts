// Judges a stowage plan by the rules alone, from the problem as it was put: it shares no code with the planner. Every breach is a sentence.
import type { Container, VesselSlot } from '../../src/terminal/container.ts';
import type { CellProfile, StackProfile, VesselProfile } from '../../src/terminal/vessel-profile/profile.ts';
import type { StowagePlan, StowageProblem } from '../../src/quay/stowage/problem.ts';
import { segregationFaults, type Stood } from './stowage-segregation.ts';

/** What was found. */
export interface StowageVerdict {
  faults: string[];
  /** Boxes of this port over one that leaves earlier, in the stack or under the cover. */
  overstow: number;
  floats: { draughtAft: number; draughtFore: number; trim: number; gm: number; heel: number } | null;
}

/** Holds a plan against every rule; faults are of boxes of this port only. */
export function checkStowage(problem: StowageProblem, plan: StowagePlan): StowageVerdict {
  const faults: string[] = [...accountFaults(problem, plan)];
  const stood = standing(problem, plan, faults);
  const port = portOrder(problem);
  const columns = columnsOf(stood);
  let overstow = 0;
  for (const [stack, boxes] of columns) {
    faults.push(...supportFaults(boxes), ...loadFaults(problem.profile, stack, boxes));
    overstow += overstowed(boxes, port).length;
  }
  overstow += underCover(problem.profile, stood, port, faults);
  for (const box of stood.filter(({ loaded }) => loaded)) faults.push(...cellFaults(box));
  faults.push(
    ...plugFaults(problem.profile, stood),
    ...segregationFaults(problem.profile, stood),
    ...instructionFaults(problem, plan),
  );
  const floats = floating(problem, stood);
  if (floats !== null) faults.push(...floatingFaults(problem, floats), ...sightFaults(problem.profile, stood, floats));
  if (overstow > 0) faults.push(`${overstow} boxes stand over one that leaves earlier.`);
  return { faults, overstow, floats };
}

/** Every load is stowed once or told ashore. */
function accountFaults({ loads }: StowageProblem, { stowed, ashore }: StowagePlan): string[] {
  const told = [...stowed, ...ashore].map(({ container }) => container);
  const faults = told.length === new Set(told).size ? [] : ['A box is told twice.'];
  const known = new Set(told);
  for (const { id } of loads) if (!known.has(id)) faults.push(`${id} is neither stowed nor ashore.`);
  if (told.length !== loads.length) faults.push(`${told.length} boxes are told of ${loads.length}.`);
  return faults;
}

function standing({ profile, aboard, loads }: StowageProblem, { stowed }: StowagePlan, faults: string[]): Stood[] {
  const boxes = new Map(loads.map((container) => [container.id, container]));
  const all = [
    ...aboard.map(({ slot, container }) => ({ slot, container, loaded: false })),
    ...stowed.map(({ slot, container }) => ({ slot, container: boxes.get(container)!, loaded: true })),
  ];
  const stacks = new Map<string, StackProfile[]>();
  for (const stack of profile.stacks) stacks.set(`${stack.row}`, [...(stacks.get(`${stack.row}`) ?? []), stack]);
  return all.flatMap(({ slot, container, loaded }) => {
    const stack = stacks
      .get(`${slot.row}`)
      ?.find(
        (one) =>
          Math.abs(one.bay - slot.bay) <= (one.bay % 2 === 0 ? 1 : 0) &&
          one.cells.some(({ tier }) => tier === slot.tier) &&
          slot.tier >= 70 === (one.level === 'deck'),
      );
    const cell = stack?.cells.find(({ tier }) => tier === slot.tier);
    if (stack === undefined || cell === undefined) {
      if (loaded) faults.push(`${container.id} stands in ${where(slot)}, which does not exist.`);
      return [];
    }
    return [{ id: container.id, container, slot, stack, cell, loaded, bottom: 0 }];
  });
}

const where = ({ bay, row, tier }: VesselSlot): string =>
  [bay, row, tier].map((n) => String(n).padStart(2, '0')).join('');
const height = ({ heightMm, outOfGauge }: Container): number => (heightMm + (outOfGauge?.heightMm ?? 0)) / 1000;

function portOrder({ rotation }: StowageProblem): (box: Stood) => number {
  return ({ container }) => {
    const at = rotation.indexOf(container.portOfDischarge);
    return at < 0 ? rotation.length : at;
  };
}

function columnsOf(stood: readonly Stood[]): Map<StackProfile, Stood[]> {
  const columns = Map.groupBy(stood, ({ stack }) => stack);
  for (const boxes of columns.values()) {
    boxes.sort((a, b) => a.slot.tier - b.slot.tier);
    for (const box of boxes) {
      const below = boxes.filter((other) => other.slot.tier < box.slot.tier && overlaps(box, other));
      const fore = sumOf(below.filter(({ slot }) => slot.bay <= box.stack.bay));
      const aft = sumOf(below.filter(({ slot }) => slot.bay >= box.stack.bay));
      box.bottom = box.stack.base + Math.max(fore, aft) + missingUnder(box);
    }
  }
  return columns;
}

const sumOf = (boxes: readonly Stood[]): number => boxes.reduce((sum, { container }) => sum + height(container), 0);

/** Tiers that the box's half does not have at the bottom of an uneven stack stand for structure of 8'6" each. */
function missingUnder({ stack, slot }: Stood): number {
  const has = ({ fore, aft, forty, fortyFive }: CellProfile): boolean =>
    forty ||
    fortyFive ||
    (slot.bay < stack.bay || stack.bay % 2 === 1 ? fore : slot.bay > stack.bay ? aft : fore || aft);
  return Math.max(0, stack.cells.findIndex(has)) * 2.591;
}

/** Whether two boxes of one stack have a half in common. */
function overlaps(a: Stood, b: Stood): boolean {
  return a.slot.bay === b.slot.bay || a.slot.bay === a.stack.bay || b.slot.bay === b.stack.bay;
}

/** Nothing floats, no two in one place, 20' below 40', and 40' on level pairs. */
function supportFaults(boxes: readonly Stood[]): string[] {
  return boxes
    .filter(({ loaded }) => loaded)
    .flatMap((box) => {
      const faults: string[] = [];
      const at = `${box.id} in ${where(box.slot)}`;
      const here = boxes.filter((other) => other !== box && other.slot.tier === box.slot.tier && overlaps(box, other));
      if (here.length > 0) faults.push(`${at} stands in the place of ${here[0]!.id}.`);
      const long = box.container.lengthFeet !== 20;
      const below = boxes.filter((other) => other.slot.tier === box.slot.tier - 2 && overlaps(box, other));
      const halves = ({ fore, aft, forty, fortyFive }: CellProfile): { fore: boolean; aft: boolean } => ({
        fore: fore || forty || fortyFive,
        aft: (aft || forty || fortyFive) && box.stack.bay % 2 === 0,
      });
      const under = box.stack.cells.find(({ tier }) => tier === box.slot.tier - 2);
      for (const half of ['fore', 'aft'] as const) {
        const own = long || (half === 'fore') === (box.slot.bay < box.stack.bay || box.stack.bay % 2 === 1);
        if (!own || under === undefined || !halves(under)[half]) continue;
        const carries = below.some(
          ({ slot, stack }) => slot.bay === stack.bay || (half === 'fore') === slot.bay < stack.bay,
        );
        if (!carries) faults.push(`${at} has nothing under its ${half} half.`);
      }
      if (!long && below.some(({ container }) => container.lengthFeet !== 20)) faults.push(`${at}: 20' on 40'.`);
      if (long && below.length === 2) {
        const tops = below.map((one) => one.bottom + height(one.container));
        if (Math.abs(tops[0]! - tops[1]!) > 0.0035) faults.push(`${at} does not stand level.`);
      }
      return faults;
    });
}

/** Heights, masses and lashing of a stack that something was loaded on. */
function loadFaults({ limits }: VesselProfile, stack: StackProfile, boxes: readonly Stood[]): string[] {
  const faults: string[] = [];
  const name = `Stack ${stack.bay}/${stack.row} ${stack.level}`;
  const fresh = boxes.filter(({ loaded }) => loaded);
  if (fresh.length === 0) return faults;
  for (const box of fresh) {
    const top = box.bottom + height(box.container) - stack.base;
    if (stack.maxHeight !== null && top > stack.maxHeight + 1e-6) faults.push(`${name}: ${box.id} is too high.`);
    const lashing = limits?.lashing;
    const tierNumber = (box.slot.tier - stack.cells[0]!.tier) / 2;
    const most = (box.container.lengthFeet === 20 ? lashing?.twentyKg : lashing?.fortyKg)?.[tierNumber];
    if (stack.level === 'deck' && most !== undefined && box.container.grossKg > most)
      faults.push(`${name}: ${box.id} is too heavy for its lashing.`);
  }
  const kg = (of: (box: Stood) => boolean): number =>
    boxes.filter(of).reduce((sum, { container }) => sum + container.grossKg, 0);
  const long = kg(({ container }) => container.lengthFeet !== 20);
  const short = [kg(({ slot }) => slot.bay < stack.bay), kg(({ slot }) => slot.bay > stack.bay)];
  if (stack.bay % 2 === 1) short[0] = kg(() => true);
  // A stack that was too heavy before is nobody's fault here unless it got something.
  if (stack.maxKg20 !== null && short.some((half) => half > 0 && half + long / 2 > stack.maxKg20!))
    faults.push(`${name} is too heavy for 20'.`);
  if (stack.maxKg40 !== null && long > 0 && stack.bay % 2 === 0 && long + short[0]! + short[1]! > stack.maxKg40)
    faults.push(`${name} is too heavy for 40'.`);
  return faults;
}

function overstowed(boxes: readonly Stood[], port: (box: Stood) => number): Stood[] {
  return boxes.filter(
    (box) =>
      box.loaded &&
      boxes.some((other) => other.slot.tier < box.slot.tier && overlaps(box, other) && port(other) < port(box)),
  );
}

/** Boxes on covers over earlier ones, and boxes set below covers that were held closed. */
function underCover(
  { hatchCovers }: VesselProfile,
  stood: readonly Stood[],
  port: (box: Stood) => number,
  faults: string[],
): number {
  let count = 0;
  const bays = Map.groupBy(stood, ({ stack }) => stack.bay);
  for (const { bay, rows } of hatchCovers) {
    const side = (row: number): number => (row === 0 ? 0 : row % 2 === 1 ? (row + 1) / 2 : -row / 2);
    const [port0, starboard] = [Math.min(...rows.map(side)), Math.max(...rows.map(side))];
    const boxes = (bays.get(bay) ?? []).filter(({ slot }) => side(slot.row) >= port0 && side(slot.row) <= starboard);
    const below = boxes.filter(({ stack }) => stack.level === 'hold');
    const above = boxes.filter(({ stack }) => stack.level === 'deck');
    const first = Math.min(...below.map(port));
    const firstOfThis = Math.min(...below.filter(({ loaded }) => loaded).map(port));
    for (const box of above) if (port(box) > (box.loaded ? first : firstOfThis)) count++;
    if (above.some(({ loaded }) => !loaded))
      for (const box of below.filter(({ loaded }) => loaded))
        faults.push(`${box.id} was set under a cover that was closed.`);
  }
  return count;
}

/** The cell takes the box: length, dangerous goods, gauge. */
function cellFaults({ id, container, slot, stack, cell }: Stood): string[] {
  const faults: string[] = [];
  const takes =
    container.lengthFeet === 20
      ? slot.bay < stack.bay || stack.bay % 2 === 1
        ? cell.fore
        : slot.bay > stack.bay && cell.aft
      : slot.bay === stack.bay && (container.lengthFeet === 45 ? cell.fortyFive : cell.forty);
  if (!takes) faults.push(`${id}: ${where(slot)} takes no ${container.lengthFeet}'.`);
  for (const { imdgClass } of container.dangerous)
    if (
      cell.noDangerous === 'all' ||
      cell.noDangerous.includes(imdgClass.replace(/[A-Z]+$/, '')) ||
      cell.noDangerous.includes(imdgClass)
    )
      faults.push(`${id}: ${where(slot)} takes no class ${imdgClass}.`);
  return faults;
}

function plugFaults({ plugLimits }: VesselProfile, stood: readonly Stood[]): string[] {
  const faults: string[] = [];
  for (const { id, container, slot, stack, cell, loaded } of stood) {
    if (!loaded || container.reeferC === null) continue;
    const long = container.lengthFeet !== 20;
    const fore = cell.forePlug && (long || slot.bay <= stack.bay);
    const aft = cell.aftPlug && (long || slot.bay > stack.bay);
    if (!fore && !aft) faults.push(`${id}: ${where(slot)} has no plug.`);
  }
  for (const { bay, level, plugs } of plugLimits) {
    const reefers = stood.filter(
      ({ stack, container }) => stack.bay === bay && stack.level === level && container.reeferC !== null,
    );
    if (reefers.length > plugs && reefers.some(({ loaded }) => loaded))
      faults.push(`Bay ${bay} ${level} has more reefers than plugs.`);
  }
  return faults;
}

/** A named box stands in its cell or nowhere, and nobody else does; a cell for a kind holds one of the kind or nothing. */
function instructionFaults({ instructions, loads }: StowageProblem, { stowed }: StowagePlan): string[] {
  const boxes = new Map(loads.map((container) => [container.id, container]));
  const named = new Set(instructions.map(({ container }) => container));
  return instructions.flatMap(({ slot, container, kind }) => {
    const same = stowed.find((one) => where(one.slot) === where(slot));
    const own = stowed.find((one) => one.container === container);
    if (container !== null) {
      if (!boxes.has(container)) return [];
      if (own !== undefined && where(own.slot) !== where(slot))
        return [`${container} stands in ${where(own.slot)}, not as instructed.`];
      return same !== undefined && same.container !== container
        ? [`${same.container} stands in the cell of ${container}.`]
        : [];
    }
    const stands = same === undefined ? undefined : boxes.get(same.container);
    if (stands === undefined || kind === null) return [];
    const fits =
      stands.lengthFeet === kind.lengthFeet &&
      stands.full === kind.full &&
      [kind.isoType, ''].some((type) => type === stands.isoType || kind.isoType === '') &&
      (kind.operator === '' || kind.operator === stands.operator) &&
      (kind.portOfDischarge === '' || kind.portOfDischarge === stands.portOfDischarge) &&
      !named.has(stands.id);
    return fits ? [] : [`${stands.id} is not of the kind for which ${where(slot)} is kept.`];
  });
}

/** Draughts, trim, GM and heel from the hydrostatic table, reckoned box by box. */
function floating({ profile }: StowageProblem, stood: readonly Stood[]): StowageVerdict['floats'] {
  const stability = profile.limits?.stability;
  if (stability === undefined) return null;
  const { deadLoad, hydrostatics } = stability;
  const masses = [
    { kg: deadLoad.kg, x: deadLoad.x, y: deadLoad.y, z: deadLoad.z },
    ...stood.map((box) => ({
      kg: box.container.grossKg,
      x:
        box.slot.bay === box.stack.bay && box.stack.bay % 2 === 0
          ? box.stack.x.forty
          : box.slot.bay > box.stack.bay
            ? box.stack.x.aft
            : box.stack.x.fore,
      y: box.stack.y,
      z: box.bottom + profile.heightFactor * height(box.container),
    })),
  ];
  const total = masses.reduce((sum, { kg }) => sum + kg, 0);
  const centre = (of: 'x' | 'y' | 'z'): number => masses.reduce((sum, mass) => sum + mass.kg * mass[of], 0) / total;
  let high = hydrostatics.findIndex(({ displacement }) => displacement >= total);
  high = high < 0 ? hydrostatics.length - 1 : Math.max(1, high);
  const [a, b] = [hydrostatics[high - 1]!, hydrostatics[high]!];
  const t = (total - a.displacement) / (b.displacement - a.displacement);
  const row = (of: keyof typeof a): number => a[of] * (1 - t) + b[of] * t;
  const trim = (total * (row('buoyancyX') - centre('x'))) / row('trimMoment');
  const gm = row('metacentreZ') - centre('z') - deadLoad.freeSurface / total;
  const aft = row('draught') + trim * (row('flotationX') / profile.lengthBetweenPerpendiculars);
  return { draughtAft: aft, draughtFore: aft - trim, trim, gm, heel: (Math.atan2(centre('y'), gm) * 180) / Math.PI };
}

function floatingFaults(
  { profile, maxDraught }: StowageProblem,
  floats: NonNullable<StowageVerdict['floats']>,
): string[] {
  const { stability } = profile.limits!;
  const most = Math.min(stability!.maxDraught, maxDraught ?? Infinity);
  return [
    ...(Math.max(floats.draughtAft, floats.draughtFore) > most ? [`Her draught is more than ${most} m.`] : []),
    ...(floats.trim > stability!.mostTrim || floats.trim < stability!.leastTrim
      ? [`Her trim is ${floats.trim.toFixed(2)} m.`]
      : []),
    ...(floats.gm < stability!.leastGm ? [`Her GM is ${floats.gm.toFixed(2)} m.`] : []),
    ...(Math.abs(floats.heel) > stability!.mostHeel ? [`She heels by ${floats.heel.toFixed(2)} degrees.`] : []),
  ];
}

/** Each box of this port before the bridge, held against the straight sight over its foremost upper edge. */
function sightFaults(
  profile: VesselProfile,
  stood: readonly Stood[],
  floats: NonNullable<StowageVerdict['floats']>,
): string[] {
  const visibility = profile.limits?.visibility;
  if (visibility === undefined) return [];
  const waterline = (x: number): number => floats.draughtAft - (floats.trim * x) / profile.lengthBetweenPerpendiculars;
  return stood
    .filter(({ loaded, stack }) => loaded && stack.level === 'deck')
    .flatMap((box) => {
      const short = box.container.lengthFeet === 20;
      const middle = !short ? box.stack.x.forty : box.slot.bay > box.stack.bay ? box.stack.x.aft : box.stack.x.fore;
      const edge = middle + (short ? 3.03 : 6.095);
      if (edge <= visibility.eyeX) return [];
      const top = box.bottom + height(box.container) - waterline(edge);
      const eye = visibility.eyeZ - waterline(visibility.eyeX);
      // The sea is hidden as far as the sight over the edge meets the water.
      const meets = top >= eye ? Infinity : visibility.eyeX + ((edge - visibility.eyeX) * eye) / (eye - top);
      return meets > visibility.bowX + visibility.hidden + 1e-6
        ? [`${box.id} in ${where(box.slot)} hides the sea.`]
        : [];
    });
}
