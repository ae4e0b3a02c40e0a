// Whatever boxes come and whatever planners draw: a slot that decking chooses is one that the laws allow, and none in a locked range.
// Block A of the tiny terminal, 2 bays of 3 rows, 4 high, filled until nothing fits any more.
import { expect, test } from 'vitest';
import { Random } from '../../kit/random.ts';
import { announced, box, SmallRecord, yard } from '../../ledger/small-record.fixture.ts';
import type { Container } from '../../terminal/container.ts';
import { id, type BlockId, type ContainerId } from '../../terminal/ids.ts';
import { tinyTerminal } from '../../terminal/tiny-terminal.fixture.ts';
import { inRange, type YardRange } from '../../terminal/yard-range.ts';
import { deck } from '../../yard/decking.ts';
import type { DeckBox } from '../../yard/problems.ts';
import { gaugeOf } from './gauge.ts';
import { idleBlock } from '../begin.ts';
import { YardBook } from './book.ts';

const HOUR = 3_600_000;
const MODEL = tinyTerminal();
const [BLOCK] = MODEL.blocks as [(typeof MODEL.blocks)[number]];

function someBox(chance: Random, name: string): Container {
  const lengthFeet = chance.pick([20, 40, 45] as const);
  const sticksOut = { frontMm: 0, backMm: 0, leftMm: chance.int(2) * 500, rightMm: 0, heightMm: 200 };
  return {
    ...box(name, lengthFeet === 20 ? 20 : 40),
    lengthFeet,
    grossKg: 3_000 + chance.int(25_000),
    full: chance.int(4) > 0,
    reeferC: chance.int(5) === 0 ? -18 : null,
    dangerous: chance.int(5) === 0 ? [{ imdgClass: chance.pick(['3', '8', '5.1']), unNumber: '' }] : [],
    outOfGauge: chance.int(6) === 0 ? sticksOut : null,
  };
}

function asked(chance: Random, c: Container): DeckBox {
  const { lengthFeet, heightMm, grossKg, full } = c;
  return {
    ...{ lengthFeet, heightMm, grossKg, full },
    needsPlug: c.reeferC !== null,
    dangerousClasses: c.dangerous.map((d) => d.imdgClass),
    outOfGauge: gaugeOf(c, BLOCK.rowWidth),
    ...{ departure: chance.int(100) * HOUR, spread: chance.int(40) * HOUR },
    group: chance.pick(['a', 'b', '']),
    from: chance.pick(['water', 'land'] as const),
    to: chance.pick(['water', 'land'] as const),
  };
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('a chosen slot is legal and not locked, seed %i', (seed) => {
  const chance = new Random(seed);
  const record = new SmallRecord();
  const [row, bay] = [1 + chance.int(3), chance.pick([2, 6])];
  const place: YardRange = { block: id<BlockId>('A'), fromBay: bay, toBay: bay, fromRow: row, toRow: row };
  record.did({ kind: 'yard-range-locked', range: 'R1', place, reason: 'paving', by: 'Ada' });
  const work = idleBlock(id('A'));
  const departures = new Map<ContainerId, { mean: number; spread: number }>();
  const book = new YardBook(MODEL, record.state, [work], {
    departure: (c) => departures.get(c)!,
    group: (c) => c.slice(-1),
  });
  let set = 0;
  for (let i = 0; i < 120; i++) {
    const container = someBox(chance, `B${i}`);
    const wants = asked(chance, container);
    book.lookBeside(0);
    const view = {
      ...{ index: 0, travelSeconds: 0, workload: [0, 0] as const, handsOver: chance.int(2) === 0, fill: 0.5 },
      ...{ bays: BLOCK.bays, bayLength: BLOCK.bayLength },
      ...book.stacksFor(0, container.lengthFeet, wants.dangerousClasses.length > 0),
    };
    const { plan } = deck({ box: wants, blocks: [view] }, { steps: 1000 });
    if (!plan) continue;
    const event = announced(container, yard(plan.bay, plan.row, plan.tier));
    expect(record.rule(event)).toBe('allowed');
    expect(inRange(place, plan.bay, plan.row)).toBe(false);
    departures.set(container.id, { mean: wants.departure, spread: wants.spread });
    record.did(event);
    book.refresh(0, plan.bay, plan.row);
    set++;
  }
  expect(set).toBeGreaterThan(5);
});
