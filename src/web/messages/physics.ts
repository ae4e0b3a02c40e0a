// What of a decision about a discrepancy is physically impossible now, as far as the page sees it. The server has the last word.
import type { BoxView, DiscrepancyView } from '../../server/api.ts';
import type { Position } from '../../terminal/container.ts';

/** Why a claim cannot be followed: the box is on a machine, or under another one. */
export type Obstacle = { kind: 'moving'; che: string } | { kind: 'under'; above: string };

/** What stands against moving a box out of the place where the record has it; null where nothing does. */
export function obstacleOf(container: string, boxes: ReadonlyMap<string, BoxView>): Obstacle | null {
  const box = boxes.get(container);
  if (box === undefined) return null;
  if (box.on === 'che') return { kind: 'moving', che: box.key };
  if (box.on === 'truck') return null;
  for (const other of boxes.values()) if (isOver(other, box)) return { kind: 'under', above: other.id };
  return null;
}

function isOver(other: BoxView, { on, key, a, b, c }: BoxView): boolean {
  return other.on === on && other.key === key && other.a === a && other.b === b && other.c > c;
}

/** True where following the claim needs the place at which somebody found the box: the record has it nowhere here. */
export function needsPlace({ claim, recorded }: DiscrepancyView): boolean {
  return recorded.kind === 'outside' && (claim === 'collects' || claim === 'loads');
}

/** Where a box is now as a position; null where the page does not see it here. */
export function positionOf({ on, key, a, b, c }: BoxView): Position | null {
  const slot = { bay: a, row: b, tier: c };
  switch (on) {
    case 'yard':
      return { kind: 'yard', block: key, slot } as Position;
    case 'vessel':
      return { kind: 'vessel', call: key, slot } as Position;
    case 'che':
      return { kind: 'che', che: key } as Position;
    case 'truck':
      return { kind: 'truck', visit: key } as Position;
  }
}
