// The run command as a user calls it: small bay plans on both terminals, its output folder, its journal, its faults.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunReport } from '../../src/office/report.ts';
import { FOR_PORT, hawser, hawserHere, MAIN, shellEnvironment, thirtyBoxes, workFolder } from '../support/hawser.ts';

const work = workFolder();
const home = process.cwd();
afterAll(() => {
  process.chdir(home);
  work.remove();
});
const file = (name: string): string => join(work.path, name);
const json = (name: string): never => JSON.parse(readFileSync(file(name), 'utf8')) as never;
const names = (): string[] => readdirSync(work.path).sort();
const SMALL = ['run', '--terminal', 'busan-dgt', '--baplie', 'busan.edi'];

beforeAll(() => {
  process.chdir(work.path);
  writeFileSync(file('busan.edi'), thirtyBoxes('KRPUS'));
  writeFileSync(file('again.edi'), thirtyBoxes('KRPUS', '002E').replaceAll('TSTU', 'HWSU'));
  writeFileSync(file('haiphong.edi'), thirtyBoxes('VNHPH'));
  mkdirSync(file('folder'));
  writeFileSync(file('broken.json'), '{ "format": ');
  writeFileSync(file('letter.txt'), 'Dear Sirs,\n');
});

describe('hawser run', () => {
  it.each([
    ['busan-dgt', 'busan.edi', 'KRPUS'],
    ['lach-huyen-hhit', 'haiphong.edi', 'VNHPH'],
  ])('discharges a small vessel at %s and breaks no law', (terminal, plan, port) => {
    const { status, out, err } = hawser(['run', '--terminal', terminal, '--baplie', plan, '--json'], work.path);
    expect([status, err]).toEqual([0, expect.stringContaining('calls sailed')]);
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      ...{ seed: 1, port, ended: 'finished', deadlocks: 0, edi: { written: 2 } },
      calls: [{ vessel: 'TEST LANTERN', discharged: FOR_PORT, loaded: 0, setAside: 0 }],
      files: [{ file: plan, port, messages: { BAPLIE: 1 }, containers: 30, forPort: FOR_PORT, setAside: 0 }],
      yard: { start: 0, in: FOR_PORT, out: 0, end: FOR_PORT },
    });
    expect(report.invariants.violations).toBe(0);
    expect(report.crane.residualSeconds).toBe(0);
    expect(report.invariants.checked).toBeGreaterThan(1000);
    expect(report.cpuSeconds).toBeGreaterThan(0);
    expect(report.peakMemoryMB).toBeGreaterThan(10);
  });

  it('writes its output folder whole, the same for the same seed, and reports every discharged container by COARRI', () => {
    const first = hawser([...SMALL, '--out', 'first'], work.path);
    const again = hawser([...SMALL, '--out', 'second', '--json'], work.path);
    expect([first.status, again.status]).toEqual([0, 0]);
    expect(readdirSync(file('first')).sort()).toEqual(['edi', 'report.json', 'report.txt', 'set-aside.json']);
    expect(first.out).toBe(readFileSync(file('first/report.txt'), 'utf8'));
    expect(first.out).toContain('TEST LANTERN');
    expect(JSON.parse(again.out)).toEqual(json('second/report.json'));
    expect(json('first/report.json')['stateHash']).toBe(json('second/report.json')['stateHash']);
    expect(json('first/set-aside.json')).toEqual([]);
    const edi = readdirSync(file('first/edi')).sort();
    expect(edi.map((name) => name.split('-')[0])).toEqual(['BAPLIE', 'COARRI']);
    const coarri = readFileSync(file(`first/edi/${edi[1]}`), 'utf8');
    expect(coarri.match(/EQD\+CN\+/g)).toHaveLength(FOR_PORT);
    expect(names().filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('lets several bay plans come one after the other, with boxes to load from the yard', async () => {
    const plans = ['--baplie', 'busan.edi', '--baplie', 'again.edi', '--every', '2', '--load', '10'];
    const { status, out } = await hawserHere(['run', '--terminal', 'busan-dgt', ...plans, '--json']);
    expect(status).toBe(0);
    const { calls, yard, invariants } = JSON.parse(out) as RunReport;
    expect(calls.map((call) => [call.discharged, call.loaded])).toEqual([
      [FOR_PORT, 10],
      [FOR_PORT, 10],
    ]);
    expect([yard.start, invariants.violations]).toEqual([20, 0]);
  });

  it('keeps a journal that can be verified, and will not begin a second run in it', async () => {
    expect((await hawserHere([...SMALL, '--journal', 'journal'])).status).toBe(0);
    const { status, out } = await hawserHere(['journal', 'verify', 'journal', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ good: true, outside: 1 });
    expect(JSON.parse(out).frames).toBeGreaterThan(FOR_PORT);
    const second = await hawserHere([...SMALL, '--journal', 'journal']);
    expect([second.status, second.err]).toEqual([2, expect.stringContaining('HWS-CLI-013')]);
  });

  it('is disturbed as a file says, the same every time, and does all of its work', async () => {
    const storm = {
      format: 'hawser-disturbances/1',
      rates: { quayCrane: { hoursBetween: 0.5, minutesToRepair: 5 } },
      script: [{ at: '01:30', wind: 30, minutes: 30 }],
    };
    writeFileSync(file('storm.json'), JSON.stringify(storm));
    writeFileSync(
      file('mist.json'),
      JSON.stringify({ ...storm, script: [{ at: '01:30', lane: 'nowhere', minutes: 5 }] }),
    );
    const calm = JSON.parse((await hawserHere([...SMALL, '--json'])).out) as RunReport;
    const rough = async (): Promise<RunReport> =>
      JSON.parse((await hawserHere([...SMALL, '--disturbances', 'storm.json', '--json'])).out) as RunReport;
    const [first, again] = [await rough(), await rough()];
    expect([calm.crane.causes.fault, calm.crane.causes.weather]).toEqual([0, 0]);
    expect(first.crane.causes.fault).toBeGreaterThan(60);
    expect(first.crane.causes.weather).toBeGreaterThan(60);
    expect(first).toMatchObject({ ended: 'finished', deadlocks: 0, calls: [{ discharged: FOR_PORT }] });
    expect([first.invariants.violations, first.crane.residualSeconds]).toEqual([0, 0]);
    expect(again.stateHash).toBe(first.stateHash);
    expect(first.stateHash).not.toBe(calm.stateHash);
    const refused = await hawserHere([...SMALL, '--disturbances', 'mist.json']);
    expect([refused.status, refused.out]).toEqual([2, '']);
    expect(refused.err).toMatch(/^HWS-DIS-\d{3} .*nowhere/);
  });

  it('ends at its time limit', async () => {
    const { status, out } = await hawserHere([...SMALL, '--hours', '1.5', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ended: 'hours', simulatedHours: 1.5, calls: [{ departure: null }] });
  });

  it('sets a whole call aside when its vessel is longer than the quay', async () => {
    // Bay 398 lies some 1,300 m from the bow.
    writeFileSync(file('long.edi'), thirtyBoxes('KRPUS').replaceAll('LOC+147+002', 'LOC+147+398'));
    const { status, out } = await hawserHere(['run', '--terminal', 'busan-dgt', '--baplie', 'long.edi', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ended: 'finished', calls: [{ discharged: 0, setAside: 28 }] });
  });

  it('takes paths from where the user stands when npm calls it', async () => {
    const env = { npm_lifecycle_event: 'hawser', INIT_CWD: work.path };
    expect(hawser([...SMALL, '--hours', '0.1'], '/', env).status).toBe(0);
  });

  it('stops at Ctrl-C with what was done, and status 130', async () => {
    const demand = ['demand', '--terminal', 'busan-dgt', '--days', '3', '--scale', '0.5', '--out', 'traffic'];
    expect((await hawserHere(demand)).status).toBe(0);
    const args = [MAIN, 'run', '--terminal', 'busan-dgt', '--inbox', 'traffic', '--out', 'stopped', '--json'];
    const child = spawn(process.execPath, args, {
      cwd: work.path,
      env: shellEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.once('data', () => child.kill('SIGINT'));
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect(status).toBe(130);
    expect(JSON.parse(out)).toMatchObject({ ended: 'interrupted' });
    expect(json('stopped/report.json')).toEqual(JSON.parse(out));
  });
});

describe('hawser run with wrong input', async () => {
  it.each([
    ['no terminal', ['run', '--baplie', 'busan.edi'], 'HWS-CLI-003'],
    ['a terminal that does not exist', ['run', '--terminal', 'nowhere.json', '--baplie', 'busan.edi'], 'HWS-CLI-006'],
    ['a folder as the terminal', ['run', '--terminal', 'folder', '--baplie', 'busan.edi'], 'HWS-CLI-006'],
    ['a broken terminal', ['run', '--terminal', 'broken.json', '--baplie', 'busan.edi'], 'HWS-MOD-001'],
    ['nothing to work', ['run', '--terminal', 'busan-dgt'], 'HWS-CLI-007'],
    ['a bay plan that does not exist', ['run', '--terminal', 'busan-dgt', '--baplie', 'lost.edi'], 'HWS-CLI-006'],
    ['a letter as the bay plan', ['run', '--terminal', 'busan-dgt', '--baplie', 'letter.txt'], 'HWS-CLI-008'],
    ['an empty inbox', ['run', '--terminal', 'busan-dgt', '--inbox', 'folder'], 'HWS-CLI-007'],
    ['an inbox that does not exist', ['run', '--terminal', 'busan-dgt', '--inbox', 'lost'], 'HWS-CLI-006'],
    ['a port of no container', [...SMALL, '--port', 'NLRTM'], 'HWS-CLI-009'],
    ['a port that is none', [...SMALL, '--port', 'Busan Port'], 'HWS-CLI-005'],
    ['a seed that is no number', [...SMALL, '--seed', 'one'], 'HWS-CLI-005'],
    ['a day that does not exist', [...SMALL, '--start', '2026-02-30'], 'HWS-CLI-005'],
    ['an unknown option', [...SMALL, '--fast'], 'HWS-CLI-001'],
    ['an option without its value', [...SMALL, '--out', 'new', '--hours'], 'HWS-CLI-003'],
    ['an argument too much', [...SMALL, 'busan.edi'], 'HWS-CLI-004'],
    ['a file as the output folder', [...SMALL, '--out', 'letter.txt'], 'HWS-CLI-012'],
    ['its own folder as the output folder', [...SMALL, '--out', '.', '--force'], 'HWS-CLI-011'],
  ])('refuses %s with one clear fault and writes nothing', async (_, args, code) => {
    const before = names();
    const { status, out, err } = await hawserHere([...args, ...(args.includes('--out') ? [] : ['--out', 'new'])]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(new RegExp(`^${code} .+\\n  where: .+\\n  cure: .+\\n$`));
    expect(names()).toEqual(before);
  });

  it('lists the ports of the bay plan when none of its containers is for the port', async () => {
    expect((await hawserHere([...SMALL, '--port', 'NLRTM'])).err).toContain('KRPUS (28), SGSIN (2)');
  });

  it('replaces an earlier output only with --force, and never a folder that holds anything else', async () => {
    mkdirSync(file('kept'));
    writeFileSync(file('kept/report.json'), 'old');
    const args = [...SMALL, '--hours', '0.1', '--out', 'kept'];
    expect(await hawserHere(args)).toMatchObject({ status: 2, err: expect.stringContaining('HWS-CLI-010') });
    expect(readFileSync(file('kept/report.json'), 'utf8')).toBe('old');
    expect((await hawserHere([...args, '--force'])).status).toBe(0);
    expect(json('kept/report.json')).toMatchObject({ ended: 'hours' });
    writeFileSync(file('kept/diary.txt'), 'mine');
    expect(await hawserHere([...args, '--force'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('HWS-CLI-011'),
    });
    expect(existsSync(file('kept/diary.txt'))).toBe(true);
  });
});
