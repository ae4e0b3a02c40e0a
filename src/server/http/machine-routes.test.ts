// What people have machines do, and exceptions that they take note of, over the program interface of a small live terminal in which the wind
// blows, a crane fails, an AGV falls silent, and somebody walks on the apron.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExceptionView, MachineView } from '../api.ts';
import { serveSmall } from '../serve.fixture.ts';
import type { Serving } from '../serve.ts';

let folder: string;
let server: Serving;

const SCRIPT = [
  { at: 1000, machine: 'ASC-A03L', fault: 'stop', minutes: 600 },
  { at: 1000, machine: 'AGV09', fault: 'silent', minutes: 600 },
  { at: 2000, zone: [480, 60, 560, 95], minutes: 600 },
  { at: 3000, wind: 23, minutes: 600 },
  { at: 3000, lane: 'H2', minutes: 600 },
];

const options = {
  speed: 20,
  disturbances: { text: JSON.stringify({ format: 'hawser-disturbances/1', script: SCRIPT }), file: 'bad-day.json' },
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-machines-'));
  server = await serveSmall(folder, options);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number;
  code?: string;
}

async function post(path: string, body: object): Promise<Answer> {
  const answer = await fetch(`${server.url}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { error } = (await answer.json()) as { error?: { code: string } };
  return { status: answer.status, ...(error && { code: error.code }) };
}

async function get<T>(path: string): Promise<T> {
  return (await (await fetch(`${server.url}/api/v1/${path}`)).json()) as T;
}
const machine = async (id: string): Promise<MachineView> =>
  (await get<MachineView[]>('machines')).find((one) => one.id === id)!;
const exceptions = (): Promise<ExceptionView[]> => get('exceptions');

/** Asks until it is so. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('machines', () => {
  it('are stopped and freed by name, once each', async () => {
    expect(await post('machines/AGV07/stop', { by: 'Ada', reason: 'smoke' })).toEqual({ status: 202 });
    await until(async () => (await machine('AGV07')).state === 'stopped');
    expect((await machine('AGV07')).handled).toMatchObject({ stopped: { by: 'Ada', reason: 'smoke' } });
    expect(await post('machines/AGV07/stop', { by: 'Ben' })).toEqual({ status: 409, code: 'HWS-MCH-002' });
    expect(await post('machines/AGV07/charge', { by: 'Ben' })).toEqual({ status: 409, code: 'HWS-MCH-003' });
    expect(await post('machines/AGV07/release', { by: 'Ben' })).toEqual({ status: 202 });
    await until(async () => (await machine('AGV07')).state !== 'stopped');
    expect((await machine('AGV07')).handled).toMatchObject({ stopped: null, last: { action: 'release', by: 'Ben' } });
    expect(await post('machines/AGV07/release', { by: 'Ben' })).toEqual({ status: 409, code: 'HWS-MCH-003' });
  });

  it('are taken out of work, and stay so over a restart', async () => {
    expect(await post('machines/AGV05/withdraw', { by: 'Ada', reason: 'tyre' })).toEqual({ status: 202 });
    expect(await post('machines/QC02/stop', { by: 'Ada' })).toEqual({ status: 202 });
    const both = async (): Promise<boolean> =>
      (await machine('AGV05')).state === 'withdrawn' && (await machine('QC02')).state === 'stopped';
    await until(both);
    await server.stop();
    server = await serveSmall(folder, options);
    await until(both);
    expect(await machine('AGV05')).toMatchObject({ handled: { withdrawn: { by: 'Ada' } } });
    expect(await post('machines/AGV05/return', { by: 'Ben' })).toEqual({ status: 202 });
    await until(async () => (await machine('AGV05')).state === 'parked');
  });

  it('that are not there, or have no battery, are told so; and nobody has them do anything without a name', async () => {
    expect(await post('machines/AGV99/stop', { by: 'Ada' })).toEqual({ status: 404, code: 'HWS-MCH-001' });
    expect(await post('machines/QC01/charge', { by: 'Ada' })).toEqual({ status: 422, code: 'HWS-MCH-004' });
    expect((await post('machines/QC01/stop', {})).status).toBe(400);
  });
});

describe('exceptions', () => {
  it('come worst first, with what they hold up and what can be done', async () => {
    await until(async () => (await exceptions()).some(({ kind }) => kind === 'machine-unheard'));
    const list = await exceptions();
    const order = ['people', 'cargo', 'vessel', 'machine', 'paper'];
    const ranks = list.map(({ rank }) => order.indexOf(rank));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    const kinds = new Set(list.map(({ kind }) => kind));
    for (const kind of ['zone-stopped', 'machine-stopped', 'wind', 'machine-fault', 'machine-unheard', 'lane-closed'])
      expect(kinds).toContain(kind);
    expect(list.find(({ subject }) => subject === 'QC02')).toMatchObject({
      ...{ kind: 'machine-stopped', facts: { by: 'Ada' }, noted: null },
      steps: [
        { do: 'machine', che: 'QC02', action: 'release' },
        { do: 'show', kind: 'machine', id: 'QC02' },
      ],
    });
    expect(list.find(({ subject }) => subject === 'ASC-A03L')).toMatchObject({ facts: { fault: 'stop' } });
  });

  it('are noted by name, once, and come last then', async () => {
    const { id } = (await exceptions()).find(({ kind }) => kind === 'wind')!;
    const path = `exceptions/${encodeURIComponent(id)}/acknowledgement`;
    expect(await post(path, { by: 'Ada' })).toEqual({ status: 202 });
    await until(async () => (await exceptions()).some((one) => one.id === id && one.noted?.by === 'Ada'));
    expect((await exceptions()).at(-1)?.id).toBe(id);
    expect(await post(path, { by: 'Ben' })).toEqual({ status: 409, code: 'HWS-EXC-002' });
    const none = await post('exceptions/wind~all~1/acknowledgement', { by: 'Ada' });
    expect(none).toEqual({ status: 404, code: 'HWS-EXC-001' });
  });

  it('that are over are no longer told of', async () => {
    await post('machines/QC02/release', { by: 'Ben' });
    await until(async () => !(await exceptions()).some(({ subject }) => subject === 'QC02'));
  });
});
