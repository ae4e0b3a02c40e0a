// What is understood of messages about cargo as senders write them, and what is told where they are not as they should be.
import * as fc from 'fast-check';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EdiDocument } from '../structure/document.ts';
import { readDocuments } from '../structure/read-documents.ts';
import { documentOf } from './document.fixture.ts';
import {
  cargoManifestOf,
  dangerousGoodsNoticeDocument,
  dangerousGoodsNoticeOf,
  noticeOf,
  type DangerousGoodsNotice,
} from './index.ts';

describe('a dangerous goods notice', () => {
  const NOTICE = `BGM+890+DG1+9
    DTM+137:202603010000:203
    HAN+DIS
    TDT+20+12E+1+++++9V1234:103::HAWSER ONE
    LOC+60+KRPUS:139:6
    NAD+CG+HWA
    EQD+CN+HWSU 000001-8+22G1:102:5
    MEA+AAE+G+KGM:21000
    CNI+1+BL77
    NAD+CZ+++SHIPPER LTD
    CTA+DI+:Duty officer
    COM+0082511234:TE
    GID+1+80:DR
    DGS+IMD+3:3174+1263+23:CEL+2+F-E,S-E+310+++8:P
    FTX+AAD+++PAINT:XYLENE
    FTX+AAC+++LIMITED QUANTITY
    MEA+AAE+AAL+KGM:1600.5
    MEA+AAE+G+TNE:1.8
    SGP+HWSU0000018+60
    LOC+147+0340482::5
    MEA+AAE+G+KGM:1350
    SGP+HWSU0000023+20
    LOC+147+34-04-XX::5`;

  it('tells substance, masses, containers, cells and whom to call', () => {
    const { noun, diagnostics } = dangerousGoodsNoticeOf(documentOf('IFTDGN:D:03A:UN', NOTICE));
    expect(noun).toMatchObject({ handling: 'DIS', units: [{ id: 'HWSU0000018', grossKg: 21_000, full: null }] });
    expect(noun.consignments).toEqual([
      {
        number: '1',
        document: 'BL77',
        handling: '',
        parties: [
          {
            role: 'CZ',
            code: '',
            name: 'SHIPPER LTD',
            contacts: [{ function: 'DI', name: 'Duty officer', numbers: [{ number: '0082511234', channel: 'TE' }] }],
          },
        ],
        goods: [
          {
            number: '1',
            packages: 80,
            packageType: 'DR',
            grossKg: 1800,
            netKg: 1600.5,
            dangerous: {
              imdgClass: '3',
              unNumber: '1263',
              packingGroup: 'II',
              flashPointC: 23,
              page: '3174',
              ems: 'F-E,S-E',
              mfag: '310',
              subsidiary: ['8'],
              marinePollutant: true,
              properName: 'PAINT',
              technicalName: 'XYLENE',
              limitedQuantity: true,
            },
            stowed: [
              {
                container: 'HWSU0000018',
                packages: 60,
                grossKg: 1350,
                netKg: null,
                slot: { bay: 34, row: 4, tier: 82 },
                position: '',
              },
              { container: 'HWSU0000023', packages: 20, grossKg: null, netKg: null, slot: null, position: '34-04-XX' },
            ],
          },
        ],
      },
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['HWS-EDI-114', 'HWS-EDI-115']);
  });

  it('reports what stacking and segregation could go wrong with', () => {
    const codes = (from: string, to: string): string[] =>
      dangerousGoodsNoticeOf(documentOf('IFTDGN:D:03A:UN', NOTICE.replace(from, to))).diagnostics.map(
        ({ code }) => code,
      );
    expect(codes('IMD+3:3174+1263', 'IMD+10+99999')).toContain('HWS-EDI-102');
    expect(codes('TNE:1.8', 'XYZ:1.8')).toContain('HWS-EDI-093');
    expect(codes('HWSU 000001-8', 'HWSU0000019')).toContain('HWS-EDI-040');
    expect(codes('DGS+IMD', 'DAM+IMD')).toContain('HWS-EDI-113');
  });

  it('of D.95B has no positions: they are told as left out', () => {
    const { noun } = dangerousGoodsNoticeOf(documentOf('IFTDGN:D:03A:UN', NOTICE));
    const { document, diagnostics } = dangerousGoodsNoticeDocument(noun, 'D95B');
    const again = dangerousGoodsNoticeOf(document).noun as DangerousGoodsNotice;
    expect(again.consignments[0]?.goods[0]?.dangerous).toEqual(noun.consignments[0]?.goods[0]?.dangerous);
    expect(again.consignments[0]?.goods[0]?.stowed?.map(({ container, slot }) => [container, slot])).toEqual([
      ['HWSU0000018', null],
      ['HWSU0000023', null],
    ]);
    expect(diagnostics.some(({ code, message }) => code === 'HWS-EDI-160' && message.startsWith('LOC+147'))).toBe(true);
  });
});

describe('a cargo manifest', () => {
  const MANIFEST = `BGM+85+M1+9
    DTM+137:202603010000:203
    RFF+VM:9V1234
    TDT+20+12E+1+++++9321483:146:11:HAWSER ONE
    LOC+11+KRPUS:139:6
    EQD+CN+HWSU0000018+45R1:102:5+++5
    SEL+S100+CA
    TMP+2+-18:CEL
    CNT+16:2
    CNI+1
    RFF+BM:BL77
    LOC+9+VNHPH:139:6
    NAD+CN+++CONSIGNEE LTD
    GID+1
    PAC+400++CT
    FTX+AAA+++FROZEN FISH
    MEA+AAE+G+KGM:20000
    SGP+HWSU0000018+400
    PCI+28+LOT 1:LOT 2
    CST++030389`;

  it('tells units with seals, and consignments by bills of lading; counts are compared', () => {
    const { noun, diagnostics } = cargoManifestOf(documentOf('CUSCAR:D:03A:UN', MANIFEST));
    expect(noun).toMatchObject({
      voyage: { callSign: '9V1234', imo: '9321483' },
      controls: [{ qualifier: '16', value: 2 }],
    });
    expect(noun.references).toBeUndefined();
    expect(noun.units).toEqual([
      {
        kind: 'CN',
        id: 'HWSU0000018',
        isoType: '45R1',
        full: true,
        seals: [{ number: 'S100', issuer: 'CA' }],
        setPointC: -18,
      },
    ]);
    expect(noun.consignments).toEqual([
      {
        number: '1',
        document: '',
        documents: [
          {
            reference: { qualifier: 'BM', number: 'BL77' },
            places: [{ qualifier: 9, code: 'VNHPH', terminal: '' }],
            parties: [{ role: 'CN', code: '', name: 'CONSIGNEE LTD' }],
            goods: [
              {
                number: '1',
                packages: 400,
                packageType: 'CT',
                grossKg: 20_000,
                netKg: null,
                commodity: '030389',
                remarks: [{ subject: 'AAA', code: '', text: 'FROZEN FISH' }],
                marks: ['LOT 1', 'LOT 2'],
                units: [{ unit: 'HWSU0000018', packages: 400 }],
              },
            ],
          },
        ],
      },
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['HWS-EDI-116']);
  });
});

const FOLDER = join(import.meta.dirname, '../../../../shared/data/edi');
const present = existsSync(FOLDER);
if (!present) console.warn(`SAMPLES ABSENT: ${FOLDER} is not there; nouns are not read from real messages.`);

describe.runIf(present)('the sample files', () => {
  const samplesOf = (type: string): EdiDocument[] =>
    readdirSync(join(FOLDER, type)).flatMap((name) =>
      readDocuments(readFileSync(join(FOLDER, type, name)), name).interchanges.flatMap(({ documents }) => documents),
    );

  it('of manifests tell units and consignments, also in the dialect of a customs authority', () => {
    const [document] = samplesOf('CUSCAR');
    const { noun } = cargoManifestOf(document as EdiDocument);
    expect(noun.units).toMatchObject([{ kind: 'BI', id: '10000325', seals: [{ number: 'SEALEQUNO001' }] }]);
    expect(noun.consignments[0]?.documents.at(-1)?.goods).toMatchObject([
      { packages: 158, units: [{ unit: '10000325' }] },
    ]);
  });
});

describe('reading a noun', () => {
  it('never throws, whatever the segments hold', () => {
    const tag = fc.constantFrom(
      ...[
        'BGM',
        'DTM',
        'RFF',
        'NAD',
        'CTA',
        'COM',
        'TDT',
        'LOC',
        'EQD',
        'SEL',
        'MEA',
        'DIM',
        'QTY',
        'CNT',
        'TSR',
        'POC',
      ],
      ...['HAN', 'GDS', 'CNI', 'GID', 'DGS', 'FTX', 'SGP', 'PCI', 'PAC', 'TMP', 'CST'],
    );
    const value = fc.constantFrom(
      '',
      '1',
      '147',
      '1234567',
      'KGM',
      'x',
      '-',
      '9'.repeat(30),
      '::',
      '2+3',
      'é',
      '202613010000',
    );
    const segment = fc.tuple(tag, fc.array(value, { maxLength: 8 })).map((all) => all.flat().join('+'));
    fc.assert(
      fc.property(
        fc.constantFrom('BERMAN', 'CALINF', 'CUSCAR', 'IFTDGN', 'IFTSAI', 'TPFREP', 'VESDEP'),
        fc.constantFrom('95B', '00B', '20B'),
        fc.array(segment, { minLength: 1, maxLength: 30 }),
        (type, release, segments) => {
          const reading = noticeOf(documentOf(`${type}:D:${release}:UN`, segments.join('\n')));
          expect(reading?.noun.type).toBe(type);
        },
      ),
      { numRuns: 300, seed: 3 },
    );
  });
});
