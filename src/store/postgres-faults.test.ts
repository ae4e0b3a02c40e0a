// What the journal on PostgreSQL survives between it and its server: connections that are cut in the middle of a commit, reset, silent
// or slow, a server that is killed. A real server behind a proxy that does these things.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { frameOf, framesOf } from '../../test/contracts/frames.ts';
import { ChaosProxy } from '../../test/support/chaos-proxy.ts';
import { startPostgres, type PostgresServer } from '../../test/support/postgres.ts';
import { Random } from '../kit/random.ts';
import type { Frame } from '../ledger/journal.ts';
import { Fenced, JournalFailure, JournalFull } from './errors.ts';
import { PostgresJournal } from './postgres-journal.ts';

/** Times short enough for tests: a lease, and tries of statements. */
const QUICK = { leaseMs: 1000, renewMs: 250, attemptMs: 1000, answerMs: 10_000 };

/** How long a database that comes back is silent, ms; STALL_SECONDS=30 (by hand) is half of what the shipped times bear. */
const STALL_MS = Number(process.env['STALL_SECONDS'] ?? 2.5) * 1000;

let server: PostgresServer;
let proxy: ChaosProxy;
let direct: string;
const opened: PostgresJournal[] = [];
beforeAll(async () => {
  server = await startPostgres();
}, 90_000);
afterAll(() => server.stop());
beforeEach(() => {
  proxy = new ChaosProxy(server.address);
  direct = server.freshUrl();
});
afterEach(async () => {
  for (const journal of opened.splice(0)) journal.close();
  await proxy.stop();
});

/** The journal behind the proxy. */
function openBehind(timing: Partial<typeof QUICK> = {}): PostgresJournal {
  const journal = PostgresJournal.open(proxy.through(direct), { ...QUICK, ...timing });
  opened.push(journal);
  return journal;
}

/** All frames as another process reads them, past the proxy. */
function framesThere(): Frame[] {
  const reader = PostgresJournal.follow(direct, QUICK);
  try {
    return [...reader.read(1)];
  } finally {
    reader.close();
  }
}

describe('a connection that is cut', () => {
  it('at any byte of a commit loses nothing and doubles nothing', { timeout: 60_000 }, () => {
    const random = new Random(20_260_122);
    const journal = openBehind();
    const sent: Frame[] = [];
    for (let round = 0; round < 40; round++) {
      const way = random.int(2) === 0 ? 'up' : 'down';
      // A commit of these frames is some 2,000 bytes long, its answer some 100.
      proxy.inflict({ do: 'cut', way, after: 1 + random.int(way === 'up' ? 2400 : 140) });
      const batch = framesOf(sent.length + 1, sent.length + 1 + random.int(4));
      batch[0] = frameOf(sent.length + 1, `command ${round}`);
      journal.append(batch);
      sent.push(...batch);
    }
    // What was not reached in a round was replaced by the next one's.
    expect(proxy.cuts).toBeGreaterThan(20);
    expect(framesThere()).toEqual(sent);
    expect(journal.lastSeq).toBe(sent.length);
  });

  it(
    'in the middle of a long batch, which is several statements, leaves all of it or nothing',
    { timeout: 60_000 },
    () => {
      const random = new Random(7);
      const journal = openBehind();
      const sent: Frame[] = [];
      for (let round = 0; round < 4; round++) {
        const batch = framesOf(sent.length + 1, sent.length + 4500);
        // Some 300 bytes each.
        proxy.inflict({ do: 'cut', way: 'up', after: 1 + random.int(4500 * 250) });
        journal.append(batch);
        sent.push(...batch);
      }
      expect(proxy.cuts).toBeGreaterThan(2);
      expect(framesThere()).toEqual(sent);
    },
  );

  it('by a reset between two commits is not noticed by the caller', () => {
    const journal = openBehind();
    journal.append(framesOf(1, 3));
    proxy.inflict({ do: 'reset' });
    journal.append(framesOf(4, 5));
    expect(framesThere()).toEqual(framesOf(1, 5));
  });

  it('without anybody being told is given up, and the commit goes over another one', { timeout: 60_000 }, () => {
    const journal = openBehind();
    journal.append(framesOf(1, 3));
    proxy.inflict({ do: 'half-open' });
    journal.append(framesOf(4, 5));
    journal.saveSnapshot({ seq: 5, at: 5, data: Uint8Array.of(1, 2, 3) });
    expect(framesThere()).toEqual(framesOf(1, 5));
    expect(journal.loadSnapshot()).toEqual({ seq: 5, at: 5, data: Uint8Array.of(1, 2, 3) });
  });
});

describe('a database that does not answer', () => {
  it('for a while holds the append up, and nothing else: it is there once', { timeout: 60_000 }, () => {
    const journal = openBehind({ answerMs: STALL_MS + QUICK.answerMs });
    journal.append([frameOf(1)]);
    proxy.inflict({ do: 'stall', ms: STALL_MS });
    const begin = performance.now();
    journal.append([frameOf(2, 'slow')]);
    expect(performance.now() - begin).toBeGreaterThan(STALL_MS / 2);
    journal.append([frameOf(3)]);
    expect(framesThere()).toEqual([frameOf(1), frameOf(2, 'slow'), frameOf(3)]);
  });

  it('for longer than it may ends the journal; by its id one finds out later what became of a command', () => {
    const journal = openBehind({ answerMs: 1500 });
    journal.append([frameOf(1)]);
    proxy.inflict({ do: 'stall', ms: 60_000 });
    expect(() => journal.append([frameOf(2, 'unknown')])).toThrow(JournalFailure);
    expect(() => journal.append([frameOf(2, 'unknown')])).toThrow(/nothing is accepted after a failure/);
    const next = PostgresJournal.open(direct, QUICK);
    opened.push(next);
    if (next.findCommand('unknown') === null) next.append([frameOf(next.lastSeq + 1, 'unknown')]);
    expect([...next.read(1)]).toEqual([frameOf(1), frameOf(2, 'unknown')]);
  });

  it('quickly keeps the order of what is appended', { timeout: 60_000 }, () => {
    const journal = openBehind();
    proxy.inflict({ do: 'delay', ms: 20 });
    for (let seq = 1; seq <= 10; seq++) journal.append([frameOf(seq)]);
    expect(framesThere()).toEqual(framesOf(1, 10));
  });
});

describe('a server that crashes', () => {
  it('comes back with every acknowledged frame, and the journal goes on', { timeout: 60_000 }, async () => {
    const journal = openBehind({ answerMs: 30_000 });
    journal.append(framesOf(1, 50));
    // A process of the server that dies lets all the others go, and the server recovers from its log.
    const [backend] = await server.query("SELECT pid FROM pg_stat_activity WHERE application_name = 'hawser' LIMIT 1");
    if (server.process === null) await server.query('SELECT pg_terminate_backend($1)', [backend?.['pid']]);
    else process.kill(backend?.['pid'] as number, 'SIGKILL');
    journal.append(framesOf(51, 60));
    expect(framesThere()).toEqual(framesOf(1, 60));
  });

  it('refuses for want of room and takes the same frames again when there is some', async () => {
    const journal = openBehind();
    journal.append([frameOf(1)]);
    const schema = new URL(direct).searchParams.get('schema');
    // The server's own word for a full disk (SQLSTATE 53100), raised before anything is committed.
    await server.query(`
      CREATE FUNCTION "${schema}".full() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
      CREATE TRIGGER full_disk BEFORE INSERT ON "${schema}".frame EXECUTE FUNCTION "${schema}".full()`);
    expect(() => journal.append(framesOf(2, 4))).toThrow(JournalFull);
    expect(journal.lastSeq).toBe(1);
    await server.query(`DROP TRIGGER full_disk ON "${schema}".frame`);
    journal.append(framesOf(2, 4));
    expect(framesThere()).toEqual(framesOf(1, 4));
  });
});

describe('an owner that was cut off', () => {
  const LATE: [what: string, write: (old: PostgresJournal) => void][] = [
    ['frames', (old) => old.append(framesOf(6, 8))],
    ['a snapshot', (old) => old.saveSnapshot({ seq: 5, at: 0, data: new Uint8Array(1) })],
    ['a received file', (old) => old.documents.write('inbox/received', 'late.edi', Buffer.from('late'))],
    ['a note', (old) => old.documents.extend('history', 'points.txt', 0, Buffer.from('5 5\n'))],
  ];
  it.each(LATE)('writes %s no more once another has taken over', async (_, write) => {
    // It does not renew its lease in this test, and so is not told either.
    const old = openBehind({ leaseMs: 100, renewMs: 60_000 });
    old.append(framesOf(1, 5));
    const standby = PostgresJournal.follow(direct, QUICK);
    opened.push(standby);
    expect([standby.role, standby.epoch, standby.lastSeq]).toEqual(['standby', 0, 5]);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(standby.takeOver()).toBe(true);
    expect([standby.role, standby.epoch, old.epoch]).toEqual(['owner', 2, 1]);
    expect(() => write(old)).toThrow(Fenced);
    expect(() => old.append(framesOf(6, 6))).toThrow(JournalFailure);
    expect([standby.look()?.seq, standby.loadSnapshot()]).toEqual([5, null]);
    expect([...standby.documents.list('inbox/received'), ...standby.documents.list('history')]).toEqual([]);
    standby.append(framesOf(6, 7));
    expect(framesThere()).toEqual(framesOf(1, 7));
  });

  it('for longer than its lease is replaced, and not a moment earlier', { timeout: 60_000 }, async () => {
    const old = openBehind();
    const standby = PostgresJournal.follow(direct, QUICK);
    opened.push(standby);
    for (let n = 0; n < 4; n++) {
      await new Promise((resolve) => setTimeout(resolve, QUICK.leaseMs / 3));
      expect(standby.takeOver()).toBe(false);
    }
    proxy.inflict({ do: 'stall', ms: 2500 });
    for (let n = 0; n < 100 && !standby.takeOver(); n++) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(standby.role).toBe('owner');
    standby.append(framesOf(1, 2));
    // What it would write is what the new owner wrote, to the letter: it is refused all the same.
    expect(() => old.append([frameOf(1)])).toThrow(Fenced);
    expect(framesThere()).toEqual(framesOf(1, 2));
  });

  it('is told so even while it has nothing to write', { timeout: 60_000 }, async () => {
    const old = openBehind();
    const lost = new Promise<JournalFailure>((resolve) => old.whenLost(resolve));
    await server.query(`UPDATE "${new URL(direct).searchParams.get('schema')}".lease SET expires = '-infinity'`);
    const standby = PostgresJournal.follow(direct, QUICK);
    opened.push(standby);
    // The old owner may have renewed it in between.
    for (let n = 0; n < 50 && !standby.takeOver(); n++)
      await server.query(`UPDATE "${new URL(direct).searchParams.get('schema')}".lease SET expires = '-infinity'`);
    expect(standby.role).toBe('owner');
    expect(await lost).toBeInstanceOf(Fenced);
    expect((await lost).message).toMatch(/HWS-RUN-077 .*taken over by process \d+ on host .+ \(epoch 2\)/);
    expect(() => old.append([frameOf(1)])).toThrow(JournalFailure);
    expect(framesThere()).toEqual([]);
  });
});
