// The rotation that a stow tells.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StowedBox } from './problem.ts';
import { portsInOrder } from './port-order.ts';
import { small } from './small-vessel.fixture.ts';

/** A stack of bay 2 by its ports from the bottom up. */
const stack = (row: number, ports: readonly string[]): StowedBox[] =>
  ports.map((portOfDischarge, i) => ({
    slot: { bay: 2, row, tier: 82 + 2 * i },
    container: small({ portOfDischarge }),
  }));

describe('the order of ports', () => {
  it('begins with the next port, then follows the stacks from the top down', () => {
    const boxes = [...stack(0, ['C', 'B']), ...stack(1, ['D', 'C']), ...stack(2, ['D', 'B'])];
    expect(portsInOrder(boxes, 'B')).toEqual(['B', 'C', 'D']);
    expect(portsInOrder([...boxes, ...stack(3, ['A'])], 'A')).toEqual(['A', 'B', 'C', 'D']);
  });

  it('goes by the majority where stacks contradict each other, and by the name where none tells', () => {
    const boxes = [...stack(0, ['C', 'B']), ...stack(1, ['C', 'B']), ...stack(2, ['B', 'C'])];
    expect(portsInOrder(boxes, '')).toEqual(['B', 'C']);
    expect(portsInOrder([...stack(0, ['Z']), ...stack(1, ['Y'])], '')).toEqual(['Y', 'Z']);
  });

  it('is that of the voyage whenever every stack has it, and tells every port once', () => {
    const ports = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'];
    const sorted = fc
      .array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 5 })
      .map((list) => list.sort((a, b) => b - a));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(ports, { minLength: 5 }),
        fc.array(sorted, { maxLength: 8 }),
        (rotation, stacks) => {
          // A stack of all ports makes the voyage known.
          const all = [[4, 3, 2, 1, 0], ...stacks];
          const boxes = all.flatMap((tiers, row) =>
            stack(
              row,
              tiers.map((port) => rotation[port]!),
            ),
          );
          expect(portsInOrder(boxes, rotation[0]!)).toEqual(rotation);
        },
      ),
    );
  });
});
