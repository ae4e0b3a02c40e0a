// Which racks are in use: from when a box is meant for one until it is taken off. Racks stand at transfer points of blocks, for lift-AGVs.
import type { CheId } from '../../terminal/ids.ts';
import type { Desk } from '../context.ts';

/** Id of the rack at a rest place, as a holder of boxes; undefined where there is none. */
export function rackAt(desk: Desk, rest: number): CheId | undefined {
  return desk.layout.racks.get(rest);
}

/** Keeps the rack at a rest place for a move's box; false where there is none. */
export function reserveRack(desk: Desk, rest: number, move: number): boolean {
  if (rackAt(desk, rest) === undefined) return false;
  const moves = desk.state.racks.get(rest) ?? [];
  if (!moves.includes(move)) desk.state.racks.set(rest, [...moves, move]);
  return true;
}

/** A move's box has left the rack. */
export function clearRack(desk: Desk, rest: number, move: number): void {
  const left = (desk.state.racks.get(rest) ?? []).filter((m) => m !== move);
  if (left.length > 0) desk.state.racks.set(rest, left);
  else desk.state.racks.delete(rest);
}
