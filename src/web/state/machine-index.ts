// Finds the machine for an id: its own, or the id of one of a quay crane's parts.
import type { CranePart, Machine } from './machine.ts';

/** A machine and the part of it that an id names. */
export interface MachinePart {
  machine: Machine;
  part: CranePart;
}

/** A part's id is its crane's id, a slash and a letter: P portal trolley, B platform (the buffer between both trolleys). */
const PARTS: Record<string, CranePart> = { P: 'portal', B: 'platform' };

/** The machine or part that an id names, or null. */
export function findPart(machines: ReadonlyMap<string, Machine>, id: string): MachinePart | null {
  const own = machines.get(id);
  if (own !== undefined) return { machine: own, part: 'main' };
  const slash = id.lastIndexOf('/');
  const machine = slash > 0 ? machines.get(id.slice(0, slash)) : undefined;
  const part = PARTS[id.slice(slash + 1)];
  return machine === undefined || part === undefined ? null : { machine, part };
}
