// Replays of a recorded night: they show what was seen then, find a journal that was changed, and leave the live terminal alone.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Hello, MachineView, ReplayStatus } from '../src/server/api.ts';
import { ControlRoom } from '../src/server/live/control-room.ts';
import { DataFolder } from '../src/server/live/data-folder.ts';
import { LiveTerminal } from '../src/server/live/live-terminal.ts';
import { MOST_REPLAYS } from '../src/server/replay/replays.ts';
import { ReplayTerminal } from '../src/server/replay/replay-terminal.ts';
import { serveReplay } from '../src/server/replay/serve-replay.ts';
import { TERMINAL } from '../src/server/serve.fixture.ts';
import type { Serving } from '../src/server/serve.ts';
import { GENESIS, linkFrames } from '../src/store/chain.ts';
import { JournalReader } from '../src/store/journal-reader.ts';
import { SqliteJournal } from '../src/store/sqlite-journal.ts';
import { InputError } from '../src/terminal/diagnostic.ts';
import { hawserHere } from './support/hawser.ts';

const MINUTE = 60_000;
/** A Monday's midnight in Busan. */
const START = Date.UTC(2026, 10, 15, 15);
/** The first vessel of seed 1 is at work by then, hours. */
const WARM_UP = 6;

const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hawser-replay-'));
  folders.push(folder);
  return folder;
}

interface Live {
  live: LiveTerminal;
  room: ControlRoom;
  store: SqliteJournal;
}

/** A small terminal, a twentieth of the usual traffic, that nobody's clock drives. */
function openLive(dataFolder: string): Live {
  const store = SqliteJournal.open(dataFolder);
  const folder = new DataFolder(dataFolder);
  const text = readFileSync(TERMINAL, 'utf8');
  if (folder.empty) folder.begin({ terminalFile: TERMINAL, seed: 1, start: START, demandScale: 0.05 }, text);
  const model = folder.terminal(text, TERMINAL);
  const room = new ControlRoom(model, 'test');
  const live = LiveTerminal.open(folder, model, store, room.hooks, WARM_UP);
  room.begin(live);
  return { live, room, store };
}

/** Lets a terminal work for some minutes, in steps of so many ms. */
function work({ live, room }: Live, minutes: number, step: number): void {
  const until = live.now + minutes * MINUTE;
  while (live.now < until) {
    live.advance(Math.min(until, live.now + step), () => false);
    room.update(0);
  }
}

/** Machines as a screen is told of them, but for since when they are in their states: that is watched by each server for itself. */
function unwatched(machines: readonly MachineView[]): MachineView[] {
  return machines.map((machine) => ({ ...machine, since: null }));
}

/** What a screen that opens now is told, boxes in the order of their numbers. */
function seen(room: ControlRoom): Hello {
  // A copy: the line of figures in it is the terminal's own and grows.
  const hello = structuredClone(room.hello(0));
  return {
    ...hello,
    machines: unwatched(hello.machines),
    boxes: hello.boxes.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

class Replay {
  readonly terminal: ReplayTerminal;
  private room!: ControlRoom;

  constructor(folder: string) {
    this.terminal = new ReplayTerminal(folder, {
      listen: (recall) => {
        this.room = new ControlRoom(this.terminal.model, 'test');
        if (recall) this.room.recall(recall.notes, recall.past);
        return this.room.hooks;
      },
    });
  }

  goTo(at: number): Hello {
    for (const progress of this.terminal.goTo(at)) expect(progress).toBeLessThan(1);
    this.room.begin(this.terminal);
    return seen(this.room);
  }

  story(id: string): ReturnType<ControlRoom['story']> {
    return this.room.story(id);
  }
}

function codeOf(action: () => unknown): { code: string; message: string } | null {
  try {
    action();
    return null;
  } catch (error) {
    if (error instanceof InputError) return error.diagnostic;
    throw error;
  }
}

let folder: string;
/** What the live screens showed, by time. */
const shown = new Map<number, Hello>();
const stories = new Map<string, unknown>();
let times: number[];

beforeAll(() => {
  folder = newFolder();
  const one = openLive(folder);
  // Odd steps and moments, and snapshots in between, as a server has them.
  for (const [minutes, step, save] of [
    [31, 4321, true],
    [17, 977, false],
    [40, 4000, true],
    [13, 60_001, false],
    [9, 250, false],
  ] as const) {
    work(one, minutes, step);
    shown.set(one.live.now, seen(one.room));
    if (save) one.live.snapshot();
  }
  const moved = seen(one.room).boxes.find(({ on }) => on === 'che') ?? seen(one.room).boxes[0];
  stories.set(moved!.id, one.room.story(moved!.id));
  one.live.abandon();
  times = [...shown.keys()];
}, 60_000);

afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

describe('a replay', () => {
  it('shows machines, boxes, calls, trucks and figures as the live screens showed them, back and forth', () => {
    const replay = new Replay(folder);
    const [first, second, third, fourth] = times as [number, number, number, number];
    for (const at of [fourth, second, third, first, third])
      expect(replay.goTo(at), new Date(at).toISOString()).toEqual(shown.get(at));
    expect(shown.get(first)!.machines).not.toEqual(shown.get(second)!.machines);
    replay.terminal.close();
  }, 30_000);

  it('tells the story of a container up to its own time, not further', () => {
    const replay = new Replay(folder);
    const [id, told] = [...stories][0] as [string, { story: unknown[] }];
    const range = replay.terminal.range;
    replay.goTo(range.to);
    expect(replay.story(id)).toEqual(told);
    replay.goTo(times[0] as number);
    const then = replay.story(id)?.story ?? [];
    expect(told.story.slice(0, then.length)).toEqual(then);
    expect(then.every(({ at }) => at <= (times[0] as number))).toBe(true);
    replay.terminal.close();
  }, 30_000);

  it('says what is recorded when it is asked for a time before or after', () => {
    const replay = new Replay(folder);
    const { from, to } = replay.terminal.range;
    expect(from).toBe(START);
    for (const at of [from - 1, to + 10 * MINUTE]) {
      const fault = codeOf(() => [...replay.terminal.goTo(at)]);
      expect(fault?.code).toBe('HWS-RUN-050');
      expect(fault?.message).toContain(new Date(to).toISOString());
    }
    replay.terminal.close();
  });

  it('changes nothing in the folder, and opens one that is in use', () => {
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    const one = openLive(copy);
    const { lastSeq } = one.live;
    const files = (): string[] => readdirSync(join(copy, 'history'));
    const before = files();
    const replay = new Replay(copy);
    expect(replay.goTo(times[1] as number)).toEqual(shown.get(times[1] as number));
    replay.terminal.close();
    expect([one.live.lastSeq, files()]).toEqual([lastSeq, before]);
    one.live.abandon();
  }, 30_000);

  it('goes on into what the live terminal has recorded meanwhile', () => {
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    const one = openLive(copy);
    const replay = new Replay(copy);
    replay.goTo(replay.terminal.end);
    work(one, 20, 4000);
    const hello = seen(one.room);
    work(one, 5, 4000);
    expect(replay.goTo(hello.now)).toEqual(hello);
    replay.terminal.close();
    one.live.abandon();
  }, 30_000);
});

describe('a journal that was changed', () => {
  /** A copy of the folder whose frame n has another time; `chained`: with the chain of hashes made anew over it. */
  function tampered(n: number, chained: boolean): string {
    const copy = newFolder();
    cpSync(folder, copy, { recursive: true });
    const reader = JournalReader.open(copy);
    const frames = [...reader.frames(1, reader.last()!.seq)];
    reader.close();
    const database = new DatabaseSync(join(copy, 'journal.sqlite'));
    database.prepare('UPDATE frame SET at = at + 1 WHERE seq = ?').run(n);
    if (chained) {
      const changed = frames.map((frame) => (frame.seq === n ? { ...frame, at: frame.at + 1 } : frame));
      const update = database.prepare('UPDATE frame SET hash = ? WHERE seq = ?');
      database.exec('BEGIN');
      for (const row of linkFrames(changed, 0, GENESIS, () => false)) update.run(row.hash, row.seq);
      database.exec('COMMIT');
    }
    database.close();
    return copy;
  }

  /** A frame between the first two of the times at which the screens were looked at. */
  function frameBetween(): number {
    const reader = JournalReader.open(folder);
    const frame = [...reader.frames(1, reader.last()!.seq)].find(({ at }) => at > (times[0] as number) + 5 * MINUTE);
    reader.close();
    return frame!.seq;
  }

  it('stops the replay at the frame, even where its hashes fit', () => {
    const n = frameBetween();
    for (const [chained, code] of [
      [false, 'HWS-RUN-011'],
      [true, 'HWS-RUN-051'],
    ] as const) {
      const replay = new Replay(tampered(n, chained));
      expect(replay.goTo(times[0] as number)).toEqual(shown.get(times[0] as number));
      const fault = codeOf(() => [...replay.terminal.goTo(times[1] as number)]);
      expect([fault?.code, fault?.message]).toEqual([code, expect.stringContaining(`Frame ${n} `)]);
      replay.terminal.close();
    }
  }, 30_000);

  it('is found when a later snapshot is opened, for it was taken of another one', () => {
    const replay = new Replay(tampered(5, true));
    const fault = codeOf(() => [...replay.terminal.goTo(times[3] as number)]);
    expect(fault?.code).toBe('HWS-RUN-051');
    replay.terminal.close();
  });
});

describe('the live terminal', () => {
  it('does the same turns however often time is let go in between, with or without replays beside it', () => {
    const beneath = newFolder();
    const [coarse, fine] = [openLive(newFolder()), openLive(beneath)];
    work(coarse, 60, 60 * MINUTE);
    const beside = new Replay(beneath);
    for (let n = 0; n < 6; n++) {
      work(fine, 10, 1777);
      beside.goTo(fine.live.now - (n % 2) * 25 * MINUTE);
    }
    expect(fine.store.chainHash).toBe(coarse.store.chainHash);
    expect(fine.live.run.ledger.hash()).toBe(coarse.live.run.ledger.hash());
    beside.terminal.close();
    for (const { live } of [coarse, fine]) live.abandon();
  }, 60_000);
});

describe('hawser replay', () => {
  let server: Serving;
  const sockets: WebSocket[] = [];
  beforeAll(async () => {
    server = await serveReplay({
      ...{ dataFolder: folder, at: null, speed: 60, host: '127.0.0.1', port: 0, token: null, webFolder: null },
      onReady: () => undefined,
      log: () => undefined,
    });
  });
  afterAll(async () => {
    for (const socket of sockets) socket.terminate();
    await server.stop();
  });

  /** Opens a line, and answers with its messages as they come, until one of a kind. */
  function open(at: number): { socket: WebSocket; until: (wanted: (m: Message) => boolean) => Promise<Message> } {
    const address = `${server.url.replace('http', 'ws')}/api/replay/line?at=${new Date(at).toISOString()}&speed=60`;
    const socket = new WebSocket(address);
    sockets.push(socket);
    const come: Message[] = [];
    let wake = (): void => undefined;
    socket.on('message', (data: Buffer) => {
      come.push(JSON.parse(data.toString()) as Message);
      wake();
    });
    const until = async (wanted: (m: Message) => boolean): Promise<Message> => {
      for (;;) {
        const found = come.splice(0).find(wanted);
        if (found) return found;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    };
    return { socket, until };
  }
  type Message = Hello | ReplayStatus | { type: 'update'; now: number };

  it('leads to the last hour, and plays it over a line of its own', async () => {
    const entry = await fetch(server.url, { redirect: 'manual' });
    expect(entry.headers.get('location')).toMatch(/^\/\?replay=2026-11-1[56]T\d\d:\d\d:\d\d\.\d{3}Z&speed=60$/);
    const at = times[0] as number;
    const { socket, until } = open(at);
    const hello = (await until(({ type }) => type === 'hello')) as Hello;
    expect({ ...hello, machines: unwatched(hello.machines), boxes: hello.boxes.length, version: '' }).toMatchObject({
      now: at,
      boxes: shown.get(at)!.boxes.length,
      machines: shown.get(at)!.machines,
    });
    await until((m) => m.type === 'update' && m.now > at + MINUTE);
    const back = at - 20 * MINUTE;
    socket.send(JSON.stringify({ do: 'seek', at: back }));
    expect(((await until(({ type }) => type === 'hello')) as Hello).now).toBe(back);
    socket.send(JSON.stringify({ do: 'seek', at: 0 }));
    const status = (await until((m) => m.type === 'replay' && m.error !== null)) as ReplayStatus;
    expect([status.state, status.error?.code, status.live]).toEqual(['playing', 'HWS-RUN-050', false]);
    socket.close();
  }, 60_000);

  it('refuses one replay more than it may have, with a code', async () => {
    const lines = Array.from({ length: MOST_REPLAYS + 2 }, () => open(times[0] as number));
    const firsts = await Promise.all(lines.map(({ until }) => until(({ type }) => type === 'replay')));
    const codes = firsts.map((m) => (m as ReplayStatus).error?.code ?? null);
    expect(codes.filter((code) => code === 'HWS-RUN-053').length).toBeGreaterThanOrEqual(1);
    expect(codes.filter((code) => code === null).length).toBeLessThanOrEqual(MOST_REPLAYS);
    for (const { socket } of lines) socket.close();
  }, 60_000);

  it('says so when a folder holds no record, or not that of the time', async () => {
    const none = await hawserHere(['replay', newFolder(), '--address-port', '0']);
    expect([none.status, none.err.slice(0, 11)]).toEqual([2, 'HWS-RUN-054']);
    const early = await hawserHere(['replay', folder, '--at', '2026-01-05', '--address-port', '0']);
    expect([early.status, early.err.slice(0, 11)]).toEqual([2, 'HWS-RUN-050']);
  });
});
