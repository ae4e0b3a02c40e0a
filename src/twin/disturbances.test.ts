// Disturbance files: what they mean, and that each fault in them is told with its place.
import { describe, expect, test } from 'vitest';
import { InputError } from '../terminal/diagnostic.ts';
import { tinyTerminal } from '../terminal/tiny-terminal.fixture.ts';
import { parseDisturbances, type Disturbances } from './disturbances.ts';

const model = tinyTerminal({
  lanes: [{ id: 'L1', from: [0, 48], to: [300, 48], width: 4, speed: 6, kind: 'highway' }],
});
const parse = (parts: object): Disturbances =>
  parseDisturbances(JSON.stringify({ format: 'hawser-disturbances/1', ...parts }, null, 1), 'storm.json', model);

/** Code and place of the fault that a file is refused for. */
function refused(text: string): [string, string] {
  try {
    parseDisturbances(text, 'storm.json', model);
  } catch (error) {
    if (error instanceof InputError) return [error.diagnostic.code, error.diagnostic.where];
    throw error;
  }
  throw new Error('the file was taken');
}

const refusedParts = (parts: object): [string, string] =>
  refused(JSON.stringify({ format: 'hawser-disturbances/1', ...parts }, null, 1));

describe('a disturbance file', () => {
  test('tells rates, gusts and a script; times are ms or hh:mm after the start', () => {
    const vehicle = { hoursBetween: 50, minutesToRepair: 10, shares: { stop: 3, dead: 1 } };
    const gusts = { mean: 12, deviation: 4, everyMinutes: 10 };
    const script = [
      { at: '01:30', machine: 'AGV01', fault: 'silent', minutes: 5 },
      { at: 90_000, machine: 'Q1', minutes: 1 },
      { at: '00:10', lane: 'L1', minutes: 2 },
      { at: 0, zone: [0, 40, 20, 60], minutes: 3 },
      { at: 0, wind: 24, minutes: 30 },
      { at: 0, machine: 'Q1', lie: 'twice', minutes: 4 },
      { at: '02:00', reefer: 'A', minutes: 5 },
      { at: '02:00', reefer: 'HWSU0000013', alarm: 'temperature', minutes: 5 },
    ];
    expect(parse({ seed: 7, rates: { vehicle }, gusts, script })).toEqual({
      ...{ seed: 7, rates: { vehicle }, gusts },
      script: [
        { kind: 'machine', at: 5_400_000, minutes: 5, machine: 'AGV01', fault: 'silent' },
        { kind: 'machine', at: 90_000, minutes: 1, machine: 'Q1', fault: 'stop' },
        { kind: 'lane', at: 600_000, minutes: 2, lane: 'L1' },
        { kind: 'zone', at: 0, minutes: 3, zone: [0, 40, 20, 60] },
        { kind: 'wind', at: 0, minutes: 30, speed: 24 },
        { kind: 'lie', at: 0, minutes: 4, machine: 'Q1', lie: 'twice' },
        { kind: 'reefer', at: 7_200_000, minutes: 5, reefer: 'A', alarm: 'power' },
        { kind: 'reefer', at: 7_200_000, minutes: 5, reefer: 'HWSU0000013', alarm: 'temperature' },
      ],
    });
    expect(parse({})).toEqual({ seed: null, rates: {}, gusts: null, script: [] });
  });

  test.each([
    ['text that is not JSON', '{"format": "hawser-', 'HWS-DIS-001', 'line 1'],
    ['a key that stands twice', '{"seed": 1, "seed": 2}', 'HWS-DIS-001', 'line 1'],
    ['another format', '{"format": "hawser-sweep/1"}', 'HWS-DIS-002', '/format'],
  ])('is refused for %s', (_, text, code, where) => {
    const [found, place] = refused(text);
    expect([found, place.includes(where)]).toEqual([code, true]);
  });

  test.each([
    ['a property that is not known', { faults: [] }, 'HWS-DIS-002', '/faults'],
    ['a rate without a repair time', { rates: { vehicle: { hoursBetween: 5 } } }, 'HWS-DIS-002', '/rates/vehicle'],
    [
      'a rate of nothing',
      { rates: { vehicle: { hoursBetween: 0, minutesToRepair: 1 } } },
      'HWS-DIS-002',
      '/rates/vehicle/hoursBetween',
    ],
    [
      'a fault that is none',
      { script: [{ at: 0, machine: 'Q1', fault: 'tired', minutes: 1 }] },
      'HWS-DIS-002',
      '/script/0/fault',
    ],
    ['an item that names nothing', { script: [{ at: 0, minutes: 1 }] }, 'HWS-DIS-003', '/script/0'],
    [
      'an item that names two things',
      { script: [{ at: 0, wind: 9, lane: 'L', minutes: 1 }] },
      'HWS-DIS-003',
      '/script/0',
    ],
    ['a lane with a fault', { script: [{ at: 0, lane: 'L', fault: 'stop', minutes: 1 }] }, 'HWS-DIS-003', '/script/0'],
    [
      'a lane with an alarm',
      { script: [{ at: 0, lane: 'L', alarm: 'power', minutes: 1 }] },
      'HWS-DIS-003',
      '/script/0',
    ],
    ['a lane with a lie', { script: [{ at: 0, lane: 'L', lie: 'twice', minutes: 1 }] }, 'HWS-DIS-003', '/script/0'],
    [
      'a machine with a fault and a lie in one item',
      { script: [{ at: 0, machine: 'Q1', fault: 'stop', lie: 'twice', minutes: 1 }] },
      'HWS-DIS-003',
      '/script/0',
    ],
    [
      'a machine that is not there and lies',
      { script: [{ at: 0, machine: 'Q77', lie: 'replay', minutes: 1 }] },
      'HWS-DIS-004',
      '/script/0/machine',
    ],
    [
      'a machine that is not there',
      { script: [{ at: 0, machine: 'Q77', minutes: 1 }] },
      'HWS-DIS-004',
      '/script/0/machine',
    ],
    ['a lane that is not there', { script: [{ at: 0, lane: 'Z9', minutes: 1 }] }, 'HWS-DIS-004', '/script/0/lane'],
    ['a zone without ground', { script: [{ at: 0, zone: [5, 5, 5, 9], minutes: 1 }] }, 'HWS-DIS-004', '/script/0/zone'],
    ['rates that the terminal does not tell', { rates: 'terminal' }, 'HWS-DIS-005', '/rates'],
  ])('is refused for %s', (_, parts, code, path) => {
    const [found, place] = refusedParts(parts);
    expect([found, place.split(', ').at(-1)]).toEqual([code, path]);
  });
});
