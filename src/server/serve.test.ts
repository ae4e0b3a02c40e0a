// The server as a browser and a program see it: real requests to a real terminal, small and young.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ContainerStory, FindHit, Hello, InterchangePage, Update } from './api.ts';
import { serveSmall } from './serve.fixture.ts';
import type { Serving } from './serve.ts';

let folder: string;
let server: Serving;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-serve-'));
  server = await serveSmall(folder, { speed: 50 });
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

async function ask<T>(path: string, init: RequestInit = {}, url = server.url): Promise<Answer<T>> {
  const answer = await fetch(url + path, init);
  const text = await answer.text();
  const json = (answer.headers.get('content-type') ?? '').includes('json');
  return { status: answer.status, headers: answer.headers, body: (json ? JSON.parse(text) : text) as T };
}

const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

interface Refusal {
  error: { code: string; cure: string };
}

/** The first messages of a live line. */
function messages(count: number, url = server.url, headers: Record<string, string> = {}): Promise<(Hello | Update)[]> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/live`, { headers });
    const got: (Hello | Update)[] = [];
    socket.on('message', (data: Buffer) => {
      got.push(JSON.parse(data.toString()) as Hello | Update);
      if (got.length < count) return;
      socket.terminate();
      resolve(got);
    });
    socket.on('error', reject);
  });
}

describe('the server', () => {
  it('tells its health with what an acknowledgement survives', async () => {
    const { status, body } = await ask<Record<string, unknown>>('/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'running', durability: 'power-safe', speed: 50 });
    expect(body).toMatchObject({ store: 'sqlite', role: 'owner', epoch: 1 });
    expect(body['seq']).toBeGreaterThan(0);
    expect(body['lagSeconds']).toBeLessThan(2);
  });

  it('says Hello with the whole terminal', async () => {
    const { body } = await ask<Hello>('/api/hello');
    expect(body.type).toBe('hello');
    const { quayCranes, yardCranes, vehicleType } = body.terminal;
    expect(body.machines).toHaveLength(quayCranes.length + yardCranes.length + vehicleType.count);
    expect(body.boxes.length).toBeGreaterThan(100);
    expect(body.boxes.length).toBe(body.kpi.yardBoxes);
    for (const box of body.boxes) expect(box.on).toBe('yard');
  });

  it('sends a Hello, then updates whose time moves on at the speed that is told', async () => {
    const [hello, ...updates] = await messages(7);
    expect(hello?.type).toBe('hello');
    expect(updates.every(({ type }) => type === 'update')).toBe(true);
    const times = updates.map(({ now }) => now);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect((times.at(-1) as number) - (times[0] as number)).toBeGreaterThan(20_000);
  });

  it('changes the speed, and stops the time at 0', async () => {
    expect((await ask('/api/speed', post({ speed: 0 }))).body).toEqual({ speed: 0 });
    const before = (await ask<{ now: number }>('/health')).body.now;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await ask<{ now: number }>('/health')).body.now).toBe(before);
    expect((await ask('/api/speed', post({ speed: 50 }))).status).toBe(200);
  });

  it('refuses a speed out of range with a code and a cure', async () => {
    for (const speed of [-1, 201, 'fast', null]) {
      const { status, body } = await ask<Refusal>('/api/speed', post({ speed }));
      expect([status, body.error.code]).toEqual([400, 'HWS-RUN-031']);
      expect(body.error.cure).not.toBe('');
    }
  });

  it('finds machines, and containers by a part of their number', async () => {
    const cranes = (await ask<FindHit[]>('/api/find?q=qc0')).body;
    expect(cranes[0]).toEqual({ kind: 'machine', id: 'QC01', label: 'QC01' });
    const box = (await ask<Hello>('/api/hello')).body.boxes[5]?.id ?? '';
    const hits = (await ask<FindHit[]>(`/api/find?q=${box.slice(2)}`)).body;
    expect(hits).toContainEqual(expect.objectContaining({ kind: 'container', id: box, label: box }));
  });

  it('tells the story of a container, and 404 for one that is not known', async () => {
    const box = (await ask<Hello>('/api/hello')).body.boxes[0]?.id ?? '';
    const story = (await ask<ContainerStory>(`/api/containers/${box}`)).body;
    expect(story.position.kind).toBe('yard');
    expect(story.story[0]?.event).toBe('container-announced');
    const unknown = await ask<Refusal>('/api/containers/NONE1234567');
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'HWS-RUN-032']);
  });

  it('describes its routes in OpenAPI 3.1', async () => {
    const { body } = await ask<{ openapi: string; paths: Record<string, object> }>('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toContain('/api/containers/{id}');
    for (const path of Object.keys(body.paths)) {
      if (path.includes('{') || !('get' in (body.paths[path] as object))) continue;
      expect(
        (await ask(path.replace('/api/find', '/api/find?q=x').replace('/colours', '/colours?by=line'))).status,
      ).toBe(200);
    }
  });

  it('answers an unknown path with a code', async () => {
    const { status, body } = await ask<Refusal>('/nothing/here');
    expect([status, body.error.code]).toEqual([404, 'HWS-RUN-037']);
  });

  it('says how to build the page when it is not built', async () => {
    const { status, body } = await ask<string>('/');
    expect(status).toBe(200);
    expect(body).toContain('npm run web:build');
  });

  it('keeps the browser from running or framing what is not its own', async () => {
    const { headers } = await ask('/');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('refuses pages of another origin: changes, live lines, and its own address under another name', async () => {
    const origin = { origin: 'http://evil.example' };
    const change = await ask<Refusal>('/api/speed', post({ speed: 1 }, origin));
    expect([change.status, change.body.error.code]).toEqual([403, 'HWS-RUN-033']);
    await expect(messages(1, server.url, origin)).rejects.toThrow('403');
    await expect(messages(1, server.url, { host: 'evil.example' })).rejects.toThrow('403');
    expect((await messages(1, server.url, { origin: server.url }))[0]?.type).toBe('hello');
  });
});

describe('EDI sent to the server', () => {
  it('is refused with findings when it holds no message', async () => {
    const { status, body } = await ask<{ accepted: number; diagnostics: { code: string }[] }>('/api/edi', {
      method: 'POST',
      body: 'no message at all',
      headers: { 'content-type': 'application/edifact' },
    });
    expect([status, body.accepted]).toEqual([422, 0]);
    expect(body.diagnostics[0]?.code).toBe('HWS-RUN-036');
    const kept = await ask<InterchangePage>('/api/v1/edi?state=refused');
    expect(kept.body.interchanges.map(({ bytes, types }) => [bytes, types])).toContainEqual([17, []]);
    expect((await ask<InterchangePage>('/api/v1/edi?state=worked')).body.interchanges).toEqual([]);
  });
});

describe('a second start', () => {
  it('is told who holds the data folder', async () => {
    await expect(serveSmall(folder)).rejects.toThrow(new RegExp(`HWS-RUN-010 .*process ${process.pid}`));
  });

  it('is told when the port is in use', async () => {
    const other = mkdtempSync(join(tmpdir(), 'hawser-serve-'));
    const port = Number(new URL(server.url).port);
    await expect(serveSmall(other, { port })).rejects.toThrow('HWS-RUN-022');
    expect(readdirSync(other)).toEqual([]);
    rmSync(other, { recursive: true });
  });

  it('refuses a speed that is not possible, and a terminal file that is not there', async () => {
    await expect(serveSmall(folder, { speed: 1e6 })).rejects.toThrow('HWS-RUN-027');
    await expect(serveSmall(folder, { terminalFile: join(folder, 'none.json') })).rejects.toThrow('HWS-RUN-025');
  });
});

describe('a server with a token', () => {
  const token = 'a long and secret word';
  it('is needed to be reached from other machines', async () => {
    await expect(serveSmall(folder, { host: '0.0.0.0' })).rejects.toThrow('HWS-RUN-024');
    await expect(serveSmall(folder, { host: '0.0.0.0', token: 'short' })).rejects.toThrow('HWS-RUN-024');
  });

  it('lets in who brings it, and gives the browser a cookie for it', async () => {
    const other = mkdtempSync(join(tmpdir(), 'hawser-serve-'));
    writeFileSync(join(other, 'index.html'), '<!doctype html><title>page</title>');
    const guarded = await serveSmall(join(other, 'data'), { token, webFolder: other });
    const { url } = guarded;
    try {
      const without = await ask<Refusal>('/health', {}, url);
      expect([without.status, without.body.error.code]).toEqual([401, 'HWS-RUN-034']);
      await expect(messages(1, url)).rejects.toThrow('401');
      const wrong = { headers: { authorization: 'Bearer wrong' } };
      expect((await ask('/health', wrong, url)).status).toBe(401);
      expect((await ask('/health', { headers: { authorization: `Bearer ${token}` } }, url)).status).toBe(200);
      const entry = await ask<string>(`/?token=${encodeURIComponent(token)}`, {}, url);
      const cookie = entry.headers.get('set-cookie') ?? '';
      expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
      expect(cookie).not.toContain('secret');
      const pass = { cookie: cookie.split(';')[0] ?? '' };
      const page = await ask<string>('/', { headers: pass }, url);
      expect(page.body).toContain('<title>page</title>');
      expect(page.headers.get('cache-control')).toBe('no-cache');
      expect((await messages(1, url, pass))[0]?.type).toBe('hello');
    } finally {
      await guarded.stop();
      rmSync(other, { recursive: true });
    }
  }, 60_000);
});
