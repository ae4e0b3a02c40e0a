// Ranges of the yard that planners lock or keep for certain boxes: the laws of drawing them, and what they do to the record. They bind the system's
// own choices; where a box was really set down is a fact, and the record takes it wherever that is.
import { invariant } from '../kit/invariant.ts';
import { rangesMeet, type PlannedRange, type YardRange } from '../terminal/yard-range.ts';
import type { LedgerEvent } from './events.ts';
import { fine, no, type Verdict } from './rejection.ts';
import type { LedgerState } from './state.ts';

/** Ranges that may be drawn at a time (designed): each is asked for every box that comes. */
const MOST_RANGES = 200;

/** Events of planners' ranges. */
const RANGE_EVENTS = [
  'yard-range-locked',
  'yard-range-unlocked',
  'yard-allocation-set',
  'yard-allocation-removed',
] as const;

type RangeEvent = LedgerEvent & { kind: (typeof RANGE_EVENTS)[number] };

const KINDS: ReadonlySet<string> = new Set(RANGE_EVENTS);

/** True for an event of a planner's range. */
export function isRangeEvent(event: LedgerEvent): event is RangeEvent {
  return KINDS.has(event.kind);
}

/** What the laws say of it. */
export function decideRange(state: LedgerState, event: RangeEvent): Verdict {
  switch (event.kind) {
    case 'yard-range-locked':
      return mayLock(state, event);
    case 'yard-allocation-set':
      return mayAllocate(state, event);
    case 'yard-range-unlocked':
      return known(state, event.range, 'lock');
    case 'yard-allocation-removed':
      return known(state, event.range, 'allocation');
  }
}

function known(state: LedgerState, range: string, kind: PlannedRange['kind']): Verdict {
  return state.yardRanges.get(range)?.kind === kind ? fine : no('unknown', `there is no ${kind} ${range}`);
}

function mayLock(state: LedgerState, { range, place }: RangeEvent & { kind: 'yard-range-locked' }): Verdict {
  const may = mayDraw(state, range, place);
  if (!may.ok) return may;
  const same = [...state.yardRanges.values()].find((r) => r.kind === 'lock' && contains(r, place));
  return same ? no('duplicate', `${placeText(place)} is locked already by ${same.id}`) : fine;
}

/** A stack belongs to one allocation at most, so that it is plain for whom it is kept. */
function mayAllocate(
  state: LedgerState,
  { range, place, filter }: RangeEvent & { kind: 'yard-allocation-set' },
): Verdict {
  const may = mayDraw(state, range, place);
  if (!may.ok) return may;
  if (Object.keys(filter).length === 0) return no('no-filter', 'an allocation tells which boxes it is for');
  const meets = [...state.yardRanges.values()].find((r) => r.kind === 'allocation' && rangesMeet(r, place));
  return meets ? no('occupied', `${placeText(place)} meets the allocation ${meets.id}, ${placeText(meets)}`) : fine;
}

function mayDraw(state: LedgerState, range: string, place: YardRange): Verdict {
  if (state.yardRanges.has(range)) return no('duplicate', `there is a range ${range} already`);
  if (state.yardRanges.size >= MOST_RANGES) return no('too-many', `there are ${MOST_RANGES} ranges already`);
  const block = state.blocks.get(place.block);
  if (!block) return no('no-ground', `there is no block ${place.block}`);
  const { fromBay, toBay, fromRow, toRow } = place;
  const last = 4 * block.bays - 2;
  if (![fromBay, toBay].every((bay) => bay % 4 === 2 && bay >= 2 && bay <= last))
    return no('no-ground', `the 40' bays of ${place.block} are 2, 6 … ${last}, not ${fromBay} to ${toBay}`);
  if (![fromRow, toRow].every((row) => Number.isInteger(row) && row >= 1 && row <= block.rows))
    return no('no-ground', `the rows of ${place.block} are 1 to ${block.rows}, not ${fromRow} to ${toRow}`);
  return fromBay <= toBay && fromRow <= toRow ? fine : no('no-ground', `${placeText(place)} ends before it begins`);
}

function contains(outer: YardRange, inner: YardRange): boolean {
  return (
    rangesMeet(outer, inner) &&
    outer.fromBay <= inner.fromBay &&
    outer.toBay >= inner.toBay &&
    outer.fromRow <= inner.fromRow &&
    outer.toRow >= inner.toRow
  );
}

/** A range as planners write it: block, bays, rows. */
function placeText({ block, fromBay, toBay, fromRow, toRow }: YardRange): string {
  return `${block} bays ${fromBay}-${toBay} rows ${fromRow}-${toRow}`;
}

/** What it does to the record at a time, ms UTC. */
export function evolveRange(state: LedgerState, event: RangeEvent, at: number): void {
  const { range: id, by } = event;
  switch (event.kind) {
    case 'yard-range-locked':
      state.yardRanges.set(id, { kind: 'lock', id, ...event.place, reason: event.reason, by, since: at });
      return;
    case 'yard-allocation-set':
      state.yardRanges.set(id, {
        kind: 'allocation',
        ...{ id, ...event.place },
        ...{ use: event.use, filter: event.filter, by, since: at },
      });
      return;
    case 'yard-range-unlocked':
    case 'yard-allocation-removed':
      invariant(state.yardRanges.delete(id), `event ends the unknown range ${id}`);
  }
}
