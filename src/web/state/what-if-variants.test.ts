// What the what-if sheet sends for what a person has entered.
import { describe, expect, it } from 'vitest';
import { variantsOf } from './what-if-variants.ts';

describe('the variants of a what-if', () => {
  it('begin with the terminal as it is, and change one thing each', () => {
    const variants = variantsOf('as it is', [
      { name: '70', change: { kind: 'vehicles', count: 70 } },
      { name: 'nearest', change: { kind: 'dispatch', rule: 'nearest-idle' } },
      { name: 'berth', change: { kind: 'berth', call: 'HWS001', metre: 420 } },
    ]);
    expect(variants).toEqual([
      { name: 'as it is' },
      { name: '70', set: { '/vehicleType/count': 70 } },
      { name: 'nearest', policy: { dispatch: 'nearest-idle' } },
      { name: 'berth', berths: { HWS001: 420 } },
    ]);
  });

  it('close a lane and stop a crane from now on, for so many minutes', () => {
    const script = variantsOf('-', [
      { name: 'l', change: { kind: 'lane', lane: 'L1', minutes: 60 } },
      { name: 'c', change: { kind: 'crane', crane: 'QC03', minutes: 30 } },
    ]).map(({ disturbances }) => disturbances?.['script']);
    expect(script).toEqual([
      undefined,
      [{ at: 0, lane: 'L1', minutes: 60 }],
      [{ at: 0, machine: 'QC03', fault: 'stop', minutes: 30 }],
    ]);
  });
});
