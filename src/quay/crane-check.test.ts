// The checker of crane plans: each kind of fault in a plan that has just that one.
import { describe, expect, it } from 'vitest';
import { faultsOf } from './crane-check.ts';
import type { CranePlan, CraneProblem } from './problems.ts';

/*
 *  crane      0          1
 *  bay     0  |    1     |         28 m apart, 1 m/s
 *  x, m    0       28
 */
const PROBLEM: CraneProblem = {
  cranes: [0, 1].map((id) => ({ id, x: 28 * id, readyIn: 0, minX: 0, maxX: 100 })),
  minSpacing: 28,
  gantrySpeed: 1,
  tasks: [
    { id: 1, x: 0, seconds: 100, after: [], lockedTo: null },
    { id: 2, x: 28, seconds: 100, after: [], lockedTo: 1 },
    { id: 3, x: 28, seconds: 100, after: [2], lockedTo: null },
  ],
};

/** A plan from lists of task, start and end per crane. */
function plan(...cranes: [number, number, number][][]): CranePlan {
  const sequences = cranes.map((tasks, crane) => ({
    crane,
    tasks: tasks.map(([id, start, end]) => ({ id, start, end })),
  }));
  return { sequences, direction: 'up' };
}

describe('the checker of crane plans', () => {
  it('finds nothing wrong with a plan that can be done', () => {
    const good = plan([[1, 0, 100]], [[2, 0, 100], [3, 100, 200]]); // prettier-ignore
    expect(faultsOf(PROBLEM, good)).toEqual([]);
  });

  it.each([
    ['a task done too fast', plan([[1, 0, 99]]), 'less than its time'],
    ['a crane that cannot be there yet', plan([], [[1, 20, 120]]), 'cannot start'],
    ['a precedence not kept', plan([], [[3, 0, 100], [2, 100, 200]]), 'starts before'], // prettier-ignore
    ['a task taken from the crane that has begun it', plan([[2, 28, 128]]), 'leaves its crane'],
    ['cranes in the same place', plan([[3, 120, 220]], [[2, 0, 100]]), 'too near'],
    ['a task done twice', plan([[1, 0, 100]], [[1, 300, 400]]), 'more than once'],
  ])('names %s', (_, faulty, part) => {
    expect(faultsOf(PROBLEM, faulty).join(' ')).toContain(part);
  });
});
