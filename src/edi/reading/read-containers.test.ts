// The container messages that the terminal does not work: what is told of each container, and what is set aside or assumed.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OtherMessage } from '../container-messages.ts';
import type { Interchange } from '../messages.ts';
import { readInterchange } from './read.ts';

const FOLDER = join(import.meta.dirname, '../../../../shared/data/edi');
const present = existsSync(FOLDER);
if (!present) console.warn(`SAMPLES ABSENT: ${FOLDER} is not there; reports and orders are not tested on real files.`);

const read = (...segments: string[]): Interchange =>
  readInterchange(
    new TextEncoder().encode(`UNH+1+${segments.join("'\n")}'\nUNT+${segments.length + 1}+1'`),
    'test.edi',
  );
function only<T extends OtherMessage['type']>(type: T, interchange: Interchange): OtherMessage & { type: T } {
  expect(interchange.others.map((message) => message.type)).toEqual([type]);
  return interchange.others[0] as OtherMessage & { type: T };
}
/** Codes of what is told, without that of a message that comes without its envelope. */
const codes = ({ diagnostics }: Interchange): string[] =>
  diagnostics.map(({ code }) => code).filter((code) => code !== 'HWS-EDI-006');
const at = (...parts: [number, number, number, number, number]): number =>
  Date.UTC(parts[0], parts[1] - 1, ...(parts.slice(2) as [number]));

describe('COARRI', () => {
  const report = read(
    'COARRI:D:95B:UN:ITG13',
    'BGM+44+R1+9',
    'TDT+20+031W+1+13+COS:172:20+++3ERX3:103::COSCO AFRICA',
    'LOC+11+ITGOA:139:6+VTE:TER:ZZZ',
    'DTM+132:201602020000:203',
    'NAD+CF+COE:172:20',
    'EQD+CN+HWSU0000018+45G1:102:5++3+5',
    'TMD+3',
    'RFF+BN:B1',
    'RFF+ABT:C-77',
    'DTM+203:201602030913:203',
    'LOC+9+TRKMX:139:6',
    'LOC+147+0380886::6',
    'MEA+AAE+T+KGM:4000',
    'MEA+AAE+VGM+KGM:18914',
    'DTM+798:201602010800:203',
    'SEL+S1+CA',
    'SEL+S2+SH',
    'FTX+AAA+++GENERAL CARGO:TWO LINES',
    'FTX+AAY++SM1:VGM:306',
    'EQA+CH+HWSZ0000011',
    'DAM+1+DT:::+RX+2',
    'TDT+30++9+31+ROADY',
    'LOC+7+ITMIL:139:6',
    'NAD+SPC+++PACKERS LTD',
    'EQD+CN+HWSU0000018+45G1:102:5++3+5',
    'CNT+16:2',
  );

  it('tells move, place, seals, damage, verified mass and onward leg of each container', () => {
    const message = only('COARRI', report);
    expect(message).toMatchObject({
      function: 'discharge',
      port: 'ITGOA',
      terminalCode: 'VTE',
      voyage: { vesselName: 'COSCO AFRICA', callSign: '3ERX3', voyage: '031W' },
    });
    const [entry] = message.entries;
    expect(entry).toMatchObject({
      slot: { bay: 38, row: 8, tier: 86 },
      at: at(2016, 2, 3, 9, 13),
      booking: 'B1',
      container: {
        grossKg: 18914,
        operator: 'COE',
        portOfLoading: 'TRKMX',
        portOfDischarge: 'ITGOA',
        finalPort: 'ITMIL',
      },
    });
    expect(entry?.details).toEqual({
      status: '3',
      seals: [
        { number: 'S1', issuer: 'CA' },
        { number: 'S2', issuer: 'SH' },
      ],
      damages: [{ type: 'DT', area: 'RX', severity: '2' }],
      references: [{ qualifier: 'ABT', number: 'C-77' }],
      remarks: [{ subject: 'AAA', code: '', text: 'GENERAL CARGO\nTWO LINES' }],
      legs: [{ stage: '30', voyage: '', mode: '9', means: '31', carrier: 'ROADY', vehicle: '' }],
      attached: ['HWSZ0000011'],
      movement: '3',
      tareKg: 4000,
      verified: {
        kg: 18914,
        method: 1,
        at: at(2016, 2, 1, 8, 0),
        responsible: 'PACKERS LTD',
        weighedBy: '',
        document: '',
      },
    });
  });

  it('sets a container aside that is reported twice', () => {
    expect(only('COARRI', report).setAside.map(({ diagnostic }) => diagnostic.code)).toEqual(['HWS-EDI-027']);
  });

  it('is taken as of discharge, and says so, where BGM does not tell', () => {
    const told = read('COARRI:D:00B:UN', 'BGM+999+R1+9', 'TDT+20+1', 'NAD+CA+X', 'EQD+CN+HWSU0000018+45G1:102:5++3+4');
    expect(only('COARRI', told).function).toBe('discharge');
    expect(codes(told)).toEqual(['HWS-EDI-125']);
  });

  it('of older guides and of the customs dialect knows loading from discharge', () => {
    const direction = (code: string): string =>
      only('COARRI', read('COARRI:D:95B:UN', `BGM+${code}++9`, 'EQD+CN+HWSU0000018+45G1++2+4')).function;
    expect(['46', '270', '122', '44', '98', '119'].map(direction)).toEqual([
      ...['load', 'load', 'load'],
      ...['discharge', 'discharge', 'discharge'],
    ]);
  });
});

describe('CODECO', () => {
  it('tells gate, time, truck and damage of each container; goods groups before them are no containers', () => {
    const report = read(
      'CODECO:D:00B:UN',
      'BGM+36+G1+9',
      'DTM+137:202601020300:203',
      'NAD+MS+TERM',
      'GID+1+10:BX',
      'FTX+AAA+++GOODS',
      'EQD+CN+HWSU0000018+22G1:102:5++3+5',
      'RFF+BN:B1',
      'DTM+7:202601020304:203',
      'LOC+165+KRPUS:139:6+DGT:TER:ZZZ',
      'LOC+11+KRPUS:139:6',
      'MEA+AAE+G+KGM:15400',
      'SEL+1234567+CA',
      'DAM+1+DT',
      'TDT+1++3+31+ROADY+++12GA3456:146',
      'CNT+16:1',
    );
    const message = only('CODECO', report);
    expect(message).toMatchObject({ direction: 'out', port: 'KRPUS', terminalCode: 'DGT' });
    expect(message.parties).toEqual([{ role: 'MS', code: 'TERM', name: '' }]);
    expect(message.remarks).toBeUndefined();
    expect(message.entries).toMatchObject([
      {
        at: at(2026, 1, 2, 3, 4),
        truck: '12GA3456',
        haulier: 'ROADY',
        booking: 'B1',
        container: { id: 'HWSU0000018', grossKg: 15400 },
        details: { damages: [{ type: 'DT', area: '', severity: '' }] },
      },
    ]);
    expect(codes(report)).toEqual([]);
  });

  it('is taken as in, and says so, where BGM does not tell', () => {
    const told = read('CODECO:D:95B:UN', 'BGM++G1', 'EQD+CN+HWSU0000018+22G1:102:5++2+4');
    expect(only('CODECO', told).direction).toBe('in');
    expect(codes(told)).toEqual(['HWS-EDI-126']);
  });
});

describe('COREOR', () => {
  const HEAD = ['COREOR:D:00B:UN', 'BGM+129+O1+9', 'RFF+RE:ALL', 'TDT+20+12E', 'NAD+CA+HWL', 'NAD+FW+FORWARDER'];

  it('tells who may collect each container, until when and with what', () => {
    const order = read(
      ...HEAD,
      'EQD+CN+HWSU0000018+22G1:102:5++3+5',
      'RFF+RE:R-1',
      'RFF+PIN:4711',
      'RFF+BM:BL1',
      'MEA+AAE+G+KGM:15400',
      'TDT+1++3+31+ROADY',
      'DTM+61:202601090000:203',
      'DTM+234:202601020000:203',
      'EQD+CN+HWSU0000023+22G1:102:5++3+5',
      'RFF+BM:BL2',
      'MEA+AAE+G+KGM:15400',
    );
    expect(only('COREOR', order).entries).toMatchObject([
      {
        release: 'R-1',
        pin: '4711',
        collector: 'ROADY',
        from: at(2026, 1, 2, 0, 0),
        until: at(2026, 1, 9, 0, 0),
        details: { references: [{ qualifier: 'BM', number: 'BL1' }] },
      },
      { release: 'ALL', pin: '', collector: 'FORWARDER', from: null, until: null },
    ]);
  });
});

describe('VERMAS', () => {
  it('tells mass, method, time and who weighed, whatever the kind of the container', () => {
    const message = read(
      'VERMAS:D:16A:UN:SMDG10',
      'BGM+749+V1+9',
      'DTM+137:202601020300:203',
      'EQD+CN+HWSU0000018',
      'RFF+BN:B1',
      'RFF+SQ:1',
      'SEL+45545+CA',
      'MEA+AAE+VGM+LBR:30000',
      'DTM+798:202601020200:203',
      'DOC+SM2:VGM:306+CERT-9',
      'NAD+SPC+++MY COMPANY',
      'CTA+RP+:JOHN',
      'NAD+WPA+++WEIGH HOUSE',
      'EQD+CN+HWSU0000023',
      'MEA+AAE+G+KGM:12000',
    );
    const told = only('VERMAS', message);
    expect(told.entries).toEqual([
      {
        id: 'HWSU0000018',
        isoType: '',
        booking: 'B1',
        verified: {
          kg: 13608,
          method: 2,
          at: at(2026, 1, 2, 2, 0),
          responsible: 'MY COMPANY',
          weighedBy: 'WEIGH HOUSE',
          document: 'CERT-9',
        },
        details: {
          seals: [{ number: '45545', issuer: 'CA' }],
          references: [{ qualifier: 'SQ', number: '1' }],
        },
      },
    ]);
    expect(told.setAside.map(({ what, diagnostic }) => [what, diagnostic.code])).toEqual([
      ['HWSU0000023', 'HWS-EDI-127'],
    ]);
    expect(codes(message)).toEqual([]);
  });
});

describe('MOVINS', () => {
  const HEAD = ['MOVINS:D:95B:UN:SMDG21', 'BGM++I1+9', 'DTM+137:2601020300:201', 'TDT+20+12E', 'LOC+5+KRPUS:139:6'];

  it('tells for each instruction the cells, with a container or with the kind that is wanted', () => {
    const told = read(
      ...HEAD,
      'HAN+DIS',
      'LOC+147+0020482::5',
      'RFF+BM:1',
      'MEA+WT++KGM:12000',
      'EQD+CN+HWSU0000018+45G1+++5',
      'HAN+LOA',
      'LOC+147+0020482::5',
      'RFF+BM:1',
      'MEA+WT++KGM:20000',
      'LOC+11+VNHPH:139:6',
      'NAD+CA+HWL:172:20',
      'EQD+CN++45G1+++5',
      'EQN+1',
      'LOC+147+0010282::5',
      'RFF+BM:1',
      'EQD+CN++22G1+++4',
    );
    expect(only('MOVINS', told)).toMatchObject({
      port: 'KRPUS',
      entries: [
        { instruction: 'DIS', slot: { bay: 2, row: 4, tier: 82 }, container: { id: 'HWSU0000018' }, kind: null },
        {
          instruction: 'LOA',
          slot: { bay: 2, row: 4, tier: 82 },
          container: null,
          kind: { isoType: '45G1', lengthFeet: 40, grossKg: 20000, operator: 'HWL', portOfDischarge: 'VNHPH' },
          details: {},
        },
        { instruction: 'LOA', slot: { bay: 1, row: 2, tier: 82 }, kind: { lengthFeet: 20, full: false } },
      ],
      setAside: [],
    });
    expect(codes(told)).toEqual([]);
  });

  it('sets aside a second box for a cell within one instruction', () => {
    const told = read(
      ...HEAD,
      'HAN+LOA',
      'LOC+147+0020482',
      'EQD+CN++45G1+++4',
      'LOC+147+0020482',
      'EQD+CN+HWSU0000018+45G1+++4',
      'LOC+147+0010482',
      'EQD+CN++22G1+++4',
    );
    expect(only('MOVINS', told).setAside.map(({ diagnostic }) => diagnostic.code)).toEqual([
      'HWS-EDI-028',
      'HWS-EDI-030',
    ]);
  });

  it('says where a cell stands under no instruction', () => {
    const told = read(...HEAD, 'LOC+147+0020482', 'EQD+CN++45G1+++4');
    expect(only('MOVINS', told).entries).toHaveLength(1);
    expect(codes(told)).toEqual(['HWS-EDI-128']);
  });
});

describe('orders and stock', () => {
  it('COHAOR tells what is to be done with each container', () => {
    const order = read(
      'COHAOR:D:17B:UN:ITG12',
      'BGM+293+H1+9',
      'NAD+MS+X',
      'EQD+CN+HWSU0000018+22R1:102:5++2+4',
      'DTM+7:201812031015:203',
      'HAN+CLN',
      'TMP+2+13.0:CEL',
    );
    expect(only('COHAOR', order).entries).toMatchObject([
      {
        container: { reeferC: 13 },
        details: { handling: ['CLN'], times: [{ qualifier: 7, at: at(2018, 12, 3, 10, 15) }] },
      },
    ]);
  });

  it('COSTOR tells the containers; consignments are no containers', () => {
    const order = read(
      'COSTOR:D:00B:UN',
      'BGM++S1+9',
      'TDT+20+1',
      'EQD+CN+HWSU0000018+22G1:102:5++2+4',
      'RFF+BN:B1',
      'CNI+1',
      'RFF+BM:BL1',
      'GID+1+10:BX',
    );
    const [entry] = only('COSTOR', order).entries;
    expect([entry?.booking, entry?.details]).toEqual(['B1', { status: '2' }]);
  });

  it('COEDOR tells when the stock was counted and what is in it', () => {
    const stock = read(
      'COEDOR:D:00B:UN',
      'BGM+322+K1+9',
      'DTM+194:202601020000:203',
      'NAD+CF+HWL',
      'EQD+CN+HWSU0000018+22G1:102:5++2+4',
      'LOC+99+KRPUS:139:6+DGT',
    );
    const message = only('COEDOR', stock);
    expect(message.countedAt).toBe(at(2026, 1, 2, 0, 0));
    expect(message.entries).toMatchObject([
      { container: { operator: 'HWL' }, details: { places: [{ qualifier: 99, code: 'KRPUS', terminal: 'DGT' }] } },
    ]);
  });
});

describe.runIf(present)('the samples', () => {
  const files = present ? readdirSync(FOLDER, { recursive: true, withFileTypes: true }) : [];
  const sample = (word: string): Interchange => {
    const file = files.find(({ name }) => name.includes(word));
    return readInterchange(readFileSync(join(file?.parentPath ?? '', file?.name ?? '')), word);
  };
  const counts = (word: string): (string | number)[][] =>
    sample(word).others.map((message) => [message.type, message.entries.length, message.setAside.length]);

  it('of reports hold the containers that were counted by hand', () => {
    const report = sample('D95BCOARRI');
    expect(report.others.map((message) => [message.entries.length, message.setAside.length])).toEqual([
      [2, 0],
      [19, 0],
    ]);
    expect(report.others.map((message) => message.type === 'COARRI' && message.function)).toEqual([
      'discharge',
      'load',
    ]);
    expect(counts('CAP_TALBOT')).toEqual([['COARRI', 1, 0]]);
    expect(counts('SAMPLES_CODECO')).toEqual([['CODECO', 1, 0]]);
  });

  it('of orders and masses hold one each; the handling order is for no container', () => {
    expect(counts('SAMPLES_VERMAS')).toEqual([['VERMAS', 1, 0]]);
    expect(counts('SAMPLES_COHAOR')).toEqual([['COHAOR', 0, 1]]);
  });
});
