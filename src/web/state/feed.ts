// The live connection: opens the socket, hands its messages to the world, and comes back by itself when it breaks.
import type { Hello, Update } from '../../server/api.ts';
import type { World } from './world.ts';

/** Wait before the first new attempt, and the longest wait, ms of wall time. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;
/** No message for so long means that the line is dead although nobody closed it, ms; updates come about every 250 ms. */
const SILENCE_MS = 10_000;

export type LinkState = 'connecting' | 'live' | 'reconnecting';

/** State of the line. */
export interface Link {
  state: LinkState;
  /** Attempts made since the line broke. */
  attempts: number;
}

/** The line to the server. */
export class Feed {
  link: Link = { state: 'connecting', attempts: 0 };
  private socket: WebSocket | null = null;
  private hear = new Set<() => void>();
  private retry: number | undefined;
  private silence: number | undefined;
  private closed = false;
  private readonly address: string;
  private readonly world: World;

  constructor(address: string, world: World) {
    this.address = address;
    this.world = world;
  }

  /** Opens the line; it stays open until `close`. */
  open(): void {
    this.closed = false;
    const socket = new WebSocket(this.address);
    this.socket = socket;
    socket.onmessage = (event: MessageEvent<string>) => this.take(event.data);
    socket.onclose = () => this.lost(socket);
    this.listen(socket);
  }

  /** Ends the line for good. */
  close(): void {
    this.closed = true;
    window.clearTimeout(this.retry);
    window.clearTimeout(this.silence);
    this.socket?.close();
  }

  /** Tries at once instead of waiting. */
  retryNow(): void {
    if (this.link.state === 'live') return;
    window.clearTimeout(this.retry);
    const old = this.socket;
    this.socket = null;
    old?.close();
    this.open();
  }

  /** Calls `hear` when the line's state changes; the answer ends it. */
  subscribe(hear: () => void): () => void {
    this.hear.add(hear);
    return () => void this.hear.delete(hear);
  }

  private take(text: string): void {
    const message = JSON.parse(text) as Hello | Update;
    if (message.type === 'hello') {
      this.world.greet(message);
      this.set({ state: 'live', attempts: 0 });
    } else this.world.receive(message);
    if (this.socket !== null) this.listen(this.socket);
  }

  private lost(socket: WebSocket): void {
    if (socket !== this.socket || this.closed) return;
    window.clearTimeout(this.silence);
    const attempts = this.link.attempts + 1;
    this.set({ state: this.world.terminal === null ? 'connecting' : 'reconnecting', attempts });
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
    this.retry = window.setTimeout(() => this.open(), wait);
  }

  private listen(socket: WebSocket): void {
    window.clearTimeout(this.silence);
    this.silence = window.setTimeout(() => {
      socket.close();
      this.lost(socket);
    }, SILENCE_MS);
  }

  private set(link: Link): void {
    this.link = link;
    for (const call of this.hear) call();
  }
}

/** Address of the live line beside the page's own address. */
export function liveAddress(location: Location): string {
  const url = new URL('api/live', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.hash = '';
  return url.href;
}
