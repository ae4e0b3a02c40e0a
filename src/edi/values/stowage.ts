// Stowage positions as text: how senders spell a cell, and how it is written. A cell is BBBRRTT by ISO 9711-1 (bay 3 digits, row 2,
// tier 2); only what can be read in one way is read.
import type { VesselSlot } from '../../terminal/container.ts';

/** How a cell was spelled. */
export type StowageSpelling =
  /** "0010182": seven digits, as it should be. */
  | 'seven digits'
  /** "010182" or "10182": leading zeros are missing, or the bay has two digits, which comes to the same. */
  | 'short'
  /** "00010182": one zero too many before a bay below 100. */
  | 'long'
  /** "001-01-82", "01.01.82", "001 0182": parts with something between them. */
  | 'separated'
  /** "B01R01T82", "BAY 01 ROW 01 TIER 82". */
  | 'named';

/** Why a text is not a cell. */
export type StowageProblem = 'empty' | 'not digits' | 'too few digits' | 'more than one reading' | 'no such cell';

/** A cell, a position that is none and stays text (RoRo deck, feeder's own system), or why there is neither. */
export type StowageReading =
  { slot: VesselSlot; spelling: StowageSpelling } | { text: string } | { problem: StowageProblem };

/** Agencies in the third component of the place (3055) under which positions are cells: ISO (5), or not told. */
const OWN_SYSTEM = new Set(['ZZZ', '87', '86']);
/**
 * Bays from here up are not plausible behind a zero too many: the longest vessels have 24 bays of 40', numbered to 98
 * (400 m at 14.4 m and more each).
 */
const BAY_LIMIT = 100;
const MAX_ROW = 26;
const MAX_TIER = 98;

/**
 * Reads a stowage position. What stands behind a colon (`0010182::5`) is the code list and the agency of the place.
 * @param agency component 3 of the place where it is known: ZZZ, 86 and 87 say that the position is of the sender's own system
 */
export function parseStowage(text: string, agency = ''): StowageReading {
  const [position = '', , told = ''] = text.split(':');
  const cell = position.trim().toUpperCase();
  if (cell === '') return { problem: 'empty' };
  if (OWN_SYSTEM.has((agency || told).trim().toUpperCase()) && !/^\d{7}$/.test(cell)) return { text: cell };
  if (/^\d+$/.test(cell)) return ofDigits(cell);
  const named = /^B(?:AY)?[\s.:]*(\d{1,3})[\s,;/-]*R(?:OW)?[\s.:]*(\d{1,2})[\s,;/-]*T(?:IER)?[\s.:]*(\d{1,2})$/.exec(
    cell,
  );
  if (named !== null) return ofParts(named.slice(1), 'named');
  return /^[\d\s\-./,]+$/.test(cell) ? ofSeparated(cell) : { problem: 'not digits' };
}

/** Writes a cell in a spelling; what is read with that spelling gives the same cell again. */
export function formatStowage({ bay, row, tier }: VesselSlot, spelling: StowageSpelling = 'seven digits'): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const three = String(bay).padStart(3, '0');
  if (spelling === 'separated') return `${three}-${two(row)}-${two(tier)}`;
  if (spelling === 'named') return `B${two(bay)}R${two(row)}T${two(tier)}`;
  const bayText = spelling === 'short' ? two(bay) : spelling === 'long' ? `0${three}` : three;
  return bayText + two(row) + two(tier);
}

function ofDigits(digits: string): StowageReading {
  if (digits.length === 7) return { slot: slotOf(Number(digits)), spelling: 'seven digits' };
  if (digits.length < 5) return { problem: 'too few digits' };
  // Eight digits could have the surplus one anywhere; only with zeros to spare in front is there one reading.
  if (digits.length > 8 || (digits.length === 8 && !digits.startsWith('00')))
    return { problem: 'more than one reading' };
  const slot = slotOf(Number(digits));
  if (!plausible(slot)) return { problem: digits.length === 8 ? 'more than one reading' : 'no such cell' };
  return { slot, spelling: digits.length === 8 ? 'long' : 'short' };
}

/** Three parts, or two of which one holds row and tier ("001 0182") or bay and row ("00101 82") with all their digits. */
function ofSeparated(cell: string): StowageReading {
  const parts = cell.split(/[\s\-./,]+/).filter((part) => part !== '');
  if (parts.length === 2) {
    const [first = '', second = ''] = parts;
    if (first.length <= 3 && second.length === 4) {
      return ofParts([first, second.slice(0, 2), second.slice(2)], 'separated');
    }
    if ((first.length === 4 || first.length === 5) && second.length === 2) {
      return ofParts([first.slice(0, -2), first.slice(-2), second], 'separated');
    }
  }
  if (parts.length === 1) return ofDigits(parts[0] ?? '');
  const [bay = '', row = '', tier = ''] = parts;
  if (parts.length === 3 && bay.length <= 3 && row.length <= 2 && tier.length <= 2) return ofParts(parts, 'separated');
  return { problem: 'more than one reading' };
}

function ofParts(parts: readonly string[], spelling: StowageSpelling): StowageReading {
  const [bay = 0, row = 0, tier = 0] = parts.map(Number);
  const slot = { bay, row, tier };
  return plausible(slot) ? { slot, spelling } : { problem: 'no such cell' };
}

/** A cell as the number that its seven digits make. */
function slotOf(digits: number): VesselSlot {
  return { bay: Math.floor(digits / 10_000), row: Math.floor(digits / 100) % 100, tier: digits % 100 };
}

/** Whether a reading that is not by the book makes sense: else the digits mean something else than they were taken for. */
function plausible({ bay, row, tier }: VesselSlot): boolean {
  return bay > 0 && bay < BAY_LIMIT && row <= MAX_ROW && tier >= 2 && tier <= MAX_TIER && tier % 2 === 0;
}
