// Verified masses, release orders and stowing instructions, in small worlds at the Busan terminal: what the record and the vessels make of them.
import { describe, expect, test } from 'vitest';
import type { MassVerification, ReleaseOrder, StowageInstructions } from '../../edi/container-messages.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { EdiMessage, Incoming } from '../../operation/inbox/state.ts';
import type { MemoryJournal } from '../../store/memory-journal.ts';
import type { Container } from '../../terminal/container.ts';
import { id, type ContainerId } from '../../terminal/ids.ts';
import { violationsOf } from './run-report.ts';
import {
  BEGIN,
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
  truck,
  toldIn,
  type Sent,
  type Standing,
} from './small-world.fixture.ts';
import type { TerminalRun } from './terminal-run.ts';

const HOUR = 3_600_000;
const MODEL = terminal('busan-dgt');
const ONE = callOf('ONE');
const NOWHERE = { vesselName: '', callSign: '', imo: '', voyage: '', carrier: '', eta: null, etd: null };

interface World {
  run: TerminalRun;
  journal: MemoryJournal;
  events: LedgerEvent[];
  /** Codes of what was set aside or passed over, with what. */
  told: string[];
}

/** Lets a world go on for some hours, or until there is no more to do. */
function world(
  sent: Sent[],
  hours: number,
  stock: Standing[] = [],
  before: LedgerEvent[] = [],
  isEnd: (run: TerminalRun) => boolean = () => false,
): World {
  const { run, journal } = beginWorld(MODEL, sent, stock, before);
  run.advance(BEGIN + hours * HOUR, () => run.finished || isEnd(run));
  const events = [...journal.read(1)].flatMap((frame) => frame.events);
  expect(violationsOf(run)).toEqual([]);
  return { run, journal, events, told: toldIn(events) };
}

/** A message comes now. */
function tell({ run }: World, message: Incoming): void {
  const commandId = `${message.type}#1`;
  run.addInbox([{ at: run.now + 1, commandId, file: commandId, message, port: HERE, sender: 'LINE' }]);
  run.advance(run.now + 1000);
}

const recordOf = ({ run }: World, name: string) => run.ledger.state.containers.get(id<ContainerId>(name));
const kgOf = (w: World, name: string): number | undefined => recordOf(w, name)?.container.grossKg;
const holdsOf = (w: World, name: string): string[] => [...(recordOf(w, name)?.holds.keys() ?? [])];
const issued = <M extends EdiMessage>(message: M, hours: number, what = '9'): M => ({
  ...message,
  issue: { at: BEGIN + hours * HOUR, function: what },
});

function masses(kg: Record<string, number>): MassVerification {
  const entries = Object.entries(kg).map(([name, mass]) => ({
    ...{ id: id<ContainerId>(name), isoType: '', booking: '', details: {} },
    verified: { kg: mass, method: 1 as const, at: null, responsible: '', weighedBy: '', document: '' },
  }));
  return { type: 'VERMAS', reference: 'V', voyage: NOWHERE, entries, setAside: [] };
}

function release(boxes: Container[], reference = 'R'): ReleaseOrder {
  const told = { booking: '', release: '', pin: '', collector: 'HAUL', from: null, until: null, details: {} };
  const entries = boxes.map((container) => ({ container, ...told }));
  return { type: 'COREOR', reference, voyage: NOWHERE, entries, setAside: [] };
}

/** Stowing instructions: "LOA 2-0-82" for each box. */
function stowing(wishes: [instruction: string, cell: string, container: Container | null][]): StowageInstructions {
  const { voyage } = bayplan('ONE', {}, 1);
  const entries = wishes.map(([instruction, slot, container]) => ({
    ...{ instruction, slot: cell(slot), container, kind: null, details: {} },
  }));
  return { type: 'MOVINS', reference: 'M', voyage, port: HERE, entries, setAside: [] };
}

describe('a verified mass', () => {
  const stock = [standing(onward('H'), 'A03', [2, 1, 1])];

  test('is that of its box from then on, where it stands and also while it is only announced', () => {
    const w = world(
      [
        [0.1, truck('T', 9, [onward('X')])],
        [0.2, masses({ H: 23_400, X: 8_100 })],
      ],
      1,
      stock,
    );
    expect([kgOf(w, 'H'), kgOf(w, 'X')]).toEqual([23_400, 8_100]);
    expect(w.events.filter(({ kind }) => kind === 'container-changed')).toHaveLength(2);
    expect(w.told).toEqual([]);
  });

  test('that is the mass already known changes nothing', () => {
    const w = world([[0.1, masses({ H: 12_000 })]], 1, stock);
    expect(w.events.some(({ kind }) => kind === 'container-changed')).toBe(false);
  });

  test('waits for a box that nobody has told of, and is given up after three days without it', () => {
    const early = world(
      [
        [0.1, masses({ X: 8_100 })],
        [1, truck('T', 9, [onward('X')])],
      ],
      2,
    );
    expect([kgOf(early, 'X'), early.told]).toEqual([8_100, []]);
    const other: Sent = [80, truck('T', 81, [onward('Y')])];
    expect(world([[0.1, masses({ X: 8_100 })], other], 81).told).toEqual(['m0 HWS-RUN-064']);
  });

  test('of one box is followed though the message names another one that is not known', () => {
    const w = world([[0.1, masses({ H: 23_400, NOBODY: 1 })]], 1, stock);
    expect([kgOf(w, 'H'), w.told]).toEqual([23_400, ['NOBODY HWS-RUN-090']]);
  });

  test('counts by when it was told, whichever came first, and is not taken back', () => {
    const later = issued(masses({ H: 9_000 }), 2);
    const w = world(
      [
        [0.1, later],
        [0.2, issued(masses({ H: 7_000 }), 1)],
        [0.3, issued(masses({ H: 1 }), 3, '1')],
      ],
      1,
      stock,
    );
    expect([kgOf(w, 'H'), w.told]).toEqual([9_000, ['H HWS-RUN-063', 'm2 HWS-RUN-065']]);
  });

  test('outlasts the mass that a later load list declares', () => {
    const list = loadList('ONE', { '2-0-82': onward('H') });
    const w = world(
      [
        [0, bayplan('ONE', { '2-0-82': box('A') }, 9)],
        [0.1, issued(list, 0)],
        [0.2, masses({ H: 23_400 })],
        [0.3, issued(loadList('ONE', { '2-0-82': onward('H', { grossKg: 1, operator: 'NEW' }) }), 1)],
      ],
      1,
      stock,
    );
    expect(recordOf(w, 'H')?.container).toMatchObject({ grossKg: 23_400, operator: 'NEW' });
  });

  test('of a box that was loaded with another one is a discrepancy, and a person decides which mass counts', () => {
    const H = id<ContainerId>('H');
    const sent: Sent[] = [
      [0, bayplan('ONE', { '2-0-82': box('A') }, 1)],
      [0.1, loadList('ONE', { '2-0-82': onward('H') })],
    ];
    const isAboard = ({ ledger }: TerminalRun): boolean => ledger.state.containers.get(H)?.position.kind === 'vessel';
    for (const [accept, kg] of [
      ['claim', 23_400],
      ['record', 12_000],
    ] as const) {
      const w = world(sent, 9, stock, [], isAboard);
      expect(isAboard(w.run)).toBe(true);
      tell(w, masses({ H: 23_400 }));
      expect([...w.run.ledger.state.discrepancies.values()]).toMatchObject([
        { container: 'H', claim: { kind: 'weighs', kg: 23_400 } },
      ]);
      expect([kgOf(w, 'H'), holdsOf(w, 'H')]).toEqual([12_000, ['discrepancy']]);
      tell(w, { type: 'DECISION', reference: 'Ada', container: H, accept, found: null });
      expect([kgOf(w, 'H'), holdsOf(w, 'H'), w.run.ledger.state.discrepancies.size], accept).toEqual([kg, [], 0]);
    }
  });

  test('of a box that has left is told to its sender, and changes nothing', () => {
    const leaving = [standing(box('G'), 'A03', [2, 1, 1], 'truck')];
    const w = world(
      [
        [0, truck('T', 0.2, [], [box('G')])],
        [4, masses({ G: 23_400 })],
      ],
      5,
      leaving,
    );
    expect([recordOf(w, 'G')?.position.kind, kgOf(w, 'G'), w.told]).toEqual(['outside', 12_000, ['G HWS-RUN-065']]);
  });
});

describe('a release order', () => {
  const stock = [standing(box('H'), 'A03', [2, 1, 1], 'truck')];
  const held: LedgerEvent[] = [{ kind: 'hold-placed', container: id('H'), hold: 'line', reason: 'unpaid' }];

  test('lifts the hold of the line, and the truck that came for the box gets it', () => {
    const trucks: Sent = [0, truck('T', 0.2, [], [box('H')])];
    expect(recordOf(world([trucks], 3, stock, held), 'H')?.position.kind).toBe('yard');
    const w = world([trucks, [0.5, release([box('H')])]], 3, stock, held);
    expect([holdsOf(w, 'H'), recordOf(w, 'H')?.position.kind]).toEqual([[], 'outside']);
  });

  test('lifts no other hold', () => {
    const customs: LedgerEvent = { kind: 'hold-placed', container: id('H'), hold: 'customs', reason: 'x-ray' };
    expect(holdsOf(world([[0.5, release([box('H')])]], 1, stock, [...held, customs]), 'H')).toEqual(['customs']);
  });

  test('that is cancelled puts the hold of the line on at once, also before the order itself has come', () => {
    const cancel = issued(release([]), 2, '1');
    const w = world(
      [
        [0.1, issued(release([box('H')]), 1)],
        [0.2, cancel],
      ],
      1,
      stock,
    );
    expect(holdsOf(w, 'H')).toEqual(['line']);
    const overtaken = world(
      [
        [0.1, issued(release([box('H')]), 2, '1')],
        [0.2, issued(release([box('H')]), 1)],
      ],
      1,
      stock,
    );
    expect([holdsOf(overtaken, 'H'), overtaken.told]).toEqual([['line'], ['m1 HWS-RUN-063']]);
  });

  test('waits for a box that nobody has told of', () => {
    const w = world(
      [
        [0.1, release([box('A')])],
        [0.2, bayplan('ONE', { '2-0-82': box('A') }, 9)],
      ],
      1,
    );
    expect(w.told).toEqual([]);
    expect(w.events.filter((e) => e.kind === 'edi-received' && e.type === 'COREOR')).toHaveLength(2);
  });

  test('is not followed for a box that is on a load list', () => {
    const w = world(
      [
        [0, bayplan('ONE', { '2-0-82': box('A') }, 9)],
        [0.1, loadList('ONE', { '2-0-82': onward('H') })],
        [0.2, release([onward('H')])],
      ],
      1,
      stock,
      held,
    );
    expect([holdsOf(w, 'H'), w.told]).toEqual([['line'], ['H HWS-RUN-092']]);
  });
});

describe('stowing instructions', () => {
  /*
   *          bay 2   row 0    row 2           bay 6   row 0
   *   84             .        .                       .
   *   82             A        B                       S (stays aboard)      A and B come off; H and K are loaded
   */
  const stock = [standing(onward('H'), 'A03', [2, 1, 1]), standing(onward('K'), 'A03', [6, 1, 1])];
  const plan: Sent = [0, bayplan('ONE', { '2-0-82': box('A'), '2-2-82': box('B'), '6-0-82': onward('S') }, 2)];
  const list: Sent = [0.1, loadList('ONE', { '2-0-82': onward('H'), '2-2-82': onward('K') })];
  const loaded = ({ events }: World): string[] =>
    events
      .flatMap((e) =>
        e.kind === 'placed' && e.to.kind === 'vessel'
          ? [`${e.container} ${e.to.slot.bay}-${e.to.slot.row}-${e.to.slot.tier}`]
          : [],
      )
      .sort();

  test('plan loads into the cells that they name, and so they are loaded', () => {
    const swap = stowing([
      ['LOA', '2-2-82', onward('H')],
      ['LOA', '2-0-82', onward('K')],
    ]);
    const w = world([plan, list, [0.2, swap]], 12, stock);
    expect([loaded(w), w.told]).toEqual([['H 2-2-82', 'K 2-0-82'], []]);
    expect(w.run.ledger.state.calls.get(ONE)?.listed.load).toBe(2);
  });

  test('wait for the load list of their boxes', () => {
    const w = world([plan, [0.1, stowing([['LOA', '2-2-84', onward('H')]])], [0.2, list[1]]], 12, stock);
    expect([loaded(w), w.told]).toEqual([['H 2-2-84', 'K 2-2-82'], []]);
  });

  test('are not followed where another box has the cell, where a box is not listed, or where a kind is named', () => {
    const w = world(
      [
        plan,
        list,
        [
          0.2,
          stowing([
            ['LOA', '2-2-82', onward('H')],
            ['LOA', '6-0-82', onward('K')],
            ['LOA', '2-0-84', onward('NOBODY')],
            ['LOA', '2-0-84', box('A')],
            ['LOA', '2-0-86', null],
            ['RES', '6-0-84', onward('S')],
          ]),
        ],
      ],
      0.5,
      stock,
    );
    expect(w.told.sort()).toEqual(
      ['002-00-86', 'A', 'H', 'K', 'S']
        .map((what) => `${what} HWS-RUN-091`)
        .concat('NOBODY HWS-RUN-090')
        .sort(),
    );
    const slots = [...(w.run.ledger.state.calls.get(ONE)?.toLoad ?? [])].map(([name, { row }]) => [name, row]);
    expect(slots).toEqual([
      ['H', 0],
      ['K', 2],
    ]);
  });

  test('put boxes aboard on the discharge list', () => {
    const w = world([plan, [0.2, stowing([['DIS', '6-0-82', onward('S')]])]], 12);
    expect(recordOf(w, 'S')?.position.kind).toBe('yard');
  });

  test('for another port, of the same time again, or cancelled, are passed over', () => {
    const wish = stowing([['LOA', '2-2-84', onward('H')]]);
    const w = world(
      [
        plan,
        list,
        [0.2, { ...wish, port: 'SGSIN' }],
        [0.3, issued(wish, 1)],
        [0.4, issued(stowing([['LOA', '2-0-82', onward('H')]]), 1)],
        [0.5, issued(wish, 2, '1')],
        [0.6, issued(wish, 0)],
      ],
      1,
      stock,
    );
    expect(w.told).toEqual(['m2 HWS-RUN-091', 'm4 HWS-RUN-091', 'm5 HWS-RUN-091', 'm6 HWS-RUN-063']);
    expect(w.run.ledger.state.calls.get(ONE)?.toLoad.get(id('H'))).toEqual(cell('2-2-84'));
  });

  test('that come while the bay is worked are told to be too late', () => {
    const isBegun = ({ operation }: TerminalRun): boolean =>
      operation.desk.state.calls.get(ONE)?.bays.some(({ started }) => started) ?? false;
    const w = world([plan, list], 12, stock, [], isBegun);
    tell(w, stowing([['LOA', '2-2-84', onward('H')]]));
    expect(toldIn([...w.journal.read(1)].flatMap((frame) => frame.events))).toEqual(['H HWS-RUN-065']);
  });
});
