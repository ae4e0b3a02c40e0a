// Ranges of the yard over the program interface of a small live terminal.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RangeView } from '../api.ts';
import { serveSmall } from '../serve.fixture.ts';
import type { Serving } from '../serve.ts';

let folder: string;
let server: Serving;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-ranges-'));
  server = await serveSmall(folder, { speed: 1 });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number;
  body: { range?: string; error?: { code: string; message: string } };
}

const PLACE = { block: 'A03', fromBay: 6, toBay: 14, fromRow: 1, toRow: 3 };

async function send(method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${server.url}/api/v1/yard/${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

const ranges = async (): Promise<RangeView[]> =>
  (await (await fetch(`${server.url}/api/v1/yard/ranges`)).json()) as RangeView[];

/** Asks until so many ranges are drawn. */
async function drawn(n: number): Promise<RangeView[]> {
  for (;;) {
    const list = await ranges();
    if (list.length === n) return list;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the ranges of the yard', () => {
  it('are none at first, then what was drawn with who drew it, and none again after their end', async () => {
    expect(await ranges()).toEqual([]);
    const locked = await send('POST', 'locks', { ...PLACE, reason: 'paving', by: 'Ada' });
    expect(locked).toMatchObject({ status: 202, body: { range: 'R1' } });
    const filter = { line: 'MSK', full: true };
    const kept = await send('POST', 'allocations', { ...PLACE, block: 'A04', use: 'reserved', filter, by: 'Bo' });
    expect(kept).toMatchObject({ status: 202, body: { range: 'R2' } });
    expect(await drawn(2)).toMatchObject([
      { id: 'R1', kind: 'lock', ...PLACE, reason: 'paving', by: 'Ada', boxes: expect.any(Number) },
      { id: 'R2', kind: 'allocation', block: 'A04', use: 'reserved', filter, by: 'Bo' },
    ]);
    expect((await send('DELETE', 'ranges/R2?by=Bo')).status).toBe(202);
    expect((await drawn(1))[0]!.id).toBe('R1');
  });

  it.each([
    ['in a block that there is not', 'locks', { block: 'Z99', reason: 'x' }, 422, 'HWS-PLN-001'],
    ['beyond the rows', 'locks', { toRow: 99, reason: 'x' }, 422, 'HWS-PLN-001'],
    ['that is locked already', 'locks', { toBay: 10, reason: 'x' }, 409, 'HWS-PLN-002'],
    ['that is kept for no boxes', 'allocations', { block: 'A05', use: 'reserved', filter: {} }, 422, 'HWS-PLN-004'],
    ['without a reason', 'locks', {}, 400, 'HWS-RUN-031'],
  ])('refuse one %s with its code', async (_, path, changes, status, code) => {
    const { status: was, body } = await send('POST', path, { ...PLACE, ...changes, by: 'Ada' });
    expect([was, body.error?.code]).toEqual([status, code]);
    expect(body.error?.message).not.toBe('');
  });

  it('refuse an allocation that meets another, and the end of what there is not', async () => {
    const keep = { ...PLACE, block: 'A06', use: 'preferred', filter: { line: 'MSK' }, by: 'Ada' };
    expect((await send('POST', 'allocations', keep)).status).toBe(202);
    await drawn(2);
    expect((await send('POST', 'allocations', { ...keep, fromRow: 3 })).body.error?.code).toBe('HWS-PLN-003');
    expect(await send('DELETE', 'ranges/R99?by=Ada')).toMatchObject({ status: 404 });
    expect(await send('DELETE', 'ranges/R1')).toMatchObject({ status: 400 });
  });

  it('are told of in the OpenAPI description', async () => {
    const { paths } = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/v1/yard/ranges', '/api/v1/yard/locks', '/api/v1/yard/ranges/{range}']),
    );
  });
});
