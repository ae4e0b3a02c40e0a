// Distances of segregation on board, drawn from above: a box in the middle, and where the other may stand.
import { describe, expect, it } from 'vitest';
import { keepsApart, strictestCode, type DangerousPlace } from './dangerous.ts';

/** A 40' on deck in the middle of the vessel, with what is other. */
const at = (more: Partial<DangerousPlace> = {}): DangerousPlace => ({
  ...{ x: 100, halfLength: 6.1, y: 0, deck: true, hold: 3, open: false },
  ...more,
});
const ROW = 2.52;
const BAY = 14.4;

describe('segregation on board', () => {
  it('lets closed boxes that are "away from" each other stand in one stack, and open ones a space apart', () => {
    expect(keepsApart(1, at(), at())).toBe(true);
    expect(keepsApart(1, at({ open: true }), at({ y: ROW }))).toBe(false);
    expect(keepsApart(1, at({ open: true }), at({ y: 2 * ROW }))).toBe(true);
  });

  it('keeps "separated" boxes a container space apart, or a deck or a bulkhead', () => {
    expect(keepsApart(2, at(), at({ y: ROW }))).toBe(false);
    expect(keepsApart(2, at(), at({ x: 100 + BAY }))).toBe(false);
    expect(keepsApart(2, at(), at({ y: 2 * ROW }))).toBe(true);
    expect(keepsApart(2, at(), at({ x: 100 + 2 * BAY }))).toBe(true);
    expect(keepsApart(2, at(), at({ deck: false }))).toBe(true);
    const hold = { deck: false };
    expect(keepsApart(2, at(hold), at({ ...hold, x: 100 + BAY }))).toBe(false);
    expect(keepsApart(2, at(hold), at({ ...hold, x: 100 + BAY, hold: 4 }))).toBe(true);
  });

  it('asks for two spaces athwartships or a bulkhead for a complete compartment', () => {
    expect(keepsApart(3, at(), at({ y: 2 * ROW }))).toBe(false);
    expect(keepsApart(3, at(), at({ y: 3 * ROW }))).toBe(true);
    expect(keepsApart(3, at({ deck: false }), at({ deck: false, y: 8 * ROW }))).toBe(false);
    expect(keepsApart(3, at({ deck: false }), at({ deck: false, hold: 4 }))).toBe(true);
  });

  it('asks for 24 m along the vessel for the strictest code, whatever deck is between', () => {
    expect(keepsApart(4, at(), at({ y: 9 * ROW }))).toBe(false);
    expect(keepsApart(4, at(), at({ deck: false }))).toBe(false);
    expect(keepsApart(4, at(), at({ x: 100 + 2 * BAY }))).toBe(false);
    expect(keepsApart(4, at(), at({ x: 100 + 3 * BAY }))).toBe(true);
  });

  it('takes the strictest code of two sets of classes', () => {
    expect(strictestCode(['9', '3'], ['8', '5.1'])).toBe(2);
    expect(strictestCode(['9'], ['3'])).toBe(0);
  });
});
