// Machines that lie, all of them at once for an hour and a half: nothing of it comes into the record, a person looks at who was marked, and
// the work is done all the same. The world is that of recover-control.test.ts, in one process.
import { describe, expect, test } from 'vitest';
import type { Report } from '../../equipment/port.ts';
import { getsNoWork } from '../../operation/faults/fault-query.ts';
import { objectionToDecidedCheck } from '../../operation/faults/machine-check.ts';
import { unknownBoxes } from '../../operation/faults/unknown-boxes.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import { MemoryJournal } from '../../store/memory-journal.ts';
import type { Container } from '../../terminal/container.ts';
import { id, type CheId, type ContainerId } from '../../terminal/ids.ts';
import type { MachineCheckDecision } from '../../terminal/machine-check.ts';
import { CALM, LIE_KINDS, type ScriptItem } from '../../twin/disturbances.ts';
import { machineViews } from '../live/machine-views.ts';
import { machineIds } from './machines-of.ts';
import { lookAtMarked } from './person.fixture.ts';
import { violationsOf } from './run-report.ts';
import { bayplan, BEGIN, box, callOf, inboxItem, loadList, onward, terminal, truck } from './small-world.fixture.ts';
import { TerminalRun } from './terminal-run.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const model = terminal('four-blocks');

function world(script: ScriptItem[] = []): { run: TerminalRun; journal: MemoryJournal } {
  const journal = new MemoryJournal();
  const boxes: Record<string, Container> = {};
  const loads: Record<string, Container> = {};
  for (let row = 0; row < 3; row++) {
    for (const tier of [82, 84]) boxes[`2-${row}-${tier}`] = box(`D${row}X${tier}`);
    loads[`2-${row}-82`] = onward(`L${row}`);
  }
  const fetched = box('I1');
  const stock = Object.values(loads).map((container) => ({ container, outbound: callOf('V') as string }));
  const run = TerminalRun.begin(model, journal, () => undefined, BEGIN, { disturbances: { ...CALM, script } });
  run.stock([...stock, { container: fetched, outbound: 'truck' }]);
  const messages = [bayplan('V', boxes, 0), loadList('V', loads), truck('T1', 0.5, [onward('E1')], [fetched])];
  run.addInbox(messages.map(inboxItem));
  return { run, journal };
}

/** Works to the end; a person looks at marked machines every five minutes. */
function work(run: TerminalRun): void {
  for (let at = run.now; at < BEGIN + 12 * HOUR && !run.finished; at += 5 * MINUTE) {
    run.advance(at, () => run.finished);
    lookAtMarked(run.control, run.twin);
  }
  expect(run.finished).toBe(true);
  expect(violationsOf(run)).toEqual([]);
  expect(run.ledger.state.calls.get(callOf('V'))?.done).toEqual({ discharge: 6, load: 3, restow: 0 });
}

const events = (journal: MemoryJournal): LedgerEvent[] => [...journal.read(1)].flatMap((frame) => frame.events);
type Refused = LedgerEvent & { kind: 'report-refused' };
const refused = (journal: MemoryJournal): Refused[] => events(journal).filter((e) => e.kind === 'report-refused');

/** What each lie is found out as. */
const FAULTS: Record<(typeof LIE_KINDS)[number], string[]> = {
  twice: ['twice'],
  'unknown-job': ['unknown-job'],
  'other-container': ['other-container'],
  replay: ['twice'],
  'other-place': [],
};

describe('machines that lie', () => {
  test.each(LIE_KINDS)('do no harm to the record, and all work is done (%s)', (lie) => {
    const script = machineIds(model).map((machine): ScriptItem => ({ kind: 'lie', at: 0, minutes: 90, machine, lie }));
    const { run, journal } = world(script);
    work(run);
    expect([...new Set(refused(journal).map(({ fault }) => fault))]).toEqual(FAULTS[lie]);
    const elsewhere = events(journal).filter(({ kind }) => kind === 'set-down-elsewhere');
    expect(elsewhere.length > 0).toBe(lie === 'other-place');
    expect(events(journal).filter(({ kind }) => kind === 'machine-cleared').length).toBeGreaterThan(3);
    expect(run.operation.desk.state.faults.marked.size).toBe(0);
  });

  test('in two ways at once tell where a box truly stands all the same', () => {
    const script = machineIds(model).flatMap((machine) =>
      (['unknown-job', 'other-place'] as const).map((lie): ScriptItem => ({
        kind: 'lie',
        at: 0,
        minutes: 90,
        machine,
        lie,
      })),
    );
    const { run, journal } = world(script);
    work(run);
    expect(events(journal).some(({ kind }) => kind === 'set-down-elsewhere')).toBe(true);
    expect(refused(journal).some(({ fault }) => fault === 'unknown-job')).toBe(true);
  });

  test('are never found where none lies', () => {
    const { run, journal } = world();
    work(run);
    expect(refused(journal)).toEqual([]);
  });
});

/** A world in which a stacking crane has just lifted a box and told of it what is not so. */
function marked(lie: (typeof LIE_KINDS)[number] = 'twice'): { run: TerminalRun; che: CheId; journal: MemoryJournal } {
  const script = model.yardCranes.map((y): ScriptItem => ({
    kind: 'lie',
    at: 0,
    minutes: 60,
    machine: y.id,
    lie,
  }));
  const { run, journal } = world(script);
  const { faults } = run.operation.desk.state;
  run.advance(BEGIN + 12 * HOUR, () => faults.marked.size > 0);
  return { run, journal, che: [...faults.marked.keys()][0]! };
}

describe('a machine that was marked', () => {
  test('ends what it has in hand, gets nothing new, and is shown as one that needs a person', () => {
    const { run, che } = marked();
    const { desk } = run.operation;
    expect(getsNoWork(desk, che)).toBe(true);
    expect(machineViews(run).find((view) => view.id === (che as string))?.state).toBe('needs-person');
    const { job } = desk.state.inHand.get(che)!.order!;
    run.advance(run.now + HOUR);
    expect(desk.state.inHand.get(che)).toMatchObject({ order: null, lastJob: job });
    expect(violationsOf(run)).toEqual([]);
  });

  test('gets work again when a person has looked', () => {
    const { run, che } = marked();
    run.control.checkMachine({ che, by: 'Ada', found: [], again: null, line: null });
    run.advance(run.now + 1000);
    expect(getsNoWork(run.operation.desk, che)).toBe(false);
    work(run);
  });

  test('stays marked when what the person says cannot be', () => {
    const { run, che } = marked();
    const position = { kind: 'yard', block: 'A4', slot: { bay: 14, row: 6, tier: 4 } } as never;
    run.control.checkMachine({ che, by: 'Ada', found: [{ container: id('I1'), position }], again: null, line: null });
    run.advance(run.now + 1000);
    expect(run.operation.desk.state.faults.marked.get(che)).toMatchObject({
      fault: 'impossible',
      reason: expect.stringContaining('nothing stands under') as string,
    });
  });
});

/** What a person says who looks now. */
function lookAt(run: TerminalRun, che: CheId, found: MachineCheckDecision['found']): MachineCheckDecision {
  const { heard } = run.operation.desk.state.faults.marked.get(che)!;
  return { type: 'MACHINE_CHECK', reference: 'Ada', che, heard, found };
}

describe('what a person says of a marked machine', () => {
  /** A stacking crane with a box in its spreader that has told of it twice, and what becomes of what a person says. */
  function said(
    found: MachineCheckDecision['found'],
    times = 1,
  ): { run: TerminalRun; che: CheId; journal: MemoryJournal } {
    const { run, che, journal } = marked();
    const message = lookAt(run, che, found);
    for (let n = 0; n < times; n++) {
      run.addInbox([{ at: run.now + 1, commandId: 'look', file: 'look', message, port: 'KRPUS' }]);
      run.advance(run.now + 1000);
    }
    return { run, che, journal };
  }
  const cleared = (journal: MemoryJournal): LedgerEvent[] =>
    events(journal).filter(({ kind }) => kind === 'machine-cleared');
  const lifted = (): ContainerId => {
    const { run, che } = marked();
    return unknownBoxes(run.operation.desk).find((one) => one.che === che)!.container;
  };
  const onCrane = (): MachineCheckDecision['found'] => [
    { container: lifted(), position: { kind: 'che', che: marked().che } },
  ];

  test('gives it work again, once, by name', () => {
    const { run, che, journal } = said(onCrane(), 2);
    expect(cleared(journal)).toEqual([{ kind: 'machine-cleared', che, by: 'Ada' }]);
    expect(getsNoWork(run.operation.desk, che)).toBe(false);
    work(run);
  });

  test.each([
    ['leaves out the box that is in doubt', (): MachineCheckDecision['found'] => []],
    [
      'tells of a box that is not in doubt there',
      () => [...onCrane(), { container: id<ContainerId>('I1'), position: { kind: 'outside' as const } }],
    ],
  ])('changes nothing when it %s', (_, found) => {
    const { run, che, journal } = said(found());
    expect(cleared(journal)).toEqual([]);
    expect(getsNoWork(run.operation.desk, che)).toBe(true);
  });

  test('changes nothing when the machine has set the box down meanwhile', () => {
    const { run, che, journal } = marked();
    const late = lookAt(run, che, onCrane());
    run.advance(run.now + HOUR);
    const message = { ...late, heard: run.operation.desk.state.faults.marked.get(che)!.heard };
    expect(objectionToDecidedCheck(run.operation.desk, message)).toMatchObject({ rule: 'unknown' });
    run.addInbox([{ at: run.now + 1, commandId: 'late look', file: 'look', message, port: 'KRPUS' }]);
    run.advance(run.now + 1000);
    expect(cleared(journal)).toEqual([]);
    expect(violationsOf(run)).toEqual([]);
  });

  test('changes nothing when the machine has told of another box meanwhile, though the same one is in doubt', () => {
    const { run, che } = marked('other-container');
    const { desk } = run.operation;
    const doubts = (): ContainerId[] => unknownBoxes(desk).flatMap((one) => (one.che === che ? [one.container] : []));
    const [lifted] = doubts() as [ContainerId];
    const found = [{ container: lifted, position: run.twin.find(lifted) }];
    expect(found[0]!.position).toEqual({ kind: 'che', che });
    const early = lookAt(run, che, found);
    expect(objectionToDecidedCheck(desk, early)).toBeNull();
    run.advance(
      run.now + HOUR,
      () => run.twin.find(lifted).kind !== 'che' && desk.state.faults.marked.get(che)!.heard > early.heard,
    );
    expect(doubts()).toEqual([lifted]);
    expect(objectionToDecidedCheck(desk, early)).toMatchObject({ rule: 'unknown' });
    work(run);
  });
});

describe('a report that cannot be', () => {
  /** A world in which the quay crane holds a box, and what comes of a report that is slipped in. */
  function slipIn(
    report: (base: { at: number; che: CheId; job: number; container: ContainerId }) => Report,
  ): Refused[] {
    const { run, journal } = world();
    const { inHand } = run.operation.desk.state;
    const che = id<CheId>('QC01');
    run.advance(BEGIN + 12 * HOUR, () => (inHand.get(che)?.picked.length ?? 0) > 0);
    const order = inHand.get(che)!.order!;
    const [container] = inHand.get(che)!.picked as [ContainerId];
    run.twin.state.reports.push(report({ at: run.now, che, job: order.job, container }));
    run.state.due = run.now;
    const places = (): string =>
      JSON.stringify([...run.ledger.state.containers].map(([name, r]) => [name, r.position]));
    const before = places();
    run.advance(run.now, () => true);
    // Nothing of it came into the record.
    expect(places()).toBe(before);
    work(run);
    return refused(journal);
  }

  test.each<[string, string, Parameters<typeof slipIn>[0]]>([
    ['from a machine that the terminal has not', 'unknown-sender', (b) => ({ kind: 'placed', ...b, che: id('QC99') })],
    ['of a job that nobody gave', 'unknown-job', (b) => ({ kind: 'placed', ...b, job: 123_456 })],
    ['of a job that is done', 'twice', (b) => ({ kind: 'placed', ...b, job: 1 })],
    ['of the same pick', 'twice', (b) => ({ kind: 'picked', ...b })],
    ['of another box', 'other-container', (b) => ({ kind: 'placed', ...b, container: id('I1') })],
    ['of another kind than the order', 'unknown-job', ({ at, che, job }) => ({ kind: 'at-gantry', at, che, job })],
    ['of yesterday', 'twice', (b) => ({ kind: 'placed', ...b, at: b.at - 24 * HOUR })],
    [
      'of a place where the box cannot be',
      'impossible',
      (b) => ({ kind: 'placed', ...b, to: { kind: 'yard', block: id('A1'), slot: { bay: 2, row: 1, tier: 1 } } }),
    ],
    ['of a vessel that is not known', 'unknown-sender', ({ at }) => ({ kind: 'vessel-sailed', at, call: id('W-1') })],
    ['of a vessel out of order', 'out-of-order', ({ at }) => ({ kind: 'vessel-sailed', at, call: callOf('V') })],
    ['of a truck that is not known', 'unknown-sender', ({ at }) => ({ kind: 'truck-gone', at, visit: id('none') })],
  ])('%s is refused: %s', (_, fault, report) => {
    expect(slipIn(report).map((r) => r.fault)).toEqual([fault]);
  });
});
