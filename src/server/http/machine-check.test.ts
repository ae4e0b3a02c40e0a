// A person's look at a machine that told what cannot be, over the program interface of a small live terminal whose yard cranes tell everything twice.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ExceptionView, MachineCheckView } from '../api.ts';
import { serveSmall } from '../serve.fixture.ts';
import type { Serving } from '../serve.ts';

let folder: string;
let server: Serving;

const SCRIPT = Array.from({ length: 23 }, (_, i) =>
  ['W', 'L'].map((side) => ({
    ...{ at: 0, minutes: 6000, lie: 'twice' },
    machine: `ASC-A${String(i + 1).padStart(2, '0')}${side}`,
  })),
).flat();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-check-'));
  const text = JSON.stringify({ format: 'hawser-disturbances/1', script: SCRIPT });
  server = await serveSmall(folder, {
    speed: 60,
    demandScale: 0.3,
    warmUpHours: 3,
    disturbances: { text, file: 'twice.json' },
  });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function get<T>(path: string): Promise<T> {
  return (await (await fetch(`${server.url}/api/v1/${path}`)).json()) as T;
}

async function tell(che: string, body: object): Promise<{ status: number; code?: string }> {
  const answer = await fetch(`${server.url}/api/v1/machines/${encodeURIComponent(che)}/check`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { error } = (await answer.json()) as { error?: { code: string } };
  return { status: answer.status, ...(error && { code: error.code }) };
}

/** The first exception of a marked machine; undefined: there is none. */
const marked = async (): Promise<ExceptionView | undefined> =>
  (await get<ExceptionView[]>('exceptions')).find(({ kind }) => kind === 'machine-marked');

it('tells where its boxes may be, takes where they are, and gives it work again', async () => {
  await expect.poll(marked, { timeout: 60_000 }).toBeDefined();
  const exception = (await marked())!;
  const che = exception.subject;
  expect(exception.steps[0]).toEqual({ do: 'check', che });
  const found = async (): Promise<object> => {
    const { heard, boxes } = await get<MachineCheckView>(`machines/${che}/check`);
    return { by: 'Ada', heard, found: boxes.map(({ container, seen }) => ({ container, ...seen })) };
  };
  // It ends its lift while somebody looks: what was seen before that is refused, and he looks again.
  await expect.poll(async () => (await tell(che, await found())).status).toBe(202);
  await expect
    .poll(async () => (await get<ExceptionView[]>('exceptions')).some(({ id }) => id === exception.id))
    .toBe(false);
});

it('refuses what cannot be: a machine that is not there or not marked, a box that is not in doubt, nobody', async () => {
  expect(await tell('ASC-Z99', { by: 'Ada', heard: 0, found: [] })).toEqual({ status: 404, code: 'HWS-MCH-001' });
  expect(await tell('QC01', { by: 'Ada', heard: 0, found: [] })).toEqual({ status: 409, code: 'HWS-MCH-005' });
  expect(await tell('QC01/P', { by: 'Ada', heard: 0, found: [] })).toEqual({ status: 409, code: 'HWS-MCH-005' });
  await expect.poll(marked, { timeout: 60_000 }).toBeDefined();
  const { subject } = (await marked())!;
  const { heard } = await get<MachineCheckView>(`machines/${subject}/check`);
  const strange = { by: 'Ada', heard, found: [{ container: 'HWSU0000000', at: 'machine' }] };
  expect(await tell(subject, strange)).toEqual({ status: 422, code: 'HWS-MCH-006' });
  expect(await tell(subject, { by: 'Ada', heard: 1, found: [] })).toEqual({ status: 422, code: 'HWS-MCH-006' });
  expect((await tell(subject, { by: 'Ada', found: [] })).status).toBe(400);
  expect((await fetch(`${server.url}/api/v1/machines/QC01/check`)).status).toBe(404);
});
