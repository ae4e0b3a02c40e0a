// How the built page goes over the wire.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPage } from './page.ts';

const SCRIPT = 'console.log("a page");\n'.repeat(100);

let folder: string;
let app: FastifyInstance;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-page-'));
  mkdirSync(join(folder, 'assets'));
  for (const [name, text] of [
    ['index.html', '<!doctype html><title>page</title>'],
    ['assets/a.js', SCRIPT],
  ] as const) {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text));
  }
  writeFileSync(join(folder, 'assets/b.css'), 'body {}');
  app = fastify();
  await addPage(app, folder);
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const ask = (url: string, encoding?: string): Promise<LightMyRequestResponse> =>
  app.inject({ url, headers: encoding === undefined ? {} : { 'accept-encoding': encoding } });

describe('the page', () => {
  it('comes packed to a browser that can unpack it, under the type of what is within', async () => {
    const answer = await ask('/assets/a.js', 'gzip, deflate, br');
    expect(answer.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': expect.stringMatching(/javascript/) as string,
      'cache-control': expect.stringContaining('immutable') as string,
      vary: expect.stringMatching(/accept-encoding/i) as string,
    });
    expect(gunzipSync(answer.rawPayload).toString()).toBe(SCRIPT);
    const entry = await ask('/', 'gzip');
    expect(entry.headers).toMatchObject({ 'content-encoding': 'gzip', 'cache-control': 'no-cache' });
    expect(gunzipSync(entry.rawPayload).toString()).toContain('<title>page</title>');
  });

  it('comes plain to one that cannot, and where there is no packed copy', async () => {
    for (const answer of [await ask('/assets/a.js'), await ask('/assets/b.css', 'gzip')])
      expect([answer.statusCode, answer.headers['content-encoding']]).toEqual([200, undefined]);
    expect((await ask('/assets/a.js')).body).toBe(SCRIPT);
  });
});
