// The twin's own truth of where boxes are. It checks every pick and place against it and notes what cannot be: so a test can
// hold what the system believes against what is so.
import type { Position } from '../terminal/container.ts';
import type { BlockId, CallId, CheId, ContainerId, VisitId } from '../terminal/ids.ts';
import type { TwinState } from './state.ts';

/** A place as text: one box per vessel cell or yard slot; machines and trucks by their id. */
export function positionKey(p: Position): string {
  switch (p.kind) {
    case 'vessel':
      return `v/${p.call}/${p.slot.bay}/${p.slot.row}/${p.slot.tier}`;
    case 'yard':
      return `y/${p.block}/${p.slot.bay}/${p.slot.row}/${p.slot.tier}`;
    case 'che':
      return `c/${p.che}`;
    case 'truck':
      return `t/${p.visit}`;
    case 'outside':
      return '';
  }
}

/** The place of a key of positionKey(). */
export function positionOf(key: string): Position {
  const [kind] = key;
  const rest = key.slice(2);
  if (kind === 'c') return { kind: 'che', che: rest as CheId };
  if (kind === 't') return { kind: 'truck', visit: rest as VisitId };
  if (kind !== 'y' && kind !== 'v') return { kind: 'outside' };
  const parts = rest.split('/');
  const [bay, row, tier] = parts.splice(-3).map(Number) as [number, number, number];
  const slot = { bay, row, tier };
  const name = parts.join('/');
  return kind === 'y' ? { kind: 'yard', block: name as BlockId, slot } : { kind: 'vessel', call: name as CallId, slot };
}

/** Puts a box somewhere without a machine: the world's own doing (aboard a coming vessel, on a coming truck, initial stock). */
export function putTruth(state: TwinState, container: ContainerId, position: Position): void {
  const key = positionKey(position);
  state.truth.set(container, key);
  if (exclusive(position)) state.taken.add(key);
}

/** Takes a box from the world (gone with its truck or vessel). */
export function dropTruth(state: TwinState, container: ContainerId): void {
  const key = state.truth.get(container);
  if (key !== undefined) state.taken.delete(key);
  state.truth.delete(container);
  state.cargo.delete(container);
}

/** Mass of a box that nobody told of, kg: a usual mean of full and empty ones (assumed). */
const USUAL_KG = 14_000;

/** What a machine weighs a box at, kg. */
export function massOf(state: TwinState, container: ContainerId): number {
  return state.cargo.get(container)?.kg ?? USUAL_KG;
}

/** A machine lifts a box: it must be where the order says. */
export function liftTruth(state: TwinState, container: ContainerId, from: Position, che: string): void {
  state.checked++;
  const key = positionKey(from);
  const real = state.truth.get(container);
  if (real !== key) state.violations.push(`${che} picked ${container} at ${key}, but it is at ${real ?? 'no place'}`);
  if (real !== undefined) state.taken.delete(real);
  if (isRack(from)) state.racks.set(key, (state.racks.get(key) ?? 0) - 1);
  state.truth.set(container, `c/${che}`);
}

/** A machine sets a box down: the place must be free. */
export function setTruth(state: TwinState, container: ContainerId, to: Position, che: string): void {
  state.checked++;
  const key = positionKey(to);
  if (exclusive(to)) {
    if (state.taken.has(key) || otherLengthStands(state, to))
      state.violations.push(`${che} set ${container} down at ${key}, which is taken`);
    state.taken.add(key);
  }
  if (isRack(to)) {
    const count = (state.racks.get(key) ?? 0) + 1;
    if (count > RACK_BOXES) state.violations.push(`${che} set ${container} down on ${key}, which is full`);
    state.racks.set(key, count);
  }
  state.truth.set(container, key);
}

/** True where a box of the other length stands in the yard: a 40' bay lies between its two 20' halves (container.ts, YardSlot). */
function otherLengthStands(state: TwinState, to: Position): boolean {
  if (to.kind !== 'yard') return false;
  const { bay, ...rest } = to.slot;
  return [bay - 1, bay + 1].some((near) => state.taken.has(positionKey({ ...to, slot: { bay: near, ...rest } })));
}

/** A rack takes one box, or two 20' ones. */
const RACK_BOXES = 2;

function isRack(p: Position): boolean {
  return p.kind === 'che' && p.che.endsWith('/R');
}

function exclusive(p: Position): boolean {
  return p.kind === 'vessel' || p.kind === 'yard';
}
