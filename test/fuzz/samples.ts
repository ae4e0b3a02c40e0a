// What the fuzz run starts from: own messages with every quirk that has been seen, and pieces of the sample files where they are.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sample files of other people; measured, not shipped. */
export const SAMPLE_FOLDER = join(import.meta.dirname, '../../../shared/data/edi');

/** Bytes of a sample that are used at most: its beginning, so that an input is read in a fraction of a millisecond. */
const PIECE = 700;

const BOX = (cell: string, number: string, type = '22G1'): string =>
  `LOC+147+${cell}::5'MEA+WT++KGM:9000'LOC+9+KRPUS:139:6'LOC+11+VNHPH:139:6'RFF+BM:1'EQD+CN+${number}+${type}+++5'`;

const OWN = [
  // A bay plan 2.2 with a reefer, dangerous goods, over-dimensions, and two boxes that claim one place.
  `UNA:+.? '\nUNB+UNOA:2+LINE+TERM+260203:0405+R1'\nUNH+1+BAPLIE:D:95B:UN:SMDG22'\nBGM++DOC1+9'\nDTM+137:2602030405:201'\n` +
    `TDT+20+012E+++HWL:172:20+++9V1234:103:ZZZ:HAWSER ONE'\nLOC+5+KRPUS:139:6'\nLOC+61+VNHPH:139:6'\n${BOX('0020482', 'HWSU0000018', '45R1')}` +
    `TMP+2+-18.5:CEL'DGS+IMD+3:II+1133'NAD+CA+HWL:172:20'${BOX('0010482', 'HWSU0000023')}DIM+9+CMT:::145'${BOX('0030484', 'HWSU0000039')}` +
    `FTX+AAA+++IT?'S 50?+50?: WHY??'UNT+32+1'UNZ+1+R1'`,
  // Groups that begin at EQD, with explicit nesting, in lower case, without an envelope.
  `unh+1+baplie:d:95b:un:smdg20'bgm++d+9'tdt+2+20+042'loc+2+5+krpus'eqd+3+cn+hwsu0000018+22g1+++5'loc+2+147+0010482::5'mea+2+wt++kgm:9000'`,
  // BAPLIE 3 with UNS and a cell without a container.
  `\ufeffUNH+1+BAPLIE:D:13B:UN:SMDG31'\r\nBGM+659::LOADONLY+D+9'\r\nTDT+20+1W+++HLC:LINES:306++9354351:11:ANINA'\r\nLOC+5+BEANR'\r\nUNS+D'\r\n` +
    `LOC+147+0200688:9711:5'\r\nEQD+CN+HWSU0000018:6346:5+42U0:6346:5+++5'\r\nMEA+AAE+AET+KGM:22600'\r\nCNT+8:1'\r\nLOC+147+0200690:9711:5'\r\nFTX+AGW++LOST:STOWLOC:306'\r\nUNT+12+1'`,
  // Two interchanges, the second with other separators, groups of messages, and syntax 4 with repetitions.
  `UNB+UNOC:3+A+B+260203:0405+R1'UNG+COPRAR+A+B+260203:0405+G1+UN+D:00B'UNH+1+COPRAR:D:00B:UN:SMDG21'BGM+45+L1+9'TDT+20+12E+1++HWL:172:20+++9V1:103::ONE'` +
    `LOC+9+KRPUS:139:6'EQD+CN+HWSU0000018+45G1:102:5++2+5'RFF+BN:BK1'LOC+11+VNHPH'MEA+AAE+VGM+KGM:11800'NAD+CF+RÖHLIG'CNT+16:1'UNT+11+1'UNE+1+G1'UNZ+1+R1'` +
    `UNA|^,! #\r\nUNB^UNOY|4^B^A^20260203|0405^R2#UNH^1^COPINO|D|95B|UN|ITG13#BGM^661^V1^9#DTM^132|202602050600|203#TDT^1^^3^^TRUCKER^^^KR-1234#` +
    `EQD^CN^HWSU0000023^22G1|102|5^^2^5#RFF^BN|BK2*BK3#MEA^AAE^G^KGM|8000#UNT^8^1#UNZ^1^R2#`,
  // Wrong counts, missing trailers, junk between segments, a type that is not worked.
  `UNB+UNOZ:2+A+B+260203+R9'..UNH+1+COPARN:D:00B:UN'BGM+126+O1'EQD+CN++45R1+++4'TMP+2+03.0:CEL'RNG+5+CEL:-20:-18'EQD+CN+HWSU0000018'UNH+2+IFTSAI:D:99B:UN'BGM+1'UNT+9+3'BGM+1'UNZ+7+R8'`,
  // CASP numeric records: no EDIFACT.
  `00:BAPLIE:BAYPLAN:9\n10:9V1234:HAWSER ONE:012E\n50:HWSU0000018:22G1:F\n52:0010482\n`,
];

/** The inputs that are changed. */
export function samples(): Uint8Array[] {
  const own = OWN.map((text) => new TextEncoder().encode(text));
  // The information separators of level B in place of the usual ones.
  own.push(
    Uint8Array.from(own[0]!.subarray(10), (byte) => ({ 0x3a: 0x1f, 0x2b: 0x1d, 0x27: 0x1c })[byte as 0x3a] ?? byte),
  );
  if (!existsSync(SAMPLE_FOLDER)) return own;
  const files = readdirSync(SAMPLE_FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => new Uint8Array(readFileSync(join(entry.parentPath, entry.name))));
  return [...own, ...files.map((bytes) => bytes.subarray(0, PIECE))];
}
