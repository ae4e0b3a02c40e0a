// The journal on PostgreSQL keeps the contract of journals, against a real server; and refuses servers that it must not work with.
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { durableJournalContract, journalContract, type DurablePlace } from '../../test/contracts/journal-contract.ts';
import { framesOf } from '../../test/contracts/frames.ts';
import { PASSWORD, freePort, startPostgres, type PostgresServer } from '../../test/support/postgres.ts';
import { MemoryJournal } from './memory-journal.ts';
import { parseAddress } from './postgres-address.ts';
import { PostgresJournal } from './postgres-journal.ts';
import { PostgresLine } from './postgres-line.ts';

/** A lease short enough for tests. */
const QUICK = { leaseMs: 600, renewMs: 150, attemptMs: 5000, answerMs: 15_000 };

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 90_000);
afterAll(() => server.stop());

/** Runs a statement past the journal. */
function change(url: string, text: string, ...values: (string | number)[]): void {
  const line = new PostgresLine(url, QUICK);
  line.ask({ do: 'read', text, values }, 'the test could not change the table');
  line.close();
}

function postgresPlace(): DurablePlace {
  const url = server.freshUrl();
  const opened: PostgresJournal[] = [];
  return {
    open: () => {
      const journal = PostgresJournal.open(url, QUICK);
      opened.push(journal);
      return journal;
    },
    remove: () => {
      for (const journal of opened) journal.close();
    },
    changeEvents: (seq, events) => change(url, 'UPDATE frame SET events = $1 WHERE seq = $2', events, seq),
    dropFrame: (seq) => change(url, 'DELETE FROM frame WHERE seq = $1', seq),
    damageSnapshot: (seq) =>
      change(
        url,
        'UPDATE snapshot SET bytes = set_byte(bytes, length(bytes) - 10, get_byte(bytes, length(bytes) - 10) # 1) WHERE seq = $1',
        seq,
      ),
    tearSnapshot: (seq) =>
      change(url, 'UPDATE snapshot SET bytes = substring(bytes FROM 1 FOR length(bytes) / 2) WHERE seq = $1', seq),
  };
}

journalContract('PostgresJournal', postgresPlace);
durableJournalContract('PostgresJournal', postgresPlace);

/** What opening a journal at an address ends with; it must not tell the password. */
function refusal(url: string, timing: object = {}): string {
  let told: unknown = null;
  try {
    PostgresJournal.open(url, { ...QUICK, ...timing }).close();
  } catch (error) {
    told = error;
  }
  const text = [String(told), JSON.stringify(told), (told as Error | null)?.stack].join('\n');
  for (const secret of [PASSWORD, 'not-the-password']) expect(text).not.toContain(secret);
  return String(told);
}

/** The address of the server with something else in it. */
function other(change: (url: URL) => void): string {
  const url = new URL(server.freshUrl());
  change(url);
  return url.href;
}

/** Runs statements in the schema of an address. */
async function inSchema(url: string, sql: string): Promise<void> {
  await server.query(`SET search_path TO "${parseAddress(url).schema}"; ${sql}`);
}

describe('PostgresJournal', () => {
  it('chains as the other journals do', () => {
    const [memory, journal] = [new MemoryJournal(), PostgresJournal.open(server.freshUrl(), QUICK)];
    for (const one of [memory, journal]) one.append(framesOf(1, 50));
    expect(journal.chainHash).toBe(memory.chainHash);
    expect(journal.hashAt(50)).toBe(memory.chainHash);
    journal.close();
  });

  it('keeps two snapshots', async () => {
    const url = server.freshUrl();
    const journal = PostgresJournal.open(url, QUICK);
    journal.append(framesOf(1, 4));
    for (const seq of [1, 2, 3, 4]) journal.saveSnapshot({ seq, at: seq, data: Uint8Array.of(seq) });
    journal.close();
    const rows = await server.query(`SELECT seq::integer FROM "${parseAddress(url).schema}".snapshot ORDER BY seq`);
    expect(rows).toEqual([{ seq: 3 }, { seq: 4 }]);
  });

  it('says who holds a terminal and where that can be asked', () => {
    const url = server.freshUrl();
    const owner = PostgresJournal.open(url, QUICK);
    owner.announce('http://127.0.0.1:8080');
    const standby = PostgresJournal.follow(url, QUICK);
    expect(standby.holder()).toMatchObject({
      ...{ pid: process.pid, address: 'http://127.0.0.1:8080', epoch: 1, live: true },
    });
    owner.close();
    expect(standby.holder()).toMatchObject({ epoch: 1, live: false });
    expect(standby.takeOver()).toBe(true);
    standby.close();
  });

  it('gives nothing to two who take over at once', () => {
    const url = server.freshUrl();
    PostgresJournal.open(url, QUICK).close();
    const standbys = [1, 2, 3].map(() => PostgresJournal.follow(url, QUICK));
    expect(standbys.map((one) => one.takeOver())).toEqual([true, false, false]);
    for (const one of standbys) one.close();
  });

  it('waits for the lease of an owner that died', () => {
    const url = server.freshUrl();
    const dead = PostgresJournal.open(url, { ...QUICK, leaseMs: 500, renewMs: 60_000 });
    dead.append(framesOf(1, 3));
    const next = PostgresJournal.open(url, QUICK);
    expect([next.lastSeq, next.epoch]).toEqual([3, 2]);
    next.close();
    dead.close();
  });

  it('takes a command id once even past the journal: the table itself refuses it', async () => {
    const url = server.freshUrl();
    const journal = PostgresJournal.open(url, QUICK);
    journal.append(framesOf(1, 2));
    await inSchema(url, "UPDATE frame SET source = 'outside', command_id = 'cmd-a' WHERE seq = 2");
    await expect(inSchema(url, "UPDATE frame SET command_id = 'cmd-a' WHERE seq = 1")).rejects.toThrow('frame_command');
    journal.close();
  });
});

describe('a database that must not be worked with', () => {
  it('is refused when nobody answers there', async () => {
    const port = await freePort();
    expect(refusal(other((url) => (url.port = String(port))))).toMatch(
      /HWS-RUN-070 .*127\.0\.0\.1:\d+.* does not answer/,
    );
    expect(refusal(other((url) => (url.hostname = 'nowhere.invalid')))).toContain('HWS-RUN-070');
  });

  it('is refused when something else, or nothing at all, answers', async () => {
    const mute = createServer();
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as AddressInfo;
    expect(
      refusal(
        other((url) => (url.port = String(port))),
        { attemptMs: 500 },
      ),
    ).toMatch(/HWS-RUN-070 .*does not answer/);
    mute.close();
  });

  it('is refused for a wrong password, no password, an unknown user and an unknown database', () => {
    expect(refusal(other((url) => (url.password = 'not-the-password')))).toMatch(/HWS-RUN-071 .*password/);
    expect(refusal(other((url) => (url.password = '')))).toContain('HWS-RUN-071');
    expect(refusal(other((url) => (url.username = 'nobody')))).toContain('HWS-RUN-071');
    expect(refusal(other((url) => (url.pathname = '/nothing')))).toMatch(/HWS-RUN-071 .*nothing/);
  });

  it('is refused for an address that is none, without telling it', () => {
    const addresses = [
      ...['', 'hawser.db', 'mysql://a@b/c', 'postgresql:///c', 'postgresql://u:not-the-password#1@h/c'],
      ...['postgresql://u:1/not-the-password@h/c', 'postgresql://u:not-the-password@h:port/c'],
      ...[
        'postgresql://u:not-the-password@h/c?schema=Robert"--',
        'postgresql://u:not-the-password@h/c?options=-c%20fsync%3Doff',
      ],
    ];
    for (const address of addresses) expect(refusal(address), address).toContain('HWS-RUN-074');
  });

  it('shows an address without its password', () => {
    const { shown, schema } = parseAddress('postgres://me:not-the-password@db.example:5433/port?schema=north');
    expect([shown, schema]).toEqual(['postgresql://me@db.example:5433/port?schema=north', 'north']);
  });

  it('is refused when it has a newer format or is something else, and stays as it is', async () => {
    const newer = server.freshUrl();
    PostgresJournal.open(newer, QUICK).close();
    await inSchema(newer, 'UPDATE format SET version = 99');
    expect(refusal(newer)).toMatch(/HWS-RUN-012 .*format 99/);
    const recipes = server.freshUrl();
    await server.query(`CREATE SCHEMA "${parseAddress(recipes).schema}"`);
    await inSchema(recipes, 'CREATE TABLE recipe (name text)');
    expect(refusal(recipes)).toContain('HWS-RUN-013');
    const tables = await server.query('SELECT tablename FROM pg_tables WHERE schemaname = $1', [
      parseAddress(recipes).schema,
    ]);
    expect(tables).toEqual([{ tablename: 'recipe' }]);
  });

  it('is refused to a user who lacks a right, which is named; who has them needs no more', async () => {
    const url = server.freshUrl();
    const { schema } = parseAddress(url);
    const role = `${schema}_user`;
    await server.query(`CREATE ROLE "${role}" LOGIN PASSWORD 'not-the-password'`);
    const asUser = new URL(url);
    asUser.username = role;
    asUser.password = 'not-the-password';
    try {
      expect(refusal(asUser.href)).toContain('HWS-RUN-072');
      PostgresJournal.open(url, QUICK).close();
      await inSchema(
        url,
        `GRANT USAGE ON SCHEMA "${schema}" TO "${role}"; GRANT SELECT ON ALL TABLES IN SCHEMA "${schema}" TO "${role}"`,
      );
      expect(refusal(asUser.href)).toMatch(/HWS-RUN-072 .*INSERT on frame/);
      await inSchema(
        url,
        `GRANT INSERT ON frame TO "${role}"; GRANT UPDATE ON lease TO "${role}"; GRANT INSERT, UPDATE, DELETE ON snapshot, document TO "${role}"`,
      );
      const journal = PostgresJournal.open(asUser.href, QUICK);
      journal.append(framesOf(1, 3));
      journal.saveSnapshot({ seq: 3, at: 3, data: Uint8Array.of(1) });
      journal.close();
    } finally {
      await server.query(`DROP OWNED BY "${role}"; DROP ROLE "${role}"`);
    }
  });

  it.each(['ROLE', 'DATABASE'])(
    'is refused while synchronous_commit is off for the %s, also when it is connected to again',
    async (kind) => {
      const url = server.freshUrl();
      const { username, pathname } = server.address;
      const whom = `${kind} "${kind === 'ROLE' ? username : pathname.slice(1)}"`;
      const journal = PostgresJournal.open(url, QUICK);
      try {
        await server.query(`ALTER ${whom} SET synchronous_commit = off`);
        expect(refusal(server.freshUrl())).toMatch(/HWS-RUN-073 .*synchronous_commit=off/);
        await server.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'hawser%'",
        );
        expect(() => journal.append(framesOf(1, 1))).toThrow(/HWS-RUN-016 .*synchronous_commit=off/);
      } finally {
        await server.query(`ALTER ${whom} RESET synchronous_commit`);
        journal.close();
      }
    },
  );
});

// Left out on a server that is not ours (DATABASE_URL): these tests change its settings. The test command runs its own.
describe.skipIf(process.env['DATABASE_URL'] !== undefined)('a server whose commits are not safe', () => {
  it.each([
    ['fsync', { fsync: 'off' }],
    ['full_page_writes', { full_page_writes: 'off' }],
    ['synchronous_commit', { synchronous_commit: 'off' }],
  ])('is refused: %s=off', { timeout: 60_000 }, async (name, settings) => {
    const unsafe = await startPostgres(settings);
    try {
      expect(refusal(unsafe.freshUrl())).toMatch(new RegExp(`HWS-RUN-073 .*${name}=off`));
      expect(await unsafe.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'hawser%'")).toEqual([]);
    } finally {
      await unsafe.stop();
    }
  });
});
