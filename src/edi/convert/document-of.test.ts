// Every noun is written in every version and read again: what was not told to be left out is there.
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import type { AnyMessage, Bayplan, Envelope } from '../messages.ts';
import { readInterchange } from '../reading/read.ts';
import { versionsOf } from '../structure/catalogue.ts';
import type { EdiDocument } from '../structure/document.ts';
import { readDocuments } from '../structure/read-documents.ts';
import { writeDocuments } from '../structure/write-document.ts';
import { writeBaplie } from '../writing/write-baplie.ts';
import { convert } from './convert.ts';
import { documentOf, writeMessages } from './document-of.ts';
import { AT, BOX, MESSAGES, NO_VOYAGE } from './message.fixture.ts';

/** Enough to meet every kind of detail, few enough for all types and versions to be quick. */
const RUNS = { numRuns: 12 };
const ENVELOPE: Envelope = { sender: 'HAWSER', recipient: 'LINE', reference: 'REF1', preparedAt: AT };
const TYPES = Object.keys(MESSAGES) as AnyMessage['type'][];

const read = (bytes: Uint8Array): AnyMessage | undefined => {
  const { messages, others } = readInterchange(bytes, 'own.edi');
  return [...messages, ...others][0];
};
const isLoss = ({ code }: { code: string }): boolean => code === 'HWS-EDI-160';

describe('a message written in a version of its type', () => {
  it.each(TYPES.flatMap((type) => versionsOf(type).map((version) => [type, version] as const)))(
    '%s %s is read again as it was, unless the writer said what is left out',
    (type, version) => {
      fc.assert(
        fc.property(MESSAGES[type], (message) => {
          const { bytes, diagnostics } = writeMessages([{ message, version }], ENVELOPE);
          const again = read(bytes);
          expect(again?.entries.length).toBe(message.entries.length);
          expect(again?.setAside).toEqual([]);
          if (!diagnostics.some(isLoss)) expect(again).toEqual(message);
        }),
        RUNS,
      );
    },
  );

  it.each(TYPES.flatMap((type) => versionsOf(type).map((version) => [type, version] as const)))(
    '%s %s keeps to its structure',
    (type, version) => {
      const [message] = fc.sample(MESSAGES[type], { numRuns: 1, seed: 7 }) as [AnyMessage];
      const { bytes } = writeMessages([{ message, version }], ENVELOPE);
      const codes = readDocuments(bytes, 'own.edi').diagnostics.map(({ code }) => code);
      // The order is right, and nothing stands where it has no place.
      expect(
        codes.filter((code) => code === 'HWS-EDI-070' || code === 'HWS-EDI-071' || code === 'HWS-EDI-074'),
      ).toEqual([]);
    },
  );
});

describe('a message that is brought from version to version', () => {
  const CHAINS: readonly (readonly [AnyMessage['type'], readonly string[]])[] = [
    ['BAPLIE', ['2.2', '3.1', '1.5', '3.1', '2.0']],
    ['MOVINS', ['2.1', 'D20B', 'D00B']],
    ['COPRAR', ['D95B', 'D20B', 'D00B', 'D95B']],
    ['COARRI', ['D20B', 'D95B', 'D00B']],
    ['CODECO', ['D00B', 'D20B', 'D95B']],
    ['COREOR', ['D00B', 'D95B', 'D20B']],
    ['COPARN', ['D95B', 'D00B', 'D20B']],
    ['COPINO', ['D00B', 'D20B', 'D95B']],
    ['VERMAS', ['D16A', 'D20B']],
    ['COHAOR', ['D20B', 'D00B', 'D95B']],
    ['COSTOR', ['D00B', 'D20B', 'D95B']],
    ['COEDOR', ['D00B', 'D20B', 'D95B']],
  ];

  it.each(CHAINS)('%s tells the same all the way, unless it was said what is left out', (type, versions) => {
    fc.assert(
      fc.property(MESSAGES[type], (message) => {
        const [first = '', ...others] = versions;
        let { document, diagnostics } = documentOf(message, first, ENVELOPE);
        for (const version of others) {
          if (diagnostics.some(isLoss)) return;
          expect(read(writeDocuments([document], ENVELOPE))).toEqual(message);
          // Conversion works on what was read, not on what the writer had in hand.
          const [again] = readDocuments(writeDocuments([document], ENVELOPE), 'own.edi').interchanges;
          ({ document, diagnostics } = convert(again?.documents[0] as EdiDocument, version));
        }
        if (!diagnostics.some(isLoss)) expect(read(writeDocuments([document], ENVELOPE))).toEqual(message);
      }),
      RUNS,
    );
  });
});

describe('a bay plan of 2.2', () => {
  it('is to the byte what the terminal itself writes', () => {
    fc.assert(
      fc.property(MESSAGES.BAPLIE, (message) => {
        const plan = { ...(message as Bayplan), issue: { at: AT, function: '9' } };
        const { bytes } = writeMessages([{ message: plan, version: '2.2' }], ENVELOPE);
        expect(new TextDecoder().decode(bytes)).toBe(writeBaplie(plan, ENVELOPE));
      }),
      RUNS,
    );
  });
});

describe('examples', () => {
  const written = (message: AnyMessage, version: string): string[] =>
    new TextDecoder()
      .decode(writeMessages([{ message, version }], ENVELOPE).bytes)
      .split("'\n")
      .filter((line) => line !== '' && !/^UN[BTZ]/.test(line));
  const HEAD = {
    reference: 'O1',
    voyage: { ...NO_VOYAGE, vesselName: 'HAWSER ONE', callSign: '9V1234', voyage: '012E', carrier: 'HWL' },
    setAside: [],
  };

  it('COREOR D.95B: who may collect until when; the places of the container stand under a leg', () => {
    const order: AnyMessage = {
      type: 'COREOR',
      ...HEAD,
      entries: [
        {
          container: { ...BOX, dangerous: [] },
          booking: '',
          release: 'R-1',
          pin: '4711',
          collector: 'ROADY',
          from: null,
          until: AT + 7 * 86_400_000,
          details: { status: '3', seals: [{ number: 'S1', issuer: 'CA' }] },
        },
      ],
    };
    expect(written(order, 'D95B')).toEqual([
      'UNH+1+COREOR:D:95B:UN',
      'BGM+129+O1+9',
      'TDT+20+012E+1++HWL:172:20+++9V1234:103:ZZZ:HAWSER ONE',
      'DTM+137:202602030405:203',
      'NAD+CA+HWL:172:20',
      'EQD+CN+HWSU0000018+45R1:102:5++3+5',
      'RFF+RE:R-1',
      'RFF+PIN:4711',
      'MEA+AAE+G+KGM:20350',
      'TMP+2+-18.0:CEL',
      'SEL+S1+CA',
      'TDT+20',
      'LOC+9+SGSIN:139:6',
      'LOC+11+KRPUS:139:6',
      'DTM+61:202602100405:203',
      'NAD+CF+HWL:172:20',
      'NAD+TR+ROADY',
      'CNT+16:1',
    ]);
  });

  it('VERMAS D.16A: the mass, when and how it was verified, and who answers for it', () => {
    const masses: AnyMessage = {
      type: 'VERMAS',
      reference: 'V1',
      voyage: NO_VOYAGE,
      setAside: [],
      entries: [
        {
          id: BOX.id,
          isoType: '45R1',
          booking: 'B1',
          verified: { kg: 20350, method: 1, at: AT, responsible: 'PACKERS LTD', weighedBy: '', document: 'D-9' },
          details: { seals: [{ number: 'S1', issuer: 'SH' }] },
        },
      ],
    };
    expect(written(masses, 'D16A')).toEqual([
      'UNH+1+VERMAS:D:16A:UN:SMDG10',
      'BGM+749+V1+9',
      'DTM+137:202602030405:203',
      'NAD+MS+HAWSER',
      'NAD+MR+LINE',
      'EQD+CN+HWSU0000018+45R1',
      'RFF+BN:B1',
      'SEL+S1+SH',
      'MEA+AAE+VGM+KGM:20350',
      'DTM+798:202602030405:203',
      'DOC+SM1:VGM:306+D-9',
      'NAD+SPC+++PACKERS LTD',
    ]);
  });

  it('MOVINS: a kind of box for a cell, told of the cell up to D.00B and of the equipment since', () => {
    const { id: _number, ...kind } = { ...BOX, reeferC: null };
    const instructions: AnyMessage = {
      type: 'MOVINS',
      ...HEAD,
      port: 'KRPUS',
      entries: [{ instruction: 'LOA', slot: { bay: 2, row: 4, tier: 84 }, container: null, kind, details: {} }],
    };
    const cell = (version: string): string[] => {
      const lines = written(instructions, version);
      return lines.slice(lines.indexOf('HAN+LOA') + 1);
    };
    expect(cell('2.1')).toEqual([
      'LOC+147+0020484::5',
      'RFF+BM:1',
      'MEA+WT++KGM:20350',
      'LOC+9+SGSIN:139:6',
      'LOC+11+KRPUS:139:6',
      'NAD+CA+HWL:172:20',
      'EQD+CN++45R1+++5',
      'RFF+BM:1',
      'DGS+IMD+3+1133',
    ]);
    expect(cell('D20B')).toEqual([
      'LOC+147+0020484::5',
      'EQD+CN++45R1:6346:5+++5',
      'NAD+CF+HWL:172:20',
      'MEA+AAE+AET+KGM:20350',
      'LOC+9+SGSIN:139:6',
      'LOC+11+KRPUS:139:6',
      'DGS+IMD+3+1133',
      'CNT+8:1',
    ]);
  });
});

describe('the newer directories', () => {
  const LOSSLESS: readonly (readonly [AnyMessage['type'], string])[] = [
    ['BAPLIE', '2.2'],
    ['BAPLIE', '3.1'],
    ['BAPLIE', '1.5'],
    ['COPRAR', 'D95B'],
    ['COPRAR', 'D00B'],
    ['COARRI', 'D20B'],
    ['CODECO', 'D20B'],
    ['COREOR', 'D00B'],
    ['COREOR', 'D20B'],
    ['COPARN', 'D00B'],
    ['COPINO', 'D00B'],
    ['VERMAS', 'D16A'],
    ['COHAOR', 'D00B'],
  ];
  it.each(LOSSLESS)('%s %s carry everything that the noun tells', (type, version) => {
    fc.assert(
      fc.property(MESSAGES[type], (message) => {
        const { diagnostics } = writeMessages([{ message, version }], ENVELOPE);
        expect(diagnostics.filter(isLoss)).toEqual([]);
      }),
      RUNS,
    );
  });
});
