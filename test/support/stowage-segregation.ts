// The part of the checker of stowage plans that looks at dangerous goods: every pair, by the distances of the table for container vessels.
import type { Container, VesselSlot } from '../../src/terminal/container.ts';
import { segregationCode } from '../../src/terminal/segregation.ts';
import type { CellProfile, StackProfile, VesselProfile } from '../../src/terminal/vessel-profile/profile.ts';

/** A box with its cell and stack. */
export interface Stood {
  id: string;
  container: Container;
  slot: VesselSlot;
  stack: StackProfile;
  cell: CellProfile;
  /** Of this port. */
  loaded: boolean;
  /** m above the keel. */
  bottom: number;
}

/** Size-type codes of boxes without a closed roof. */
const OPEN_TYPES = /^..(U|P)/;

/** Every pair of dangerous boxes of which one is of this port. */
export function segregationFaults({ bulkheads }: VesselProfile, stood: readonly Stood[]): string[] {
  const faults: string[] = [];
  const boxes = stood.filter(({ container }) => container.dangerous.length > 0);
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) {
      if (!a.loaded && !b.loaded) continue;
      let code = 0;
      for (const one of a.container.dangerous)
        for (const other of b.container.dangerous)
          code = Math.max(code, segregationCode(one.imdgClass, other.imdgClass));
      if (code > 0 && !farEnough(code, a, b, bulkheads))
        faults.push(`${a.id} and ${b.id} stand too near to each other (code ${code}).`);
    }
  });
  return faults;
}

function farEnough(code: number, a: Stood, b: Stood, bulkheads: readonly number[]): boolean {
  const x = ({ slot, stack }: Stood): number =>
    slot.bay === stack.bay && stack.bay % 2 === 0 ? stack.x.forty : slot.bay > stack.bay ? stack.x.aft : stack.x.fore;
  const length = ({ container }: Stood): number => (container.lengthFeet === 20 ? 6.06 : 12.19);
  const along = Math.abs(x(a) - x(b)) - (length(a) + length(b)) / 2;
  const athwart = Math.abs(a.stack.y - b.stack.y) - 2.438;
  const onDeck = a.stack.level === 'deck' && b.stack.level === 'deck';
  const inHold = a.stack.level === 'hold' && b.stack.level === 'hold';
  const [from, to] = [a, b].map(({ stack }) => stack.x.forty).sort((m, n) => m - n) as [number, number];
  const walls = inHold ? bulkheads.filter((at) => at >= from && at < to).length : 0;
  const open = [a, b].some(({ container }) => OPEN_TYPES.test(container.isoType));
  const spaces = { along: along >= 12 ? 2 : along >= 6 ? 1 : 0, athwart: Math.floor(athwart / 2.4 + 1e-9) };
  if (code === 1) return !open || (!onDeck && !inHold) || walls > 0 || spaces.along >= 1 || spaces.athwart >= 1;
  if (code === 2) {
    if (!onDeck && !inHold) return true;
    if (inHold) return walls > 0 || (!open && (spaces.along >= 1 || spaces.athwart >= 1));
    return spaces.along >= 1 || spaces.athwart >= (open ? 2 : 1);
  }
  if (code === 3) {
    if (!onDeck && !inHold) return !(open && along < 0 && athwart < 0);
    if (inHold) return walls >= (open ? 2 : 1);
    return spaces.along >= (open ? 2 : 1) || spaces.athwart >= (open ? 3 : 2);
  }
  return along >= 24 && (!inHold || walls >= (open ? 2 : 1));
}
