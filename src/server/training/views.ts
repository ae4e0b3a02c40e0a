// A shift as it is told to screens.
import type { TrainingShift } from '../api/training.ts';
import type { StoredOrder } from './shift-folder.ts';

/** Of what was asked for, what a list tells: a file by its name alone, and nothing of what was drawn. */
export function orderView({ id, made, order }: StoredOrder): Pick<TrainingShift, 'id' | 'made' | 'order'> {
  const { file, ...rest } = order;
  return { id, made, order: { ...rest, ...(file && { file: { name: file.name } }) } };
}
