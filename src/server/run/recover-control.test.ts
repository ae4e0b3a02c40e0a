// A control whose machines stand apart from it, over pipes that lose, double and delay, killed at any moment and begun again from its
// journal: in the end all work is done once, and the record is right.
//
//        V ▓▓▓▓▓▓   two bays on deck: 6 boxes off, 3 on
//      ══╤══╤══     QC01 QC02
//        AGV01 … AGV08
//      ┌──┐┌──┐┌──┐┌──┐
//      │A1││A2││A3││A4│   3 loads and 1 import stand here
//      └──┘└──┘└──┘└──┘
//           gate    T1 brings one and fetches one
import { afterEach, describe, expect, test } from 'vitest';
import { PERFECT, type PipeFaults } from '../../equipment/lossy-pipe.fixture.ts';
import { beginMachineEnd } from '../../equipment/machine-end.ts';
import { onCrashPoint } from '../../kit/crash-point.ts';
import { Random } from '../../kit/random.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Frame } from '../../ledger/journal.ts';
import { unknownBoxes } from '../../operation/faults/unknown-boxes.ts';
import { JournalFull } from '../../store/errors.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import type { Container } from '../../terminal/container.ts';
import { id, type CheId, type ContainerId } from '../../terminal/ids.ts';
import { ApartWorld } from './apart-world.fixture.ts';
import { lookAtMarked, missing } from './person.fixture.ts';
import { bayplan, BEGIN, box, callOf, loadList, onward, terminal, truck } from './small-world.fixture.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const model = terminal('four-blocks');

function world(faults: PipeFaults, seed = 1, store = new MemoryJournal()): ApartWorld {
  const boxes: Record<string, Container> = {};
  const loads: Record<string, Container> = {};
  for (let row = 0; row < 3; row++) {
    for (const tier of [82, 84]) boxes[`2-${row}-${tier}`] = box(`D${row}X${tier}`);
    loads[`2-${row}-82`] = onward(`L${row}`);
  }
  const fetched = box('I1');
  const stock = Object.values(loads).map((container) => ({ container, outbound: callOf('V') as string }));
  const messages = [bayplan('V', boxes, 0), loadList('V', loads), truck('T1', 0.5, [onward('E1')], [fetched])];
  return new ApartWorld(
    { model, messages, stock: [...stock, { container: fetched, outbound: 'truck' }], faults, seed },
    store,
  );
}

/** Lets a world work until all is done; `happens` after each step. */
function work(w: ApartWorld, happens: () => void = () => undefined): void {
  while (!w.control.finished && w.now < BEGIN + 12 * HOUR) {
    w.step();
    happens();
  }
  expect(w.control.finished).toBe(true);
}

/** Kind of place where each box is in the end. */
function places(w: ApartWorld): Record<string, string> {
  const kinds = [...w.control.ledger.state.containers].map(([id, { position }]): [string, string] => [
    id,
    position.kind,
  ]);
  return Object.fromEntries(kinds.sort());
}

function expectRight(w: ApartWorld): void {
  expect(w.twin.disagreements(w.control.ledger.state.containers)).toEqual([]);
  expect(w.twin.state.violations).toEqual([]);
  expect(w.host.strange + w.control.lines!.strange).toBe(0);
  // No order was carried out twice.
  const orders = w.given.map((order) => JSON.stringify(order));
  expect(new Set(orders).size).toBe(orders.length);
}

const events = (store: MemoryJournal): LedgerEvent[] => [...store.read(1)].flatMap((frame) => frame.events);

/** The process is gone. */
class Killed extends Error {}

/** A store that has no room for every twentieth turn at first. */
class FullNowAndThen extends MemoryJournal {
  armed = false;
  refused = 0;
  /** The last append was refused: the turn is not whole. */
  failed = false;
  private readonly chance: Random;

  constructor(chance: Random) {
    super();
    this.chance = chance;
  }

  override append(frames: readonly Frame[]): void {
    this.failed = this.armed && this.chance.next() < 0.05;
    if (this.failed) {
      this.refused++;
      throw new JournalFull('The store', new Error('no room'));
    }
    super.append(frames);
  }
}

afterEach(() => onCrashPoint(null));

describe('a control over lines', () => {
  const calm = world(PERFECT);
  work(calm);

  test('does its work', () => {
    expectRight(calm);
    expect(calm.control.ledger.state.calls.get(callOf('V'))?.done).toEqual({ discharge: 6, load: 3, restow: 0 });
    expect([...calm.files.keys()].some((name) => name.startsWith('COARRI'))).toBe(true);
  });

  test.each([1, 2, 3])('that is killed a hundred times over bad pipes does the same work, once (seed %i)', (seed) => {
    const chance = new Random(seed);
    // It dies between two turns, and after a commit, before its orders are given and its files sent; and the disk is full now and then.
    const store = new FullNowAndThen(chance);
    const w = world({ loss: 0.2, twice: 0.2, longest: 3000 }, seed, store);
    store.armed = true;
    let dies = false;
    onCrashPoint((point) => {
      if (point === 'turn-committed' && dies && chance.next() < 0.1) throw new Killed();
    });
    while (!w.control.finished && w.now < BEGIN + 12 * HOUR) {
      dies = true;
      try {
        w.step();
        if (chance.next() < 0.002) throw new Killed();
        if (chance.next() < 0.0005 && !store.failed) w.snapshot();
      } catch (error) {
        if (error instanceof JournalFull) continue;
        if (!(error instanceof Killed)) throw error;
        dies = false;
        store.armed = false;
        w.restart();
        store.armed = true;
      }
    }
    expect(store.refused).toBeGreaterThan(5);
    expect(w.restarts).toBeGreaterThan(80);
    expectRight(w);
    expect(places(w)).toEqual(places(calm));
    expect([...w.files.keys()].sort()).toEqual([...calm.files.keys()].sort());
  });

  test('finds silent machines by themselves when the pipes are cut, and hears them again afterwards', () => {
    const store = new MemoryJournal();
    const w = world(PERFECT, 1, store);
    let silent = 0;
    work(w, () => {
      const cut = w.now > BEGIN + 25 * MINUTE && w.now < BEGIN + 40 * MINUTE;
      w.orders.cut = cut;
      w.reports.cut = cut;
      silent = Math.max(silent, w.control.operation.desk.state.faults.broken.size);
      if (!cut || w.now < BEGIN + 27 * MINUTE || w.now > BEGIN + 28 * MINUTE) return;
      // What was told and not heard of is known as unknown, and stays with its machine.
      for (const { container, places: where } of unknownBoxes(w.control.operation.desk))
        expect(where).toContainEqual(w.control.ledger.state.containers.get(container)?.position);
    });
    expect(silent).toBeGreaterThan(8);
    expect(w.control.operation.desk.state.faults.broken.size).toBe(0);
    expectRight(w);
    expect(places(w)).toEqual(places(calm));
    expect(events(store).filter(({ kind }) => kind === 'report-refused')).toEqual([]);
  });

  test('that was replaced is not obeyed any more, and knows it', () => {
    const w = world(PERFECT);
    while (w.now < BEGIN + 25 * MINUTE) w.step();
    const old = w.restart();
    for (let i = 0; i < 50; i++) w.step();
    const given = w.given.length;
    for (const envelope of old.lines!.sends(w.now + 60_000)) w.host.hears(envelope, w.now);
    expect(w.given).toHaveLength(given);
    for (const envelope of w.host.sends(w.now + 60_000)) old.lines!.hears(envelope, w.now);
    expect(old.lines!.fenced).toBe(true);
    expect(w.control.lines!.fenced).toBe(false);
  });

  test.each([
    ['a stacking crane', /^ASC/, 0],
    ['a stacking crane', /^ASC/, 10],
    ['a stacking crane', /^ASC/, 40],
    ['a quay crane', /^QC..$/, 60],
    ['a portal trolley', /P$/, 10],
    ['a vehicle', /^AGV/, 5],
  ])(
    'does not mix up %s that lost its memory with the one before: a person says where its boxes are (%s, %i s)',
    (_, name, seconds) => {
      const w = world(PERFECT);
      const { desk } = w.control.operation;
      const atWork = (): CheId | undefined =>
        [...desk.state.inHand].find(
          ([id, { order, drive }]) => name.test(id) && (order?.kind === 'lift' || drive),
        )?.[0] as CheId;
      while (!atWork()) w.step();
      const che = atWork()!;
      const after = w.now + seconds * 1000;
      while (w.now < after) w.step();
      w.host.state.ends.set(che, beginMachineEnd(che, 'another', w.now));
      const until = w.now + 20 * MINUTE;
      while (w.now < until) w.step();
      expect(w.control.lines!.troubles.get(che)).toBe('machine-replaced');
      expect(desk.state.faults.broken.get(che)?.fault).toBe('silent');
      const found = unknownBoxes(desk).map(({ container }) => ({ container, position: w.twin.find(container) }));
      w.control.checkMachine({
        che,
        by: 'a person',
        found,
        again: missing(w.twin, che),
        line: w.control.lines!.seen(che),
      });
      // What the machine itself tells of that afterwards comes twice, and the person looks again.
      work(w, () => lookAtMarked(w.control, w.twin));
      expect(w.control.lines!.troubles.size).toBe(0);
      expectRight(w);
      expect(places(w)).toEqual(places(calm));
    },
  );

  test('refuses what comes on the line of another machine', () => {
    const store = new MemoryJournal();
    const w = world(PERFECT, 1, store);
    while (w.now < BEGIN + 20 * MINUTE) w.step();
    const [che, other] = ['AGV01', 'AGV02'] as CheId[];
    const end = w.host.state.ends.get(che!)!;
    end.reports.push({ n: end.next++, taken: end.taken, report: { kind: 'repaired', at: w.now, che: other! } });
    end.timer.news = true;
    work(w, () => lookAtMarked(w.control, w.twin));
    const refused = events(store).filter((e) => e.kind === 'report-refused');
    expect(refused).toMatchObject([{ fault: 'other-line', report: { che: other } }]);
    expectRight(w);
  });
});

test('what a person said of a machine just before a snapshot is taken once, whether the control dies then or after the next turn', () => {
  for (const stepsBefore of [0, 5]) {
    const store = new MemoryJournal();
    const w = world(PERFECT, 1, store);
    while (w.now < BEGIN + 10 * MINUTE) w.step();
    w.control.checkMachine({ che: 'AGV05' as CheId, by: 'a person', found: [], again: null, line: null });
    w.snapshot();
    for (let i = 0; i < stepsBefore; i++) w.step();
    w.restart();
    work(w);
    expect(events(store).filter((e) => e.kind === 'reports-taken' && e.checks.length > 0)).toHaveLength(1);
    expectRight(w);
  }
});

test('a command from outside between two turns is done again where it stood', () => {
  const store = new MemoryJournal();
  const w = world(PERFECT, 1, store);
  const hold = { kind: 'hold-placed', container: id<ContainerId>('D0X82'), hold: 'customs', reason: 'x-ray' } as const;
  while (w.now < BEGIN + 10 * MINUTE) w.step();
  expect(w.control.ledger.receive('customs-1', [hold], w.now)).toEqual([]);
  w.control.ledger.commit();
  for (let i = 0; i < 20; i++) w.step();
  w.restart();
  expect(w.control.ledger.state.containers.get(hold.container)!.holds.get('customs')).toBe('x-ray');
  expect(w.control.ledger.receive('customs-1', [hold], w.now)).toBeNull();
  work(w);
  expectRight(w);
});

describe('a control that cannot be done again', () => {
  test('says which message is missing', () => {
    const store = new MemoryJournal();
    const w = world(PERFECT, 1, store);
    while (w.now < BEGIN + 10 * MINUTE) w.step();
    w.inbox.splice(2, 1);
    expect(() => w.restart()).toThrow(/HWS-RUN-047.*message "m#2"/);
  });

  test('says which frame no turn makes', () => {
    const store = new MemoryJournal();
    const w = world(PERFECT, 1, store);
    while (w.now < BEGIN + 10 * MINUTE) w.step();
    const { seq } = w.control.ledger.state;
    w.control.ledger.record({ kind: 'hold-placed', container: 'I1' as never, hold: 'customs', reason: '' }, w.now);
    w.control.ledger.commit();
    expect(() => w.restart()).toThrow(new RegExp(`HWS-RUN-020.*frame ${seq + 1}`));
  });
});
