// The least cost of a tiny instance by trying every order at every berth; what the planner is held against. Knows nothing of the planner.
import type { DiscreteBerthProblem } from './problem.ts';

/** Sum of the times in port of the best plan; Infinity when there is none. */
export function leastCostByTrying({ berths, vessels }: DiscreteBerthProblem): number {
  const free = berths.map(({ opens }) => opens);
  const waiting = new Set(vessels.keys());
  const best = (): number => {
    if (waiting.size === 0) return 0;
    let least = Infinity;
    for (const i of [...waiting]) {
      const vessel = vessels[i]!;
      waiting.delete(i);
      berths.forEach(({ closes }, b) => {
        const handling = vessel.handling[b] ?? null;
        if (handling === null) return;
        const before = free[b]!;
        const end = Math.max(before, vessel.arrival) + handling;
        if (end > Math.min(closes, vessel.latestDeparture)) return;
        free[b] = end;
        least = Math.min(least, end - vessel.arrival + best());
        free[b] = before;
      });
      waiting.add(i);
    }
    return least;
  };
  return best();
}
