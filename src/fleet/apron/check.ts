// Checks a step on an apron by itself, without knowing how it was planned: for tests and measurements.
import { NONE, type ApronGrid } from './grid.ts';

/** What is wrong about a step: two vehicles in one cell, two that changed places, a move to no neighbour. Empty when it is good. */
export function faultsOfStep(grid: ApronGrid, before: Int32Array, after: Int32Array): string[] {
  const faults: string[] = [];
  const was = new Int32Array(grid.free.length).fill(NONE);
  const is = new Int32Array(grid.free.length).fill(NONE);
  before.forEach((cell, vehicle) => (was[cell] = vehicle));
  after.forEach((cell, vehicle) => {
    if (is[cell] !== NONE) faults.push(`${is[cell]} and ${vehicle} are both in cell ${cell}`);
    is[cell] = vehicle;
    const from = before[vehicle]!;
    if (cell === from) return;
    const other = was[cell]!;
    if (other !== NONE && after[other] === from) faults.push(`${other} and ${vehicle} changed places`);
    const beside = grid.neighbours.subarray(4 * from, 4 * from + 4);
    if (!beside.includes(cell)) faults.push(`${vehicle} went from cell ${from} to cell ${cell}`);
  });
  return faults;
}
