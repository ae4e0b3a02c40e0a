// A sweep over several machines: a real nats-server, workers that are processes of their own, and the command that hands out the runs.
// One worker is killed in the middle of a run. What comes of the sweep is what one process makes of it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { MAIN, hawser, hawserHere, shellEnvironment, workFolder } from '../support/hawser.ts';
import { startNats, type NatsServer } from '../support/nats.ts';

/** Four short runs over a vessel's first hour. */
const SWEEP = {
  ...{ format: 'hawser-sweep/1', terminal: 'busan-dgt', demand: { scale: 0.2 }, hours: 2.5, seeds: [3] },
  grid: { '/vehicleType/count': [60, 8], 'policy/dispatch': ['rolling', 'nearest-idle'] },
};

let server: NatsServer;
let folder: ReturnType<typeof workFolder>;
const children: ChildProcess[] = [];
beforeAll(async () => {
  folder = workFolder();
  writeFileSync(join(folder.path, 'sweep.json'), JSON.stringify(SWEEP));
  server = await startNats();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await server?.stop();
  folder.remove();
});

/** The hawser command as a process; what it has printed so far, on both streams. */
function start(args: string[]): { child: ChildProcess; printed: () => string; says: (what: RegExp) => Promise<void> } {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder.path, env: shellEnvironment() });
  children.push(child);
  let text = '';
  let look = (): void => undefined;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      look();
    });
  const says = (what: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      look = () => what.test(text) && resolve();
      child.once('close', () => reject(new Error(`it ended without saying ${what}:\n${text}`)));
      look();
    });
  return { child, printed: () => text, says };
}

const worker = () => start(['worker', '--nats', server.url, '--workers', '1']);

/** A sweep's object without what the computers took for it. */
function withoutTime(json: string): object {
  const { runs, ...rest } = JSON.parse(json) as { runs: object[] };
  return { ...rest, runs: runs.map((run) => ({ ...run, cpuSeconds: null })) };
}

/** Asks the server something. */
async function asked<T>(question: (manager: JetStreamManager) => Promise<T>): Promise<T> {
  const connection = await connect({ servers: server.url });
  try {
    return await question(await jetstreamManager(connection));
  } finally {
    await connection.close();
  }
}

/** Messages in the two streams. */
const messagesHeld = (): Promise<number[]> =>
  asked((manager) =>
    Promise.all(
      ['HAWSER_RUNS', 'HAWSER_RESULTS'].map(async (name) => (await manager.streams.info(name)).state.messages),
    ),
  );

/** Resolves once a run is in the hands of a worker. */
const aRunIsTaken = (): Promise<void> =>
  asked(async (manager) => {
    for (;;) {
      const [consumer] = await manager.consumers.list('HAWSER_RUNS').next();
      if (consumer && consumer.num_ack_pending > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });

describe('a sweep over NATS', () => {
  test('survives the death of a worker, and comes to what one process makes of it', async () => {
    const first = worker();
    const sweep = spawn(process.execPath, [MAIN, 'sweep', 'sweep.json', '--nats', server.url, '--json'], {
      ...{ cwd: folder.path, env: shellEnvironment(), stdio: ['ignore', 'pipe', 'ignore'] },
    });
    children.push(sweep);
    let json = '';
    sweep.stdout.setEncoding('utf8').on('data', (text: string) => (json += text));
    await first.says(/seed 3: .* s CPU/);
    const second = worker();
    // Nobody else is there yet: the run that is taken is at work in the first.
    await aRunIsTaken();
    first.child.kill('SIGKILL');
    const [status] = (await once(sweep, 'close')) as [number];
    expect(status).toBe(0);
    const local = hawser(['sweep', 'sweep.json', '--workers', '2', '--json'], folder.path);
    expect(withoutTime(json)).toEqual(withoutTime(local.out));
    expect(second.printed()).toMatch(/s CPU/);
    expect(await messagesHeld()).toEqual([0, 0]);
    // Ctrl-C ends a worker in good order.
    second.child.kill('SIGINT');
    expect(await once(second.child, 'close')).toEqual([0, null]);
  });

  test('says when nobody is there to work, and leaves nothing behind when it is given up', async () => {
    const sweep = start(['sweep', 'sweep.json', '--nats', server.url]);
    await sweep.says(/No worker of this version asks for work/);
    expect((await messagesHeld())[0]).toBe(4);
    sweep.child.kill('SIGINT');
    expect(await once(sweep.child, 'close')).toEqual([130, null]);
    expect(sweep.printed()).toContain('Interrupted: 0 of 4 runs are done.');
    expect(await messagesHeld()).toEqual([0, 0]);
  });
});

describe('a NATS server is told with a code and a cure', () => {
  test('when nobody listens there', async () => {
    const { status, err } = await hawserHere(['worker', '--nats', 'nats://127.0.0.1:1']);
    expect(status).toBe(2);
    expect(err).toMatch(/^HWS-SWP-030 /);
  });

  test('when its address is none; a password is not printed', async () => {
    expect((await hawserHere(['worker', '--nats', '127.0.0.1'])).err).toMatch(
      /^HWS-SWP-030 "127\.0\.0\.1" is no address/,
    );
    const { err } = await hawserHere(['worker', '--nats', 'nats://me:secret@127.0.0.1:1']);
    expect(err).not.toContain('secret');
  });
});
