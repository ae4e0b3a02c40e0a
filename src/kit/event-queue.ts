// The event loop's queue: a binary heap in parallel typed arrays, ordered by (time, sequence), no object per event.
// Hot path. Knows nothing of ports: an event is a kind (which handler) and an argument (an index into the caller's arrays).

/** A queue of timed events. Ties in time fire in the order in which they were scheduled. */
export class EventQueue {
  private time: Float64Array;
  private seq: Float64Array;
  private kind: Int32Array;
  private arg: Int32Array;
  private count = 0;
  private nextSeq = 0;
  /** Kind of the event last taken by pop(). */
  poppedKind = 0;
  /** Argument of the event last taken by pop(). */
  poppedArg = 0;

  constructor(capacity = 1024) {
    this.time = new Float64Array(capacity);
    this.seq = new Float64Array(capacity);
    this.kind = new Int32Array(capacity);
    this.arg = new Int32Array(capacity);
  }

  /** How many events are pending. */
  get size(): number {
    return this.count;
  }

  /** Time of the next event; Infinity when there is none. */
  get nextTime(): number {
    return this.count === 0 ? Infinity : (this.time[0] as number);
  }

  /** Schedules an event. */
  push(time: number, kind: number, arg: number): void {
    if (this.count === this.time.length) this.grow();
    const seq = this.nextSeq++;
    const { time: ts, seq: ss } = this;
    let i = this.count++;
    while (i > 0) {
      const p = (i - 1) >> 1;
      const tp = ts[p] as number;
      if (tp < time || (tp === time && (ss[p] as number) < seq)) break;
      this.copy(p, i);
      i = p;
    }
    this.put(i, time, seq, kind, arg);
  }

  /** Takes the next event: returns its time and sets poppedKind and poppedArg. The queue must not be empty. */
  pop(): number {
    const t = this.time[0] as number;
    this.poppedKind = this.kind[0] as number;
    this.poppedArg = this.arg[0] as number;
    const last = --this.count;
    if (last > 0) {
      this.sink(
        this.time[last] as number,
        this.seq[last] as number,
        this.kind[last] as number,
        this.arg[last] as number,
      );
    }
    return t;
  }

  private sink(time: number, seq: number, kind: number, arg: number): void {
    const { time: ts, seq: ss, count } = this;
    let i = 0;
    for (;;) {
      let c = 2 * i + 1;
      if (c >= count) break;
      const r = c + 1;
      if (
        r < count &&
        ((ts[r] as number) < (ts[c] as number) || (ts[r] === ts[c] && (ss[r] as number) < (ss[c] as number)))
      )
        c = r;
      const tc = ts[c] as number;
      if (time < tc || (time === tc && seq < (ss[c] as number))) break;
      this.copy(c, i);
      i = c;
    }
    this.put(i, time, seq, kind, arg);
  }

  private copy(from: number, to: number): void {
    this.time[to] = this.time[from] as number;
    this.seq[to] = this.seq[from] as number;
    this.kind[to] = this.kind[from] as number;
    this.arg[to] = this.arg[from] as number;
  }

  private put(i: number, time: number, seq: number, kind: number, arg: number): void {
    this.time[i] = time;
    this.seq[i] = seq;
    this.kind[i] = kind;
    this.arg[i] = arg;
  }

  private grow(): void {
    const n = this.time.length * 2;
    this.time = grown(new Float64Array(n), this.time);
    this.seq = grown(new Float64Array(n), this.seq);
    this.kind = grown(new Int32Array(n), this.kind);
    this.arg = grown(new Int32Array(n), this.arg);
  }

  /** The pending events as plain data, for a snapshot. */
  save(): SavedQueue {
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
    const q = new EventQueue(Math.max(1024, saved.time.length));
    q.time.set(saved.time);
    q.seq.set(saved.seq);
    q.kind.set(saved.kind);
    q.arg.set(saved.arg);
    q.count = saved.time.length;
    q.nextSeq = saved.nextSeq;
    return q;
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
