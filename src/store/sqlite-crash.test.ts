// What the journal on SQLite survives: kill -9 in the middle of writing, a full disk, an fsync that fails. Real processes.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frameOf } from '../../test/contracts/frames.ts';
import { SqliteJournal } from './sqlite-journal.ts';

const WRITER = fileURLToPath(new URL('../../test/contracts/journal-writer.ts', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-crash-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Last number that the output acknowledges; half a line at the end does not count. */
function acknowledged(output: string): number {
  return Number([...output.matchAll(/^acknowledged (\d+)\n/gm)].at(-1)?.[1] ?? 0);
}

/** Lets the writer work and kills it `ms` after its first acknowledgement; resolves with all that it said. */
function writeAndKill(ms: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    let armed = false;
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (armed || acknowledged(output) === 0) return;
      armed = true;
      setTimeout(() => child.kill('SIGKILL'), ms);
    });
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}

/** Opens the journal, checks every frame, and returns the last number. */
function wholeJournal(): number {
  const journal = SqliteJournal.open(folder);
  let seq = 0;
  for (const frame of journal.read(1)) expect(frame).toEqual(frameOf(++seq));
  expect(seq).toBe(journal.lastSeq);
  expect(journal.loadSnapshot()?.seq ?? 0).toBeLessThanOrEqual(seq);
  journal.close();
  return seq;
}

describe('SqliteJournal after a crash', () => {
  it(
    'has every acknowledged frame after kill -9 in the middle of writing, ten times over',
    { timeout: 60_000 },
    async () => {
      for (let loop = 0; loop < 10; loop++) {
        const promised = acknowledged(await writeAndKill(5 + loop * 17));
        expect(promised).toBeGreaterThan(0);
        expect(wholeJournal()).toBeGreaterThanOrEqual(promised);
      }
    },
  );

  it('is held by a live process and free once that is killed', { timeout: 30_000 }, async () => {
    const child = spawn(process.execPath, [WRITER, folder, '20'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise((resolve) => child.on('close', resolve));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(() => SqliteJournal.open(folder)).toThrow(new RegExp(`HWS-RUN-010 .*process ${child.pid} on host`));
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(join(folder, 'hawser.lock'))).toBe(true);
    SqliteJournal.open(folder).close();
  });

  it.skipIf(process.platform === 'win32')(
    'fails once and for good when no more can be written, and keeps what it acknowledged',
    { timeout: 30_000 },
    () => {
      // A limit on the size of files (512-byte blocks in sh, 1024 in bash) stands for a full disk: writes fail with EFBIG.
      const script = 'ulimit -f 400; exec "$@"';
      const run = spawnSync('sh', ['-c', script, 'sh', process.execPath, WRITER, folder], { encoding: 'utf8' });
      expect(run.stdout).toMatch(/^failed HWS-RUN-016 /m);
      expect(run.stdout).toMatch(/^refused 3$/m);
      expect(run.status).toBe(3);
      expect(wholeJournal()).toBeGreaterThanOrEqual(acknowledged(run.stdout));
    },
  );

  it('fails for good when an fsync fails once, and does not try it again', { timeout: 60_000 }, (context) => {
    const inject = (nth: number, log: string): string[] => [
      ...['-f', '-o', log, '-e', 'trace=fsync,fdatasync', '-e', `inject=fsync,fdatasync:error=EIO:when=${nth}`],
    ];
    const log = join(folder, 'calls');
    if (spawnSync('strace', ['-o', log, 'true']).status !== 0) {
      console.warn('strace is not available or not allowed here: the test of a failing fsync is left out');
      context.skip();
      return;
    }
    const run = spawnSync('strace', [...inject(40, log), process.execPath, WRITER, folder, '0', '100'], {
      encoding: 'utf8',
    });
    expect(run.stdout).toMatch(/^failed HWS-RUN-016 /m);
    expect(run.stdout).toMatch(/^refused 3$/m);
    expect(run.status).toBe(3);
    const calls = readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line.includes('sync('));
    const failing = calls.findIndex((line) => line.includes('EIO'));
    expect(failing).toBeGreaterThan(10);
    expect(calls.slice(failing + 1)).toEqual([]);
    expect(wholeJournal()).toBeGreaterThanOrEqual(acknowledged(run.stdout));
  });
});
