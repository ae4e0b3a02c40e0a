// What the EDI measurement reads: a bay plan and a loading list, made in memory, always the same.
import type { Bayplan } from '../../src/edi/messages.ts';
import { writeBaplie } from '../../src/edi/writing/write-baplie.ts';
import { Random } from '../../src/kit/random.ts';
import { makeContainerNumber } from '../../src/terminal/iso6346.ts';
import { parseSizeType } from '../../src/terminal/size-type.ts';

const PORTS = ['KRPUS', 'CNSHA', 'SGSIN', 'NLRTM', 'DEHAM', 'MYPKG', 'ESALG', 'USLAX'];
const LINES = ['HWL', 'NBL', 'OCX', 'PAC', 'SEV'];
const TYPES_40 = ['45G1', '42G1', '4510', '45R1', '42U1'];
const TYPES_20 = ['22G1', '2210', '22R1', '22T0'];
const ENVELOPE = { sender: 'HAWSER', recipient: 'BENCH', reference: 'BENCH1', preparedAt: 0 };

/** A BAPLIE D.95B, cell by cell: bays of 24 rows and 20 tiers, 20' and 40' by turns, some reefers and dangerous goods. */
export function bayPlan(containers: number): Uint8Array {
  const random = new Random(20260101);
  const entries: Bayplan['entries'] = [];
  for (let i = 0; i < containers; i++) {
    const tierIndex = i % 20;
    const row = Math.floor(i / 20) % 24;
    const bayIndex = Math.floor(i / 480);
    const forty = bayIndex % 3 !== 0;
    const isoType = random.pick(forty ? TYPES_40 : TYPES_20);
    const { lengthFeet, heightMm, kind } = parseSizeType(isoType);
    entries.push({
      slot: { bay: bayIndex * 4 + (forty ? 2 : 1), row, tier: tierIndex < 10 ? 2 + tierIndex * 2 : 60 + tierIndex * 2 },
      container: {
        id: makeContainerNumber('HWSU', i),
        isoType,
        lengthFeet: lengthFeet ?? 40,
        heightMm,
        grossKg: 4000 + random.int(26_000),
        full: random.next() > 0.2,
        reeferC: kind === 'reefer' ? random.int(300) / 10 - 20 : null,
        dangerous: random.next() < 0.05 ? [{ imdgClass: '3', unNumber: '1170' }] : [],
        outOfGauge: null,
        operator: random.pick(LINES),
        portOfLoading: random.pick(PORTS),
        portOfDischarge: random.pick(PORTS),
        finalPort: random.pick(PORTS),
      },
    });
  }
  const voyage = { vesselName: 'BENCH', callSign: 'BNCH', imo: '', voyage: '1E', carrier: 'HWL', eta: null, etd: null };
  const plan = { reference: 'BENCH', voyage, departurePort: 'KRPUS', nextPort: 'CNSHA', entries };
  return new TextEncoder().encode(writeBaplie(plan, ENVELOPE));
}

/** Containers in a piece of the long list. */
const A_PIECE = 500;
const HEAD =
  "UNB+UNOA:2+HAWSER+BENCH+260101:0000+LONG1'UNH+1+COPRAR:D:95B:UN:SMDG16'BGM+45+LONG+9'TDT+20+1E+++HWL:172:20+++BNCH:103'LOC+9+KRPUS:139:6'";

/** One loading list that is longer than a number of bytes, piece by piece, so that it is never whole in memory. */
export function* longList(bytes: number): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const random = new Random(20260102);
  yield encoder.encode(HEAD);
  let [made, count] = [HEAD.length, 0];
  while (made < bytes) {
    let text = '';
    for (let i = 0; i < A_PIECE; i++) text += group(count++, random);
    made += text.length;
    yield encoder.encode(text);
  }
  // Five segments of the header, seven of each group, CNT and UNT itself; UNB is not of the message.
  yield encoder.encode(`CNT+16:${count}'UNT+${4 + 7 * count + 2}+1'UNZ+1+LONG1'`);
}

function group(count: number, random: Random): string {
  const number = makeContainerNumber(
    `HW${String.fromCharCode(65 + Math.floor(count / 1_000_000))}U`,
    count % 1_000_000,
  );
  return (
    `EQD+CN+${number}+${random.pick(TYPES_40)}:102:5++2+5'RFF+BN:BOOKING${count}'LOC+11+${random.pick(PORTS)}:139:6'` +
    `LOC+7+${random.pick(PORTS)}:139:6'MEA+AAE+VGM+KGM:${4000 + random.int(26_000)}'FTX+AAI+++GENERAL CARGO AS BOOKED'` +
    `NAD+CF+${random.pick(LINES)}:160:20'\n`
  );
}
