// What a live terminal survives: being stopped, and being killed in the middle of its work. Real processes, real files.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeContainer, numberSource } from '../demand/boxes.ts';
import { writeCopino } from '../edi/writing/write-lists.ts';
import { Random } from '../kit/random.ts';
import type { Container } from '../terminal/container.ts';
import type { ContainerStory, Hello, MachineView } from './api.ts';
import { serveSmall, TERMINAL } from './serve.fixture.ts';

const PROGRAM = fileURLToPath(new URL('./serve.fixture.ts', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-restart-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function get<T>(url: string, path: string): Promise<T> {
  return (await (await fetch(url + path)).json()) as T;
}

async function setSpeed(url: string, speed: number): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${url}/api/speed`, { method: 'POST', headers, body: JSON.stringify({ speed }) });
}

/** A machine as a screen is told of it, but for since when it is in its state: that is watched by each process for itself. */
const withoutSince = (machine: MachineView): MachineView => ({ ...machine, since: null });

interface Health {
  now: number;
  seq: number;
}

/** Waits until something holds, at most 20 s. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 200; n++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It did not come true within 20 s.');
}

/** Waits until the terminal has worked for some hours. */
async function workFor(url: string, hours: number): Promise<void> {
  const { now } = await get<Health>(url, '/health');
  await until(async () => (await get<Health>(url, '/health')).now >= now + hours * 3_600_000);
}

/** A terminal in a process of its own, at 200 times life; resolves with its address. */
function startProgram(warmUpHours: number): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [PROGRAM, folder, '200', String(warmUpHours)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve({ child, url: data.toString().trim() }));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the program ended with ${String(code)}`)));
  });
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

function aBox(): Container {
  const random = new Random(77);
  const routing = { operator: 'TST', portOfLoading: 'KRPUS', portOfDischarge: 'JPTYO', finalPort: 'JPTYO' };
  return makeContainer(random, numberSource(random)(), { lengthFeet: 40, storage: 'standard', grossKg: 9000, routing });
}

/** A truck brings a box: the file as a haulier would send it. */
function announcement(container: Container, expected: number): string {
  const entries = [{ movement: 'deliver' as const, container, booking: 'B1' }];
  const head = { type: 'COPINO' as const, reference: 'C1', truck: '99GA1234', haulier: 'HAULNET' };
  const message = { ...head, expected, entries, setAside: [] };
  return writeCopino([message], { sender: 'HAULNET', recipient: 'TERM', reference: 'T1', preparedAt: expected });
}

function sendEdi(url: string, body: string): Promise<Response> {
  return fetch(`${url}/api/edi`, { method: 'POST', headers: { 'content-type': 'application/edifact' }, body });
}

const lastSnapshot = (): number =>
  Math.max(0, ...readdirSync(join(folder, 'snapshots')).map((name) => Number(/(\d+)\.bin$/.exec(name)?.[1])));

describe('a terminal that is stopped', () => {
  it('goes on exactly where it was', { timeout: 60_000 }, async () => {
    const first = await serveSmall(folder, { speed: 200, warmUpHours: 10 });
    await workFor(first.url, 0.1);
    await setSpeed(first.url, 0);
    const before = await get<Hello>(first.url, '/api/hello');
    const { now, seq } = await get<Health>(first.url, '/health');
    await first.stop();
    expect(lastSnapshot()).toBe(seq);

    const second = await serveSmall(folder, { speed: 0 });
    const after = await get<Hello>(second.url, '/api/hello');
    expect(await get<Health>(second.url, '/health')).toMatchObject({ now, seq });
    expect(after.machines.map(withoutSince)).toEqual(before.machines.map(withoutSince));
    expect(after.motions).toEqual(before.motions);
    expect(sorted(after)).toEqual(sorted(before));
    for (const part of ['calls', 'vessels', 'trucks', 'kpi', 'series'] as const)
      expect(after[part], part).toEqual(before[part]);
    await setSpeed(second.url, 200);
    await workFor(second.url, 0.1);
    await second.stop();
  });

  it('is not run on with another terminal file', { timeout: 60_000 }, async () => {
    await (await serveSmall(folder)).stop();
    const other = join(folder, 'other.json');
    writeFileSync(other, readFileSync(TERMINAL, 'utf8').replace(/"name": "[^"]*"/, '"name": "Elsewhere"'));
    await expect(serveSmall(folder, { terminalFile: other })).rejects.toThrow(/HWS-RUN-021 .*terminal\.json/);
    await (await serveSmall(folder, { terminalFile: join(folder, 'terminal.json') })).stop();
  });
});

function sorted({ boxes }: Hello): Hello['boxes'] {
  return [...boxes].sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe('a terminal that is killed in the middle of its work', () => {
  it('catches up, and has every message that it acknowledged', { timeout: 60_000 }, async () => {
    const { child, url } = await startProgram(10);
    await workFor(url, 0.3);
    const box = aBox();
    const answer = await sendEdi(url, announcement(box, (await get<Health>(url, '/health')).now));
    expect([answer.status, ((await answer.json()) as { accepted: number }).accepted]).toEqual([202, 1]);
    const { seq } = await get<Health>(url, '/health');
    await kill(child);
    expect(lastSnapshot()).toBeLessThan(seq);

    const again = await serveSmall(folder, { speed: 0 });
    expect((await get<Health>(again.url, '/health')).seq).toBeGreaterThanOrEqual(seq);
    await setSpeed(again.url, 200);
    const story = (): Promise<ContainerStory> => get(again.url, `/api/containers/${box.id}`);
    await until(async () => (await story()).position?.kind === 'yard');
    expect((await story()).story.map(({ event }) => event)).toContain('gate-in');
    await again.stop();
  });

  it('does not run on when an acknowledged message was taken away', { timeout: 60_000 }, async () => {
    const { child, url } = await startProgram(0);
    const box = aBox();
    await sendEdi(url, announcement(box, (await get<Health>(url, '/health')).now));
    await until(async () => (await fetch(`${url}/api/containers/${box.id}`)).ok);
    await kill(child);
    rmSync(join(folder, 'inbox', 'received'), { recursive: true });
    await expect(serveSmall(folder)).rejects.toThrow('HWS-RUN-020');
  });
});
