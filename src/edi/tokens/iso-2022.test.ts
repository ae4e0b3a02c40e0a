// UNOX: text with the code extensions of ISO 2022, whose letters look like separators, read and written back.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { readInterchanges } from '../reading/read.ts';
import { EdiStream } from '../reading/stream.ts';
import { readDocuments } from '../structure/read-documents.ts';
import { writeDocuments } from '../structure/write-document.ts';

const ESC = '\u001b';
/** Bytes by their numbers, as text of which each letter is a byte. */
const raw = (...bytes: number[]): string => String.fromCharCode(...bytes);
const bytesOf = (latin1: string): Uint8Array => Uint8Array.from(latin1, (letter) => letter.charCodeAt(0));
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const ENVELOPE = { sender: 'LINE', recipient: 'HWS', reference: 'R1', preparedAt: 0 };

const file = (name: string, charset = 'UNOX'): Uint8Array =>
  bytesOf(
    `UNB+${charset}:4+LINE+HWS+20260101:0000+R1'UNH+1+COPRAR:D:00B:UN'BGM+45'FTX+AAI+++${name}+X'UNT+4+1'UNZ+1+R1'`,
  );
const readBack = (bytes: Uint8Array): { text: string | undefined; after: string | undefined; codes: string[] } => {
  const { interchanges, diagnostics } = readDocuments(bytes, 'a.edi');
  const [text] = interchanges[0]?.documents[0]?.body.texts ?? [];
  return { text: text?.text1, after: text?.language, codes: diagnostics.map(({ code }) => code) };
};
/** A name in a file, as it is read, and what is odd about it. */
const read = (name: string): [string | undefined, string[]] => {
  const { text, after, codes } = readBack(file(name));
  // Whatever the letters look like, the segment goes on behind them.
  expect(after).toBe('X');
  return [text, codes.filter((code) => code === 'HWS-EDI-084')];
};

describe('a name in ISO 2022', () => {
  it.each([
    // "東" and "ム" have bytes that are "E" and "l", "%" and "`"; "ー" has "!<", "は" has "$O", "」" has "!W".
    ['Japanese, JIS X 0208 (RFC 1468)', `${ESC}$B${raw(0x45, 0x6c, 0x35, 0x7e)}${ESC}(B`, '東京'],
    ['Japanese that looks like separators', `${ESC}$B${raw(0x21, 0x27, 0x21, 0x2b, 0x21, 0x29)}${ESC}(BA`, '：゛？A'],
    ['Korean, KS X 1001 with shifts (RFC 1557)', `${ESC}$)C${raw(0x0e, 0x3a, 0x4e, 0x3b, 0x6a, 0x0f)} A`, '부산 A'],
    ['Korean, eight bits', `${ESC}$)C${raw(0xba, 0xce, 0xbb, 0xea)} A`, '부산 A'],
    ['Chinese, GB 2312', `${ESC}$A${raw(0x49, 0x4f, 0x3a, 0x23)}${ESC}(B`, '上海'],
    ['Polish, the right half of ISO 8859-2', `${ESC}-B${raw(0xa3)}${raw(0xf3)}d${raw(0xbc)}`, 'Łódź'],
    ['small katakana', `${ESC}(I${raw(0x31, 0x32)}${ESC}(B`, 'ｱｲ'],
    ['Roman letters of Japan', `${ESC}(JA\\${ESC}(B\\`, 'A¥\\'],
    ['UTF-8 within', `${ESC}%G${raw(0xeb, 0xb6, 0x80)}${ESC}%@A`, '부A'],
    ['one letter of a set that is only shifted to', `${ESC}.A${ESC}N${raw(0x69)}A`, 'éA'],
    ['no extension at all', 'PUSAN', 'PUSAN'],
    ['UTF-8 that nobody announced', raw(0xeb, 0xb6, 0x80), '부'],
  ])('%s', (_, name, text) => {
    expect(read(name)).toEqual([text, []]);
  });

  it.each([
    // "$(O" is JIS X 0213, "$(H" a set of Taiwan: neither is known.
    ['of a set that is not known', `${ESC}$(O${raw(0x27, 0x2b, 0x3a, 0x21)}${ESC}(B`],
    ['of such a set with shifts', `${ESC}$)H${raw(0x0e, 0x27, 0x2b, 0x0f)}A`],
    ['of which a known set has no letter', `${ESC}$B${raw(0x7e, 0x7e)}${ESC}(B`],
    ['cut off in the middle of a letter', `${ESC}$)C${raw(0x0e, 0x3a, 0x0f)}`],
    ['of an escape that is none', `A${ESC}!~B`],
  ])('%s is kept, told, and written back as it came', (_, name) => {
    const [text, codes] = read(name);
    expect(codes).toEqual(['HWS-EDI-084']);
    const [document] = readDocuments(file(name), 'a.edi').interchanges[0]!.documents;
    const written = writeDocuments([JSON.parse(JSON.stringify(document))], ENVELOPE);
    expect(latin1(written)).toContain('UNB+UNOX:4+');
    expect(readBack(written)).toMatchObject({ text, after: 'X' });
  });

  it('of a set that is not known is written with the very bytes that came, beside letters that are known', () => {
    const unknown = `${ESC}$(O${raw(0x27, 0x2b, 0x3a, 0x21)}${ESC}(B`;
    const { interchanges } = readDocuments(file(`${unknown}${ESC}$B${raw(0x45, 0x6c)}${ESC}(B`), 'a.edi');
    const written = latin1(writeDocuments(interchanges[0]!.documents, ENVELOPE));
    expect(written).toContain(`FTX+AAI+++${unknown}${ESC}%G${raw(0xe6, 0x9d, 0xb1)}${ESC}%@+X'`);
  });

  it('is read by the readers of containers alike, in pieces too, and what cannot be is told once', () => {
    const bytes = file(`${ESC}$(O${raw(0x27, 0x2b)}${ESC}(B`).slice();
    const whole = readInterchanges(bytes, 'a.edi', { structure: true });
    const told: Diagnostic[] = [];
    const stream = new EdiStream('a.edi', { diagnostic: (one) => told.push(one) }, { structure: true });
    for (const byte of bytes) stream.push(Uint8Array.of(byte));
    stream.finish();
    expect(told).toEqual(whole.flatMap(({ diagnostics }) => diagnostics));
    expect(told.filter(({ code }) => code === 'HWS-EDI-019')).toEqual([]);
  });

  it('in a second interchange of a file that does not begin with it is told as not known', () => {
    const first = "UNB+UNOA:2+LINE+HWS+260101:0000+R0'UNZ+0+R0'";
    const codes = readInterchanges(bytesOf(first + latin1(file('A'))), 'a.edi').flatMap(({ diagnostics }) =>
      diagnostics.map(({ code }) => code),
    );
    expect(codes).toContain('HWS-EDI-019');
  });
});

describe('bytes that no set explains', () => {
  it('come through a document unharmed, whatever the set and the bytes', () => {
    const charset = fc.constantFrom('UNOA', 'UNOC', 'UNOE', 'UNOI', 'UNOJ', 'UNOY', 'UNOZ', 'KECA');
    const name = fc.uint8Array({ minLength: 1, maxLength: 8 }).map((bytes) => bytes.filter((byte) => byte > 0x7f));
    fc.assert(
      fc.property(charset, name, (named, bytes) => {
        const source = readDocuments(file(`A${latin1(bytes)}`, named), 'a.edi').interchanges[0]!.documents;
        const documents = JSON.parse(JSON.stringify(source)) as typeof source;
        const written = writeDocuments(documents, ENVELOPE);
        const again = readDocuments(written, 'a.edi').interchanges[0]!.documents;
        expect(latin1(writeDocuments(again, ENVELOPE))).toBe(latin1(written));
        expect(again[0]?.body.texts).toEqual(source[0]?.body.texts);
        // Where no byte is a letter, the bytes are those that came.
        const text = source[0]?.body.texts?.[0]?.text1 ?? '';
        if (/^A[\uf700-\uf7ff]*$/.test(text)) expect(latin1(written)).toContain(`+++A${latin1(bytes)}+X'`);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    // Found by the case above: kept by the first reader, written among UTF-8, and a letter to the second.
    ['KECA', raw(0xc2, 0xa0), '\u00a0'],
    ['UNOJ', raw(0xa2, 0xc2, 0xbf), '¢¿'],
    ['UNOI', raw(0xdb, 0xa1, 0xff), '\u06e1\uf7ff'],
  ])(
    '%s: what its set has no letters for is UTF-8 where it is that, for the first reader as for the next',
    (named, name, text) => {
      const [document] = readDocuments(file(name, named), 'a.edi').interchanges[0]!.documents;
      expect(document!.body.texts?.[0]?.text1).toBe(text);
      expect(readBack(writeDocuments([document!], ENVELOPE)).text).toBe(text);
    },
  );
});
