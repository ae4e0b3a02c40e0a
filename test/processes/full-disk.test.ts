// A server whose disk runs full: a small file system in memory, of its own, filled to the last byte and emptied again.
import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, mkdtempSync, openSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import { BegunFolders } from './begun-folder.ts';
import { digest, faultsOfFolder } from './folder-check.ts';
import { ask, HawserProcess, health, sendEdi, setSpeed, until } from './hawser-process.ts';
import { boxNumber, truckFile } from './trucks.ts';

const NOW = Date.UTC(2026, 0, 5);
/** In a mount namespace of its own: mounts a file system in memory on $1, fills it with the folder $2, and runs the rest there. */
const ON_SMALL_DISK = 'mount -t tmpfs -o size=16m tmpfs "$1" && cp -r "$2/." "$1" && shift 2 && exec "$@"';
/** The same, filled to the last byte before the rest runs. */
const ON_FULL_DISK =
  'mount -t tmpfs -o size=16m tmpfs "$1" && cp -r "$2/." "$1"; cat /dev/zero > "$1/ballast"; shift 2 && exec "$@"';
const smallDisk = (mount: string, from: string, script = ON_SMALL_DISK): string[] => [
  ...['unshare', '-m', 'sh', '-c', script, 'sh', mount, from],
];

let folders: BegunFolders;
let mount: string;
let can: boolean;
beforeAll(() => {
  folders = new BegunFolders();
  can = spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs -o size=1m tmpfs /mnt']).status === 0;
});
afterAll(() => folders.remove());
beforeEach(() => {
  mount = mkdtempSync(join(tmpdir(), 'hawser-full-'));
});
afterEach(() => rmSync(mount, { recursive: true }));

/** Says loudly that a small file system cannot be made here, and leaves the test out. */
function needsMount(context: TestContext): void {
  if (can) return;
  console.warn('no file system can be mounted here (unshare -m, as root): the test of a full disk is left out');
  context.skip();
}

/** The server's small disk, seen from outside of its namespace. */
class SmallDisk {
  readonly path: string;
  constructor(server: HawserProcess) {
    this.path = join('/proc', String(server.child.pid), 'root', mount);
  }

  /** Fills it to the last byte. */
  fill(): void {
    const fd = openSync(join(this.path, 'ballast'), 'w');
    for (let size = 65_536; size >= 1;)
      try {
        if (writeSync(fd, Buffer.alloc(size)) === 0) size = 0;
      } catch {
        size = Math.floor(size / 2);
      }
    closeSync(fd);
  }

  /** Makes room again. */
  empty(): void {
    unlinkSync(join(this.path, 'ballast'));
  }

  /** What a cut of the power would leave now, but for the ballast. */
  copy(to: string): string {
    mkdirSync(to);
    cpSync(this.path, to, { recursive: true, filter: (from) => !from.endsWith('ballast') });
    return to;
  }
}

const keyed = (n: number): Record<string, string> => ({ 'idempotency-key': `full-${n}` });

describe('a server whose disk is full', () => {
  it('stands, is read on, refuses commands with 503, and goes on by itself when there is room', async (context) => {
    needsMount(context);
    const from = folders.copy();
    const server = new HawserProcess(mount, { speed: 0, wrap: smallDisk(mount, from) });
    const url = await server.url();
    const disk = new SmallDisk(server);
    const taken = await sendEdi(url, truckFile(1, NOW), keyed(1));
    expect(taken?.status).toBe(202);
    const witnessed = [{ key: 'full-1', box: boxNumber(1), status: 202, body: digest(taken?.body ?? '') }];

    disk.fill();
    // The command's turn is the first that cannot be recorded.
    await setSpeed(url, 50);
    await until(async () => (await health(url)).status === 'standing');
    const stands = await health(url);
    const hello = await ask(url, '/api/hello');
    expect(JSON.parse(hello?.body ?? '')).toMatchObject({ type: 'hello', standing: true });
    const refused = await sendEdi(url, truckFile(2, NOW), keyed(2));
    expect([refused?.status, refused?.headers.get('retry-after')]).toEqual([503, '5']);
    expect(refused?.body).toContain('HWS-RUN-058');
    const again = await sendEdi(url, truckFile(1, NOW), keyed(1));
    expect([again?.status, again?.body]).toEqual([202, taken?.body]);
    // It tries again once a second meanwhile, and comes to nothing new.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await health(url)).toMatchObject({ status: 'standing', now: stands.now, seq: stands.seq });
    server.child.kill('SIGSTOP');
    expect(faultsOfFolder(disk.copy(join(from, 'full')), witnessed)).toEqual([]);
    server.child.kill('SIGCONT');

    disk.empty();
    await until(async () => (await health(url)).status === 'running');
    const later = await sendEdi(url, truckFile(2, NOW), keyed(2));
    expect(later?.status).toBe(202);
    witnessed.push({ key: 'full-2', box: boxNumber(2), status: 202, body: digest(later?.body ?? '') });
    await until(async () => (await health(url)).now > stands.now + 60_000);
    server.child.kill('SIGSTOP');
    const left = disk.copy(join(from, 'after'));
    await server.kill();
    expect(faultsOfFolder(left, witnessed)).toEqual([]);
  });

  it('refuses a command that cannot be kept although nothing else is written, and takes it later', async (context) => {
    needsMount(context);
    const from = folders.copy();
    const server = new HawserProcess(mount, { speed: 0, wrap: smallDisk(mount, from) });
    const url = await server.url();
    const disk = new SmallDisk(server);
    disk.fill();
    const refused = await sendEdi(url, truckFile(1, NOW), keyed(1));
    expect([refused?.status, refused?.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await health(url)).status).toBe('running');
    disk.empty();
    const reply = await sendEdi(url, truckFile(1, NOW), keyed(1));
    expect(reply?.status).toBe(202);
    server.child.kill('SIGSTOP');
    const left = disk.copy(join(from, 'after'));
    await server.kill();
    const witnessed = [{ key: 'full-1', box: boxNumber(1), status: 202, body: digest(reply?.body ?? '') }];
    expect(faultsOfFolder(left, witnessed)).toEqual([]);
  });

  it('that is started waits for room, says so, and goes on by itself', async (context) => {
    needsMount(context);
    const from = folders.copy();
    const server = new HawserProcess(mount, { speed: 0, wrap: smallDisk(mount, from, ON_FULL_DISK) });
    await until(() => Promise.resolve(server.output.includes('Waits for room on the disk. HWS-RUN-058 ')));
    expect(server.gone).toBe(false);
    const disk = new SmallDisk(server);
    disk.empty();
    const url = await server.url();
    expect((await health(url)).status).toBe('running');
    expect((await sendEdi(url, truckFile(1, NOW), keyed(1)))?.status).toBe(202);
    await server.kill();
  });

  it('ends at Ctrl-C though it cannot save, and is whole when it starts again', async (context) => {
    needsMount(context);
    const from = folders.copy();
    const server = new HawserProcess(mount, { speed: 0, wrap: smallDisk(mount, from) });
    const url = await server.url();
    const disk = new SmallDisk(server);
    expect((await sendEdi(url, truckFile(1, NOW), keyed(1)))?.status).toBe(202);
    disk.fill();
    await setSpeed(url, 50);
    await until(async () => (await health(url)).status === 'standing');
    server.child.kill('SIGSTOP');
    const left = disk.copy(join(from, 'after'));
    server.child.kill('SIGCONT');
    expect((await server.stop()).code).toBe(0);
    expect(faultsOfFolder(left, [])).toEqual([]);
  });
});
