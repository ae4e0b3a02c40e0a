// The worker thread of the journal on PostgreSQL: it holds the connections and renews the lease, while the main thread may wait for
// an answer without letting go of its turn. Requests are done one after the other.
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { reasonOf } from './errors.ts';
import { appendRows } from './postgres-append.ts';
import { PostgresConnection, Refusal, refusalOf, sqlState } from './postgres-connection.ts';
import { Lease, describeHolder } from './postgres-lease.ts';
import {
  timeFor,
  type LeaseLost,
  type PostgresAnswer,
  type PostgresRequest,
  type WorkerOrder,
} from './postgres-messages.ts';
import { prepareSchema } from './postgres-schema.ts';

/** What the thread is started with: its order, the line for requests, and the number that wakes the main thread. */
export interface WorkerStart {
  order: WorkerOrder;
  port: MessagePort;
  answered: Int32Array<SharedArrayBuffer>;
}

/** Disk full, in PostgreSQL's words: the statement was rolled back. */
const DISK_FULL = '53100';
/** The server has given up its worker early enough for the answer to reach the main thread before that gives up, ms (designed). */
const MARGIN_MS = 500;

/** Another process is the writer. */
class FencedOff extends Error {}

class Service {
  private readonly order: WorkerOrder;
  private readonly connection: PostgresConnection;
  private readonly lease: Lease;

  constructor(order: WorkerOrder, lost: (reason: string) => void) {
    this.order = order;
    this.connection = new PostgresConnection(order.address, order.timing, 'hawser');
    this.lease = new Lease(order, this.connection, lost);
  }

  /** Does a request; never throws. */
  async answer(request: PostgresRequest): Promise<PostgresAnswer> {
    try {
      return { ok: true, value: await this.perform(request) };
    } catch (error) {
      return this.failure(error, request.do);
    }
  }

  private async perform(request: PostgresRequest): Promise<unknown> {
    const bytes = 'bytes' in request ? (request.bytes ?? 0) : 0;
    const until = performance.now() + this.order.timing.answerMs + timeFor(bytes) - MARGIN_MS;
    switch (request.do) {
      case 'open':
        return this.open(until);
      case 'take':
        return this.take(request.wait, until);
      case 'announce':
        await this.lease.announce(request.address, until);
        return undefined;
      case 'holder':
        return this.lease.holder(until);
      case 'read':
        return (await this.connection.again(request.text, request.values, until, bytes)).rows;
      case 'write':
        return this.write(request.text, request.values, until, bytes);
      case 'append':
        return this.append(request, until);
      case 'close':
        await this.lease.release();
        await this.connection.close();
        return undefined;
    }
  }

  private async open(until: number): Promise<void> {
    for (;;) {
      try {
        await this.connection.together((run) => prepareSchema(run, this.order.address.schema));
        return;
      } catch (error) {
        // A server that is just starting is waited for; one that is not there is not.
        if (sqlState(error) !== '57P03') throw error;
        await this.connection.restBefore(error, until);
      }
    }
  }

  private async take(wait: boolean, until: number): Promise<{ epoch: number } | { holder: string }> {
    const holder = await this.lease.take(wait, until);
    return holder === null ? { epoch: this.lease.epoch } : { holder: describeHolder(holder) };
  }

  private async write(text: string, values: unknown[], until: number, bytes: number): Promise<void> {
    const { rows } = await this.connection.again(text, [this.lease.epoch, ...values], until, bytes);
    if (rows[0]?.['mine'] !== 1) throw new FencedOff();
  }

  private async append({ after, rows, bytes }: PostgresRequest & { do: 'append' }, until: number): Promise<void> {
    const outcome = await appendRows(this.connection, this.lease.epoch, after, { rows, bytes }, until);
    if (outcome === 'fenced') throw new FencedOff();
  }

  private async failure(error: unknown, what: PostgresRequest['do']): Promise<PostgresAnswer> {
    const message = reasonOf(error);
    if (error instanceof FencedOff) {
      const holder = await this.lease.holder(performance.now() + this.order.timing.renewMs).catch(() => null);
      return { ok: false, kind: 'fenced', code: '', message: holder ? describeHolder(holder) : 'another process' };
    }
    if (sqlState(error) === DISK_FULL) return { ok: false, kind: 'full', code: '', message };
    if (isKnownCommand(error)) return { ok: false, kind: 'known', code: '', message };
    const refusal = error instanceof Refusal || what === 'open' ? refusalOf(error, this.order.address.shown) : null;
    if (refusal) return { ok: false, kind: 'refused', code: refusal.code, message: refusal.message };
    return { ok: false, kind: 'failed', code: '', message };
  }
}

/** A command id that is in the journal already: SQLSTATE unique_violation of the index on it. */
function isKnownCommand(error: unknown): boolean {
  return sqlState(error) === '23505' && (error as { constraint?: string }).constraint === 'frame_command';
}

function serveRequests({ order, port, answered }: WorkerStart): void {
  const service = new Service(order, (lost) => parentPort?.postMessage({ lost } satisfies LeaseLost));
  let queue = Promise.resolve();
  port.on('message', (request: PostgresRequest) => {
    queue = queue.then(async () => {
      port.postMessage(await service.answer(request));
      Atomics.add(answered, 0, 1);
      Atomics.notify(answered, 0);
      if (request.do === 'close') port.close();
    });
  });
}

serveRequests(workerData as WorkerStart);
