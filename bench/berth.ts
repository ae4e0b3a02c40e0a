// Berth plan: gap to its own lower bound on drawn weeks. No published set of the continuous problem is at hand, and the sets of
// the discrete one give each berth its own handling time, which a continuous quay does not know.
import { Random, seedFor } from '../src/kit/random.ts';
import { planBerths } from '../src/quay/berth-plan.ts';
import type { BerthProblem, BerthRequest } from '../src/quay/problems.ts';
import type { Measurement, Row } from './measurement.ts';

const HOUR = 3_600_000;
const STEPS = 20_000;
const WEEKS = 5;

/** Share, length (m) and crane hours of feeder, medium and jumbo vessels after Meisel and Bierwirth (2009), 10 m segments. */
const SIZES = [
  { share: 0.6, length: [80, 210], craneHours: [5, 15], cranes: 1.5, weight: 1 },
  { share: 0.3, length: [210, 300], craneHours: [15, 50], cranes: 3, weight: 2 },
  { share: 0.1, length: [300, 400], craneHours: [50, 65], cranes: 5, weight: 3 },
] as const;

/** A week of calls at a quay of 1000 m. */
function week(calls: number, seed: number): BerthProblem {
  const chance = new Random(seed);
  const between = ([low, high]: readonly [number, number]): number => low + (high - low) * chance.next();
  const requests: BerthRequest[] = Array.from({ length: calls }, (_, i) => {
    const size = SIZES[chance.weighted(SIZES.map((s) => s.share))];
    const length = Math.round(between(size.length));
    return {
      call: `call ${i}`,
      length,
      draught: 8 + length / 60,
      arrival: Math.round(168 * HOUR * chance.next()),
      handling: Math.round((between(size.craneHours) / size.cranes) * HOUR),
      preferredX: chance.int(1000 - length),
      weight: size.weight,
      fixed: null,
    };
  });
  const depths = [{ from: 0, to: 1000, depth: 17 }];
  return { quayLength: 1000, depths, clearance: 15, underKeelClearance: 1, metreCost: 20_000, requests };
}

/** Measures cost, gap to the bound and time for weeks of 20, 30 and 40 calls. */
export function run(): Promise<Measurement> {
  const rows: Row[] = [];
  for (const calls of [20, 30, 40]) {
    let objective = 0;
    let bound = 0;
    let first = 0;
    let ms = 0;
    for (let k = 0; k < WEEKS; k++) {
      const problem = week(calls, seedFor(k + 1, `${calls} calls`));
      first += planBerths(problem, { steps: calls }).objective / WEEKS;
      const began = performance.now();
      const planned = planBerths(problem, { steps: STEPS });
      ms += (performance.now() - began) / WEEKS;
      objective += planned.objective / WEEKS;
      bound += planned.bound / WEEKS;
    }
    const what = `${calls} calls in a week`;
    rows.push({ what: `${what}: mean weighted waiting and distance`, value: objective / HOUR, unit: 'h' });
    rows.push({ what: `${what}: in order of arrival`, value: first / HOUR, unit: 'h' });
    rows.push({ what: `${what}: lower bound`, value: bound / HOUR, unit: 'h' });
    rows.push({ what: `${what}: time`, value: ms, unit: 'ms' });
  }
  return Promise.resolve({ name: 'berth', rows });
}
