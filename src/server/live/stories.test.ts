// A container's story is told in the words of the quay, and its class colours it.
import { describe, expect, it } from 'vitest';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { ContainerRecord, LedgerState } from '../../ledger/state.ts';
import type { Container, Position } from '../../terminal/container.ts';
import { id, type BlockId, type CallId, type CheId, type ContainerId } from '../../terminal/ids.ts';
import { classOf } from './box-views.ts';
import { Stories } from './stories.ts';

const box: Container = {
  id: id('TSTU1234567'),
  isoType: '45G1',
  ...{ lengthFeet: 40, heightMm: 2896, grossKg: 9000, full: true, reeferC: null, dangerous: [], outOfGauge: null },
  ...{ operator: 'TST', portOfLoading: 'CNSHA', portOfDischarge: 'KRPUS', finalPort: 'KRPUS' },
};
const aboard: Position = { kind: 'vessel', call: id<CallId>('PLUM-7'), slot: { bay: 2, row: 0, tier: 2 } };
const inYard: Position = { kind: 'yard', block: id<BlockId>('A01'), slot: { bay: 2, row: 1, tier: 1 } };
const on = (che: string): Position => ({ kind: 'che', che: id<CheId>(che) });

function record(position: Position, outbound = 'truck', changes: Partial<Container> = {}): ContainerRecord {
  return { container: { ...box, ...changes }, position, outbound, holds: new Map(), yardSince: 0 };
}

/** The record of one box. */
function stateWith(one: ContainerRecord): LedgerState {
  return { containers: new Map([[one.container.id, one]]) } as unknown as LedgerState;
}

function move(from: Position, to: Position, by: string, rehandle = false): LedgerEvent[] {
  const che = id<CheId>(by);
  return [
    { kind: 'picked', container: box.id, che, from, rehandle },
    { kind: 'placed', container: box.id, che, to },
  ];
}

describe('Stories', () => {
  it('tells a discharge over a platform, a rehandle and the way out', () => {
    const stories = new Stories();
    const visit = id<never>('V1');
    const events: LedgerEvent[] = [
      { kind: 'container-announced', container: box, position: aboard, outbound: 'truck' },
      { kind: 'discharge-listed', call: id<CallId>('PLUM-7'), container: box.id },
      ...move(aboard, on('QC01/B'), 'QC01'),
      ...move(on('QC01/B'), on('AGV01'), 'QC01/P'),
      ...move(on('AGV01'), inYard, 'ASC-A01W'),
      ...move(inYard, inYard, 'ASC-A01L', true),
      ...move(inYard, { kind: 'truck', visit }, 'ASC-A01L'),
    ];
    events.forEach((event, n) => stories.observe(event, 1000 + n));
    const story = stories.story(stateWith(record({ kind: 'truck', visit })), 'tstu1234567');
    expect(story?.story.map(({ event }) => event)).toEqual([
      ...['container-announced', 'discharge-listed', 'picked', 'discharged', 'picked', 'placed'],
      ...['picked', 'stacked', 'rehandled', 'stacked', 'picked', 'placed'],
    ]);
    expect(story?.story[3]).toMatchObject({ at: 1003, che: 'QC01', position: on('QC01/B') });
    expect(story?.portOfLoading).toBe('CNSHA');
  });

  it('tells what is otherwise in the papers of a box, and nothing where nothing is', () => {
    const stories = new Stories();
    const changes = { grossKg: 12_340, portOfDischarge: 'VNHPH' };
    const events: LedgerEvent[] = [
      { kind: 'container-announced', container: box, position: inYard, outbound: '' },
      { kind: 'container-changed', container: { ...box }, outbound: '' },
      { kind: 'container-changed', container: { ...box, ...changes }, outbound: 'truck' },
    ];
    events.forEach((event, n) => stories.observe(event, 1000 + n));
    const story = stories.story(stateWith(record(inYard)), box.id);
    expect(story?.story.slice(1)).toEqual([
      {
        ...{ at: 1002, event: 'container-changed', position: null, che: null, why: null },
        changed: [
          { what: 'mass', from: '9000', to: '12340' },
          { what: 'pod', from: 'KRPUS', to: 'VNHPH' },
          { what: 'leavesWith', from: '', to: 'truck' },
        ],
      },
    ]);
  });

  it('tells a discrepancy with what was claimed, its hold, and who decided', () => {
    const stories = new Stories();
    const claim = { kind: 'weighs', sender: 'LINE', file: 'F1.edi', type: 'VERMAS', reference: 'M1' } as const;
    const whole = { ...claim, call: null, slot: null, kg: 7000 };
    const events: LedgerEvent[] = [
      { kind: 'container-announced', container: box, position: aboard, outbound: 'PLUM-7' },
      { kind: 'discrepancy-found', container: box.id, claim: whole, recorded: aboard, reason: 'it weighs 7000 kg' },
      { kind: 'hold-placed', container: box.id, hold: 'discrepancy', reason: 'it weighs 7000 kg' },
      { kind: 'discrepancy-resolved', container: box.id, accepted: 'claim', by: 'Ada' },
      { kind: 'hold-released', container: box.id, hold: 'discrepancy' },
    ];
    events.forEach((event, n) => stories.observe(event, 1000 + n));
    const held = { ...record(aboard), holds: new Map([['line', 'unpaid']]) };
    const story = stories.story(stateWith(held), box.id);
    expect(story?.story.slice(1)).toMatchObject([
      { claim: { kind: 'weighs', sender: 'LINE', interchange: 'F1', kg: 7000, call: null }, position: aboard },
      { event: 'hold-placed', hold: { name: 'discrepancy', reason: 'it weighs 7000 kg' } },
      { event: 'discrepancy-resolved', decision: { accepted: 'claim', by: 'Ada' } },
      { event: 'hold-released', hold: { name: 'discrepancy', reason: '' } },
    ]);
    expect(story?.holds).toEqual([{ name: 'line', reason: 'unpaid' }]);
  });

  it('knows nothing of a number that was never told of', () => {
    expect(new Stories().story(stateWith(record(inYard)), 'NONE0000000' as ContainerId)).toBeNull();
  });
});

describe('class of a box', () => {
  it('is dangerous before reefer before empty, then by where it comes from and goes', () => {
    const of = (outbound: string, changes: Partial<Container> = {}): string =>
      classOf(record(inYard, outbound, changes), 'KRPUS');
    const dangerous = [{ imdgClass: '3', unNumber: '1263' }];
    expect(of('truck', { dangerous, reeferC: -18 })).toBe('dangerous');
    expect(of('truck', { reeferC: -18, full: false })).toBe('reefer');
    expect(of('truck', { full: false })).toBe('empty');
    expect(of('PLUM-7')).toBe('transhipment');
    expect(of('PLUM-7', { portOfLoading: 'KRPUS' })).toBe('export');
    expect(of('truck')).toBe('import');
  });
});
