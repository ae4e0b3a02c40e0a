// A box on its way to a stack that is not to take it any more, and that no crane has begun, is given another stack of its block.
import { nextSlot, otherLengthStacks, stackIndex, type BlockRecord } from '../../ledger/state.ts';
import type { YardSlot } from '../../terminal/container.ts';
import type { BlockId } from '../../terminal/ids.ts';
import type { Desk } from '../context.ts';
import type { YardJobWork } from '../state.ts';
import { reserve } from './deck-work.ts';
import { elsewhereInBlock } from './inside-block.ts';

/** Gives a job's box another stack, and records why: `decided`; false where its block has none. */
export function redirect(desk: Desk, block: number, job: YardJobWork, decided: string, at = desk.now): boolean {
  const target = elsewhereInBlock(desk, block, { container: job.container, from: job });
  if (!target) return false;
  reserve(desk, block, job.bay, job.row, -1);
  reserve(desk, block, target.bay, target.row, 1);
  const before = { bay: job.bay, row: job.row };
  job.bay = target.bay;
  job.row = target.row;
  for (const { bay, row } of [before, target]) desk.yard.refresh(block, bay, row);
  const move = desk.state.moves.get(job.move);
  if (job.kind === 'in' && move) Object.assign(move, { bay: target.bay, row: target.row });
  const id = desk.model.blocks[block]?.id as BlockId;
  const slot = nextSlot(desk.ledger.state.blocks.get(id) as BlockRecord, target.bay, target.row);
  const why = { decided, alternatives: [] };
  desk.ledger.record({ kind: 'slot-chosen', container: job.container, block: id, slot, why }, at);
  return true;
}

/**
 * True while a stack takes one more box of the length that it was chosen for. It does not where a crane has meanwhile set a box down that it was to
 * set elsewhere, or a person has found one: boxes of the other length stand there, or the stack is full.
 */
export function stillTakes(record: BlockRecord, { bay, row }: Pick<YardSlot, 'bay' | 'row'>): boolean {
  const index = stackIndex(record, bay, row);
  const height = (i: number): number => record.stacks[i]?.length ?? 0;
  return otherLengthStacks(index).every((i) => height(i) === 0) && height(index) < record.tiers;
}
