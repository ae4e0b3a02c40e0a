// Reefers in whole runs: plugged in by the crew after they were set down, unplugged before a crane lifts them, and heard when they alarm.
import { describe, expect, test } from 'vitest';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Journal } from '../../ledger/journal.ts';
import type { Container } from '../../terminal/container.ts';
import { id, type ContainerId } from '../../terminal/ids.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { CALM, type ScriptItem } from '../../twin/disturbances.ts';
import { machineViews } from '../live/machine-views.ts';
import { reefersView } from '../live/reefer-views.ts';
import { Stories } from '../live/stories.ts';
import { violationsOf } from './run-report.ts';
import {
  BEGIN,
  bayplan,
  beginWorld,
  box,
  hashOfJournal,
  loadList,
  NEXT,
  onward,
  play,
  standing,
  terminal,
  truck,
  type Sent,
  type Standing,
} from './small-world.fixture.ts';
import type { TerminalRun } from './terminal-run.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MODEL = terminal('busan-dgt');
/** A 40' bay with plugs in every block of it. */
const PLUGS = 4 * MODEL.blocks[0]!.reeferBays[0]! + 2;
const COLD = { reeferC: -18, isoType: '45R1' };
const cold = (name: string, parts: Partial<Container> = {}): Container => box(name, { ...COLD, ...parts });

interface Told {
  at: number;
  event: LedgerEvent;
}

/** What the journal tells of a box, in order. */
function toldOf(journal: Pick<Journal, 'read'>, name: string): Told[] {
  return [...journal.read(1)].flatMap(({ at, events }) =>
    events.flatMap((event) => ('container' in event && event.container === name ? [{ at, event }] : [])),
  );
}

const kinds = (told: readonly Told[]): string[] =>
  told.map(({ event }) => event.kind).filter((kind) => kind.startsWith('reefer') || /^(picked|placed)$/.test(kind));

/** When something of a kind happened to a box first, minutes after the beginning. */
function minute(told: readonly Told[], kind: LedgerEvent['kind']): number {
  return ((told.find(({ event }) => event.kind === kind)?.at ?? NaN) - BEGIN) / MINUTE;
}

/** The plugs that the record knows of are those of the world. */
function agreed({ ledger, twin }: TerminalRun): void {
  const known = [...ledger.state.reefers.values()].flatMap(({ container, plugged }) => (plugged ? [container] : []));
  expect(known.sort()).toEqual([...twin.state.plugs.plugged].sort());
}

function ran(
  sent: Sent[],
  hours: number,
  { stock = [], script = [], model = MODEL }: { stock?: Standing[]; script?: ScriptItem[]; model?: TerminalModel } = {},
) {
  const { run, journal } = beginWorld(model, sent, stock);
  run.twin.disturb({ ...CALM, script }, 1);
  run.advance(BEGIN + hours * HOUR);
  expect(violationsOf(run)).toEqual([]);
  agreed(run);
  return { run, journal };
}

test('a reefer is discharged, plugged in, alarms, is noted, and is unplugged before it is loaded', () => {
  const script: ScriptItem[] = [{ kind: 'reefer', at: 4 * HOUR, minutes: 40, reefer: 'RF', alarm: 'temperature' }];
  const note = { type: 'REEFER_ALARM', reference: 'Ada', container: id<ContainerId>('RF') } as const;
  const sent: Sent[] = [
    [0, bayplan('IN', { '2-1-82': cold('RF') })],
    [0, bayplan('OUT', { '6-1-82': onward('X') }, 7)],
    [0, loadList('OUT', { '2-1-82': cold('RF', { portOfDischarge: NEXT }) })],
    [4.25, note],
  ];
  const { run, journal } = ran(sent, 14, { script });
  const told = toldOf(journal, 'RF');
  const lifts = ['picked', 'placed'];
  // Off the vessel over the crane's platform to the vehicle, into the stack; later out to the vehicle, and aboard.
  const story = kinds(told).filter((kind) => !lifts.includes(kind));
  expect(story).toEqual([
    'reefer-plugged',
    'reefer-alarm',
    'reefer-alarm-acknowledged',
    'reefer-alarm-cleared',
    'reefer-unplugged',
  ]);
  expect(told.at(-1)?.event).toMatchObject({ kind: 'placed', to: { kind: 'vessel' } });
  expect([minute(told, 'reefer-alarm'), minute(told, 'reefer-alarm-cleared')]).toEqual([240, 280]);
  expect(told.find(({ event }) => event.kind === 'reefer-alarm-acknowledged')?.event).toMatchObject({ by: 'Ada' });
  const set = told.find(({ event }) => event.kind === 'placed' && event.to.kind === 'yard')!.at;
  expect(minute(told, 'reefer-plugged') - (set - BEGIN) / MINUTE).toBeLessThan(30);
  expect(run.operation.desk.state.totals.reefers).toMatchObject({ plugged: 1, late: 0, alarms: 1 });
  expect(run.ledger.state.reefers.size).toBe(0);
  expect(run.ledger.hash()).toBe(hashOfJournal(MODEL, journal));
});

test('an alarm is told with what was read and who noted it, and the box tells its story', () => {
  const stock = [standing(cold('RF'), 'A01', [PLUGS, 1, 1])];
  const script: ScriptItem[] = [{ kind: 'reefer', at: HOUR, minutes: 600, reefer: 'A01', alarm: 'power' }];
  const { run, journal } = ran([], 2, { stock, script });
  expect(reefersView(run)).toMatchObject({
    ...{ plugged: 1, alarms: 1, unseen: 1, late: 0, offPower: [] },
    alarmed: [{ container: 'RF', setC: -18, atPlug: true, alarm: { kind: 'power', by: '', since: BEGIN + HOUR } }],
  });
  const stories = new Stories();
  for (const { at, events } of journal.read(1)) for (const event of events) stories.observe(event, at);
  const lines = stories.story(run.ledger.state, 'RF')!.story.map(({ event, reefer }) => [event, reefer?.alarm]);
  expect(lines.slice(-2)).toEqual([
    ['reefer-plugged', null],
    ['reefer-alarm', 'power'],
  ]);
});

test('a reefer that a truck fetches is unplugged while the truck comes, and the one over it is put back on power', () => {
  const stock = [standing(cold('RF'), 'A01', [PLUGS, 1, 1], 'truck'), standing(cold('OVER'), 'A01', [PLUGS, 1, 2])];
  const { journal } = ran([[0, truck('T1', 2, [], [cold('RF')])]], 5, { stock });
  const told = toldOf(journal, 'RF');
  expect(told.at(-1)?.event).toMatchObject({ kind: 'placed', to: { kind: 'truck' } });
  expect(kinds(toldOf(journal, 'OVER'))).toEqual([
    'reefer-plugged',
    'reefer-unplugged',
    'picked',
    'placed',
    'reefer-plugged',
  ]);
});

test('a stacking crane tells that it waits for a reefer to be unplugged', () => {
  const stock = [standing(cold('RF'), 'A01', [PLUGS, 1, 1], 'truck')];
  // One person, who needs half an hour.
  const model = {
    ...MODEL,
    reeferCrew: { people: 1, speed: 4, plugSeconds: 1800, unplugSeconds: 1800, targetMinutes: 30 },
  };
  const told = new Set<string>();
  const world = play(model, [truck('T1', 0.1, [], [cold('RF')])], stock, (run) => {
    for (const { state, waitsFor, block } of machineViews(run))
      if (block === 'A01') told.add(`${state} ${waitsFor}`.trim());
  });
  expect(world.faults).toEqual([]);
  expect(told).toContain('waiting-reefer RF');
  expect(world.where('RF')).toEqual({ kind: 'outside' });
});

test('no more reefers are plugged in than the block or the terminal has power for', () => {
  const boxes = Object.fromEntries([1, 2, 3, 4].map((row) => [`2-${row}-82`, cold(`R${row}`)]));
  const limited = (parts: Partial<TerminalModel>): TerminalModel => ({ ...structuredClone(MODEL), ...parts });
  const kW = MODEL.energy.reeferKW;
  const byBlock = limited({});
  byBlock.blocks.forEach((b, i) => {
    b.reeferLimitKW = 1.5 * kW;
    if (i > 1) b.reeferBays = [];
  });
  const block = ran([[0, bayplan('IN', boxes)]], 6, { model: byBlock }).run;
  expect(reefersView(block)).toMatchObject({ plugged: 2 });
  expect(reefersView(block).offPower.length).toBe(2);
  const standby =
    MODEL.quayCranes.length * MODEL.quayCraneType.power.standbyKW +
    MODEL.yardCranes.length * MODEL.yardCraneType.power.standbyKW;
  // The supply is planned to 95 %; room for three reefers besides what always draws.
  const peakKW = (MODEL.energy.baseKW + standby + 3.5 * kW) / 0.95;
  const site = ran([[0, bayplan('IN', boxes)]], 8, { model: limited({ energy: { ...MODEL.energy, peakKW } }) }).run;
  expect(reefersView(site)).toMatchObject({ plugged: 3 });
});

/** Lifts of boxes that went aside, as names. */
const dugOut = (journal: Pick<Journal, 'read'>): string[] =>
  [...journal.read(1)].flatMap(({ events }) =>
    events.flatMap((e) => (e.kind === 'picked' && e.rehandle ? [e.container as string] : [])),
  );

describe('a box on hold is not dug for until it is released', () => {
  const hold = { kind: 'hold-placed', container: id<ContainerId>('H'), hold: 'customs', reason: 'x-ray' } as const;
  const free = { kind: 'hold-released', container: id<ContainerId>('H'), hold: 'customs' } as const;
  /** H lies under U1 and U2 at the land end, where the crane that serves trucks fetches it. */
  const bay = 4 * MODEL.blocks[0]!.bays - 2;
  const stock = (outbound: string): Standing[] => [
    standing(box('H'), 'A01', [bay, 1, 1], outbound),
    standing(box('U1'), 'A01', [bay, 1, 2]),
    standing(box('U2'), 'A01', [bay, 1, 3]),
  ];
  const fetch = [truck('T1', 0.2, [], [box('H')])];

  test.each([
    ['from the beginning', () => true, []],
    ['while a crane lifts the first box off it', (run: TerminalRun) => run.ledger.state.rehandles === 1, ['U2']],
  ])('put on hold %s', (_, when, before) => {
    let held = 0;
    let freed = false;
    let sight: string[] = [];
    const world = play(MODEL, fetch, stock('truck'), (run) => {
      if (held === 0 && when(run)) {
        held = run.now;
        run.ledger.receive('hold', [hold], run.now);
      }
      if (held === 0 || freed || run.now < held + HOUR) return;
      freed = true;
      sight = dugOut(run.journal);
      run.ledger.receive('release', [free], run.now);
    });
    expect(world.faults).toEqual([]);
    expect(freed).toBe(true);
    expect(sight).toEqual(before);
    expect(world.where('H')).toEqual({ kind: 'outside' });
    expect(dugOut(world.journal)).toEqual(['U2', 'U1']);
  });

  test('for a vessel either: what is made ready ahead leaves it where it is', () => {
    const call = 'OUT-1';
    const loads = { '6-1-82': onward('H') };
    let first = true;
    const world = play(MODEL, [bayplan('OUT', { '2-1-82': box('D') }), loadList('OUT', loads)], stock(call), (run) => {
      if (first) run.ledger.receive('hold', [hold], run.now);
      first = false;
    });
    expect(world.faults).toEqual([]);
    expect(dugOut(world.journal)).toEqual([]);
    expect(world.where('H')).toMatchObject({ kind: 'yard' });
  });
});
