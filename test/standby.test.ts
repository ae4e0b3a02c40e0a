// A terminal on PostgreSQL with a standby, as real processes over a real server: the owner is killed, or stopped for longer than its
// lease, while commands come in. What was acknowledged is there once, and nobody writes who is not the owner.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeContainer, numberSource } from '../src/demand/boxes.ts';
import { writeCopino } from '../src/edi/writing/write-lists.ts';
import { Random } from '../src/kit/random.ts';
import type { Frame } from '../src/ledger/journal.ts';
import { PostgresJournal } from '../src/store/postgres-journal.ts';
import type { Container } from '../src/terminal/container.ts';
import { hawser, ROOT, workFolder } from './support/hawser.ts';
import { PASSWORD, startPostgres, type PostgresServer } from './support/postgres.ts';

const PROGRAM = join(ROOT, 'src', 'server', 'serve.fixture.ts');
/** A standby is to stand in within so long, ms of real time. */
const TAKE_OVER_MS = 10_000;
const SHORT_LEASE = JSON.stringify({ leaseMs: 1500, renewMs: 300 });

const work = workFolder();
let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server.stop();
  work.remove();
});

/** A server as a process; what it said on stderr so far. */
interface Running {
  child: ChildProcess;
  url: string;
  said: () => string;
  ended: Promise<number | null>;
}

const running: Running[] = [];
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});

/** Starts a server of a terminal, at twenty times life unless told otherwise; resolves when it listens. */
function start(
  database: string,
  role: 'owner' | 'standby',
  { timing = '{}', speed = 20, hours = 0 } = {},
): Promise<Running> {
  const child = spawn(process.execPath, [PROGRAM, database, String(speed), String(hours), role, timing], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: work.path },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => {
      const one = { child, url: data.toString().trim(), said: () => said, ended };
      running.push(one);
      resolve(one);
    });
    void ended.then((code) => reject(new Error(`the server ended with ${String(code)}:\n${said}`)));
  });
}

interface Health {
  role: 'owner' | 'standby';
  owner?: string;
  epoch: number;
  seq: number;
  now: number;
  store: string;
  durability: string;
}

async function health(url: string): Promise<Health> {
  return (await (await fetch(`${url}/health`)).json()) as Health;
}

async function until(holds: () => Promise<boolean>, ms = 60_000): Promise<void> {
  for (const end = performance.now() + ms; !(await holds());) {
    if (performance.now() > end) throw new Error(`It did not come true within ${ms} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const random = new Random(4711);
const numbers = numberSource(random);

/** A box that a truck brings, and the message that says so. */
function announcement(expected: number, n: number): { box: Container; body: string } {
  const routing = { operator: 'TST', portOfLoading: 'KRPUS', portOfDischarge: 'JPTYO', finalPort: 'JPTYO' };
  const box = makeContainer(random, numbers(), { lengthFeet: 40, storage: 'standard', grossKg: 9000, routing });
  const entries = [{ movement: 'deliver' as const, container: box, booking: `B${n}` }];
  const head = { type: 'COPINO' as const, reference: `C${n}`, truck: `99GA${1000 + n}`, haulier: 'HAULNET' };
  const message = { ...head, expected, entries, setAside: [] };
  const envelope = { sender: 'HAULNET', recipient: 'TERM', reference: `T${n}`, preparedAt: expected };
  return { box, body: writeCopino([message], envelope) };
}

/** Sends a command until somebody has taken it: to the owner, and when that does not answer to the other. */
async function sendUntilTaken(
  urls: readonly string[],
  n: number,
  body: string,
): Promise<{ status: number; answer: string }> {
  for (let round = 0; ; round++) {
    const url = urls[round % urls.length] as string;
    const taken = await send(url, n, body);
    if (taken !== null && taken.status !== 503) return taken;
    if (round > 2000) throw new Error(`command ${n} was taken by nobody`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function send(url: string, n: number, body: string): Promise<{ status: number; answer: string } | null> {
  const headers = { 'content-type': 'application/edifact', 'idempotency-key': `command-${n}` };
  try {
    const answer = await fetch(`${url}/api/edi`, { method: 'POST', headers, body, signal: AbortSignal.timeout(2000) });
    return { status: answer.status, answer: await answer.text() };
  } catch {
    // Nobody knows whether it was taken: the same key is sent again.
    return null;
  }
}

/** All frames, each held against the chain. */
function record(database: string): { frames: Frame[]; hashAt: (seq: number) => string; close: () => void } {
  const journal = PostgresJournal.follow(database);
  return { frames: [...journal.read(1)], hashAt: (seq) => journal.hashAt(seq), close: () => journal.close() };
}

/** How often each box was announced. */
function announced(frames: readonly Frame[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { events } of frames)
    for (const event of events)
      if (event.kind === 'container-announced') {
        const { id } = event.container;
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
  return counts;
}

describe('a standby', () => {
  it('takes over within ten seconds of the death of its owner, and has everything that was acknowledged, once', async () => {
    const database = server.freshUrl();
    const owner = await start(database, 'owner');
    const standby = await start(database, 'standby');
    expect(await health(owner.url)).toMatchObject({
      ...{ role: 'owner', epoch: 1, store: 'postgresql', durability: 'power-safe' },
    });
    await until(async () => (await health(standby.url)).owner === owner.url);
    const refused = await send(standby.url, 0, announcement(0, 0).body);
    expect([refused?.status, refused?.answer]).toEqual([503, expect.stringContaining(owner.url)]);

    const acknowledged = new Map<string, { n: number; body: string; answer: string }>();
    let before = { seq: 0, hash: '' };
    let killed = 0;
    let longest = 0;
    const { now } = await health(owner.url);
    for (let n = 1; n <= 60; n++) {
      const { box, body } = announcement(now + 3_600_000, n);
      if (n === 30) {
        const { seq } = await health(owner.url);
        const seen = record(database);
        before = { seq, hash: seen.hashAt(seq) };
        seen.close();
        // In the middle of the command that is on its way.
        setTimeout(() => owner.child.kill('SIGKILL'), 3);
        killed = performance.now();
      }
      const { status, answer } = await sendUntilTaken([owner.url, standby.url], n, body);
      if (n === 30) longest = performance.now() - killed;
      expect([status, n]).toEqual([202, n]);
      acknowledged.set(box.id, { n, body, answer });
    }
    if (longest < 1000) {
      // The killed owner had answered that one just in time; the next one waited for the standby.
      longest = performance.now() - killed;
    }
    expect(longest).toBeLessThan(TAKE_OVER_MS);
    expect(await health(standby.url)).toMatchObject({ role: 'owner', epoch: 2 });
    expect(standby.said()).toMatch(/Took the terminal over at frame \d+, epoch 2/);

    // The same command again, acknowledged by the owner that died, gets the same answer from the one that stood in.
    for (const { n, body, answer } of acknowledged.values())
      if (n % 10 === 5) expect(await send(standby.url, n, body)).toEqual({ status: 202, answer });
    const last = [...acknowledged.keys()].at(-1) as string;
    await until(async () => (await fetch(`${standby.url}/api/containers/${last}`)).ok);
    const { frames, hashAt, close } = record(database);
    expect(hashAt(before.seq)).toBe(before.hash);
    close();
    const verified = hawser(['journal', 'verify', database, '--json'], ROOT);
    expect([verified.status, verified.err.includes(PASSWORD), verified.out.includes(PASSWORD)]).toEqual([
      0,
      false,
      false,
    ]);
    expect((JSON.parse(verified.out) as { frames: number }).frames).toBeGreaterThanOrEqual(frames.length);
    const counts = announced(frames);
    for (const box of acknowledged.keys()) expect([box, counts.get(box)]).toEqual([box, 1]);
  });

  it('writes alone once its owner has lost the lease: the old one is refused and ends itself', async () => {
    const database = server.freshUrl();
    const owner = await start(database, 'owner', { timing: SHORT_LEASE });
    const standby = await start(database, 'standby', { timing: SHORT_LEASE });
    const { now } = await health(owner.url);
    const first = announcement(now + 3_600_000, 1);
    expect((await send(owner.url, 1, first.body))?.status).toBe(202);
    owner.child.kill('SIGSTOP');
    // It lies in the old owner's socket until that goes on.
    const late = announcement(now + 3_600_000, 2);
    const lateAnswer = send(owner.url, 2, late.body);
    await until(async () => (await health(standby.url)).role === 'owner');
    const third = announcement(now + 3_600_000, 3);
    expect((await send(standby.url, 3, third.body))?.status).toBe(202);
    owner.child.kill('SIGCONT');
    expect(await owner.ended).toBe(1);
    expect(owner.said()).toMatch(/HWS-RUN-077 .*taken over by process \d+ .*epoch 2/);
    expect((await lateAnswer)?.status).not.toBe(202);

    await until(async () => (await fetch(`${standby.url}/api/containers/${third.box.id}`)).ok);
    const { frames, close } = record(database);
    close();
    const counts = announced(frames);
    expect([first, late, third].map(({ box }) => counts.get(box.id))).toEqual([1, undefined, 1]);
  });

  it('is there at once when its owner is stopped in good order, and a third goes on from what both wrote', async () => {
    const database = server.freshUrl();
    // With so long a lease nobody waits for it to lapse: it is given free.
    const long = JSON.stringify({ leaseMs: 60_000, renewMs: 1000 });
    const owner = await start(database, 'owner', { timing: long, speed: 200, hours: 9 });
    const standby = await start(database, 'standby', { timing: long, speed: 200 });
    const { seq } = await health(standby.url);
    await until(async () => (await health(standby.url)).seq > seq + 5);
    owner.child.kill('SIGTERM');
    await owner.ended;
    await until(async () => (await health(standby.url)).role === 'owner', TAKE_OVER_MS);
    const taken = (await health(standby.url)).seq;
    await until(async () => (await health(standby.url)).seq > taken + 5);
    standby.child.kill('SIGTERM');
    await standby.ended;
    const third = await start(database, 'owner', { timing: long });
    expect(await health(third.url)).toMatchObject({ role: 'owner', epoch: 3 });
    expect((await health(third.url)).seq).toBeGreaterThan(taken + 5);
  });
});
