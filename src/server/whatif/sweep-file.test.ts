// Sweep files: what they may say, and how their faults are told.
import { describe, expect, test } from 'vitest';
import { InputError } from '../../terminal/diagnostic.ts';
import { parseSweep } from './sweep-file.ts';

const SMALL = { format: 'hawser-sweep/1', terminal: 'busan-dgt', hours: 4, seeds: [1] };
const parse = (parts: object) => parseSweep(JSON.stringify({ ...SMALL, ...parts }, null, 2), 'my.json');

/** The fault of a text: code, where, message. */
function faultOf(text: string): { code: string; where: string; message: string } {
  try {
    parseSweep(text, 'my.json');
  } catch (error) {
    if (error instanceof InputError) return error.diagnostic;
    throw error;
  }
  throw new Error('the file has no fault');
}
const faultIn = (parts: object) => faultOf(JSON.stringify({ ...SMALL, ...parts }, null, 2));

describe('a sweep file', () => {
  test('that says the least compares nothing: the terminal as it is over its seeds', () => {
    const plan = parse({});
    expect(plan).toMatchObject({ name: 'my.json', warmUpHours: 0, seeds: [1], demand: { days: 1 }, metrics: null });
    expect(plan.variants).toEqual([{ name: 'as it is' }]);
  });

  test('counts seeds from one on, or lists them', () => {
    expect(parse({ seeds: { from: 7, count: 3 } }).seeds).toEqual([7, 8, 9]);
    expect(parse({ seeds: [3, 1] }).seeds).toEqual([3, 1]);
  });

  test('gets traffic for as many days as its runs take', () => {
    expect(parse({ hours: 24, warmUpHours: 24.5 }).demand.days).toBe(3);
  });
});

describe('a grid', () => {
  test('makes a variant of every combination, named by its values', () => {
    const { variants } = parse({
      grid: { '/vehicleType/count': [60, 80], 'policy/dispatch': ['rolling', 'first-come'] },
    });
    expect(variants).toEqual([
      { name: 'count 60, dispatch rolling', set: { '/vehicleType/count': 60 }, policy: { dispatch: 'rolling' } },
      { name: 'count 60, dispatch first-come', set: { '/vehicleType/count': 60 }, policy: { dispatch: 'first-come' } },
      { name: 'count 80, dispatch rolling', set: { '/vehicleType/count': 80 }, policy: { dispatch: 'rolling' } },
      { name: 'count 80, dispatch first-come', set: { '/vehicleType/count': 80 }, policy: { dispatch: 'first-come' } },
    ]);
  });

  test('goes over each of the variants that are listed, and leaves what they set', () => {
    const variants = [{ name: 'now' }, { name: 'slow', set: { '/vehicleType/straightSpeed': 3 } }];
    const plan = parse({ variants, grid: { 'demand/scale': [1, 2], terminal: ['a'] } });
    expect(plan.variants.map(({ name }) => name)).toEqual([
      'now, scale 1, terminal a',
      'now, scale 2, terminal a',
      'slow, scale 1, terminal a',
      'slow, scale 2, terminal a',
    ]);
    expect(plan.variants[3]).toMatchObject({
      ...{ set: { '/vehicleType/straightSpeed': 3 }, demand: { scale: 2 }, terminal: 'a' },
    });
  });

  test('of what is not known, or of a value that is not possible, is refused', () => {
    expect(faultIn({ grid: { 'policy/magic': [1] } })).toMatchObject({ code: 'HWS-SWP-002' });
    expect(faultIn({ grid: { 'policy/dispatch': ['magic'] } }).message).toContain('/policy/dispatch');
  });
});

describe('a fault of a sweep file', () => {
  test('in its text is told with line and column', () => {
    expect(faultOf('{\n  "format": oops\n}')).toMatchObject({
      code: 'HWS-SWP-001',
      where: 'my.json, line 2, column 13',
    });
  });

  test('is told with line, path and sentence when something lacks, is unknown or of another kind', () => {
    const { terminal: _, ...rest } = SMALL;
    expect(faultOf(JSON.stringify(rest)).message).toBe('The file lacks the property "terminal".');
    expect(faultIn({ colour: 'red' })).toMatchObject({ code: 'HWS-SWP-002', where: 'my.json, line 8, /colour' });
    expect(faultIn({ hours: 0 }).message).toBe(
      '/hours is 0; expected is a number above 0 (hours over which the figures count).',
    );
    expect(faultIn({ variants: [{ name: 'a', set: 5 }] }).where).toBe('my.json, line 11, /variants/0/set');
  });

  test('is two variants of one name', () => {
    expect(faultIn({ variants: [{ name: 'a' }, { name: 'a' }] })).toMatchObject({ code: 'HWS-SWP-003' });
  });

  test('is more runs than anybody means', () => {
    const grid = { '/a': Array.from({ length: 200 }, (_, i) => i) };
    expect(faultIn({ grid, seeds: { from: 1, count: 1000 } })).toMatchObject({ code: 'HWS-SWP-003' });
  });

  test('is traffic that ends before the runs do, in the file or in one variant', () => {
    expect(faultIn({ hours: 30, demand: { days: 1 } }).message).toBe('The runs take 30 hours, the traffic lasts 24.');
    expect(faultIn({ hours: 30, variants: [{ name: 'a', demand: { days: 0.5 } }] })).toMatchObject({
      code: 'HWS-SWP-006',
    });
  });
});
