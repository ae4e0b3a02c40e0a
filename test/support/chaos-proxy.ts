// A proxy before a server that does what networks do: cuts a connection after so many bytes, resets it, holds everything back for a
// while, delays, or swallows everything in silence. It runs in a thread of its own, since who is tested may wait for an answer
// without letting go of its turn; a command to it is in force when the call returns.
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';
import { isMainThread, Worker, workerData, type MessagePort, MessageChannel } from 'node:worker_threads';

/** `up`: to the server, `down`: from it. */
type Way = 'up' | 'down';

type Fault =
  /** Ends the connection, once, when so many more bytes have gone one way. */
  | { do: 'cut'; way: Way; after: number }
  /** Resets all connections now. */
  | { do: 'reset' }
  /** Holds everything back for so long, new connections too, ms. */
  | { do: 'stall'; ms: number }
  /** The connections of now carry nothing any more, and nobody is told; new ones work. */
  | { do: 'half-open' }
  /** Each piece arrives so much later, ms. */
  | { do: 'delay'; ms: number };

interface Start {
  chaos: true;
  port: MessagePort;
  target: { host: string; port: number };
  /** [0] counts commands that are in force, [1] is the proxy's port, [2] counts cuts. */
  shared: Int32Array<SharedArrayBuffer>;
}

/** Longest wait for the proxy's thread, ms. */
const PATIENCE_MS = 20_000;

export class ChaosProxy {
  private readonly worker: Worker;
  private readonly line: MessagePort;
  private readonly shared = new Int32Array(new SharedArrayBuffer(12));
  private readonly target: URL;
  private sent = 0;

  /** Starts a proxy before the server of an address. */
  constructor(target: URL) {
    this.target = target;
    const { port1, port2 } = new MessageChannel();
    this.line = port1;
    const place = { host: target.hostname, port: Number(target.port === '' ? 5432 : target.port) };
    this.worker = new Worker(new URL(import.meta.url), {
      workerData: { chaos: true, port: port2, target: place, shared: this.shared } satisfies Start,
      transferList: [port2],
    });
    this.worker.unref();
    this.line.unref();
    if (Atomics.wait(this.shared, 1, 0, PATIENCE_MS) === 'timed-out') throw new Error('The proxy did not start.');
  }

  /** An address as it is reached through the proxy. */
  through(url: string): string {
    const other = new URL(url);
    if (other.host !== this.target.host) throw new Error('This address is not one of the server behind the proxy.');
    other.hostname = '127.0.0.1';
    other.port = String(Atomics.load(this.shared, 1));
    return other.href;
  }

  /** Connections cut so far. */
  get cuts(): number {
    return Atomics.load(this.shared, 2);
  }

  /** Does something to the connections. */
  inflict(fault: Fault): void {
    this.line.postMessage(fault);
    this.sent++;
    for (let done = Atomics.load(this.shared, 0); done < this.sent; done = Atomics.load(this.shared, 0))
      if (Atomics.wait(this.shared, 0, done, PATIENCE_MS) === 'timed-out')
        throw new Error('The proxy does not answer.');
  }

  /** Ends it with all connections. */
  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}

// ---- the proxy's thread ----------------------------------------------------------------------------------------------------

interface Link {
  client: Socket;
  server: Socket;
  silent: boolean;
}

class Proxy {
  private readonly links = new Set<Link>();
  private readonly target: Start['target'];
  private cut: { way: Way; left: number } | null = null;
  private delay = 0;
  private stalled = 0;
  private readonly wasCut: () => void;

  constructor(target: Start['target'], wasCut: () => void) {
    this.target = target;
    this.wasCut = wasCut;
  }

  take(client: Socket): void {
    const link: Link = { client, server: createConnection(this.target), silent: false };
    this.links.add(link);
    for (const [from, to, way] of [
      [client, link.server, 'up'],
      [link.server, client, 'down'],
    ] as const) {
      from.setNoDelay();
      from.on('data', (bytes: Buffer) => this.carry(link, to, way, bytes));
      from.on('error', () => this.end(link));
      from.on('close', () => !link.silent && this.end(link));
    }
  }

  /** Passes bytes on, later where it must; in order, since all wait equally long. */
  private carry(link: Link, to: Socket, way: Way, bytes: Buffer): void {
    const wait = Math.max(this.delay, this.stalled - performance.now());
    if (wait > 0) setTimeout(() => this.pass(link, to, way, bytes), wait);
    else this.pass(link, to, way, bytes);
  }

  private pass(link: Link, to: Socket, way: Way, bytes: Buffer): void {
    if (link.silent || to.destroyed) return;
    if (this.cut?.way !== way) return void to.write(bytes);
    const part = bytes.subarray(0, this.cut.left);
    this.cut.left -= part.length;
    if (this.cut.left > 0) return void to.write(part);
    this.cut = null;
    this.wasCut();
    // What was let through arrives before the end does.
    to.write(part, () => this.end(link));
  }

  private end(link: Link): void {
    this.links.delete(link);
    link.client.destroy();
    link.server.destroy();
  }

  inflict(fault: Fault): void {
    switch (fault.do) {
      case 'cut':
        this.cut = { way: fault.way, left: fault.after };
        return;
      case 'reset':
        for (const link of this.links) {
          link.client.resetAndDestroy();
          link.server.resetAndDestroy();
        }
        this.links.clear();
        return;
      case 'stall':
        this.stalled = performance.now() + fault.ms;
        return;
      case 'half-open':
        for (const link of this.links) link.silent = true;
        return;
      case 'delay':
        this.delay = fault.ms;
    }
  }
}

function runProxy({ port, target, shared }: Start): void {
  const proxy = new Proxy(target, () => void Atomics.add(shared, 2, 1));
  const server = createServer((client) => proxy.take(client));
  server.listen(0, '127.0.0.1', () => {
    Atomics.store(shared, 1, (server.address() as AddressInfo).port);
    Atomics.notify(shared, 1);
  });
  port.on('message', (fault: Fault) => {
    proxy.inflict(fault);
    Atomics.add(shared, 0, 1);
    Atomics.notify(shared, 0);
  });
}

const start = workerData as Partial<Start> | null;
if (!isMainThread && start?.chaos === true) runProxy(start as Start);
