// Reefers in block A of the small record: 2 bays of three stacks a row; the first 40' bay (bay 2) has plugs, the second (bay 6) has none.
//
//            row 1     row 2
//   bay 2    [ R ]     [ D ]      R reefer, D dry
//   bay 6    [ N ]                N reefer where there is no plug
import { describe, expect, test } from 'vitest';
import { id, type ContainerId } from '../terminal/ids.ts';
import type { ReeferState } from '../terminal/reefer.ts';
import type { LedgerEvent } from './events.ts';
import { announced, box, CRANE, on, picked, placed, SmallRecord, T, truckComes, yard } from './small-record.fixture.ts';

const container = (name: string): ContainerId => id(name);
const plugged = (name: string): LedgerEvent => ({ kind: 'reefer-plugged', container: container(name), by: 'RT01' });
const unplugged = (name: string): LedgerEvent => ({ kind: 'reefer-unplugged', container: container(name), by: 'RT01' });
const alarms = (name: string, alarm: 'power' | 'temperature' = 'temperature'): LedgerEvent => ({
  ...{ kind: 'reefer-alarm', container: container(name), alarm, celsius: alarm === 'power' ? null : -9 },
});
const noted = (name: string): LedgerEvent => ({
  ...{ kind: 'reefer-alarm-acknowledged', container: container(name), by: 'Ada' },
});
const cleared = (name: string): LedgerEvent => ({ kind: 'reefer-alarm-cleared', container: container(name) });
const reefer = (name: string) => ({ ...box(name), reeferC: -18 });

const stood = (): SmallRecord =>
  new SmallRecord().did(
    announced(reefer('R'), yard(2, 1, 1)),
    announced(box('D'), yard(2, 2, 1)),
    announced(reefer('N'), yard(6, 1, 1)),
  );
const of = (record: SmallRecord, name: string): ReeferState | undefined => record.state.reefers.get(container(name));

describe('a reefer in the yard', () => {
  test('is off power from when it was set down until it is plugged in, and shows since when', () => {
    const record = stood();
    expect(of(record, 'R')).toMatchObject({ plugged: false, since: 2000 });
    record.did(plugged('R'));
    expect(of(record, 'R')).toMatchObject({ plugged: true, since: 5000 });
    record.did(unplugged('R'));
    expect(of(record, 'R')).toMatchObject({ plugged: false, since: 6000 });
  });

  test('is plugged in only where there is a plug, and once', () => {
    const record = stood();
    expect(record.rule(plugged('N'))).toBe('no-plug');
    expect(record.rule(plugged('D'))).toBe('unknown');
    expect(record.rule(unplugged('R'))).toBe('order');
    expect(record.did(plugged('R')).rule(plugged('R'))).toBe('order');
  });

  test('is not lifted with its cable in', () => {
    const record = stood().did(plugged('R'));
    expect(record.rule(picked('R', yard(2, 1, 1)))).toBe('plugged');
    expect(record.did(unplugged('R')).rule(picked('R', yard(2, 1, 1)))).toBe('allowed');
  });

  test('stays off power since it was unplugged while it is set elsewhere, and is no longer the yard’s on its truck', () => {
    const record = stood().did(plugged('R'), unplugged('R'), picked('R', yard(2, 1, 1)), placed('R', yard(2, 3, 1)));
    expect(of(record, 'R')).toMatchObject({ plugged: false, since: 6000 });
    record.did(picked('R', yard(2, 3, 1)), truckComes([], ['R']), placed('R', { kind: 'truck', visit: T }));
    expect(of(record, 'R')).toBeUndefined();
  });

  test('that a person found elsewhere is off power', () => {
    const record = stood().did(plugged('R'));
    const [from, to] = [yard(2, 1, 1), yard(2, 3, 1)];
    record.did({ kind: 'inventory-corrected', container: container('R'), from, to, by: 'Ada' });
    expect(of(record, 'R')).toMatchObject({ plugged: false, since: 6000 });
  });

  test('may turn out to be one, or none, by its papers', () => {
    const record = stood().did({ kind: 'container-changed', container: reefer('D'), outbound: '' });
    expect(record.rule(plugged('D'))).toBe('allowed');
    record.did(plugged('D'), { kind: 'container-changed', container: box('D'), outbound: '' });
    expect(of(record, 'D')?.plugged).toBe(true);
    expect(of(record.did(unplugged('D')), 'D')).toBeUndefined();
  });
});

describe('an alarm of a reefer', () => {
  test('is open until it is cleared, with who has taken note of it and when', () => {
    const record = stood().did(plugged('R'), alarms('R'));
    expect(of(record, 'R')?.alarm).toEqual({ kind: 'temperature', since: 6000, celsius: -9, by: '', seenAt: 0 });
    record.did(noted('R'));
    expect(of(record, 'R')?.alarm).toMatchObject({ by: 'Ada', seenAt: 7000 });
    expect(of(record.did(cleared('R')), 'R')?.alarm).toBeNull();
  });

  test('is raised, noted and cleared once', () => {
    const record = stood().did(plugged('R'));
    expect([record.rule(alarms('D')), record.rule(noted('R')), record.rule(cleared('R'))]).toEqual(
      Array(3).fill('unknown'),
    );
    record.did(alarms('R'), noted('R'));
    expect([record.rule(alarms('R', 'power')), record.rule(noted('R'))]).toEqual(['duplicate', 'duplicate']);
    expect(record.did(cleared('R')).rule(noted('R'))).toBe('unknown');
  });

  test('about its power ends with its cable, one about its temperature does not', () => {
    const dark = stood().did(plugged('R'), alarms('R', 'power'), unplugged('R'));
    expect(of(dark, 'R')?.alarm).toBeNull();
    const astray = stood().did(plugged('R'), alarms('R'), unplugged('R'), picked('R', yard(2, 1, 1)));
    expect(astray.where('R')).toEqual(on(CRANE));
    expect(of(astray, 'R')?.alarm?.kind).toBe('temperature');
  });
});
