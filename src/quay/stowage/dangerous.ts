// Segregation of dangerous goods on board: what the codes of the general table mean between boxes on a container vessel with closed holds.
import { segregationCode } from '../../terminal/segregation.ts';

/** Where a box with dangerous goods stands. */
export interface DangerousPlace {
  /** Middle and half length along the vessel, middle athwartships, m. */
  x: number;
  halfLength: number;
  y: number;
  deck: boolean;
  /** Number of the hold between watertight bulkheads, counted from aft. */
  hold: number;
  open: boolean;
}

/** A container space is at least 6 m fore and aft, or 2.4 m athwartships (49 CFR 176.83(f); IMDG 7.4.3). */
const FORE_AFT_SPACE = 6;
const ATHWART_SPACE = 2.4;
/** Least distance fore and aft for "separated longitudinally", m. */
const LONGITUDINAL = 24;
/** Width of a box, m. */
const WIDTH = 2.438;

/** The strictest code between two sets of classes. */
export function strictestCode(a: readonly string[], b: readonly string[]): number {
  let code = 0;
  for (const one of a) for (const other of b) code = Math.max(code, segregationCode(one, other));
  return code;
}

/**
 * Whether two places keep the distance that a code asks for: the table for container vessels with closed holds (49 CFR 176.83(f), IMDG
 * 7.4.3), read so that one of the distances suffices, fore and aft or athwartships, and that a hatch cover between them is a deck.
 * A pair with an open unit keeps the distances of two open ones. UNVERIFIED against the code in force; provisions of single
 * substances are not known here.
 */
export function keepsApart(code: number, a: DangerousPlace, b: DangerousPlace): boolean {
  if (code === 0) return true;
  const open = a.open || b.open;
  if (code === 1 && !open) return true;
  const along = Math.abs(a.x - b.x) - a.halfLength - b.halfLength;
  const athwart = Math.abs(a.y - b.y) - WIDTH;
  const bulkheads = a.deck || b.deck ? 0 : Math.abs(a.hold - b.hold);
  if (code === 4) {
    const below = !a.deck && !b.deck;
    return along >= LONGITUDINAL && (!below || bulkheads >= (open ? 2 : 1));
  }
  if (a.deck !== b.deck) return !(open && code === 3 && along < 0 && athwart < 0);
  if (a.deck) return apartOnDeck(code, open, along, athwart);
  if (code === 3) return bulkheads >= (open ? 2 : 1);
  if (code === 2 && open) return bulkheads >= 1;
  return bulkheads >= 1 || along >= FORE_AFT_SPACE || athwart >= ATHWART_SPACE;
}

function apartOnDeck(code: number, open: boolean, along: number, athwart: number): boolean {
  const spaces = code - 1 + (open ? 1 : 0);
  const lengthwise = open && code === 3 ? 2 : 1;
  return along >= lengthwise * FORE_AFT_SPACE || athwart >= Math.max(1, spaces) * ATHWART_SPACE;
}
