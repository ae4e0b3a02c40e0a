// Student's t against the published table.
import { describe, expect, test } from 'vitest';
import { studentFactor, studentWithin } from './student.ts';

describe("Student's factor of a 95 % interval", () => {
  // R. A. Fisher and F. Yates, Statistical Tables, table III, probability 0.05, three decimals.
  const table: [freedom: number, factor: number][] = [
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [9, 2.262],
    [10, 2.228],
    [19, 2.093],
    [29, 2.045],
    [30, 2.042],
    [120, 1.98],
  ];

  test.each(table)('for %i degrees of freedom is that of the table', (freedom, factor) => {
    expect(studentFactor(0.95, freedom)).toBeCloseTo(factor, 3);
  });

  test('comes near to that of the normal distribution with many degrees of freedom', () => {
    expect(studentFactor(0.95, 100_000)).toBeCloseTo(1.96, 3);
  });

  test('is larger for more certainty', () => {
    // From the same table, probability 0.01.
    expect(studentFactor(0.99, 9)).toBeCloseTo(3.25, 3);
  });
});

test('the probability goes up with t from 0 to 1, whether the degrees of freedom are odd or even', () => {
  for (const freedom of [1, 2, 3, 8, 9]) {
    expect(studentWithin(0, freedom)).toBe(0);
    let last = 0;
    for (const t of [0.1, 0.5, 1, 2, 5, 50]) {
      const p = studentWithin(t, freedom);
      expect(p).toBeGreaterThan(last);
      expect(p).toBeLessThan(1);
      last = p;
    }
  }
});
