// The ledger upon a journal: what is proposed becomes frames, the journal alone gives the same record again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LedgerEvent } from '../ledger/events.ts';
import { Ledger } from '../ledger/ledger.ts';
import {
  CRANE,
  PLATFORM,
  T,
  aboard,
  announced,
  box,
  capacity,
  cover,
  on,
  outside,
  picked,
  placed,
  truckComes,
  vesselComes,
  yard,
} from '../ledger/small-record.fixture.ts';
import { emptyState, slotKey, stackIndex, type LedgerState } from '../ledger/state.ts';
import type { Position } from '../terminal/container.ts';
import { id, type ContainerId } from '../terminal/ids.ts';
import { tinyTerminal } from '../terminal/tiny-terminal.fixture.ts';
import { MemoryJournal } from './memory-journal.ts';

const fresh = (journal = new MemoryJournal()): Ledger => new Ledger(emptyState(tinyTerminal()), journal, capacity);

/** A ledger made anew from a journal. */
function replayed(journal: MemoryJournal): Ledger {
  const ledger = fresh(journal);
  ledger.replay(journal.read(1));
  return ledger;
}

describe('propose', () => {
  test('refuses without a trace what the laws forbid', () => {
    const journal = new MemoryJournal();
    const ledger = fresh(journal);
    const before = ledger.hash();
    expect(ledger.propose(picked('B', outside), 1)).toMatchObject({ ok: false, error: { rule: 'unknown' } });
    expect(ledger.commit()).toEqual([]);
    expect(ledger.hash()).toBe(before);
  });

  test('record() takes a refusal for a fault of the program', () => {
    expect(() => fresh().record(picked('B', outside), 1)).toThrow(/refused picked: unknown/);
  });
});

describe('commit', () => {
  test('makes one frame of what happened at one moment, and one of each moment', () => {
    const journal = new MemoryJournal();
    const ledger = fresh(journal);
    ledger.record(vesselComes, 1);
    ledger.record(announced(box('B'), yard(2, 1, 1)), 1);
    ledger.record(announced(box('C'), yard(2, 2, 1)), 2);
    expect(journal.lastSeq).toBe(0);
    expect(ledger.commit().map((f) => [f.seq, f.at, f.source, f.events.length])).toEqual([
      [1, 1, 'operation', 2],
      [2, 2, 'operation', 1],
    ]);
    expect(journal.lastSeq).toBe(2);
    expect(ledger.commit()).toEqual([]);
  });

  test('keeps the work of operation and a command of the same moment apart', () => {
    const ledger = fresh();
    ledger.record(vesselComes, 1);
    ledger.receive('file#1', [announced(box('B'), outside)], 1);
    ledger.record(announced(box('C'), outside), 1);
    expect(ledger.commit().map((f) => [f.source, f.commandId])).toEqual([
      ['operation', null],
      ['outside', 'file#1'],
      ['operation', null],
    ]);
  });

  test('a journal that fails loses nothing of what waits', () => {
    const journal = new MemoryJournal();
    const ledger = fresh(journal);
    ledger.record(vesselComes, 1);
    journal.close();
    expect(() => ledger.commit()).toThrow(/closed journal/);
    expect(() => ledger.commit()).toThrow(/closed journal/);
  });
});

describe('receive', () => {
  test('applies what the laws allow and gives back the rest with its reason', () => {
    const ledger = fresh();
    const refused = ledger.receive('file#1', [announced(box('B'), yard(2, 1, 1)), picked('C', outside)], 1);
    expect(refused).toMatchObject([{ event: { kind: 'picked' }, why: { rule: 'unknown' } }]);
    expect(ledger.commit()[0]!.events).toHaveLength(1);
  });

  test('answers the same command with null, before and after the commit and after a replay', () => {
    const journal = new MemoryJournal();
    const ledger = fresh(journal);
    const again = (l: Ledger): unknown => l.receive('file#1', [announced(box('B'), outside)], 9);
    expect(again(ledger)).toEqual([]);
    expect(again(ledger)).toBeNull();
    ledger.commit();
    const hash = ledger.hash();
    expect(again(ledger)).toBeNull();
    expect(again(replayed(journal))).toBeNull();
    expect(ledger.hash()).toBe(hash);
  });

  test('remembers a command of which everything was refused', () => {
    const ledger = fresh();
    expect(ledger.receive('file#1', [picked('C', outside)], 1)).toHaveLength(1);
    expect(ledger.receive('file#1', [vesselComes], 2)).toBeNull();
    expect(ledger.commit()).toMatchObject([{ commandId: 'file#1', events: [] }]);
  });
});

describe('observers', () => {
  test('see each event once, after it happened, and again on a replay', () => {
    const journal = new MemoryJournal();
    const ledger = fresh(journal);
    const seen: string[] = [];
    ledger.observe((event, at) => seen.push(`${event.kind} ${at} ${ledger.state.calls.size}`));
    ledger.record(vesselComes, 1);
    ledger.propose(vesselComes, 2);
    ledger.commit();
    expect(seen).toEqual(['call-announced 1 1']);
    const other = fresh(journal);
    const replay: string[] = [];
    other.observe((event, at) => replay.push(`${event.kind} ${at} ${other.state.calls.size}`));
    other.replay(journal.read(1));
    expect(replay).toEqual(seen);
  });
});

test('a replay does not jump over a frame', () => {
  const journal = new MemoryJournal();
  const ledger = fresh(journal);
  for (const at of [1, 2, 3]) ledger.record(announced(box(`B${at}`), outside), at);
  ledger.commit();
  expect(() => fresh().replay(journal.read(2))).toThrow(/jumps from 0 to 2/);
});

const names = ['L1', 'L2', 'L3', 'S1', 'S2'];
const boxOf = (name: string): ReturnType<typeof box> => box(name, name.startsWith('S') ? 20 : 40);

const slotIn = (rows: number[], tiers: number[]): fc.Arbitrary<[number, number, number]> =>
  fc.tuple(fc.constantFrom(1, 2, 3, 6), fc.constantFrom(...rows), fc.constantFrom(...tiers));
const position: fc.Arbitrary<Position> = fc.oneof(
  slotIn([1, 2], [1, 2]).map((s) => yard(...s)),
  slotIn([0, 1], [2, 82, 84]).map((s) => aboard(...s)),
  fc.constantFrom<Position>(on(CRANE), on(PLATFORM), { kind: 'truck', visit: T }),
);
/** What may be tried: the position that a box is picked from is filled in when it is tried. */
const trial = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('move' as const), name: fc.constantFrom(...names), to: position }),
  },
  fc.record({ kind: fc.constant('announce' as const), name: fc.constantFrom(...names), to: position }),
  fc.record({ kind: fc.constant('cover' as const), name: fc.constantFrom('2/0', '2/1'), open: fc.boolean() }),
  fc.record({ kind: fc.constant('commit' as const) }),
);

/** Events of a trial in a state; legal ones happen, others are refused. */
function eventsOf(
  state: LedgerState,
  t: Exclude<typeof trial extends fc.Arbitrary<infer X> ? X : never, { kind: 'commit' }>,
): LedgerEvent[] {
  if (t.kind === 'cover') return [cover(t.name, t.open)];
  if (t.kind === 'announce') return [announced(boxOf(t.name), t.to.kind === 'che' ? outside : t.to)];
  const from = state.containers.get(id(t.name))?.position ?? outside;
  const lift = from.kind === 'che' ? [] : [picked(t.name, from)];
  return [...lift, placed(t.name, t.to, from.kind === 'che' ? from.che : CRANE)];
}

/** Boxes that are not in exactly the one place that their record tells. */
function misplaced(state: LedgerState): string[] {
  const places = new Map<ContainerId, string[]>();
  const note = (container: ContainerId, place: string): void => {
    places.set(container, [...(places.get(container) ?? []), place]);
  };
  for (const block of state.blocks.values())
    block.stacks.forEach((stack, i) => stack.forEach((c, t) => note(c, `${block.block} ${i} ${t + 1}`)));
  for (const call of state.calls.values()) for (const [key, c] of call.cells) note(c, `${call.call} ${key}`);
  for (const [che, held] of state.holding) for (const c of held) note(c, `on ${che}`);
  return [...state.containers.values()].flatMap(({ container, position: p }) => {
    const block = p.kind === 'yard' ? state.blocks.get(p.block)! : null;
    const place =
      p.kind === 'yard'
        ? `${p.block} ${stackIndex(block!, p.slot.bay, p.slot.row)} ${p.slot.tier}`
        : p.kind === 'vessel'
          ? `${p.call} ${slotKey(p.slot.bay, p.slot.row, p.slot.tier)}`
          : p.kind === 'che'
            ? `on ${p.che}`
            : undefined;
    const real = (places.get(container.id) ?? []).join(' and ');
    return real === (place ?? '')
      ? []
      : [`${container.id} is at ${real || 'no place'}, its record says ${place ?? p.kind}`];
  });
}

describe('whatever legal events happen', () => {
  test('every box is in one place, and the journal gives the same state again', () => {
    let legal = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.array(trial, { minLength: 5, maxLength: 60 }), (trials) => {
        const journal = new MemoryJournal();
        const ledger = fresh(journal);
        for (const event of [vesselComes, truckComes()]) ledger.record(event, 1);
        trials.forEach((t, i) => {
          if (t.kind === 'commit') return void ledger.commit();
          for (const event of eventsOf(ledger.state, t))
            if (ledger.propose(event, 2 + Math.floor(i / 3)).ok) legal++;
            else refused++;
        });
        expect(misplaced(ledger.state)).toEqual([]);
        ledger.commit();
        const other = replayed(journal);
        expect(other.hash()).toBe(ledger.hash());
        expect(other.state.seq).toBe(journal.lastSeq);
      }),
      { seed: 4711, numRuns: 200 },
    );
    expect(Math.min(legal, refused)).toBeGreaterThan(500);
  });
});

test('the hash sees where a box is', () => {
  const at = (p: Position): string => {
    const ledger = fresh();
    ledger.record(vesselComes, 1);
    ledger.record(announced(box('B'), p), 1);
    return ledger.hash();
  };
  expect(at(yard(2, 1, 1))).not.toBe(at(yard(2, 2, 1)));
  expect(at(aboard(2, 1, 82))).not.toBe(at(outside));
  expect(at(yard(2, 1, 1))).toBe(at(yard(2, 1, 1)));
});
