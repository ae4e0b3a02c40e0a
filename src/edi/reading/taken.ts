// What a message has used up: container numbers and cells, as numbers in flat tables, so that a message of a million containers
// is remembered in some tens of megabytes.
import type { VesselSlot } from '../../terminal/container.ts';

const LETTER_A = 65;
const DIGIT_0 = 48;
/** Slots of a new table; a power of two. Tables are kept at most half full. */
const FIRST_SIZE = 64;
/** Larger at once, so that a large message puts its entries anew only a few times. */
const GROWTH = 4;

/** A container number of the right form as one number: four letters to base 26, seven digits to base 10; less than 2^43. */
export function packNumber(number: string): number {
  let packed = 0;
  for (let i = 0; i < 4; i++) packed = packed * 26 + number.charCodeAt(i) - LETTER_A;
  for (let i = 4; i < 11; i++) packed = packed * 10 + number.charCodeAt(i) - DIGIT_0;
  return packed;
}

/** The container number that was packed. */
export function unpackNumber(packed: number): string {
  const digits = String(packed % 10_000_000).padStart(7, '0');
  let letters = '';
  let rest = Math.floor(packed / 10_000_000);
  for (let i = 0; i < 4; i++) {
    letters = String.fromCharCode(LETTER_A + (rest % 26)) + letters;
    rest = Math.floor(rest / 26);
  }
  return letters + digits;
}

/** The container numbers of a message. */
export class NumbersTaken {
  /** Packed numbers plus one; 0 is a free place. */
  private places = new Float64Array(FIRST_SIZE);
  private used = 0;

  has(packed: number): boolean {
    return this.places[this.placeOf(packed + 1)] !== 0;
  }

  add(packed: number): void {
    const place = this.placeOf(packed + 1);
    if (this.places[place] !== 0) return;
    this.places[place] = packed + 1;
    if (++this.used > this.places.length / 2) this.grow();
  }

  private placeOf(key: number): number {
    const { places } = this;
    const mask = places.length - 1;
    let place = mixed(((key % 0x100000000) | 0) ^ Math.imul(key / 0x100000000, 0x9e3779b1)) & mask;
    while (places[place] !== 0 && places[place] !== key) place = (place + 1) & mask;
    return place;
  }

  private grow(): void {
    const old = this.places;
    this.places = new Float64Array(old.length * GROWTH);
    for (const key of old) if (key !== 0) this.places[this.placeOf(key)] = key;
  }
}

/** Who stands in a cell. */
export interface Occupant {
  number: string;
  bay: number;
}

/** Rows 00 to 26 and even tiers 02 to 98 of a half bay: slotFault() lets no others through. */
const TIERS = 50;
const CELLS = 27 * TIERS;
/** Bays have three digits, so that a packed number and a bay fit together into the 53 bits of a whole number. */
const BAYS = 1024;

/**
 * The cells of a vessel that are taken, by 20' halves: a 40' box (even bay) takes the halves before and after it. A page for each half
 * bay, because plans go through a vessel bay by bay; at most 501 pages of 11 kB.
 */
export class CellsTaken {
  /** By half bay: packed number and bay of who stands in each cell; 0 is a free one. */
  private readonly pages: (Float64Array | undefined)[] = [];

  /** The first of those who stand in a cell or a half of it; null: it is free. */
  occupantOf({ bay, row, tier }: VesselSlot): Occupant | null {
    const cell = cellOf(row, tier);
    const before = this.at(firstHalf(bay), cell);
    const who = before === 0 && bay % 2 === 0 ? this.at(firstHalf(bay) + 1, cell) : before;
    return who === 0 ? null : { number: unpackNumber(Math.floor(who / BAYS)), bay: who % BAYS };
  }

  /** Gives a free cell to a container (its packed number). */
  occupy({ bay, row, tier }: VesselSlot, packed: number): void {
    const cell = cellOf(row, tier);
    this.pageOf(firstHalf(bay))[cell] = packed * BAYS + bay;
    if (bay % 2 === 0) this.pageOf(firstHalf(bay) + 1)[cell] = packed * BAYS + bay;
  }

  private at(half: number, cell: number): number {
    const page = this.pages[half];
    return page === undefined ? 0 : (page[cell] as number);
  }

  private pageOf(half: number): Float64Array {
    return (this.pages[half] ??= new Float64Array(CELLS));
  }
}

/** The half bay that a bay is, or begins at: 1 is half 0, 3 is half 1, and 2 is both. */
function firstHalf(bay: number): number {
  return (bay - 1) >> 1;
}

function cellOf(row: number, tier: number): number {
  return row * TIERS + (tier >> 1);
}

/** Spreads neighbouring numbers over a table (the finisher of MurmurHash3). */
function mixed(key: number): number {
  let hash = Math.imul(key ^ (key >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
