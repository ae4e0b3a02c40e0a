// Files as streams, several interchanges in a file, the envelope with all its faults, and every limit.
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import type { Interchange } from '../messages.ts';
import { Collector } from './collector.ts';
import type { ReadOptions } from './limits.ts';
import { readInterchange, readInterchanges } from './read.ts';
import type { MessageSummary } from './sink.ts';
import { EdiStream, readStream } from './stream.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const codes = ({ diagnostics }: { diagnostics: Diagnostic[] }): string[] => diagnostics.map(({ code }) => code);
const NUMBERS = ['HWSU0000018', 'HWSU0000023', 'HWSU0000039', 'HWSU0000044', 'HWSU0000050'];
const box = (n: number): string =>
  `LOC+147+00104${82 + 2 * n}::5'MEA+WT++KGM:9000'LOC+9+KRPUS'LOC+11+VNHPH'RFF+BM:1'EQD+CN+${NUMBERS[n]}+22G1+++5'`;
/** A message of so many containers, with a right UNT. */
const plan = (boxes: number, reference = '1'): string =>
  `UNH+${reference}+BAPLIE:D:95B:UN:SMDG22'BGM++D+9'LOC+5+KRPUS'${NUMBERS.slice(0, boxes)
    .map((_, n) => box(n))
    .join('')}UNT+${4 + 6 * boxes}+${reference}'`;
const interchange = (body: string, messages = 1, reference = 'R1'): string =>
  `UNB+UNOA:2+LINE+TERM+260203:0405+${reference}'${body}UNZ+${messages}+${reference}'`;
const read = (text: string, options: ReadOptions = {}): Interchange => readInterchange(bytes(text), 'a.edi', options);
const boxes = ({ messages }: Interchange): number => messages.reduce((sum, { entries }) => sum + entries.length, 0);

describe('a stream', () => {
  it('tells what it holds in the order of the file', async () => {
    const events: string[] = [];
    const pieces = [bytes(interchange(plan(2) + "UNH+2+IFTSAI:D:99B:UN'UNT+2+2'", 2))];
    await readStream(pieces, 'a.edi', {
      interchangeOpened: ({ sender }) => events.push(`from ${sender}`),
      messageOpened: ({ type }, { release }) => events.push(`${type} ${release}`),
      entry: (entry, { type }) => events.push(`${type} ${'container' in entry ? entry.container?.id : entry.id}`),
      messageClosed: ({ info, segments, entries }: MessageSummary) =>
        events.push(`${info.type} ${segments} ${entries}`),
      diagnostic: ({ code }) => events.push(code),
      interchangeClosed: (_, messages) => events.push(`${messages} messages`),
    });
    expect(events).toEqual([
      ...['from LINE', 'BAPLIE 95B', 'BAPLIE HWSU0000018', 'BAPLIE HWSU0000023', 'BAPLIE 16 2'],
      ...['HWS-EDI-010', 'IFTSAI 2 0', '2 messages'],
    ]);
  });

  it('gives the same as the whole file, byte by byte and in the smallest windows', () => {
    const text = interchange(plan(5) + plan(2, '2').replace('0010482', '0010483'), 2);
    const file = bytes(text);
    const collector = new Collector();
    const stream = new EdiStream('a.edi', collector, { windowBytes: 1 });
    for (let i = 0; i < file.length; i++) stream.push(file.subarray(i, i + 1));
    stream.finish();
    const whole = readInterchanges(file, 'a.edi');
    expect(collector.interchanges).toEqual(whole);
    expect(whole[0]!.messages[1]!.setAside[0]!.diagnostic).toMatchObject({
      code: 'HWS-EDI-021',
      segment: 39,
      offset: text.indexOf('LOC+147+0010483'),
    });
  });

  it('comes from whatever gives pieces in time, and stops asking for more once the rest is left unread', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield bytes("UNB+UNOA:2'UNH+1+BAPLIE:D:95B:UN:SMDG22'");
      for (; ; given++) yield bytes(box(0));
    }
    const found: string[] = [];
    await readStream(endless(), 'a.edi', { diagnostic: ({ code }) => found.push(code) }, { limits: { bytes: 10_000 } });
    expect(given).toBeLessThan(120);
    expect(found).toContain('HWS-EDI-002');
  });
});

describe('several interchanges in a file', () => {
  const two = `${interchange(plan(1))}\n${interchange(plan(2, '7'), 1, 'R2').replace('LINE', 'OTHER')}`;

  it('are each read by itself', () => {
    const [first, second] = readInterchanges(bytes(two), 'a.edi') as [Interchange, Interchange];
    expect([first.sender, first.reference, boxes(first)]).toEqual(['LINE', 'R1', 1]);
    expect([second.sender, second.reference, boxes(second)]).toEqual(['OTHER', 'R2', 2]);
    expect([codes(first), codes(second)]).toEqual([[], ['HWS-EDI-017']]);
  });

  it('are one for who asks for one', () => {
    expect(read(two)).toMatchObject({ sender: 'LINE', reference: 'R1', messages: [{}, {}] });
  });

  it('may have separators of their own', () => {
    const other = interchange(plan(1), 1, 'R2').replaceAll('+', '^').replaceAll(':', '|').replaceAll("'", '#');
    const [, second] = readInterchanges(bytes(`${interchange(plan(1))}UNA|^,! #${other}`), 'a.edi');
    expect([second!.reference, boxes(second!)]).toEqual(['R2', 1]);
  });

  it('are closed where the next begins', () => {
    expect(codes(read(interchange(plan(1)).replace(/UNT.*/, '') + interchange(plan(1))))).toEqual([
      ...['HWS-EDI-011', 'HWS-EDI-006', 'HWS-EDI-017'],
    ]);
  });
});

describe('the envelope', () => {
  it.each([
    ['a group with a wrong count', interchange(`UNG+X+A+B+D+G1'${plan(1)}UNE+2+G1'`), ['HWS-EDI-081']],
    ['a group with another reference', interchange(`UNG+X+A+B+D+G1'${plan(1)}UNE+1+G2'`), ['HWS-EDI-082']],
    ['a group without an end', interchange(`UNG+X+A+B+D+G1'${plan(1)}`), ['HWS-EDI-018']],
    ['a group as it should be', interchange(`UNG+X+A+B+D+G1'${plan(1)}${plan(1, '2')}UNE+2+G1'`), []],
    [
      'a message in a group and one in none',
      interchange(`UNG+X+A+B+D+G1'${plan(1)}UNE+1+G1'${plan(1, '2')}`, 2),
      ['HWS-EDI-083'],
    ],
    ['a count of nothing over a message', interchange(plan(1), 0), ['HWS-EDI-009']],
    ['another reference at the end', interchange(plan(1)).replace(/(UNZ[^']*)R1/, '$1R2'), ['HWS-EDI-080']],
    ['a message without an end', interchange(plan(1).replace(/UNT.*/, '')), ['HWS-EDI-011']],
    ['segments outside of messages', interchange(`BGM+1'DTM+1'${plan(1)}LOC+5'`), ['HWS-EDI-067']],
    ['a character set that nobody knows', interchange(plan(1)).replace('UNOA', 'UNOQ'), ['HWS-EDI-019']],
    ['nothing but an envelope', interchange('', 0), ['HWS-EDI-001']],
    ['an envelope that counts what is not there', interchange('', 4), ['HWS-EDI-009', 'HWS-EDI-001']],
    ['characters between segments', interchange(`..${plan(1)}`), ['HWS-EDI-005']],
  ])('%s', (_, text, expected) => {
    expect(codes(read(text))).toEqual(expected);
  });
});

describe('what is over a limit', () => {
  const whole = interchange(plan(5) + plan(2, '2'), 2);

  it.each<[string, ReadOptions['limits'], string, number]>([
    ['bytes of a file', { bytes: 400 }, 'HWS-EDI-002', 3],
    ['bytes of a segment', { segmentBytes: 30 }, 'HWS-EDI-060', 7],
    ['parts of a segment', { segmentParts: 7 }, 'HWS-EDI-061', 7],
    ['bytes of a component', { componentBytes: 10 }, 'HWS-EDI-062', 0],
    ['segments of a message', { messageSegments: 20 }, 'HWS-EDI-063', 5],
    ['containers of a message', { containers: 3 }, 'HWS-EDI-064', 5],
    ['diagnostics', { diagnostics: 0 }, 'HWS-EDI-065', 7],
    ['work', { work: 20 }, 'HWS-EDI-066', 2],
    ['messages', { messages: 1 }, 'HWS-EDI-068', 5],
    ['bytes of a group', { groupBytes: 60 }, 'HWS-EDI-069', 0],
  ])('%s: is told, and the rest is worked as far as may be', (_, limits, code, expected) => {
    // A wrong count, so that there is something to tell of where no limit is met.
    const result = read(whole.replace('UNT+34', 'UNT+35'), { limits });
    expect(codes(result)).toContain(code);
    expect(boxes(result)).toBe(expected);
  });

  it('time: is asked of the caller, and the rest is left unread', () => {
    let asked = 0;
    const result = read(whole, { deadline: () => ++asked > 2, windowBytes: 100 });
    expect(codes(result)).toEqual(['HWS-EDI-066']);
    expect(boxes(result)).toBeLessThan(3);
  });

  it('diagnostics: all are counted', () => {
    const stream = new EdiStream('a.edi', {}, { limits: { diagnostics: 1 } });
    stream.push(bytes("UNH+1+X'UNH+2+X'UNH+3+X'"));
    stream.finish();
    expect(stream.counts).toEqual({ error: 0, warning: 3, info: 4 });
  });
});
