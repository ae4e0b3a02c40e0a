import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { segmentAt, segmentNaming, segmentsOf } from './segments.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('segments of a file', () => {
  it('end at the terminator, and the line breaks between them belong to none', () => {
    expect(segmentsOf(bytes("UNB+UNOA:2'\r\nUNH+1'\nUNT+2+1'"))).toEqual([
      { number: 1, offset: 0, text: "UNB+UNOA:2'" },
      { number: 2, offset: 13, text: "UNH+1'" },
      { number: 3, offset: 20, text: "UNT+2+1'" },
    ]);
  });

  it('keep a terminator that is released', () => {
    expect(segmentsOf(bytes("FTX+AAI+++SHIPPER?'S LOAD??'UNT+1'")).map(({ text }) => text)).toEqual([
      "FTX+AAI+++SHIPPER?'S LOAD??'",
      "UNT+1'",
    ]);
  });

  it('follow the service string, which has no number of its own', () => {
    const cut = segmentsOf(bytes('UNA:+.! ~UNB+A!~B~UNH+1~'));
    expect(cut).toEqual([
      { number: 0, offset: 0, text: 'UNA:+.! ~' },
      { number: 1, offset: 9, text: 'UNB+A!~B~' },
      { number: 2, offset: 18, text: 'UNH+1~' },
    ]);
  });

  it('take a space as release character for none', () => {
    expect(segmentsOf(bytes("UNA:+.  'UNB+A B 'UNH+1'")).map(({ text }) => text)).toEqual([
      "UNA:+.  '",
      "UNB+A B '",
      "UNH+1'",
    ]);
  });

  it('show what is cut off, and what is no EDIFACT at all', () => {
    expect(segmentsOf(bytes("UNB+1'UNH+")).map(({ text }) => text)).toEqual(["UNB+1'", 'UNH+']);
    expect(segmentsOf(bytes('hello'))).toEqual([{ number: 1, offset: 0, text: 'hello' }]);
    expect(segmentsOf(bytes(' \r\n'))).toEqual([]);
  });

  it('are read by bytes where the file is not UTF-8', () => {
    const file = Uint8Array.of(0x4e, 0x41, 0x44, 0x2b, 0xc5, 0x4b, 0x45, 0x27);
    expect(segmentsOf(file)[0]?.text).toBe("NAD+ÅKE'");
    expect(segmentsOf(bytes("NAD+부산'"))[0]?.text).toBe("NAD+부산'");
  });

  it('hold every byte that is no space between them, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', '+', "'", '?', '\n', 'UNA', ':', '1')), (parts) => {
        const file = bytes(parts.join(''));
        let end = 0;
        for (const { offset, text } of segmentsOf(file)) {
          expect(offset).toBeGreaterThanOrEqual(end);
          expect(new TextDecoder().decode(file.subarray(end, offset)).trim()).toBe('');
          end = offset + bytes(text).length;
        }
        expect(new TextDecoder().decode(file.subarray(end)).trim()).toBe('');
      }),
    );
  });
});

describe('the segment of a finding', () => {
  const cut = segmentsOf(bytes("UNA:+.? 'UNB+1'\nUNH+1'EQD+CN+AAAU1'UNT+3'UNH+2'EQD+CN+AAAU1'UNT+3'"));

  it('is the one that holds its place in the file', () => {
    expect(cut[segmentAt(cut, { segment: 2, offset: 16 })]?.text).toBe("UNH+1'");
    expect(cut[segmentAt(cut, { offset: 19 })]?.text).toBe("UNH+1'");
  });

  it('is the one of its number where no place is told, and none where nothing is', () => {
    expect(cut[segmentAt(cut, { segment: 1 })]?.text).toBe("UNB+1'");
    expect(segmentAt(cut, { segment: 99 })).toBe(-1);
    expect(segmentAt(cut, {})).toBe(-1);
    expect(segmentAt([], { offset: 5 })).toBe(-1);
  });

  it('is found by what it names, within its message', () => {
    expect(segmentNaming(cut, 1, 'AAAU1')).toBe(3);
    expect(segmentNaming(cut, 2, 'AAAU1')).toBe(6);
    expect(segmentNaming(cut, 1, 'BBBU2')).toBe(-1);
    expect(segmentNaming(cut, 1, '')).toBe(-1);
  });
});
