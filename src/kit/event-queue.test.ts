import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EventQueue } from './event-queue.ts';
import { InvariantError } from './invariant.ts';
import { Random } from './random.ts';

/** Takes everything that is pending: [time, kind, argument] of each event. */
function drain(queue: EventQueue): [number, number, number][] {
  const fired: [number, number, number][] = [];
  while (queue.size > 0) {
    const time = queue.pop();
    fired.push([time, queue.poppedKind, queue.poppedArg]);
  }
  return fired;
}

/** A queue beside a plain sorted list that is given the same events; every event taken is compared. */
class QueueAndList {
  queue = new EventQueue(1);
  private list: { time: number; arg: number }[] = [];
  private clock = 0;
  private pushed = 0;

  push(time: number): void {
    const arg = this.pushed++;
    this.queue.push(time, arg % 5, arg);
    let at = this.list.length;
    while (at > 0 && this.list[at - 1].time > time) at--;
    this.list.splice(at, 0, { time, arg });
  }

  pushMany(burst: { count: number; spread: number; grid: number; back: number; seed: number }): void {
    const random = new Random(burst.seed);
    for (let i = 0; i < burst.count; i++) {
      // Squared: most events lie near, a few far off.
      const after = burst.spread === Infinity && random.next() < 0.9 ? 5 : burst.spread * random.next() ** 2;
      this.push(this.clock - burst.back + (burst.grid === 0 ? after : Math.floor(after / burst.grid) * burst.grid));
    }
  }

  /** Takes so many events, or all; with `successors` every third one schedules another event. */
  popMany(pops: number, successors: boolean): void {
    for (let i = 0; i < pops && this.list.length > 0; i++) {
      const { time, arg } = this.list.shift()!;
      if (i % 4 === 0) expect(this.queue.nextTime).toBe(time);
      if (this.queue.pop() !== time || this.queue.poppedArg !== arg || this.queue.poppedKind !== arg % 5) {
        expect.fail(`event ${arg} at ${time} was due, ${this.queue.poppedArg} came`);
      }
      this.clock = Math.min(time, 1e9);
      if (successors && i % 3 === 0) this.push(this.clock + (i % 17));
      expect(this.queue.size).toBe(this.list.length);
    }
  }

  snapshot(): void {
    this.queue = EventQueue.restore(structuredClone(this.queue.save()));
  }
}

describe('the event queue', () => {
  test('fires events in order of time, each with its own kind and argument', () => {
    const queue = new EventQueue();
    queue.push(3, 30, 300);
    queue.push(1, 10, 100);
    queue.push(2, 20, 200);
    expect(queue.nextTime).toBe(1);
    expect(drain(queue)).toEqual([
      [1, 10, 100],
      [2, 20, 200],
      [3, 30, 300],
    ]);
    expect(queue.nextTime).toBe(Infinity);
  });

  test('fires events of the same time in the order in which they were scheduled', () => {
    const queue = new EventQueue(1);
    for (let arg = 0; arg < 100; arg++) queue.push(7, 0, arg);
    expect(drain(queue).map(([, , arg]) => arg)).toEqual(Array.from({ length: 100 }, (_, arg) => arg));
  });

  test('refuses to pop when it is empty', () => {
    const queue = new EventQueue();
    expect(() => queue.pop()).toThrow(InvariantError);
    queue.push(1, 0, 0);
    queue.pop();
    expect(() => queue.pop()).toThrow(InvariantError);
    expect(queue.size).toBe(0);
  });

  test('counts the events that are pending, also between a pop and the push that follows it', () => {
    const queue = new EventQueue();
    queue.push(1, 0, 0);
    queue.push(2, 0, 0);
    queue.pop();
    expect(queue.size).toBe(1);
    expect(queue.nextTime).toBe(2);
    queue.push(5, 0, 0);
    expect(queue.size).toBe(2);
  });

  test('does the same as a sorted list for any mixture of pushes and pops, across snapshots', () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ push: fc.integer({ min: 0, max: 20 }) }) },
      { weight: 4, arbitrary: fc.constant('pop' as const) },
      { weight: 1, arbitrary: fc.constant('look' as const) },
      { weight: 1, arbitrary: fc.constant('snapshot' as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let queue = new EventQueue(2);
        const list: { time: number; arg: number }[] = [];
        steps.forEach((what, arg) => {
          if (what === 'snapshot') queue = EventQueue.restore(structuredClone(queue.save()));
          else if (what === 'look') expect(queue.nextTime).toBe(list[0]?.time ?? Infinity);
          else if (what !== 'pop') {
            queue.push(what.push, arg % 3, arg);
            list.push({ time: what.push, arg });
            list.sort((a, b) => a.time - b.time || a.arg - b.arg);
          } else if (list.length > 0) {
            const expected = list.shift();
            expect(queue.pop()).toBe(expected?.time);
            expect(queue.poppedArg).toBe(expected?.arg);
            expect(queue.poppedKind).toBe((expected?.arg ?? 0) % 3);
          }
          expect(queue.size).toBe(list.length);
        });
        expect(drain(queue).map(([, , arg]) => arg)).toEqual(list.map(({ arg }) => arg));
      }),
    );
  });

  // Long enough for bins, with crowds of ties, times before the clock, times without end, and spreads that bins of one width do
  // not suit: a burst is `count` events after the clock, at most `spread` later, on a grid of `grid` (0: no grid).
  const burst = fc.record({
    count: fc.integer({ min: 1, max: 700 }),
    spread: fc.constantFrom(0, 1, 50, 1e6, 1e300, Infinity),
    grid: fc.constantFrom(0, 1, 7),
    back: fc.constantFrom(0, 0, 10),
    seed: fc.integer(),
  });
  const manySteps = fc.oneof(
    { weight: 4, arbitrary: burst },
    { weight: 4, arbitrary: fc.record({ pops: fc.integer({ min: 1, max: 900 }), successors: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant('snapshot' as const) },
  );

  test('does the same as a sorted list when hundreds of events are pending, whatever their times', () => {
    fc.assert(
      fc.property(fc.array(manySteps, { maxLength: 12 }), (steps) => {
        const pair = new QueueAndList();
        for (const what of steps) {
          if (what === 'snapshot') pair.snapshot();
          else if ('pops' in what) pair.popMany(what.pops, what.successors);
          else pair.pushMany(what);
        }
        pair.popMany(Infinity, false);
        expect(pair.queue.size).toBe(0);
        expect(pair.queue.nextTime).toBe(Infinity);
      }),
      { numRuns: 150 },
    );
  });

  test('takes the events of a snapshot in any order', () => {
    const time = Float64Array.from({ length: 1000 }, (_, i) => (i * 7919) % 100);
    const seq = Float64Array.from(time, (_, i) => (i * 617) % 1000);
    const kind = new Int32Array(1000);
    const arg = Int32Array.from(seq);
    const fired = drain(EventQueue.restore({ time, seq, kind, arg, nextSeq: 1000 }));
    const sorted = [...seq].map((s, i) => ({ s, t: time[i] })).sort((a, b) => a.t - b.t || a.s - b.s);
    expect(fired.map(([, , a]) => a)).toEqual(sorted.map(({ s }) => s));
  });

  test('saves the same for the same pending events, whatever came before', () => {
    const random = new Random(5);
    const queue = new EventQueue();
    for (let i = 0; i < 2000; i++) queue.push(random.exponential(1), 0, i);
    const twin = EventQueue.restore(queue.save());
    for (let i = 0; i < 500; i++) queue.pop();
    for (let i = 0; i < 500; i++) twin.pop();
    const late = EventQueue.restore(queue.save());
    for (const each of [queue, twin, late]) each.push(0.5, 1, 1);
    expect(twin.save()).toEqual(queue.save());
    expect(late.save()).toEqual(queue.save());
  });

  test('keeps the order of ties when events are scheduled after a restore', () => {
    const queue = new EventQueue();
    queue.push(1, 0, 1);
    const restored = EventQueue.restore(queue.save());
    restored.push(1, 0, 2);
    expect(drain(restored).map(([, , arg]) => arg)).toEqual([1, 2]);
  });

  test('a snapshot does not change when its queue goes on', () => {
    const queue = new EventQueue();
    queue.push(1, 0, 1);
    const saved = queue.save();
    queue.pop();
    queue.push(9, 0, 9);
    expect(drain(EventQueue.restore(saved))).toEqual([[1, 0, 1]]);
  });

  test('ends the hold model of 10,000 pending events at the known clock after 200,000 events of seed 42', () => {
    const random = new Random(42);
    const queue = new EventQueue();
    for (let i = 0; i < 10_000; i++) queue.push(random.exponential(1), 0, i);
    let clock = 0;
    for (let i = 0; i < 200_000; i++) {
      clock = queue.pop();
      queue.push(clock + random.exponential(1), 0, 0);
    }
    expect(clock).toBe(19.952217253077563);
  });
});
