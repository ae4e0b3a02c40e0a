// The name by which people call a picked thing.
import type { Selection } from '../scene/selection.ts';
import type { World } from '../state/world.ts';

/** Vessel name of a call, else the id. */
export function nameOf(selection: Selection | null, world: World): string {
  if (selection === null) return '';
  return selection.kind === 'call' ? (world.calls.get(selection.id)?.vessel ?? selection.id) : selection.id;
}
