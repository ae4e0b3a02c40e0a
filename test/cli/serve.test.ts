// The serve command as a user calls it: what it prints, how it stops, and what it does when its port is taken.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hawser, MAIN, shellEnvironment, workFolder } from '../support/hawser.ts';

const work = workFolder();
afterAll(work.remove);

describe('hawser serve', () => {
  it('prints its address and how to stop it, answers there, and stops at Ctrl-C within seconds', async () => {
    const args = [MAIN, 'serve', '--address-port', '0', '--data', 'data'];
    const child = spawn(process.execPath, args, {
      cwd: work.path,
      env: shellEnvironment(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    let out = '';
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      void ended.then(() => reject(new Error('the server ended by itself')));
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
        if (out.includes('stops it')) resolve();
      });
    });
    const [, address] = /^Hawser runs at (http:\/\/127\.0\.0\.1:\d+)\nCtrl-C stops it\.\n$/.exec(out) ?? [];
    expect(address).toBeDefined();
    expect((await fetch(`${address}/health`)).status).toBe(200);
    const asked = performance.now();
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    const verified = hawser(['journal', 'verify', 'data', '--json'], work.path);
    expect(JSON.parse(verified.out)).toMatchObject({ good: true });
  });

  it('says when its port is taken, names the option for another, and makes nothing', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { status, out, err } = hawser(['serve', '--address-port', String(port), '--data', 'new'], work.path);
    other.close();
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^HWS-RUN-022 /);
    expect(err).toContain('--address-port');
    expect(existsSync(join(work.path, 'new'))).toBe(false);
  });

  it('wants one place for the record, and a database for a standby', () => {
    const nowhere = 'postgresql://me:not-the-password@127.0.0.1:1/none';
    const both = hawser(['serve', '--data', 'data', '--database', nowhere], work.path);
    expect([both.status, both.err]).toEqual([2, expect.stringMatching(/^HWS-RUN-075 /)]);
    const standby = hawser(['serve', '--data', 'data', '--standby', '--address-port', '0'], work.path);
    expect([standby.status, standby.err]).toEqual([2, expect.stringMatching(/^HWS-RUN-075 /)]);
    const unreachable = [
      hawser(['serve', '--database', nowhere, '--address-port', '0'], work.path),
      hawser(['serve', '--address-port', '0'], work.path, { DATABASE_URL: nowhere }),
    ];
    for (const { status, err } of unreachable) {
      expect([status, err]).toEqual([2, expect.stringMatching(/^HWS-RUN-070 /)]);
      expect(err).not.toContain('not-the-password');
    }
    expect(hawser(['serve', '--database', nowhere, '--no-such-option'], work.path).err).not.toContain(
      'not-the-password',
    );
  });

  it('does not start with a profile of a partner that has a fault, and says where', () => {
    const profile = { name: 'x', matches: { sender: ['X'] }, answers: { contrl: 'sometimes' } };
    for (const [folder, args] of [
      ['partners', ['--profiles', 'partners']],
      [join('with-profiles', 'profiles'), ['--data', 'with-profiles']],
    ] as const) {
      mkdirSync(join(work.path, folder), { recursive: true });
      writeFileSync(join(work.path, folder, 'x.json'), JSON.stringify(profile));
      expect(hawser(['serve', '--address-port', '0', ...args], work.path)).toMatchObject({
        status: 2,
        err: expect.stringMatching(/^HWS-EDI-145 [^]*x\.json \$\.answers\.contrl/),
      });
    }
    expect(existsSync(join(work.path, 'with-profiles', 'config.json'))).toBe(false);
    expect(hawser(['serve', '--address-port', '0', '--profiles', 'nowhere'], work.path).status).toBe(2);
  });

  it('wants a token before others may reach it', () => {
    expect(hawser(['serve', '--listen', '0.0.0.0', '--address-port', '0'], work.path)).toMatchObject({
      status: 2,
      err: expect.stringMatching(/^HWS-RUN-024 /),
    });
  });
});
