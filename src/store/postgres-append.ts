// Adding frames to the table in one transaction, and finding out what became of it when the connection was lost meanwhile.
import type { Row } from './chain.ts';
import { sqlState, type PostgresConnection, type RunStatement } from './postgres-connection.ts';

/**
 * One statement, one transaction. It holds the row of the lease, so that no other process can take it before this is committed; it
 * writes nothing when the epoch is not ours any more (`mine` 0) or the last frame is not the expected one (`added` 0).
 */
const APPEND = `
  WITH mine AS MATERIALIZED (SELECT 1 FROM lease WHERE epoch = $1 FOR KEY SHARE), added AS (
    INSERT INTO frame (seq, version, at, source, command_id, events, hash)
    SELECT r.* FROM mine, unnest($3::bigint[], $4::integer[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[]) AS r
    WHERE (SELECT coalesce(max(seq), 0) FROM frame) = $2
    RETURNING 1
  )
  SELECT (SELECT count(*)::integer FROM mine) AS mine, (SELECT count(*)::integer FROM added) AS added`;

/** Rows of one statement: more of them are several statements of one transaction. */
const MOST_ROWS = 2000;
/** Two rows with the same key: SQLSTATE unique_violation. */
const TWICE = '23505';

/**
 * Adds rows after frame `after`: all or none. When the connection is lost before the answer, another one is opened and the last row
 * is looked for by number and hash: there, it was committed; not there, it is written again. It can never be there twice: a try of
 * which the server still works keeps the numbers, and the later one fails at them.
 * @throws what the server says: then nothing was written; or the last error when `until` (performance.now()) came first: then nobody
 * knows
 */
export async function appendRows(
  connection: PostgresConnection,
  epoch: number,
  after: number,
  { rows, bytes }: { rows: readonly Row[]; bytes: number },
  until: number,
): Promise<'added' | 'fenced'> {
  const last = rows.at(-1);
  if (last === undefined) return 'added';
  const found = (): Promise<'added' | 'fenced' | 'absent'> => look(connection, epoch, last, until);
  for (;;) {
    let outcome: Outcome;
    try {
      outcome = await connection.together((run) => write(run, epoch, after, rows, bytes));
    } catch (error) {
      const twice = sqlState(error) === TWICE;
      if (!twice) await connection.restBefore(error, until);
      const now = await found();
      if (now !== 'absent') return now;
      if (twice) throw error;
      continue;
    }
    if (outcome.added === rows.length) return 'added';
    if (outcome.mine === 0) return 'fenced';
    // An earlier try of this call has been committed after all, or somebody has written past the lease.
    const now = await found();
    if (now !== 'absent') return now;
    throw new Error(`the journal does not end with frame ${after}, as this process knows it`);
  }
}

interface Outcome {
  /** 1: the lease was this process's. */
  mine: number;
  /** Rows that were added. */
  added: number;
}

/** One try. Few rows are one statement, so that it costs one way there and back; many are a transaction. */
async function write(
  run: RunStatement,
  epoch: number,
  after: number,
  rows: readonly Row[],
  bytes: number,
): Promise<Outcome> {
  const add = async (from: number): Promise<Outcome> => {
    const part = rows.slice(from, from + MOST_ROWS);
    const { rows: told } = await run(APPEND, [epoch, after + from, ...columns(part)], bytes, 'append');
    return told[0] as unknown as Outcome;
  };
  if (rows.length <= MOST_ROWS) return add(0);
  const sum: Outcome = { mine: 1, added: 0 };
  await run('BEGIN');
  for (let from = 0; from < rows.length && sum.added === from; from += MOST_ROWS) {
    const { mine, added } = await add(from);
    sum.mine = mine;
    sum.added += added;
  }
  await run(sum.added === rows.length ? 'COMMIT' : 'ROLLBACK');
  return sum;
}

/**
 * What became of a try. Who is not the owner any more is told that first: a new owner that did the same again wrote the same row, and
 * it is not for the old one to go on from it.
 */
async function look(
  connection: PostgresConnection,
  epoch: number,
  { seq, hash }: Row,
  until: number,
): Promise<'added' | 'fenced' | 'absent'> {
  const text = `
    SELECT EXISTS (SELECT FROM lease WHERE epoch = $1) AS mine, EXISTS (SELECT FROM frame WHERE seq = $2 AND hash = $3) AS there`;
  const { rows } = await connection.again(text, [epoch, seq, hash], until);
  const { mine, there } = rows[0] as { mine: boolean; there: boolean };
  if (!mine) return 'fenced';
  return there ? 'added' : 'absent';
}

/** The rows turned on their side: one array for each column. */
function columns(rows: readonly Row[]): unknown[][] {
  const fields = ['seq', 'version', 'at', 'source', 'commandId', 'events', 'hash'] as const;
  return fields.map((field) => rows.map((row) => row[field]));
}
