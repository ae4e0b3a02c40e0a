import { EventEmitter } from 'node:events';
import type { WebSocket } from '@fastify/websocket';
import { afterEach, describe, expect, it } from 'vitest';
import type { Hello, Update } from '../api.ts';
import { LiveLines } from './live-line.ts';

/** A socket that keeps what it is sent; bytes wait in it where they are said to. */
class Screen extends EventEmitter {
  readonly seen: string[] = [];
  bufferedAmount = 0;
  closedWith: number | null = null;

  send(data: Buffer, { binary }: { binary: boolean }): void {
    expect(binary).toBe(false);
    this.seen.push((JSON.parse(data.toString()) as { type: string; now: number }).type);
  }

  close(code: number): void {
    this.closedWith = code;
  }

  terminate(): void {
    this.emit('close');
  }
}

let lines: LiveLines;
let greetings: number;
afterEach(() => lines.close());

function begin(): void {
  greetings = 0;
  lines = new LiveLines(() => ({ type: 'hello', now: ++greetings }) as unknown as Hello);
}

function come(): Screen {
  const screen = new Screen();
  lines.add(screen as unknown as WebSocket);
  return screen;
}

const update = { type: 'update', now: 0 } as unknown as Update;

describe('the lines to the screens', () => {
  it('give screens that come between two updates the same Hello, and those after it a new one', () => {
    begin();
    const early = [come(), come(), come()];
    expect(greetings).toBe(1);
    lines.send(update);
    const late = come();
    expect(greetings).toBe(2);
    lines.send(update);
    expect(early.map(({ seen }) => seen.join(' '))).toEqual(Array(3).fill('hello update update'));
    expect(late.seen).toEqual(['hello', 'update']);
  });

  it('make a new Hello also where nobody was there to see the update', () => {
    begin();
    come().terminate();
    lines.send(update);
    come();
    expect([greetings, lines.count]).toEqual([2, 1]);
  });

  it('leave a screen out that does not take them, and greet it anew once it has', () => {
    begin();
    const [slow, other] = [come(), come()];
    slow.bufferedAmount = 2_000_000;
    lines.send(update);
    lines.send(update);
    expect(slow.seen).toEqual(['hello']);
    slow.bufferedAmount = 0;
    lines.send(update);
    lines.send(update);
    expect(slow.seen).toEqual(['hello', 'hello', 'update']);
    expect(other.seen).toEqual(['hello', 'update', 'update', 'update', 'update']);
  });

  it('turn the 257th screen away with the word to come again later', () => {
    begin();
    const taken = Array.from({ length: 256 }, come);
    const turnedAway = come();
    expect([turnedAway.closedWith, turnedAway.seen.length, lines.count]).toEqual([1013, 0, 256]);
    taken[0]!.terminate();
    expect(come().seen).toEqual(['hello']);
  });
});
