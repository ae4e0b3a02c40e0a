// Draws containers: number, size-type, mass, cargo. Knows the distributions, not where a box comes from or goes to.
import type { Random } from '../kit/random.ts';
import type { Container, LengthFeet } from '../terminal/container.ts';
import type { ContainerId } from '../terminal/ids.ts';
import { makeContainerNumber } from '../terminal/iso6346.ts';
import {
  DANGEROUS_SHARES,
  drawShare,
  LENGTH_SHARES,
  MASS_CLASS_WEIGHTS,
  REEFER_SHARES,
  STORAGE_SHARES,
  type Storage,
} from './distributions.ts';

/** Owner prefixes, invented: none is meant to be a company's. */
export const OWNER_PREFIXES = ['HWSU', 'TSTU', 'DEMU', 'QZXU', 'XQJU', 'ZZHU'] as const;

/** Mass of the empty box by length, kg (typical tare of steel dry boxes). */
const TARE_KG: Readonly<Record<LengthFeet, number>> = { 20: 2250, 40: 3850, 45: 4800 };
/** Largest gross mass by length, kg (ISO 668:2020: 30,480; 45' boxes are built for 32,500). */
const MAX_GROSS_KG: Readonly<Record<LengthFeet, number>> = { 20: 30_480, 40: 30_480, 45: 32_500 };
/** Share of 40' boxes that are 9'6" high (designed; high cubes are by far the most of them today). */
const HIGH_CUBE_SHARE = 0.75;
/** Step through the serial numbers: prime, and no divisor of their count, so that every number comes once. */
const SERIAL_STEP = 331_999;

/** A source of container numbers, each given once, that keep to ISO 6346. */
export type NumberSource = () => ContainerId;

/**
 * Numbers spread over the owner prefixes. Serials whose check digit computes to 10 (written 0) are left out, as ISO 6346
 * recommends. Good for more than four million boxes.
 */
export function numberSource(random: Random): NumberSource {
  let serial = random.int(1_000_000);
  let next = 0;
  return () => {
    for (;;) {
      const prefix = OWNER_PREFIXES[next % OWNER_PREFIXES.length] as string;
      if (next % OWNER_PREFIXES.length === 0) serial = (serial + SERIAL_STEP) % 1_000_000;
      next++;
      const number = makeContainerNumber(prefix, serial);
      // Remainders of 10 and of 0 are both written 0; both are left out, which costs two numbers in eleven.
      if (!number.endsWith('0')) return number;
    }
  };
}

/** The ports and the line of a box. */
export interface Routing {
  operator: string;
  portOfLoading: string;
  portOfDischarge: string;
  finalPort: string;
}

/** Draws a box of any kind. */
export function drawContainer(random: Random, numbers: NumberSource, routing: Routing): Container {
  const { lengthFeet } = drawShare(random, LENGTH_SHARES);
  const { storage } = drawShare(random, STORAGE_SHARES);
  const massClass = random.weighted(MASS_CLASS_WEIGHTS[lengthFeet]);
  const grossKg = Math.round(2000 * (massClass + random.next()));
  return makeContainer(random, numbers(), { lengthFeet, storage, grossKg, routing });
}

/** What is known of a box before its details are drawn. */
export interface BoxOutline {
  lengthFeet: LengthFeet;
  storage: Storage;
  /** Gross mass asked for, kg; brought into what such a box can weigh. */
  grossKg: number;
  routing: Routing;
}

/** A box from its outline; height, dangerous goods and set point are drawn. */
export function makeContainer(random: Random, number: ContainerId, outline: BoxOutline): Container {
  const { lengthFeet, storage, routing } = outline;
  const high = lengthFeet === 45 || (lengthFeet === 40 && (storage === 'reefer' || random.next() <= HIGH_CUBE_SHARE));
  const tare = TARE_KG[lengthFeet];
  const full = storage !== 'empty';
  const gross = full ? Math.min(MAX_GROSS_KG[lengthFeet], Math.max(tare + 500, outline.grossKg)) : tare;
  return {
    id: number,
    isoType: `${isoSize(lengthFeet, high)}${storage === 'reefer' ? 'R1' : 'G1'}`,
    lengthFeet,
    heightMm: high ? 2896 : 2591,
    grossKg: gross,
    full,
    reeferC: storage === 'reefer' ? drawShare(random, REEFER_SHARES).celsius : null,
    dangerous: storage === 'dangerous' ? [drawDangerous(random)] : [],
    outOfGauge: null,
    ...routing,
  };
}

function drawDangerous(random: Random): { imdgClass: string; unNumber: string } {
  const { imdgClass, unNumber } = drawShare(random, DANGEROUS_SHARES);
  return { imdgClass, unNumber };
}

/** First two characters of the size-type code: length (2, 4, L) and height (2: 8'6", 5: 9'6"). */
function isoSize(lengthFeet: LengthFeet, high: boolean): string {
  const length = lengthFeet === 20 ? '2' : lengthFeet === 40 ? '4' : 'L';
  return `${length}${high ? '5' : '2'}`;
}

/** What a box needs of its place; a box is counted under one. */
export function storageOf(container: Container): Storage {
  if (container.reeferC !== null) return 'reefer';
  if (container.dangerous.length > 0) return 'dangerous';
  return container.full ? 'standard' : 'empty';
}

/** True for boxes that are stowed on deck only: reefers, dangerous goods and 45' boxes (cell guides below deck are 40'). */
export function deckOnly(container: Container): boolean {
  return container.reeferC !== null || container.dangerous.length > 0 || container.lengthFeet === 45;
}
