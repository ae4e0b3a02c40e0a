// Where a box in the way goes, in one bay seen from its end.
import { describe, expect, it } from 'vitest';
import { HOUR } from './deck-weights.ts';
import type { StackView } from './problems.ts';
import { chooseRehandle, type RehandleProblem } from './rehandle.ts';

/** A bay with the departure, in hours, of each stack's first box; row 1 first; null for an empty stack. */
function bayOf(hours: (number | null)[]): StackView[] {
  return hours.map((h, i) => ({
    block: 0,
    bay: 10,
    row: i + 1,
    height: h === null ? 0 : 2,
    maxHeight: 4,
    ...{ firstMean: h === null ? Infinity : h * HOUR, firstSpread: 0 },
    topGroup: '',
    topKg: 20_000,
    hasPlug: i === 0,
    dangerousAllowed: true,
    nearbyDangerous: i === 1 ? ['5.1'] : [],
  }));
}

function problem(stacks: StackView[], changes: Partial<RehandleProblem> = {}): RehandleProblem {
  const box = { lengthFeet: 40, heightMm: 2591, departure: 48 * HOUR, spread: 0 } as const;
  return { ...box, fromBay: 10, fromRow: 6, bayLength: 13, stacks, ...changes };
}

describe('the place of a box that stands in the way', () => {
  /*
   *  row        1    2    3    4    5        the box leaves in 48 h
   *  first box  12   50   96   -    30
   */
  it('is the stack whose first box leaves just after it', () => {
    const { plan, bound, objective, why } = chooseRehandle(problem(bayOf([12, 50, 96, null, 30])));
    expect(plan).toEqual({ bay: 10, row: 2, tier: 3 });
    expect(bound).toBe(objective);
    expect(why[0].decided).toBe('fit');
  });

  it('is the empty stack when every other would be blocked', () => {
    expect(chooseRehandle(problem(bayOf([12, 24, null, 30]))).plan).toEqual({ bay: 10, row: 3, tier: 1 });
  });

  it('is the stack whose first box leaves latest when all would be blocked', () => {
    expect(chooseRehandle(problem(bayOf([12, 40, 30]))).plan?.row).toBe(2);
    expect(chooseRehandle(problem(bayOf([12, 40, 30]), { departure: Infinity })).plan?.row).toBe(2);
  });

  /*
   *  row          1    2        the box leaves in 48 h, give or take 3 h, and so do the others
   *  first box   49   60        on row 1 two times in five it would be in the way
   */
  it('is a stack that surely leaves later, rather than one that probably does', () => {
    const hours = 3 * HOUR;
    const [soon, late] = bayOf([49, 60]).map((s) => ({ ...s, firstSpread: hours }));
    const { plan, why } = chooseRehandle(problem([soon, late], { spread: hours }));
    expect(plan?.row).toBe(2);
    expect(why[0].decided).toBe('rehandles');
    expect(why[0].alternatives[1]?.rehandles).toBeCloseTo(0.4, 1);
    expect(chooseRehandle(problem(bayOf([51, 60]))).plan?.row).toBe(1);
  });

  it('is the nearest of equal stacks', () => {
    const { plan, why } = chooseRehandle(problem(bayOf([60, 60, 60])));
    expect(plan?.row).toBe(3);
    expect(why[0].decided).toBe('travel');
  });

  it('is never its own stack, a full one, or one of another length', () => {
    const [own, full, half] = bayOf([60, 60, 60]);
    const stacks = [
      { ...own, row: 6 },
      { ...full, height: 4 },
      { ...half, bay: 9 },
    ];
    expect(chooseRehandle(problem(stacks)).plan).toBeNull();
  });

  it('has a plug for a reefer and keeps dangerous goods apart', () => {
    const stacks = bayOf([12, 50, 96]);
    expect(chooseRehandle(problem(stacks, { needsPlug: true })).plan?.row).toBe(1);
    expect(chooseRehandle(problem(stacks, { dangerousClasses: ['3'] })).plan?.row).toBe(3);
  });
});
