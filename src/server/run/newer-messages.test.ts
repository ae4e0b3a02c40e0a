// Plans, lists and announcements that come again, later, earlier, changed and cancelled; and messages against physical fact. Small worlds at
// the Busan terminal, run to the end: what is done in them is what the newest issue asked for, as far as it could still be done.
import { describe, expect, test } from 'vitest';
import type { Bayplan, CallList, Issue, Message, TruckAnnouncement } from '../../edi/messages.ts';
import type { Incoming, MoveReport } from '../../operation/inbox/state.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import { id, type ContainerId } from '../../terminal/ids.ts';
import { violationsOf } from './run-report.ts';
import {
  bayplan,
  beginWorld,
  box,
  callOf,
  cell,
  HERE,
  loadList,
  onward,
  standing,
  terminal,
  toldIn,
  truck,
  BEGIN,
} from './small-world.fixture.ts';
import type { Sent, Standing } from './small-world.fixture.ts';
import { TerminalRun } from './terminal-run.ts';

const HOUR = 3_600_000;
const MODEL = terminal('busan-dgt');
const ONE = callOf('ONE');

const issued = <M extends Message>(message: M, hours: number, what = '9'): M => {
  const issue: Issue = { at: BEGIN + hours * HOUR, function: what };
  return { ...message, issue };
};
const at = (hours: number, message: Incoming): Sent => [hours, message];

interface World {
  run: TerminalRun;
  journal: MemoryJournal;
  events: (kind: LedgerEvent['kind']) => LedgerEvent[];
  /** Codes of what was set aside or passed over, with what. */
  told: string[];
}

/** Lets a world go on for some hours. */
function world(sent: Sent[], hours = 24, stock: Standing[] = []): World {
  const { run, journal } = beginWorld(MODEL, sent, stock);
  run.advance(BEGIN + hours * HOUR, () => run.finished);
  // A truck may have left while a crane still stacks its box.
  run.advance(run.now + HOUR / 6);
  const all = [...journal.read(1)].flatMap((frame) => frame.events);
  expect(violationsOf(run)).toEqual([]);
  return { run, journal, events: (kind) => all.filter((event) => event.kind === kind), told: toldIn(all) };
}

const where = ({ run }: World, name: string): string | undefined =>
  run.ledger.state.containers.get(id<ContainerId>(name))?.position.kind;
const discharged = ({ events }: World): string[] =>
  events('picked').flatMap((e) => (e.kind === 'picked' && e.from.kind === 'vessel' ? [e.container] : []));
const loaded = ({ events }: World): string[] =>
  events('placed').flatMap((e) =>
    e.kind === 'placed' && e.to.kind === 'vessel'
      ? [`${e.container} ${e.to.slot.bay}-${e.to.slot.row}-${e.to.slot.tier}`]
      : [],
  );

describe('a bay plan that comes again before its vessel', () => {
  /*
   *          bay 2                        the newer one
   *   82   row 0: A   row 2: B            row 0: B   row 1: C       A is gone, B has moved, C is new
   */
  const first = bayplan('ONE', { '2-0-82': box('A'), '2-2-82': box('B'), '6-0-82': onward('S') }, 4);
  const newer = bayplan(
    'ONE',
    { '2-0-82': box('B', { grossKg: 20_000 }), '2-1-82': box('C'), '6-0-82': onward('S') },
    4,
  );

  test('is followed where it is later: boxes are added, withdrawn, moved, and told otherwise', () => {
    const w = world([at(0, issued(first, 0)), at(1, issued(newer, 1))]);
    expect(discharged(w).sort()).toEqual(['B', 'C']);
    expect(where(w, 'A')).toBe('outside');
    expect(w.run.ledger.state.containers.get(id<ContainerId>('B'))?.container.grossKg).toBe(20_000);
    expect(w.run.ledger.state.calls.get(ONE)?.listed.discharge).toBe(2);
    expect(w.told).toEqual([]);
  });

  test('is passed over where it is earlier, whichever came first', () => {
    const w = world([at(0, issued(newer, 1)), at(1, issued(first, 0))]);
    expect(discharged(w).sort()).toEqual(['B', 'C']);
    expect(w.told).toEqual(['m1 HWS-RUN-063']);
  });

  test('counts by what it says it does where the times do not tell', () => {
    const replaces = { ...newer, issue: { at: null, function: '5' } };
    expect(discharged(world([at(0, first), at(1, replaces)])).sort()).toEqual(['B', 'C']);
    const silent = world([at(0, first), at(1, newer)]);
    expect(discharged(silent).sort()).toEqual(['A', 'B']);
    expect(silent.told).toEqual(['B HWS-RUN-048', 'C HWS-RUN-048']);
  });

  test('adds, changes and takes out what it names, and leaves the rest', () => {
    const add = bayplan('ONE', { '2-1-82': box('C') }, 4);
    const remove = bayplan('ONE', { '2-0-82': box('A') }, 4);
    const change = bayplan('ONE', { '2-2-82': onward('B') }, 4);
    const w = world([
      at(0, issued(first, 0)),
      at(0.5, issued(add, 0.5, '2')),
      at(1, issued(remove, 1, '3')),
      at(1.5, issued(change, 1.5, '4')),
    ]);
    expect(discharged(w)).toEqual(['C']);
  });

  test('that only changes waits for its original, and is given up after three days without one', () => {
    const change = bayplan('ONE', { '2-2-82': onward('B') }, 4);
    const w = world([at(0, issued(change, 1, '4')), at(1, issued(first, 0))]);
    expect(discharged(w)).toEqual(['A']);
    expect(world([at(0, issued(change, 1, '4')), at(80, truck('T', 81, [box('X')]))], 90).told).toEqual([
      'm0 HWS-RUN-064',
    ]);
  });

  test('and cancels it leaves a vessel with nothing to do, until a new one comes', () => {
    const cancel = issued({ ...first, entries: [] }, 1, '1');
    expect(discharged(world([at(0, issued(first, 0)), at(1, cancel)]))).toEqual([]);
    const w = world([at(0, issued(first, 0)), at(1, cancel), at(2, issued(newer, 2))]);
    expect(discharged(w).sort()).toEqual(['B', 'C']);
  });

  test('moves a whole stow by one tier, though each box stands where another one goes', () => {
    const stack = (tiers: number[]): Bayplan =>
      bayplan('ONE', Object.fromEntries(tiers.map((tier, i) => [`2-0-${tier}`, box(`S${i}`)])), 4);
    const w = world([at(0, issued(stack([82, 84, 86]), 0)), at(1, issued(stack([84, 86, 82]), 1))]);
    expect(discharged(w)).toEqual(['S1', 'S0', 'S2']);
  });
});

describe('a bay plan that comes while its vessel is worked', () => {
  /** Bays of six boxes each, so that the last ones are not begun when the message comes. */
  const boxes = (port: typeof box): Record<string, ReturnType<typeof box>> =>
    Object.fromEntries(
      [2, 6, 10, 14, 18, 22, 26, 30].flatMap((bay) =>
        [0, 1, 2, 3, 4, 5].map((row) => [`${bay}-${row}-82`, port(`B${bay}-${row}`)]),
      ),
    );
  const first = bayplan('ONE', boxes(box), 0);

  test('is followed for what is to be done in bays that are not begun, and told of for the others', () => {
    const newer = { ...first, entries: first.entries.map((e) => ({ ...e, container: onward(e.container.id) })) };
    const w = world([at(0, issued(first, 0)), at(0.9, issued(newer, 0.9))]);
    const unlisted = w.events('discharge-unlisted').length;
    expect(unlisted).toBeGreaterThan(0);
    expect(unlisted % 6).toBe(0);
    expect(discharged(w)).toHaveLength(48 - unlisted);
    const begun = new Set(w.told.filter((line) => line.endsWith('HWS-RUN-065')));
    expect(begun.size).toBeGreaterThan(0);
    expect(w.run.ledger.state.calls.get(ONE)?.state).toBe('sailed');
  });

  test('may list more to be discharged, and they are', () => {
    const none = {
      ...first,
      entries: first.entries.map((e) => (e.slot.bay > 6 ? { ...e, container: onward(e.container.id) } : e)),
    };
    const w = world([at(0, issued(none, 0)), at(0.4, issued(first, 0.4))]);
    expect(discharged(w)).toHaveLength(48);
    expect(w.run.ledger.state.calls.get(ONE)?.done.discharge).toBe(48);
  });

  test('does not move what stands aboard', () => {
    const moved = {
      ...first,
      entries: first.entries.map((e) => ({ ...e, slot: { ...e.slot, row: (e.slot.row + 1) % 6 } })),
    };
    const w = world([at(0, issued(first, 0)), at(0.9, issued(moved, 0.9))]);
    expect(discharged(w)).toHaveLength(48);
    expect(new Set(w.told.map((line) => line.split(' ')[1]))).toEqual(new Set(['HWS-RUN-065']));
  });
});

describe('a load list that comes again', () => {
  const vessel = bayplan('ONE', { '2-0-82': box('A'), '6-0-82': box('D') }, 3);
  const stock = ['L1', 'L2', 'L3'].map((name, i) => standing(onward(name), 'A03', [2, i + 1, 1], ONE));
  const list = (cells: Record<string, string>): CallList =>
    loadList('ONE', Object.fromEntries(Object.entries(cells).map(([where, name]) => [where, onward(name)])));
  const both = list({ '2-0-82': 'L1', '6-0-82': 'L2' });

  test('is followed where it is later: boxes come on, go off, and change their cells', () => {
    const newer = list({ '6-0-82': 'L1', '2-0-82': 'L3' });
    const w = world([at(0, vessel), at(0, issued(both, 0)), at(1, issued(newer, 1))], 24, stock);
    expect(loaded(w).sort()).toEqual(['L1 6-0-82', 'L3 2-0-82']);
    expect(where(w, 'L2')).toBe('yard');
  });

  test('is passed over where it is earlier', () => {
    const w = world([at(0, vessel), at(0, issued(both, 1)), at(1, issued(list({ '2-0-82': 'L3' }), 0))], 24, stock);
    expect(loaded(w).sort()).toEqual(['L1 2-0-82', 'L2 6-0-82']);
    expect(w.told).toEqual(['m2 HWS-RUN-063']);
  });

  test('and is cancelled leaves its boxes ashore, those of another sender’s list not', () => {
    const other = { ...list({ '6-0-82': 'L2' }), reference: 'OTHER' };
    const own = list({ '2-0-82': 'L1' });
    const cancel = issued({ ...own, entries: [] }, 1, '1');
    const w = world([at(0, vessel), at(0, issued(own, 0)), at(0, issued(other, 0)), at(1, cancel)], 24, stock);
    expect(loaded(w)).toEqual(['L2 6-0-82']);
  });

  test('that cancels what has not come waits for it', () => {
    const own = list({ '2-0-82': 'L1' });
    const cancel = issued({ ...own, entries: [] }, 1, '1');
    const w = world([at(0, vessel), at(0, cancel), at(1, issued(own, 0))], 24, stock);
    expect(loaded(w)).toEqual([]);
  });

  test('does not take off what is being loaded', () => {
    const w = world([at(0, vessel), at(0, issued(both, 0)), at(3.6, issued(list({}), 3.6, '5'))], 24, stock);
    expect(loaded(w).length + w.events('load-unlisted').length).toBe(2);
    expect(w.told.filter((line) => line.endsWith('065'))).toHaveLength(loaded(w).length);
  });
});

describe('an announcement that comes again', () => {
  const first = truck('T1', 3, [onward('X')]);
  const known = (message: TruckAnnouncement, hours: number, what?: string): TruckAnnouncement =>
    issued(message, hours, what);

  test('of the same issue brings no second truck', () => {
    const w = world([at(0, known(first, 0)), at(1, known(first, 0))]);
    expect(w.events('visit-announced')).toHaveLength(1);
    expect(w.told).toEqual(['m1 HWS-RUN-066']);
  });

  test('later replaces the visit: the first truck does not come', () => {
    const w = world([at(0, known(first, 0)), at(1, known({ ...first, expected: BEGIN + 5 * HOUR }, 1))]);
    const visits = [...w.run.ledger.state.visits.values()];
    expect(visits.map(({ state, gateOut }) => [state, gateOut > 0])).toEqual([
      ['gone', false],
      ['gone', true],
    ]);
    expect(where(w, 'X')).toBe('yard');
  });

  test('to cancel it keeps the truck away, though the cancellation came first', () => {
    const cancel = known(first, 1, '1');
    for (const order of [
      [at(0, known(first, 0)), at(1, cancel)],
      [at(0, cancel), at(1, known(first, 0))],
    ]) {
      const w = world(order);
      expect([...w.run.ledger.state.visits.values()].map(({ state }) => state)).toEqual(['gone']);
      expect(where(w, 'X')).toBe('outside');
    }
  });

  test('to cancel it after the truck has come is told and changes nothing', () => {
    const w = world([at(0, known(first, 0)), at(4, known(first, 4, '1'))]);
    expect(where(w, 'X')).toBe('yard');
    expect(w.told).toEqual(['m1 HWS-RUN-065']);
  });

  test('under the number of another truck is another announcement', () => {
    const other = { ...truck('T2', 4, [onward('Y')]), reference: first.reference };
    const w = world([at(0, known(first, 0)), at(1, known(other, 1))]);
    expect([where(w, 'X'), where(w, 'Y')]).toEqual(['yard', 'yard']);
  });
});

describe('a message against physical fact', () => {
  const stock = [standing(box('H'), 'A03', [2, 1, 1], 'truck')];
  const collected = truck('T1', 1, [], [box('H')]);

  const report: MoveReport = {
    ...{ type: 'CODECO', direction: 'in', reference: 'R', port: 'CNSHA', terminalCode: 'DEP', setAside: [] },
    voyage: { vesselName: '', callSign: '', imo: '', voyage: '', carrier: '', eta: null, etd: null },
    entries: [{ container: box('H'), at: BEGIN + HOUR, truck: '', haulier: '', booking: '', details: {} }],
  };

  test.each<[string, Incoming, string]>([
    ['a truck brings a box that stands in the yard', truck('T2', 2, [box('H')]), 'brings'],
    ['a bay plan has a box aboard that stands in the yard', bayplan('ONE', { '2-0-82': box('H') }, 2), 'aboard'],
    ['a depot reports a box that stands in the yard', report, 'elsewhere'],
  ])('is a discrepancy, and the box is on hold: %s', (_, message, kind) => {
    const w = world([at(0.1, message)], 3, stock);
    expect([...w.run.ledger.state.discrepancies.values()].map((d) => [d.container, d.claim.kind])).toEqual([
      ['H', kind],
    ]);
    const record = w.run.ledger.state.containers.get(id<ContainerId>('H'));
    expect(record?.position.kind).toBe('yard');
    expect([...(record?.holds.keys() ?? [])]).toEqual(['discrepancy']);
  });

  test('is a discrepancy where a truck or a vessel is to get a box that has left', () => {
    const list = loadList('ONE', { '2-0-82': box('H') });
    const w = world(
      [
        at(0, collected),
        at(5, truck('T2', 6, [], [box('H')])),
        at(6, bayplan('ONE', { '2-0-82': box('A') }, 9)),
        at(7, list),
      ],
      30,
      stock,
    );
    expect(w.events('discrepancy-found').map((e) => e.kind === 'discrepancy-found' && e.claim.kind)).toEqual([
      'collects',
      'loads',
    ]);
    expect(loaded(w)).toEqual([]);
  });

  test('is none where the box is only announced, and no hold keeps it then', () => {
    const w = world([at(0, bayplan('ONE', { '2-0-82': box('A') }, 2)), at(0.5, truck('T1', 4, [], [box('A')]))]);
    expect(w.run.ledger.state.discrepancies.size).toBe(0);
    expect(where(w, 'A')).toBe('outside');
  });

  test('is decided by a person for the record: the hold comes off, and the box goes on as it should', () => {
    const decision: Incoming = {
      type: 'DECISION',
      reference: 'Ada',
      container: id('H'),
      accept: 'record',
      found: null,
    };
    const w = world([at(0, truck('T2', 9, [box('H')])), at(0, collected), at(2, decision)], 24, stock);
    expect(w.run.ledger.state.discrepancies.size).toBe(0);
    expect(where(w, 'H')).toBe('outside');
    expect(w.events('discrepancy-resolved')).toMatchObject([{ accepted: 'record', by: 'Ada' }]);
  });

  test('is decided for the claim only where that can be: a buried box cannot be elsewhere', () => {
    const buried = [...stock, standing(box('TOP'), 'A03', [2, 1, 2], 'truck')];
    const decision: Incoming = { type: 'DECISION', reference: 'Ada', container: id('H'), accept: 'claim', found: null };
    const w = world([at(0, truck('T2', 9, [box('H')])), at(1, decision)], 2, buried);
    expect(w.run.ledger.state.discrepancies.size).toBe(1);
    expect(where(w, 'H')).toBe('yard');
  });
});

test('A message that is worked again after a restart from the bytes of a run comes to the same record', () => {
  const plan = issued(bayplan('ONE', { '2-0-82': box('A'), '2-2-82': box('B') }, 4), 0);
  const newer = issued({ ...plan, entries: [{ slot: cell('2-0-82'), container: box('B') }] }, 1);
  const items = [plan, newer].map((message, i) => ({
    ...{ at: BEGIN + i * HOUR, commandId: `m${i}#1`, file: `m${i}`, message, port: HERE, sender: 'LINE' },
  }));
  const frames = (stops: number[]): unknown[] => {
    const journal = new MemoryJournal();
    let run = TerminalRun.begin(MODEL, journal, () => undefined, BEGIN);
    run.addInbox(items);
    for (const stop of stops) {
      run.advance(BEGIN + stop * HOUR);
      run = TerminalRun.resume(MODEL, journal, () => undefined, run.save());
      run.addInbox(items);
    }
    run.advance(BEGIN + 10 * HOUR);
    return [...journal.read(1)];
  };
  expect(frames([0.5, 1.5, 4.2])).toEqual(frames([]));
});
