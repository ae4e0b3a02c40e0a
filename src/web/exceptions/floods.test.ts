// Which exceptions stand together.
import { describe, expect, it } from 'vitest';
import type { ExceptionKind, ExceptionView } from '../../server/api.ts';
import { FLOOD, withFloods } from './floods.ts';

const one = (kind: ExceptionKind, n: number, noted = false): ExceptionView => ({
  ...{ id: `${kind}-${n}`, kind, rank: 'machine', since: 1000 * n, subject: `M${n}`, facts: {}, blocks: [], steps: [] },
  noted: noted ? { by: 'Lan', at: 0 } : null,
});
const many = (kind: ExceptionKind, from: number, to: number): ExceptionView[] =>
  Array.from({ length: to - from }, (_, i) => one(kind, from + i));
const names = (queue: readonly ExceptionView[]): string[] =>
  withFloods(queue).map((part) => ('all' in part ? `${part.kind} x ${part.all.length}` : part.id));

describe('a flood of exceptions', () => {
  it('stands as one where its first stood, and leaves the others where they are', () => {
    const queue = [
      one('zone-stopped', 0),
      ...many('wind', 1, 3),
      one('machine-fault', 3),
      ...many('wind', 4, 4 + FLOOD),
    ];
    expect(names(queue)).toEqual(['zone-stopped-0', `wind x ${FLOOD + 2}`, 'machine-fault-3']);
  });

  it('begins at a stated number of one kind', () => {
    expect(names(many('wind', 0, FLOOD - 1))).toHaveLength(FLOOD - 1);
    expect(names(many('wind', 0, FLOOD))).toEqual([`wind x ${FLOOD}`]);
  });

  it('does not hold what somebody has taken note of', () => {
    const queue = [...many('wind', 0, FLOOD), one('wind', 90, true)];
    expect(names(queue)).toEqual([`wind x ${FLOOD}`, 'wind-90']);
  });

  it('is as old as its oldest', () => {
    const [flood] = withFloods(many('wind', 3, 3 + FLOOD));
    expect(flood?.since).toBe(3000);
  });
});
