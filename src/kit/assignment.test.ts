// The assignment of rows to columns against every possible one of small tables.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from './assignment.ts';

interface Table {
  rows: number;
  columns: number;
  cost: Float64Array;
}

const someTable: fc.Arbitrary<Table> = fc
  .record({
    rows: fc.integer({ min: 1, max: 5 }),
    more: fc.integer({ min: 0, max: 3 }),
    cells: fc.array(fc.integer({ min: -50, max: 200 }), { minLength: 40, maxLength: 40 }),
  })
  .map(({ rows, more, cells }) => ({
    rows,
    columns: rows + more,
    cost: Float64Array.from(cells.slice(0, rows * (rows + more))),
  }));

/** Least total cost over all assignments, by trying all of them. */
function leastByTrying({ rows, columns, cost }: Table): number {
  const go = (row: number, used: number): number => {
    if (row === rows) return 0;
    let best = Infinity;
    for (let c = 0; c < columns; c++)
      if ((used & (1 << c)) === 0) best = Math.min(best, cost[row * columns + c] + go(row + 1, used | (1 << c)));
    return best;
  };
  return go(0, 0);
}

describe('assign', () => {
  it('finds the least cost that trying all assignments finds, and its prices prove it', () => {
    fc.assert(
      fc.property(someTable, (table) => {
        const { columnOf, cost, bound } = assign(table.rows, table.columns, table.cost, Infinity);
        expect(new Set(columnOf).size).toBe(table.rows);
        expect(cost).toBe(leastByTrying(table));
        expect(bound).toBeCloseTo(cost, 6);
      }),
      { numRuns: 300 },
    );
  });

  it('gives every row its own column and a bound that holds when it is stopped early', () => {
    fc.assert(
      fc.property(someTable, fc.integer({ min: 0, max: 6 }), (table, steps) => {
        const { columnOf, cost, bound } = assign(table.rows, table.columns, table.cost, steps);
        expect(new Set(columnOf).size).toBe(table.rows);
        expect([...columnOf].every((c) => c >= 0 && c < table.columns)).toBe(true);
        const least = leastByTrying(table);
        expect(cost).toBeGreaterThanOrEqual(least);
        expect(bound).toBeLessThanOrEqual(least + 1e-6);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the dear column to the row that loses least by it', () => {
    // Both rows like column 0 best; row 1 loses 2 by going to column 1, row 0 loses 9.
    const { columnOf, cost } = assign(2, 2, Float64Array.from([1, 10, 1, 3]), Infinity);
    expect([...columnOf]).toEqual([0, 1]);
    expect(cost).toBe(4);
  });

  it('assigns nothing when there are no rows', () => {
    const { columnOf, cost, bound } = assign(0, 3, new Float64Array(0), Infinity);
    expect([columnOf.length, cost, bound]).toEqual([0, 0, 0]);
  });
});
