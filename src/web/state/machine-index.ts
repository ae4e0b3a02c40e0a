// Finds the machine for an id: its own, or the id of one of its parts.
import type { CranePart, Machine } from './machine.ts';

/** A machine and the part of it that an id names. */
export interface MachinePart {
  machine: Machine;
  part: CranePart;
}

/**
 * Parts are named after their machine: the longest machine id that the id begins with is the machine, and what follows
 * names the platform when it holds "plat", else the portal trolley.
 */
export function findPart(machines: ReadonlyMap<string, Machine>, id: string): MachinePart | null {
  const own = machines.get(id);
  if (own !== undefined) return { machine: own, part: 'main' };
  for (let length = id.length - 1; length > 0; length--) {
    const machine = machines.get(id.slice(0, length));
    if (machine === undefined) continue;
    return { machine, part: /plat/i.test(id.slice(length)) ? 'platform' : 'portal' };
  }
  return null;
}
