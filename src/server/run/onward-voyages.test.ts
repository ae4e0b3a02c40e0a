// Transhipment: a discharge list tells which vessel takes a box on, before that vessel is announced.
import { describe, expect, it } from 'vitest';
import type { CallList, Message } from '../../edi/messages.ts';
import { id, type ContainerId } from '../../terminal/ids.ts';
import { violationsOf } from './run-report.ts';
import { BEGIN, bayplan, beginWorld, box, callOf, HERE, loadList, terminal } from './small-world.fixture.ts';
import type { TerminalRun } from './terminal-run.ts';

const HOUR = 3_600_000;
const MODEL = terminal('busan-dgt');
const LATER = {
  vesselName: 'TWO',
  callSign: '',
  imo: '',
  voyage: '1',
  carrier: 'TST',
  eta: BEGIN + 90 * HOUR,
  etd: null,
};

/** ONE brings IMP for a truck and TRA for Rotterdam; her discharge list tells that TWO takes TRA on. */
const boxes = { IMP: box('IMP', { finalPort: HERE }), TRA: box('TRA', { finalPort: 'NLRTM' }) };
const plan = bayplan('ONE', { '2-1-82': boxes.IMP, '2-2-82': boxes.TRA });
const list: CallList = {
  ...{ ...loadList('ONE', {}), function: 'discharge', reference: 'ONE D' },
  entries: [
    { container: boxes.IMP, slot: null, booking: '' },
    { container: boxes.TRA, slot: null, booking: '', onward: LATER },
  ],
};

function runOf(messages: Message[], hours: number): TerminalRun {
  const { run } = beginWorld(
    MODEL,
    messages.map((message) => [0, message]),
  );
  run.advance(BEGIN + hours * HOUR);
  expect(violationsOf(run)).toEqual([]);
  return run;
}

const recordOf = (run: TerminalRun, name: string) => run.ledger.state.containers.get(id<ContainerId>(name));
/** Share of its block's length, from the water end, at which a box stands. */
function share(run: TerminalRun, name: string): number {
  const position = recordOf(run, name)?.position;
  if (position?.kind !== 'yard') throw new Error(`${name} is not in the yard`);
  return (position.slot.bay >> 2) / (MODEL.blocks.find((b) => b.id === position.block)?.bays ?? NaN);
}

describe('a discharge list that tells onward voyages', () => {
  it('makes the box leave with that vessel, and expects her when the list says', () => {
    const run = runOf([plan, list], 6);
    expect(recordOf(run, 'TRA')?.outbound).toBe(callOf('TWO'));
    expect(recordOf(run, 'IMP')?.outbound).toBe('truck');
    expect(run.operation.desk.state.expectedCalls.get(callOf('TWO'))).toBe(LATER.eta);
    expect(run.operation.desk.state.departures.get(id('TRA'))?.mean).toBeGreaterThan(BEGIN + 80 * HOUR);
  });

  it('brings the box to the water side of the yard, and one for a truck further inland', () => {
    const run = runOf([plan, list], 6);
    expect(share(run, 'TRA')).toBeLessThan(share(run, 'IMP'));
  });

  it('puts a box with a final port abroad at the water side also when no vessel is told for it yet', () => {
    const run = runOf([plan], 6);
    expect(recordOf(run, 'TRA')?.outbound).toBe('truck');
    expect(share(run, 'TRA')).toBeLessThan(share(run, 'IMP'));
  });

  it('changes nothing for a box that is on the load list of another vessel already', () => {
    const other = bayplan('THREE', {}, 60);
    const run = runOf([plan, other, { ...loadList('THREE', { '2-1-82': boxes.TRA }), voyage: other.voyage }, list], 1);
    expect(recordOf(run, 'TRA')?.outbound).toBe(callOf('THREE'));
  });
});
