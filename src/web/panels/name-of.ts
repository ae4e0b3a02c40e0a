// The name by which people call a picked thing.
import type { Selection } from '../scene/selection.ts';
import type { World } from '../state/world.ts';

/** The plate of a truck's visit: what stands behind the message that announced it. */
export function plateOf(visit: string): string {
  return visit.slice(visit.lastIndexOf('/') + 1);
}

/** Vessel name of a call, plate of a truck, else the id. */
export function nameOf(selection: Selection | null, world: World): string {
  if (selection === null) return '';
  const { kind, id } = selection;
  if (kind === 'truck') return plateOf(id);
  return kind === 'call' ? (world.calls.get(id)?.vessel ?? id) : id;
}
