// The checker of histories: it must let pass what can be, and reject what cannot.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultyKeys, linearizable, type Model, type Operation } from './checker.ts';

/** A cell that is read, written, and written if it holds a value. */
type Question = { do: 'read' } | { do: 'write'; value: number } | { do: 'cas'; from: number; to: number };
type Answer = number | 'ok' | 'no';

const cell: Model<number, Question, Answer> = {
  begin: 0,
  step: (state, ask, answer) => {
    const fits = (value: Answer): boolean => answer === null || answer === value;
    switch (ask.do) {
      case 'read':
        return fits(state) ? state : null;
      case 'write':
        return fits('ok') ? ask.value : null;
      case 'cas':
        if (state === ask.from) return fits('ok') ? ask.to : null;
        return fits('no') ? state : null;
    }
  },
  nameOf: String,
};

type Op = Operation<Question, Answer>;
const read = (invoked: number, returned: number, output: Answer): Op => ({
  ...{ input: { do: 'read' }, output, invoked, returned },
});
const write = (invoked: number, returned: number, value: number): Op => ({
  ...{ input: { do: 'write', value }, output: 'ok', invoked, returned },
});
const cas = (invoked: number, returned: number, from: number, to: number, output: 'ok' | 'no'): Op => ({
  ...{ input: { do: 'cas', from, to }, output, invoked, returned },
});
const unanswered = (op: Op): Op => ({ ...op, output: null, returned: Infinity });

/** Every order of the operations, tried one after the other: slow, and plainly right. */
function byTrial(history: readonly Op[]): boolean {
  const tryFrom = (state: number, left: readonly Op[]): boolean => {
    if (left.every(({ output }) => output === null)) return true;
    return left.some((op) => {
      if (left.some((other) => other !== op && other.returned < op.invoked)) return false;
      const next = cell.step(state, op.input, op.output);
      return (
        next !== null &&
        tryFrom(
          next,
          left.filter((other) => other !== op),
        )
      );
    });
  };
  return tryFrom(cell.begin, history);
}

describe('the checker', () => {
  //  time  0 1 2 3 4 5 6 7
  //        |write 1|
  //            |read 1|        while it is written, either value may be read
  it('lets overlapping operations happen in either order', () => {
    expect(linearizable([write(0, 4, 1), read(2, 5, 1)], cell)).toBe(true);
    expect(linearizable([write(0, 4, 1), read(2, 5, 0)], cell)).toBe(true);
  });

  it('rejects a read of what was overwritten before it began', () => {
    expect(linearizable([write(0, 1, 1), read(2, 3, 0)], cell)).toBe(false);
    expect(linearizable([write(0, 1, 1), write(2, 3, 2), read(4, 5, 1)], cell)).toBe(false);
  });

  it('rejects two reads that see a write come and go', () => {
    expect(linearizable([write(0, 9, 1), read(1, 2, 1), read(3, 4, 0)], cell)).toBe(false);
  });

  it('rejects two winners of one change, and a loser without a winner', () => {
    expect(linearizable([cas(0, 5, 0, 1, 'ok'), cas(1, 6, 0, 2, 'ok')], cell)).toBe(false);
    expect(linearizable([cas(0, 5, 0, 1, 'no'), cas(1, 6, 0, 2, 'no')], cell)).toBe(false);
    expect(linearizable([cas(0, 5, 0, 1, 'ok'), cas(1, 6, 0, 2, 'no')], cell)).toBe(true);
  });

  it('lets what was not answered happen late, or not at all', () => {
    const lost = unanswered(write(0, 1, 7));
    expect(linearizable([lost, read(2, 3, 0), read(4, 5, 7)], cell)).toBe(true);
    expect(linearizable([lost, read(2, 3, 0), read(4, 5, 0)], cell)).toBe(true);
    expect(linearizable([lost, read(2, 3, 7), read(4, 5, 0)], cell)).toBe(false);
  });

  it('names the key whose history cannot be', () => {
    const good = write(0, 1, 1);
    const [bad1, bad2] = [cas(0, 5, 0, 1, 'ok'), cas(1, 6, 0, 2, 'ok')];
    const keyOf = (op: Op): string => (op === good ? 'a' : 'b');
    expect(faultyKeys([good, bad1, bad2], keyOf, cell)).toEqual(['b']);
  });

  it('says of small histories what trying every order says, and finds both kinds', () => {
    const question = fc.oneof(
      fc.constant<Question>({ do: 'read' }),
      fc.record({ do: fc.constant('write' as const), value: fc.nat(2) }),
      fc.record({ do: fc.constant('cas' as const), from: fc.nat(2), to: fc.nat(2) }),
    );
    const operation = fc
      .tuple(question, fc.constantFrom<Answer | null>(0, 1, 2, 'ok', 'no', null), fc.nat(12), fc.nat(8))
      .filter(([{ do: does }, answer]) => answer === null || (does === 'read') === (typeof answer === 'number'))
      .filter(([{ do: does }, answer]) => !(does === 'write' && answer === 'no'))
      .map(([input, output, invoked, long]): Op => ({
        ...{ input, output, invoked },
        returned: output === null ? Infinity : invoked + long,
      }));
    const counts = { good: 0, bad: 0 };
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 6 }), (history) => {
        const expected = byTrial(history);
        counts[expected ? 'good' : 'bad']++;
        expect(linearizable(history, cell)).toBe(expected);
      }),
      { numRuns: 2000, seed: 1 },
    );
    expect(Math.min(counts.good, counts.bad)).toBeGreaterThan(200);
  });
});
