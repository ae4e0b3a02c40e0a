// The live lines to the screens: a Hello to each new one, then the same Updates to all. A screen that cannot take them in time is
// left out until its line is empty, and then given a fresh Hello. Screens that come between two Updates get the same Hello: the next
// Update tells all that changed since the last one. So a whole control room that comes back after a cut costs one.
import type { WebSocket } from '@fastify/websocket';
import type { Hello, Update } from '../api.ts';

/** Bytes that may wait for one screen. */
const MOST_WAITING = 1_000_000;
/** Screens at once. */
const MOST_LINES = 256;
/** WebSocket close code "try again later". */
const TRY_LATER = 1013;
/** How often a line is asked whether its screen is still there, ms. */
const PING_MS = 30_000;
/** Bytes that are the same for all screens are made once, and are text all the same. */
const AS_TEXT = { binary: false };

interface Line {
  socket: WebSocket;
  /** Length of its last Hello: it may wait besides. */
  hello: number;
  behind: boolean;
  answered: boolean;
}

export class LiveLines {
  private readonly lines = new Set<Line>();
  private readonly greeting: () => Hello;
  /** The Hello that holds until the next Update; null when nobody has come since the last one. */
  private hello: Buffer | null = null;
  private readonly pings: NodeJS.Timeout;

  /** `greeting` makes a Hello as of now. */
  constructor(greeting: () => Hello) {
    this.greeting = greeting;
    this.pings = setInterval(() => this.ping(), PING_MS);
    this.pings.unref();
  }

  /** Screens now. */
  get count(): number {
    return this.lines.size;
  }

  /** Takes a new line. */
  add(socket: WebSocket): void {
    if (this.lines.size >= MOST_LINES) return socket.close(TRY_LATER, 'too many screens');
    const line = { socket, hello: 0, behind: false, answered: true };
    this.lines.add(line);
    socket.on('close', () => this.lines.delete(line));
    // A line that breaks is closed by ws itself; the error tells nothing more.
    socket.on('error', () => socket.terminate());
    socket.on('pong', () => void (line.answered = true));
    this.greet(line);
  }

  private greet(line: Line): void {
    this.hello ??= Buffer.from(JSON.stringify(this.greeting()));
    line.hello = this.hello.length;
    line.behind = false;
    line.socket.send(this.hello, AS_TEXT);
  }

  /** Sends an update to every screen that can take it. */
  send(update: Update): void {
    this.hello = null;
    if (this.lines.size === 0) return;
    const text = Buffer.from(JSON.stringify(update));
    for (const line of this.lines) {
      const waiting = line.socket.bufferedAmount;
      if (waiting === 0) line.hello = 0;
      if (waiting > MOST_WAITING + line.hello) line.behind = true;
      if (!line.behind) line.socket.send(text, AS_TEXT);
      else if (waiting === 0) this.greet(line);
    }
  }

  private ping(): void {
    for (const line of this.lines) {
      if (!line.answered) line.socket.terminate();
      line.answered = false;
      line.socket.ping();
    }
  }

  /** Ends all lines. */
  close(): void {
    clearInterval(this.pings);
    for (const { socket } of this.lines) socket.terminate();
  }
}
