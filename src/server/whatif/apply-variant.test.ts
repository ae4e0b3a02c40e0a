// What a variant makes of a terminal.
import { describe, expect, test } from 'vitest';
import { thrownCode } from '../../terminal/thrown-code.fixture.ts';
import { terminal } from '../run/small-world.fixture.ts';
import { applyVariant, type VariantFiles } from './apply-variant.ts';
import type { VariantSpec } from './variant.ts';

const busan = terminal('busan-dgt');
const haiPhong = terminal('lach-huyen-hhit');
const files: VariantFiles = {
  terminal: () => haiPhong,
  disturbances: () => {
    throw new Error('no file of disturbances is named here');
  },
};
const apply = (spec: Omit<VariantSpec, 'name'>) => applyVariant(busan, { name: 'v', ...spec }, files);

const codeOf = (spec: Omit<VariantSpec, 'name'>): string => thrownCode(() => apply(spec));

describe('a variant', () => {
  test('that changes nothing is the terminal itself', () => {
    expect(apply({}).model).toBe(busan);
  });

  test('sets values by their paths in a copy', () => {
    const { model } = apply({ set: { '/vehicleType/count': 12, '/berths/0/depth': 15 } });
    expect([model.vehicleType.count, model.berths[0]!.depth]).toEqual([12, 15]);
    expect([busan.vehicleType.count, busan.berths[0]!.depth]).not.toEqual([12, 15]);
  });

  test('may be another terminal', () => {
    expect(apply({ terminal: 'hai-phong' }).model).toBe(haiPhong);
  });

  test('brings its faults of machines, read as a file of them is', () => {
    const script = [{ at: '01:00', machine: 'AGV01', minutes: 30 }];
    const { disturbances } = apply({ disturbances: { format: 'hawser-disturbances/1', script } });
    expect(disturbances!.script).toEqual([
      { kind: 'machine', at: 3_600_000, minutes: 30, machine: 'AGV01', fault: 'stop' },
    ]);
    expect(
      codeOf({ disturbances: { format: 'hawser-disturbances/1', script: [{ at: 0, machine: 'AGV999', minutes: 1 }] } }),
    ).toBe('HWS-DIS-004');
  });
});

describe('a variant is refused', () => {
  test('for a path that the terminal does not have', () => {
    expect(codeOf({ set: { '/vehicles/count': 12 } })).toBe('HWS-SWP-004');
    expect(codeOf({ set: { '/vehicleType/colour': 'red' } })).toBe('HWS-SWP-004');
    expect(codeOf({ set: { '/berths/99': {} } })).toBe('HWS-SWP-004');
    expect(codeOf({ set: { 'vehicleType/count': 12 } })).toBe('HWS-SWP-004');
  });

  test('for a value of the wrong kind, or one that makes a terminal which cannot be run', () => {
    expect(codeOf({ set: { '/vehicleType/count': 'many' } })).toBe('HWS-SWP-004');
    expect(codeOf({ set: { '/quay/length': 10 } })).toBe('HWS-SWP-004');
  });

  test('for more vehicles than have a place to park', () => {
    expect(codeOf({ set: { '/vehicleType/count': busan.parking.length + 1 } })).toBe('HWS-SWP-005');
  });
});
