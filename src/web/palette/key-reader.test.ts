// Keys one after the other.
import { describe, expect, it } from 'vitest';
import { KeyReader } from './key-reader.ts';

const COMMANDS = [
  { id: 'quay', keys: ['g', 'q'] },
  { id: 'gate', keys: ['g', 'g'] },
  { id: 'help', keys: ['?'] },
  { id: 'none' },
];

/** What the reader says to each key; keys are half a second apart. */
function read(keys: string, pause = 500): (string | null)[] {
  const reader = new KeyReader();
  return [...keys].map((key, i) => reader.take(key, 10_000 + i * pause, COMMANDS));
}

describe('keys', () => {
  it('are a command when its sequence is complete', () => {
    expect(read('gq')).toEqual(['more', 'quay']);
    expect(read('gg?')).toEqual(['more', 'gate', 'help']);
  });

  it('are none when another one comes between, which may begin anew', () => {
    expect(read('gxq')).toEqual(['more', null, null]);
    expect(read('g?')).toEqual(['more', 'help']);
  });

  it('are none after a long pause', () => {
    expect(read('gq', 2000)).toEqual(['more', null]);
  });
});
