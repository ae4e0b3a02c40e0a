// Windows over a file that comes in pieces: whatever the pieces and the windows, the same segments at the same places.
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { TOKEN_LIMITS } from './limits.ts';
import { Tokens } from './tokenizer.ts';
import { Windows, type WindowEnd } from './windows.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Seen {
  tag: string;
  number: number;
  offset: number;
  text: string;
}

/** Every segment as the windows show it; `keep` segments of each window are asked for again in the next. */
function segments(
  file: Uint8Array,
  { windowBytes = 8, pieces = [3], keep = 0, segmentBytes = TOKEN_LIMITS.segmentBytes, bytes = 1e6 } = {},
): { seen: Seen[]; ends: WindowEnd[]; largest: number; windows: Windows } {
  const seen: Seen[] = [];
  const ends: WindowEnd[] = [];
  let largest = 0;
  const windows = new Windows({ ...TOKEN_LIMITS, segmentBytes, windowBytes, bytes }, (tokens, first, end) => {
    largest = Math.max(largest, tokens.bytes.length);
    ends.push(end);
    for (let i = first; i < tokens.count; i++) seen.push(segmentOf(tokens, i));
    return Math.max(0, tokens.count - keep);
  });
  for (let at = 0, n = 0; at < file.length; n++) {
    const size = pieces[n % pieces.length]!;
    windows.push(file.slice(at, at + size));
    at += size;
  }
  windows.finish();
  return { seen, ends, largest, windows };
}

function segmentOf(tokens: Tokens, i: number): Seen {
  const text = Array.from({ length: tokens.elements(i) }, (_, e) => tokens.element(i, e)).join('+');
  return { tag: tokens.tag(i), number: tokens.numbered + i + 1, offset: tokens.offset(i), text };
}

function whole(file: Uint8Array): Seen[] {
  const tokens = new Tokens(file);
  return Array.from({ length: tokens.count }, (_, i) => segmentOf(tokens, i));
}

const FILE = bytesOf(
  "UNA:+.? '\r\nUNB+UNOC:3+RÖHLIG+B'\r\nFTX+AAA+++IT?'S 50?+50?: WHY??'\r\nLOC+9+KRPUS:139:6'\r\nUNZ+1+1'",
);

describe('windows', () => {
  it('may be cut within UNA, a release character, a letter or anywhere else', () => {
    for (let cut = 1; cut < FILE.length; cut++) {
      expect(segments(FILE, { pieces: [cut, FILE.length], windowBytes: 1 }).seen).toEqual(whole(FILE));
    }
  });

  it('of any size over pieces of any size show the same segments, also where some are asked for again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('LOC+9', "'", "FTX+?'A", '\n', 'X', '??', "RÖ'", ':', '+'), { maxLength: 60 }),
        fc.record({
          windowBytes: fc.integer({ min: 1, max: 50 }),
          pieces: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }),
          keep: fc.nat(3),
        }),
        (parts, manner) => {
          const file = bytesOf(parts.join(''));
          expect(segments(file, manner).seen).toEqual(whole(file));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('do not grow with the file', () => {
    const long = bytesOf("LOC+9+KRPUS:139:6'".repeat(20_000));
    const { seen, largest } = segments(long, { windowBytes: 1000, pieces: [777], keep: 5 });
    expect(seen).toHaveLength(20_000);
    expect(largest).toBeLessThanOrEqual(1000);
  });

  it('grow to the segments that are asked for again', () => {
    const { seen, largest } = segments(FILE, { windowBytes: 4, keep: 2 });
    expect(seen).toEqual(whole(FILE));
    expect(largest).toBeLessThanOrEqual(2 * FILE.length);
  });

  it('leave out the rest of an overlong segment, and count it, and its bytes', () => {
    const file = bytesOf(`UNH+1'FTX+${'A??'.repeat(4000)}'LOC+9'LOC+11'`);
    for (const keep of [0, 1, 2]) {
      const { seen, largest } = segments(file, { windowBytes: 16, segmentBytes: 50, keep });
      expect(seen.map(({ tag, number, offset }) => [tag, number, offset])).toEqual([
        ['UNH', 1, 0],
        ['', 2, 6],
        ['LOC', 3, file.length - 13],
        ['LOC', 4, file.length - 7],
      ]);
      expect(largest).toBeLessThan(300);
    }
  });

  it('begin anew at a further UNA, with its separators', () => {
    const file = bytesOf("UNB+A'UNZ+1'\nUNA|^,! #UNB^B#UNZ^2#UNA:+.? 'UNB+C'");
    for (const windowBytes of [1, 7, 1000]) {
      const { seen, ends } = segments(file, { windowBytes });
      expect(seen.map(({ text, number }) => `${number} ${text}`)).toEqual([
        ...['1 UNB+A', '2 UNZ+1', '3 UNB+B', '4 UNZ+2', '5 UNB+C'],
      ]);
      expect(ends.filter((end) => end !== 'more')).toEqual(['una', 'una', 'file']);
    }
  });

  it('let in no more bytes than the limit, wherever the pieces end', () => {
    const { seen, windows } = segments(bytesOf("LOC+1'LOC+2'LOC+3'"), { bytes: 12 });
    expect([seen.map(({ text }) => text), windows.truncated]).toEqual([['LOC+1', 'LOC+2'], true]);
  });
});
