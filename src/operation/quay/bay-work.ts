// The work of a vessel, bay by bay: what comes off the deck, which covers, what comes out of the hold, what goes in and on.
import { allLoads } from '../../ledger/holds.ts';
import { coverOf } from '../../ledger/laws.ts';
import { bottomKey, type CallRecord } from '../../ledger/state.ts';
import type { VesselSlot } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import { bay40, onDeck, rowOffset } from '../../terminal/vessel.ts';
import { bayX } from '../layout.ts';
import type { BayWork } from '../state.ts';

/** Phases of a bay, in order; see BayWork.phase. */
export const PHASE = { deckOut: 0, coversOff: 1, holdOut: 2, holdIn: 3, coversOn: 4, deckIn: 5, done: 6 } as const;

/** Seconds of work that the crane plan counts for a box and for a hatch cover (planning figures; the twin's times follow from geometry). */
export const BOX_SECONDS = 105;

/** A box with its slot. */
interface Stowed {
  container: ContainerId;
  slot: VesselSlot;
}

/** Boxes that must be restowed: they are not for this port but stand on boxes that are, or on a cover that must come off. */
export function findRestows(call: CallRecord, outbound: ReadonlyMap<ContainerId, VesselSlot>): Stowed[] {
  const stay = staying(call, new Set());
  const cover = coverNeeds(call, outbound);
  const restow = new Map<ContainerId, Stowed>();
  // A restowed box may itself stand under others that stay: go on until nothing is added.
  for (let more = true; more;) {
    more = false;
    for (const box of stay) {
      if (restow.has(box.container)) continue;
      const onCover = onDeck(box.slot) && cover.has(coverOf(call, box.slot));
      if (!onCover && !standsOnLeaving(call, box.slot, restow)) continue;
      restow.set(box.container, box);
      more = true;
    }
  }
  return [...restow.values()];
}

function staying(call: CallRecord, besides: Set<ContainerId>): Stowed[] {
  const list: Stowed[] = [];
  for (const [key, container] of call.cells) {
    if (call.toDischarge.has(container) || besides.has(container)) continue;
    list.push({ container, slot: slotOf(key) });
  }
  return list;
}

/** Slot of a cell key (see slotKey()). */
export function slotOf(key: number): VesselSlot {
  return { bay: Math.floor(key / 10000), row: Math.floor(key / 100) % 100, tier: key % 100 };
}

function coverNeeds(call: CallRecord, outbound: ReadonlyMap<ContainerId, VesselSlot>): Set<string> {
  const covers = new Set<string>();
  for (const [key, container] of call.cells) {
    const slot = slotOf(key);
    if (!onDeck(slot) && call.toDischarge.has(container)) covers.add(coverOf(call, slot));
  }
  for (const slot of outbound.values()) if (!onDeck(slot)) covers.add(coverOf(call, slot));
  covers.delete('');
  return covers;
}

function standsOnLeaving(call: CallRecord, slot: VesselSlot, restow: ReadonlyMap<ContainerId, Stowed>): boolean {
  const bays = slot.bay % 2 === 0 ? [slot.bay, slot.bay - 1, slot.bay + 1] : [slot.bay, bay40(slot.bay)];
  const bottom = onDeck(slot) ? call.geometry.deckBase : 2;
  for (let tier = slot.tier - 2; tier >= bottom; tier -= 2) {
    for (const bay of bays) {
      const below = call.cells.get((bay * 100 + slot.row) * 100 + tier);
      if (below !== undefined && (call.toDischarge.has(below) || restow.has(below))) return true;
    }
  }
  return false;
}

/** How a vessel's bays are worked. */
export interface BayRules {
  /** Two 20' boxes of so much together are lifted as one, kg; 0: never. */
  twinKg: number;
  dualCycle: boolean;
  kgOf: (container: ContainerId) => number;
}

/** Makes the bay list of a vessel at the quay with her bow at x: bays with work only. */
export function makeBays(call: CallRecord, bowX: number, rules: BayRules): BayWork[] {
  const bays = new Map<number, BayWork>();
  const bayOf = (slot: VesselSlot): BayWork => {
    const bay = bay40(slot.bay);
    let work = bays.get(bay);
    if (!work) {
      work = {
        bay,
        x: bayX(bowX, bay),
        phase: PHASE.deckOut,
        deckOut: [],
        covers: [],
        holdOut: [],
        next: 0,
        done: 0,
        dual: false,
        coversOff: 0,
        crane: -1,
        started: false,
      };
      bays.set(bay, work);
    }
    return work;
  };
  const out: Stowed[] = [];
  const covers = new Set<string>();
  for (const [key, container] of call.cells) {
    if (!call.toDischarge.has(container) && !call.toRestow.has(container)) continue;
    const slot = slotOf(key);
    out.push({ container, slot });
    if (!onDeck(slot)) covers.add(coverOf(call, slot));
  }
  const dual = new Set<number>();
  for (const slot of allLoads(call).values()) {
    bayOf(slot);
    if (onDeck(slot)) continue;
    covers.add(coverOf(call, slot));
    if (rules.dualCycle) dual.add(bay40(slot.bay));
  }
  // Where the hold is loaded meanwhile, columns are emptied one after the other: else none is free before the last layer.
  for (const [name, part] of Map.groupBy(out, (s) => `${bay40(s.slot.bay)}/${onDeck(s.slot)}`)) {
    const [bay, deck] = name.split('/');
    part.sort(deck === 'false' && dual.has(Number(bay)) ? columnFirst : topFirst);
    const work = bayOf((part[0] as Stowed).slot);
    const list = deck === 'true' ? work.deckOut : work.holdOut;
    for (const lift of liftsOf(part, rules)) list.push(lift.map((s) => s.container));
  }
  for (const bay of dual) bayOf({ bay, row: 0, tier: 2 }).dual = true;
  for (const cover of [...covers].sort()) if (cover !== '') bays.get(Number(cover.split('/')[0]))?.covers.push(cover);
  return [...bays.values()].sort((a, b) => a.bay - b.bay);
}

type Lift = [Stowed] | [Stowed, Stowed];

/** Boxes in their order as lifts: neighbours that stand end to end in one cell go together when they may. */
function liftsOf(out: readonly Stowed[], { twinKg, kgOf }: BayRules): Lift[] {
  const lifts: Lift[] = [];
  for (let i = 0; i < out.length; i++) {
    const a = out[i] as Stowed;
    const b = out[i + 1];
    const pair = b && endToEnd(a.slot, b.slot) && kgOf(a.container) + kgOf(b.container) <= twinKg;
    lifts.push(pair ? [a, b] : [a]);
    if (pair) i++;
  }
  return lifts;
}

/** True for the two 20' slots of one 40' cell. */
export function endToEnd(a: VesselSlot, b: VesselSlot): boolean {
  return a.bay % 2 === 1 && a.row === b.row && a.tier === b.tier && a.bay !== b.bay && bay40(a.bay) === bay40(b.bay);
}

/** Order of discharge column by column: from the waterside to the quay, each from the top. */
function columnFirst(a: Stowed, b: Stowed): number {
  return rowOffset(a.slot.row) - rowOffset(b.slot.row) || topFirst(a, b);
}

/** Order of discharge: highest tier first, then from the waterside to the quay, then 40' before 20'. */
function topFirst(a: Stowed, b: Stowed): number {
  return (
    b.slot.tier - a.slot.tier ||
    rowOffset(a.slot.row) - rowOffset(b.slot.row) ||
    (a.slot.bay % 2) - (b.slot.bay % 2) ||
    a.slot.bay - b.slot.bay
  );
}

/** Loads of a call, sorted at a version of its lists, when so many were left. */
interface SortedLoads {
  version: number;
  left: number;
  /** By hold and deck of each 40' bay, each as it was at a version. */
  parts: Map<number, { version: number; stowed: Stowed[] }>;
}

/** Loads of each call, as long as nothing was added to its lists; follows wholly from the record. */
const sortedLoads = new WeakMap<CallRecord, SortedLoads>();

/**
 * Boxes to be loaded into one bay, hold or deck, lowest first: loads of the list and restows that come back. The same list as before as long as
 * it holds the same.
 */
export function loadsOf(call: CallRecord, bay: number, deck: boolean): readonly Stowed[] {
  let known = sortedLoads.get(call);
  const left = call.toLoad.size + call.toRestow.size;
  // Every change of the lists is counted: where as many loads are gone as there were changes, none was added or got another slot.
  if (!known || known.left - left !== call.listVersion - known.version) {
    known = { version: call.listVersion, left, parts: sortLoads(call) };
    sortedLoads.set(call, known);
  }
  const part = known.parts.get(partKey(bay, deck));
  if (!part) return [];
  if (part.version !== call.listVersion) {
    part.version = call.listVersion;
    const left = part.stowed.filter(({ container }) => call.toLoad.has(container) || call.toRestow.has(container));
    if (left.length < part.stowed.length) part.stowed = left;
  }
  return part.stowed;
}

/** Stands for the hold or the deck of a 40' bay. */
function partKey(bay: number, deck: boolean): number {
  return 2 * bay + (deck ? 1 : 0);
}

/** What loadsByColumn() found, by the list that it sorted. */
const byColumn = new WeakMap<readonly Stowed[], readonly Stowed[]>();

/** Boxes to be loaded into the hold of one bay column by column, in the order in which the columns are emptied in dual cycling. */
export function loadsByColumn(call: CallRecord, bay: number): readonly Stowed[] {
  const loads = loadsOf(call, bay, false);
  const known = byColumn.get(loads);
  if (known) return known;
  const sorted = loads.toSorted((a, b) => rowOffset(a.slot.row) - rowOffset(b.slot.row));
  byColumn.set(loads, sorted);
  return sorted;
}

function sortLoads(call: CallRecord): SortedLoads['parts'] {
  const parts: SortedLoads['parts'] = new Map();
  for (const list of [call.toLoad, call.toRestow]) {
    for (const [container, slot] of list) {
      const key = partKey(bay40(slot.bay), onDeck(slot));
      const part = parts.get(key);
      if (part) part.stowed.push({ container, slot });
      else parts.set(key, { version: call.listVersion, stowed: [{ container, slot }] });
    }
  }
  for (const { stowed } of parts.values())
    stowed.sort(
      (a, b) => a.slot.tier - b.slot.tier || rowOffset(b.slot.row) - rowOffset(a.slot.row) || a.slot.bay - b.slot.bay,
    );
  return parts;
}

/**
 * New slots for the loads of a bay whose planned slot is not the next free one of its column: heights of the two 20' halves are
 * counted, a 40' box stands on the higher.
 */
export function settled(call: CallRecord, bay: number, deck: boolean): Stowed[] {
  const moved: Stowed[] = [];
  const heights = new Map<number, [number, number]>();
  const heightsOf = (row: number): [number, number] => {
    const known = heights.get(row);
    if (known) return known;
    const slot = { bay, row, tier: deck ? 98 : 2 };
    const base = (call.bottoms.get(bottomKey(slot)) ?? (deck ? call.geometry.deckBase : 2)) - 2;
    const made: [number, number] = [base, base];
    heights.set(row, made);
    return made;
  };
  const raise = (slot: VesselSlot, to: number): void => {
    const h = heightsOf(slot.row);
    if (slot.bay <= bay) h[0] = Math.max(h[0], to);
    if (slot.bay >= bay) h[1] = Math.max(h[1], to);
  };
  const isHere = (slot: VesselSlot): boolean => bay40(slot.bay) === bay && onDeck(slot) === deck;
  for (const [key, container] of call.cells) {
    const slot = slotOf(key);
    if (isHere(slot) && !leaves(call, container)) raise(slot, slot.tier);
  }
  for (const slot of groundsOf(call).filter(isHere)) raise(slot, slot.tier - 2);
  for (const { container, slot } of loadsOf(call, bay, deck)) {
    const h = heightsOf(slot.row);
    const under = slot.bay < bay ? h[0] : slot.bay > bay ? h[1] : Math.max(h[0], h[1]);
    const tier = under + 2;
    if (slot.bay <= bay) h[0] = tier;
    if (slot.bay >= bay) h[1] = tier;
    if (tier !== slot.tier) moved.push({ container, slot: { ...slot, tier } });
  }
  return moved;
}

/** Cells that stand on what no plan names, but for columns in which a load list names a lower cell: there is room then. */
function groundsOf(call: CallRecord): VesselSlot[] {
  const grounds = [...call.grounds].map(slotOf);
  const lowest = new Map<number, number>();
  for (const slot of grounds) {
    const column = bottomKey(slot);
    lowest.set(column, Math.min(lowest.get(column) ?? slot.tier, slot.tier));
  }
  return grounds.filter((slot) => (call.bottoms.get(bottomKey(slot)) ?? 0) >= (lowest.get(bottomKey(slot)) as number));
}

/** True for a box aboard that is still to come off. */
function leaves(call: CallRecord, container: ContainerId): boolean {
  return call.toDischarge.has(container) || call.toRestow.has(container);
}

/** True when nothing that is to come off stands in a slot's column of the hold any more. */
export function columnCleared(call: CallRecord, slot: VesselSlot): boolean {
  const bay = bay40(slot.bay);
  for (let b = bay - 1; b <= bay + 1; b++) {
    for (let tier = 2; tier <= call.geometry.holdTop; tier += 2) {
      const box = call.cells.get((b * 100 + slot.row) * 100 + tier);
      if (box !== undefined && leaves(call, box)) return false;
    }
  }
  return true;
}

/** True when a crane takes loads for a slot in its bay's present phase. */
export function takesNow(call: CallRecord, work: BayWork, slot: VesselSlot): boolean {
  if (onDeck(slot)) return work.phase === PHASE.deckIn;
  return work.phase === PHASE.holdIn || (work.phase === PHASE.holdOut && work.dual && columnCleared(call, slot));
}

/** Estimated seconds of work left in a bay, for the crane plan. */
export function bayEstimate(call: CallRecord, work: BayWork, hatchCoverSeconds: number): number {
  const outLeft =
    work.phase <= PHASE.deckOut
      ? work.deckOut.length + work.holdOut.length - work.done
      : work.phase <= PHASE.holdOut
        ? work.holdOut.length - (work.phase === PHASE.holdOut ? work.done : 0)
        : 0;
  const loads = loadsOf(call, work.bay, false).length + loadsOf(call, work.bay, true).length;
  const covers = work.phase <= PHASE.coversOff ? 2 : work.phase <= PHASE.coversOn ? 1 : 0;
  return (outLeft + loads) * BOX_SECONDS + covers * work.covers.length * hatchCoverSeconds;
}
