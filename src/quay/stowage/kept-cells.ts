// The line's and the planner's instructions: cells that are kept for a box, or for a box of a kind.
import type { Container } from '../../terminal/container.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import { stacksByBay } from '../../terminal/vessel-profile/profile.ts';
import { AFT, FORE, type Half } from './cell-table.ts';
import type { StowageProblem, WantedKind } from './problem.ts';
import { refusal, type LashingColumns } from './refusal.ts';
import { NO_BOX_OF_KIND, NOBODY, type Ship } from './ship.ts';

/** Marks the cells of a problem's instructions. For a kind the heaviest box of it is taken that no instruction names. */
export function keepCells(ship: Ship, problem: StowageProblem): void {
  const { boxes } = ship;
  const numbers = new Map<ContainerId, number>();
  for (let box = boxes.aboard; box < boxes.containers.length; box++) numbers.set(boxes.containers[box]!.id, box);
  const named = new Set(problem.instructions.flatMap(({ container }) => container ?? []));
  const stacks = stacksByBay(problem.profile);
  const keep = (slot: { bay: number; row: number; tier: number }, short: boolean, box: number): void => {
    const place = ship.placeOf(slot, short, stacks);
    // A box whose own cell does not exist has none that it may go to: it stays ashore.
    if (place === null) {
      if (box >= 0) ship.ownCell[box] = Number.MAX_SAFE_INTEGER;
      return;
    }
    const at = ship.cells.first[place.stack]! + place.cell;
    if (place.half !== AFT) ship.keptFore[at] = box;
    if (place.half !== FORE) ship.keptAft[at] = box;
    ship.hasKept[place.stack] = 1;
    if (box >= 0) ship.ownCell[box] = at * 4 + place.half;
  };
  for (const { slot, container } of problem.instructions) {
    const box = container === null ? undefined : numbers.get(container);
    if (box !== undefined) keep(slot, boxes.long[box] === 0, box);
  }
  const taken = new Set(named);
  for (const { slot, container, kind } of problem.instructions) {
    if (container !== null || kind === null) continue;
    const box = heaviestOf(kind, boxes.containers, boxes.aboard, taken);
    if (box !== null) taken.add(boxes.containers[box]!.id);
    keep(slot, kind.lengthFeet === 20, box ?? NO_BOX_OF_KIND);
  }
}

function heaviestOf(
  kind: WantedKind,
  containers: readonly Container[],
  from: number,
  taken: ReadonlySet<ContainerId>,
): number | null {
  let best: number | null = null;
  for (let box = from; box < containers.length; box++) {
    const container = containers[box]!;
    if (taken.has(container.id) || !isOfKind(container, kind)) continue;
    if (best === null || container.grossKg > containers[best]!.grossKg) best = box;
  }
  return best;
}

/** Whether a box is of a kind; what the kind leaves empty may be anything. */
export function isOfKind(container: Container, kind: WantedKind): boolean {
  const same = (wanted: string, told: string): boolean => wanted === '' || wanted === told;
  return (
    container.lengthFeet === kind.lengthFeet &&
    container.full === kind.full &&
    same(kind.isoType, container.isoType) &&
    same(kind.operator, container.operator) &&
    same(kind.portOfDischarge, container.portOfDischarge)
  );
}

/** Sets down the boxes whose own cells have become the next ones of a stack; returns them. */
export function setKept(ship: Ship, lashing: LashingColumns, s: number): number[] {
  if (ship.hasKept[s] === 0) return [];
  const set: number[] = [];
  for (let found = true; found;) {
    found = false;
    for (const half of [FORE, AFT] as const) {
      const cell = ship.level[2 * s + half]!;
      if (cell >= ship.cells.count[s]!) continue;
      const column = half === FORE ? ship.keptFore : ship.keptAft;
      const box = column[ship.cells.first[s]! + cell]!;
      if (box <= NOBODY || ship.where[box]! >= 0) continue;
      const own = (ship.ownCell[box]! & 3) as Half;
      if (refusal(ship, lashing, box, s, own) !== null) continue;
      ship.set(box, s, own);
      set.push(box);
      found = true;
    }
  }
  return set;
}
