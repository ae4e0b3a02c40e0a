// What counts as an exception, in small worlds: found while it lasts, with what it holds up, and gone when it is over.
import { expect, test } from 'vitest';
import { id, type CheId, type ContainerId } from '../../terminal/ids.ts';
import type { MachineAction } from '../../terminal/machine-command.ts';
import type { ExceptionKind, ExceptionView } from '../api/exceptions.ts';
import {
  bayplan,
  beginWorld,
  BEGIN,
  box,
  loadList,
  onward,
  play,
  standing,
  terminal,
  truck,
} from '../run/small-world.fixture.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import { CALM, type ScriptItem } from '../../twin/disturbances.ts';
import { exceptionsIn, type Besides } from './exceptions.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MODEL = terminal('four-blocks');
const NOTHING: Besides = { refused: [], standing: null };

const find = (run: TerminalRun, kind: ExceptionKind): ExceptionView | undefined =>
  exceptionsIn(run, NOTHING).find((one) => one.kind === kind);

let commands = 0;
function order(run: TerminalRun, che: string, action: MachineAction): void {
  const message = { type: 'MACHINE', reference: 'Ada', che: id<CheId>(che), action, reason: 'smoke' } as const;
  run.addInbox([{ at: run.now + 1, commandId: `e-${++commands}`, file: 'e', message, port: 'KRPUS' }]);
}

/** A world that is disturbed by a script, hours after its beginning. */
function disturbed(script: ScriptItem[], hours: number, sent: Parameters<typeof beginWorld>[1] = []): TerminalRun {
  const { run } = beginWorld(MODEL, sent);
  run.twin.disturb({ ...CALM, script }, 1);
  run.advance(BEGIN + hours * HOUR);
  return run;
}

test('a terminal at rest has none', () => {
  expect(exceptionsIn(disturbed([], 1), NOTHING)).toEqual([]);
});

test('a vehicle that is stopped with a box holds up the box, its vessel, and the vehicles that have no way past it', () => {
  const boxes = Object.fromEntries([1, 2, 3, 4].map((row) => [`2-${row}-82`, box(`B${row}`)]));
  let told: ExceptionView | undefined;
  let che = '';
  let at = 0;
  play(MODEL, [bayplan('ONE', boxes)], [], (run) => {
    const { vehicles } = run.operation.desk.state;
    // Right under the crane, where one lane leads out.
    const seen = vehicles.findIndex((v, i) => v.errand === 'to-block' && run.twin.state.vehicles[i]!.driving);
    if (che === '' && seen >= 0) {
      che = vehicles[seen]!.id;
      at = run.now;
      order(run, che, 'stop');
    }
    if (che === '' || run.now < at + 10 * MINUTE) return;
    told ??= find(run, 'machine-stopped');
    if (told && run.now < at + 10 * MINUTE + 30_000) order(run, che, 'release');
  });
  expect(told).toMatchObject({
    rank: 'people',
    subject: che,
    since: expect.any(Number),
    facts: { by: 'Ada', reason: 'smoke' },
  });
  expect(told!.blocks).toContainEqual({ what: 'call', id: 'ONE', n: 1 });
  expect(told!.blocks[0]).toMatchObject({ what: 'box' });
  expect(told!.steps[0]).toEqual({ do: 'machine', che, action: 'release' });
});

test.each<[string, ScriptItem, ExceptionKind, Partial<ExceptionView>]>([
  [
    'a crane that is out of order',
    { kind: 'machine', at: MINUTE, machine: id('ASC-A1W'), minutes: 600, fault: 'stop' },
    'machine-fault',
    { rank: 'machine', subject: 'ASC-A1W' },
  ],
  [
    'a vehicle that crawls',
    { kind: 'machine', at: MINUTE, machine: id('AGV02'), minutes: 600, fault: 'slow' },
    'machine-slow',
    { rank: 'machine', subject: 'AGV02', facts: expect.objectContaining({ fault: 'slow' }) },
  ],
  [
    'a vehicle that is not heard',
    { kind: 'machine', at: MINUTE, machine: id('AGV03'), minutes: 600, fault: 'silent' },
    'machine-unheard',
    { rank: 'machine', subject: 'AGV03' },
  ],
  ['a closed lane', { kind: 'lane', at: MINUTE, lane: 'H2', minutes: 600 }, 'lane-closed', { subject: 'H2' }],
  [
    'wind',
    { kind: 'wind', at: MINUTE, speed: 30, minutes: 600 } as ScriptItem,
    'wind',
    { rank: 'people', subject: 'all' },
  ],
])('%s is told of', (_, item, kind, expected) => {
  const run = disturbed([item], 0.2);
  expect(find(run, kind)).toMatchObject({ kind, noted: null, ...expected });
});

test('what is over is no longer told of', () => {
  const item: ScriptItem = { kind: 'lane', at: MINUTE, lane: 'H2', minutes: 5 };
  expect(find(disturbed([item], 0.05), 'lane-closed')).toBeDefined();
  expect(find(disturbed([item], 0.2), 'lane-closed')).toBeUndefined();
});

test('loads on hold are told of while their vessel is worked, and are not when they are free', () => {
  const hold = { kind: 'hold-placed', container: id<ContainerId>('H'), hold: 'customs', reason: 'x-ray' } as const;
  const free = { kind: 'hold-released', container: id<ContainerId>('H'), hold: 'customs' } as const;
  const block = MODEL.blocks[0]!.id;
  const told: (ExceptionView | undefined)[] = [];
  let first = true;
  play(
    MODEL,
    [bayplan('OUT', { '2-1-82': box('D'), '6-1-82': box('E') }), loadList('OUT', { '10-1-82': onward('H') })],
    [standing(box('H'), block, [2, 1, 1], 'OUT-1')],
    (run) => {
      if (first) run.ledger.receive('hold', [hold], run.now);
      first = false;
      const working = [...run.ledger.state.calls.values()][0]?.state === 'working';
      if (!working || told.length > 0) return;
      told.push(find(run, 'loads-held'));
      run.ledger.receive('free', [free], run.now);
      told.push(find(run, 'loads-held'));
    },
  );
  expect(told[0]).toMatchObject({ rank: 'vessel', subject: 'OUT', facts: { n: 1, holds: 'customs' } });
  expect(told[1]).toBeUndefined();
});

test('a truck that waits for more than an hour is told of with the box that it waits for', () => {
  const block = MODEL.blocks[0]!.id;
  const hold = { kind: 'hold-placed', container: id<ContainerId>('C'), hold: 'customs', reason: '' } as const;
  let told: ExceptionView | undefined;
  let first = true;
  play(MODEL, [truck('T1', 0.1, [], [box('C')])], [standing(box('C'), block, [2, 1, 1], 'truck')], (run) => {
    if (first) run.ledger.receive('hold', [hold], run.now);
    first = false;
    told ??= find(run, 'truck-waits');
  });
  expect(told).toMatchObject({ subject: 'T1', facts: { holds: 'customs' }, blocks: [{ what: 'box', id: 'C', n: 1 }] });
});

test('refused interchanges and a record without room come from beside the run', () => {
  const run = disturbed([], 1);
  const refused = [{ file: 'RECEIVED-1.edi', at: run.now - MINUTE, sender: 'LINE', reference: '77' }];
  expect(exceptionsIn(run, { refused, standing: 'no room' })).toMatchObject([
    { kind: 'record-full', rank: 'people' },
    { kind: 'message-refused', rank: 'paper', subject: '77', facts: { sender: 'LINE' } },
  ]);
});

test('the same run gives the same list', () => {
  const run = disturbed([{ kind: 'lane', at: MINUTE, lane: 'H2', minutes: 600 }], 1);
  expect(exceptionsIn(run, NOTHING)).toEqual(exceptionsIn(run, NOTHING));
});
