import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random } from '../../kit/random.ts';
import { faultsOfStep } from './check.ts';
import { freeCells, gridFromRows, type ApronGrid } from './grid.ts';
import { ApronPlanner, beginApron, stepApron, type ApronState } from './planner.ts';
import { craneLegs, deadEnd, draw, isBiconnected, ring, twoRings } from './small-aprons.fixture.ts';

/** Lets vehicles drive to goals drawn by chance, another one at each arrival; returns how many each reached. */
function drive(
  grid: ApronGrid,
  vehicles: number,
  steps: number,
  seed: number,
): { reached: number[]; state: ApronState } {
  const random = new Random(seed);
  const cells = freeCells(grid);
  const planner = new ApronPlanner(grid, vehicles);
  const state = beginApron(draw(cells, vehicles, random), draw(cells, vehicles, random), random);
  const reached = Array.from({ length: vehicles }, () => 0);
  for (let step = 0; step < steps; step++) {
    const before = state.at.slice();
    stepApron(planner, state, random);
    const faults = faultsOfStep(grid, before, state.at);
    if (faults.length > 0) expect.fail(`seed ${seed}, step ${step}: ${faults.join('; ')}`);
    for (let vehicle = 0; vehicle < vehicles; vehicle++) {
      if (state.at[vehicle] !== state.goal[vehicle]) continue;
      reached[vehicle]!++;
      state.goal[vehicle] = random.pick(cells);
    }
  }
  return { reached, state };
}

/** An apron of up to 8 x 8 cells, a fifth of them blocked. */
const anyApron = fc
  .tuple(fc.integer({ min: 3, max: 8 }), fc.integer({ min: 3, max: 8 }), fc.integer())
  .map(([width, height, seed]) => {
    const random = new Random(seed);
    const row = (): string => Array.from({ length: width }, () => (random.next() < 0.2 ? '#' : '.')).join('');
    return Array.from({ length: height }, row);
  })
  .filter((rows) => rows.join('').includes('.'));

describe('the planner of an apron', () => {
  test.each([
    ['the ring', ring, 7],
    ['the crane legs', craneLegs, 20],
    ['the two rings', twoRings, 15],
    ['the full crane legs', craneLegs, 32],
  ])('keeps vehicles apart for 3,000 steps on %s, and all of them arrive again and again', (_, rows, vehicles) => {
    const grid = gridFromRows(rows);
    expect(isBiconnected(grid)).toBe(true);
    const { reached } = drive(grid, vehicles, 3000, 7);
    expect(Math.min(...reached)).toBeGreaterThan(10);
  });

  test('keeps vehicles apart on any apron, however crowded', () => {
    fc.assert(
      fc.property(anyApron, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer(), (rows, crowd, seed) => {
        const grid = gridFromRows(rows);
        drive(grid, Math.max(1, Math.floor(crowd * freeCells(grid).length)), 60, seed);
      }),
      { numRuns: 200 },
    );
  });

  test('brings every vehicle to its goal on any biconnected apron, even when no cell is empty', () => {
    fc.assert(
      fc.property(anyApron.map(gridFromRows).filter(isBiconnected), fc.boolean(), fc.integer(), (grid, full, seed) => {
        const cells = freeCells(grid).length;
        // The one of highest priority comes nearer at every step; then it is another's turn: vehicles times longest way, at most.
        const { reached } = drive(grid, full ? cells : Math.ceil(cells / 2), cells * cells, seed);
        expect(Math.min(...reached)).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  test('two that face each other in a lane without a way around stay apart, and never arrive', () => {
    const grid = gridFromRows(deadEnd);
    expect(isBiconnected(grid)).toBe(false);
    const random = new Random(1);
    const planner = new ApronPlanner(grid, 2);
    const state = beginApron(Int32Array.of(0, 4), Int32Array.of(4, 0), random);
    for (let step = 0; step < 200; step++) {
      const before = state.at.slice();
      stepApron(planner, state, random);
      expect(faultsOfStep(grid, before, state.at)).toEqual([]);
      expect(state.at[0]).toBeLessThan(state.at[1]!);
    }
  });

  // 0 1 2     Vehicle 1 stands at its goal, cell 1, in the way of vehicle 0 that goes from 0 to 2, with no way around that is as
  // 3 4 5     short: it makes way although it wants to stay, and comes back.
  test('who has nothing to do makes way for who has, and comes back', () => {
    const grid = gridFromRows(['...', '...']);
    const random = new Random(3);
    const planner = new ApronPlanner(grid, 2);
    const state = beginApron(Int32Array.of(0, 1), Int32Array.of(2, 1), random);
    state.priority.set([5, 0]);
    const seen: number[][] = [];
    for (let step = 0; step < 3; step++) {
      stepApron(planner, state, random);
      seen.push([...state.at]);
    }
    expect(seen[0]![0]).toBe(1);
    expect(seen[1]![0]).toBe(2);
    expect(seen[2]).toEqual([2, 1]);
  });

  // 0 1 2     Both want cell 1.
  test('who has been under way for longer goes first, and begins anew at the goal', () => {
    for (const first of [0, 1]) {
      const planner = new ApronPlanner(gridFromRows(['...', '...']), 2);
      const random = new Random(1);
      const state = beginApron(Int32Array.of(0, 2), Int32Array.of(1, 1), random);
      state.priority.set(first === 0 ? [7.25, 6.5] : [6.5, 7.25]);
      stepApron(planner, state, random);
      expect(state.at[first]).toBe(1);
      expect(state.priority[first]).toBeLessThan(1);
      expect(state.priority[1 - first]).toBe(7.5);
    }
  });

  // All four turn at once: nobody's next cell is empty before.
  test('vehicles that fill a circle go round in it', () => {
    const planner = new ApronPlanner(gridFromRows(['..', '..']), 4);
    const random = new Random(1);
    const state = beginApron(Int32Array.of(0, 1, 3, 2), Int32Array.of(1, 3, 2, 0), random);
    stepApron(planner, state, random);
    expect([...state.at]).toEqual([1, 3, 2, 0]);
  });

  test('plans the same from the same state and random numbers, whatever the planner planned before', () => {
    const grid = gridFromRows(craneLegs);
    const used = new ApronPlanner(grid, 12);
    const random = new Random(11);
    const cells = freeCells(grid);
    const state = beginApron(draw(cells, 12, random), draw(cells, 12, random), random);
    for (let step = 0; step < 50; step++) {
      const before = structuredClone(state);
      const plan = new ApronPlanner(grid, 12).plan(state, new Random(step));
      expect(state).toEqual(before);
      expect(used.plan(state, new Random(step))).toEqual(plan);
      stepApron(used, state, random);
    }
    expect(drive(grid, 12, 300, 4)).toEqual(drive(grid, 12, 300, 4));
  });

  test('refuses two vehicles in one cell, one in a blocked cell, and another number than it was made for', () => {
    const planner = new ApronPlanner(gridFromRows(ring), 2);
    const random = new Random(1);
    const plan = (...at: number[]): Int32Array =>
      planner.plan(beginApron(Int32Array.from(at), Int32Array.from(at), random), random);
    expect(() => plan(0, 0)).toThrow('vehicle 1 has free cell 0 alone');
    expect(() => plan(4, 0)).toThrow('vehicle 0 has free cell 4 alone');
    expect(() => plan(0, 1, 2)).toThrow('made for 2 vehicles');
    expect([...plan(0, 1)]).toEqual([0, 1]);
  });
});
