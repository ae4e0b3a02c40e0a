// Why a box found no place: which rule keeps it out of how many stacks.
import { AFT, BOTH, FORE, type Half } from './cell-table.ts';
import type { LeftAshore, StowageRule } from './problem.ts';
import { refusal, type LashingColumns } from './refusal.ts';
import type { Ship } from './ship.ts';

/** A full stack says nothing of the box; it is told only where all are full. */
const SAYS_LITTLE: StowageRule = 'occupied';

/** The rules of every stack as they stand at the end. */
export function leftAshore(ship: Ship, lashing: LashingColumns, box: number): LeftAshore {
  const stacks: Partial<Record<StowageRule, number>> = {};
  const halves: Half[] = ship.boxes.long[box] === 1 ? [BOTH] : [FORE, AFT];
  for (let s = 0; s < ship.cells.stacks.length; s++) {
    const rules = halves.map((half) => refusal(ship, lashing, box, s, half));
    const rule = rules.find((one) => one !== null && one !== SAYS_LITTLE) ?? rules[0] ?? SAYS_LITTLE;
    stacks[rule] = (stacks[rule] ?? 0) + 1;
  }
  const ranked = (Object.entries(stacks) as [StowageRule, number][]).sort(
    ([a, m], [b, n]) => Number(a === SAYS_LITTLE) - Number(b === SAYS_LITTLE) || n - m,
  );
  return {
    container: ship.boxes.containers[box]!.id,
    rule: ship.ownCell[box]! >= 0 ? ownRule(ship, lashing, box) : ranked[0]![0],
    stacks: Object.fromEntries(ranked) as LeftAshore['stacks'],
  };
}

/** Why the cell that a box has been given cannot take it. */
function ownRule(ship: Ship, lashing: LashingColumns, box: number): StowageRule {
  const own = ship.ownCell[box]!;
  const s = ship.stackOfCell[own >> 2];
  const half = own & 3;
  if (s === undefined || (half !== FORE && half !== AFT && half !== BOTH)) return 'instruction';
  const next = ship.level[2 * s + (half === AFT ? AFT : FORE)]! + ship.cells.first[s]!;
  return next === own >> 2 ? (refusal(ship, lashing, box, s, half) ?? 'instruction') : 'instruction';
}
