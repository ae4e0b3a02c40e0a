// A slot that somebody names, as a position of the record.
import type { Position } from '../../terminal/container.ts';
import type { BlockId } from '../../terminal/ids.ts';

/** The position; whether there is such a slot is for the laws to say. */
export function yardPosition({ block, ...slot }: { block: string; bay: number; row: number; tier: number }): Position {
  return { kind: 'yard', block: block as BlockId, slot };
}
