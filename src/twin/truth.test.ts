// Places as text and back.
import { expect, test } from 'vitest';
import type { Position } from '../terminal/container.ts';
import { id } from '../terminal/ids.ts';
import { positionKey, positionOf } from './truth.ts';

const slot = { bay: 14, row: 3, tier: 2 };

test.each<Position>([
  { kind: 'yard', block: id('A1'), slot },
  { kind: 'vessel', call: id('MAERSK-CUNENE-048A'), slot },
  { kind: 'che', che: id('QC01/P') },
  { kind: 'truck', visit: id('99GA1234#2') },
  { kind: 'outside' },
])('a place is found again from its key: %o', (position) => {
  expect(positionOf(positionKey(position))).toEqual(position);
});
