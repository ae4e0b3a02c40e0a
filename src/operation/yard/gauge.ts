// Boxes out of gauge in the yard: nothing stands on them, and those that are too wide for their ground stand above the stacks beside them.
import type { Container } from '../../terminal/container.ts';
import type { DeckBox } from '../../yard/problems.ts';

/** Width of a container, mm (ISO 668). */
const BOX_WIDTH = 2438;
/** Share of the gap between two rows that goods may stick out into; the spreader's guides take the rest (designed). */
const FREE_SHARE = 0.5;

/**
 * How a box keeps others away in a block with rows of a width, m: over the side where goods stick out farther than half of the gap to the next row;
 * over the top otherwise, since nothing may stand on goods that stick out anywhere.
 */
export function gaugeOf({ outOfGauge }: Container, rowWidth: number): DeckBox['outOfGauge'] {
  if (outOfGauge === null) return 'no';
  const { leftMm, rightMm, heightMm, frontMm, backMm } = outOfGauge;
  if (Math.max(leftMm, rightMm) > FREE_SHARE * (1000 * rowWidth - BOX_WIDTH)) return 'over-side';
  return Math.max(leftMm, rightMm, heightMm, frontMm, backMm) > 0 ? 'over-top' : 'no';
}
