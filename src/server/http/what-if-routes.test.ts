// What-if over the program interface of a small live terminal.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WhatIfQuestion, WhatIfView } from '../api.ts';
import { serveSmall } from '../serve.fixture.ts';
import type { Serving } from '../serve.ts';

let folder: string;
let server: Serving;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-what-if-'));
  server = await serveSmall(folder, { speed: 0 });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number;
  body: WhatIfView & { error?: { code: string } };
}

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(`${server.url}/api/what-if${path}`, init);
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

function post(question: Partial<WhatIfQuestion> & object): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  return ask('', { method: 'POST', headers, body: JSON.stringify(question) });
}

/** Looks until a question is no longer being worked on. */
async function done(id: string): Promise<WhatIfView> {
  for (;;) {
    const { body } = await ask(`/${id}`);
    if (body.state !== 'running') return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const TWO: WhatIfQuestion = {
  variants: [{ name: 'as it is' }, { name: 'more', set: { '/vehicleType/count': 64 } }],
  hours: 1,
  seeds: 2,
};

describe('a what-if', () => {
  it('runs ahead, one at a time, and stands side by side; the live terminal stays where it is', async () => {
    const health = async (): Promise<{ now: number; seq: number }> =>
      (await (await fetch(`${server.url}/health`)).json()) as { now: number; seq: number };
    const before = await health();
    const begun = await post(TWO);
    expect([begun.status, begun.body.state, begun.body.at]).toEqual([202, 'running', before.now]);
    const second = await post(TWO);
    expect([second.status, second.body.error?.code]).toEqual([429, 'HWS-RUN-056']);
    const view = await done(begun.body.id);
    expect([view.state, view.done, view.errors]).toEqual(['done', view.total, []]);
    expect(view.rows.map(({ variant, runs }) => [variant, runs > 0])).toEqual([
      ['as it is', true],
      ['more', true],
    ]);
    expect(view.rows[0]?.metrics.craneRate.difference).toBeNull();
    expect(view.rows[1]?.metrics.vehicleKm.difference).not.toBeNull();
    const after = await health();
    expect([after.now, after.seq]).toEqual([before.now, before.seq]);
  });

  it('can be cancelled, and then another may be asked', async () => {
    const { body } = await post({ ...TWO, hours: 12 });
    const cancelled = await ask(`/${body.id}`, { method: 'DELETE' });
    expect([cancelled.status, cancelled.body.state]).toEqual([200, 'cancelled']);
    const next = await post(TWO);
    expect(next.status).toBe(202);
    await done(next.body.id);
  });

  it('is refused with a code when it cannot be', async () => {
    const crowded = await post({
      ...TWO,
      variants: [{ name: 'a' }, { name: 'b', set: { '/vehicleType/count': 9999 } }],
    });
    expect([crowded.status, crowded.body.error?.code]).toEqual([422, 'HWS-SWP-005']);
    for (const wrong of [{ hours: 13 }, { seeds: 0 }, { variants: [] }]) {
      const { status, body } = await post({ ...TWO, ...wrong });
      expect([status, body.error?.code]).toEqual([400, 'HWS-RUN-031']);
    }
    const unknown = await ask('/what-if-99');
    expect([unknown.status, unknown.body.error?.code]).toEqual([404, 'HWS-RUN-057']);
  });
});
