// A connection to PostgreSQL that is opened again when it is lost. Every time it is opened, the settings that guard commits are
// checked. Lives in the worker thread; knows nothing of journals.
import { Socket } from 'node:net';
import { Client, types, type QueryResult } from 'pg';
import { reasonOf } from './errors.ts';
import type { DatabaseAddress } from './postgres-address.ts';
import { timeFor, type PostgresTiming } from './postgres-messages.ts';

/** Pause before a lost connection is opened again, ms (designed). */
const PAUSE_MS = 100;
/**
 * SQLSTATEs (postgresql.org/docs/current/errcodes-appendix.html) after which the outcome is open and another try is right: server
 * shut down, crashed or starting; too many connections; statement cut off by its time limit.
 */
const TRY_AGAIN = new Set(['57P01', '57P02', '57P03', '53300', '57014', '25P03']);

/** An error for the user, with its code of the catalogue; thrown in the worker, made an InputError outside of it. */
export class Refusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

type Result = QueryResult<Record<string, unknown>>;

/**
 * Runs one statement. `bytes`: about how much goes or comes with it, where that is much: it is given time for that. `name`: the server
 * keeps its plan under this name as long as the connection lasts.
 */
export type RunStatement = (text: string, values?: unknown[], bytes?: number, name?: string) => Promise<Result>;

/** A connection that is there when it is needed. */
export class PostgresConnection {
  private readonly address: DatabaseAddress;
  private readonly timing: PostgresTiming;
  private readonly name: string;
  private client: Client | null = null;
  private socket: Socket | null = null;
  private opening: Promise<Client> | null = null;

  /** `name`: what the server's list of connections shows. */
  constructor(address: DatabaseAddress, timing: PostgresTiming, name: string) {
    this.address = address;
    this.timing = timing;
    this.name = name;
  }

  /** One try of a statement, on the connection that is there or a new one. Throws what went wrong. */
  once(text: string, values: unknown[] = [], bytes = 0): Promise<Result> {
    return this.together((run) => run(text, values, bytes));
  }

  /** One try of several statements on one and the same connection, such as a transaction. Throws what went wrong. */
  async together<T>(work: (run: RunStatement) => Promise<T>): Promise<T> {
    const client = await this.connected();
    const run: RunStatement = (text, values = [], bytes = 0, name) => {
      // The driver knows this setting of a single statement; its types do not.
      const query = { ...(name && { name }), text, values, query_timeout: this.timing.attemptMs + timeFor(bytes) };
      return client.query<Record<string, unknown>>(query);
    };
    try {
      return await work(run);
    } catch (error) {
      if (isOpen(error)) this.drop();
      throw error;
    }
  }

  /** A statement that may be done twice: tried again, on a new connection, until `until` (performance.now()). */
  async again(text: string, values: unknown[], until: number, bytes = 0): Promise<Result> {
    for (;;) {
      try {
        return await this.once(text, values, bytes);
      } catch (error) {
        await this.restBefore(error, until);
      }
    }
  }

  /** Waits a moment after an error whose outcome is open; throws it again when there is no time left or another try is no use. */
  async restBefore(error: unknown, until: number): Promise<void> {
    if (!isOpen(error) || performance.now() + PAUSE_MS > until) throw error;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }

  /** Leaves the connection to itself; the next statement opens another one. */
  drop(): void {
    const { client, socket } = this;
    this.client = null;
    this.socket = null;
    this.opening = null;
    if (client === null) return;
    client.end().catch(() => undefined);
    socket?.destroy();
  }

  /** Says goodbye, as far as the server still listens. */
  async close(): Promise<void> {
    const { client, socket } = this;
    this.client = null;
    this.opening = null;
    const patience = new Promise((resolve) => setTimeout(resolve, this.timing.renewMs).unref());
    await Promise.race([client?.end().catch(() => undefined), patience]);
    socket?.destroy();
  }

  private async connected(): Promise<Client> {
    this.opening ??= this.open();
    try {
      return await this.opening;
    } catch (error) {
      this.opening = null;
      throw error;
    }
  }

  private async open(): Promise<Client> {
    const socket = new Socket();
    const client = new Client({
      connectionString: this.address.connectionString,
      stream: () => socket,
      connectionTimeoutMillis: this.timing.attemptMs,
      query_timeout: this.timing.attemptMs,
      // The server ends what nobody waits for any more, and a transaction whose owner was stopped in the middle of it.
      statement_timeout: this.timing.answerMs,
      idle_in_transaction_session_timeout: this.timing.attemptMs,
      keepAlive: true,
      application_name: this.name,
    });
    // The driver gives 64-bit numbers as text unless told otherwise; the journal's are far below 2^53.
    client.setTypeParser(types.builtins.INT8, Number);
    // Without a listener the driver would end the process; what is lost shows at the next statement.
    client.on('error', () => {
      if (client === this.client) this.drop();
    });
    this.socket = socket;
    try {
      await client.connect();
      await client.query(`SET search_path TO "${this.address.schema}"`);
      refuseUnsafe(await client.query(SETTINGS));
      this.client = client;
      return client;
    } catch (error) {
      client.end().catch(() => undefined);
      socket.destroy();
      throw error;
    }
  }
}

const SETTINGS = `
  SELECT name, setting FROM pg_settings
  WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off' ORDER BY name`;

/** @throws Refusal HWS-RUN-073 where a setting that guards commits is off, for the server, the database or the user */
function refuseUnsafe({ rows }: QueryResult<{ name: string }>): void {
  if (rows.length === 0) return;
  throw new Refusal('HWS-RUN-073', `The database runs with ${rows.map(({ name }) => `${name}=off`).join(' and ')}`);
}

/** True where nobody can say whether the statement was done: the connection or the server has gone, or the time is up. */
export function isOpen(error: unknown): boolean {
  if (error instanceof Refusal) return false;
  const state = sqlState(error);
  if (state !== null) return TRY_AGAIN.has(state) || state.startsWith('08');
  return !isWithoutPassword(error);
}

/** The server's own code of an error; null for an error of the connection. */
export function sqlState(error: unknown): string | null {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && 'severity' in (error as object) ? code : null;
}

/** The error that a user can understand and cure; null where it is none of the kind. */
export function refusalOf(error: unknown, shown: string): Refusal | null {
  if (error instanceof Refusal) return error;
  const reason = reasonOf(error);
  switch (sqlState(error)) {
    case null:
      if (isWithoutPassword(error)) return new Refusal('HWS-RUN-071', `${shown} wants a password`);
      return new Refusal('HWS-RUN-070', `${shown} does not answer: ${connectReason(error)}`);
    case '57P03':
    case '53300':
      return new Refusal('HWS-RUN-070', `${shown} takes no connections: ${reason}`);
    case '28P01':
    case '28000':
    case '3D000':
      return new Refusal('HWS-RUN-071', `${shown} refuses: ${reason}`);
    case '42501':
    case '25006':
      return new Refusal('HWS-RUN-072', `${shown} refuses: ${reason}`);
    default:
      return null;
  }
}

/** The driver's own complaint when the server asks for a password and none was given. */
function isWithoutPassword(error: unknown): boolean {
  return reasonOf(error).startsWith('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password');
}

/** Where every address of a host was tried the error says nothing itself; its parts do. */
function connectReason(error: unknown): string {
  return error instanceof AggregateError ? error.errors.map(reasonOf).join('; ') : reasonOf(error);
}
