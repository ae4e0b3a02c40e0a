// A real server dies at every labelled place between two steps, and starts again: nothing that it acknowledged is lost, a command
// that is sent again is done once and answered the same, and the record is the one that the journal gives.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CRASH_POINTS, type CrashPoint } from '../../src/kit/crash-point.ts';
import { BegunFolders } from './begun-folder.ts';
import { digest, faultsOfFolder, type Witnessed } from './folder-check.ts';
import { HawserProcess, health, sendEdi, until, type Reply } from './hawser-process.ts';
import { boxNumber, truckFile } from './trucks.ts';

let folders: BegunFolders;
beforeAll(() => {
  folders = new BegunFolders();
});
afterAll(() => folders.remove());

const NOW = Date.UTC(2026, 0, 5);
const POINTS = Object.keys(CRASH_POINTS) as CrashPoint[];

/** At a place that the server passes for each command and turn, it dies at the second time; the first snapshot is its last. */
const passedOnce = (point: CrashPoint): boolean => point.startsWith('snapshot') || point.startsWith('outbox');

interface Sent {
  key: string;
  box: string;
  text: string;
  reply: Reply | null;
}

async function send(url: string, n: number): Promise<Sent> {
  const [key, text] = [`crash-${n}`, truckFile(n, NOW)];
  return { key, text, box: boxNumber(n), reply: await sendEdi(url, text, { 'idempotency-key': key }) };
}

/** Sends commands until the server is gone; where it dies only when it stops, asks it to. */
async function untilItDies(server: HawserProcess, point: CrashPoint): Promise<Sent[]> {
  const url = await server.url();
  const sent: Sent[] = [];
  for (let n = 1; n <= 20 && !server.gone; n++) {
    sent.push(await send(url, n));
    if (point.startsWith('snapshot') && n === 3) server.child.kill('SIGINT');
    await Promise.race([server.ended, new Promise((resolve) => setTimeout(resolve, 100))]);
  }
  return sent;
}

describe.concurrent('a server that dies', () => {
  it.each(POINTS)('at %s starts again with all that it acknowledged, and does each command once', async (point) => {
    const folder = folders.copy();
    const first = new HawserProcess(folder, { crashPoint: `${point}:${passedOnce(point) ? 1 : 2}`, speed: 50 });
    const sent = await untilItDies(first, point);
    expect(await first.ended).toEqual({ code: null, signal: 'SIGKILL' });

    const second = new HawserProcess(folder, { speed: 50 });
    const url = await second.url();
    const witnessed: Witnessed[] = [];
    for (const { key, text, box, reply } of sent) {
      const again = await sendEdi(url, text, { 'idempotency-key': key });
      expect(again?.status).toBe(202);
      if (reply) expect([again?.status, again?.body]).toEqual([reply.status, reply.body]);
      witnessed.push({ key, box, status: 202, body: digest(again?.body ?? '') });
    }
    const { now } = await health(url);
    await until(async () => (await health(url)).now > now + 1000);
    await second.kill();
    expect(witnessed.length).toBeGreaterThan(0);
    expect(faultsOfFolder(folder, witnessed)).toEqual([]);
  });
});

describe('a crash point', () => {
  it('that does not exist is refused before anything is begun', async () => {
    const folder = folders.copy();
    const server = new HawserProcess(folder, { crashPoint: 'lunch:1' });
    expect((await server.ended).code).toBe(2);
    expect(server.output).toMatch(/^HWS-CLI-005 "lunch:1" is no crash point/);
  });
});
