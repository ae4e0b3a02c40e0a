// Repeated elements of syntax 4: nothing of them is lost between a file, its documents, their JSON, and what is written.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInterchange } from '../reading/read.ts';
import { Tokens } from '../tokens/tokenizer.ts';
import { documentsFromJson } from './document-json.ts';
import type { EdiDocument } from './document.ts';
import { readDocuments } from './read-documents.ts';
import { writeDocuments } from './write-document.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const ENVELOPE = { sender: 'LINE', recipient: 'HWS', reference: 'R1', preparedAt: 0 };
const documentsOf = (bytes: Uint8Array): EdiDocument[] =>
  readDocuments(bytes, 'a.edi').interchanges.flatMap(({ documents }) => documents);
const file = (segments: string, unb = 'UNB+UNOC:4+LINE+HWS+20260101:0000+R1', una = ''): Uint8Array =>
  bytesOf(`${una}${unb}'UNH+1+COPRAR:D:00B:UN'${segments}UNT+9+1'UNZ+1+R1'`);
/** Segments between UNH and UNT of a file with one to the line. */
const bodyOf = (text: string): string[] => text.split('\n').slice(2, -3);

describe('a repeated element', () => {
  it('is in the document with all its values, and in what is written, in syntax 4', () => {
    const [document] = documentsOf(file("BGM+45*46+L?*1*L2+9'NAD+CA+HWL:172:20*MSC:172**::5'PIA+5*6'"));
    expect(document?.body).toEqual({
      document: { code: '45', number: 'L*1', function: '9', repeated: { 1: [['46']], 2: [['L2']] } },
      parties: [
        {
          ...{ qualifier: 'CA', code: 'HWL', list: '172', agency: '20' },
          repeated: { 2: [['MSC', '172'], [], ['', '', '5']] },
          has: { kept: [{ tag: 'PIA', elements: [['5']], repeated: { 1: [['6']] } }] },
        },
      ],
    });
    const again = textOf(writeDocuments([document!], ENVELOPE));
    expect(again).toContain('UNB+UNOA:4+');
    expect(again).toContain("BGM+45*46+L?*1*L2+9'");
    expect(again).toContain("NAD+CA+HWL:172:20*MSC:172**::5'");
    expect(again).toContain("PIA+5*6'");
  });

  it('never lends its further components to the first value', () => {
    const tokens = new Tokens(file("NAD+CA+HWL*MSC:172:20+X'"));
    expect([tokens.components(2, 2), tokens.component(2, 2, 0), tokens.component(2, 2, 1)]).toEqual([1, 'HWL', '']);
    expect([tokens.repetitions(2, 2), tokens.repetitions(2, 1), tokens.component(2, 3, 0)]).toEqual([
      [['MSC', '172', '20']],
      [],
      'X',
    ]);
  });

  it('is found behind any length of other values', () => {
    const long = 'A'.repeat(300);
    const tokens = new Tokens(file(`FTX+${long}:${long}*${long}:B*C?+?'D+E:F'`));
    expect(tokens.repetitions(2, 1)).toEqual([[long, 'B'], ["C+'D"]]);
    expect([tokens.components(2, 1), tokens.component(2, 2, 1)]).toEqual([2, 'F']);
  });

  it('has the separator that UNA tells, and none before syntax 4', () => {
    const parties = (unb: string, una: string): unknown =>
      documentsOf(file("NAD+CA*CF|CG'", unb, una))[0]?.body.parties;
    expect(parties('UNB+UNOC:4+LINE+HWS+20260101:0000+R1', "UNA:+.?|'")).toEqual([
      { qualifier: 'CA*CF', repeated: { 1: [['CG']] } },
    ]);
    expect(parties('UNB+UNOC:3+LINE+HWS+260101:0000+R1', "UNA:+.?|'")).toEqual([{ qualifier: 'CA*CF|CG' }]);
    expect(parties('UNB+UNOC:4+LINE+HWS+20260101:0000+R1', "UNA:+.? '")).toEqual([{ qualifier: 'CA*CF|CG' }]);
  });

  it('is one by the syntax of its own interchange, whatever the one before it had', () => {
    const three = textOf(file("NAD+CA*CF'", 'UNB+UNOC:3+LINE+HWS+260101:0000+R1'));
    const four = textOf(file("NAD+CA*CF'"));
    const parties = (text: string): unknown[] => documentsOf(bytesOf(text)).map(({ body }) => body.parties);
    const plain = [{ qualifier: 'CA*CF' }];
    const repeated = [{ qualifier: 'CA', repeated: { 1: [['CF']] } }];
    expect(parties(three + four + three)).toEqual([plain, repeated, plain]);
    expect(readInterchange(bytesOf(three + four), 'a.edi').others).toHaveLength(0);
  });

  it('in JSON is told with its path where it is none', () => {
    const wrong = (repeated: unknown): string[] =>
      documentsFromJson(
        JSON.stringify({ type: 'COPRAR', version: 'D00B', body: { document: { code: '45', repeated } } }),
        'l.json',
      ).diagnostics.map(({ code, where }) => `${code} ${where}`);
    expect(wrong({ 1: [['46']] })).toEqual([]);
    for (const bad of [{ x: [['46']] }, { 1: ['46'] }, { 1: [[46]] }, [], 'B'])
      expect(wrong(bad)).toEqual(['HWS-EDI-078 l.json, $.body.document.repeated']);
  });
});

describe('any message of syntax 4', () => {
  const text = fc
    .string({ unit: fc.constantFrom('A', 'B', 'z', '9', '*', '+', ':', '?', "'", 'é', ' '), maxLength: 6 })
    .map((value) => value.trim());
  const value = fc.array(text, { maxLength: 4 });
  const element = fc.array(value, { minLength: 1, maxLength: 4 });
  const segment = fc.tuple(fc.constantFrom('RFF', 'FTX', 'NAD', 'MEA', 'ZZZ'), fc.array(element, { maxLength: 5 }));

  const without = <T>(list: readonly T[], isEmpty: (one: T) => boolean): T[] => {
    const kept = [...list];
    while (kept.length > 0 && isEmpty(kept.at(-1) as T)) kept.pop();
    return kept;
  };
  const written = ([tag, elements]: readonly [string, string[][][]]): string => {
    const parts = elements.map((values) =>
      without(
        values.map((components) =>
          without(components, (one) => one === '')
            .map((one) => one.replace(/[?+:'*]/g, '?$&'))
            .join(':'),
        ),
        (one) => one === '',
      ).join('*'),
    );
    return `${[tag, ...without(parts, (one) => one === '')].join('+')}'`;
  };

  it('is the same after it was read, told in JSON and written, to the byte of each segment', () => {
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 8 }), (segments) => {
        const lines = segments.map(written);
        const source = documentsOf(file(lines.join('')));
        const { documents, diagnostics } = documentsFromJson(JSON.stringify(source), 'a.json');
        expect(diagnostics).toEqual([]);
        const bytes = writeDocuments(documents, ENVELOPE, { version: 4 });
        expect(documentsOf(bytes)).toEqual(source);
        const charset = textOf(bytes).slice(0, 12).includes('UNOC') ? 'latin1' : 'utf-8';
        const body = bodyOf(new TextDecoder(charset).decode(bytes));
        // The order within a group is the structure's.
        expect(body.toSorted()).toEqual(lines.toSorted());
      }),
      { numRuns: 300 },
    );
  });
});
