// Slots to metres.
//
//        y
//        ^   block A (axis y)        bays grow inland, rows along the quay
//        |   [bay 2][bay 1]
//   -----+----------------- quay edge, y = 0 ----> x
//        |   ~~~ bow < vessel ~~~    starboard (odd rows) at the quay
import { describe, expect, it } from 'vitest';
import type { BlockModel } from '../../terminal/model.ts';
import { type Place, vesselPlace, yardPlace } from './place.ts';

const out = (): Place => ({ x: 0, y: 0, z: 0, alongX: false });
const block = (axis: 'x' | 'y'): BlockModel => ({
  id: 'A',
  kind: axis === 'y' ? 'end-loaded' : 'side-loaded',
  origin: [100, 80],
  axis,
  bays: 20,
  rows: 8,
  tiers: 5,
  bayLength: 13,
  rowWidth: 2.9,
  reeferBays: [],
  dangerousBays: [],
  waterTransfer: [],
  landTransfer: [],
});

describe('a slot in a block', () => {
  it("puts the first 40' bay half a pitch from the corner, along the block's axis", () => {
    expect(yardPlace(block('y'), 2, 1, 1, out())).toEqual({ x: 101.45, y: 86.5, z: 0, alongX: false });
    expect(yardPlace(block('x'), 2, 1, 1, out())).toEqual({ x: 106.5, y: 81.45, z: 0, alongX: true });
  });

  it("puts the two 20' halves a quarter of a pitch to either side", () => {
    const first = yardPlace(block('y'), 1, 1, 1, out()).y;
    const second = yardPlace(block('y'), 3, 1, 1, out()).y;
    expect(second - first).toBeCloseTo(6.5, 9);
    expect((first + second) / 2).toBeCloseTo(86.5, 9);
  });

  it('stacks upwards', () => {
    expect(yardPlace(block('y'), 2, 1, 3, out()).z).toBeCloseTo(5.5, 9);
  });
});

describe('a cell aboard', () => {
  const call = { x: 200, beam: 40 };
  const vessel = { deckBase: 82, holdTop: 14 };

  it('has odd rows on the quay side and even rows to seaward', () => {
    expect(vesselPlace(call, vessel, 2, 1, 82, out()).y).toBeGreaterThan(-21);
    expect(vesselPlace(call, vessel, 2, 2, 82, out()).y).toBeLessThan(-21);
    expect(vesselPlace(call, vessel, 2, 0, 82, out()).y).toBe(-21);
  });

  it('has higher bays further from the bow, which lies at the smaller x', () => {
    expect(vesselPlace(call, vessel, 6, 0, 82, out()).x - vesselPlace(call, vessel, 2, 0, 82, out()).x).toBeCloseTo(
      14.4,
      9,
    );
  });

  it('has the lowest deck tier on the hatch covers and the highest hold tier beneath them', () => {
    expect(vesselPlace(call, vessel, 2, 0, 82, out()).z).toBe(6);
    expect(vesselPlace(call, vessel, 2, 0, 14, out()).z).toBeCloseTo(1.25, 9);
  });
});
