// The line to the server: opens the socket, hands its messages to the world, and comes back by itself when it breaks. It shows what
// is live, or a past hour: then it also carries what the screen asks of its replay.
import type {
  BoxColours,
  BoxQuestion,
  ContainerStory,
  FindHit,
  Hello,
  ReplayAnswer,
  ReplayCommand,
  ReplayStatus,
  Update,
} from '../../server/api.ts';
import { fetchColours, fetchContainer, find, ServerError } from './server.ts';
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

/** A past hour to look at: time, ms UTC, and times life. */
export interface Past {
  at: number;
  speed: number;
}

/** The line to the server. */
export class Feed {
  link: Link = { state: 'connecting', attempts: 0 };
  /** How the replay stands; null: what is shown is live. */
  replay: ReplayStatus | null = null;
  private socket: WebSocket | null = null;
  private hear = new Set<() => void>();
  private retry: number | undefined;
  private silence: number | undefined;
  private closed = false;
  private asked = 0;
  private readonly waiting = new Map<number, (value: ReplayAnswer['value']) => void>();
  /** Address of the page, beside which the lines are. */
  private readonly page: string;
  private readonly world: World;

  constructor(page: string, world: World) {
    this.page = page;
    this.world = world;
  }

  /** Opens the line; it stays open until `close`. */
  open(): void {
    this.closed = false;
    const socket = new WebSocket(this.address());
    this.socket = socket;
    socket.onmessage = (event: MessageEvent<string>) => this.take(socket, event.data);
    socket.onclose = () => this.lost(socket);
    this.listen(socket);
  }

  /** Ends the line for good. */
  close(): void {
    this.closed = true;
    this.drop();
  }

  /** Tries at once instead of waiting. */
  retryNow(): void {
    if (this.link.state === 'live' && this.replay?.state !== 'refused') return;
    this.drop();
    this.open();
  }

  /** Shows a past hour instead of what is live, or another one. */
  goTo({ at, speed }: Past): void {
    if (this.replay !== null && this.link.state === 'live' && this.replay.state !== 'refused') {
      this.set({ replay: { ...this.replay, state: 'opening', at, progress: 0, error: null } });
      this.world.hold();
      return this.command({ do: 'seek', at });
    }
    const live = this.replay?.live ?? true;
    this.world.hold();
    this.change({ type: 'replay', state: 'opening', at, progress: 0, speed, range: null, live, error: null });
  }

  /** Shows what is live again. */
  backToLive(): void {
    if (this.replay !== null) this.change(null);
  }

  /** Changes the speed of the replay. */
  setReplaySpeed(speed: number): void {
    if (this.replay === null) return;
    this.set({ replay: { ...this.replay, speed } });
    this.command({ do: 'speed', speed });
  }

  /** A container's story, as of what is shown. Throws ServerError (404: unknown container). */
  async story(id: string, signal: AbortSignal): Promise<ContainerStory> {
    if (this.replay === null) return fetchContainer(id, signal);
    const story = (await this.ask((ask) => ({ do: 'story', ask, id }))) as ContainerStory | null;
    if (story === null) throw new ServerError(404);
    return story;
  }

  /** Containers, calls and machines whose name holds a text, as of what is shown. Throws ServerError. */
  async find(text: string, signal: AbortSignal): Promise<FindHit[]> {
    if (this.replay === null) return find(text, signal);
    return ((await this.ask((ask) => ({ do: 'find', ask, text }))) as FindHit[] | null) ?? [];
  }

  /** The boxes grouped by a question, as of what is shown. Throws ServerError. */
  async colours(by: BoxQuestion, signal: AbortSignal): Promise<BoxColours> {
    if (this.replay === null) return fetchColours(by, signal);
    const colours = (await this.ask((ask) => ({ do: 'colours', ask, by }))) as BoxColours | null;
    return colours ?? { by, groups: [] };
  }

  /** Calls `hear` when the line's state changes; the answer ends it. */
  subscribe(hear: () => void): () => void {
    this.hear.add(hear);
    return () => void this.hear.delete(hear);
  }

  private ask(make: (ask: number) => ReplayCommand): Promise<ReplayAnswer['value']> {
    if (this.socket?.readyState !== WebSocket.OPEN) return Promise.reject(new ServerError(0));
    const ask = ++this.asked;
    return new Promise((resolve) => {
      this.waiting.set(ask, resolve);
      this.command(make(ask));
    });
  }

  private command(command: ReplayCommand): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(command));
  }

  /** Leaves the line for another one. */
  private change(replay: ReplayStatus | null): void {
    this.drop();
    this.set({ replay, link: { state: 'connecting', attempts: 0 } });
    this.open();
  }

  private drop(): void {
    window.clearTimeout(this.retry);
    window.clearTimeout(this.silence);
    const old = this.socket;
    this.socket = null;
    this.waiting.clear();
    old?.close();
  }

  private take(socket: WebSocket, text: string): void {
    if (socket !== this.socket) return;
    const message = JSON.parse(text) as Hello | Update | ReplayStatus | ReplayAnswer;
    switch (message.type) {
      case 'hello':
        this.world.greet(message);
        this.set({ link: { state: 'live', attempts: 0 } });
        break;
      case 'update':
        this.world.receive(message);
        break;
      case 'replay':
        if (message.error !== null || message.state !== 'opening')
          this.set({ replay: message, link: { state: 'live', attempts: 0 } });
        else this.set({ replay: message });
        break;
      case 'answer':
        this.waiting.get(message.ask)?.(message.value);
        this.waiting.delete(message.ask);
    }
    this.listen(socket);
  }

  private lost(socket: WebSocket): void {
    if (socket !== this.socket || this.closed) return;
    window.clearTimeout(this.silence);
    // Who was refused is not let in for asking again and again; a person decides.
    if (this.replay?.state === 'refused') return;
    const attempts = this.link.attempts + 1;
    this.set({ link: { state: this.world.terminal === null ? 'connecting' : 'reconnecting', attempts } });
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
    this.retry = window.setTimeout(() => this.open(), wait);
  }

  private listen(socket: WebSocket): void {
    window.clearTimeout(this.silence);
    if (this.replay?.state === 'refused') return;
    this.silence = window.setTimeout(() => {
      socket.close();
      this.lost(socket);
    }, SILENCE_MS);
  }

  private address(): string {
    const { replay, world } = this;
    if (replay === null) return lineAddress(this.page, 'api/live');
    // A replay whose line broke goes on where its picture stands.
    const at = replay.state === 'playing' || replay.state === 'paused' ? Math.round(world.clock.now) : replay.at;
    const query = new URLSearchParams({ at: new Date(at).toISOString(), speed: String(replay.speed) });
    return `${lineAddress(this.page, 'api/replay/line')}?${query.toString()}`;
  }

  private set(change: { link?: Link; replay?: ReplayStatus | null }): void {
    if (change.link !== undefined) this.link = change.link;
    if (change.replay !== undefined) this.replay = change.replay;
    for (const call of this.hear) call();
  }
}

/** Address of a line beside the page's own address. */
function lineAddress(page: string, path: string): string {
  const url = new URL(path, page);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.hash = '';
  return url.href;
}
