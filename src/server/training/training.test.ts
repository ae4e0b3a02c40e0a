// Training shifts over the program interface of a small live terminal: made, worked, held against the automatic run; and what becomes of the
// terminal when a shift's process is killed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type {
  Debrief,
  MachineView,
  RunningShift,
  ShiftAnswer,
  ShiftOrder,
  TrainingShift,
  TrainingView,
} from '../api.ts';
import { mondayBefore, weekDemand } from '../live/weeks.ts';
import { terminal } from '../run/small-world.fixture.ts';
import { serveSmall } from '../serve.fixture.ts';
import type { Serving } from '../serve.ts';

// A terminal's first hours and an hour's shift twice over: some seconds, more on a machine that is busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });
const PATIENCE = { timeout: 120_000, interval: 100 };

let folder: string;
let server: Serving;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-training-'));
  server = await serveSmall(folder, { speed: 1 });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const HOUR = 3_600_000;
/** A tenth of the usual traffic, by the seed whose first vessel comes soonest; the shift begins when she is at work. */
const TRAFFIC = 0.1;
const MOST_SEEDS = 12;
/** From her arrival until cranes work, h. */
const TO_WORK = 3;

function firstVessel(): { seed: number; hoursBefore: number } {
  const model = terminal('busan-dgt');
  const start = mondayBefore(Date.now(), model.timeZone);
  const seeds = Array.from({ length: MOST_SEEDS }, (_, i) => i + 1);
  const arrivals = seeds.map((seed) => {
    const { calls } = weekDemand(model, { seed, start, demandScale: TRAFFIC }, 1);
    return { seed, hours: (Math.min(...calls.map(({ eta }) => eta)) - start) / HOUR };
  });
  const { seed, hours } = arrivals.reduce((a, b) => (b.hours < a.hours ? b : a));
  return { seed, hoursBefore: Math.ceil(hours) + TO_WORK };
}

const ORDER: ShiftOrder = {
  ...{ trainee: 'Minh', by: 'Ada', hours: 1, speed: 200, traffic: TRAFFIC, ...firstVessel() },
  ...{ level: 'own', faults: { 'dead-vehicle': 1, 'stacking-crane': 1 }, byChance: false },
};
const post = (path: string, body: object = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const json = async <T>(path: string): Promise<T> => (await (await fetch(`${server.url}${path}`)).json()) as T;
const codeOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { error: { code: string } }).error.code;
const inShift = async (id: string): Promise<RunningShift> =>
  (await json<ShiftAnswer>(`/training/${id}/api/v1/shift`)).shift!;
const shiftNow = async (id: string): Promise<TrainingShift> => {
  const { shifts } = await json<TrainingView>('/api/v1/training');
  return shifts.find((one) => one.id === id)!;
};
const stateOf = (id: string) => expect.poll(async () => (await shiftNow(id)).state, PATIENCE);

async function made(order: Partial<ShiftOrder> = {}): Promise<string> {
  const answer = await post('/api/v1/training', { ...ORDER, ...order });
  expect(answer.status).toBe(202);
  const { id } = (await answer.json()) as TrainingShift;
  await stateOf(id).toBe('standing');
  return id;
}

describe('a training shift', () => {
  it('in which nobody does anything comes out as the automatic run, and scores 50', async () => {
    const id = await made();
    const standing = await inShift(id);
    expect(standing).toMatchObject({ trainee: 'Minh', state: 'standing', now: standing.from });
    expect((await post(`/training/${id}/api/v1/shift/begin`, { by: 'Minh' })).status).toBe(200);
    await stateOf(id).toBe('done');
    const debrief = await json<Debrief>(`/api/v1/training/${id}/debrief`);
    expect(debrief.score).toBe(50);
    expect(debrief.trainee).toEqual(debrief.automatic);
    expect(debrief.trainee.violations).toBe(0);
    expect(debrief.rows.every(({ trainee, automatic }) => trainee === automatic)).toBe(true);
    expect(debrief.rows.find(({ figure }) => figure === 'quayMoves')?.trainee).toBeGreaterThan(0);
    expect(debrief.rows.find(({ figure }) => figure === 'truckTurnMean')?.trainee).toBeGreaterThan(0);
    expect(debrief.faults.map(({ kind, detail }) => `${kind} ${detail}`).sort()).toEqual([
      'machine dead',
      'machine stop',
    ]);
    expect(debrief.deeds).toEqual([]);
    expect((await shiftNow(id)).score).toBe(50);
    const csv = await (await fetch(`${server.url}/api/v1/training/${id}/debrief.csv`)).text();
    expect(csv).toContain('craneRate,');
  });

  it('tells what the trainee did, and what it was about; and is closed when it is over', async () => {
    const id = await made({ speed: 60, hoursBefore: 1 });
    expect(await codeOf(await post('/api/v1/training', ORDER))).toBe('HWS-TRN-001');
    expect(await codeOf(await post(`/training/${id}/api/speed`, { speed: 5 }))).toBe('HWS-TRN-007');
    expect(await codeOf(await fetch(`${server.url}/api/v1/training/${id}/debrief`))).toBe('HWS-TRN-004');
    await post(`/training/${id}/api/v1/shift/begin`, { by: 'Minh' });
    const stopped = await post(`/training/${id}/api/v1/machines/AGV07/stop`, { by: 'Minh', reason: 'smoke' });
    expect(stopped.status).toBe(202);
    await expect
      .poll(
        async () => (await json<MachineView[]>(`/training/${id}/api/v1/machines`)).find((m) => m.id === 'AGV07')?.state,
      )
      .toBe('stopped');
    expect((await json<MachineView[]>('/api/v1/machines')).find((m) => m.id === 'AGV07')?.state).not.toBe('stopped');
    await expect
      .poll(async () => {
        const { now, from } = await inShift(id);
        return now - from;
      }, PATIENCE)
      .toBeGreaterThan(300_000);
    await post(`/training/${id}/api/v1/shift/end`, { by: 'Minh' });
    await stateOf(id).toBe('done');
    const debrief = await json<Debrief>(`/api/v1/training/${id}/debrief`);
    expect(debrief.hours).toBeLessThan(1);
    expect(debrief.deeds).toMatchObject([{ by: 'Minh', deed: 'machine-stopped', what: 'AGV07', reason: 'smoke' }]);
    const late = await post(`/training/${id}/api/v1/machines/AGV08/stop`, { by: 'Minh' });
    expect(await codeOf(late)).toBe('HWS-TRN-006');
  });

  it('that is killed is told as broken off, and the terminal goes on', async () => {
    const id = await made({ hoursBefore: 1 });
    await post(`/training/${id}/api/v1/shift/begin`, { by: 'Minh' });
    process.kill(server.training!.pid!, 'SIGKILL');
    await stateOf(id).toBe('broken');
    const before = (await json<{ now: number }>('/health')).now;
    await expect.poll(async () => (await json<{ now: number }>('/health')).now, PATIENCE).toBeGreaterThan(before);
    expect(await codeOf(await fetch(`${server.url}/training/${id}/api/v1/shift`))).toBe('HWS-TRN-008');
    expect((await post(`/api/v1/training/${id}/open`)).status).toBe(202);
    await expect.poll(async () => (await shiftNow(id)).open, PATIENCE).toBe(true);
    expect((await inShift(id)).state).toBe('broken');
  });
});

describe('what cannot be', () => {
  it('is told with a code', async () => {
    expect(await codeOf(await post('/api/v1/training/shift-0099/open'))).toBe('HWS-TRN-002');
    expect(await codeOf(await post('/api/v1/shift/begin', { by: 'Minh' }))).toBe('HWS-TRN-005');
    expect(await json<ShiftAnswer>('/api/v1/shift')).toEqual({ shift: null });
    const file = { name: 'wrong.json', text: '{"format":"hawser-disturbances/1","script":[{"at":0,"minutes":1}]}' };
    expect(await codeOf(await post('/api/v1/training', { ...ORDER, level: 'file', file }))).toBe('HWS-DIS-003');
  });
});

describe('the way to a shift', () => {
  it('is open only to who is let into the port, and is not the way to another machine', async () => {
    const other = mkdtempSync(join(tmpdir(), 'hawser-training-'));
    const guarded = await serveSmall(other, { token: 'a token of the port' });
    const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(`${guarded.url}${path}`, { headers, redirect: 'manual' });
    try {
      expect(await codeOf(await ask('/training/shift-0001/api/hello'))).toBe('HWS-RUN-034');
      const authorization = 'Bearer a token of the port';
      expect(await codeOf(await ask('/training/shift-0001/api/hello', { authorization }))).toBe('HWS-TRN-008');
      const page = await ask('/training/shift-0001/', { authorization, accept: 'text/html' });
      expect(await page.text()).toContain('closed');
      const bare = await ask('/training/shift-0001', { authorization });
      expect([bare.status, bare.headers.get('location')]).toEqual([308, 'shift-0001/']);
    } finally {
      await guarded.stop();
      rmSync(other, { recursive: true });
    }
  });
});
