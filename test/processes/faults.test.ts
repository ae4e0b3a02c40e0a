// What may befall a server besides its death: it is stopped and goes on, a second one is started over its folder, a system call
// fails, the clock of its machine jumps.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import { BegunFolders } from './begun-folder.ts';
import { digest, faultsOfFolder, type Witnessed } from './folder-check.ts';
import { HawserProcess, health, sendEdi, setSpeed, until, type Reply } from './hawser-process.ts';
import { CLOCK_OFFSETS } from './jumping-clock.ts';
import { boxNumber, truckFile } from './trucks.ts';

const NOW = Date.UTC(2026, 0, 5);
const HOUR_MS = 3_600_000;

let folders: BegunFolders;
let scratch: string;
let traces: boolean;
beforeAll(() => {
  folders = new BegunFolders();
  traces = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
});
afterAll(() => folders.remove());
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'hawser-faults-'));
});
afterEach(() => rmSync(scratch, { recursive: true }));

const send = (url: string, n: number): Promise<Reply | null> =>
  sendEdi(url, truckFile(n, NOW), { 'idempotency-key': `fault-${n}` });
const seen = (n: number, reply: Reply | null): Witnessed => ({
  ...{ key: `fault-${n}`, box: boxNumber(n), status: 202, body: digest(reply?.body ?? '') },
});
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('a server that is stopped for a while and goes on', () => {
  it('keeps its folder to itself meanwhile, answers what was asked, and goes on where it was', async () => {
    const folder = folders.copy();
    const server = new HawserProcess(folder, { speed: 50 });
    const url = await server.url();
    const first = await send(url, 1);
    const before = await health(url);
    server.child.kill('SIGSTOP');
    const asked = send(url, 2);
    const second = new HawserProcess(folder);
    expect(await second.ended).toMatchObject({ code: 2 });
    expect(second.output).toMatch(new RegExp(`HWS-RUN-010 .*process ${server.child.pid}`));
    await pause(4000);
    server.child.kill('SIGCONT');
    const late = await asked;
    expect([first?.status, late?.status]).toEqual([202, 202]);
    const after = await health(url);
    // What it slept through is not made good but for its usual second and a half: nothing happens at once that would take hours.
    expect(after.now).toBeGreaterThan(before.now);
    expect(after.now - before.now).toBeLessThan(HOUR_MS);
    expect((await send(url, 1))?.body).toBe(first?.body);
    await until(async () => (await health(url)).now > after.now + 1000);
    await server.kill();
    expect(faultsOfFolder(folder, [seen(1, first), seen(2, late)])).toEqual([]);
  });
});

/** Says loudly that system calls cannot be made to fail here, and leaves the test out. */
function needsTrace(context: TestContext): void {
  if (traces) return;
  console.warn('strace is not there or not allowed: the test of a failing system call is left out');
  context.skip();
}

/** Lets system calls of a process, or those on one file, fail from now on; resolves when it is so. */
async function inject(
  server: HawserProcess,
  calls: string,
  fault: string,
  file?: string,
): Promise<{ log: string; stop: () => Promise<void> }> {
  const log = join(scratch, 'calls');
  const options = [
    '-f',
    '-o',
    log,
    '-e',
    `trace=${calls}`,
    '-e',
    `inject=${calls}:${fault}`,
    ...(file ? ['-P', file] : []),
  ];
  const child = spawn('strace', [...options, '-p', String(server.child.pid)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let said = '';
  await new Promise<void>((resolve) => {
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes('attached')) resolve();
    });
    child.once('close', () => resolve());
  });
  return {
    log,
    stop: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** The calls of a log after the first that failed with an error. */
function after(log: string, error: string): string[] {
  const lines = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('sync('));
  const failing = lines.findIndex((line) => line.includes(error));
  expect(failing).toBeGreaterThanOrEqual(0);
  return lines.slice(failing + 1);
}

describe('a server whose fsync fails once', () => {
  it('of its journal ends at once and does not try it again; what it has acknowledged is there', async (context) => {
    needsTrace(context);
    const folder = folders.copy();
    const server = new HawserProcess(folder, { speed: 50 });
    const url = await server.url();
    const { log } = await inject(server, 'fsync,fdatasync', 'error=EIO:when=1', join(folder, 'journal.sqlite-wal'));
    // Its file is durable, and its turn cannot be recorded: it may have been told before the journal failed, or not.
    const first = await send(url, 1);
    expect(await server.ended).toEqual({ code: 1, signal: null });
    expect(server.output).toMatch(/HWS-RUN-016 frames? .*could not be made durable: disk I\/O error/);
    expect(after(log, 'EIO')).toEqual([]);
    await startsWhole(folder, 1, first);
  });

  it('of a received file ends without an acknowledgement, and does not try it again', async (context) => {
    needsTrace(context);
    const folder = folders.copy();
    const server = new HawserProcess(folder, { speed: 0 });
    const url = await server.url();
    const { log } = await inject(server, 'fsync,fdatasync', 'error=EIO:when=1');
    const first = await send(url, 1);
    expect(first?.status).not.toBe(202);
    expect(await server.ended).toEqual({ code: 1, signal: null });
    expect(server.output).toContain('HWS-RUN-016 a received file could not be made durable: EIO');
    expect(after(log, 'EIO')).toEqual([]);
    await startsWhole(folder, 1, null);
  });
});

/** The server starts again, does the command once, answers it as it did where it did, and its record is whole. */
async function startsWhole(folder: string, n: number, before: Reply | null): Promise<void> {
  const again = new HawserProcess(folder, { speed: 50 });
  const late = await send(await again.url(), n);
  expect(late?.status).toBe(202);
  if (before) expect(late?.body).toBe(before.body);
  await again.kill();
  expect(faultsOfFolder(folder, [seen(n, late)])).toEqual([]);
}

describe('a server that finds no room to write', () => {
  it('stands while it is so, and goes on by itself', async (context) => {
    needsTrace(context);
    const folder = folders.copy();
    const server = new HawserProcess(folder, { speed: 0 });
    const url = await server.url();
    const first = await send(url, 1);
    const { stop } = await inject(server, 'write,pwrite64', 'error=ENOSPC', join(folder, 'journal.sqlite-wal'));
    await setSpeed(url, 50);
    await until(async () => (await health(url)).status === 'standing');
    const { now } = await health(url);
    expect((await send(url, 2))?.status).toBe(503);
    await stop();
    await until(async () => (await health(url)).status === 'running');
    await until(async () => (await health(url)).now > now + 60_000);
    const late = await send(url, 2);
    expect((await server.stop()).code).toBe(0);
    expect(faultsOfFolder(folder, [seen(1, first), seen(2, late)])).toEqual([]);
  });
});

describe('a server on a machine whose clock jumps', () => {
  // One hour on, one hour back, a leap second, the end of 32-bit time, 1970.
  const offsets = [HOUR_MS, -HOUR_MS, 1000, Date.UTC(2038, 0, 19, 3, 14, 8) - Date.now(), -Date.now()];

  it('goes by its own time: nothing goes back, nothing comes at once, each command is done once', async () => {
    const folder = folders.copy();
    const server = new HawserProcess(folder, {
      speed: 50,
      nodeOptions: ['--import', join(import.meta.dirname, 'jumping-clock.ts')],
      env: { [CLOCK_OFFSETS]: offsets.join(',') },
    });
    const url = await server.url();
    const witnessed: Witnessed[] = [];
    let last = await health(url);
    for (let n = 1; n <= offsets.length; n++) {
      server.child.kill('SIGUSR2');
      witnessed.push(seen(n, await send(url, n)));
      await pause(200);
      const now = await health(url);
      expect(now.status).toBe('running');
      expect(now.now).toBeGreaterThanOrEqual(last.now);
      expect(now.now - last.now).toBeLessThan(HOUR_MS / 2);
      last = now;
    }
    const repeated = await send(url, 1);
    expect(digest(repeated?.body ?? '')).toBe(witnessed[0]?.body);
    expect((await server.stop()).code).toBe(0);
    expect(faultsOfFolder(folder, witnessed)).toEqual([]);
  });
});
