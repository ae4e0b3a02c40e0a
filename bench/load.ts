// What comes from outside to a live terminal, as usual and ten times as much: how soon a command is acknowledged, whether all that was acknowledged is in
// the journal once, whether the terminal keeps its pace, and memory. LOAD_SECONDS=600 makes each part longer than a minute.
import { writeBaplie } from '../src/edi/writing/write-baplie.ts';
import { percentile } from '../src/office/statistics.ts';
import { makeContainerNumber } from '../src/terminal/iso6346.ts';
import type { Container } from '../src/terminal/container.ts';
import { box } from '../src/server/run/small-world.fixture.ts';
import { digest, faultsOfJournal, type Witnessed } from '../test/processes/folder-check.ts';
import { health, sendEdi, setSpeed, until } from '../test/processes/hawser-process.ts';
import { boxNumber, truckFile } from '../test/processes/trucks.ts';
import { LiveServer, pause } from './live/server.ts';
import type { Measurement, Row } from './measurement.ts';

interface Load {
  what: string;
  /** Times life: machines report, and trucks and vessels of the usual traffic come, so many times as often. */
  speed: number;
  /** Announcements of trucks a second, each a command of its own that waits for its acknowledgement. */
  commands: number;
  /** Screens that show the feed. */
  screens: number;
  /** Boxes of a bay plan that is sent in the middle of it; 0: none. */
  planned: number;
}

const LOADS: readonly Load[] = [
  { what: 'as usual', speed: 1, commands: 2, screens: 20, planned: 0 },
  { what: 'ten times', speed: 10, commands: 20, screens: 200, planned: 5000 },
];
const SECONDS = Number(process.env['LOAD_SECONDS'] ?? 60);
/** Most time until an acknowledgement, ms, 99 of 100 under the usual load (docs/reliability.md, scenario 27). */
const MOST_ACK_MS = 500;
const HOUR_MS = 3_600_000;
/** What opening the screens holds up is caught up with before it is measured, ms. */
const SETTLE_MS = 10_000;
/** The vessel of the plan comes so long after it. */
const VESSEL_HOURS = 12;

/** What the outside saw. */
interface Outside {
  /** From the moment at which a command was due until its acknowledgement, ms. */
  acks: number[];
  witnessed: Witnessed[];
  /** Commands that were answered otherwise, or not at all. */
  refused: number;
  sent: number;
}

/** Puts one server under one load after the other. */
export async function run(): Promise<Measurement> {
  const server = await LiveServer.start();
  const outside: Outside = { acks: [], witnessed: [], refused: 0, sent: 0 };
  try {
    const rows: Row[] = [];
    for (const load of LOADS) rows.push(...(await under(load, server, outside)));
    // What came in last is worked in the next turn, half a second of terminal time later at most.
    const { now } = await health(server.url);
    await until(async () => (await health(server.url)).now > now + 1000);
    const faults = faultsOfJournal(server.folder, outside.witnessed);
    const known = outside.witnessed.length.toLocaleString('en-GB');
    rows.push({
      ...{ what: `of ${known} acknowledged commands, lost, done twice or answered otherwise`, value: faults.length },
      ...{ unit: '', target: 0, pass: faults.length === 0 },
    });
    for (const fault of faults.slice(0, 3)) rows.push({ what: fault, value: 1, unit: '' });
    return { name: 'load', rows };
  } finally {
    await server.stop();
  }
}

async function under(load: Load, server: LiveServer, outside: Outside): Promise<Row[]> {
  const { url } = server;
  outside.acks = [];
  outside.refused = 0;
  await setSpeed(url, load.speed);
  const opening = performance.now();
  const screens = await Promise.all(Array.from({ length: load.screens }, () => openScreen(server.feed)));
  const openMs = performance.now() - opening;
  await pause(SETTLE_MS);
  const before = { memory: server.residentMB(), cpu: server.cpuSeconds(), now: (await health(url)).now };
  const begun = performance.now();
  const sent = sendCommands(load, url, outside);
  const plan = load.planned === 0 ? null : pause((SECONDS * 1000) / 2).then(() => sendPlan(load.planned, url));
  await sent;
  const seconds = (performance.now() - begun) / 1000;
  const after = { memory: server.residentMB(), cpu: server.cpuSeconds(), now: (await health(url)).now };
  const planMs = await plan;
  for (const screen of screens) screen.close();
  return rowsOf(load, outside, {
    ...{ growth: (60 * (after.memory - before.memory)) / seconds, cpu: (100 * (after.cpu - before.cpu)) / seconds },
    ...{ pace: (after.now - before.now) / 1000 / seconds, planMs, openMs },
  });
}

/** A screen that has been shown the terminal. */
function openScreen(feed: string): Promise<WebSocket> {
  const socket = new WebSocket(feed);
  return new Promise((resolve, reject) => {
    socket.addEventListener('message', () => resolve(socket), { once: true });
    socket.addEventListener('close', () => reject(new Error('A screen was turned away.')), { once: true });
  });
}

/** Sends each command when it is due, whether those before were answered or not; done when all are. */
async function sendCommands({ commands }: Load, url: string, outside: Outside): Promise<void> {
  const begun = performance.now();
  const now = (await health(url)).now;
  const waiting: Promise<void>[] = [];
  for (let k = 0; k < SECONDS * commands; k++) {
    const due = begun + (1000 * k) / commands;
    await pause(Math.max(0, due - performance.now()));
    waiting.push(sendTruck(++outside.sent, now, due, { url, outside }));
  }
  await Promise.all(waiting);
}

async function sendTruck(
  n: number,
  now: number,
  due: number,
  { url, outside }: { url: string; outside: Outside },
): Promise<void> {
  const key = `load-${n}`;
  const reply = await sendEdi(url, truckFile(n, now), { 'idempotency-key': key });
  if (reply?.status !== 202) {
    outside.refused++;
    return;
  }
  outside.acks.push(performance.now() - due);
  outside.witnessed.push({ key, status: reply.status, body: digest(reply.body), box: boxNumber(n) });
}

/** Sends the bay plan of a vessel with so many boxes for the terminal; how long its acknowledgement took, ms. */
async function sendPlan(boxes: number, url: string): Promise<number> {
  const { now } = await health(url);
  const voyage = { vesselName: 'LOADED', callSign: 'LOAD1', imo: '', voyage: '1E', carrier: 'TST' };
  const plan = {
    ...{ reference: 'LOAD1', departurePort: 'CNSHA', nextPort: 'SGSIN', entries: stowed(boxes) },
    voyage: { ...voyage, eta: now + VESSEL_HOURS * HOUR_MS, etd: null },
  };
  const text = writeBaplie(plan, { sender: 'TST', recipient: 'DGT', reference: 'LOAD1', preparedAt: now });
  const begun = performance.now();
  const reply = await sendEdi(url, text);
  if (reply?.status !== 202) throw new Error(`The bay plan was answered ${reply?.status}: ${reply?.body}`);
  return performance.now() - begun;
}

/** Boxes of 40' on deck and in the hold of a large vessel, from the bottom, 20 in a row and 13 in a stack. */
function stowed(boxes: number): { slot: { bay: number; row: number; tier: number }; container: Container }[] {
  const tiers = [2, 4, 6, 8, 10, 12, 14, 82, 84, 86, 88, 90, 92];
  return Array.from({ length: boxes }, (_, n) => {
    const layer = Math.floor(n / 20) % tiers.length;
    const slot = { bay: 2 + 4 * Math.floor(n / (20 * tiers.length)), row: n % 20, tier: tiers[layer] as number };
    return { slot, container: box(makeContainerNumber('LODU', n)) };
  });
}

function rowsOf(
  { what, speed, planned, screens }: Load,
  { acks, refused }: Outside,
  seen: { growth: number; cpu: number; pace: number; planMs: number | null; openMs: number },
): Row[] {
  const [middle, late] = [percentile(acks, 50), percentile(acks, 99)].map((ms) => Math.round(ms ?? Infinity));
  const target = speed === 1 ? { target: `<= ${MOST_ACK_MS}`, pass: (late as number) <= MOST_ACK_MS } : {};
  const rows: Row[] = [
    { what: `${what}: until ${screens} screens at once show the terminal`, value: Math.round(seen.openMs), unit: 'ms' },
    { what: `${what}: commands acknowledged`, value: acks.length, unit: '' },
    { what: `${what}: refused, or without an answer`, value: refused, unit: '', target: 0, pass: refused === 0 },
    { what: `${what}: acknowledgement, median`, value: middle as number, unit: 'ms' },
    { what: `${what}: acknowledgement, 99th percentile`, value: late as number, unit: 'ms', ...target },
    { what: `${what}: pace of the terminal, of ${speed} times life`, value: seen.pace, unit: 'times life' },
    { what: `${what}: server memory in a minute`, value: Math.round(seen.growth), unit: 'MB more' },
    { what: `${what}: server, share of one core`, value: Math.round(seen.cpu), unit: '%' },
  ];
  if (seen.planMs !== null)
    rows.push({
      what: `${what}: a bay plan of ${planned.toLocaleString('en-GB')} boxes, until acknowledged`,
      ...{ value: Math.round(seen.planMs), unit: 'ms' },
    });
  return rows;
}
