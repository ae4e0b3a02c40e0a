// The quick ways to time and to search sweeps, held against the plain simulation of a sweep and against all splits and orders of small vessels.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../kit/random.ts';
import { craneBound, inWholeSeconds } from '../crane-bound.ts';
import { faultsOf } from '../crane-check.ts';
import { planCranes } from '../crane-plan.ts';
import { Sweep, sweepWorld, type SweepWorld } from '../sweep.ts';
import type { CraneProblem, CraneTask } from '../problems.ts';
import { Beam } from './beam.ts';
import { bayOrder, shift } from './even-split.ts';
import { passagesOf, type Passages } from './passages.ts';
import { timingOf } from './timing.ts';

function task(id: number, x: number, seconds: number, changes: Partial<CraneTask> = {}): CraneTask {
  return { id, x, seconds, after: [], lockedTo: null, ...changes };
}

/** Bays 1 m long; cranes two bays apart, the first one at the given place. */
function vessel(cranes: number, first: number, tasks: CraneTask[]): CraneProblem {
  const stand = (v: number): number => first + 2 * v;
  return {
    cranes: Array.from({ length: cranes }, (_, id) => ({ id, x: stand(id), readyIn: 0, minX: -100, maxX: 100 })),
    minSpacing: 2,
    gantrySpeed: 1,
    tasks,
  };
}

/** Up to 8 tasks in 6 bays; tasks of a bay one after the other. */
const someVessel = (most: number): fc.Arbitrary<CraneProblem> =>
  fc
    .record({
      cranes: fc.integer({ min: 1, max: 3 }),
      first: fc.integer({ min: 0, max: 4 }),
      work: fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 30 })), {
        minLength: 1,
        maxLength: most,
      }),
    })
    .map(({ cranes, first, work }) => {
      const tasks = work.map(([bay, seconds], id) =>
        task(id, bay, seconds, { after: work.flatMap(([other], i) => (i < id && other === bay ? [i] : [])) }),
      );
      return vessel(cranes, first, tasks);
    });

/** A split drawn by shifting tasks, so that the crane ahead has the earlier tasks of each bay. */
function drawnSplit(world: SweepWorld, chance: Random, moved: (t: number, w: number) => void): Int8Array {
  const craneOf = Int8Array.from({ length: world.tasks }, (_, t) => Math.max(0, world.locked[t]));
  const order = bayOrder(world);
  for (let k = 0; k < 3 * world.tasks; k++) {
    const [t, to] = [chance.int(world.tasks), chance.int(world.cranes)];
    const changed: number[] = [];
    shift(world, order, craneOf, { task: t, to, moved: (u) => changed.push(u) });
    for (const u of changed) moved(u, craneOf[u]);
  }
  return craneOf;
}

describe('a timing kept up to date', () => {
  it('tells the same as the plain simulation, after any changes kept or taken back', () => {
    fc.assert(
      fc.property(someVessel(12), fc.integer({ min: 1 }), fc.boolean(), (problem, seed, begun) => {
        if (begun) problem.tasks[0].lockedTo = 0;
        const world = sweepWorld(problem, seed % 2 === 0 ? 'up' : 'down');
        const chance = new Random(seed);
        const first = Int8Array.from({ length: world.tasks }, (_, t) => Math.max(0, world.locked[t]));
        const timing = timingOf(world, first);
        for (let round = 0; round < 4; round++) {
          const craneOf = drawnSplit(world, chance, (t, w) => timing.move(t, w));
          for (let t = 0; t < world.tasks; t++) timing.move(t, craneOf[t]);
          expect(timing.time(Infinity)).toBeCloseTo(new Sweep(world).run(craneOf), 6);
          if (chance.next() < 0.5) timing.keep();
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives up above its limit', () => {
    const world = sweepWorld(vessel(1, 0, [task(0, 0, 10), task(1, 5, 10)]), 'up');
    const timing = timingOf(world, new Int8Array(2));
    expect([timing.time(25), timing.time(24)]).toEqual([25, 25]);
    timing.move(0, 0);
    expect([timing.time(25), timing.time(24)]).toEqual([25, Infinity]);
  });
});

/** The least time of all splits of a world, each crane ahead doing the earlier tasks of a bay. */
function bestSplit(world: SweepWorld): number {
  const sweep = new Sweep(world);
  const craneOf = new Int8Array(world.tasks);
  const order = bayOrder(world);
  let least = Infinity;
  for (let code = 0; code < world.cranes ** world.tasks; code++) {
    for (let t = 0, rest = code; t < world.tasks; t++, rest = Math.floor(rest / world.cranes))
      craneOf[t] = rest % world.cranes;
    const inOrder = order.before.every((before, t) => before.every((p) => craneOf[p] >= craneOf[t]));
    if (inOrder) least = Math.min(least, sweep.run(craneOf));
  }
  return least;
}

describe('the beam', () => {
  it('finds the best of all splits when it is wide enough, and proves that none is quicker', () => {
    fc.assert(
      fc.property(someVessel(7), (problem) => {
        const world = sweepWorld(problem, 'up');
        const least = bestSplit(world);
        const beam = new Beam(passagesOf(world) as Passages);
        const ask = (target: number): ReturnType<Beam['ask']> =>
          beam.ask({ target, width: 500, ranking: 'all', stop: () => false });
        const found = ask(least);
        expect(found.time).toBe(least);
        expect(new Sweep(world).run(found.craneOf as Int8Array)).toBe(least);
        expect(ask(least - 1)).toMatchObject({ craneOf: null, complete: true });
      }),
      { numRuns: 150 },
    );
  });

  it('does not call a search complete that was stopped or had no room', () => {
    const tasks = Array.from({ length: 12 }, (_, id) => task(id, id, 10 + ((id * 7) % 5)));
    const beam = new Beam(passagesOf(sweepWorld(vessel(3, 0, tasks), 'up')) as Passages);
    expect(beam.ask({ target: 53, width: 1, ranking: 'worst', stop: () => false }).complete).toBe(false);
    expect(beam.ask({ target: 53, width: 50, ranking: 'all', stop: () => true }).complete).toBe(false);
  });
});

/** The least time of all plans of a small vessel: every order of tasks by start, on every crane. */
function bestOfAll({ cranes, tasks, minSpacing }: CraneProblem): number {
  let best = Infinity;
  const done: { id: number; v: number; x: number; start: number; end: number }[] = [];
  const goOn = (): void => {
    if (done.length === tasks.length) best = Math.min(best, Math.max(...done.map((d) => d.end)));
    for (const t of tasks) {
      if (done.some((d) => d.id === t.id) || !t.after.every((p) => done.some((d) => d.id === p))) continue;
      cranes.forEach((crane, v) => {
        const own = done.findLast((d) => d.v === v);
        let start = own ? own.end + Math.abs(own.x - t.x) : Math.abs(crane.x - t.x);
        for (const d of done) {
          const short = (d.v > v ? t.x - d.x : d.x - t.x) + Math.abs(d.v - v) * minSpacing;
          if (d.v !== v && short > 0) start = Math.max(start, d.end + short);
          if (t.after.includes(d.id)) start = Math.max(start, d.end);
        }
        if (start < (done.at(-1)?.start ?? 0) || start + t.seconds >= best) return;
        done.push({ id: t.id, v, x: t.x, start, end: start + t.seconds });
        goOn();
        done.pop();
      });
    }
  };
  goOn();
  return best;
}

describe('the bound and the plans in which cranes turn', () => {
  it('lie on either side of the best plan of all, and rarely above it', () => {
    let missed = 0;
    fc.assert(
      fc.property(someVessel(6), (problem) => {
        const least = bestOfAll(problem);
        expect(craneBound(sweepWorld(problem, 'up'))).toBeLessThanOrEqual(least);
        const { plan, objective, bound } = planCranes({ ...problem, bothWays: true }, { steps: 20_000 });
        expect(faultsOf(problem, plan)).toEqual([]);
        expect(bound).toBeLessThanOrEqual(least);
        expect(objective).toBeGreaterThanOrEqual(least);
        if (objective > least) missed++;
      }),
      { numRuns: 60, seed: 5 },
    );
    expect(missed).toBeLessThanOrEqual(2);
  });

  /*
   *  bay      0    1    2    3    4        one crane at bay 1: down, then up, or up, then down
   *  tasks    9         5         9
   */
  it('bounds a vessel of one crane by her work and the shorter way through her bays', () => {
    const world = sweepWorld(vessel(1, 1, [task(0, 0, 9), task(1, 2, 5), task(2, 4, 9)]), 'up');
    expect(craneBound(world)).toBe(9 + 5 + 9 + 1 + 4);
  });

  /*
   *  bay      0    1    2    3    4    5        cranes at bays 0 and 2; 30 s in each of bays 4 and 5: crane 1 has 2 m to bay 4
   */
  it('knows how far cranes have to drive to share the work', () => {
    const world = sweepWorld(vessel(2, 0, [task(0, 0, 30), task(1, 5, 30)]), 'up');
    expect(craneBound(world)).toBe(33);
  });

  it('rounds up only where every time is whole', () => {
    const world = sweepWorld(vessel(2, 0, [task(0, 0, 30), task(1, 5, 30.5)]), 'up');
    expect(inWholeSeconds(world)).toBe(false);
    expect(craneBound(world)).toBeCloseTo(33.5, 5);
  });
});
