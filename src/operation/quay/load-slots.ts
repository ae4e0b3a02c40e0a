// Slots for loads that come without one: the stowage planner lays them onto the cells that her plans name, beside what stays and what has its
// slot already.
import { allLoads } from '../../ledger/holds.ts';
import type { CallRecord, ContainerRecord } from '../../ledger/state.ts';
import { portsInOrder } from '../../quay/stowage/port-order.ts';
import type { StowageProblem, StowedBox } from '../../quay/stowage/problem.ts';
import { planStowage } from '../../quay/stowage/stowage.ts';
import type { Container, VesselSlot } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import { bay40, onDeck } from '../../terminal/vessel.ts';
import { inferProfile } from '../../terminal/vessel-profile/infer.ts';
import type { CellProfile, StackProfile, VesselProfile } from '../../terminal/vessel-profile/profile.ts';
import { slotOf } from './bay-work.ts';

/** Parts of the vessel that may be stowed anew; the first plan comes before. */
const STOWAGE_STEPS = 4;
/** Tiers on deck with plugs, where nothing tells of any (the two lowest: what a man reaches from the lashing bridge; designed). */
const PLUGGED_TIERS = 2;
/** Most ports that the planner tells apart. */
const MOST_PORTS = 31;

/** What is known of containers by their id. */
type Records = ReadonlyMap<ContainerId, ContainerRecord>;

/**
 * A slot for each container that finds one, by the rules of stowage for a vessel whose profile is inferred from her plan (docs/how-to/stow-a-vessel.md): no
 * box over one that leaves earlier, plugs, dangerous goods apart, heavy below light. Only cells that her plans name are used, so that nothing
 * floats. What these rules keep ashore is stowed without regard to the
 * order of ports, covers, heights and plugs: a restow, or a question to the vessel, costs less than a box that stays behind. Boxes without a slot are missing from the answer.
 */
export function freeSlots(
  call: CallRecord,
  boxes: readonly Container[],
  records: Records,
): Map<ContainerId, VesselSlot> {
  if (boxes.length === 0) return new Map();
  const { stays, freed } = standing(call, records);
  const seen = [...stays, ...freed];
  const plugsTold = seen.some(({ container }) => container.reeferC !== null);
  const problem: StowageProblem = {
    profile: plannedProfile(call, seen, plugsTold ? 'told' : 'deck'),
    aboard: stays,
    loads: boxes,
    rotation: rotationOf(call, stays, boxes),
    instructions: [],
    discharge: movesByBay(freed),
  };
  const result = new Map<ContainerId, VesselSlot>();
  const stow = (asked: StowageProblem): readonly ContainerId[] => {
    const { plan } = planStowage(asked, { steps: STOWAGE_STEPS });
    for (const { container, slot } of plan.stowed) result.set(container, slot);
    return plan.ashore.map(({ container }) => container);
  };
  const ashore = new Set(stow(problem));
  if (ashore.size > 0) stow(atAnyRate({ ...problem, profile: plannedProfile(call, seen, 'anywhere') }, result, ashore));
  return result;
}

/** What stands aboard when her discharge is done, with the loads that have their slots, and what is discharged before. */
function standing(call: CallRecord, records: Records): { stays: StowedBox[]; freed: StowedBox[] } {
  const stays: StowedBox[] = [];
  const freed: StowedBox[] = [];
  for (const [key, id] of call.cells) {
    const container = records.get(id)?.container;
    if (container) (call.toDischarge.has(id) ? freed : stays).push({ slot: slotOf(key), container });
  }
  for (const [id, slot] of allLoads(call)) {
    const container = records.get(id)?.container;
    if (container) stays.push({ slot, container });
  }
  return { stays, freed };
}

/**
 * Her profile as the plan shows it, with the stacks alone that the plan names: not their mirror images, nor the half in which no box stood, which nobody has
 * told of. A plan shows those plugs alone that a reefer stood at: besides them the lowest tiers on deck may be taken to have some, as most vessels have
 * them there, or all cells.
 */
function plannedProfile(
  call: CallRecord,
  seen: readonly StowedBox[],
  plugs: 'told' | 'deck' | 'anywhere',
): VesselProfile {
  const profile = inferProfile(call.vessel, seen);
  const columns = new Map<string, NamedColumn>();
  for (const { slot } of seen) {
    const { fore, aft, low, high } = columns.get(columnOf(slot)) ?? { fore: false, aft: false, low: 99, high: 0 };
    const bay = bay40(slot.bay);
    columns.set(columnOf(slot), {
      ...{ fore: fore || slot.bay <= bay, aft: aft || slot.bay >= bay },
      ...{ low: Math.min(low, slot.tier), high: Math.max(high, slot.tier) },
    });
  }
  const stacks = profile.stacks.flatMap((stack): StackProfile[] => {
    const named = columns.get(`${stack.bay}/${stack.row}/${stack.level}`);
    if (named === undefined) return [];
    const plugged = plugs === 'anywhere' ? Infinity : plugs === 'deck' && stack.level === 'deck' ? PLUGGED_TIERS : 0;
    const cells = stack.cells.filter(({ tier }) => tier >= named.low && tier <= named.high);
    return [{ ...stack, cells: cells.map((cell, i) => plannedCell(cell, named, i < plugged)) }];
  });
  return { ...profile, stacks };
}

/** What the plan names of a stack: its halves and tiers. */
interface NamedColumn {
  fore: boolean;
  aft: boolean;
  low: number;
  high: number;
}

function plannedCell(cell: CellProfile, named: NamedColumn, plug: boolean): CellProfile {
  return {
    ...cell,
    fore: cell.fore && named.fore,
    aft: cell.aft && named.aft,
    forty: cell.forty && named.fore && named.aft,
    forePlug: cell.forePlug || plug,
    aftPlug: cell.aftPlug || plug,
  };
}

function columnOf(slot: VesselSlot): string {
  return `${bay40(slot.bay)}/${slot.row}/${onDeck(slot) ? 'deck' : 'hold'}`;
}

/** The ports ahead: the next one, those of which her stow tells the order, then those for which she has nothing aboard yet. */
function rotationOf({ nextPort }: CallRecord, stays: readonly StowedBox[], boxes: readonly Container[]): string[] {
  const told = portsInOrder(stays, nextPort);
  const others = [...new Set(boxes.map((box) => box.portOfDischarge))].filter((port) => !told.includes(port)).sort();
  const first = (port: string): number => (port === nextPort ? 0 : 1);
  return [...told, ...others].sort((a, b) => first(a) - first(b)).slice(0, MOST_PORTS);
}

/** Moves of discharge in each 40' bay. */
function movesByBay(freed: readonly StowedBox[]): Map<number, number> {
  const moves = new Map<number, number>();
  for (const { slot } of freed) moves.set(bay40(slot.bay), (moves.get(bay40(slot.bay)) ?? 0) + 1);
  return moves;
}

/**
 * The boxes that were kept ashore, on what is stowed now: as if all went to one port, with every cover open (that over a cell which discharge frees is opened
 * in any case) and no limit of heights, of which a plan tells little.
 */
function atAnyRate(
  problem: StowageProblem,
  stowed: ReadonlyMap<ContainerId, VesselSlot>,
  ashore: ReadonlySet<ContainerId>,
): StowageProblem {
  const anyPort = (container: Container): Container => ({ ...container, portOfDischarge: '' });
  const done = problem.loads.flatMap((container) => {
    const slot = stowed.get(container.id);
    return slot ? [{ slot, container }] : [];
  });
  const stacks = problem.profile.stacks.map((stack) => ({ ...stack, maxHeight: null }));
  return {
    ...problem,
    profile: { ...problem.profile, stacks, hatchCovers: [] },
    aboard: [...problem.aboard, ...done].map(({ slot, container }) => ({ slot, container: anyPort(container) })),
    loads: problem.loads.filter(({ id }) => ashore.has(id)).map(anyPort),
    rotation: [''],
  };
}
