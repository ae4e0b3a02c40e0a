// What the journal on PostgreSQL and its worker thread say to each other. Everything here is plain data.
import type { Row } from './chain.ts';
import type { DatabaseAddress } from './postgres-address.ts';

/** How long things may take, ms. All are designed: chosen so that a standby stands in within ten seconds. */
export interface PostgresTiming {
  /** A lease that was not renewed for so long may be taken by another process. */
  leaseMs: number;
  /** Between two renewals: a few of them may fail or be late before the lease lapses. */
  renewMs: number;
  /** One try of a statement, or of connecting; after it the connection is given up and another one is tried. */
  attemptMs: number;
  /** All tries together; after it the outcome counts as unknown, and the process ends. */
  answerMs: number;
}

/** The timing that is used unless a caller says otherwise. */
export const POSTGRES_TIMING: Readonly<PostgresTiming> = {
  leaseMs: 6000,
  renewMs: 1500,
  attemptMs: 10_000,
  answerMs: 60_000,
};

/** Who runs a terminal. */
export interface Holder {
  pid: number;
  host: string;
  /** When it took the lease, ISO 8601 by the database's clock. */
  since: string;
  /** Where it can be asked; empty while it does not listen yet. */
  address: string;
  epoch: number;
  /** Whether the lease has not lapsed. */
  live: boolean;
}

/** Slowest line that large content is given time for, bytes in a millisecond (designed): 1 MB/s. */
const SLOWEST_LINE = 1000;

/** Time that content of a size may take besides, ms. */
export function timeFor(bytes: number): number {
  return Math.ceil(bytes / SLOWEST_LINE);
}

/** What a worker begins with. */
export interface WorkerOrder {
  address: DatabaseAddress;
  timing: PostgresTiming;
  /** Who this process is, for the lease. */
  self: { pid: number; host: string };
}

export type PostgresRequest =
  /** Connects, checks the settings, makes the tables where missing. */
  | { do: 'open' }
  /** Takes the lease when it is free. `wait`: waits until one that nobody renews has lapsed. */
  | { do: 'take'; wait: boolean }
  /** Writes down where the owner can be asked. */
  | { do: 'announce'; address: string }
  | { do: 'holder' }
  /** Adds rows after frame `after`, all or none, if the lease is still this process's. */
  | { do: 'append'; after: number; rows: Row[]; bytes: number }
  /** A statement that reads. `bytes`: about how much comes back, where that is much. */
  | { do: 'read'; text: string; values: unknown[]; bytes?: number }
  /**
   * A statement that writes and may be done twice with the same result. Its $1 is the epoch, and it gives one row with `mine`: 1 when
   * the lease was still this process's, else 0, and then nothing was written. `bytes`: about how much goes there, where that is much.
   */
  | { do: 'write'; text: string; values: unknown[]; bytes?: number }
  /** Gives the lease free and closes the connections. */
  | { do: 'close' };

/** How a request came out. */
export type PostgresAnswer =
  | { ok: true; value: unknown }
  | {
      ok: false;
      /**
       * `refused`: an error for the user, with its code. `fenced`: another process is the writer. `full`: no room, nothing was
       * written. `known`: a command id is in the journal already, nothing was written. `failed`: anything else; the outcome of a
       * write is unknown.
       */
      kind: 'refused' | 'fenced' | 'full' | 'known' | 'failed';
      /** Error code of `refused`. */
      code: string;
      message: string;
    };

/** Told without being asked: the process is not the writer any more. */
export interface LeaseLost {
  lost: string;
}
