import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Bayplan, Envelope } from '../messages.ts';
import { readInterchange } from '../reading/read.ts';
import type { EdiDocument } from '../structure/document.ts';
import { versionsOf } from '../structure/catalogue.ts';
import { readDocuments } from '../structure/read-documents.ts';
import { writeDocuments } from '../structure/write-document.ts';
import { convert } from './convert.ts';

const FOLDER = join(import.meta.dirname, '../../../../shared/data/edi/BAPLIE');
const present = existsSync(FOLDER);
if (!present) console.warn(`SAMPLES ABSENT: ${FOLDER} is not there; conversion is not tested on real bay plans.`);
const ENVELOPE: Envelope = { sender: 'LINE', recipient: 'HWS', reference: 'R1', preparedAt: 0 };

const documentsOf = (bytes: Uint8Array): EdiDocument[] =>
  readDocuments(bytes, 'test.edi').interchanges.flatMap(({ documents }) => documents);
const only = (text: string): EdiDocument => documentsOf(new TextEncoder().encode(text))[0] as EdiDocument;
const planOf = (document: EdiDocument): Bayplan =>
  readInterchange(writeDocuments([document], ENVELOPE), 'test.edi').messages[0] as Bayplan;
/** The segments of a document as lines, without envelope. */
const lines = (document: EdiDocument): string[] =>
  new TextDecoder()
    .decode(writeDocuments([document], ENVELOPE))
    .split("'\n")
    .filter((line) => line !== '' && !/^UN[BTZ]/.test(line));
const codes = ({ diagnostics }: ReturnType<typeof convert>): string[] => diagnostics.map(({ code }) => code);

/** Files up to here are brought to every version. */
const SMALL_BYTES = 20_000;

/** As toEqual, quick for long lists that are the same. */
function expectSame(found: unknown, wanted: unknown, about: string): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) expect(found, about).toEqual(wanted);
}

const SECOND = [
  'UNH+1+BAPLIE:D:95B:UN:SMDG22',
  'BGM++P1+9',
  'DTM+137:2601010000:201',
  'TDT+20+012E+++HWL:172:20+++9V1234:103:ZZZ:HAWSER ONE',
  'LOC+5+KRPUS:139:6',
  'LOC+61+VNHPH:139:6',
  'DTM+132:2601050600:201',
  'DTM+133:2601012200:201',
  'LOC+147+0020482::5',
  'FTX+HAN++ACC:HANDLING:306',
  'FTX+AAA+++PAPER',
  'MEA+WT++KGM:20000',
  'MEA+VGM++KGM:20100',
  'DIM+9+CMT:::30',
  'TMP+2+-18.0:CEL',
  'RNG+5+CEL:-20:-16',
  'LOC+9+KRPUS:139:6',
  'LOC+11+VNHPH:139:6',
  'LOC+83+VNHAN:139:6',
  'RFF+BM:1',
  'EQD+CN+HWSU0000018+45R1+++5',
  'NAD+CA+HWL:172:20',
  'DGS+IMD+3+1133',
  'FTX+AAC+++ADHESIVES',
  'LOC+147+0020484::5',
  'RFF+BM:1',
];
const secondText = `${[...SECOND, 'UNT+27+1'].join("'\n")}'`;

describe('a bay plan of 2.2', () => {
  const second = only(secondText);

  it('becomes one of 3.1: what was told of the cell is told of the container', () => {
    const third = convert(second, '3.1');
    expect(lines(third.document)).toEqual([
      'UNH+1+BAPLIE:D:13B:UN:SMDG31',
      'BGM+658+P1+9',
      'DTM+137:2601010000:201',
      'TDT+20+012E+++HWL:172:20+++9V1234:103:ZZZ:HAWSER ONE',
      'LOC+5+KRPUS:139:6',
      'DTM+133:2601012200:201',
      'LOC+61+VNHPH:139:6',
      'DTM+132:2601050600:201',
      'UNS+D',
      'LOC+147+0020482:9711:5',
      'EQD+CN+HWSU0000018:6346:5+45R1:6346:5+++5',
      'NAD+CF+HWL:172:20',
      'MEA+AAE+AET+KGM:20000',
      'MEA+AAE+VGM+KGM:20100',
      'HAN+ACC:HANDLING:306',
      'DIM+13+CMT:::30',
      'FTX+AAA+++PAPER',
      'LOC+9+KRPUS:139:6',
      'LOC+11+VNHPH:139:6',
      'LOC+83+VNHAN:139:6',
      'TMP+2+-18.0:CEL',
      'RNG+5+CEL:-20:-16',
      'DGS+IMD+3+1133',
      'FTX+AAC+++ADHESIVES',
      'CNT+8:1',
      'LOC+147+0020484:9711:5',
      'CNT+8:0',
    ]);
    expect(third.diagnostics).toEqual([]);
  });

  it('comes back from 3.1 as it was', () => {
    const back = convert(convert(second, '3.1').document, '2.2');
    // The empty cell has no mass, which 2.x asks for; it had none before.
    expect(codes(back)).toEqual(['HWS-EDI-165']);
    expect([...lines(back.document)].sort()).toEqual([...SECOND].sort());
    expect(planOf(back.document)).toEqual(planOf(second));
  });

  it('becomes one of 1.5 and comes back, with one mass', () => {
    const first = convert(second, '1.5');
    expect(codes(first)).toEqual(['HWS-EDI-167', 'HWS-EDI-160']);
    const written = lines(first.document);
    expect(written).toContain('UNH+1+BAPLIE:1:911:UN:SMDG15');
    expect(written).toContain('TDT+20+012E++9V1234:103:ZZZ:HAWSER ONE++HWL:172:20');
    expect(written).toContain('LOC+6+KRPUS:139:6');
    expect(written).toContain('LOC+12+VNHPH:139:6');
    expect(written.filter((line) => line.startsWith('MEA'))).toEqual(['MEA+WT++KGM:20100']);
    const back = convert(first.document, '2.2').document;
    expect(planOf(back)).toEqual(planOf(second));
    expect(planOf(convert(first.document, '3.1').document).entries).toEqual(planOf(second).entries);
  });

  it('tells the verified mass as the gross mass before 2.2', () => {
    for (const version of ['2.0', '2.1'])
      expect(lines(convert(second, version).document).filter((line) => line.startsWith('MEA'))).toEqual([
        'MEA+WT++KGM:20100',
      ]);
  });

  it('tells what 3.1 has no place for', () => {
    const text = secondText.replace("MEA+WT++KGM:20000'", "GID+1+10:BX'\nMEA+WT++KGM:20000'");
    const third = convert(only(text), '3.1');
    expect(third.diagnostics.map(({ code, message }) => [code, message.slice(0, 13)])).toEqual([
      ['HWS-EDI-160', 'GID in a cell'],
    ]);
  });

  it('cannot become a version that the type does not have', () => {
    expect(() => convert(second, '9.9')).toThrow('HWS-EDI-164');
  });
});

describe('a container list', () => {
  const LIST = `${[
    'UNH+1+COPRAR:D:00B:UN:SMDG21',
    'BGM+45+L1+9',
    'DTM+137:202601010000:203',
    'RFF+ACW:OLD',
    'DTM+171:202512310000:203',
    'TDT+20+012E+1++HWL:172:20+++9V1234:103::HAWSER ONE',
    'DTM+133:202601012200:203',
    'LOC+9+KRPUS:139:6',
    'NAD+CA+HWL:172:20',
    'CTA+IC+:DESK',
    'COM+MAIL:EM',
    'EQD+CN+HWSU0000018+45R1:102:5++2+5',
    'RFF+BN:B1',
    'LOC+11+VNHPH:139:6',
    'MEA+AAE+VGM+KGM:20100',
    'TMP+2+-18.0:CEL',
    'RNG+5+CEL:-20:-16',
    'DGS+IMD+3+1133',
    'FTX+AAD+++ADHESIVES',
    'MEA+AAE+AAL+KGM:500',
    'HAN+ACC:HANDLING:306',
    'CNT+16:1',
    'UNT+23+1',
  ].join("'\n")}'`;

  it('of D.00B becomes one of D.95B: what has another place there is moved, what has none is told', () => {
    const old = convert(only(LIST), 'D95B');
    expect(lines(old.document)).toEqual([
      'UNH+1+COPRAR:D:95B:UN:SMDG16',
      'BGM+45+L1+9',
      'RFF+ACW:OLD',
      'TDT+20+012E+1++HWL:172:20+++9V1234:103::HAWSER ONE',
      'LOC+9+KRPUS:139:6',
      'DTM+133:202601012200:203',
      'DTM+137:202601010000:203',
      'NAD+CA+HWL:172:20',
      'CTA+IC+:DESK',
      'EQD+CN+HWSU0000018+45R1:102:5++2+5',
      'RFF+BN:B1',
      'LOC+11+VNHPH:139:6',
      'MEA+AAE+VGM+KGM:20100',
      'TMP+2+-18.0:CEL',
      'RNG+5+CEL:-20:-16',
      'FTX+AAD+++ADHESIVES',
      'DGS+IMD+3+1133',
      'CNT+16:1',
    ]);
    expect(old.diagnostics.map(({ code, message }) => `${code} ${message.split(':')[0]}`).sort()).toEqual([
      'HWS-EDI-160 COM+MAIL in CTA',
      'HWS-EDI-160 DTM+171 in RFF',
      'HWS-EDI-160 HAN+ACC in SG3 (EQD)',
      'HWS-EDI-160 MEA+AAE in DGS',
    ]);
  });

  it('comes back to D.00B with its date in the head', () => {
    const back = lines(convert(convert(only(LIST), 'D95B').document, 'D00B').document);
    expect(back.slice(0, 4)).toEqual([
      'UNH+1+COPRAR:D:00B:UN',
      'BGM+45+L1+9',
      'DTM+137:202601010000:203',
      'RFF+ACW:OLD',
    ]);
    expect(back).toContain('RNG+5+CEL:-20:-16');
  });
});

describe.runIf(present)('the samples', () => {
  it('of every type can be brought to every version of it, and what is written then does not change any more', () => {
    const folder = join(FOLDER, '..');
    const files = readdirSync(present ? folder : '.', { recursive: true, withFileTypes: true });
    let conversions = 0;
    for (const { parentPath, name } of files.filter((file) => file.isFile())) {
      const bytes = readFileSync(join(parentPath, name));
      if (bytes.length > SMALL_BYTES) continue;
      for (const document of documentsOf(bytes)) {
        for (const version of versionsOf(document.type)) {
          const once = convert(document, version).document;
          conversions++;
          expectSame(lines(convert(once, version).document), lines(once), `${name} to ${version}`);
        }
      }
    }
    expect(conversions).toBeGreaterThan(100);
  });

  it('of bay plans tell the same entries after they were brought to 3.1 and back to 2.2', () => {
    const files = readdirSync(present ? FOLDER : '.');
    expect(files).toHaveLength(11);
    for (const file of files) {
      for (const document of documentsOf(readFileSync(join(FOLDER, file)))) {
        const plan = planOf(document);
        const third = convert(document, '3.1');
        const second = convert(third.document, '2.2');
        expectSame(planOf(third.document).entries, plan.entries, file);
        expectSame(planOf(second.document).entries, plan.entries, file);
        expect(planOf(second.document).voyage, file).toEqual(plan.voyage);
      }
    }
  });
});
