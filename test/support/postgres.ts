// A real PostgreSQL on a free port of this machine, in a folder that goes with it; or, where DATABASE_URL names one, that server.
// Each test works in a schema of its own. Without PostgreSQL the tests that ask for one fail; the test command brings it.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';

/** Where Debian keeps its servers, each version in a folder of its own. */
const VERSIONS = '/usr/lib/postgresql';
/** Password of the server that is made here; it lives as long as a test and listens on this machine only. */
export const PASSWORD = 'a-password-nobody-may-see';
/** Longest wait for the server to take connections, ms. */
const START_MS = 60_000;

/** A server that takes connections. */
export interface PostgresServer {
  /** Address of a schema that nobody has used; `?schema=` names it. */
  freshUrl(): string;
  /** Runs statements as the server's owner; rows of the last one. */
  query(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Host, port, user, password and database, for a proxy before it. */
  readonly address: URL;
  /** The server's process; null where DATABASE_URL names a server, which is not ours to stop or to kill. */
  readonly process: ChildProcess | null;
  /** Ends the server, or removes the schemas that were made on one that is not ours. */
  stop(): Promise<void>;
}

/**
 * Starts a server and resolves once it takes connections.
 * @param settings of postgresql.conf, such as `{ fsync: 'off' }`; they need a server of our own: with DATABASE_URL they are refused
 */
export async function startPostgres(settings: Record<string, string> = {}): Promise<PostgresServer> {
  const elsewhere = process.env['DATABASE_URL'];
  if (elsewhere === undefined) return startOwn(settings);
  if (Object.keys(settings).length > 0)
    throw new Error('A server with settings of its own is wanted: unset DATABASE_URL.');
  return over(new URL(elsewhere), null, () => Promise.resolve());
}

/** What a server is for tests, wherever it is. */
function over(address: URL, child: ChildProcess | null, end: () => Promise<void>): PostgresServer {
  const schemas: string[] = [];
  const query: PostgresServer['query'] = async (sql, values) => {
    const client = new Client({ connectionString: address.href });
    await client.connect();
    try {
      const results: unknown = await client.query(sql, values);
      const last = (Array.isArray(results) ? results.at(-1) : results) as { rows: Record<string, unknown>[] };
      return last.rows;
    } finally {
      await client.end();
    }
  };
  return {
    address,
    query,
    process: child,
    freshUrl: () => {
      const schema = `hawser_test_${process.pid}_${Date.now().toString(36)}_${schemas.length}`;
      schemas.push(schema);
      const url = new URL(address);
      url.searchParams.set('schema', schema);
      return url.href;
    },
    stop: async () => {
      if (child === null) for (const schema of schemas) await query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
      await end();
    },
  };
}

async function startOwn(settings: Record<string, string>): Promise<PostgresServer> {
  const bin = dirname(serverProgram());
  const folder = mkdtempSync(join(tmpdir(), 'hawser-postgres-'));
  const owner = ownerOf(folder);
  const data = join(folder, 'data');
  const password = join(folder, 'password');
  writeFileSync(password, PASSWORD);
  if (owner.uid !== undefined) chownSync(password, owner.uid, owner.gid ?? 0);
  const auth = ['--auth=scram-sha-256', '--username=hawser', `--pwfile=${password}`];
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-E', 'UTF8', '--no-locale', '--no-sync', ...auth], {
    ...owner,
    cwd: folder,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb ended with ${String(made.status)}:\n${made.stdout}${made.stderr}`);
  const port = await freePort();
  const all = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: folder, ...settings };
  const given = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(bin, 'postgres'), ['-D', data, ...given], { ...owner, cwd: folder, stdio: 'ignore' });
  const server = over(new URL(`postgresql://hawser:${PASSWORD}@127.0.0.1:${port}/postgres`), child, async () => {
    // Immediate shutdown: all its processes end at once; nothing is to be kept.
    child.kill('SIGCONT');
    child.kill('SIGQUIT');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
    rmSync(folder, { recursive: true, force: true });
  });
  await ready(server, child);
  return server;
}

async function ready(server: PostgresServer, child: ChildProcess): Promise<void> {
  for (const end = performance.now() + START_MS; ;) {
    try {
      await server.query('SELECT 1');
      return;
    } catch (error) {
      if (child.exitCode !== null) throw new Error('The PostgreSQL server ended by itself.', { cause: error });
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** PostgreSQL refuses to run as root: then it runs as Debian's user for it, who gets the folder. */
function ownerOf(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('postgres:'));
  if (line === undefined)
    throw new Error('PostgreSQL does not run as root, and there is no user "postgres" to run it.');
  const [, , uid, gid] = line.split(':').map(Number);
  chownSync(folder, uid as number, gid as number);
  return { uid: uid as number, gid: gid as number };
}

/** The server program: what the test command found, or Debian's newest. */
function serverProgram(): string {
  const named = process.env['POSTGRES'];
  if (named !== undefined) return named;
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).filter((name) => /^\d+$/.test(name)) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (newest === undefined)
    throw new Error('There is no PostgreSQL here: apt-get install postgresql, or set POSTGRES.');
  return join(VERSIONS, newest, 'bin', 'postgres');
}

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
