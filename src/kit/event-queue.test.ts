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
