// Loads that a person gives another cell, in small worlds at the Busan terminal. Vessel EQ, bay 2 on deck:
//
//     84   d  .  L2          d  for here, comes off first      s  stays
//     82   d  s  L1          L1, L2  to be loaded
//     row  02 00 01
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { LedgerEvent } from '../../ledger/events.ts';
import { slotKey } from '../../ledger/state.ts';
import { objectionsToLoadMove } from '../../operation/quay/load-move.ts';
import { id, type ContainerId } from '../../terminal/ids.ts';
import type { LoadMoveDecision } from '../../terminal/load-move.ts';
import { VesselProfiles } from '../vessel-plan/profiles.ts';
import { checkLoadMove } from '../vessel-plan/cell-rules.ts';
import { vesselPlanView } from '../vessel-plan/plan-view.ts';
import {
  BEGIN,
  HERE,
  bayplan,
  beginWorld,
  box,
  callOf,
  cell,
  hashOfJournal,
  loadList,
  onward,
  standing,
  terminal,
  type Sent,
} from './small-world.fixture.ts';
import { violationsOf } from './run-report.ts';

const MODEL = terminal('busan-dgt');
const HOUR = 3_600_000;
const CALL = callOf('EQ');
const ABOARD = { '2-2-82': box('D1'), '2-2-84': box('D2'), '2-0-82': onward('S') };
const LOADS = { '2-1-82': onward('L1'), '2-1-84': onward('L2') };
/** L1 stands on L2 in the yard: they would take each other's turn. */
const STOCK = [standing(LOADS['2-1-84'], 'A01', [10, 1, 1], CALL), standing(LOADS['2-1-82'], 'A01', [10, 1, 2], CALL)];
const PROFILES = new VesselProfiles(() => null);

const to = (container: string, where: string, by = 'Ada'): LoadMoveDecision => ({
  ...{ type: 'LOAD_MOVE', reference: by, call: CALL, container: id<ContainerId>(container), slot: cell(where) },
});

function world(...more: Sent[]) {
  return beginWorld(MODEL, [[0, bayplan('EQ', ABOARD)], [0, loadList('EQ', LOADS)], ...more], STOCK);
}

/** Where boxes were set aboard. */
function cellsOf(events: readonly LedgerEvent[]): Record<string, string> {
  return Object.fromEntries(
    events.flatMap((e) =>
      e.kind === 'placed' && e.to.kind === 'vessel'
        ? [[e.container, `${e.to.slot.bay}-${e.to.slot.row}-${e.to.slot.tier}`]]
        : [],
    ),
  );
}

function ran(...more: Sent[]) {
  const { run, journal } = world(...more);
  run.advance(BEGIN + 24 * HOUR, () => run.finished);
  const events = [...journal.read(1)].flatMap((frame) => frame.events);
  expect(violationsOf(run)).toEqual([]);
  expect(hashOfJournal(MODEL, journal)).toBe(run.ledger.hash());
  return { run, events };
}

describe('a load to which a person gives another cell', () => {
  test('ends there, and takes nobody’s turn', () => {
    const { events } = ran([0.1, to('L2', '2-0-84')]);
    expect(cellsOf(events)).toEqual({ L1: '2-1-82', L2: '2-0-84' });
    expect(events.some((e) => e.kind === 'loads-exchanged')).toBe(false);
  });

  test('stays there though the load list comes again', () => {
    const again: Sent = [0.2, { ...loadList('EQ', LOADS), issue: { at: BEGIN + HOUR, function: '9' } }];
    expect(cellsOf(ran([0.1, to('L2', '2-2-82')], again).events)).toEqual({ L1: '2-1-82', L2: '2-2-82' });
  });

  test('stays there though the line instructs otherwise, and the line is told', () => {
    const entry = { instruction: 'LOA', slot: cell('2-2-84'), container: LOADS['2-1-84'], kind: null, details: {} };
    const told = { type: 'MOVINS', reference: 'M', voyage: bayplan('EQ', {}).voyage, port: HERE, setAside: [] };
    const { events } = ran([0.1, to('L2', '2-2-82')], [0.2, { ...told, entries: [entry] } as never]);
    expect(cellsOf(events)).toMatchObject({ L2: '2-2-82' });
    const aside = events.find((e) => e.kind === 'container-set-aside');
    expect(aside).toMatchObject({ what: 'L2', code: 'HWS-RUN-091', reason: expect.stringContaining('Ada') });
  });

  test('may go to a bay in which nothing was to be done', () => {
    expect(cellsOf(ran([0.1, to('L2', '6-0-82')]).events)).toMatchObject({ L2: '6-0-82' });
  });

  test('is where it was planned when the bay is begun already', () => {
    const { run } = world();
    run.advance(BEGIN + 12 * HOUR, () => run.operation.desk.state.calls.get(CALL)?.bays[0]?.started === true);
    const rules = objectionsToLoadMove(run.operation.desk, to('L2', '2-0-84')).map(({ rule }) => rule);
    expect(rules).toContain('begun');
  });
});

describe('the check of a cell', () => {
  const { run } = world();
  run.advance(BEGIN + 60_000);
  const check = (container: string, where: string) =>
    checkLoadMove(run, PROFILES, to(container, where)).broken.map(({ code, rule, other }) => [code, rule, other]);

  test('finds nothing against a good one', () => {
    expect(checkLoadMove(run, PROFILES, to('L2', '2-0-84'))).toEqual({ fits: true, broken: [] });
    // Cells from which boxes come off first, and mirror images of cells that are known.
    expect(check('L2', '2-2-82')).toEqual([]);
  });

  test.each([
    ['L2', '2-0-82', [['HWS-STW-009', 'occupied', 'S']]],
    ['L2', '2-2-84', [['HWS-STW-011', 'floating', null]]],
    ['L2', '2-9-82', [['HWS-STW-007', 'no-cell', null]]],
    ['L2', '1-2-82', [['HWS-STW-008', 'length', null]]],
    ['L1', '2-2-82', [['HWS-STW-006', 'carries', 'L2']]],
    ['S', '2-2-82', [['HWS-STW-001', 'not-listed', null]]],
  ])('tells the rule against %s at %s', (container, where, broken) => {
    expect(check(container, where)).toEqual(broken);
  });
});

describe('the plan of a vessel', () => {
  test('has every box with its part in the work, and her bays with their cells', () => {
    const { run } = world([0.01, to('L2', '2-0-84')]);
    run.advance(BEGIN + 5 * 60_000);
    const view = vesselPlanView(run, PROFILES, run.ledger.state.calls.get(CALL)!);
    const boxes = view.boxes.map(({ id, state, bay, row, tier }) => `${id} ${state} ${bay}-${row}-${tier}`).sort();
    expect(boxes).toEqual([
      'D1 discharge 2-2-82',
      'D2 discharge 2-2-84',
      'L1 load 2-1-82',
      'L2 load 2-0-84',
      'S stays 2-0-82',
    ]);
    expect(view.boxes.find((one) => one.id === 'L2')!.byHand).toMatchObject({ by: 'Ada' });
    expect(view.bays).toHaveLength(1);
    const [bay] = view.bays;
    expect(bay).toMatchObject({ bay: 2, discharge: { done: 0, total: 2 }, load: { done: 0, total: 2 }, restow: 0 });
    expect(bay!.stacks.map(({ row, cells, kg40 }) => [row, cells.map(({ tier }) => tier), kg40])).toEqual([
      [2, [82, 84], 0],
      [0, [82, 84], 24_000],
      [1, [82, 84], 12_000],
    ]);
    expect(view).toMatchObject({ particulars: { origin: 'inferred' }, ports: ['NLRTM'], floats: null, late: 0 });
  });

  test('keeps the cells of what has come off, and tells the sequence of the crane with its times', () => {
    const { run } = world();
    const call = () => run.ledger.state.calls.get(CALL)!;
    run.advance(BEGIN + 12 * HOUR, () => call().done.discharge === 1);
    const view = vesselPlanView(run, PROFILES, call());
    expect(view.boxes.filter(({ state }) => state === 'discharged')).toMatchObject([{ id: 'D2', tier: 84 }]);
    expect(view.bays[0]).toMatchObject({ discharge: { done: 1, total: 2 }, begun: true, phase: 'deck-out' });
    expect(view.bays[0]!.stacks[0]!.cells).toHaveLength(2);
    const [crane] = view.cranes;
    expect(crane).toMatchObject({ bay: 2, turns: [{ bay: 2, from: run.now, discharge: 1, load: 2, late: 0 }] });
    expect(view.done).toBe(crane!.turns[0]!.to);
    expect(view.done!).toBeGreaterThan(run.now);
  });

  test('is told by her own profile where there is one, with how she floats', () => {
    const { run } = world();
    run.advance(BEGIN + 60_000);
    const read = (file: string) => readFileSync(new URL(`../../../vessels/${file}`, import.meta.url), 'utf8');
    const files: Record<string, string> = {
      '9000001.json': read('teu-1700.json'),
      '9000001.limits.json': read('teu-1700.limits.json'),
    };
    const call = { ...run.ledger.state.calls.get(CALL)!, imo: '9000001' };
    const view = vesselPlanView(run, new VesselProfiles((name) => files[name] ?? null), call);
    expect(view.particulars.origin).toBe('designed');
    expect(view.floats!.draughtAft).toBeGreaterThan(2);
    expect(view.floats!.gm).toBeGreaterThan(view.floats!.leastGm);
    // A box where the profile has no bay is drawn all the same.
    const far = { ...call, cells: new Map([...call.cells, [slotKey(90, 0, 82), id<ContainerId>('S')]]) };
    const odd = vesselPlanView(run, new VesselProfiles((name) => files[name] ?? null), far);
    expect(odd.bays.at(-1)).toMatchObject({ bay: 90, stacks: [] });
    const none = vesselPlanView(run, new VesselProfiles((name) => (files[name] ? '{' : null)), call);
    expect(none.particulars.origin).toBe('inferred');
  });
});
