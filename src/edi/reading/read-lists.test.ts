// Discharge and loading lists, and what trucks announce, by D.95B and D.00B.
import { describe, expect, it } from 'vitest';
import type { CallList, TruckAnnouncement } from '../messages.ts';
import { readInterchange } from './read.ts';

const read = (text: string): ReturnType<typeof readInterchange> =>
  readInterchange(new TextEncoder().encode(text), 'list.edi');
const codes = (text: string): string[] =>
  read(text)
    .diagnostics.map((d) => d.code)
    .filter((code) => code !== 'HWS-EDI-006' && code !== 'HWS-EDI-011');
const list = (text: string): CallList => read(text).messages[0] as CallList;
const announcement = (text: string): TruckAnnouncement => read(text).messages[0] as TruckAnnouncement;

describe('COPRAR', () => {
  const head = (bgm: string, release = '95B'): string =>
    `UNH+1+COPRAR:D:${release}:UN:SMDG16'BGM+${bgm}+L1+9'TDT+20+12E+1++HWL:172:20+++9V1234:103::HAWSER ONE'`;
  const box =
    "EQD+CN+HWSU0000018+45G1:102:5++2+5'RFF+BN:BK1'LOC+11+VNHPH:139:6'LOC+7+VNHAN'MEA+AAE+G+KGM:11740'MEA+AAE+VGM+KGM:11800'";

  it('with BGM 45 is a loading list at the port of loading', () => {
    const text = `${head('45')}LOC+9+KRPUS:139:6'${box}NAD+CF+HWL:160:20'`;
    expect(list(text)).toMatchObject({
      function: 'load',
      port: 'KRPUS',
      reference: 'L1',
      voyage: { callSign: '9V1234' },
    });
    expect(list(text).entries).toMatchObject([
      {
        booking: 'BK1',
        slot: null,
        container: {
          grossKg: 11800,
          portOfLoading: 'KRPUS',
          portOfDischarge: 'VNHPH',
          finalPort: 'VNHAN',
          operator: 'HWL',
        },
      },
    ]);
  });

  it('with BGM 43 is a discharge list at the port of discharge', () => {
    const text = `${head('43', '00B')}LOC+11+KRPUS:139:6'EQD+CN+HWSU0000018+45G1++3+5'LOC+9+SGSIN'MEA+AAE+G+KGM:1000'`;
    expect(list(text)).toMatchObject({ function: 'discharge', port: 'KRPUS' });
    expect(list(text).entries[0]?.container).toMatchObject({ portOfLoading: 'SGSIN', portOfDischarge: 'KRPUS' });
  });

  it('tells the voyage that takes a box on, and keeps the places and times of that leg apart from the box', () => {
    const leg =
      "TDT+30+034W+1++ZZL:172:20+++9V5678:103::HAWSER TWO'LOC+11+NLRTM:139:6'DTM+132:202602090600:203'DTM+133:202602091800:203'";
    const text = `${head('43')}LOC+11+KRPUS:139:6'EQD+CN+HWSU0000018+45G1++3+5'LOC+9+SGSIN'MEA+AAE+G+KGM:1000'${leg}NAD+CF+HWL:160:20'`;
    const [entry] = list(text).entries;
    expect(entry?.onward).toEqual({
      ...{ vesselName: 'HAWSER TWO', callSign: '9V5678', imo: '', voyage: '034W', carrier: 'ZZL' },
      eta: Date.UTC(2026, 1, 9, 6),
      etd: Date.UTC(2026, 1, 9, 18),
    });
    expect(entry?.container).toMatchObject({ portOfDischarge: 'KRPUS', operator: 'HWL' });
  });

  it('knows no onward voyage of a box that goes on by road, or by a vessel that is not named', () => {
    const on = (leg: string): CallList =>
      list(`${head('43')}LOC+11+KRPUS'EQD+CN+HWSU0000018+45G1++3+5'MEA+AAE+G+KGM:1000'${leg}NAD+CF+HWL:160:20'`);
    for (const leg of ["TDT+1++3++ROADY'", "TDT+30+034W+1++ZZL:172:20'", "TDT+30++1++ZZL:172:20+++9V5678:103'"])
      expect(on(leg).entries[0]).not.toHaveProperty('onward');
    expect(on("TDT+1++3++ROADY'").entries[0]?.container.operator).toBe('HWL');
  });

  it('takes the direction from FTX+OSI where BGM has another code, and says so where nothing tells', () => {
    expect(list(`${head('121')}FTX+OSI++D'${box}`).function).toBe('discharge');
    expect(list(`${head('121')}FTX+OSI+++L'${box}`).function).toBe('load');
    expect(codes(`${head('121')}FTX+OSI++D'${box}`)).toEqual([]);
    expect(codes(`${head('121')}${box}`)).toEqual(['HWS-EDI-016']);
  });

  it('keeps the cell where the list gives a usable one, and only then', () => {
    expect(list(`${head('45')}${box}LOC+147+0020482::5'`).entries[0]?.slot).toEqual({ bay: 2, row: 4, tier: 82 });
    for (const cell of ['0010482', '0482', '0020483']) {
      const text = `${head('45')}${box}LOC+147+${cell}::5'`;
      expect(list(text).entries[0]?.slot).toBeNull();
      expect(codes(text)).toEqual(['HWS-EDI-045']);
    }
  });

  it('gives a cell to one container only', () => {
    const second = box.replace('HWSU0000018', 'HWSU0000023');
    const text = `${head('45')}${box}LOC+147+0020482::5'${second}LOC+147+0020482::5'`;
    expect(list(text).entries.map((e) => e.slot?.bay ?? null)).toEqual([2, null]);
  });

  it('sets aside what has no proper number or comes twice, and names its port of discharge', () => {
    const text = `${head('45')}${box}${box}${box.replace('HWSU0000018', '')}`;
    expect(list(text).setAside.map((s) => [s.diagnostic.code, s.portOfDischarge])).toEqual([
      ['HWS-EDI-027', 'VNHPH'],
      ['HWS-EDI-025', 'VNHPH'],
    ]);
  });

  it('takes a box of unknown length for a 40-foot box', () => {
    const text = `${head('45')}${box.replace('45G1', '')}`;
    expect(list(text).entries[0]?.container.lengthFeet).toBe(40);
    expect(codes(text)).toEqual(['HWS-EDI-041']);
  });
});

describe('COPINO', () => {
  const head =
    "UNH+1+COPINO:D:95B:UN:ITG13'BGM+661+V1+9'TDT+1+REF7+3++HAUL CO.+++12GA3456:146::JOHN'DTM+132:202602040930:203'NAD+MS+ME'GID+1'SGP+HWSU0000018'";

  it('tells the truck, the haulier, when it comes, and what it brings and takes', () => {
    const text = `${head}EQD+CN+HWSU0000018+22G1:102:5++2+5'RFF+BN:BK1'MEA+AAE+G+KGM:11000'EQD+CN+HWSU0000023+22G1++3+4'TDT+20++1'LOC+7+HKHKG'`;
    expect(announcement(text)).toMatchObject({
      type: 'COPINO',
      truck: '12GA3456',
      haulier: 'HAUL CO.',
      expected: Date.UTC(2026, 1, 4, 9, 30),
      entries: [
        { movement: 'deliver', booking: 'BK1', container: { id: 'HWSU0000018' } },
        { movement: 'collect', booking: '', container: { id: 'HWSU0000023', full: false, finalPort: 'HKHKG' } },
      ],
    });
  });

  it('says where it had to guess the movement; a release order tells that a box is collected', () => {
    const guess = `${head}EQD+CN+HWSU0000018+22G1++6+4'`;
    expect(announcement(guess).entries[0]?.movement).toBe('deliver');
    expect(codes(guess)).toEqual(['HWS-EDI-046']);
    expect(announcement(`${guess}RFF+RE:O1'`).entries[0]?.movement).toBe('collect');
  });
});

describe('COPARN', () => {
  const head =
    "UNH+1+COPARN:D:00B:UN:SMDG20'BGM+126+A1+9'RFF+BN:BK9'TDT+20+1W+++HWL'DTM+132:202602040930:203'NAD+CF+HWL'";

  it('is read into the same shape, with the booking of the header', () => {
    const text = `${head}EQD+CN+HWSU0000018+22G1:102:5+++5'MEA+AAE+VGM+KGM:11495.14'EQD+CN+HWSU0000023+22G1+++4'`;
    expect(announcement(text)).toMatchObject({
      type: 'COPARN',
      expected: null,
      entries: [
        { movement: 'deliver', booking: 'BK9', container: { grossKg: 11495, operator: 'HWL' } },
        { movement: 'collect', booking: 'BK9' },
      ],
    });
  });
});
