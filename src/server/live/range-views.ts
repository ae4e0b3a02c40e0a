// What planners have drawn in the yard, as the page is told.
import { stackIndex, type BlockRecord, type LedgerState } from '../../ledger/state.ts';
import type { PlannedRange } from '../../terminal/yard-range.ts';
import type { RangeView } from '../api.ts';

/** All ranges in the order in which they were drawn. */
export function rangeViews(state: LedgerState): RangeView[] {
  return [...state.yardRanges.values()].map((range) => ({ ...range, boxes: boxesIn(state, range) }));
}

function boxesIn(state: LedgerState, { block, fromBay, toBay, fromRow, toRow }: PlannedRange): number {
  const record = state.blocks.get(block) as BlockRecord;
  let boxes = 0;
  for (let whole = fromBay; whole <= toBay; whole += 4)
    for (let row = fromRow; row <= toRow; row++)
      for (const bay of [whole - 1, whole, whole + 1])
        boxes += record.stacks[stackIndex(record, bay, row)]?.length ?? 0;
  return boxes;
}
