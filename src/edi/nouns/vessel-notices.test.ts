// What is understood of messages about vessels as senders write them, and what is told where they are not as they should be.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../terminal/diagnostic.ts';
import type { EdiDocument } from '../structure/document.ts';
import { readDocuments } from '../structure/read-documents.ts';
import { documentOf } from './document.fixture.ts';
import {
  berthRequestOf,
  callInformationDocument,
  noticeDocument,
  noticeOf,
  terminalPerformanceOf,
  vesselScheduleOf,
  type CallInformation,
} from './index.ts';

const utc = (text: string): number => Date.parse(`${text}Z`);

const EMPTY_VOYAGE = { vesselName: '', callSign: '', imo: '', voyage: '', carrier: '', eta: null, etd: null };

describe('a call information', () => {
  it('of D.95B tells vessel, ports, times and what is to be handled', () => {
    const document = documentOf(
      'CALINF:D:95B:UN',
      `BGM+96+CALL7+9
       RFF+ATZ:STAY1
       NAD+CG+HWA
       CTA+IC+:Port desk
       TDT+20+12E+1++HWL:172:20+++9V1234:103::HAWSER ONE
       RFF+VM:9321483
       LOC+153+KRPUS:139:6+DGT:TER:ZZZ
       LOC+61+VNHPH:139:6
       DTM+132:202603040600:203
       DTM+133:202603050600:203
       FTX+AAI+++Bow to the north
       QTY+1:120
       FTX+AAI+++to discharge`,
    );
    expect(noticeOf(document)).toEqual({
      noun: {
        type: 'CALINF',
        documentCode: '96',
        reference: 'CALL7',
        issue: { at: null, function: '9' },
        references: [{ qualifier: 'ATZ', number: 'STAY1' }],
        parties: [{ role: 'CG', code: 'HWA', name: '', contacts: [{ function: 'IC', name: 'Port desk' }] }],
        voyage: {
          vesselName: 'HAWSER ONE',
          callSign: '9V1234',
          imo: '9321483',
          voyage: '12E',
          carrier: 'HWL',
          eta: utc('2026-03-04T06:00'),
          etd: utc('2026-03-05T06:00'),
        },
        places: [
          { qualifier: 153, code: 'KRPUS', terminal: 'DGT' },
          { qualifier: 61, code: 'VNHPH', terminal: '' },
        ],
        quantities: [{ qualifier: '1', value: 120, unit: '', remark: 'to discharge' }],
        voyageRemarks: [{ subject: 'AAI', code: '', text: 'Bow to the north' }],
      },
      diagnostics: [],
    });
  });

  it('without a vessel, with times and numbers that are none, says so and has the rest', () => {
    const { noun, diagnostics } = noticeOf(
      documentOf('CALINF:D:00B:UN', 'BGM+96+C1+9\nDTM+137:soon:203\nNAD+CG+HWA\nQTY+1:many'),
    ) as { noun: CallInformation; diagnostics: { code: string; where: string }[] };
    expect(noun).toMatchObject({ reference: 'C1', voyage: EMPTY_VOYAGE });
    expect(diagnostics.map(({ code, where }) => [code, where])).toEqual([
      ['HWS-EDI-112', 'CALINF 1'],
      ['HWS-EDI-015', 'CALINF 1'],
      ['HWS-EDI-111', 'CALINF 1'],
    ]);
  });

  it('written in a version that has no place for something says what is left out', () => {
    const noun: CallInformation = {
      type: 'CALINF',
      documentCode: '96',
      reference: 'C1',
      parties: [
        {
          role: 'CG',
          code: 'HWA',
          name: '',
          contacts: [{ function: 'IC', name: 'Desk', numbers: [{ number: '1', channel: 'TE' }] }],
        },
      ],
      voyage: { ...EMPTY_VOYAGE, voyage: '12E' },
      size: { lengthM: 399.9 },
    };
    const messages = callInformationDocument(noun, 'D95B').diagnostics.filter(({ code }) => code === 'HWS-EDI-160');
    expect(messages.map(({ message }) => message.slice(0, 5)).sort()).toEqual(['COM+1', 'DIM+1']);
    expect(callInformationDocument(noun, 'D00B').diagnostics.filter(({ code }) => code === 'HWS-EDI-160')).toEqual([]);
  });

  it('cannot be written in a version that there is no structure for', () => {
    const noun: CallInformation = { type: 'CALINF', documentCode: '', reference: '', voyage: EMPTY_VOYAGE };
    expect(() => noticeDocument(noun, 'D93A')).toThrow(InputError);
    expect(() => noticeDocument(noun, 'D93A')).toThrow('HWS-EDI-110');
  });
});

describe('a berth request', () => {
  const HEAD = `BGM+96+B1+9
    DTM+137:202603010000:203
    NAD+CG+HWA
    TDT+20+12E+1+++++9321483:146:11:HAWSER ONE
    MEA+DT+AAX+MTR:14.5
    LOC+153+KRPUS:139:6
    DTM+132:202603040600:203`;

  it('of D.13B asks for a service at each place', () => {
    const { noun, diagnostics } = berthRequestOf(
      documentOf(
        'BERMAN:D:13B:UN',
        `${HEAD}
         TSR++1
         FTX+AAI+++Starboard side
         LOC+164+KRPUS:139:6+DGT:TER:ZZZ+B2:BER:ZZZ
         DTM+163:202603040700:203
         POC+1
         HAN+DIS
         GDS+22
         LOC+164+KRPUS:139:6+DGT:TER:ZZZ+B3:BER:ZZZ`,
      ),
    );
    expect(diagnostics).toEqual([]);
    expect(noun.measures).toEqual([{ purpose: 'DT', dimension: 'AAX', unit: 'MTR', value: 14.5 }]);
    expect(noun.places).toEqual([
      { qualifier: 153, code: 'KRPUS', terminal: '', times: [{ qualifier: 132, at: utc('2026-03-04T06:00') }] },
    ]);
    expect(noun.services).toEqual([
      {
        service: '1',
        place: { qualifier: 164, code: 'KRPUS', terminal: 'DGT', berth: 'B2' },
        times: [{ qualifier: 163, at: utc('2026-03-04T07:00') }],
        purposes: ['1'],
        remarks: [{ subject: 'AAI', code: '', text: 'Starboard side' }],
        work: [{ handling: 'DIS', goods: ['22'] }],
      },
      {
        service: '1',
        place: { qualifier: 164, code: 'KRPUS', terminal: 'DGT', berth: 'B3' },
        remarks: [{ subject: 'AAI', code: '', text: 'Starboard side' }],
      },
    ]);
  });

  it('of D.00B has what belongs to a service beside its place', () => {
    const { noun } = berthRequestOf(
      documentOf('BERMAN:D:00B:UN', `${HEAD}\nTSR++5\nLOC+164+KRPUS:139:6\nDTM+163:202603040700:203`),
    );
    expect(noun.services).toEqual([
      {
        service: '5',
        place: { qualifier: 164, code: 'KRPUS', terminal: '' },
        times: [{ qualifier: 163, at: utc('2026-03-04T07:00') }],
      },
    ]);
  });
});

describe('a terminal performance report', () => {
  it('tells moves, and delays from when to when and why, however the two times are written', () => {
    const { noun, diagnostics } = terminalPerformanceOf(
      documentOf(
        'TPFREP:D:00B:UN',
        `BGM+262+T1+9
         TDT+20+12E+1+++++9V1234:103::HAWSER ONE
         LOC+153+KRPUS:139:6+DGT:TER:ZZZ
         DTM+178:202603040600:203
         EQD+CR+QC1
         CNT+8:311
         DTM+405:202603040700202603040715:719
         FTX+DEL++W1+Wind
         DTM+405:202603040800-202603040830:719
         DTM+163:202603040645:203`,
      ),
    );
    expect(diagnostics).toEqual([]);
    expect(noun.place).toEqual({ qualifier: 153, code: 'KRPUS', terminal: 'DGT' });
    expect(noun.voyageTimes).toEqual([{ qualifier: 178, at: utc('2026-03-04T06:00') }]);
    expect(noun.cranes).toEqual([
      {
        kind: 'CR',
        crane: 'QC1',
        quantities: [{ qualifier: '8', value: 311, unit: '' }],
        periods: [
          {
            qualifier: 405,
            from: utc('2026-03-04T07:00'),
            until: utc('2026-03-04T07:15'),
            reasons: [{ subject: 'DEL', code: 'W1', text: 'Wind' }],
          },
          { qualifier: 405, from: utc('2026-03-04T08:00'), until: utc('2026-03-04T08:30') },
          { qualifier: 163, from: utc('2026-03-04T06:45'), until: null },
        ],
      },
    ]);
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

  it('of schedules tell one voyage with all its calls, each with its times', () => {
    const nouns = samplesOf('IFTSAI').map((document) => vesselScheduleOf(document));
    expect(nouns).toHaveLength(5);
    for (const { noun, diagnostics } of nouns) {
      expect(diagnostics).toEqual([]);
      expect(noun.voyages).toHaveLength(1);
      expect(noun.voyages[0]?.voyage.vesselName).not.toBe('');
      for (const { code, times } of noun.voyages[0]?.calls ?? []) {
        expect(code).toMatch(/^[A-Z]{2}[A-Z2-9]{3}$/);
        expect(times?.length).toBeGreaterThan(0);
      }
    }
    const first = nouns.find(({ noun }) => noun.reference === 'VIFTSAI0000001')?.noun.voyages[0];
    expect(first?.voyage).toMatchObject({ vesselName: 'MADISON MAERSK', callSign: 'OWJG2', voyage: 'JMDS905W' });
    expect(first?.calls).toHaveLength(7);
  });
});
