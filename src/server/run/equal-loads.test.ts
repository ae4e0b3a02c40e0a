// Loads that take each other's turn, in small worlds at the Busan terminal: the vessel gets the same kinds in the same cells, and nothing is dug out.
import { describe, expect, test } from 'vitest';
import type { StowageInstructions } from '../../edi/container-messages.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Message } from '../../edi/messages.ts';
import type { Container } from '../../terminal/container.ts';
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
  play,
  standing,
  terminal,
  type Sent,
  type SmallWorld,
} from './small-world.fixture.ts';
import { violationsOf } from './run-report.ts';

const MODEL = terminal('busan-dgt');
const HOUR = 3_600_000;

/*
 *  in the yard          wanted, lowest tier first
 *     L2                    82  L1
 *     L1                    84  L2       (row 1 of bay 2)
 */
const LOADS = { '2-1-82': onward('L1'), '2-1-84': onward('L2') };
const stock = (loads: Record<string, Container>) =>
  Object.values(loads).map((b, i) => standing(b, 'A01', [10, 1, 1 + i], callOf('EQ')));
/** Twelve boxes come off each bay first. */
const vessel = (...bays: number[]): Message => {
  const rows = [2, 4, 6, 5, 7, 9];
  const columns = bays.flatMap((bay) => rows.flatMap((row) => [`${bay}-${row}-82`, `${bay}-${row}-84`]));
  return bayplan('EQ', Object.fromEntries(columns.map((at) => [at, box(`D${at}`)])));
};
const eventsOf = ({ journal }: Pick<SmallWorld, 'journal'>): LedgerEvent[] =>
  [...journal.read(1)].flatMap((frame) => frame.events);
const rehandles = (world: SmallWorld) => eventsOf(world).filter((e) => e.kind === 'picked' && e.rehandle).length;
/** Where loads were set aboard, in the order of time. */
const cellsOf = (world: Pick<SmallWorld, 'journal'>) =>
  Object.fromEntries(
    eventsOf(world).flatMap((e) =>
      e.kind === 'placed' && e.to.kind === 'vessel'
        ? [[e.container, `${e.to.slot.bay}-${e.to.slot.row}-${e.to.slot.tier}`]]
        : [],
    ),
  );
const exchanges = (world: Pick<SmallWorld, 'journal'>) =>
  eventsOf(world).flatMap((e) => (e.kind === 'loads-exchanged' ? [e.containers] : []));

describe('two equal loads, the first one under the second', () => {
  test('take each other’s turn, so that nothing is dug out', () => {
    const world = play(MODEL, [vessel(2), loadList('EQ', LOADS)], stock(LOADS));
    expect(world.faults).toEqual([]);
    expect(exchanges(world)).toEqual([['L1', 'L2']]);
    expect(rehandles(world)).toBe(0);
    expect(cellsOf(world)).toEqual({ L2: '2-1-82', L1: '2-1-84' });
  });

  test('keep their turns where the terminal does not want it otherwise', () => {
    const world = play(MODEL, [vessel(2), loadList('EQ', LOADS)], stock(LOADS), undefined, { exchangeLoads: false });
    expect([exchanges(world), rehandles(world)]).toEqual([[], 1]);
    expect(cellsOf(world)).toEqual({ L1: '2-1-82', L2: '2-1-84' });
  });
});

describe('loads that are not equal keep their turns', () => {
  const differing: [string, Partial<Container>][] = [
    ['port', { portOfDischarge: 'DEHAM' }],
    ['mass', { grossKg: 20_000 }],
    ['dangerous goods', { dangerous: [{ imdgClass: '9', unNumber: '' }] }],
    ['height', { heightMm: 2896 }],
    ['being empty', { full: false }],
  ];
  test.each(differing)('by %s', (_, parts) => {
    const loads = { '2-1-82': onward('L1'), '2-1-84': onward('L2', parts) };
    expect(exchanges(play(MODEL, [vessel(2), loadList('EQ', loads)], stock(loads)))).toEqual([]);
  });

  test('by stowing instructions of the line, which name the box for its cell', () => {
    const told: StowageInstructions = {
      ...{ type: 'MOVINS', reference: 'M', voyage: bayplan('EQ', {}).voyage, port: HERE, setAside: [] },
      entries: [
        { instruction: 'LOA', slot: cell('2-1-82'), container: LOADS['2-1-82'], kind: null, details: {} },
      ] as never,
    };
    const sent: Sent[] = [
      [0, vessel(2)],
      [0, loadList('EQ', LOADS)],
      [0.01, told],
    ];
    const { run, journal } = beginWorld(MODEL, sent, stock(LOADS));
    run.advance(BEGIN + 24 * HOUR, () => run.finished);
    expect(violationsOf(run)).toEqual([]);
    expect(exchanges({ journal })).toEqual([]);
  });
});

/*
 *  in the yard          wanted
 *     L2                    bay 6   82  L1     the crane's first bay
 *     L1                    bay 2   82  L2     its second one
 */
describe('the load list comes again after an exchange', () => {
  const TWO_BAYS = { '6-1-82': onward('L1'), '2-1-82': onward('L2') };

  /** The list again, issued later, as soon as the exchange has been made. */
  function again(loads: Record<string, Container>) {
    const { run, journal } = beginWorld(
      MODEL,
      [
        [0, vessel(2, 6)],
        [0, { ...loadList('EQ', TWO_BAYS), issue: { at: BEGIN, function: '9' } }],
      ],
      [...stock(TWO_BAYS), standing(onward('L3'), 'A02', [10, 1, 1], callOf('EQ'))],
    );
    // Where she lies the crane comes to bay 6 first.
    run.operation.desk.state.policy = { ...run.operation.desk.state.policy, berthPins: { [callOf('EQ')]: 325 } };
    const exchanged = () => run.operation.desk.state.exchanged.size > 0;
    run.advance(BEGIN + 24 * HOUR, exchanged);
    expect(exchanged()).toBe(true);
    const message = { ...loadList('EQ', loads), issue: { at: run.now, function: '4' } };
    run.addInbox([{ at: run.now + 1, commandId: 'again#1', file: 'again', message, port: HERE, sender: 'LINE' }]);
    run.advance(BEGIN + 24 * HOUR, () => run.finished);
    expect(violationsOf(run)).toEqual([]);
    return { run, journal };
  }

  test('with the same cells changes nothing', () => {
    const { run, journal } = again(TWO_BAYS);
    expect(exchanges({ journal })).toHaveLength(1);
    expect(run.ledger.state.calls.get(callOf('EQ'))!.done.load).toBe(2);
    expect(cellsOf({ journal })).toEqual({ L2: '6-1-82', L1: '2-1-82' });
  });

  test('with another cell for the box that is being worked gives that cell to the one with which it changed turns', () => {
    const { run, journal } = again({ '6-1-82': onward('L1'), '2-3-82': onward('L2'), '2-1-82': onward('L3') });
    const { done, listed } = run.ledger.state.calls.get(callOf('EQ'))!;
    expect([done.load, listed.load]).toEqual([3, 3]);
    expect(cellsOf({ journal })).toEqual({ L2: '6-1-82', L1: '2-3-82', L3: '2-1-82' });
  });

  test('with another cell for the box that waits gives it that cell', () => {
    const { run, journal } = again({ '2-5-82': onward('L1'), '2-1-82': onward('L2') });
    expect(run.ledger.state.calls.get(callOf('EQ'))!.done.load).toBe(2);
    expect(cellsOf({ journal })).toEqual({ L2: '6-1-82', L1: '2-5-82' });
  });
});
