// The segregation table: symmetric, and a few cells that every dangerous goods clerk knows.
import { describe, expect, it } from 'vitest';
import { STRICTEST, segregationCode } from './segregation.ts';

const CLASSES = '1.1 1.2 1.3 1.4 1.5 1.6 2.1 2.2 2.3 3 4.1 4.2 4.3 5.1 5.2 6.1 6.2 7 8 9'.split(' ');

describe('segregation', () => {
  it('is the same both ways round', () => {
    for (const a of CLASSES)
      for (const b of CLASSES) expect(segregationCode(a, b), `${a} ${b}`).toBe(segregationCode(b, a));
  });

  it('never parts two boxes of one class but explosives', () => {
    for (const c of CLASSES) expect(segregationCode(c, c)).toBe(c.startsWith('1') ? STRICTEST : 0);
  });

  it('separates flammable liquids from oxidizers and lets class 9 stand anywhere', () => {
    expect(segregationCode('3', '5.1')).toBe(2);
    expect(segregationCode('2.1', '4.2')).toBe(2);
    for (const c of CLASSES) expect(segregationCode('9', c)).toBe(0);
  });

  it('reads a class with its compatibility group and takes an unknown class for the strictest', () => {
    expect(segregationCode('1.4S', '3')).toBe(segregationCode('1.4', '3'));
    expect(segregationCode('12', '3')).toBe(STRICTEST);
  });
});
