// What planners draw in block A of the small record: 2 bays of three stacks a row, 3 rows.
//
//            row 1   row 2   row 3
//   bay 2    [ L ]   [ L ]   [   ]      L locked
//   bay 6    [   ]   [ K ]   [ K ]      K kept for a line
import { describe, expect, test } from 'vitest';
import { id, type BlockId } from '../terminal/ids.ts';
import type { BoxFilter, YardRange } from '../terminal/yard-range.ts';
import type { LedgerEvent } from './events.ts';
import { announced, box, SmallRecord, yard } from './small-record.fixture.ts';

const by = 'shift 2';
const at = (fromBay: number, toBay: number, fromRow: number, toRow: number): YardRange => ({
  ...{ block: id<BlockId>('A'), fromBay, toBay, fromRow, toRow },
});
const lock = (range: string, place: YardRange): LedgerEvent => ({
  ...{ kind: 'yard-range-locked', range, place, reason: 'paving', by },
});
const keep = (range: string, place: YardRange, filter: BoxFilter = { line: 'MSK' }): LedgerEvent => ({
  ...{ kind: 'yard-allocation-set', range, place, use: 'reserved', filter, by },
});
const drawn = (): SmallRecord => new SmallRecord().did(lock('R1', at(2, 2, 1, 2)), keep('R2', at(6, 6, 2, 3)));

describe('a planner', () => {
  test('is told of what is drawn by the record, with who drew it and when', () => {
    const ranges = [...drawn().state.yardRanges.values()];
    expect(ranges).toMatchObject([
      { kind: 'lock', id: 'R1', block: 'A', fromBay: 2, toRow: 2, reason: 'paving', by },
      { kind: 'allocation', id: 'R2', use: 'reserved', filter: { line: 'MSK' }, by },
    ]);
  });

  test.each([
    ['a block that is not there', { ...at(2, 2, 1, 1), block: id<BlockId>('Z') }],
    ['a bay that is not there', at(2, 10, 1, 1)],
    ["a 20' bay", at(1, 2, 1, 1)],
    ['a row that is not there', at(2, 2, 1, 4)],
    ['bays from back to front', at(6, 2, 1, 1)],
  ])('cannot lock %s', (_, place) => {
    expect(new SmallRecord().rule(lock('R1', place))).toBe('no-ground');
  });

  test('cannot lock what is locked already, but more than it', () => {
    expect(drawn().rule(lock('R3', at(2, 2, 2, 2)))).toBe('duplicate');
    expect(drawn().rule(lock('R3', at(2, 6, 1, 2)))).toBe('allowed');
  });

  test('cannot keep a stack for two kinds of boxes, nor for none', () => {
    expect(drawn().rule(keep('R3', at(6, 6, 3, 3)))).toBe('occupied');
    expect(drawn().rule(keep('R3', at(6, 6, 1, 1)))).toBe('allowed');
    expect(drawn().rule(keep('R3', at(6, 6, 1, 1), {}))).toBe('no-filter');
  });

  test('ends what is there, a lock as a lock and an allocation as an allocation', () => {
    const record = drawn();
    expect(record.rule({ kind: 'yard-range-unlocked', range: 'R2', by })).toBe('unknown');
    expect(record.rule({ kind: 'yard-allocation-removed', range: 'R9', by })).toBe('unknown');
    record.did({ kind: 'yard-range-unlocked', range: 'R1', by }, { kind: 'yard-allocation-removed', range: 'R2', by });
    expect(record.state.yardRanges.size).toBe(0);
  });

  test('cannot draw more ranges than there may be', () => {
    const record = new SmallRecord();
    for (let i = 1; i <= 200; i++) record.state.yardRanges.set(`R${i}`, { ...drawn().state.yardRanges.get('R1')! });
    expect(record.rule(keep('R999', at(6, 6, 1, 1)))).toBe('too-many');
  });
});

test('a box that stands in a locked range is a fact all the same', () => {
  expect(drawn().rule(announced(box('B'), yard(2, 1, 1)))).toBe('allowed');
});
