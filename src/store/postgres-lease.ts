// The lease on a terminal: who may write. Taking it counts up the epoch, and every write checks the epoch in its own transaction; so
// a process that lost the lease without noticing (it was stopped, cut off, too slow) writes nothing any more. Times are those of
// the database's clock. Lives in the worker thread, so that a busy main thread does not keep it from being renewed.
import { randomUUID } from 'node:crypto';
import { PostgresConnection } from './postgres-connection.ts';
import type { Holder, WorkerOrder } from './postgres-messages.ts';

/** After a renewal that failed the next one is tried after this share of the usual pause (designed). */
const HURRY = 0.25;

const TAKE = `
  UPDATE lease SET epoch = epoch + 1, token = $1, pid = $2, host = $3, address = '', since = clock_timestamp(),
    expires = clock_timestamp() + $4 * interval '1 millisecond'
  WHERE expires <= clock_timestamp() OR token = $1 RETURNING epoch`;
const RENEW = `UPDATE lease SET expires = clock_timestamp() + $2 * interval '1 millisecond' WHERE epoch = $1 RETURNING epoch`;
const HOLDER = `
  SELECT epoch, pid, host, address, to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS since,
    expires > clock_timestamp() AS live, expires::text AS expires
  FROM lease`;

/** The lease as one process sees it. */
export class Lease {
  /** Epoch of this process; 0 while it does not hold the lease. */
  epoch = 0;
  private readonly order: WorkerOrder;
  private readonly main: PostgresConnection;
  /** Its own connection, so that renewing does not wait for a long append or snapshot. */
  private readonly side: PostgresConnection;
  private readonly token = randomUUID();
  private readonly lost: (reason: string) => void;
  private timer: NodeJS.Timeout | null = null;

  /** `lost` is called once when another process has taken the lease. */
  constructor(order: WorkerOrder, main: PostgresConnection, lost: (reason: string) => void) {
    this.order = order;
    this.main = main;
    this.side = new PostgresConnection(order.address, order.timing, 'hawser lease');
    this.lost = lost;
  }

  /** Takes the lease if it is free; with `wait` also one that lapses because nobody renews it. The holder comes back otherwise. */
  async take(wait: boolean, until: number): Promise<Holder | null> {
    let seen: string | null = null;
    for (;;) {
      const { pid, host } = this.order.self;
      const { rows } = await this.main.again(TAKE, [this.token, pid, host, this.order.timing.leaseMs], until);
      if (rows[0] !== undefined) {
        this.epoch = rows[0]['epoch'] as number;
        this.keep(this.order.timing.renewMs);
        return null;
      }
      const { holder, expires } = await this.look(until);
      const renewed = seen !== null && seen !== expires;
      if (!wait || renewed || performance.now() > until) return holder;
      seen = expires;
      await new Promise((resolve) => setTimeout(resolve, this.order.timing.renewMs / 4));
    }
  }

  /** Who holds the lease, or held it last; null when nobody ever did. */
  async holder(until: number): Promise<Holder | null> {
    const { holder } = await this.look(until);
    return holder.epoch === 0 ? null : holder;
  }

  private async look(until: number): Promise<{ holder: Holder; expires: string }> {
    const { rows } = await this.main.again(HOLDER, [], until);
    const { expires, ...holder } = rows[0] as unknown as Holder & { expires: string };
    return { holder, expires };
  }

  /** Writes down where this process can be asked. */
  async announce(address: string, until: number): Promise<void> {
    await this.main.again('UPDATE lease SET address = $2 WHERE epoch = $1', [this.epoch, address], until);
  }

  /** Gives the lease free for whoever comes next. */
  async release(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.epoch > 0)
      await this.main
        .once("UPDATE lease SET expires = '-infinity' WHERE epoch = $1", [this.epoch])
        .catch(() => undefined);
    await this.side.close();
  }

  private keep(pause: number): void {
    this.timer = setTimeout(() => void this.renew(), pause);
  }

  private async renew(): Promise<void> {
    const { renewMs, leaseMs } = this.order.timing;
    let pause = renewMs;
    try {
      const { rows } = await this.side.once(RENEW, [this.epoch, leaseMs]);
      if (rows.length === 0) {
        const { holder } = await this.look(performance.now() + leaseMs);
        this.lost(describeHolder(holder));
        return;
      }
    } catch {
      // Whether it was renewed does not matter: the epoch decides, and the next try comes sooner.
      pause *= HURRY;
    }
    if (this.timer !== null) this.keep(pause);
  }
}

/** Who holds a lease, for messages. */
export function describeHolder({ pid, host, since, epoch }: Holder): string {
  return `process ${pid} on host ${host} since ${since} (epoch ${epoch})`;
}
