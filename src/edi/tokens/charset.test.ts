// Letters of every character set that UNB can name, and of senders who name another one.
import { describe, expect, it } from 'vitest';
import { Tokens } from './tokenizer.ts';

/** The third element of an interchange that names a character set, where the sender's name is given as bytes. */
function sender(charset: string, name: readonly number[], version = 3): string {
  const head = Array.from(`UNB+${charset}:${version}+`, (c) => c.charCodeAt(0));
  return new Tokens(Uint8Array.from([...head, ...name, 0x2b, 0x42, 0x27])).component(0, 2, 0);
}

describe('a name in the character set that UNB names', () => {
  it.each([
    ['UNOC', [0xd6], 'Ö'],
    ['UNOD', [0xa3, 0xf3, 0x64, 0xbc], 'Łódź'],
    ['UNOE', [0xbf, 0xde, 0xe0, 0xe2], 'Порт'],
    ['UNOF', [0xc1, 0xe8], 'Αθ'],
    ['UNOK', [0xdd], 'İ'],
    ['UNOW', [0xeb, 0xb6, 0x80, 0xec, 0x82, 0xb0], '부산'],
    ['UNOY', [0xd8, 0xa7], 'ا'],
    ['KECA', [0xba, 0xce, 0xbb, 0xea], '부산'],
  ])('%s is read', (charset, bytes, text) => {
    expect(sender(charset, bytes)).toBe(text);
  });

  it('is read as UTF-8 where it is valid UTF-8, whatever is named', () => {
    expect(sender('UNOA', [0xc3, 0x96])).toBe('Ö');
    expect(sender('UNOE', [0xc3, 0x96])).toBe('Ö');
  });

  it('is read as Latin-1 where an unknown set is named', () => {
    expect(sender('UNOZ', [0xd6])).toBe('Ö');
    expect(sender('', [0xd6])).toBe('Ö');
  });
});

describe('repetitions', () => {
  const value = (head: string): string => new Tokens(new TextEncoder().encode(`${head}RFF+A*B'`)).component(1, 1, 0);

  it('are separated in syntax 4, where UNA has a separator or is left out, and the first is given', () => {
    expect(value("UNA:+.?*'UNB+UNOC:4+X'")).toBe('A');
    expect(value("UNB+UNOC:4+X'")).toBe('A');
    expect(value("UNA:+.?|'UNB+UNOC:4+X'")).toBe('A*B');
  });

  it('are no such thing before syntax 4, nor where UNA has a blank', () => {
    expect(value("UNA:+.?*'UNB+UNOC:3+X'")).toBe('A*B');
    expect(value("UNA:+.? 'UNB+UNOC:4+X'")).toBe('A*B');
  });

  it('do not begin at a released separator', () => {
    const tokens = new Tokens(new TextEncoder().encode("UNB+UNOC:4+X'RFF+A?*B*C'"));
    expect(tokens.component(1, 1, 0)).toBe('A*B');
  });
});
