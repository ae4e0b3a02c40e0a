// The tables of a terminal in PostgreSQL, all in one schema: frames, snapshots, documents, and the lease of who writes them.
import { Refusal, type RunStatement } from './postgres-connection.ts';

/** Format of the tables that this version makes and reads. */
export const POSTGRES_FORMAT = 1;

// The rows of "frame" are those of chain.ts. "events" is text, not json: the hash holds its very letters.
// The epoch is a key, so that counting it up waits for whoever holds the row FOR KEY SHARE (an append), and renewing does not.
const TABLES = `
  CREATE TABLE format (version integer NOT NULL, written_since timestamptz NOT NULL DEFAULT now());
  INSERT INTO format (version) VALUES (${POSTGRES_FORMAT});
  CREATE TABLE frame (
    seq bigint PRIMARY KEY CHECK (seq > 0),
    version integer NOT NULL,
    at bigint NOT NULL,
    source text NOT NULL CHECK (source IN ('operation', 'outside')),
    command_id text,
    events text NOT NULL,
    hash text NOT NULL UNIQUE CHECK (length(hash) = 64)
  );
  CREATE UNIQUE INDEX frame_command ON frame (command_id) WHERE command_id IS NOT NULL;
  CREATE TABLE snapshot (seq bigint PRIMARY KEY, bytes bytea NOT NULL);
  ALTER TABLE snapshot ALTER COLUMN bytes SET STORAGE EXTERNAL;
  CREATE TABLE document (folder text NOT NULL, name text NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (folder, name));
  CREATE TABLE lease (
    one boolean NOT NULL DEFAULT true UNIQUE CHECK (one),
    epoch integer PRIMARY KEY,
    token text NOT NULL DEFAULT '',
    pid integer NOT NULL DEFAULT 0,
    host text NOT NULL DEFAULT '',
    address text NOT NULL DEFAULT '',
    since timestamptz NOT NULL DEFAULT now(),
    expires timestamptz NOT NULL DEFAULT '-infinity'
  );
  INSERT INTO lease (epoch) VALUES (0);
`;

/** What the journal does with each table. */
const RIGHTS: readonly [table: string, rights: string[]][] = [
  ['format', ['SELECT']],
  ['frame', ['SELECT', 'INSERT']],
  ['snapshot', ['SELECT', 'INSERT', 'UPDATE', 'DELETE']],
  ['document', ['SELECT', 'INSERT', 'UPDATE', 'DELETE']],
  ['lease', ['SELECT', 'UPDATE']],
];

/**
 * Makes the tables where there are none, in one transaction; checks format and rights where there are. What is refused is not
 * changed.
 * @throws Refusal HWS-RUN-012 newer format, HWS-RUN-013 a schema of something else, HWS-RUN-072 rights are missing
 */
export async function prepareSchema(run: RunStatement, schema: string): Promise<void> {
  await run('BEGIN');
  try {
    // Two processes that begin at once come one after the other.
    await run('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`hawser ${schema}`]);
    const found = await run(
      'SELECT c.relname AS name FROM pg_namespace n LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind = $2 WHERE n.nspname = $1',
      [schema, 'r'],
    );
    const tables = found.rows.flatMap(({ name }) => (name === null ? [] : [name as string]));
    if (found.rows.length === 0) await run(`CREATE SCHEMA "${schema}"`);
    if (tables.length === 0) await run(TABLES);
    else await checkFormat(run, schema, tables);
    await checkRights(run, schema);
    await run('COMMIT');
  } catch (error) {
    await run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function checkFormat(run: RunStatement, schema: string, tables: readonly string[]): Promise<void> {
  const missing = RIGHTS.filter(([table]) => !tables.includes(table)).map(([table]) => table);
  if (missing.length > 0)
    throw new Refusal(
      'HWS-RUN-013',
      `The schema ${schema} has tables, but not those of a journal (${missing.join(', ')})`,
    );
  const { rows } = await run('SELECT max(version) AS version FROM format');
  const version = rows[0]?.['version'];
  if (typeof version !== 'number') throw new Refusal('HWS-RUN-013', 'The journal does not say which format it has');
  if (version > POSTGRES_FORMAT)
    throw new Refusal('HWS-RUN-012', `The journal has format ${version}; this version knows ${POSTGRES_FORMAT}`);
}

async function checkRights(run: RunStatement, schema: string): Promise<void> {
  const wanted = RIGHTS.flatMap(([table, rights]) => rights.map((right) => [table, right] as const));
  const { rows } = await run(
    `SELECT w.name, w.priv FROM unnest($2::text[], $3::text[]) AS w (name, priv)
     WHERE NOT has_table_privilege(format('%I.%I', $1::text, w.name), w.priv)`,
    [schema, wanted.map(([table]) => table), wanted.map(([, right]) => right)],
  );
  if (rows.length === 0) return;
  const list = rows.map(({ name, priv }) => `${String(priv)} on ${String(name)}`).join(', ');
  throw new Refusal('HWS-RUN-072', `The user has no right to ${list} in the schema ${schema}`);
}
