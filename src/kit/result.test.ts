import { describe, expect, test } from 'vitest';
import { InvariantError, invariant, unreachable } from './invariant.ts';
import { err, ok } from './result.ts';

describe('a result', () => {
  test('carries the value of a success and the reason of a failure', () => {
    expect(ok(5)).toEqual({ ok: true, value: 5 });
    expect(err('too deep')).toEqual({ ok: false, error: 'too deep' });
  });
});

describe('an invariant', () => {
  test('lets pass what holds and throws, with its own name and the message, for what does not', () => {
    expect(() => invariant(1 < 2, 'order')).not.toThrow();
    expect(() => invariant(0, 'nothing floats')).toThrow(new InvariantError('nothing floats'));
    expect(new InvariantError('x')).toMatchObject({ name: 'InvariantError', message: 'invariant broken: x' });
  });

  test('names the value that reached a branch which the types exclude', () => {
    expect(() => unreachable('RAIL' as never)).toThrow('unexpected value "RAIL"');
  });
});
