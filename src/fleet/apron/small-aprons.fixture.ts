// Named tiny aprons, drawn, and what tests and measurements of the planner ask of an apron.
import type { Random } from '../../kit/random.ts';
import { freeCells, NONE, type ApronGrid } from './grid.ts';

/** A ring: three can turn in it only if all do. */
export const ring = ['...', '.#.', '...'];

/** An open apron with two rows of crane legs. */
export const craneLegs = ['........', '.#.##.#.', '........', '.#.##.#.', '........'];

/** Two rings with two ways between them. */
export const twoRings = ['...#...', '.#...#.', '.......', '.#.#.#.', '...#...'];

/** A lane one cell wide with an end: not biconnected, so vehicles that face each other stay so. */
export const deadEnd = ['.....'];

/** True if at least three cells are free, all are joined, and stay so without any one of them. */
export function isBiconnected(grid: ApronGrid): boolean {
  const cells = freeCells(grid);
  const joined = (left: number[], without: number): boolean => {
    const reached = new Set([left[0]!]);
    for (const cell of reached) {
      for (const beside of grid.neighbours.subarray(4 * cell, 4 * cell + 4)) {
        if (beside !== NONE && beside !== without) reached.add(beside);
      }
    }
    return reached.size === left.length;
  };
  const without = (one: number): number[] => cells.filter((cell) => cell !== one);
  return cells.length >= 3 && [NONE, ...cells].every((cell) => joined(without(cell), cell));
}

/** So many different ones of some cells, drawn by chance. */
export function draw(cells: readonly number[], count: number, random: Random): Int32Array {
  const left = [...cells];
  return Int32Array.from({ length: count }, () => left.splice(random.int(left.length), 1)[0]!);
}
