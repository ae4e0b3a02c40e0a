// Tests of the set-up modules in made-up checkouts: no network, no npm.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureBrowser } from './browser.mjs';
import { countTests } from './count.mjs';
import { ensureInstalled, isInstalled, STAMP } from './install.mjs';
import { withLock } from './lock.mjs';
import { ensureNatsServer } from './nats.mjs';
import { missingPackages } from './packages.mjs';
import { pinnedNodeIn } from './places.mjs';
import { ensurePostgres, refuseCluster, serversIn } from './postgres.mjs';
import { sourceHash } from './web.mjs';

let folder;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hawser-setup-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path, content) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/**
 * A checkout whose lock file names a package, one for this platform only, and one for another. Without `installed` nothing
 * is in node_modules; otherwise the given packages are, in the given versions.
 */
function checkout(installed) {
  const entry = (version, more) => ({ version, integrity: `sha-${version}`, ...more });
  const rope = { path: 'node_modules/rope', version: '2.0.0' };
  write('package-lock.json', {
    packages: {
      '': { name: 'hawser' },
      [rope.path]: entry(rope.version),
      'node_modules/rope-here': entry('1.0.0', { optional: true, os: [process.platform], cpu: [process.arch] }),
      'node_modules/rope-elsewhere': entry('1.0.0', { optional: true, os: ['beos'] }),
      'node_modules/rope-if-liked': entry('1.0.0', { optional: true }),
    },
  });
  if (installed === undefined) return;
  const packages = {};
  for (const [name, version] of Object.entries(installed)) {
    packages[`node_modules/${name}`] = entry(version);
    write(`node_modules/${name}/package.json`, {});
  }
  write('node_modules/.package-lock.json', { packages });
  chmodSync(write(pinnedNodeIn('.'), ''), 0o755);
}

/** Runs `work` with a shell script in the place of npm. */
async function withNpm(script, work) {
  chmodSync(write('bin/npm', `#!/bin/sh\n${script}\n`), 0o755);
  const path = process.env.PATH;
  process.env.PATH = `${join(folder, 'bin')}:${path}`;
  try {
    await work();
  } finally {
    process.env.PATH = path;
  }
}

const COMPLETE = { rope: '2.0.0', 'rope-here': '1.0.0' };

describe('installing', () => {
  test('is not needed when npm has the versions of the lock file on record, and leaves a stamp for the next time', async () => {
    checkout(COMPLETE);
    expect(isInstalled(folder)).toBe(false);
    await ensureInstalled(folder);
    expect(isInstalled(folder)).toBe(true);
  });

  test('is needed for a package that is missing, or there in another version', () => {
    checkout();
    expect(missingPackages(folder)).toEqual(['node_modules/rope', 'node_modules/rope-here']);
    checkout({ ...COMPLETE, rope: '1.9.0' });
    expect(missingPackages(folder)).toEqual(['node_modules/rope']);
    checkout(COMPLETE);
    expect(missingPackages(folder)).toEqual([]);
    rmSync(join(folder, 'node_modules/rope'), { recursive: true });
    expect(missingPackages(folder)).toEqual(['node_modules/rope']);
  });

  test('is done again with the pinned Node when an old Node has left out a package for this platform', async () => {
    checkout();
    // This npm does as npm does: on an old Node it leaves out rope-here. The pinned one is on the PATH in a folder of its own.
    const stock = (packages) => JSON.stringify({ packages });
    const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
    const here = 'node_modules/rope-here';
    write('old.json', stock({ 'node_modules/rope': packages['node_modules/rope'] }));
    write('new.json', stock({ 'node_modules/rope': packages['node_modules/rope'], [here]: packages[here] }));
    const pinned = pinnedNodeIn('.');
    await withNpm(
      `case "$PATH" in *hawser-node-*) kind=new ;; *) kind=old ;; esac
       mkdir -p ${here} node_modules/rope ${dirname(pinned)}
       cp $kind.json node_modules/.package-lock.json
       touch ${pinned}; echo $kind >> runs`,
      () => ensureInstalled(folder),
    );
    expect(readFileSync(join(folder, 'runs'), 'utf8')).toBe('old\nnew\n');
    expect(isInstalled(folder)).toBe(true);
  });

  test('is needed when the lock file has changed since the stamp, or the pinned Node is gone', async () => {
    checkout(COMPLETE);
    await ensureInstalled(folder);
    const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
    write('package-lock.json', lock + ' ');
    expect(isInstalled(folder)).toBe(false);
    write('package-lock.json', lock);
    expect(isInstalled(folder)).toBe(true);
    rmSync(pinnedNodeIn(folder));
    expect(isInstalled(folder)).toBe(false);
    expect(existsSync(join(folder, 'node_modules', STAMP))).toBe(true);
  });

  test('that fails says so with a code and leaves no lock behind', async () => {
    checkout();
    await withNpm('echo "registry away"; exit 7', async () => {
      await expect(ensureInstalled(folder)).rejects.toThrow(/^HWS-SETUP-002 npm ci ended with status 7/);
    });
    expect(readdirSync(folder).filter((name) => name.includes('lock') && name !== 'package-lock.json')).toEqual([]);
  });
});

describe('the lock', () => {
  test('lets one in at a time', async () => {
    const path = join(folder, 'lock');
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside--;
    };
    await Promise.all([withLock(path, work), withLock(path, work), withLock(path, work)]);
    expect(most).toBe(1);
    expect(existsSync(path)).toBe(false);
  });

  test('of a process that has died is taken over', async () => {
    const dead = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => dead.once('close', resolve));
    const path = write('lock', { pid: dead.pid, token: 'x' });
    expect(await withLock(path, () => 'done')).toBe('done');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is freed when the work fails', async () => {
    const path = join(folder, 'lock');
    await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(path)).toBe(false);
  });
});

describe('the page', () => {
  test('is built anew for a changed, added or renamed source, not for a changed test or build', () => {
    write('package-lock.json', '{}');
    const page = write('src/web/main.tsx', 'a');
    const hashes = [sourceHash(folder)];
    write('src/web/main.test.tsx', 'a test');
    write('src/web/dist/index.html', 'built');
    expect(sourceHash(folder)).toBe(hashes[0]);
    write('src/web/main.tsx', 'b');
    hashes.push(sourceHash(folder));
    rmSync(page);
    write('src/web/other.tsx', 'b');
    hashes.push(sourceHash(folder));
    write('package-lock.json', '{"x":1}');
    hashes.push(sourceHash(folder));
    expect(new Set(hashes).size).toBe(4);
  });
});

describe('the browser', () => {
  test('is the one that CHROMIUM names', async () => {
    const browser = write('my-chromium', '');
    chmodSync(browser, 0o755);
    expect(await ensureBrowser({ CHROMIUM: browser })).toBe(browser);
  });

  test('is missed with a code when CHROMIUM names nothing', async () => {
    await expect(ensureBrowser({ CHROMIUM: join(folder, 'none') })).rejects.toThrow(/^HWS-SETUP-006 /);
  });
});

describe('the NATS server', () => {
  test('is the one that NATS_SERVER names', async () => {
    const server = write('my-nats-server', '');
    chmodSync(server, 0o755);
    expect(await ensureNatsServer({ NATS_SERVER: server })).toBe(server);
  });

  test('is missed with a code of its own when NATS_SERVER names nothing', async () => {
    await expect(ensureNatsServer({ NATS_SERVER: join(folder, 'none') })).rejects.toThrow(/^HWS-SETUP-010 /);
  });
});

describe('PostgreSQL', () => {
  test('is the one that POSTGRES names', async () => {
    const server = write('my-postgres', '');
    chmodSync(server, 0o755);
    expect(await ensurePostgres({ POSTGRES: server })).toBe(server);
  });

  test('is missed with a code of its own when POSTGRES names nothing', async () => {
    await expect(ensurePostgres({ POSTGRES: join(folder, 'none') })).rejects.toThrow(/^HWS-SETUP-014 /);
  });

  test('is not needed here when DATABASE_URL names a server', async () => {
    expect(await ensurePostgres({ DATABASE_URL: 'postgresql://somewhere/db' })).toBeUndefined();
  });

  test('is looked for in the newest version that is installed', () => {
    for (const version of ['9', '15', 'common']) write(`${version}/bin/postgres`, '');
    expect(serversIn(folder)).toEqual([join(folder, '15/bin/postgres'), join(folder, '9/bin/postgres')]);
    expect(serversIn(join(folder, 'none'))).toHaveLength(1);
  });

  test('is installed without a cluster that would be started', () => {
    refuseCluster(join(folder, 'settings'));
    expect(readFileSync(join(folder, 'settings', 'hawser-tests.conf'), 'utf8')).toBe('create_main_cluster = false\n');
  });
});

describe('the counts of a test run', () => {
  const file = (...statuses) => ({
    status: statuses.includes('failed') ? 'failed' : 'passed',
    assertionResults: statuses.map((status) => ({ status })),
  });

  test('add up tests over files', () => {
    const report = { testResults: [file('passed', 'failed'), file('passed', 'pending', 'todo')] };
    expect(countTests(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  test('have a failure for a file that cannot be loaded, a run that ended badly, and a report that is missing', () => {
    const broken = { status: 'failed', assertionResults: [] };
    expect(countTests({ testResults: [broken, file('passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(countTests({ testResults: [file('passed')] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(countTests(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countTests({ testResults: [file('passed')] }, 0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
  });
});
