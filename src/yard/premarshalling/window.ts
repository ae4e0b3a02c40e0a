// Pre-marshalling within a window of idle time: as many boxes as possible put well by few moves, and no harm done when the window
// closes early.
import { Beam, type Way } from './beam.ts';
import { WEIGHTS } from './judge.ts';
import type { Ground } from './ground.ts';
import { Layout } from './layout.ts';
import type { PremarshallingProblem } from './problem.ts';
import type { Work } from './work.ts';

const FIRST_WIDTH = 8;
const GROWTH = 2;

/** Wider beams gain nothing in windows. */
const WIDEST = 4096;

/** Moves looked ahead where only time limits, for each badly placed box. */
const MOVES_A_BOX = 4;

/**
 * The way within the limit that leaves the fewest boxes above one of a smaller group, the shortest of these; and how few can be left at the least.
 * On the way there are never more of them than at the beginning; only where nothing is gained so, a way that passes through
 * worse layouts is taken.
 */
export function wayInWindow(
  ground: Ground,
  work: Work,
  { moves = Infinity, seconds = Infinity }: NonNullable<PremarshallingProblem['limit']>,
): { way: Way; bound: number } {
  const begin = new Layout(ground);
  const affordable = Math.min(moves, ground.leastCost > 0 ? Math.floor(seconds / ground.leastCost) : Infinity);
  const wrong = begin.inTheWay();
  const bound = Math.max(0, wrong - affordable); // a move changes the place of one box
  const limits = { moves: Math.min(affordable, begin.bad * MOVES_A_BOX), cost: seconds };
  let way: Way = { moves: [], cost: 0, inTheWay: wrong };
  const beam = new Beam(ground, work, WEIGHTS[0]!);
  for (const most of [wrong, ground.boxes])
    for (let width = FIRST_WIDTH; width <= WIDEST && !work.ended && way.inTheWay > bound; width *= GROWTH) {
      if (most > wrong && way.inTheWay < wrong) break;
      const found = beam.search(width, { ...limits, inTheWay: most });
      if (found.inTheWay < way.inTheWay || (found.inTheWay === way.inTheWay && found.cost < way.cost)) way = found;
      if (beam.complete) break;
    }
  return { way, bound };
}
