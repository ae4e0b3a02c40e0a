// The event loop's queue: a binary heap in parallel typed arrays, ordered by (time, sequence), no object per event.
// Hot path. Knows nothing of ports: an event is a kind (which handler) and an argument (an index into the caller's arrays).
// Measured by bench/event-loop.ts: what costs is guessing wrong which of two children comes first, so that choice is
// arithmetic, not a branch.

import { invariant } from './invariant.ts';

/** A queue of timed events. Ties in time fire in the order in which they were scheduled. */
export class EventQueue {
  private time: Float64Array;
  private seq: Float64Array;
  private kind: Int32Array;
  private arg: Int32Array;
  private count = 0;
  /**
   * True after pop() until something else touches the queue: the event at the root is gone, its place not yet filled.
   * A handler mostly schedules the successor of its own event, which then takes that place: one way through the heap
   * instead of two.
   */
  private rootTaken = false;
  private nextSeq = 0;
  /** Kind of the event last taken by pop(). */
  poppedKind = 0;
  /** Argument of the event last taken by pop(). */
  poppedArg = 0;

  /** The queue grows by itself; a capacity of at least the largest number of pending events saves the copying. */
  constructor(capacity = 1024) {
    const places = Math.max(1, capacity);
    this.time = new Float64Array(places);
    this.seq = new Float64Array(places);
    this.kind = new Int32Array(places);
    this.arg = new Int32Array(places);
  }

  /** How many events are pending. */
  get size(): number {
    return this.rootTaken ? this.count - 1 : this.count;
  }

  /** Time of the next event; Infinity when there is none. */
  get nextTime(): number {
    if (this.rootTaken) this.settle();
    return this.count === 0 ? Infinity : (this.time[0] as number);
  }

  /** Schedules an event. */
  push(time: number, kind: number, arg: number): void {
    if (this.rootTaken) {
      this.rootTaken = false;
      this.rise(this.sinkHole(this.count), time, this.nextSeq++, kind, arg);
      return;
    }
    if (this.count === this.time.length) this.grow();
    this.rise(this.count++, time, this.nextSeq++, kind, arg);
  }

  /** Takes the next event: returns its time and sets poppedKind and poppedArg. The queue must not be empty. */
  pop(): number {
    if (this.rootTaken) this.settle();
    invariant(this.count > 0, 'pop() from an empty event queue');
    this.rootTaken = true;
    this.poppedKind = this.kind[0] as number;
    this.poppedArg = this.arg[0] as number;
    return this.time[0] as number;
  }

  /** Closes the gap at the root with the last event of the heap. */
  private settle(): void {
    this.rootTaken = false;
    const last = --this.count;
    if (last === 0) return;
    const { time, seq, kind, arg } = this;
    const hole = this.sinkHole(last);
    this.rise(hole, time[last] as number, seq[last] as number, kind[last] as number, arg[last] as number);
  }

  /** Puts an event into the empty place `hole` or as far above it as its time and sequence demand. */
  private rise(hole: number, time: number, seq: number, kind: number, arg: number): void {
    const { time: times, seq: seqs } = this;
    let i = hole;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const parentTime = times[parent] as number;
      if (parentTime < time || (parentTime === time && (seqs[parent] as number) < seq)) break;
      this.move(parent, i);
      i = parent;
    }
    times[i] = time;
    seqs[i] = seq;
    this.kind[i] = kind;
    this.arg[i] = arg;
  }

  /**
   * Fills the root of the first `count` places from below and returns the leaf that is left empty. What takes that leaf
   * seldom rises far, so going all the way down first spares a comparison with it at every level (Floyd's variant).
   */
  private sinkHole(count: number): number {
    const { time: times, seq: seqs } = this;
    let hole = 0;
    let child = 2;
    while (child < count) {
      const left = times[child - 1] as number;
      const right = times[child] as number;
      if (left === right) child -= +((seqs[child - 1] as number) < (seqs[child] as number));
      else child -= +(left < right);
      this.move(child, hole);
      hole = child;
      child = 2 * hole + 2;
    }
    if (child > count) return hole;
    this.move(child - 1, hole); // the last parent has a left child only
    return child - 1;
  }

  private move(from: number, to: number): void {
    this.time[to] = this.time[from] as number;
    this.seq[to] = this.seq[from] as number;
    this.kind[to] = this.kind[from] as number;
    this.arg[to] = this.arg[from] as number;
  }

  private grow(): void {
    const places = this.time.length * 2;
    this.time = grown(new Float64Array(places), this.time);
    this.seq = grown(new Float64Array(places), this.seq);
    this.kind = grown(new Int32Array(places), this.kind);
    this.arg = grown(new Int32Array(places), this.arg);
  }

  /** The pending events as plain data, for a snapshot. */
  save(): SavedQueue {
    if (this.rootTaken) this.settle();
    return {
      time: this.time.slice(0, this.count),
      seq: this.seq.slice(0, this.count),
      kind: this.kind.slice(0, this.count),
      arg: this.arg.slice(0, this.count),
      nextSeq: this.nextSeq,
    };
  }

  /** A queue with the events of a snapshot. */
  static restore(saved: SavedQueue): EventQueue {
    const queue = new EventQueue(Math.max(1024, saved.time.length));
    queue.time.set(saved.time);
    queue.seq.set(saved.seq);
    queue.kind.set(saved.kind);
    queue.arg.set(saved.arg);
    queue.count = saved.time.length;
    queue.nextSeq = saved.nextSeq;
    return queue;
  }
}

/** A queue's pending events in heap order, with the sequence counter. */
export interface SavedQueue {
  time: Float64Array;
  seq: Float64Array;
  kind: Int32Array;
  arg: Int32Array;
  nextSeq: number;
}

function grown<A extends Float64Array | Int32Array>(bigger: A, old: A): A {
  bigger.set(old as never);
  return bigger;
}
