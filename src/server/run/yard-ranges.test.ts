// What planners draw in the yard binds the system's own choices, from the first box to the last, in a whole run.
//
//   block A01   locked       block A02   open, later its rows 1-5 locked       all others   locked
import { describe, expect, test } from 'vitest';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Container, Position } from '../../terminal/container.ts';
import { id, type BlockId } from '../../terminal/ids.ts';
import { inRange, type RangeDecision, type YardRange } from '../../terminal/yard-range.ts';
import {
  BEGIN,
  bayplan,
  beginWorld,
  box,
  onward,
  standing,
  terminal,
  truck,
  type Sent,
  type Standing,
} from './small-world.fixture.ts';
import type { InboxItem } from './inbox-item.ts';
import { violationsOf } from './run-report.ts';

const HOUR = 3_600_000;
const MODEL = terminal('busan-dgt');

/** The whole of a block. */
function whole(block: string): YardRange {
  const { bays, rows } = MODEL.blocks.find((b) => b.id === block)!;
  return { block: id<BlockId>(block), fromBay: 2, toBay: 4 * bays - 2, fromRow: 1, toRow: rows };
}

interface Ran {
  faults: string[];
  events: LedgerEvent[];
  /** Where boxes were set in the yard, with the time, h. */
  set: { hours: number; container: string; to: Position & { kind: 'yard' } }[];
}

let names = 0;
function decision(action: RangeDecision['action'], range = `R${++names}`): RangeDecision {
  return { type: 'YARD_RANGE', reference: 'Ada', range, action };
}
const lock = (block: string, range: Partial<YardRange> = {}): RangeDecision =>
  decision({ do: 'lock', place: { ...whole(block), ...range }, reason: 'paving' });

function ran(sent: Sent[], hours: number, stock: readonly Standing[] = []): Ran {
  const { run, journal } = beginWorld(MODEL, sent, stock);
  run.advance(BEGIN + hours * HOUR);
  const frames = [...journal.read(1)];
  const set = frames.flatMap(({ at, events }) =>
    events.flatMap((e) =>
      e.kind === 'placed' && e.to.kind === 'yard'
        ? [{ hours: (at - BEGIN) / HOUR, container: e.container as string, to: e.to }]
        : [],
    ),
  );
  return { faults: violationsOf(run), events: frames.flatMap((f) => f.events), set };
}

/** A vessel with so many boxes that stay here. */
const ship = (n: number, like: Partial<Container> = {}): InboxItem['message'] =>
  bayplan(
    'SHIP',
    Object.fromEntries(Array.from({ length: n }, (_, i) => [`${2 + 4 * (i >> 3)}-${i & 7}-82`, box(`B${i}`, like)])),
    1,
  );

const OTHERS = MODEL.blocks.map(({ id: block }) => block).filter((block) => block !== 'A01' && block !== 'A02');

describe('a locked range', () => {
  test('takes no box as long as it is locked, and boxes again afterwards', () => {
    const first = lock('A01');
    const sent: Sent[] = [...OTHERS.map((block): Sent => [0, lock(block)]), [0, first], [0, ship(24)]];
    const closed = ran(sent, 6);
    expect(closed.faults).toEqual([]);
    expect(closed.set).toHaveLength(24);
    expect(new Set(closed.set.map(({ to }) => to.block))).toEqual(new Set(['A02']));
    const opened = ran([...sent, [0.5, decision({ do: 'end' }, first.range)]], 6);
    expect(new Set(opened.set.map(({ to }) => to.block)).size).toBe(2);
  });

  test('turns away what is on its way to it and no crane has begun', () => {
    const sent: Sent[] = [...OTHERS.map((block): Sent => [0, lock(block)]), [0, lock('A01')], [0, ship(24)]];
    const open = ran(sent, 6);
    const middle = open.set[12]!.hours - 0.05;
    const place = { ...whole('A02'), toRow: 5 };
    const cut = ran([...sent, [middle, lock('A02', { toRow: 5 })]], 6);
    expect(cut.faults).toEqual([]);
    expect(cut.set).toHaveLength(24);
    const broken = cut.set.filter(({ hours, to }) => hours > middle && inRange(place, to.slot.bay, to.slot.row));
    // The cranes of the block may each have a box in hand when the lock comes.
    expect(broken.length).toBeLessThanOrEqual(2);
    expect(broken.every(({ hours }) => hours < middle + 0.1)).toBe(true);
    expect(cut.events.some((e) => e.kind === 'slot-chosen' && e.why?.decided === 'locked')).toBe(true);
  });

  test('takes no box that is dug out either', () => {
    const under = ['U1', 'U2', 'U3'].map((name, i) => standing(box(name), 'A03', [2, i + 1, 1], 'truck'));
    const above = ['T1', 'T2', 'T3'].map((name, i) => standing(onward(name), 'A03', [2, i + 1, 2]));
    const place = { fromBay: 6, toBay: 30 };
    const trucks = ['U1', 'U2', 'U3'].map((name, i): Sent => [0, truck(`T-${i}`, 1, [], [box(name)])]);
    const dug = ran([[0, lock('A03', place)], ...trucks], 3, [...under, ...above]);
    expect(dug.faults).toEqual([]);
    const moved = dug.set.filter(({ container }) => container.startsWith('T'));
    expect(moved).toHaveLength(3);
    expect(moved.some(({ to }) => inRange({ ...whole('A03'), ...place }, to.slot.bay, to.slot.row))).toBe(false);
  });

  test('is refused where the yard has no ground, and changes nothing', () => {
    const refused = ran([[0, lock('A01', { toRow: 99 })]], 1);
    expect(refused.events.filter((e) => e.kind === 'yard-range-locked')).toEqual([]);
  });
});

describe('an allocation', () => {
  const place = { block: id<BlockId>('A05'), fromBay: 6, toBay: 14, fromRow: 2, toRow: 4 };
  const keep = (use: 'reserved' | 'preferred', line: string): RangeDecision =>
    decision({ do: 'allocate', place, use, filter: { line } });
  const inPlace = ({ to }: Ran['set'][number]): boolean =>
    to.block === 'A05' && inRange(place, to.slot.bay, to.slot.row);

  test('gathers its boxes in its range, and says that it decided', () => {
    const { faults, set, events } = ran(
      [
        [0, keep('preferred', 'MSK')],
        [0, ship(16, { operator: 'MSK' })],
      ],
      6,
    );
    expect(faults).toEqual([]);
    expect(set).toHaveLength(16);
    // Only while all transfer points of the block are taken does a box go elsewhere, and its reasons say what that costs.
    expect(set.filter(inPlace).length).toBeGreaterThanOrEqual(12);
    const kept = events.flatMap((e) => (e.kind === 'slot-chosen' ? [e.why?.alternatives[0]?.parts['allocation']] : []));
    expect(kept.filter((part) => part === 0)).toHaveLength(set.filter(inPlace).length);
  });

  test('keeps others out where it is reserved, though nothing else is open but it', () => {
    const rest = MODEL.blocks.flatMap(({ id: block }): Sent[] =>
      block === 'A05' || block === 'A06' ? [] : [[0, lock(block)]],
    );
    const { faults, set } = ran([...rest, [0, keep('reserved', 'MSK')], [0, ship(24)]], 6);
    expect(faults).toEqual([]);
    expect(set).toHaveLength(24);
    expect(set.filter(inPlace)).toEqual([]);
  });
});
