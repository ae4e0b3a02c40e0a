// hawser sweep as a user calls it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SweepReport } from '../../src/cli/sweep/results.ts';
import { parseSweep } from '../../src/server/whatif/sweep-file.ts';
import { MAIN, hawser, hawserHere, shellEnvironment, workFolder } from '../support/hawser.ts';

/** Two short runs of each variant; the vessel of seed 3 is at the quay. */
const SMALL = {
  ...{ format: 'hawser-sweep/1', terminal: 'busan-dgt', demand: { scale: 0.2 }, warmUpHours: 0.5, hours: 1.75 },
  seeds: [3, 1],
};

let folder: ReturnType<typeof workFolder>;
beforeAll(() => (folder = workFolder()));
afterAll(() => folder.remove());

/** Writes a sweep file; answers with its name. */
function file(name: string, parts: object): string {
  writeFileSync(join(folder.path, name), JSON.stringify({ ...SMALL, ...parts }));
  return name;
}

describe('hawser sweep', () => {
  const variants = [
    { name: 'as it is' },
    { name: '8 vehicles', set: { '/vehicleType/count': 8 } },
    { name: '900 vehicles', set: { '/vehicleType/count': 900 } },
  ];
  let done: ReturnType<typeof hawser>;
  let report: SweepReport;
  beforeAll(() => {
    done = hawser(['sweep', file('fleet.json', { variants }), '--out', 'results', '--json'], folder.path);
    report = JSON.parse(done.out) as SweepReport;
  });

  test('prints one JSON object with every run and the variants side by side', () => {
    expect(report.variants.map((row) => [row.variant, row.runs, row.failed])).toEqual([
      ['as it is', 2, 0],
      ['8 vehicles', 2, 0],
      ['900 vehicles', 0, 2],
    ]);
    expect(report.runs.map((run) => [run.variant, run.seed, run.ok])).toEqual([
      ['as it is', 1, true],
      ['as it is', 3, true],
      ['8 vehicles', 1, true],
      ['8 vehicles', 3, true],
      ['900 vehicles', 1, false],
      ['900 vehicles', 3, false],
    ]);
    expect(report).toMatchObject({ total: 6, interrupted: false, confidence: 0.95, hours: 1.75 });
    expect(report.variants[0]!.metrics.quayMoves.mean!).toBeGreaterThan(0);
    expect(report.variants[1]!.metrics.quayMoves.difference!.n).toBe(2);
  });

  test('tells each run on stderr, and a variant that cannot be had with its code; it is no good end, but the others are done', () => {
    expect(done.err).toContain('/6 runs  900 vehicles, seed 3: failed, HWS-SWP-005');
    expect(done.err).toMatch(/6\/6 runs {2}.*, seed \d: \d+\.\d s CPU/);
    expect(done.status).toBe(1);
  });

  test('writes the same into a folder, and every run as a row', () => {
    const summary = readFileSync(join(folder.path, 'results', 'summary.json'), 'utf8');
    expect(JSON.parse(summary)).toEqual(report);
    const rows = readFileSync(join(folder.path, 'results', 'runs.csv'), 'utf8')
      .trim()
      .split('\r\n');
    expect(rows).toHaveLength(7);
    expect(rows[0]).toMatch(/^variant,seed,ok,craneRate,/);
    expect(rows[2]).toMatch(/^as it is,3,true,\d/);
    expect(rows[6]).toMatch(/^900 vehicles,3,false,,.*HWS-SWP-005/);
  });

  test('stopped by Ctrl-C tells what it has and ends with 130', async () => {
    const name = file('long.json', { seeds: { from: 1, count: 500 } });
    const child = spawn(process.execPath, [MAIN, 'sweep', name], { cwd: folder.path, env: shellEnvironment() });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
      if (err.includes('2/500')) child.kill('SIGINT');
    });
    expect(await once(child, 'close')).toEqual([130, null]);
    const [, count] = /Interrupted: (\d+) of 500 runs are done/.exec(out) ?? [];
    expect(Number(count)).toBeGreaterThanOrEqual(2);
    expect(out).toContain('quay moves, boxes (more is better)');
  });
});

describe('hawser sweep --example', () => {
  test('prints a sweep file that can be read', async () => {
    const { status, out } = await hawserHere(['sweep', '--example']);
    expect(status).toBe(0);
    const plan = parseSweep(out, 'example');
    expect(plan.variants.length).toBeGreaterThan(1);
    expect(plan.seeds.length).toBeGreaterThan(1);
  });
});

describe('what is wrong with a sweep is told before anything runs', () => {
  const sweep = (name: string, ...more: string[]) => hawserHere(['sweep', join(folder.path, name), ...more]);

  test('no file, or one that is not there', async () => {
    expect((await hawserHere(['sweep'])).err).toMatch(/^HWS-CLI-003 /);
    expect((await sweep('none.json')).err).toMatch(/^HWS-CLI-006 /);
  });

  test('a file with a fault, by line and path', async () => {
    const { status, err } = await sweep(file('bad.json', { hours: -1 }));
    expect(status).toBe(2);
    expect(err).toMatch(/^HWS-SWP-002 \/hours is -1;/);
    expect(err).toContain('line 1, /hours');
  });

  test('a terminal that is not there, or a first variant that cannot be had', async () => {
    expect((await sweep(file('nowhere.json', { terminal: 'nowhere' }))).err).toMatch(/^HWS-CLI-006 /);
    const variants = [{ name: 'a', set: { '/x/y': 1 } }, { name: 'b' }];
    expect((await sweep(file('first.json', { variants }))).err).toMatch(/^HWS-SWP-004 /);
  });

  test('threads of this machine for runs on others', async () => {
    const { err } = await sweep(file('both.json', {}), '--nats', 'nats://127.0.0.1:1', '--workers', '2');
    expect(err).toMatch(/^HWS-CLI-005 /);
  });
});
