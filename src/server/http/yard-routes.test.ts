// Blocks and gate over the program interface of a small live terminal that has worked for some hours.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GateView, Hello, YardBlocksView, YardBlockView } from '../api.ts';
import { serveSmall } from '../serve.fixture.ts';
import type { Serving } from '../serve.ts';

/** Hours after which trucks have come and gone. */
const WARM_UP_HOURS = 10;

let folder: string;
let server: Serving;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-yard-'));
  server = await serveSmall(folder, { speed: 0, warmUpHours: WARM_UP_HOURS, demandScale: 0.1 });
}, 120_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const get = (path: string): Promise<Response> => fetch(`${server.url}${path}`);
const json = async <T>(path: string): Promise<T> => (await (await get(path)).json()) as T;

describe('the blocks', () => {
  it('come to what stands in the yard, and each to its own boxes', async () => {
    const { blocks, now, movesSince } = await json<YardBlocksView>('/api/v1/yard/blocks');
    const { kpi } = await json<Hello>('/api/hello');
    expect(blocks.reduce((sum, { boxes }) => sum + boxes, 0)).toBe(kpi.yardBoxes);
    expect(now - movesSince).toBe(3_600_000);
    const fullest = blocks.toSorted((a, b) => b.rehandles - a.rehandles)[0]!;
    const view = await json<YardBlockView>(`/api/v1/yard/blocks/${fullest.block}`);
    expect(view.boxes.length).toBe(fullest.boxes);
    expect(view.boxes.reduce((sum, { dig }) => sum + dig, 0)).toBeCloseTo(fullest.rehandles, 6);
    expect(fullest.rehandles).toBeGreaterThan(0);
    expect(view.boxes.every(({ tier, dig }) => tier > 1 || dig === 0)).toBe(true);
  });

  it('are refused by a name that there is not', async () => {
    const answer = await get('/api/v1/yard/blocks/Z99');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: 'HWS-PLN-007' } });
  });
});

describe('the gate', () => {
  it('tells the appointments of the day, turn times, and what each truck waits for', async () => {
    const gate = await json<GateView>('/api/v1/gate');
    expect(gate.hours).toHaveLength(24);
    for (const { announced, come, done } of gate.hours) {
      expect(announced).toBeGreaterThanOrEqual(come);
      expect(come).toBeGreaterThanOrEqual(done);
    }
    expect(gate.turns.trucks).toBeGreaterThan(0);
    expect(gate.turns.median).toBeLessThanOrEqual(gate.turns.p95!);
    expect(gate.turns.counts.reduce((a, b) => a + b, 0)).toBe(gate.turns.trucks);
    for (const { arrived, since } of gate.trucks) expect(since).toBeGreaterThanOrEqual(arrived);
  });
});
