// Equal boxes and their turns, in stacks seen from the side. A capital is a box, the number its turn; boxes of one letter are equal.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planExchanges, type ExchangeProblem, type StackedBox } from './equal-loads.ts';

/** Stacks from the ground up: "A1" is a box of kind A whose turn is 1; a small letter keeps its turn. Names are place by place. */
function yard(...stacks: string[][]): ExchangeProblem {
  const boxes = stacks.map((stack, s) =>
    stack.map((told, t): StackedBox => {
      const kind = told.charAt(0);
      const group = kind === kind.toUpperCase() ? kind : '';
      return { id: `${s}.${t}`, leaves: Number(told.slice(1)), group, kg: 20_000 };
    }),
  );
  const wanted = boxes.flat().toSorted((a, b) => a.leaves - b.leaves);
  return { stacks: boxes, wanted: wanted.map(({ id }) => id), toleranceKg: 3000 };
}

const plan = (problem: ExchangeProblem, steps = 1000) => planExchanges(problem, { steps });

describe('an exchange', () => {
  /*
   *  A2
   *  A1     the lower one is wanted first
   */
  it('lets the upper one of two equal boxes go first', () => {
    const { plan: done, objective, bound, why } = plan(yard(['A1', 'A2']));
    expect(done).toEqual([['0.0', '0.1']]);
    expect([objective, bound]).toEqual([0, 0]);
    expect(why).toEqual([
      {
        decided: 'rehandles',
        alternatives: [
          { choice: '0.0 0.1', score: 0, parts: { rehandles: 0 } },
          { choice: 'none', score: 1, parts: { rehandles: 1 } },
        ],
      },
    ]);
  });

  /*
   *  b9
   *  A1   A5     b stays: the other A goes first, and b has to be lifted off only later, or not at all
   *  A1 is dug out either way unless b leaves before turn 5
   */
  it('is not made where it only puts the digging off', () => {
    expect(plan(yard(['A1', 'b9'], ['A5'])).plan).toEqual([]);
    expect(plan(yard(['A1', 'b3'], ['A5'])).plan).toEqual([['0.0', '1.0']]);
  });

  /*
   *  B7
   *  a1   B0     the box on top takes an earlier turn
   */
  it('may change the turn of the box that stands on the wanted one', () => {
    expect(plan(yard(['a1', 'B7'], ['B0'])).plan).toEqual([['0.1', '1.0']]);
  });

  it('is not made between boxes of different kinds or weight classes', () => {
    expect(plan(yard(['A1', 'B2'])).plan).toEqual([]);
    const heavy = yard(['A1', 'A2']);
    const stacks = heavy.stacks.map((stack) => stack.map((b, t) => ({ ...b, kg: 20_000 + 3001 * t })));
    expect(plan({ ...heavy, stacks }).plan).toEqual([]);
  });

  it('is not looked for without budget', () => {
    expect(plan(yard(['A1', 'A2']), 0).plan).toEqual([]);
  });
});

const anyBox = fc.tuple(fc.constantFrom('A', 'B', 'c'), fc.integer({ min: 0, max: 9 })).map(([k, t]) => `${k}${t}`);
const anyYard = fc.array(fc.array(anyBox, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

/** Boxes that stand above one which leaves earlier, counted apart from the planner. */
function toDig(stacks: readonly (readonly { leaves: number }[])[]): number {
  return stacks.flatMap((s) => s.filter((b, t) => s.slice(0, t).some((below) => below.leaves < b.leaves))).length;
}

describe('whatever stands in the yard', () => {
  it('turns are only given from box to equal box, and what has to be dug out is as told, no more than before, no less than the bound', () => {
    fc.assert(
      fc.property(anyYard, (told) => {
        const problem = yard(...told);
        const { plan: done, objective, bound, why } = plan(problem);
        const boxes = new Map(problem.stacks.flat().map((b) => [b.id, { ...b }]));
        for (const [a, b] of done) {
          const [one, other] = [boxes.get(a)!, boxes.get(b)!];
          expect([one.group, other.group]).not.toContain('');
          expect(one.group).toBe(other.group);
          [one.leaves, other.leaves] = [other.leaves, one.leaves];
        }
        const after = toDig(problem.stacks.map((s) => s.map(({ id }) => boxes.get(id)!)));
        expect(after).toBe(objective);
        expect(after).toBeLessThanOrEqual(toDig(problem.stacks) - done.length);
        expect(bound).toBeLessThanOrEqual(objective);
        expect(why).toHaveLength(done.length);
      }),
    );
  });

  it('no way of giving the turns needs fewer digs than the bound', () => {
    fc.assert(
      fc.property(anyYard, fc.infiniteStream(fc.nat()), (told, chance) => {
        const problem = yard(...told);
        const { bound } = plan(problem);
        const boxes = problem.stacks.map((s) => s.map((b) => ({ ...b })));
        for (const group of Map.groupBy(
          boxes.flat().filter((b) => b.group !== ''),
          (b) => b.group,
        ).values()) {
          for (let i = group.length - 1; i > 0; i--) {
            const [a, b] = [group[i]!, group[(chance.next().value as number) % (i + 1)]!];
            [a.leaves, b.leaves] = [b.leaves, a.leaves];
          }
        }
        expect(toDig(boxes)).toBeGreaterThanOrEqual(bound);
      }),
    );
  });
});
