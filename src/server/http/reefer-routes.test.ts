// Reefers over the program interface of a small live terminal.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hello, ReefersView } from '../api.ts';
import { serveSmall } from '../serve.fixture.ts';
import type { Serving } from '../serve.ts';

const BLOCK = 'A01';

let folder: string;
let server: Serving;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-reefers-'));
  // Every reefer of a block loses its power a minute after the beginning.
  const script = [{ at: 60_000, reefer: BLOCK, alarm: 'power', minutes: 600 }];
  const text = JSON.stringify({ format: 'hawser-disturbances/1', script });
  server = await serveSmall(folder, { speed: 20, demandScale: 0.2, disturbances: { text, file: 'dark.json' } });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const get = async <T>(path: string): Promise<T> => (await (await fetch(`${server.url}${path}`)).json()) as T;

async function note(container: string, body: object): Promise<{ status: number; code: string | undefined }> {
  const answer = await fetch(`${server.url}/api/v1/reefers/${container}/acknowledgement`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { error } = (await answer.json()) as { error?: { code: string } };
  return { status: answer.status, code: error?.code };
}

describe('reefers', () => {
  it('are told with the crew and their power, as the figures of the control room have them', async () => {
    const view = await get<ReefersView>('/api/v1/reefers');
    expect(view.people).toBeGreaterThanOrEqual(2);
    const { kpi } = await get<Hello>('/api/hello');
    expect(Math.abs(kpi.reefers.plugged - view.plugged)).toBeLessThanOrEqual(view.people);
    expect(view.kW).toBe(4 * view.plugged);
  });

  it('that alarm stay unseen until somebody takes note of it, once', async () => {
    const alarmed = async (): Promise<ReefersView['alarmed']> => (await get<ReefersView>('/api/v1/reefers')).alarmed;
    await expect.poll(async () => (await alarmed()).length, { timeout: 30_000 }).toBeGreaterThan(0);
    const { container, position, alarm } = (await alarmed())[0]!;
    expect(position).toMatchObject({ kind: 'yard', block: BLOCK });
    expect(alarm).toMatchObject({ kind: 'power', by: '', celsius: null });
    expect((await note(container, { by: 'Ada' })).status).toBe(202);
    const seen = async (): Promise<string | undefined> =>
      (await alarmed()).find((one) => one.container === container)?.alarm?.by;
    await expect.poll(seen, { timeout: 30_000 }).toBe('Ada');
    expect(await note(container, { by: 'Bo' })).toEqual({ status: 409, code: 'HWS-REF-002' });
  });

  it('without an alarm have nothing to be noted', async () => {
    expect(await note('NONE1234567', { by: 'Ada' })).toEqual({ status: 404, code: 'HWS-REF-001' });
    expect(await note('NONE1234567', {})).toEqual({ status: 400, code: 'HWS-RUN-031' });
  });

  it('are told of in the OpenAPI description', async () => {
    const { paths } = await get<{ paths: object }>('/api/openapi.json');
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/v1/reefers', '/api/v1/reefers/{container}/acknowledgement']),
    );
  });
});
