// The main thread's end of the line to the worker that holds the connections to PostgreSQL: each question waits for its answer, for
// a bounded time. So a journal on PostgreSQL is as synchronous as one on a disk of this machine.
import { extname } from 'node:path';
import { hostname } from 'node:os';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { invariant } from '../kit/invariant.ts';
import { Fenced, JournalFailure, JournalFull, storeError } from './errors.ts';
import { parseAddress, type DatabaseAddress } from './postgres-address.ts';
import {
  POSTGRES_TIMING,
  timeFor,
  type LeaseLost,
  type PostgresAnswer,
  type PostgresRequest,
  type PostgresTiming,
  type WorkerOrder,
} from './postgres-messages.ts';
import type { WorkerStart } from './postgres-worker.ts';

/** The worker may take this much longer than it was given before it counts as gone, ms (designed). */
const GRACE_MS = 2000;

export class PostgresLine {
  readonly address: DatabaseAddress;
  /** Called, once, some time after the line has failed, also when it was not asking for anything: another has taken the lease. */
  onLost: (failure: JournalFailure) => void = () => undefined;
  private readonly timing: PostgresTiming;
  private readonly worker: Worker;
  private readonly port: MessagePort;
  private readonly answered = new Int32Array(new SharedArrayBuffer(4));
  private failed: JournalFailure | null = null;
  private closed = false;

  /**
   * Opens a database: connects, checks its settings, makes the tables where missing.
   * @throws InputError HWS-RUN-070 to -074, -012 and -013
   */
  constructor(address: string, timing: Partial<PostgresTiming> = {}) {
    this.address = parseAddress(address);
    this.timing = { ...POSTGRES_TIMING, ...timing };
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    const order: WorkerOrder = {
      address: this.address,
      timing: this.timing,
      self: { pid: process.pid, host: hostname() },
    };
    // Beside this file, compiled or not.
    this.worker = new Worker(new URL(`./postgres-worker${extname(import.meta.filename)}`, import.meta.url), {
      workerData: { order, port: port2, answered: this.answered } satisfies WorkerStart,
      transferList: [port2],
    });
    this.worker.unref();
    this.port.unref();
    this.worker.on('message', ({ lost }: LeaseLost) => {
      if (this.failed === null && !this.closed) this.fail(new Fenced('the lease was lost', lost));
    });
    this.worker.on('error', (error) => {
      if (this.failed === null && !this.closed)
        this.fail(new JournalFailure('the thread that holds the database has ended', error));
    });
    try {
      this.ask({ do: 'open' }, 'the database could not be opened');
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** What ended the line; null while it works. */
  get failure(): JournalFailure | null {
    return this.failed;
  }

  /**
   * Asks and waits for the answer. `what`: what has failed when there is none, for the message.
   * @throws InputError what a user can cure; JournalFull nothing was written for want of room; JournalFailure the process must end;
   * KnownCommand
   */
  ask(request: PostgresRequest, what: string): unknown {
    invariant(!this.closed, 'a closed journal is not used');
    if (this.failed !== null) throw new JournalFailure('nothing is accepted after a failure', this.failed);
    this.port.postMessage(request);
    const answer = this.wait('bytes' in request ? (request.bytes ?? 0) : 0);
    if (answer === null)
      throw this.fail(new JournalFailure(what, `no answer from the database within ${this.timing.answerMs} ms`));
    if (answer.ok) return answer.value;
    const { kind, code, message } = answer;
    switch (kind) {
      case 'refused':
        if (request.do === 'open') throw storeError(code, message, this.address.shown);
        throw this.fail(new JournalFailure(what, message));
      case 'full':
        throw new JournalFull(what, message);
      case 'known':
        throw new KnownCommand(message);
      case 'fenced':
        throw this.fail(new Fenced(what, message));
      case 'failed':
        throw this.fail(new JournalFailure(what, message));
    }
  }

  /** The answer; null when it does not come in time. */
  private wait(bytes = 0): PostgresAnswer | null {
    const until = performance.now() + this.timing.answerMs + timeFor(bytes) + GRACE_MS;
    for (;;) {
      const before = Atomics.load(this.answered, 0);
      const got = receiveMessageOnPort(this.port) as { message: PostgresAnswer } | undefined;
      if (got !== undefined) return got.message;
      const left = until - performance.now();
      if (left <= 0) return null;
      Atomics.wait(this.answered, 0, before, left);
    }
  }

  private fail(failure: JournalFailure): JournalFailure {
    this.failed = failure;
    // The lease is not renewed any more: whoever stands by need not wait longer than it must.
    void this.worker.terminate();
    // After whoever asked has heard of it himself.
    setImmediate(() => {
      if (!this.closed) this.onLost(failure);
    });
    return failure;
  }

  /** Gives the lease free and ends the thread. */
  close(): void {
    if (this.closed) return;
    if (this.failed === null) this.port.postMessage({ do: 'close' } satisfies PostgresRequest);
    if (this.failed === null) this.wait();
    this.closed = true;
    this.port.close();
    void this.worker.terminate();
  }
}

/** A command id that is in the journal already; nothing was written. */
export class KnownCommand extends Error {}
