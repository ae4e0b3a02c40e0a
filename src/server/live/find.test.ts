// Containers are found by any part of their number.
import { describe, expect, it } from 'vitest';
import type { Position } from '../../terminal/container.ts';
import { containersWith } from './find.ts';

const HERE: Position = { kind: 'yard', block: 'A01' as never, slot: { bay: 2, row: 1, tier: 1 } };
const GONE: Position = { kind: 'outside' };

/** Numbers of the hits, of these containers; a star at the end: it is not in the terminal. */
function found(wanted: string, numbers: string[], most = 20): string[] {
  const containers = new Map(
    numbers.map((number) => [number.replace('*', ''), { position: number.endsWith('*') ? GONE : HERE }]),
  );
  return containersWith(containers, wanted, most).map(({ id }) => id);
}

describe('a container', () => {
  it('is found by any part of its number, and by no other text', () => {
    expect(found('123', ['ABCU1234567', 'ABCU7654321'])).toEqual(['ABCU1234567']);
  });

  it('comes first where its number ends with the text, then where it begins with it', () => {
    const numbers = ['XXCU1567000', '567U1111111', 'ABCU1234567'];
    expect(found('567', numbers)).toEqual(['ABCU1234567', '567U1111111', 'XXCU1567000']);
  });

  it('comes before those that are not in the terminal', () => {
    expect(found('567', ['ABCU1234567*', 'XXCU1567000'])).toEqual(['XXCU1567000', 'ABCU1234567']);
  });

  it('that fits best is told though others that were known before fill the list', () => {
    expect(found('567', ['AAAU5670000', 'BBBU5670000', 'CCCU0000567'], 2)).toEqual(['CCCU0000567', 'AAAU5670000']);
  });

  it('is told with its place', () => {
    const [hit] = containersWith(new Map([['ABCU1234567', { position: HERE }]]), 'ABC', 1);
    expect(hit?.position).toEqual(HERE);
  });
});
