// Berths over the program interface of a small live terminal: checked without a trace, fixed, kept, and set free.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BerthCheckView, BerthPlanView, CallView } from '../api.ts';
import { serveSmall } from '../serve.fixture.ts';
import type { Serving } from '../serve.ts';

const HOUR = 3_600_000;
const PATIENCE = { timeout: 30_000 };

let folder: string;
let server: Serving;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-berths-'));
  server = await serveSmall(folder, { speed: 1 });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

interface Answer<T> {
  status: number;
  body: T & { error?: { code: string; message: string; cure: string } };
}

async function send<T = object>(method: string, path: string, body?: object): Promise<Answer<T>> {
  const answer = await fetch(`${server.url}/api/v1/calls/${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Answer<T>['body'] };
}

const calls = async (): Promise<CallView[]> => (await (await fetch(`${server.url}/api/calls`)).json()) as CallView[];
const movable = async (): Promise<CallView | undefined> =>
  (await calls()).find(({ state, x }) => state === 'expected' && x !== null);
const one = async (): Promise<CallView> => (await movable()) as CallView;
const pinOf = async (call: string): Promise<CallView['pin']> => (await calls()).find(({ id }) => id === call)?.pin;
const code = ({ status, body }: Answer<object>): [number, string | undefined] => [status, body.error?.code];

describe('the berth of a vessel', () => {
  it('is planned when she is announced', async () => {
    await expect.poll(async () => (await movable()) !== undefined, PATIENCE).toBe(true);
  });

  it('is checked at once, and nothing is changed by that', async () => {
    const { id, eta } = await one();
    const start = eta + 2 * HOUR;
    const { status, body } = await send<BerthCheckView>('POST', `${id}/berth/check`, { x: 400, start });
    expect([status, body.fits, body.start]).toEqual([200, true, start]);
    expect(body.waiting).toBeGreaterThanOrEqual(2 * HOUR - 60_000);
    expect(await pinOf(id)).toBeUndefined();
  });

  it('is told with every rule that it breaks, by code and sentence', async () => {
    const { id } = await one();
    const { body } = await send<BerthCheckView>('POST', `${id}/berth/check`, { x: 5, start: 0 });
    expect(body.fits).toBe(false);
    expect(body.objections.map((o) => o.code)).toEqual(['HWS-BTH-010', 'HWS-BTH-014']);
    for (const { message } of body.objections) expect(message).toMatch(/^\w.* .*\d/);
  });

  it('is not fixed where she does not fit: the first rule is the code, with what to do', async () => {
    const { id } = await one();
    const refused = await send('PUT', `${id}/berth`, { x: 5, start: 0, by: 'Ada' });
    expect(code(refused)).toEqual([422, 'HWS-BTH-010']);
    expect(refused.body.error?.message).toMatch(
      /^It cannot be: at metre 5\.0 .*; she can be there at \d{4}-\d\d-\d\d \d\d:\d\d/,
    );
    expect(refused.body.error?.cure).not.toBe('');
    expect(await pinOf(id)).toBeUndefined();
  });

  it('is fixed by a person, and the plan keeps to it until she is set free', async () => {
    const { id } = await one();
    expect(await send('PUT', `${id}/berth`, { x: 437, by: 'Ada' })).toEqual({
      status: 202,
      body: { call: id, x: 437, start: null },
    });
    await expect.poll(async () => (await pinOf(id))?.by, PATIENCE).toBe('Ada');
    await expect.poll(async () => (await calls()).find((c) => c.id === id)?.x, PATIENCE).toBe(437);
    expect(await send('DELETE', `${id}/berth?by=Bo`)).toEqual({ status: 202, body: { call: id } });
    await expect.poll(() => pinOf(id), PATIENCE).toBeUndefined();
    expect(code(await send('DELETE', `${id}/berth?by=Bo`))).toEqual([409, 'HWS-BTH-003']);
  });

  it('belongs to a call that there is, and somebody decides', async () => {
    expect(code(await send('PUT', 'NOBODY/berth', { x: 437, by: 'Ada' }))).toEqual([404, 'HWS-BTH-001']);
    expect(code(await send('POST', 'NOBODY/berth/check', { x: 437 }))).toEqual([404, 'HWS-BTH-001']);
    const { id } = await one();
    expect(code(await send('PUT', `${id}/berth`, { x: 437 }))).toEqual([400, 'HWS-RUN-031']);
    expect(code(await send('DELETE', `${id}/berth`))).toEqual([400, 'HWS-RUN-031']);
    expect(code(await send('PUT', `${id}/berth`, { x: -1, by: 'Ada' }))).toEqual([400, 'HWS-RUN-031']);
  });
});

describe('the plan', () => {
  it('is told with its cost, the least cost that any plan has, and the water that each call needs', async () => {
    const { body } = await send<BerthPlanView>('GET', 'plan');
    expect(body.at).not.toBeNull();
    expect(body.bound as number).toBeLessThanOrEqual(body.objective as number);
    expect(body.gap).toBeCloseTo(1 - (body.bound as number) / (body.objective as number), 6);
    expect(body.calls.map((c) => c.call)).toEqual((await calls()).map(({ id }) => id));
    for (const { draught, atBerth, onTheWay } of body.calls)
      expect([draught > 5, (atBerth ?? -1) >= 0, onTheWay >= 0]).toEqual([true, true, true]);
  });

  it('and its routes stand in the OpenAPI description', async () => {
    const { paths } = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
      paths: Record<string, object>;
    };
    expect(Object.keys(paths['/api/v1/calls/{call}/berth'] ?? {}).sort()).toEqual(['delete', 'put']);
    expect(paths['/api/v1/calls/{call}/berth/check']).toBeDefined();
  });
});
