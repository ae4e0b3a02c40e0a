// What is written can be read again without loss, and no value can break out of its place.
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import type { Container, VesselSlot } from '../../terminal/container.ts';
import { makeContainerNumber } from '../../terminal/iso6346.ts';
import { parseSizeType } from '../../terminal/size-type.ts';
import type { Bayplan, CallList, Envelope, Issue, TruckAnnouncement, VoyageRef } from '../messages.ts';
import { BOX } from '../convert/message.fixture.ts';
import { readInterchange } from '../reading/read.ts';
import { Tokens } from '../tokens/tokenizer.ts';
import { writeBaplie } from './write-baplie.ts';
import { writeCopino, writeCoprar } from './write-lists.ts';
import { writeCoarri, writeCodeco } from './write-reports.ts';

/** Enough to meet every combination, few enough to be quick. */
const RUNS = { numRuns: 40 };
const AT = Date.UTC(2026, 1, 3, 4, 5);
const ENVELOPE: Envelope = { sender: 'HAWSER', recipient: 'LINE', reference: 'REF1', preparedAt: AT };
/** What is written is the original of its document, issued when the interchange was prepared. */
const ISSUE: Issue = { at: AT, function: '9' };
/** Lists and announcements of D.95B tell no date of their own. */
const UNDATED: Issue = { at: null, function: '9' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Text of level A with all the separators in it, in capitals, without blanks at its ends. */
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...Array.from("ABZ019'+:?.-/ ")), { minLength: 1, maxLength })
    .map((c) => c.join('').trim())
    .filter((t) => t !== '');
const port = fc.constantFrom('KRPUS', 'VNHPH', 'SGSIN', 'NLRTM', 'USLAX');
const minute = fc.integer({ min: 0, max: 10_000_000 }).map((m) => AT + m * 60_000);
const mm = fc.integer({ min: 0, max: 3000 });
const gauge = fc
  .record({ frontMm: mm, backMm: mm, leftMm: mm, rightMm: mm, heightMm: mm })
  .filter((g) => Object.values(g).some((v) => v > 0));
const voyage: fc.Arbitrary<VoyageRef> = fc.record({
  vesselName: text(20),
  callSign: fc.constantFrom('9V1234', 'DS+X', "A'B"),
  imo: fc.constant(''),
  voyage: text(8),
  carrier: text(4),
  eta: fc.option(minute),
  etd: fc.option(minute),
});
const goods = fc.record(
  {
    imdgClass: fc.constantFrom('3', '5.1', '1.4S', '9'),
    unNumber: fc.constantFrom('', '1170', '3082'),
    packingGroup: fc.constantFrom('I' as const, 'II' as const, 'III' as const),
    flashPointC: fc.integer({ min: -500, max: 600 }).map((t) => t / 10),
  },
  { requiredKeys: ['imdgClass', 'unNumber'] },
);

/** Box number i, in the cell number i: every box has its own 40' place. */
function boxes(maxLength: number): fc.Arbitrary<{ slot: VesselSlot; container: Container }[]> {
  const one = fc.record({
    isoType: fc.constantFrom('22G1', '2270', '42U1', '4510', 'L5R1', '45R1'),
    grossKg: fc.integer({ min: 4000, max: 36_000 }),
    full: fc.boolean(),
    reeferC: fc.option(fc.integer({ min: -300, max: 300 }).map((t) => t / 10)),
    dangerous: fc.array(goods, { maxLength: 3 }),
    outOfGauge: fc.option(gauge),
    operator: text(4),
    portOfLoading: port,
    portOfDischarge: port,
    finalPort: port,
  });
  return fc.array(one, { maxLength }).map((list) =>
    list.map((told, i) => {
      const { lengthFeet, heightMm } = parseSizeType(told.isoType);
      const bay = Math.floor(i / 3) * 4 + (lengthFeet === 20 ? 1 : 2);
      const slot = { bay, row: i % 3, tier: 82 };
      return {
        slot,
        container: { id: makeContainerNumber('HWSU', i), lengthFeet: lengthFeet ?? 40, heightMm, ...told },
      };
    }),
  );
}

describe('a written message is read again as it was', () => {
  it('bay plan', () => {
    fc.assert(
      fc.property(boxes(12), voyage, text(14), (entries, told, reference) => {
        const plan: Bayplan = {
          type: 'BAPLIE',
          issue: ISSUE,
          reference,
          voyage: told,
          departurePort: 'KRPUS',
          nextPort: 'VNHPH',
          entries,
          setAside: [],
        };
        const { messages, diagnostics } = readInterchange(bytes(writeBaplie(plan, ENVELOPE)), 'own.edi');
        expect(diagnostics).toEqual([]);
        expect(messages).toEqual([plan]);
      }),
      RUNS,
    );
  });

  it('discharge and loading list', () => {
    const direction = fc.constantFrom('discharge' as const, 'load' as const);
    fc.assert(
      fc.property(boxes(8), voyage, direction, fc.boolean(), text(12), (list, told, doing, withCells, booking) => {
        const order: CallList = {
          type: 'COPRAR',
          issue: UNDATED,
          reference: 'L1',
          function: doing,
          voyage: told,
          port: 'KRPUS',
          entries: list.map(({ slot, container }, i) => ({
            container,
            slot: withCells ? slot : null,
            booking: i % 2 === 0 ? booking : '',
          })),
          setAside: [],
        };
        const { messages, diagnostics } = readInterchange(bytes(writeCoprar(order, ENVELOPE)), 'own.edi');
        expect(diagnostics).toEqual([]);
        expect(messages).toEqual([order]);
      }),
      RUNS,
    );
  });

  it('announcements of several trucks in one interchange', () => {
    fc.assert(
      fc.property(
        boxes(4),
        fc.array(fc.tuple(text(9), text(20), fc.option(minute)), { maxLength: 4 }),
        (list, trucks) => {
          const announcements: TruckAnnouncement[] = trucks.map(([truck, haulier, expected], i) => ({
            type: 'COPINO',
            issue: UNDATED,
            reference: `V${i}`,
            truck,
            haulier,
            expected,
            entries: list.map(({ container }, k) => ({
              movement: (i + k) % 2 === 0 ? ('deliver' as const) : ('collect' as const),
              container,
              booking: `B${k}`,
            })),
            setAside: [],
          }));
          const { messages, diagnostics } = readInterchange(bytes(writeCopino(announcements, ENVELOPE)), 'own.edi');
          expect(messages).toEqual(announcements);
          expect(diagnostics.map((d) => d.code)).toEqual(trucks.length === 0 ? ['HWS-EDI-001'] : []);
        },
      ),
      RUNS,
    );
  });

  it('gives sender, recipient and reference of the envelope', () => {
    const envelope = { ...ENVELOPE, sender: "SEN'DER:1", recipient: 'RE+CIP?' };
    expect(readInterchange(bytes(writeCopino([], envelope)), 'own.edi')).toMatchObject({
      sender: "SEN'DER:1",
      recipient: 'RE+CIP?',
      reference: 'REF1',
    });
  });
});

const VOYAGE: VoyageRef = {
  vesselName: 'Hawser Öne',
  callSign: '9V1234',
  imo: '9000000',
  voyage: '12E',
  carrier: 'HWL',
  eta: AT,
  etd: null,
};

describe('reports', () => {
  it('COARRI tells each move with its time and cell', () => {
    const report = { function: 'discharge' as const, voyage: VOYAGE, port: 'KRPUS', terminalCode: 'DGT' };
    const slot = { bay: 2, row: 4, tier: 82 };
    expect(writeCoarri({ ...report, entries: [{ container: BOX, slot, at: AT }] }, ENVELOPE)).toBe(
      [
        "UNB+UNOA:2+HAWSER+LINE+260203:0405+REF1'",
        "UNH+1+COARRI:D:95B:UN:ITG13'",
        "BGM+44+REF1+9'",
        "TDT+20+12E+1++HWL:172:20+++9V1234:103:ZZZ:HAWSER ONE'",
        "LOC+11+KRPUS:139:6+DGT:TER:ZZZ'",
        "DTM+132:202602030405:203'",
        "NAD+CA+HWL:172:20'",
        "EQD+CN+HWSU0000018+45R1:102:5++3+5'",
        "DTM+203:202602030405:203'",
        "LOC+9+SGSIN:139:6'",
        "LOC+11+KRPUS:139:6'",
        "LOC+147+0020482::5'",
        "MEA+AAE+G+KGM:20350'",
        "TMP+2+-18.0:CEL'",
        "DGS+IMD+3+1133'",
        "NAD+CF+HWL:172:20'",
        "CNT+16:1'",
        "UNT+17+1'",
        "UNZ+1+REF1'",
        '',
      ].join('\n'),
    );
    expect(writeCoarri({ ...report, function: 'load', entries: [] }, ENVELOPE)).toContain("BGM+46+REF1+9'");
  });

  it('CODECO tells each container with its truck and time at the gate', () => {
    const report = { port: 'KRPUS', terminalCode: '', entries: [{ container: BOX, truck: '12GA3456', at: AT }] };
    const written = writeCodeco({ ...report, direction: 'out' }, ENVELOPE);
    expect(written).toContain("BGM+36+REF1+9'");
    expect(written).toContain("EQD+CN+HWSU0000018+45R1:102:5++3+5'\nDTM+7:202602030405:203'\nLOC+165+KRPUS:139:6'");
    expect(written).toContain("TDT+1++3+31++++12GA3456:146'");
    expect(writeCodeco({ ...report, direction: 'in' }, ENVELOPE)).toContain("BGM+34+REF1+9'");
  });

  it('every report counts its segments and messages rightly', () => {
    const gate = writeCodeco(
      {
        direction: 'in',
        port: 'KRPUS',
        terminalCode: 'DGT',
        entries: Array.from({ length: 30 }, () => ({ container: BOX, truck: 'T', at: AT })),
      },
      ENVELOPE,
    );
    const { others, diagnostics } = readInterchange(bytes(gate), 'own.edi');
    expect(diagnostics).toEqual([]);
    // The same container thirty times: one can be taken.
    expect(others.map(({ entries, setAside }) => [entries.length, setAside.length])).toEqual([[1, 29]]);
  });
});

describe('values', () => {
  it('cannot break out of their component, whatever they hold', () => {
    const plan = { reference: 'R', voyage: VOYAGE, departurePort: 'KRPUS', nextPort: 'VNHPH' };
    const slot = { bay: 2, row: 4, tier: 82 };
    const plain = new Tokens(bytes(writeBaplie({ ...plan, entries: [{ slot, container: BOX }] }, ENVELOPE)));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), (evil) => {
        const container = { ...BOX, operator: `X${evil}`, portOfDischarge: `X${evil}`, isoType: `X${evil}` };
        const written = writeBaplie(
          { ...plan, voyage: { ...VOYAGE, vesselName: evil, voyage: `X${evil}` }, entries: [{ slot, container }] },
          { ...ENVELOPE, sender: evil },
        );
        expect(written).toMatch(/^[ -~\n]*$/);
        const tokens = new Tokens(bytes(written));
        const tags = (t: Tokens): string[] => Array.from({ length: t.count }, (_, i) => t.tag(i));
        expect(tags(tokens)).toEqual(tags(plain));
      }),
      { numRuns: 300 },
    );
  });

  it('lose their marks and small letters, and nothing else', () => {
    const written = writeCopino(
      [{ reference: 'V1', truck: 'ab 1', haulier: 'Øresund Spedición GmbH & Söhne™', expected: null, entries: [] }],
      ENVELOPE,
    );
    expect(written).toContain('ORESUND SPEDICION GMBH & SOHNE');
    expect(written).toContain('AB 1:146');
  });

  it('an interchange reference that is too long is a mistake of the caller', () => {
    expect(() => writeCopino([], { ...ENVELOPE, reference: 'FIFTEEN-LETTERS' })).toThrow('14 characters');
  });
});
