// A slice of the loop that kills a server again and again under load; the long run is in docs/reports/kills.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { killLoop } from './kill-loop.ts';

const KILLS = 5;

const folder = mkdtempSync(join(tmpdir(), 'hawser-kills-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a server that is killed again and again under load', () => {
  it('loses nothing that a witness saw acknowledged, does each command once and answers it the same', async () => {
    const report = await killLoop(join(folder, 'loop'), { kills: KILLS }, 2);
    expect(report.faults).toEqual([]);
    expect(report.kills).toBe(KILLS);
    expect(report.acknowledged).toBeGreaterThan(KILLS);
    expect(report.compared).toBeGreaterThan(0);
  });
});
