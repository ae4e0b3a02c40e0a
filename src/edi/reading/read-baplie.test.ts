// Bay plans of every version and with every quirk that has been seen; what cannot be worked is set aside and says why.
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import type { Bayplan, Interchange } from '../messages.ts';
import { readInterchange } from './read.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): Interchange => readInterchange(bytes(text), 'plan.edi');
const plan = (text: string): Bayplan => read(text).messages[0] as Bayplan;
const codes = (text: string): string[] => read(text).diagnostics.map((d) => d.code);

const HEAD = "UNB+UNOA:2+LINE+TERM+260203:0405+R1'UNH+1+BAPLIE:D:95B:UN:SMDG22'BGM++DOC1+9'";
/** An interchange around group segments, with a right UNT. */
function baplie(...groups: string[]): string {
  const body = groups.join('');
  const segments = body.split("'").length - 1 + 3;
  return `${HEAD}${body}UNT+${segments}+1'UNZ+1+R1'`;
}
/** A plain box in a cell. The numbers used here have right check digits. */
function box(cell: string, number = 'HWSU0000018', type = '22G1', rest = ''): string {
  return `LOC+147+${cell}::5'MEA+WT++KGM:9000'LOC+9+KRPUS:139:6'LOC+11+VNHPH:139:6'RFF+BM:1'EQD+CN+${number}+${type}+++5'${rest}`;
}

describe('a bay plan D.95B', () => {
  const text = baplie(
    "TDT+20+012E+++HWL:172:20+++9V1234:103:ZZZ:HAWSER ONE'LOC+5+KRPUS:139:6'LOC+61+VNHPH:139:6'DTM+132:2602050600:201'DTM+133:2602031800:201'",
    "LOC+147+0020482::5'FTX+AAA+++GLUE'MEA+WT++KGM:20000'MEA+VGM++KGM:20350'DIM+7+CMT::28'DIM+8+CMT::30'DIM+9+CMT:::145'TMP+2+-18.5:CEL'",
    "LOC+9+KRPUS:139:6'LOC+11+VNHPH:139:6'LOC+83+VNHAN:139:6'RFF+BM:1'EQD+CN+HWSU0000018+45R1+++5'NAD+CA+HWL:172:20'DGS+IMD+3:II+1133'DGS+IMD+6.1+UN2810'",
  );

  it('gives the vessel, the voyage and its ports', () => {
    const { voyage, departurePort, nextPort, reference } = plan(text);
    expect(voyage).toEqual({
      vesselName: 'HAWSER ONE',
      callSign: '9V1234',
      imo: '',
      voyage: '012E',
      carrier: 'HWL',
      eta: Date.UTC(2026, 1, 5, 6),
      etd: Date.UTC(2026, 1, 3, 18),
    });
    expect([departurePort, nextPort, reference]).toEqual(['KRPUS', 'VNHPH', 'DOC1']);
  });

  it('gives everything that it tells of a container', () => {
    expect(plan(text).entries).toEqual([
      {
        slot: { bay: 2, row: 4, tier: 82 },
        container: {
          id: 'HWSU0000018',
          isoType: '45R1',
          lengthFeet: 40,
          heightMm: 2896,
          grossKg: 20350,
          full: true,
          reeferC: -18.5,
          dangerous: [
            { imdgClass: '3', unNumber: '1133', packingGroup: 'II' },
            { imdgClass: '6.1', unNumber: '2810' },
          ],
          outOfGauge: { frontMm: 0, backMm: 0, leftMm: 300, rightMm: 280, heightMm: 1450 },
          operator: 'HWL',
          portOfLoading: 'KRPUS',
          portOfDischarge: 'VNHPH',
          finalPort: 'VNHAN',
        },
      },
    ]);
    expect(read(text).diagnostics).toEqual([]);
  });

  it('keeps one container’s goods and measures apart from the next one’s', () => {
    const { entries } = plan(
      baplie(
        box('0010482', 'HWSU0000018'),
        box('0010484', 'HWSU0000023', '22G1', "DGS+IMD+3+1133'DIM+9+CMT:::10'TMP+2+5:CEL'"),
        box('0010486', 'HWSU0000039'),
      ),
    );
    expect(entries.map((e) => e.container.dangerous.length)).toEqual([0, 1, 0]);
    expect(entries.map((e) => e.container.outOfGauge?.heightMm ?? 0)).toEqual([0, 100, 0]);
    expect(entries.map((e) => e.container.reeferC)).toEqual([null, 5, null]);
  });
});

describe('quirks of senders', () => {
  it('segments of a group may come in any order', () => {
    const shuffled =
      "LOC+147+0010482::5'DGS+IMD+3+1133'NAD+CA+HWL:172:20'EQD+CN+HWSU0000018+22G1+++4'RFF+BM:1'LOC+11+VNHPH'MEA+WT++KGM:2200'LOC+9+KRPUS'";
    const [entry] = plan(baplie(shuffled)).entries;
    expect(entry?.container).toMatchObject({ full: false, operator: 'HWL', grossKg: 2200, portOfDischarge: 'VNHPH' });
  });

  it('ports may be LOC+6 and LOC+12, as in BAPLIE 1.5, with the vessel in another element', () => {
    const { entries, voyage } = plan(
      "UNB+UNOA:1+A+B+091124:1330+'UNH+1+BAPLIE:1:911:UN:SMDG15'BGM++D+9'TDT+20+AF123++ELXT8:103::EMMA++9994:172:20'" +
        "LOC+147+0010482::5'MEA+WT++KGM:21670'LOC+6+KRPUS'LOC+12+VNHPH'RFF+BM:1'EQD+CN+HWSU 0000018+2210+++5'UNT+11+1'UNZ+1+'",
    );
    expect(entries[0]?.container).toMatchObject({
      id: 'HWSU0000018',
      portOfLoading: 'KRPUS',
      portOfDischarge: 'VNHPH',
    });
    expect(voyage).toMatchObject({ callSign: 'ELXT8', vesselName: 'EMMA', carrier: '9994', voyage: 'AF123' });
  });

  it('BAPLIE 3 has UNS, counts within groups and cells without containers', () => {
    const text =
      "UNH+1+BAPLIE:D:13B:UN:SMDG31'BGM+659::LOADONLY+D+9'TDT+20+1W+++HLC:LINES:306++9354351:11:ANINA'LOC+5+BEANR'DTM+136:202602031048:203'UNS+D'" +
      "LOC+147+0200688:9711:5'EQD+CN+HWSU0000018:6346:5+42U0:6346:5+++5'NAD+CF+HSD:LINES:306'MEA+AAE+AET+KGM:22600'DIM+13+CMT:::92'CNT+8:1'" +
      "LOC+147+0200690:9711:5'FTX+AGW++LOST:STOWLOC:306'CNT+8:0'UNT+16+1'";
    const { entries, voyage } = plan(text);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.container).toMatchObject({ operator: 'HSD', grossKg: 22600, outOfGauge: { heightMm: 920 } });
    expect(voyage).toMatchObject({ imo: '9354351', vesselName: 'ANINA', carrier: 'HLC' });
    expect(codes(text)).toEqual(['HWS-EDI-014', 'HWS-EDI-006']);
  });

  it('a group number pushed in before the first element is passed over', () => {
    const rest = "TDT+20+042'DTM+133'LOC+5+KRPUS'";
    const straight = `${rest}LOC+147+0020482::5'FTX+HAN+++A'MEA+WT++KGM:9000'DIM+9+CMT:::20'TMP+2+13.8:CEL'LOC+11+VNHPH'RFF+BM:1'EQD+CN+HWSU0000018+45R1+++5'NAD+CA+HWL'DGS+IMD+3+1133'`;
    const nested = straight.replace(/(TDT|LOC|FTX|MEA|DIM|TMP|RFF|EQD|NAD|DGS)\+/g, '$1+2+');
    expect(plan(baplie(nested))).toEqual(plan(baplie(straight)));
    expect(codes(baplie(nested))).toEqual(['HWS-EDI-012']);
  });

  it('EQD may come before LOC+147', () => {
    const text = baplie(
      "EQD+CN+HWSU0000018+22G1:102:5++5+5'LOC+147+0010482'MEA+AAE+G+KGM:9000'",
      "EQD+CN+HWSU0000023+22G1:102:5++5+5'LOC+147+0010484'MEA+AAE+G+KGM:8000'",
    );
    expect(plan(text).entries.map((e) => [e.container.id, e.slot.tier, e.container.grossKg])).toEqual([
      ['HWSU0000018', 82, 9000],
      ['HWSU0000023', 84, 8000],
    ]);
    expect(codes(text)).toEqual(['HWS-EDI-013']);
  });

  it('unit and value of MEA may be reversed, pounds and tonnes are converted, the verified mass wins', () => {
    const mass = (segment: string): number | undefined =>
      plan(baplie(box('0010482').replace("MEA+WT++KGM:9000'", segment))).entries[0]?.container.grossKg;
    expect(mass("MEA+WT++24500:KGM'")).toBe(24500);
    expect(mass("MEA+WT++LBR:10000'")).toBe(4536);
    expect(mass("MEA+AAE+G+TNE:24.5'")).toBe(24500);
    expect(mass("MEA+VGM++KGM:2'MEA+WT++KGM:1'")).toBe(2);
    expect(mass("MEA+AAE+T+KGM:4000'MEA+AAE+EGW+KGM:8914'")).toBe(8914);
  });

  it('temperatures are read as they are written, in Fahrenheit and from a range too', () => {
    const set = (segment: string): number | null | undefined =>
      plan(baplie(box('0020482', 'HWSU0000018', '45R1', segment))).entries[0]?.container.reeferC;
    expect(set("TMP+2+03.0:CEL'")).toBe(3);
    expect(set("TMP+2+-03.0:CEL'")).toBe(-3);
    expect(set("TMP+2+-18'")).toBe(-18);
    expect(set("TMP+2+000:FAH'")).toBe(-17.8);
    expect(set("RNG+4+CEL:-20:-18'")).toBe(-19);
    expect(set("TMP+2+-25:CEL'RNG+5+CEL:-20:-18'")).toBe(-25);
    expect(set('')).toBeNull();
  });

  it('lower case, blanks and hidden places of values are understood', () => {
    const text =
      "loc+147+0010482::5'mea+wt++kgm:9000'loc+9+krpus:139:6'loc+11+vnhph'eqd+cn+hwsu 000001 8+:::2210+++5'nad+ca+hwl'";
    const [entry] = plan(baplie(text)).entries;
    expect(entry?.container).toMatchObject({
      id: 'HWSU0000018',
      isoType: '2210',
      operator: 'HWL',
      portOfLoading: 'KRPUS',
      portOfDischarge: 'VNHPH',
    });
  });

  it('junk places, empty DTM and dates that are none do not stop the work', () => {
    const text = baplie("LOC+5+KRPUS'LOC+61+*****'DTM+132'DTM+:1711200824:201'DTM+133:1700200200:201'", box('0010482'));
    expect(plan(text)).toMatchObject({ nextPort: '', entries: [{}], voyage: { eta: null, etd: null } });
    expect(codes(text)).toEqual(['HWS-EDI-015']);
  });

  it('wrong counts and references in UNT and UNZ are told, and the message is worked', () => {
    const text = baplie(box('0010482')).replace(/UNT\+\d+\+1'UNZ\+1\+R1'/, "UNT+4+2'UNZ+3+R2'");
    expect(codes(text)).toEqual(['HWS-EDI-007', 'HWS-EDI-008', 'HWS-EDI-009', 'HWS-EDI-080']);
    expect(plan(text).entries).toHaveLength(1);
  });

  it('a file that was cut off is worked as far as it goes', () => {
    const whole = baplie(box('0010482'), box('0010484', 'HWSU0000023'));
    const cut = whole.slice(0, whole.indexOf('+++5', whole.indexOf('HWSU0000023')));
    expect(plan(cut).entries).toHaveLength(2);
    expect(codes(cut)).toEqual(['HWS-EDI-011', 'HWS-EDI-006', 'HWS-EDI-004']);
  });

  it('several pieces in a cell are one bundle with the first container', () => {
    const text = baplie(box('0010482', 'HWSU0000018', '22P1', "EQD+CN+HWSU0000023+22P1+++4'"));
    expect(plan(text).entries.map((e) => e.container.id)).toEqual(['HWSU0000018']);
    expect(codes(text)).toEqual(['HWS-EDI-043']);
  });
});

describe('what cannot be worked', () => {
  const refused = (text: string): string[] => plan(text).setAside.map((s) => s.diagnostic.code);

  it.each([
    ['00104822', 'HWS-EDI-020'],
    ['0391$$$', 'HWS-EDI-020'],
    ['0482', 'HWS-EDI-020'],
    ['019982', 'HWS-EDI-020'],
    ['', 'HWS-EDI-020'],
    ['0010483', 'HWS-EDI-021'],
    ['0010400', 'HWS-EDI-022'],
    ['0010424', 'HWS-EDI-022'],
    ['0010468', 'HWS-EDI-022'],
    ['0012782', 'HWS-EDI-023'],
    ['0000482', 'HWS-EDI-024'],
  ])('cell "%s" is set aside with %s', (cell, code) => {
    expect(refused(baplie(box(cell)))).toEqual([code]);
    expect(plan(baplie(box(cell))).entries).toEqual([]);
  });

  it.each(['0012682', '0010470', '0010498', '0010422', '0010402', '9990402'])('cell %s is worked', (cell) => {
    expect(refused(baplie(box(cell)))).toEqual([]);
  });

  it.each([
    ['', 'HWS-EDI-025'],
    ['PROJECTED', 'HWS-EDI-026'],
    ['HWSU000001', 'HWS-EDI-026'],
    ['HWS10000018', 'HWS-EDI-026'],
  ])('container number "%s" is set aside with %s', (number, code) => {
    expect(refused(baplie(box('0010482', number)))).toEqual([code]);
  });

  it('a cell in another spelling is read where there is one reading, and told', () => {
    for (const cell of ['010482', '10482', '00010482', '001-04-82', '001.04.82', '1/4/82', 'B01R04T82']) {
      const text = baplie(box(cell));
      expect(plan(text).entries.map((e) => e.slot)).toEqual([{ bay: 1, row: 4, tier: 82 }]);
      expect(codes(text)).toEqual(['HWS-EDI-100']);
    }
  });

  it('a position of the sender’s own system is set aside as such', () => {
    expect(refused(baplie(box('A2-14').replace('::5', '::ZZZ')))).toEqual(['HWS-EDI-101']);
  });

  it('a container number with an obvious slip is set aside with what it was probably meant to be', () => {
    const text = baplie(box('0010482', 'HWSUO000018'));
    expect(plan(text).setAside[0]?.diagnostic.message).toContain('probably meant as HWSU0000018');
  });

  it('a wrong check digit is told, and the container is worked', () => {
    expect(refused(baplie(box('0010482', 'HWSU0000019')))).toEqual([]);
    expect(codes(baplie(box('0010482', 'HWSU0000019')))).toEqual(['HWS-EDI-040']);
    expect(read(baplie(box('0010482', 'HWSU0000019'))).diagnostics[0]?.message).toContain('check digit 9 and not 8');
  });

  it.each([
    ['MEA+VGM++KGM:9500', 9500, []],
    ['MEA+VGM++KGM:24000', 24_000, ['HWS-EDI-097']],
    ['MEA+VGM++KGM:900', 900, ['HWS-EDI-097', 'HWS-EDI-095']],
    ['MEA+VGM++KGM:45000', 45_000, ['HWS-EDI-097', 'HWS-EDI-096']],
    ['MEA+VGM++LBR:20000', 9072, []],
    ['MEA+VGM++9500:KGM', 9500, ['HWS-EDI-094']],
    ['MEA+VGM++XYZ:9500', 9500, ['HWS-EDI-093']],
    ['MEA+AAE+T+KGM:40', 9000, ['HWS-EDI-098']],
    ['MEA+AAE+T+KGM:2200', 9000, []],
    ['MEA+WT++KGM:9999', 9000, []],
  ])('beside MEA+WT of 9,000 kg %s gives %i kg and %j', (segment, kg, expected) => {
    const text = baplie(box('0010482', 'HWSU0000018', '22G1', `${segment}'`));
    expect(plan(text).entries[0]?.container.grossKg).toBe(kg);
    expect(codes(text)).toEqual(expected);
  });

  it.each([
    ['TMP+2+-18,5:CEL', -18.5, []],
    ['TMP+2+-0.4:FAH', -18, []],
    ['TMP+2+-18C', -18, []],
    ['TMP+2+180:CEL', 180, ['HWS-EDI-099']],
    ['RNG+5+FAH:30:34', 0, []],
  ])('%s sets %f °C and tells %j', (segment, celsius, expected) => {
    const text = baplie(box('0010482', 'HWSU0000018', '22R1', `${segment}'`));
    expect(plan(text).entries[0]?.container.reeferC).toBe(celsius);
    expect(codes(text)).toEqual(expected);
  });

  it.each([
    ['DGS+IMD+9:III+3077++III', { imdgClass: '9', unNumber: '3077', packingGroup: 'III' }, []],
    ['DGS+IMD+3+UN1993+023:CEL+2', { imdgClass: '3', unNumber: '1993', packingGroup: 'II', flashPointC: 23 }, []],
    ['DGS+IMD+HAZ+1993', { imdgClass: 'HAZ', unNumber: '1993' }, ['HWS-EDI-102']],
  ])('%s is %j and tells %j', (segment, goods, expected) => {
    const text = baplie(box('0010482', 'HWSU0000018', '22G1', `${segment}'`));
    expect(plan(text).entries[0]?.container.dangerous).toEqual([goods]);
    expect(codes(text)).toEqual(expected);
  });

  it('the second of two entries for a container, a cell or a place is set aside', () => {
    const twice = baplie(box('0010482'), box('0010484'));
    const sameCell = baplie(box('0010482'), box('0010482', 'HWSU0000023'));
    const overlap = baplie(box('0020482', 'HWSU0000018', '42G1'), box('0010482', 'HWSU0000023'));
    const overlapBack = baplie(box('0030482'), box('0020482', 'HWSU0000023', '42G1'));
    expect([twice, sameCell, overlap, overlapBack].map((text) => refused(text))).toEqual([
      ['HWS-EDI-027'],
      ['HWS-EDI-028'],
      ['HWS-EDI-030'],
      ['HWS-EDI-030'],
    ]);
    expect(plan(overlap).entries.map((e) => e.container.id)).toEqual(['HWSU0000018']);
  });

  it('an entry that was set aside does not keep its place or its number', () => {
    const text = baplie(box('0010483'), box('0010482'), box('0020484', 'HWSU0000023', '42G1'));
    expect(plan(text).entries.map((e) => e.container.id)).toEqual(['HWSU0000018', 'HWSU0000023']);
  });

  it('two 20-foot boxes stand in the halves of a 40-foot place', () => {
    expect(refused(baplie(box('0010482'), box('0030482', 'HWSU0000023')))).toEqual([]);
  });

  it('a 40-foot box in an odd bay is set aside, a 20-foot box in an even bay is worked as long as its cell', () => {
    expect(refused(baplie(box('0010482', 'HWSU0000018', '42G1')))).toEqual(['HWS-EDI-029']);
    const even = baplie(box('0020482'));
    expect(plan(even).entries[0]?.container.lengthFeet).toBe(40);
    expect(codes(even)).toEqual(['HWS-EDI-042']);
  });

  it('an unknown size-type is worked with the length of its cell', () => {
    const text = baplie(box('0010482', 'HWSU0000018', ''), box('0020484', 'HWSU0000023', 'XXXX'));
    expect(plan(text).entries.map((e) => e.container.lengthFeet)).toEqual([20, 40]);
    expect(codes(text)).toEqual(['HWS-EDI-041', 'HWS-EDI-041']);
  });

  it('equipment that is no container, and a container without a cell, are set aside', () => {
    expect(refused(baplie(box('0010482').replace('EQD+CN', 'EQD+CH')))).toEqual(['HWS-EDI-031']);
    expect(refused(baplie("EQD+CN+HWSU0000018+22G1+++5'MEA+WT++KGM:1'"))).toEqual(['HWS-EDI-032']);
  });

  it('says what, where, why and what to do, and to which port the container was bound', () => {
    const [aside] = plan(baplie(box('0010483'))).setAside;
    expect(aside).toEqual({
      what: 'HWSU0000018',
      portOfDischarge: 'VNHPH',
      diagnostic: {
        code: 'HWS-EDI-021',
        severity: 'error',
        message: 'Container HWSU0000018 at cell 0010483: the tier is odd; tiers are even (ISO 9711-1).',
        where: 'plan.edi, segment 4, byte 77',
        segment: 4,
        offset: 77,
        cure: 'Ask the sender for a corrected message, or enter this container by hand.',
      },
    });
  });
});

describe('a file', () => {
  it('without a message is told in one sentence', () => {
    expect(read('00:BAPLIE:BAYPLAN:9').diagnostics.map((d) => d.code)).toContain('HWS-EDI-001');
    expect(read('')).toMatchObject({ messages: [], diagnostics: [{ code: 'HWS-EDI-001' }] });
  });

  it('with messages of other types is read past them', () => {
    const text = `UNH+7+IFTSAI:D:99B:UN'BGM+1'UNT+3+7'${baplie(box('0010482')).slice(HEAD.indexOf('UNH'))}`;
    expect(read(text).messages).toHaveLength(1);
    expect(codes(text)).toEqual(['HWS-EDI-010', 'HWS-EDI-006']);
  });

  it('however it was damaged is read without an exception, and loses no container silently', () => {
    const whole = bytes(baplie(box('0010482'), box('0010484', 'HWSU0000023'), box('0020486', 'HWSU0000039', '45R1')));
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 12 });
    fc.assert(
      fc.property(damage, fc.nat(whole.length), (changes, length) => {
        const copy = whole.slice(0, length);
        for (const [at, value] of changes) if (at < copy.length) copy[at] = value;
        const { messages, diagnostics } = readInterchange(copy, 'damaged.edi');
        for (const message of messages) expect(message.entries.length + message.setAside.length).toBeLessThanOrEqual(4);
        if (messages.length === 0) expect(diagnostics.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
