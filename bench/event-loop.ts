// How many events per CPU second the event queue carries: the hold model (R. Brown 1988, "Calendar queues", CACM 31/10).
// So many events are pending; each one that fires calls the handler of its kind through a table, which schedules a successor
// after an exponential time of mean 1. Only the loop is timed. The clock at the end is known for the seed, so a queue that is
// fast but wrong does not pass. 10,000 pending is a large model; about 200 is what the twin of a terminal has.
//
// What was tried for the queue, November 2026, million events per CPU s, each the fastest of a run, over several runs:
//                                                                          10,000 pending   200 pending
//   binary heap, four arrays moved together (the queue before)                 5.3 - 6.0      6.3 - 9.5
//   binary heap of (time, slot), the rest of an event in its slot                    6.7            9.4
//   4-ary heap of (time, slot), smallest child by arithmetic                         3.7            5.9
//   small heap and bins of 1, 2, 3, 6, 16, 32 events      10.5, 10.2, 10.2, 9.8, 9.7, 8.3      6.4 - 9.7
//   the same, each event one record of 32 bytes in one buffer                        9.5            9.4
//   bins of 3 already from 64 pending events on, not from 256 (kept)          9.8 - 10.5     7.2 - 10.7
//   no order at all (a ring): what handlers and random numbers leave                24.2           36.6
// With other times between events (uniform, narrow, two scales, heavy tail, whole milliseconds with ties) the kept queue is
// 1 to 2.5 times as fast as the one before; only when all times are equal is it slower, by about a quarter.
import { EventQueue } from '../src/kit/event-queue.ts';
import { Random } from '../src/kit/random.ts';
import type { Measurement, Row } from './measurement.ts';
import { askPeer, mergeByName, noPeerRow } from './peers/peer.ts';

const SEED = 42;
const EVENTS = 2_000_000;
/** Rounds in which ours and SimPy are measured in turn, each in so many batches, all about as long: the fastest batch counts. */
const ROUNDS = 4;
const BATCHES = 10;
/** Events of a batch of SimPy. */
const SIMPY_EVENTS = 20_000;
/** How often a round runs the model on ours: the batches are parts of these runs. */
const REPETITIONS = 2;
/** Clock after these events from this seed, by number pending: equal for every queue that orders by (time, sequence). */
const CLOCKS: Record<number, number> = { 10_000: 200.1523071240285, 200: 10_007.562566287394 };
/** Events per CPU second to reach on an ordinary machine with 10,000 pending. */
const TARGET = 6_000_000;
/** Times SimPy to reach. */
const SIMPY_TARGET = 15;
/** What the hold model asks of a queue. */
interface Queue {
  poppedKind: number;
  poppedArg: number;
  push(time: number, kind: number, arg: number): void;
  pop(): number;
}

/** The model: its events are of four kinds that follow each other, each with its own handler and a count. */
class Model {
  clock = 0;
  readonly fired = new Int32Array(4);
  readonly queue: Queue;
  readonly random = new Random(SEED);

  constructor(queue: Queue, pending: number) {
    this.queue = queue;
    for (let i = 0; i < pending; i++) queue.push(this.random.exponential(1), i & 3, i);
  }

  follow(kind: number, arg: number): void {
    this.fired[kind]!++;
    this.queue.push(this.clock + this.random.exponential(1), kind, arg);
  }
}

const HANDLERS: ((model: Model, arg: number) => void)[] = [
  (model, arg) => model.follow(1, arg),
  (model, arg) => model.follow(2, arg),
  (model, arg) => model.follow(3, arg),
  (model, arg) => model.follow(0, arg),
];

/** Measures the event queue against a heap of objects and against SimPy. */
export function run(): Promise<Measurement> {
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: hold(() => new EventQueue(), 10_000),
    peers: askPeer<Peer>('hold_model.py', 10_000, BATCHES, SIMPY_EVENTS),
  }));
  const rate = Math.max(...rounds.map(({ ours }) => ours.rate));
  const few = hold(() => new EventQueue(), 200);
  const rows: Row[] = [
    { ...rateRow('event queue, 10,000 pending', rate), target: TARGET, pass: rate >= TARGET },
    clockRow(10_000, rounds[0]!.ours.clock),
    rateRow('event queue, 200 pending', few.rate),
    clockRow(200, few.clock),
    rateRow('heap of objects, 10,000 pending', hold(() => new ObjectHeap(), 10_000).rate),
    rateRow('heap of objects, 200 pending', hold(() => new ObjectHeap(), 200).rate),
    ...simpyRows(
      rate,
      rounds.flatMap(({ peers }) => peers),
    ),
  ];
  return Promise.resolve({ name: 'event-loop', rows });
}

/** An edition of SimPy and the rate of its fastest batch, events per CPU s. */
interface Peer {
  name: string;
  rate: number;
}

/** SimPy's rate, of each edition that is installed, and the ratio to the fastest. */
function simpyRows(ours: number, answers: Peer[]): Row[] {
  const what = 'event queue against SimPy';
  const peers = mergeByName(answers, (a, b) => (a.rate > b.rate ? a : b));
  if (peers.length === 0) return [noPeerRow(what, SIMPY_TARGET)];
  const ratio = ours / Math.max(...peers.map(({ rate }) => rate));
  return [
    ...peers.map(({ name, rate }) => rateRow(`${name}, 10,000 pending`, rate)),
    { what, value: ratio, unit: 'times', target: SIMPY_TARGET, pass: ratio >= SIMPY_TARGET },
  ];
}

function rateRow(what: string, rate: number): Row {
  return { what, value: Math.round(rate), unit: 'events per CPU s' };
}

function clockRow(pending: number, clock: number): Row {
  const target = CLOCKS[pending]!;
  return {
    what: `clock at the end, ${pending} pending`,
    value: String(clock),
    unit: '',
    target: String(target),
    pass: clock === target,
  };
}

/** Runs the model: events per CPU s of the fastest batch (the machine disturbs some of them), and the clock at the end. */
function hold(queue: () => Queue, pending: number): { rate: number; clock: number } {
  const batches = BATCHES / REPETITIONS;
  const batch = EVENTS / batches;
  let rate = 0;
  let clock = 0;
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const model = new Model(queue(), pending);
    for (let i = 0; i < batches; i++) {
      const start = process.cpuUsage();
      fire(model, batch);
      const { user, system } = process.cpuUsage(start);
      rate = Math.max(rate, batch / ((user + system) / 1e6));
    }
    const fired = model.fired.reduce((sum, count) => sum + count);
    if (fired !== EVENTS) throw new Error(`${fired} handlers were called for ${EVENTS} events.`);
    clock = model.clock;
  }
  return { rate, clock };
}

/** The loop. */
function fire(model: Model, events: number): void {
  const { queue } = model;
  for (let i = 0; i < events; i++) {
    model.clock = queue.pop();
    HANDLERS[queue.poppedKind]!(model, queue.poppedArg);
  }
}

interface ObjectEvent {
  time: number;
  seq: number;
  kind: number;
  arg: number;
}

/** The plain way, to compare with: a binary heap of one object per event. */
class ObjectHeap implements Queue {
  poppedKind = 0;
  poppedArg = 0;
  private readonly heap: ObjectEvent[] = [];
  private nextSeq = 0;

  push(time: number, kind: number, arg: number): void {
    const { heap } = this;
    const event = { time, seq: this.nextSeq++, kind, arg };
    let i = heap.length;
    heap.push(event);
    for (let parent = (i - 1) >> 1; i > 0 && before(event, heap[parent]!); parent = (i - 1) >> 1) {
      heap[i] = heap[parent]!;
      i = parent;
    }
    heap[i] = event;
  }

  pop(): number {
    const { heap } = this;
    const { time, kind, arg } = heap[0]!;
    this.poppedKind = kind;
    this.poppedArg = arg;
    const last = heap.pop()!;
    if (heap.length === 0) return time;
    let i = 0;
    for (let child = 1; child < heap.length; child = 2 * i + 1) {
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (before(last, heap[child]!)) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = last;
    return time;
  }
}

function before(a: ObjectEvent, b: ObjectEvent): boolean {
  return a.time < b.time || (a.time === b.time && a.seq < b.seq);
}
