// The small worlds whose journals are kept as golden ones: between them they make every kind of event. Changing a world here
// changes what the next release keeps; the golden journals of earlier ones stay as they are.
import { Ledger } from '../../src/ledger/ledger.ts';
import type { VisitState } from '../../src/ledger/events.ts';
import type { LedgerEvent } from '../../src/ledger/events.ts';
import type { Frame } from '../../src/ledger/journal.ts';
import {
  aboard,
  announced,
  box as smallBox,
  capacity,
  cover,
  outside,
  picked,
  placed,
  truckComes,
  vesselComes,
  yard,
  CRANE,
  PLATFORM,
  T,
  V,
  on,
} from '../../src/ledger/small-record.fixture.ts';
import { emptyState, type LedgerState } from '../../src/ledger/state.ts';
import {
  bayplan,
  box,
  callOf,
  loadList,
  onward,
  play,
  standing,
  terminal,
  truck,
} from '../../src/server/run/small-world.fixture.ts';
import { MemoryJournal } from '../../src/store/memory-journal.ts';
import type { Claim } from '../../src/terminal/discrepancy.ts';
import { id, type BlockId, type CallId, type CheId, type ContainerId, type VisitId } from '../../src/terminal/ids.ts';
import type { TerminalModel } from '../../src/terminal/model.ts';
import { tinyTerminal } from '../../src/terminal/tiny-terminal.fixture.ts';

/** A world that has happened: what its record was begun with, its frames, its record at the end. */
export interface GoldenWorld {
  blocks: TerminalModel['blocks'];
  frames: Frame[];
  state: LedgerState;
}

/** The worlds by name. */
export const GOLDEN_WORLDS: Readonly<Record<string, () => GoldenWorld>> = {
  'one-call': oneCall,
  'two-calls-and-trucks': twoCallsAndTrucks,
  'by-hand': byHand,
};

/**
 * One call at a terminal with double trolleys: boxes ashore, a restow over an open hatch, three loads of which one is not there.
 *
 *   deck   82   R  D1 RF       R goes on with the vessel; its cover must come off for H1 and H2
 *          ---- cover
 *   hold   04   H2
 *          02   H1 S                   and a tier of six boxes each in bays 14 and 18
 */
function oneCall(): GoldenWorld {
  const arrive = {
    '2-0-2': box('H1'),
    '2-2-2': onward('S'),
    '2-0-4': box('H2'),
    '2-0-82': onward('R'),
    '6-1-82': box('D1', { dangerous: [{ imdgClass: '3', unNumber: '1203' }] }),
    '6-2-82': box('RF', { reeferC: -18, isoType: '45R1' }),
    '5-3-82': box('P1', { lengthFeet: 20 }),
    '7-3-82': box('P2', { lengthFeet: 20 }),
    ...Object.fromEntries(
      [14, 18].flatMap((bay) => [0, 1, 2, 3, 4, 5].map((row) => [`${bay}-${row}-82`, box(`N${bay}${row}`)])),
    ),
  };
  const loads = { '10-1-82': onward('L1'), '10-2-82': onward('L2'), '10-1-84': onward('GONE') };
  const stock = [
    standing(loads['10-1-82'], 'A03', [2, 1, 1], callOf('GOLD')),
    standing(onward('ON-TOP'), 'A03', [2, 1, 2]),
    standing(loads['10-2-82'], 'A04', [6, 1, 1], callOf('GOLD')),
  ];
  const model = terminal('busan-dgt');
  const { run, journal } = play(model, [bayplan('GOLD', arrive), loadList('GOLD', loads)], stock);
  return { blocks: model.blocks, frames: [...journal.read(1)], state: run.ledger.state };
}

/** Two calls and four trucks at a terminal with single trolleys and side-loaded blocks; one truck comes for a box that is not there. */
function twoCallsAndTrucks(): GoldenWorld {
  const model = terminal('lach-huyen-hhit');
  const block = model.blocks[0]!.id;
  const messages = [
    bayplan('ONE', { '2-4-82': box('A1'), '2-2-82': box('A2'), '2-4-84': box('A3') }),
    bayplan('TWO', { '6-1-82': box('B1'), '6-3-82': box('B2') }, 3),
    truck('51C-001', 0.3, [onward('L1')], [box('C1')]),
    truck('51C-002', 0.5, [onward('D1')]),
    truck('51C-003', 1, [], [box('NOT-HERE')]),
    loadList('TWO', { '6-1-82': onward('L1') }),
    truck('51C-004', 8, [], [box('A1')]),
  ];
  const { run, journal } = play(model, messages, [standing(box('C1'), block, [6, 1, 1], 'truck')]);
  return { blocks: model.blocks, frames: [...journal.read(1)], state: run.ledger.state };
}

/** What the worlds above do not make: holds, a load replanned and one rolled, a call refused, a list that is set aside. */
function byHand(): GoldenWorld {
  const model = tinyTerminal();
  const journal = new MemoryJournal();
  const ledger = new Ledger(emptyState(model), journal, capacity);
  const call = V;
  const container = (name: string): ContainerId => id(name);
  const slot = { bay: 2, row: 1, tier: 82 };
  const refused = { ...vesselComes, call: id<CallId>('TOO-LONG'), vessel: 'TOO LONG' };
  ledger.receive(
    'golden.edi#1',
    [vesselComes, announced(smallBox('A'), aboard(2, 0, 2)), announced(smallBox('L'), yard(2, 1, 1), V)],
    1000,
  );
  ledger.receive('golden.edi#2', [announced(smallBox('M'), yard(2, 2, 1)), refused], 2000);
  ledger.receive('golden.edi#2/waits', [], 2000);
  ledger.record(
    { kind: 'edi-received', file: 'golden.edi', reference: 'số 1 "검사"', type: 'BAPLIE', diagnostics: 2 },
    2000,
  );
  ledger.record({ kind: 'call-refused', call: id<CallId>('TOO-LONG'), reason: 'too long' }, 2500);
  ledger.record({ kind: 'container-set-aside', what: 'X', call, code: 'HWS-RUN-043', reason: 'not aboard' }, 3000);
  ledger.record({ kind: 'discharge-listed', call, container: container('A') }, 3000);
  for (const name of ['L', 'M']) ledger.record({ kind: 'load-listed', call, container: container(name), slot }, 3500);
  ledger.commit();
  ledger.record(
    { kind: 'load-replanned', call, container: container('L'), slot: { ...slot, row: 0 }, reason: 'stability' },
    4000,
  );
  ledger.record({ kind: 'loads-exchanged', call, containers: [container('L'), container('M')], why: null }, 4000);
  ledger.record({ kind: 'load-replanned', call, container: container('M'), slot: null, reason: 'rolled' }, 4000);
  ledger.record(
    { kind: 'load-moved-by-hand', call, container: container('L'), slot: { ...slot, row: 0 }, by: 'kế hoạch' },
    4500,
  );
  ledger.record({ kind: 'hold-placed', container: container('M'), hold: 'customs', reason: 'số 12/2026' }, 5000);
  ledger.record({ kind: 'hold-placed', container: container('L'), hold: 'line', reason: 'unpaid' }, 5000);
  ledger.record({ kind: 'hold-released', container: container('L'), hold: 'line' }, 6000);
  ledger.record({ kind: 'cranes-planned', call, cranes: [CRANE], objective: 2, bound: 1.5, why: null }, 6000);
  ledger.record(cover('2/0', true), 7000);
  ledger.record(picked('A', aboard(2, 0, 2)), 8000);
  ledger.record(placed('A', on(PLATFORM)), 8500);
  ledger.record(truckComes(), 9000);
  ledger.record({ kind: 'visit-state', visit: T, state: 'at-gate' }, 9500);
  ledger.record(announced(smallBox('N', 20), outside), 9900);
  comesTooLate(ledger);
  lies(ledger);
  changes(ledger);
  draws(ledger);
  cools(ledger);
  handles(ledger);
  berths(ledger);
  ledger.commit();
  return { blocks: model.blocks, frames: [...journal.read(1)], state: ledger.state };
}

/** A hold that comes when the crane was told to set its box aboard; and a truck that is stopped at the gate. */
function comesTooLate(ledger: Ledger): void {
  const call = V;
  const container: ContainerId = id('L');
  const truckTo = (state: VisitState): void => ledger.record({ kind: 'visit-state', visit: T, state }, 9950);
  ledger.record(picked('L', yard(2, 1, 1)), 9910);
  ledger.record({ kind: 'hold-placed', container, hold: 'customs', reason: 'x-ray' }, 9920);
  ledger.record({ kind: 'hold-too-late', call, container, che: CRANE }, 9930);
  ledger.record(placed('L', aboard(2, 0, 2)), 9940);
  for (const state of ['inside', 'leaving', 'stopped'] as const) truckTo(state);
}

/** What planners draw in the yard: a lock and an allocation that stay, and one of each that is ended. */
function draws(ledger: Ledger): void {
  const place = { block: id<BlockId>('A'), fromBay: 2, toBay: 6, fromRow: 1, toRow: 2 };
  const row3 = { ...place, fromRow: 3, toRow: 3 };
  const by = 'shift 2';
  const events: LedgerEvent[] = [
    { kind: 'yard-range-locked', range: 'R1', place, reason: 'số 1 "검사"', by },
    { kind: 'yard-range-unlocked', range: 'R1', by },
    { kind: 'yard-range-locked', range: 'R2', place: row3, reason: 'paving', by },
    { kind: 'yard-allocation-set', range: 'R3', place, use: 'reserved', filter: { call: V, full: true }, by },
    { kind: 'yard-allocation-removed', range: 'R3', by },
    { kind: 'yard-allocation-set', range: 'R4', place, use: 'preferred', filter: { line: 'MSK', lengthFeet: 40 }, by },
  ];
  for (const event of events) ledger.record(event, 17_000);
}

/** Two reefers at their plugs: one whose alarm is noted and over, one that alarms and was unplugged. */
function cools(ledger: Ledger): void {
  const [C, D] = ['C', 'D'].map((name) => id<ContainerId>(name)) as [ContainerId, ContainerId];
  const by = 'RT01';
  const events: LedgerEvent[] = [
    ...[C, D].map((name, i) => announced({ ...smallBox(name), reeferC: -18 }, yard(2, 3, 1 + i))),
    { kind: 'reefer-plugged', container: C, by },
    { kind: 'reefer-plugged', container: D, by },
    { kind: 'reefer-alarm', container: C, alarm: 'temperature', celsius: -11.5 },
    { kind: 'reefer-alarm-acknowledged', container: C, by: 'shift 2' },
    { kind: 'reefer-alarm-cleared', container: C },
    { kind: 'reefer-alarm', container: D, alarm: 'temperature', celsius: 4 },
    { kind: 'reefer-unplugged', container: D, by: 'RT02' },
  ];
  for (const event of events) ledger.record(event, 18_000);
}

/** What people have machines do: one that stays stopped, one that works again; and an exception that is noted. */
function handles(ledger: Ledger): void {
  const [one, other] = ['AGV01', 'AGV02'].map((name) => id<CheId>(name)) as [CheId, CheId];
  const by = 'số 1 "검사"';
  const events: LedgerEvent[] = [
    { kind: 'machine-stopped', che: one, by, reason: 'smoke' },
    { kind: 'machine-stopped', che: other, by, reason: '' },
    { kind: 'machine-released', che: other, by: 'shift 2' },
    { kind: 'machine-withdrawn', che: other, by, reason: 'tyre' },
    { kind: 'machine-returned', che: other, by: 'shift 2' },
    { kind: 'machine-sent-to-charge', che: other, by },
    { kind: 'exception-acknowledged', exception: 'machine-stopped~AGV01~19000', by },
  ];
  for (const event of events) ledger.record(event, 19_000);
}

/** Berths that people fix: one that stays, one that is set free; and a vessel that is asked to come later. */
function berths(ledger: Ledger): void {
  const [call, other] = [V, id<CallId>('CHANGED')];
  const by = 'số 1 "검사"';
  const why = { decided: 'just-in-time', alternatives: [{ choice: '12.3 kn', score: 4.5, parts: { fuel: 4.5 } }] };
  const events: LedgerEvent[] = [
    { kind: 'berth-pinned', call, x: 37.5, start: null, by },
    { kind: 'berth-pinned', call: other, x: 120, start: 90_000_000, by },
    { kind: 'berth-unpinned', call: other, by: 'shift 2' },
    { kind: 'arrival-requested', call: other, at: 100_000_000, berth: 104_000_000, fuel: 2.5, co2: 7.785, why },
    { kind: 'arrival-told', call: other, eta: 100_800_000, speed: 12.25, fuel: 2.25, co2: 7.0065 },
  ];
  for (const event of events) ledger.record(event, 20_000);
}

/** A newer plan, list and announcement, a message that is passed over, and one against physical fact. */
function changes(ledger: Ledger): void {
  const call = id<CallId>('CHANGED');
  const container = (name: string): ContainerId => id(name);
  const reason = 'a newer issue';
  const away = { kind: 'vessel', call, slot: { bay: 2, row: 0, tier: 82 } } as const;
  const visit = id<VisitId>('CANCELLED');
  const claim: Claim = {
    ...{ kind: 'brings', sender: 'LINE', file: 'golden.edi', type: 'COPINO', reference: 'R 2' },
    ...{ call: null, slot: null },
  };
  const events: LedgerEvent[] = [
    { ...vesselComes, call, vessel: 'CHANGED' } as LedgerEvent,
    announced(smallBox('P'), away),
    { kind: 'discharge-listed', call, container: container('P') },
    { kind: 'container-changed', container: { ...smallBox('P'), grossKg: 21_000 }, outbound: 'truck' },
    { kind: 'discharge-unlisted', call, container: container('P'), reason },
    { kind: 'container-withdrawn', call, container: container('P'), reason },
    { kind: 'load-listed', call, container: container('P'), slot: away.slot },
    { kind: 'load-unlisted', call, container: container('P'), reason },
    {
      kind: 'call-changed',
      call,
      geometry: {
        name: 'CHANGED',
        length: 90,
        beam: 18,
        draught: 6,
        ...{ bays: [2], rowCount: 3, deckBase: 82 },
        ...{ holdTop: 0, hatchCovers: [] },
      },
      ...{ eta: 5, etd: 6, nextPort: 'DEHAM' },
    },
    { kind: 'visit-announced', visit, truck: '34B 5678', haulier: 'H', expected: 0, deliver: [], collect: [] },
    { kind: 'visit-cancelled', visit, reason },
    { kind: 'message-passed-over', file: 'golden.edi', reference: 'R 1', type: 'COPRAR', code: 'HWS-RUN-063', reason },
    { kind: 'discrepancy-found', container: container('A'), claim, recorded: yard(6, 1, 1), reason: 'it stands here' },
    { kind: 'discrepancy-found', container: container('M'), claim, recorded: yard(2, 2, 1), reason: 'it stands here' },
    { kind: 'discrepancy-resolved', container: container('A'), accepted: 'record', by: 'shift 2' },
  ];
  for (const event of events) ledger.record(event, 16_000);
}

/** What goes wrong: a machine that tells what cannot be, a box elsewhere than ordered, a message on which Hawser failed. */
function lies(ledger: Ledger): void {
  const ordered = yard(6, 1, 1);
  const report = { kind: 'picked', at: 10_000, che: CRANE, job: 7, container: id<ContainerId>('A') } as const;
  ledger.record(
    {
      kind: 'reports-taken',
      reports: [],
      unheard: [{ che: CRANE, since: 9000 }],
      met: [],
      messages: ['m'],
      checks: [],
    },
    10_000,
  );
  ledger.record({ kind: 'report-refused', report, fault: 'twice', reason: 'told before' }, 10_000);
  ledger.record(placed('A', yard(6, 2, 1), PLATFORM), 11_000);
  ledger.record(
    { kind: 'set-down-elsewhere', container: id<ContainerId>('A'), che: PLATFORM, ordered, to: yard(6, 2, 1) },
    11_000,
  );
  ledger.record(
    { kind: 'inventory-corrected', container: id<ContainerId>('A'), from: yard(6, 2, 1), to: ordered, by: 'shift 2' },
    12_000,
  );
  ledger.record({ kind: 'machine-cleared', che: CRANE, by: 'shift 2' }, 13_000);
  const file = 'poison.edi';
  ledger.record(
    { kind: 'message-quarantined', file, reference: 'R1', type: 'BAPLIE', tries: 3, reason: 'divided by zero' },
    14_000,
  );
  const answer = { key: 'k-1', content: 'f'.repeat(64), status: 202, body: '{"accepted":1}' };
  ledger.receive('http:k-1', [{ kind: 'command-answered', ...answer }], 15_000);
}
