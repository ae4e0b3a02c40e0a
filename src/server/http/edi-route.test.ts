// POST /api/edi as senders meet it: headers of a command, and files that are no files of messages. A real server within this process.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announcement, boxNumber } from '../live/small-live.fixture.ts';
import { serveSmall } from '../serve.fixture.ts';
import type { Serving } from '../serve.ts';
import { MOST_EDI_BYTES } from './edi-limits.ts';

const FOUR_BLOCKS = fileURLToPath(new URL('../../../terminals/four-blocks.json', import.meta.url));

let folder: string;
let server: Serving;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-edi-route-'));
  server = await serveSmall(folder, { terminalFile: FOUR_BLOCKS, demandScale: 0.2, speed: 20 });
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

interface Told {
  status: number;
  headers: Headers;
  body: { accepted?: number; error?: { code: string; cure: string }; diagnostics?: { code: string }[] };
}

async function send(body: Uint8Array | string, headers: Record<string, string> = {}): Promise<Told> {
  const type = { 'content-type': 'application/edifact' };
  const sent = typeof body === 'string' ? body : new Uint8Array(body);
  const answer = await fetch(`${server.url}/api/edi`, { method: 'POST', headers: { ...type, ...headers }, body: sent });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Told['body'] };
}

const status = async (): Promise<unknown> =>
  ((await (await fetch(`${server.url}/health`)).json()) as { status: string }).status;

describe('the headers of a command', () => {
  it('are refused with a code when they are not what they should be', async () => {
    for (const key of ['', 'two words', 'k'.repeat(129), 'a,b']) {
      const { status: told, body } = await send(announcement('T1', 1), { 'idempotency-key': key });
      expect([key, told, body.error?.code]).toEqual([key, 400, 'HWS-RUN-059']);
    }
    for (const version of ['42', 'W/"1"', '*']) {
      const { status: told, body } = await send(announcement('T1', 1), { 'if-match': version });
      expect([version, told, body.error?.code]).toEqual([version, 400, 'HWS-RUN-031']);
    }
  });

  it('take a version that another answer gave', async () => {
    const calls = await fetch(`${server.url}/api/calls`);
    const version = calls.headers.get('etag') ?? '';
    expect(version).toMatch(/^"\d+"$/);
    expect((await send(announcement('T2', 2), { 'if-match': version })).status).toBe(202);
    const late = await send(announcement('T3', 2), { 'if-match': version });
    expect([late.status, late.body.error?.code]).toEqual([412, 'HWS-RUN-061']);
  });

  it('are described in OpenAPI', async () => {
    interface Described {
      paths: Record<string, Record<string, { parameters?: { name: string }[]; responses: Record<string, object> }>>;
    }
    const { paths } = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as Described;
    const edi = paths['/api/edi']?.['post'];
    expect(edi?.parameters?.map(({ name }) => name)).toEqual(['Idempotency-Key', 'If-Match']);
    expect(Object.keys(edi?.responses ?? {})).toContain('503');
    expect(paths['/api/containers/{id}']?.['get']?.responses['2XX']).toHaveProperty('headers.ETag');
  });
});

describe('the inbox over HTTP', () => {
  const get = (path: string): Promise<Response> => fetch(server.url + path);

  it('takes an interchange under both names, and gives it back to the byte', async () => {
    const text = announcement('BYTES', 5);
    const init = { method: 'POST', headers: { 'content-type': 'application/edifact' }, body: new Uint8Array(text) };
    const [first, second] = [await fetch(`${server.url}/api/v1/edi`, init), await fetch(`${server.url}/api/edi`, init)];
    const [one, two] = [await first.text(), await second.text()];
    expect([first.status, one]).toEqual([second.status, two]);
    const id = (JSON.parse(one) as { file: string }).file.replace(/\.edi$/, '');
    const back = await get(`/api/v1/edi/${id}/bytes`);
    expect(back.headers.get('content-type')).toContain('application/edifact');
    expect(Buffer.from(await back.arrayBuffer()).equals(text)).toBe(true);
    expect(await (await get(`/api/v1/edi/${id}`)).json()).toMatchObject({ id, sender: 'H', reference: 'BYTES' });
    expect(await (await get('/api/v1/edi?sender=H&limit=500')).json()).toMatchObject({ next: null });
  });

  it('knows no interchange of another name, and no state that there is not', async () => {
    for (const path of ['/api/v1/edi/nothing', '/api/v1/edi/nothing/bytes', '/api/v1/edi/..%2F..%2Fconfig']) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(((await answer.json()) as { error: { code: string } }).error.code).toBe('HWS-RUN-079');
    }
    for (const path of ['/api/v1/edi?state=lost', '/api/v1/edi?limit=0', '/api/v1/edi?limit=1e9'])
      expect([path, (await get(path)).status]).toEqual([path, 400]);
  });

  it('decides about nothing where there is no discrepancy', async () => {
    expect(await (await get('/api/v1/discrepancies')).json()).toEqual([]);
    const decide = (body: object): Promise<Response> =>
      fetch(`${server.url}/api/v1/discrepancies/SMLU0000010`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      });
    expect((await decide({ accept: 'record', by: 'Ada' })).status).toBe(409);
    for (const body of [{}, { accept: 'both', by: 'Ada' }, { accept: 'record', by: '' }])
      expect((await decide(body)).status).toBe(400);
  });
});

describe('a body that holds no messages', () => {
  const good = announcement('BAD', 3).toString('latin1');
  const unended = good.replaceAll("'", '');
  const bodies: [string, Uint8Array | string][] = [
    ['nothing', ''],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['bytes of zero', new Uint8Array(100_000)],
    ['a zip of ten million bytes', gzipSync(Buffer.alloc(10_000_000))],
    ['no terminators', unended],
    ['a release character at its very end', `${good.slice(0, 40)}?`],
    ['a million empty segments', "'".repeat(1_000_000)],
    ['one element without an end', `UNB+UNOA:1+${'A'.repeat(2_000_000)}`],
    ['a name that climbs', '../../etc/passwd'],
  ];

  it.each(bodies)('%s is refused with a code, and the terminal goes on', async (_, body) => {
    const { status: told, body: answer } = await send(body, { 'idempotency-key': 'bad' });
    expect([400, 422]).toContain(told);
    const code = answer.error?.code ?? answer.diagnostics?.[0]?.code ?? '';
    expect(code).toMatch(/^HWS-/);
    expect(answer.accepted ?? 0).toBe(0);
    expect(await status()).toBe('running');
  });

  it('is refused unread when it is larger than can be', async () => {
    const { status: told, body } = await send(new Uint8Array(MOST_EDI_BYTES + 1));
    expect([told, body.error?.code]).toEqual([413, 'HWS-RUN-035']);
  });

  it('lists no more findings than a sender can use', async () => {
    const many = good.replaceAll('BAD', 'MANY').replace(/UNH.*UNT[^']*'/s, "UNH+1+COPINO:D:95B:UN:ITG13'".repeat(5000));
    const { body } = await send(many);
    expect(body.diagnostics?.length).toBe(1000);
  });

  it('leaves its key free, and the next good file is worked', async () => {
    expect((await send(good, { 'idempotency-key': 'bad' })).status).toBe(202);
    for (let n = 0; n < 100; n++) {
      if ((await fetch(`${server.url}/api/containers/${boxNumber(3)}`)).ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('The announcement was not worked within 10 s.');
  });
});
