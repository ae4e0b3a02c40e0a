// Long work in slices comes to the same as all at once, and lets others have their turn.
import { describe, expect, it } from 'vitest';
import { hashing, sha256Of } from '../inbox/archive.ts';
import { NO_PROFILES } from '../inbox/partner-profiles.ts';
import { readFile, readingFile } from '../inbox/read-arrival.ts';
import { allAtOnce, inSlices } from './in-slices.ts';
import { announcement } from './small-live.fixture.ts';

/** Steps that take so many milliseconds each. */
function* busy(steps: number, ms: number): Generator<undefined, number> {
  for (let n = 0; n < steps; n++) {
    for (const end = performance.now() + ms; performance.now() < end;);
    yield;
  }
  return steps;
}

/** Many messages, so that a window ends within them. */
function manyMessages(): Buffer {
  const [head = '', ...messages] = announcement('TRUCK1', 1)
    .toString()
    .split(/(?=UNH)/);
  const [message = ''] = messages.join('').split(/(?=UNZ)/);
  return Buffer.from(`${head}${message.repeat(2500)}UNZ+2500+TRUCK1'`);
}

describe('work in slices', () => {
  it('lets others have their turn in between', async () => {
    let turns = 0;
    let on = true;
    const turn = (): void => {
      turns++;
      if (on) setImmediate(turn);
    };
    setImmediate(turn);
    expect(await inSlices(busy(30, 4))).toBe(30);
    on = false;
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  it('that fits into one slice is done without a wait', async () => {
    let turns = 0;
    setImmediate(() => turns++);
    expect(await inSlices(busy(2, 0))).toBe(2);
    expect(turns).toBe(0);
  });

  it('reads and hashes a file of many windows as all at once does', async () => {
    const bytes = manyMessages();
    expect(bytes.length).toBeGreaterThan(520_000);
    expect(await inSlices(hashing(bytes))).toBe(sha256Of(bytes));
    const sliced = await inSlices(readingFile(bytes, 'f', NO_PROFILES));
    expect(sliced.toWork).toHaveLength(2500);
    const whole = readFile(bytes, 'f', NO_PROFILES);
    const { received, interchanges, known, diagnostics } = sliced;
    expect({ received, interchanges, known, diagnostics }).toEqual({
      ...{ received: whole.received, interchanges: whole.interchanges },
      ...{ known: whole.known, diagnostics: whole.diagnostics },
    });
    expect(sliced.toWork.map(({ message }) => message)).toEqual(whole.toWork.map(({ message }) => message));
    expect(allAtOnce(hashing(new Uint8Array()))).toBe(sha256Of(''));
  });
});
