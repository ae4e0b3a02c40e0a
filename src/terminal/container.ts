// The box, and where it can be.
import type { BlockId, CallId, CheId, ContainerId, VisitId } from './ids.ts';

/** Nominal lengths that the terminal handles, in feet. 45' boxes use 40' ground slots. */
export type LengthFeet = 20 | 40 | 45;

/** One dangerous substance in a container. */
export interface DangerousGoods {
  /** IMDG class, e.g. "3", "5.1", "1.4S". */
  imdgClass: string;
  /** UN number without "UN"; empty when not told. */
  unNumber: string;
  /** How dangerous it is within its class; left out when not told. */
  packingGroup?: 'I' | 'II' | 'III';
  /** °C; left out when not told. */
  flashPointC?: number;
}

/** Over-dimensions in millimetres beyond the container's corner posts. */
export interface OutOfGauge {
  frontMm: number;
  backMm: number;
  leftMm: number;
  rightMm: number;
  heightMm: number;
}

/** What the terminal knows of a container, whoever told it. */
export interface Container {
  id: ContainerId;
  /** Size-type code as sent: ISO 6346:1995 ("45G1") or the 1984 numbers ("4510"). */
  isoType: string;
  lengthFeet: LengthFeet;
  /** Height over all, mm: 2591 (8'6") or 2896 (9'6") mostly. */
  heightMm: number;
  /** Gross mass, kg; VGM where given. */
  grossKg: number;
  full: boolean;
  /** Set point in °C when the box needs a plug, else null. */
  reeferC: number | null;
  dangerous: DangerousGoods[];
  outOfGauge: OutOfGauge | null;
  /** Line that operates the box, code as sent. */
  operator: string;
  /** UN/LOCODEs; empty when not told. */
  portOfLoading: string;
  portOfDischarge: string;
  finalPort: string;
}

/** A cell of a vessel by ISO 9711-1: odd bay 20', even bay 40'; row 00 centre, odd starboard, even port; even tiers. */
export interface VesselSlot {
  bay: number;
  row: number;
  tier: number;
}

/**
 * A slot of a yard block, numbered like a vessel's: 40' bay k (from 0, waterside or west) is bay 4k+2, its two 20' halves are
 * 4k+1 and 4k+3. Rows and tiers count from 1.
 */
export interface YardSlot {
  bay: number;
  row: number;
  tier: number;
}

/** Where a container is. Exactly one at any time. */
export type Position =
  | { kind: 'vessel'; call: CallId; slot: VesselSlot }
  | { kind: 'yard'; block: BlockId; slot: YardSlot }
  /** On a machine: a trolley's spreader, a crane's platform (che = platform id), an AGV or terminal truck. */
  | { kind: 'che'; che: CheId }
  | { kind: 'truck'; visit: VisitId }
  /** Not here: not yet arrived, or gone. */
  | { kind: 'outside' };
