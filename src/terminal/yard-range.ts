// What planners draw in the yard: ranges that are locked, and ranges that are kept for certain boxes. A range is whole 40' bays by rows of one block.
import type { Container } from './container.ts';
import type { BlockId, CallId } from './ids.ts';

/** A rectangle of ground of a block. Bays are 40' bays by their numbers (2, 6, 10 …), rows count from 1; both ends belong to it. */
export interface YardRange {
  block: BlockId;
  fromBay: number;
  toBay: number;
  fromRow: number;
  toRow: number;
}

/** Which boxes an allocation is for: those that meet all that is told. Left out: that does not matter. */
export interface BoxFilter {
  /** Call that it leaves with. */
  call?: CallId;
  portOfDischarge?: string;
  /** Line that operates it, code as sent. */
  line?: string;
  lengthFeet?: Container['lengthFeet'];
  full?: boolean;
  reefer?: boolean;
  dangerous?: boolean;
}

/** reserved: other boxes stay out of it; preferred: they come into it last. */
export type AllocationUse = 'reserved' | 'preferred';

/** A range in which nothing is set until it is unlocked. */
export interface YardLock extends YardRange {
  kind: 'lock';
  id: string;
  reason: string;
  /** Who locked it, and when, ms UTC. */
  by: string;
  since: number;
}

/** A range that is kept for some boxes. */
export interface YardAllocation extends YardRange {
  kind: 'allocation';
  id: string;
  use: AllocationUse;
  filter: BoxFilter;
  by: string;
  since: number;
}

export type PlannedRange = YardLock | YardAllocation;

/** What a planner has decided about a range. */
export interface RangeDecision {
  type: 'YARD_RANGE';
  /** Who decided. */
  reference: string;
  /** Name of the range. */
  range: string;
  action:
    | { do: 'lock'; place: YardRange; reason: string }
    | { do: 'allocate'; place: YardRange; use: AllocationUse; filter: BoxFilter }
    /** Unlocks it, or removes the allocation. */
    | { do: 'end' };
}

/** True for a stack (bay and row of a block) that stands in a range; a 20' stack belongs to its 40' bay. */
export function inRange(range: YardRange, bay: number, row: number): boolean {
  const whole = bay - ((bay - 1) & 3) + 1;
  return whole >= range.fromBay && whole <= range.toBay && row >= range.fromRow && row <= range.toRow;
}

/** True when two ranges share ground. */
export function rangesMeet(a: YardRange, b: YardRange): boolean {
  return (
    a.block === b.block && a.fromBay <= b.toBay && b.fromBay <= a.toBay && a.fromRow <= b.toRow && b.fromRow <= a.toRow
  );
}

/** True for a box that meets all that a filter tells. @param outbound call that it leaves with, "truck", or '' */
export function meetsFilter(filter: BoxFilter, box: Container, outbound: string): boolean {
  const { call, portOfDischarge, line, lengthFeet, full, reefer, dangerous } = filter;
  return (
    (call === undefined || call === outbound) &&
    (portOfDischarge === undefined || portOfDischarge === box.portOfDischarge) &&
    (line === undefined || line === box.operator) &&
    (lengthFeet === undefined || lengthFeet === box.lengthFeet) &&
    (full === undefined || full === box.full) &&
    (reefer === undefined || reefer === (box.reeferC !== null)) &&
    (dangerous === undefined || dangerous === box.dangerous.length > 0)
  );
}
