// The yard as decking sees it: block A of the tiny terminal, 2 bays (the first with plugs, the second for dangerous goods), 3 rows.
import { describe, expect, test } from 'vitest';
import { Random } from '../../kit/random.ts';
import { SmallRecord, T, announced, box, picked, placed, truckComes, yard } from '../../ledger/small-record.fixture.ts';
import { stackIndex } from '../../ledger/state.ts';
import type { Container } from '../../terminal/container.ts';
import { id, type BlockId } from '../../terminal/ids.ts';
import { tinyTerminal } from '../../terminal/tiny-terminal.fixture.ts';
import type { DeckStack } from '../../yard/problems.ts';
import { idleBlock } from '../begin.ts';
import type { BlockWork, YardJobWork } from '../state.ts';
import { YardBook } from './book.ts';
import type { Leaving } from './stack-leaving.ts';

interface Yard {
  record: SmallRecord;
  work: BlockWork;
  book: YardBook;
  view: (bay: number, row: number) => DeckStack;
}

const leaving: Leaving = { departure: (c) => ({ mean: Number(c.slice(-1)), spread: 0 }), group: (c) => `to ${c}` };

/** A yard with boxes in it; a box leaves at the hour that its name ends with. */
function yardWith(...boxes: [Container, number, number, number][]): Yard {
  const record = new SmallRecord().did(...boxes.map(([b, bay, row, tier]) => announced(b, yard(bay, row, tier))));
  const work = idleBlock(id('A'));
  const book = new YardBook(tinyTerminal(), record.state, [work], leaving);
  const view = (bay: number, row: number): DeckStack =>
    [...book.stacksFor(0, 20).stacks, ...book.stacksFor(0, 40).stacks].find((s) => s.bay === bay && s.row === row)!;
  return { record, work, book, view };
}

const dangerous = (name: string, imdgClass: string): Container => ({
  ...box(name),
  dangerous: [{ imdgClass, unNumber: '' }],
});

describe('a stack', () => {
  test('shows its height, who leaves first, and what is on top', () => {
    const { view } = yardWith([box('A3'), 2, 1, 1], [{ ...box('A7'), grossKg: 9_000 }, 2, 1, 2]);
    expect(view(2, 1)).toMatchObject({
      height: 2,
      maxHeight: 4,
      firstMean: 3,
      topGroup: 'to A7',
      topKg: 9_000,
    });
    expect(view(2, 2)).toMatchObject({ height: 0, maxHeight: 4, firstMean: Infinity, topGroup: '', topKg: 0 });
  });

  test('has plugs and dangerous goods by its bay', () => {
    const { view } = yardWith();
    expect(view(1, 1)).toMatchObject({ hasPlug: true, dangerousAllowed: false });
    expect(view(6, 1)).toMatchObject({ hasPlug: false, dangerousAllowed: true });
  });

  test("has no room where boxes of the other length stand, and the second 20' stack does", () => {
    const { view } = yardWith([box('S1', 20), 1, 1, 1], [box('L1'), 2, 2, 1]);
    expect([view(1, 1), view(3, 1), view(2, 1)].map((v) => v.maxHeight)).toEqual([4, 4, 0]);
    expect([view(1, 2), view(3, 2), view(2, 2)].map((v) => v.maxHeight)).toEqual([0, 0, 4]);
  });

  test('changes when it is looked at again, not before', () => {
    const { record, book, view } = yardWith([box('A3'), 2, 1, 1]);
    record.did(picked('A3', yard(2, 1, 1)));
    expect(view(2, 1).height).toBe(1);
    book.refresh(0, 2, 1);
    expect(view(2, 1)).toMatchObject({ height: 0, firstMean: Infinity });
  });

  test('counts boxes that are on their way to it', () => {
    const { record, work, book, view } = yardWith();
    work.coming.set(stackIndex(record.state.blocks.get(id('A'))!, 2, 1), 2);
    book.refresh(0, 2, 1);
    expect(view(2, 1).height).toBe(2);
    expect(view(1, 1).maxHeight).toBe(0);
  });
});

test("boxes are offered stacks of their length: 45' boxes those of 40'", () => {
  const { book } = yardWith();
  expect(new Set(book.stacksFor(0, 20).stacks.map((s) => s.bay))).toEqual(new Set([1, 3, 5, 7]));
  expect(new Set(book.stacksFor(0, 45).stacks.map((s) => s.bay))).toEqual(new Set([2, 6]));
  expect(book.stacksFor(0, 40).stacks).toHaveLength(6);
});

describe('a box out of gauge', () => {
  const sticksOut = (name: string, sides: Partial<NonNullable<Container['outOfGauge']>>): Container => ({
    ...box(name),
    outOfGauge: { frontMm: 0, backMm: 0, leftMm: 0, rightMm: 0, heightMm: 0, ...sides },
  });

  test('lets nothing stand on it', () => {
    const { view, book } = yardWith([sticksOut('H1', { heightMm: 300 }), 2, 1, 1]);
    expect(view(2, 1)).toMatchObject({ height: 1, maxHeight: 1 });
    expect(view(2, 2).maxHeight).toBe(4);
    expect(book.stacksFor(0, 40).room[0]).toBe(0);
  });

  test('that is too wide keeps the stacks beside it below it, until it is gone', () => {
    const { view, record, book } = yardWith([box('A3'), 2, 2, 1], [sticksOut('W1', { leftMm: 600 }), 2, 2, 2]);
    expect([view(2, 1), view(2, 3), view(6, 1)].map((v) => v.maxHeight)).toEqual([1, 1, 4]);
    record.did(picked('W1', yard(2, 2, 2)));
    book.refresh(0, 2, 2);
    expect(view(2, 1).maxHeight).toBe(4);
  });

  test('is told how high the stacks beside stand when it asks', () => {
    const { view, book } = yardWith([box('A3'), 2, 1, 1], [box('A4'), 2, 1, 2]);
    book.lookBeside(0);
    expect([view(2, 2).besideHeight, view(2, 3).besideHeight, view(6, 2).besideHeight]).toEqual([2, 0, 0]);
  });
});

describe('what planners draw', () => {
  test('closes the stacks of a lock and names the allocation of the others', () => {
    const { record, book, view } = yardWith();
    const place = { block: id<BlockId>('A'), fromBay: 2, toBay: 2, fromRow: 1, toRow: 2 };
    const kept = { ...place, fromBay: 6, toBay: 6 };
    record.did(
      { kind: 'yard-range-locked', range: 'R1', place, reason: 'paving', by: 'Ada' },
      { kind: 'yard-allocation-set', range: 'R2', place: kept, use: 'reserved', filter: { line: 'MSK' }, by: 'Ada' },
    );
    book.redraw();
    expect([view(1, 1), view(2, 2), view(2, 3), view(6, 1)].map((v) => v.locked)).toEqual([true, true, false, false]);
    expect([view(5, 1), view(6, 2), view(6, 3), view(2, 1)].map((v) => v.allocation)).toEqual([0, 0, -1, -1]);
    expect(Math.max(...Array.from(book.stacksFor(0, 20).room).slice(0, 4))).toBe(0);
    const msk = { ...box('M1'), operator: 'MSK' };
    expect(book.allocationsFor(msk, '')).toEqual([{ member: true, reserved: true }]);
    expect(book.allocationsFor({ ...msk, operator: 'HLC' }, '')).toEqual([{ member: false, reserved: true }]);
    record.did({ kind: 'yard-range-unlocked', range: 'R1', by: 'Ada' });
    book.redraw();
    expect(view(2, 1).locked).toBe(false);
  });
});

describe('dangerous goods nearby', () => {
  test('are those of the bay and the next ones, each class once', () => {
    const { view } = yardWith(
      [dangerous('D1', '3'), 6, 1, 1],
      [dangerous('D2', '3'), 6, 2, 1],
      [dangerous('D3', '8'), 6, 3, 1],
    );
    expect([...view(6, 2).nearbyDangerous].sort()).toEqual(['3', '8']);
    expect([...view(2, 1).nearbyDangerous].sort()).toEqual(['3', '8']);
  });

  test('are also those that are on their way', () => {
    const { record, work, book, view } = yardWith();
    record.did(announced(dangerous('D1', '3'), { kind: 'outside' }));
    work.jobs.push({ kind: 'in', container: id('D1'), bay: 6, row: 1 } as YardJobWork);
    book.refresh(0, 6, 1);
    expect(view(6, 3).nearbyDangerous).toEqual(['3']);
    work.jobs = [];
    book.refresh(0, 6, 1);
    expect(view(6, 3).nearbyDangerous).toEqual([]);
  });
});

describe('after any boxes came and went', () => {
  const bays: [bay: number, lengthFeet: 20 | 40][] = [1, 3, 5, 7].map((bay) => [bay, 20]);
  bays.push([2, 40], [6, 40]);

  /** A box that is a reefer, dangerous or neither. */
  const someBox = (chance: Random, name: string, lengthFeet: 20 | 40): Container => ({
    ...box(name, lengthFeet),
    grossKg: 4_000 + chance.int(20_000),
    reeferC: chance.int(3) === 0 ? -18 : null,
    dangerous: chance.int(3) === 0 ? [{ imdgClass: chance.int(2) === 0 ? '3' : '8', unNumber: '' }] : [],
  });

  test.each([1, 2, 3, 4, 5])('the book is the one that would be made anew, seed %i', (seed) => {
    const chance = new Random(seed);
    const { record, work, book } = yardWith();
    record.did(truckComes());
    const block = record.state.blocks.get(id('A'))!;
    const fresh = (): YardBook => new YardBook(tinyTerminal(), record.state, [work], leaving);
    let reefers = 0;
    for (let step = 0; step < 200; step++) {
      const [bay, lengthFeet] = chance.pick(bays);
      const row = 1 + chance.int(3);
      const stack = block.stacks[stackIndex(block, bay, row)]!;
      const top = stack.at(-1);
      const comes = announced(someBox(chance, `B${step}`, lengthFeet), yard(bay, row, stack.length + 1));
      if (chance.int(3) > 0 && record.rule(comes) === 'allowed') record.did(comes);
      else if (top !== undefined) {
        record.did(picked(top, yard(bay, row, stack.length)));
        // Out of the crane's hand, which holds two TEU.
        record.did(placed(top, { kind: 'truck', visit: T }));
      }
      book.refresh(0, bay, row);
      if (chance.int(4) > 0) continue;
      const anew = fresh();
      for (const length of [20, 40]) expect(book.stacksFor(0, length)).toEqual(anew.stacksFor(0, length));
      expect(book.reefers).toBe(anew.reefers);
      reefers = Math.max(reefers, book.reefers);
    }
    expect(book.reefers).toBe(
      block.stacks.flat().filter((name) => record.state.containers.get(name)!.container.reeferC !== null).length,
    );
    expect(reefers).toBeGreaterThan(2);
  });

  test('a stack has room for what it can still take', () => {
    const { book } = yardWith([box('A3'), 2, 1, 1], [box('A7'), 2, 1, 2]);
    const { stacks, room } = book.stacksFor(0, 40);
    expect(stacks.map((s, i) => [s.bay, s.row, room[i]])).toContainEqual([2, 1, 2]);
    const short = book.stacksFor(0, 20);
    expect(short.stacks.flatMap((s, i) => (s.row === 1 && s.bay < 4 ? [short.room[i]] : []))).toEqual([0, 0]);
  });
});
