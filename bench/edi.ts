// How fast the EDI room reads: MB per CPU second from bytes to typed containers, on a bay plan of 20,000 containers that is
// written in memory. CPU time of the whole process, the garbage collector's threads included.
import type { Measurement } from './measurement.ts';
import { readInterchange } from '../src/edi/reading/read.ts';
import { Tokens } from '../src/edi/tokens/tokenizer.ts';
import type { Bayplan } from '../src/edi/messages.ts';
import { writeBaplie } from '../src/edi/writing/write-baplie.ts';
import { Random } from '../src/kit/random.ts';
import { makeContainerNumber } from '../src/terminal/iso6346.ts';
import { parseSizeType } from '../src/terminal/size-type.ts';

const CONTAINERS = 20_000;
/** Runs that are not counted, and runs that are; the median counts. */
const WARM_UP = 5;
const REPEATS = 15;
/** What reading must reach, MB (10^6 bytes) per CPU second. */
const TARGET = 30;

const PORTS = ['KRPUS', 'CNSHA', 'SGSIN', 'NLRTM', 'DEHAM', 'MYPKG', 'ESALG', 'USLAX'];
const LINES = ['HWL', 'NBL', 'OCX', 'PAC', 'SEV'];
const TYPES_40 = ['45G1', '42G1', '4510', '45R1', '42U1'];
const TYPES_20 = ['22G1', '2210', '22R1', '22T0'];

/** Measures the tokenizer alone and the whole reader. */
export function run(): Promise<Measurement> {
  const bytes = new TextEncoder().encode(writeBaplie(plan(), ENVELOPE));
  const megabytes = bytes.length / 1e6;
  const tokenize = medianCpuSeconds(() => new Tokens(bytes).count);
  const read = medianCpuSeconds(() => {
    const message = readInterchange(bytes, 'bench.edi').messages[0];
    return message === undefined ? 0 : message.entries.length;
  });
  const speed = megabytes / read;
  return Promise.resolve({
    name: 'EDI: reading a bay plan',
    rows: [
      { what: 'BAPLIE D.95B', value: round(megabytes), unit: 'MB' },
      { what: 'containers', value: CONTAINERS, unit: '' },
      { what: 'tokenizer alone', value: round(megabytes / tokenize), unit: 'MB per CPU second' },
      {
        what: 'file to typed containers',
        value: round(speed),
        unit: 'MB per CPU second',
        target: `>= ${TARGET}`,
        pass: speed >= TARGET,
      },
      { what: 'per container', value: round((read / CONTAINERS) * 1e6), unit: 'CPU µs' },
    ],
  });
}

const ENVELOPE = { sender: 'HAWSER', recipient: 'BENCH', reference: 'BENCH1', preparedAt: 0 };

/** 20,000 containers cell by cell: bays of 24 rows and 20 tiers, 20' and 40' by turns, some reefers and dangerous goods. */
function plan(): Omit<Bayplan, 'type' | 'setAside'> {
  const random = new Random(20260101);
  const entries: Bayplan['entries'] = [];
  for (let i = 0; i < CONTAINERS; i++) {
    const tierIndex = i % 20;
    const row = Math.floor(i / 20) % 24;
    const bayIndex = Math.floor(i / 480);
    const forty = bayIndex % 3 !== 0;
    const isoType = random.pick(forty ? TYPES_40 : TYPES_20);
    const { lengthFeet, heightMm, kind } = parseSizeType(isoType);
    entries.push({
      slot: { bay: bayIndex * 4 + (forty ? 2 : 1), row, tier: tierIndex < 10 ? 2 + tierIndex * 2 : 62 + tierIndex * 2 },
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
  return { reference: 'BENCH', voyage, departurePort: 'KRPUS', nextPort: 'CNSHA', entries };
}

function medianCpuSeconds(work: () => number): number {
  for (let i = 0; i < WARM_UP; i++) work();
  const seconds: number[] = [];
  for (let i = 0; i < REPEATS; i++) {
    const before = process.cpuUsage();
    if (work() === 0) throw new Error('nothing was read');
    const spent = process.cpuUsage(before);
    seconds.push((spent.user + spent.system) / 1e6);
  }
  seconds.sort((a, b) => a - b);
  return seconds[Math.floor(seconds.length / 2)] as number;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
