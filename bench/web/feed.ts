// The live feed to many browsers: 200 screens that read and some that do not, on one server. The delay of an update is how much later it comes than the
// quickest one did, by terminal time, which goes at the pace of life here: so it holds the server's work, its sending to all, and the way.
import { WebSocket } from 'ws';
import { percentile } from '../../src/office/statistics.ts';
import { LiveServer, pause } from '../live/server.ts';
import type { Row } from '../measurement.ts';

const SCREENS = 200;
const MOST_DELAY_MS = 250;
/** Screens that never read what they are sent. */
const SLOW = 20;
/** What the server may keep for them: a megabyte each (live-line.ts), and room for its own work. */
const MOST_GROWTH_MB = 60;
const SETTLE_MS = 10_000;
const MEASURE_MS = 60_000;

interface Screens {
  /** Time of each update's coming less its terminal time, ms. */
  ages: number[];
  closed: number;
  sockets: WebSocket[];
}

/** The rows of the measurement. */
export async function feedRows(): Promise<Row[]> {
  const server = await LiveServer.start();
  try {
    const screens = await openScreens(server.feed);
    const slow = await openSlow(server.feed);
    await pause(SETTLE_MS);
    const before = server.residentMB();
    screens.ages.length = 0;
    const cpu = server.cpuSeconds();
    await pause(MEASURE_MS);
    const ages = screens.ages.slice();
    const used = (100 * (server.cpuSeconds() - cpu)) / (MEASURE_MS / 1000);
    const growth = server.residentMB() - before;
    for (const socket of [...screens.sockets, ...slow]) socket.terminate();
    return rowsOf(ages, { growth, used, closed: screens.closed });
  } finally {
    await server.stop();
  }
}

function rowsOf(
  ages: readonly number[],
  { growth, used, closed }: { growth: number; used: number; closed: number },
): Row[] {
  let quickest = Infinity;
  for (const age of ages) quickest = Math.min(quickest, age);
  const delays = ages.map((age) => age - quickest);
  const late = Math.round(percentile(delays, 99) ?? Infinity);
  const mean = delays.reduce((sum, one) => sum + one, 0) / delays.length;
  return [
    {
      what: `screens that read, of ${SCREENS}`,
      value: SCREENS - closed,
      unit: '',
      target: SCREENS,
      pass: closed === 0,
    },
    { what: 'updates that came', value: ages.length, unit: '' },
    { what: 'delay, mean', value: Math.round(mean), unit: 'ms' },
    {
      what: 'delay, 99th percentile',
      value: late,
      unit: 'ms',
      target: `<= ${MOST_DELAY_MS}`,
      pass: late <= MOST_DELAY_MS,
    },
    {
      ...{
        what: `server memory in a minute, with ${SLOW} screens that do not read`,
        value: Math.round(growth),
        unit: 'MB more',
      },
      ...{ target: `<= ${MOST_GROWTH_MB}`, pass: growth <= MOST_GROWTH_MB },
    },
    { what: 'server, share of one core', value: Math.round(used), unit: '%' },
  ];
}

async function openScreens(address: string): Promise<Screens> {
  const screens: Screens = { ages: [], closed: 0, sockets: [] };
  for (let i = 0; i < SCREENS; i++) {
    const socket = await open(address);
    socket.on('message', (data: Buffer) => {
      const at = Date.now();
      // What an update begins with; to read all of it would measure this process.
      const head = /"type":"update","now":(\d+)/.exec(data.subarray(0, 80).toString());
      if (head) screens.ages.push(at - Number(head[1]));
    });
    socket.on('close', () => screens.closed++);
    screens.sockets.push(socket);
  }
  return screens;
}

async function openSlow(address: string): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  for (let i = 0; i < SLOW; i++) {
    const socket = await open(address);
    socket.pause();
    sockets.push(socket);
  }
  return sockets;
}

function open(address: string): Promise<WebSocket> {
  const socket = new WebSocket(address);
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}
