// The problem in arrays, as the search and the bound read it. Berths that no vessel can tell apart are one kind, of which there are several.
import type { DiscreteBerthProblem } from './problem.ts';

/** The problem in arrays. Pairs are indexed kind * vessels + vessel. */
export interface BerthModel {
  readonly vessels: number;
  readonly berths: number;
  readonly kinds: number;
  /** Kind of each berth. */
  readonly kindOf: Int32Array;
  /** Berths of each kind. */
  readonly berthsOf: Int32Array;
  /** When berths of the kind open. */
  readonly opens: Int32Array;
  readonly arrival: Int32Array;
  /** Time of handling of a pair; 0 where the vessel may not lie. */
  readonly handling: Int32Array;
  /** Earliest and latest start of a pair; the latest is below the earliest where there is none. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** No vessel lies at a berth at this time or after it. */
  readonly end: number;
  /** What a vessel without a place costs: more than any plan in which all have one. */
  readonly unplaced: number;
}

/** Puts a problem into arrays. */
export function berthModel(problem: DiscreteBerthProblem): BerthModel {
  const { berths, vessels } = problem;
  const n = vessels.length;
  const kinds = new Map<string, number>();
  const kindOf = Int32Array.from(berths, ({ opens, closes }, b) => {
    const key = [opens, closes, ...vessels.map(({ handling }) => handling[b] ?? null)].join();
    if (!kinds.has(key)) kinds.set(key, kinds.size);
    return kinds.get(key)!;
  });
  const berthsOf = new Int32Array(kinds.size);
  for (const kind of kindOf) berthsOf[kind]!++;
  const pairs = kinds.size * n;
  const [handling, first, last] = [new Int32Array(pairs), new Int32Array(pairs), new Int32Array(pairs)];
  const opens = new Int32Array(kinds.size);
  const longest = new Float64Array(n);
  let end = 0;
  kindOf.forEach((kind, b) => {
    const berth = berths[b]!;
    opens[kind] = berth.opens;
    vessels.forEach((vessel, i) => {
      const time = vessel.handling[b] ?? null;
      const pair = kind * n + i;
      handling[pair] = time ?? 0;
      first[pair] = Math.max(vessel.arrival, berth.opens);
      const gone = Math.min(vessel.latestDeparture, berth.closes);
      last[pair] = time === null ? first[pair] - 1 : Math.max(first[pair] - 1, gone - time);
      if (last[pair] < first[pair]) return;
      end = Math.max(end, last[pair] + handling[pair]);
      longest[i] = Math.max(longest[i]!, last[pair] + handling[pair] - vessel.arrival);
    });
  });
  return {
    vessels: n,
    berths: berths.length,
    kinds: kinds.size,
    kindOf,
    berthsOf,
    opens,
    arrival: Int32Array.from(vessels, ({ arrival }) => arrival),
    handling,
    first,
    last,
    end,
    unplaced: 1 + longest.reduce((sum, time) => sum + time, 0),
  };
}
