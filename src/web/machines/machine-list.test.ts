// Which machines the table shows, and in which order.
import { expect, test } from 'vitest';
import type { MachineView } from '../../server/api.ts';
import { EVERYTHING, filtered, ordered, type MachineFilter, type Order } from './machine-list.ts';

const blank = { block: '', gantry: 0, trolley: 0, hoist: 0, portalTrolley: 0, portalHoist: 0, waitsFor: '' };
const act = (at: number) => ({ action: 'stop', by: 'Ada', reason: '', at }) as const;

function machine(id: string, kind: MachineView['kind'], more: Partial<MachineView> = {}): MachineView {
  return { ...blank, id, kind, state: 'idle', since: null, job: null, container: null, charge: null, ...more };
}

const MACHINES = [
  machine('QC01', 'STS', { state: 'working', container: 'MSKU1234565' }),
  machine('ASC-A01W', 'ASC', { state: 'waiting-vehicle', block: 'A01' }),
  machine('AGV2', 'AGV', {
    state: 'stopped',
    charge: 0.4,
    handled: { stopped: act(5), withdrawn: null, last: act(5) },
  }),
  machine('AGV10', 'AGV', { state: 'parked', charge: 0.9 }),
];
const names = (list: readonly MachineView[]): string => list.map(({ id }) => id).join(' ');

test.each<[string, Partial<MachineFilter>, string]>([
  ['all', {}, 'QC01 ASC-A01W AGV2 AGV10'],
  ['vehicles', { family: 'vehicle' }, 'AGV2 AGV10'],
  ['yard cranes', { family: 'yard' }, 'ASC-A01W'],
  ['those with trouble', { sort: 'trouble' }, 'AGV2'],
  ['those that wait', { sort: 'wait' }, 'ASC-A01W'],
  ['a part of a name, in small letters', { text: ' agv1' }, 'AGV10'],
  ['a container', { text: 'msku' }, 'QC01'],
  ['a word of the state', { text: 'gestoppt' }, 'AGV2'],
  ['what fits nothing', { family: 'quay', sort: 'rest' }, ''],
])('shows %s', (_, filter, expected) => {
  const wordOf = (state: string): string => (state === 'stopped' ? 'Gestoppt' : state);
  expect(names(filtered(MACHINES, { ...EVERYTHING, ...filter }, wordOf))).toBe(expected);
});

test.each<[Order, string]>([
  [{ by: 'id', down: false }, 'AGV2 AGV10 ASC-A01W QC01'],
  [{ by: 'id', down: true }, 'QC01 ASC-A01W AGV10 AGV2'],
  [{ by: 'state', down: false }, 'AGV2 ASC-A01W QC01 AGV10'],
  [{ by: 'charge', down: true }, 'AGV10 AGV2 QC01 ASC-A01W'],
  [{ by: 'charge', down: false }, 'AGV2 AGV10 QC01 ASC-A01W'],
  [{ by: 'hand', down: true }, 'AGV2 QC01 ASC-A01W AGV10'],
])('sorts by %o: numbers as numbers, and what a machine has not comes last', (order, expected) => {
  expect(names(ordered(MACHINES, order))).toBe(expected);
});
