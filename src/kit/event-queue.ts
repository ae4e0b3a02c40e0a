// The event loop's queue: events in typed arrays, ordered by (time, sequence), no object per event.
// Hot path. Knows nothing of ports: an event is a kind (which handler) and an argument (an index into the caller's arrays).
//
// What comes next lies in a small binary heap; what comes later lies unsorted in bins of equal width in time, and past the last
// bin in one list. When the heap is empty the next bin is put into it, so most events are sorted among a few others only, in
// memory that is near. The heap alone decides the order: bins of a bad width cost time, never correctness. A queue of few
// events is all heap. Measured by bench/event-loop.ts; what else was tried stands there.

import { invariant } from './invariant.ts';

/** Up to so many pending events are all in the heap: bins would save nothing (measured with 32, 64 and 256). */
const ALL_HEAP = 64;
/** Events that a bin is made for (measured with 1 to 32). */
const PER_BIN = 3;
/** How far the bins reach, in mean times until an event: four leave 2 % of an exponential distribution for the list. */
const REACH = 4;
/** End of a chain of slots. */
const NONE = -1;

/** A queue of timed events. Ties in time fire in the order in which they were scheduled. */
export class EventQueue {
  // Slots: where an event stays from push to pop. Free slots, and those of a bin, are chained by `next`.
  private time: Float64Array;
  private seq: Float64Array;
  private kind: Int32Array;
  private arg: Int32Array;
  private next: Int32Array;
  private free = NONE;
  private pending = 0;

  // The heap: slots with a copy of their times. The most it may hold before the bins are made anew is `heapLimit`.
  private heapTime: Float64Array;
  private heapSlot: Int32Array;
  private heapSize = 0;
  private heapLimit = ALL_HEAP;
  /**
   * True after pop() until something else touches the heap: the event at the root is gone, its place not yet filled.
   * A handler mostly schedules the successor of its own event, which then often takes that place: one way through the heap
   * instead of two.
   */
  private rootTaken = false;

  // The bins: an event belongs to bin floor((time - start) * binsPerTime), which never falls as time grows, whatever the rounding.
  private bins = new Int32Array(0);
  private later = NONE;
  private start = 0;
  private binsPerTime = 0;
  /** Events of this bin and those before are in the heap. */
  private bin = 0;

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
    this.next = new Int32Array(places);
    this.heapTime = new Float64Array(places);
    this.heapSlot = new Int32Array(places);
    this.chainFree(0);
  }

  /** How many events are pending. */
  get size(): number {
    return this.pending;
  }

  /** Time of the next event; Infinity when there is none. */
  get nextTime(): number {
    if (this.pending === 0) return Infinity;
    this.bringNext();
    return this.heapTime[0] as number;
  }

  /** Schedules an event. */
  push(time: number, kind: number, arg: number): void {
    this.add(time, this.nextSeq++, kind, arg);
  }

  /** Takes the next event: returns its time and sets poppedKind and poppedArg. The queue must not be empty. */
  pop(): number {
    invariant(this.pending > 0, 'pop() from an empty event queue');
    this.bringNext();
    const slot = this.heapSlot[0] as number;
    this.poppedKind = this.kind[slot] as number;
    this.poppedArg = this.arg[slot] as number;
    this.next[slot] = this.free;
    this.free = slot;
    this.pending--;
    this.rootTaken = true;
    return this.heapTime[0] as number;
  }

  private add(time: number, seq: number, kind: number, arg: number): void {
    if (this.free === NONE) this.grow();
    const slot = this.free;
    this.free = this.next[slot] as number;
    this.time[slot] = time;
    this.seq[slot] = seq;
    this.kind[slot] = kind;
    this.arg[slot] = arg;
    this.pending++;
    this.place(slot);
    if (this.heapSize > this.heapLimit) this.makeBins();
  }

  /** Puts an event where its time belongs: into the heap, a bin, or the list behind the bins. */
  private place(slot: number): void {
    const time = this.time[slot] as number;
    const bin = (time - this.start) * this.binsPerTime;
    if (bin >= this.bin + 1) this.chain(slot, bin);
    else if (this.rootTaken) {
      this.rootTaken = false;
      this.rise(this.sinkHole(this.heapSize), time, slot);
    } else this.rise(this.heapSize++, time, slot); // also when bin is not a number: no width, or infinite times
  }

  private chain(slot: number, bin: number): void {
    if (bin < this.bins.length) {
      const whole = Math.floor(bin);
      this.next[slot] = this.bins[whole] as number;
      this.bins[whole] = slot;
    } else {
      this.next[slot] = this.later;
      this.later = slot;
    }
  }

  /** Makes the root of the heap the next event. At least one event must be pending. */
  private bringNext(): void {
    if (this.rootTaken) this.settle();
    while (this.heapSize === 0) {
      this.bin++;
      if (this.bin >= this.bins.length) this.makeBins();
      else this.emptyBin();
    }
  }

  /** Closes the gap at the root with the last event of the heap. */
  private settle(): void {
    this.rootTaken = false;
    const last = --this.heapSize;
    if (last === 0) return;
    this.rise(this.sinkHole(last), this.heapTime[last] as number, this.heapSlot[last] as number);
  }

  /** Moves the events of the present bin into the heap. */
  private emptyBin(): void {
    let slot = this.bins[this.bin] as number;
    this.bins[this.bin] = NONE;
    for (; slot !== NONE; slot = this.next[slot] as number) {
      this.rise(this.heapSize++, this.time[slot] as number, slot);
    }
  }

  /** Spreads all pending events anew over bins that suit them, from the earliest on: few enough are all put into the heap. */
  private makeBins(): void {
    const slots = this.pendingSlots();
    let earliest = Infinity;
    let sum = 0;
    for (const slot of slots) {
      const time = this.time[slot] as number;
      if (time < earliest) earliest = time;
      sum += time;
    }
    const binCount = slots.length > ALL_HEAP ? Math.ceil((slots.length * REACH) / PER_BIN) : 0;
    if (this.bins.length !== binCount) this.bins = new Int32Array(binCount);
    this.bins.fill(NONE);
    this.later = NONE;
    this.start = earliest;
    this.binsPerTime = binCount / REACH / (sum / slots.length - earliest);
    this.bin = 0;
    this.heapSize = 0;
    for (const slot of slots) this.place(slot);
    // Events too unlike each other for bins of one width crowd the heap: twice as many before the next attempt.
    this.heapLimit = Math.max(ALL_HEAP, 2 * this.heapSize);
  }

  /** The slots of all pending events, in no order. */
  private pendingSlots(): Int32Array {
    if (this.rootTaken) this.settle();
    const slots = new Int32Array(this.pending);
    slots.set(this.heapSlot.subarray(0, this.heapSize));
    let count = this.heapSize;
    const take = (first: number): void => {
      for (let slot = first; slot !== NONE; slot = this.next[slot] as number) slots[count++] = slot;
    };
    for (let bin = this.bin + 1; bin < this.bins.length; bin++) take(this.bins[bin] as number);
    take(this.later);
    return slots;
  }

  /** Puts an event into the empty place `hole` of the heap or as far above it as its time and sequence demand. */
  private rise(hole: number, time: number, slot: number): void {
    const { heapTime: times, heapSlot: slots, seq } = this;
    let i = hole;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const parentTime = times[parent] as number;
      const parentSlot = slots[parent] as number;
      if (parentTime < time || (parentTime === time && (seq[parentSlot] as number) < (seq[slot] as number))) break;
      times[i] = parentTime;
      slots[i] = parentSlot;
      i = parent;
    }
    times[i] = time;
    slots[i] = slot;
  }

  /**
   * Fills the root of the first `count` places from below and returns the leaf that is left empty. What takes that leaf
   * seldom rises far, so going all the way down first spares a comparison with it at every level (Floyd's variant). Which of two
   * children comes first cannot be guessed, so that choice is arithmetic, not a branch.
   */
  private sinkHole(count: number): number {
    const { heapTime: times, heapSlot: slots, seq } = this;
    let hole = 0;
    let child = 2;
    while (child < count) {
      const left = times[child - 1] as number;
      const right = times[child] as number;
      if (left !== right) child -= +(left < right);
      else child -= +((seq[slots[child - 1] as number] as number) < (seq[slots[child] as number] as number));
      times[hole] = times[child] as number;
      slots[hole] = slots[child] as number;
      hole = child;
      child = 2 * hole + 2;
    }
    if (child > count) return hole;
    times[hole] = times[child - 1] as number; // the last parent has a left child only
    slots[hole] = slots[child - 1] as number;
    return child - 1;
  }

  private grow(): void {
    const places = this.time.length * 2;
    const first = this.time.length;
    this.time = grown(new Float64Array(places), this.time);
    this.seq = grown(new Float64Array(places), this.seq);
    this.kind = grown(new Int32Array(places), this.kind);
    this.arg = grown(new Int32Array(places), this.arg);
    this.next = grown(new Int32Array(places), this.next);
    this.heapTime = grown(new Float64Array(places), this.heapTime);
    this.heapSlot = grown(new Int32Array(places), this.heapSlot);
    this.chainFree(first);
  }

  /** Makes the slots from `first` on the free ones, lowest first. */
  private chainFree(first: number): void {
    for (let slot = first; slot < this.next.length; slot++) this.next[slot] = slot + 1;
    this.next[this.next.length - 1] = NONE;
    this.free = first;
  }

  /** The pending events as plain data, for a snapshot: equal for queues with equal events, whatever came before. */
  save(): SavedQueue {
    const { time, seq, kind, arg } = this;
    const before = (a: number, b: number): number =>
      (time[a] as number) - (time[b] as number) || (seq[a] as number) - (seq[b] as number);
    const slots = this.pendingSlots().sort(before);
    return {
      time: Float64Array.from(slots, (slot) => time[slot] as number),
      seq: Float64Array.from(slots, (slot) => seq[slot] as number),
      kind: Int32Array.from(slots, (slot) => kind[slot] as number),
      arg: Int32Array.from(slots, (slot) => arg[slot] as number),
      nextSeq: this.nextSeq,
    };
  }

  /** A queue with the events of a snapshot. */
  static restore(saved: SavedQueue): EventQueue {
    const queue = new EventQueue(Math.max(1024, saved.time.length));
    const { time, seq, kind, arg } = saved;
    for (let i = 0; i < time.length; i++) {
      queue.add(time[i] as number, seq[i] as number, kind[i] as number, arg[i] as number);
    }
    queue.nextSeq = saved.nextSeq;
    return queue;
  }
}

/** A queue's pending events, from the next to the last, with the sequence counter. restore() takes them in any order. */
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
