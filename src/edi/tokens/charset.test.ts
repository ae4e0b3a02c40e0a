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

describe('the parts of ISO 8859', () => {
  it('are what the standard makes of UNOC to UNOK', () => {
    const parts = { UNOC: 1, UNOD: 2, UNOE: 5, UNOF: 7, UNOG: 3, UNOH: 4, UNOI: 6, UNOJ: 8, UNOK: 9 };
    for (const [charset, part] of Object.entries(parts)) {
      const decoder = new TextDecoder(`iso-8859-${part}`);
      for (let byte = 0xa0; byte < 0x100; byte++) {
        const letter = decoder.decode(Uint8Array.of(byte));
        if (letter !== '\ufffd') expect([charset, byte, sender(charset, [byte])]).toEqual([charset, byte, letter]);
      }
    }
  });

  it('win over UTF-8 where a word happens to be valid in it', () => {
    // "ЮГ" and "ТА" in ISO 8859-5 are a Greek letter and a degree sign in UTF-8; the hangul "째" in KS X 1001 is a degree sign.
    expect(sender('UNOE', [0xce, 0xb3])).toBe('ЮГ');
    expect(sender('UNOE', [0xc2, 0xb0])).toBe('ТА');
    expect(sender('KECA', [0xc2, 0xb0])).toBe('째');
    // The same word, sent as UTF-8 by who names ISO 8859-5, and a Korean one.
    expect(sender('UNOE', Array.from(new TextEncoder().encode('ЮГ')))).toBe('ЮГ');
    expect(sender('UNOE', Array.from(new TextEncoder().encode('부산')))).toBe('부산');
  });
});

describe('bytes that are no letters of the character set', () => {
  it('are kept as private characters, and noted with their segment', () => {
    // ISO 8859-6 has no letter at FB; UTF-8 has none that begins with FF.
    const kept = (charset: string, bytes: readonly number[]): [string, number] => {
      const head = Array.from(`UNB+${charset}:3+`, (c) => c.charCodeAt(0));
      const tokens = new Tokens(Uint8Array.from([...head, ...bytes, 0x27]));
      return [tokens.component(0, 2, 0), tokens.firstKept];
    };
    expect(kept('UNOI', [0xc7, 0xfb])).toEqual(['ا\uf7fb', 0]);
    expect(kept('UNOY', [0xff, 0xc3, 0x96, 0xc3])).toEqual(['\uf7ffÖ\uf7c3', 0]);
    expect(kept('KECA', [0xba, 0xce, 0xff])).toEqual(['부\uf7ff', 0]);
    expect(kept('UNOZ', [0x80, 0xd6])).toEqual(['\uf780Ö', 0]);
    expect(kept('UNOC', [0xd6])).toEqual(['Ö', -1]);
    // What a sender writes in the private range itself comes as the bytes that it is written with.
    expect(kept('UNOY', [0xef, 0x9c, 0x80])).toEqual(['\uf7ef\uf79c\uf780', 0]);
  });
});

describe('UTF-16', () => {
  const TEXT = "UNB+UNOY:4+부산+B+20260101:0000+R1'RFF+A*B'";
  const le = Buffer.from(TEXT, 'utf16le');
  const be = Buffer.from(le).swap16();

  it.each([
    ['with a byte order mark', Buffer.concat([Buffer.of(0xff, 0xfe), le])],
    ['with the other one', Buffer.concat([Buffer.of(0xfe, 0xff), be])],
    ['without any', le],
    ['the other way round, without any', be],
  ])('%s is read', (_, bytes) => {
    const tokens = new Tokens(bytes);
    expect([tokens.count, tokens.component(0, 2, 0), tokens.component(1, 1, 0)]).toEqual([2, '부산', 'A']);
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
