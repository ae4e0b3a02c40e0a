// The curve over the fleet: share of the cranes' time spent waiting for vehicle or yard with 3 to 10 AGVs for each of the nine cranes.
// All points on the variant of DGT with room for all vehicles, so that they can be compared.
import type { Row } from '../measurement.ts';
import { runJobs } from './jobs.ts';
import { BASELINE, mean, round, shareOf } from './waits.ts';

const CRANES = 9;
const PER_CRANE = [3, 4, 5, 6, 7, 8, 9, 10];
const SEEDS = [1];
/** Width of the drawing, and the share that fills it, %. */
const [COLUMNS, FULL] = [60, 100];

/** One point: shares in %, mean of the seeds. */
export interface Point {
  perCrane: number;
  vehicles: number;
  ours: number;
  baseline: number;
}

/** Runs the curve. */
export async function curvePoints(): Promise<Point[]> {
  const fleets = PER_CRANE.map((n) => n * CRANES);
  const ways = [{}, BASELINE];
  const asked = fleets.flatMap((vehicles) =>
    ways.flatMap((policy) => SEEDS.map((seed) => ({ vehicles, policy, seed }))),
  );
  const answers = await runJobs('waits', asked);
  const of = (fleet: number, way: number): number => {
    const first = (fleet * ways.length + way) * SEEDS.length;
    return 100 * mean(answers.slice(first, first + SEEDS.length).map(shareOf));
  };
  return fleets.map((vehicles, i) => ({ perCrane: PER_CRANE[i]!, vehicles, ours: of(i, 0), baseline: of(i, 1) }));
}

/** The curve as rows, drawn on stderr besides. */
export async function curveRows(): Promise<Row[]> {
  const points = await curvePoints();
  process.stderr.write(`${drawn(points)}\n`);
  return points.flatMap(({ perCrane, vehicles, ours, baseline }) => [
    { what: `curve, ${perCrane} AGVs a crane (${vehicles}): waiting`, value: round(ours, 1), unit: '%' },
    { what: `curve, ${perCrane} AGVs a crane (${vehicles}): baseline`, value: round(baseline, 1), unit: '%' },
  ]);
}

/** The curve as text: a line for each fleet, o where ours is, x where the baseline is, # where both are. */
export function drawn(points: readonly Point[]): string {
  const column = (share: number): number => Math.min(COLUMNS, Math.round((share / FULL) * COLUMNS));
  const lines = points.map(({ perCrane, ours, baseline }) => {
    const marks = Array.from({ length: COLUMNS + 1 }, () => ' ');
    marks[column(baseline)] = 'x';
    marks[column(ours)] = column(ours) === column(baseline) ? '#' : 'o';
    return `${String(perCrane).padStart(2)} |${marks.join('').trimEnd()}`;
  });
  const head = 'crane time waiting for vehicle or yard by AGVs a crane; o as the terminal works, x baseline';
  const scale = `    0 %${`${FULL} %`.padStart(COLUMNS - 2)}`;
  return [head, ...lines, `   +${'-'.repeat(COLUMNS + 1)}`, scale].join('\n');
}
