// A day of quay cranes, vehicles and stacking cranes as a closed loop of queues, on the event queue and on SimPy: what does it cost?
//
// 8 quay cranes (mean 100 s a box), 60 vehicles, 46 stacking cranes (mean 180 s), 150 s of driving each way, 24 hours; all these
// figures are designed. A vehicle waits for its crane's turn (first come, first served), is served, drives, waits for one of the
// stacking cranes, is served (one move), drives back to one of the cranes: both chosen by chance, each as likely as another. It is
// held while it is served. "exp": all times exponential; "det": all constant. There is no traffic and no dispatch, so the moves
// say nothing about a terminal; they must only be the same on both engines.
import { EventQueue } from '../src/kit/event-queue.ts';
import { Random } from '../src/kit/random.ts';
import type { Measurement, Row } from './measurement.ts';
import { askPeer, mergeByName, noPeerRow } from './peers/peer.ts';

const CRANES = 8;
const VEHICLES = 60;
const STACKERS = 46;
/** Times, s. */
const DAY = 86_400;
const CRANE = 100;
const DRIVE = 150;
const STACK = 180;

/** Moves and events of the day of seed 1: known from another implementation with the same random numbers in the same order. */
const SEED_1 = { exp: { moves: 5478, events: 21_933 }, det: { moves: 5982, events: 23_962 } };
/** Rounds in which ours and SimPy are measured in turn, and days of each in a round: enough for mean moves to within 0.3 %. */
const ROUNDS = 4;
const DAYS = 100;
const SIMPY_DAYS = 25;
/** Times SimPy to reach, and by how much the mean moves may differ, in per cent. */
const TARGET = 25;
const TOLERANCE = 1;

const AT_CRANE = 0;
const CRANE_DONE = 1;
const AT_STACK = 2;
const STACK_DONE = 3;
const NONE = -1;

/** One day. Servers are numbered: first the quay cranes, then the stacking cranes. */
class Day {
  moves = 0;
  events = 0;
  /** Sum of the waits that have ended, s. */
  waited = 0;
  private now = 0;
  private readonly queue = new EventQueue();
  private readonly random: Random;
  private readonly exponential: boolean;
  /** The vehicle that a server serves, the last one in its line, and who stands behind a vehicle. */
  private readonly served = new Int32Array(CRANES + STACKERS).fill(NONE);
  private readonly last = new Int32Array(CRANES + STACKERS);
  private readonly behind = new Int32Array(VEHICLES).fill(NONE);
  /** The server at which a vehicle is, and since when it waits there. */
  private readonly server = new Int32Array(VEHICLES);
  private readonly since = new Float64Array(VEHICLES);

  constructor(seed: number, exponential: boolean) {
    this.random = new Random(seed);
    this.exponential = exponential;
  }

  run(): this {
    const { queue } = this;
    for (let vehicle = 0; vehicle < VEHICLES; vehicle++) this.join(vehicle, vehicle % CRANES, CRANE, CRANE_DONE);
    for (; queue.nextTime <= DAY; this.events++) {
      this.now = queue.pop();
      HANDLERS[queue.poppedKind]!(this, queue.poppedArg);
    }
    return this;
  }

  atCrane(vehicle: number): void {
    this.join(vehicle, this.oneOf(CRANES), CRANE, CRANE_DONE);
  }

  craneDone(vehicle: number): void {
    this.leave(vehicle, CRANE, CRANE_DONE);
    this.after(DRIVE, AT_STACK, vehicle);
  }

  atStack(vehicle: number): void {
    this.join(vehicle, CRANES + this.oneOf(STACKERS), STACK, STACK_DONE);
  }

  stackDone(vehicle: number): void {
    this.moves++;
    this.leave(vehicle, STACK, STACK_DONE);
    this.after(DRIVE, AT_CRANE, vehicle);
  }

  /** A vehicle is served, or stands in line. */
  private join(vehicle: number, server: number, mean: number, done: number): void {
    this.server[vehicle] = server;
    if (this.served[server] === NONE) {
      this.served[server] = vehicle;
      this.after(mean, done, vehicle);
    } else {
      this.behind[this.last[server]!] = vehicle;
      this.since[vehicle] = this.now;
    }
    this.last[server] = vehicle;
  }

  /** A vehicle leaves its server, which serves the next. */
  private leave(vehicle: number, mean: number, done: number): void {
    const server = this.server[vehicle]!;
    const next = this.behind[vehicle]!;
    this.behind[vehicle] = NONE;
    this.served[server] = next;
    if (next === NONE) return;
    this.waited += this.now - this.since[next]!;
    this.after(mean, done, next);
  }

  private after(mean: number, kind: number, vehicle: number): void {
    this.queue.push(this.now + (this.exponential ? this.random.exponential(mean) : mean), kind, vehicle);
  }

  /** One of so many; the draw of exactly 1 belongs to the last. */
  private oneOf(servers: number): number {
    return Math.floor(this.random.next() * servers - 1e-9);
  }
}

/** By kind of event. */
const HANDLERS: ((day: Day, vehicle: number) => void)[] = [
  (day, vehicle) => day.atCrane(vehicle),
  (day, vehicle) => day.craneDone(vehicle),
  (day, vehicle) => day.atStack(vehicle),
  (day, vehicle) => day.stackDone(vehicle),
];

/** Some days: moves of all, seconds that vehicles waited, and the CPU time of the fastest day, ms. */
interface Days {
  name: string;
  days: number;
  moves: number;
  waited: number;
  ms: number;
}

/** Measures the day with exponential and with constant times. */
export function run(): Promise<Measurement> {
  return Promise.resolve({ name: 'closed-loop', rows: [...rowsOf('exp'), ...rowsOf('det')] });
}

function rowsOf(times: 'exp' | 'det'): Row[] {
  const { moves, events } = new Day(1, times === 'exp').run();
  const known = SEED_1[times];
  const check: Row = {
    what: `${times}: moves and events of seed 1`,
    value: `${moves}, ${events}`,
    unit: '',
    target: `${known.moves}, ${known.events}`,
    pass: moves === known.moves && events === known.events,
  };
  const [ours, ...peers] = measure(times === 'exp');
  const rows = [check, ...[ours!, ...peers].flatMap((days) => dayRows(times, days))];
  const what = `${times}: event queue against SimPy`;
  if (peers.length === 0) return [...rows, noPeerRow(what, TARGET)];
  const ratio = Math.min(...peers.map(({ ms }) => ms)) / ours!.ms;
  const off = Math.max(...peers.map((peer) => 100 * Math.abs(meanMoves(peer) / meanMoves(ours!) - 1)));
  return [
    ...rows,
    { what, value: ratio, unit: 'times', target: TARGET, pass: ratio >= TARGET },
    {
      what: `${times}: difference of mean moves`,
      value: off,
      unit: '%',
      target: `<= ${TOLERANCE}`,
      pass: off <= TOLERANCE,
    },
  ];
}

function dayRows(times: string, days: Days): Row[] {
  const what = `${times}, ${days.name}`;
  const share = days.waited / (days.days * VEHICLES * DAY);
  return [
    { what: `${what}: CPU time of a day`, value: days.ms, unit: 'ms' },
    { what: `${what}: mean moves`, value: meanMoves(days), unit: 'a day' },
    { what: `${what}: vehicles' time spent waiting`, value: 100 * share, unit: '%' },
  ];
}

function meanMoves({ moves, days }: Days): number {
  return moves / days;
}

/** Days of ours, then of each edition of SimPy that is installed. */
function measure(exponential: boolean): Days[] {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => [
    ourDays(1 + round * DAYS, exponential),
    ...askPeer<Days>('closed_loop.py', 1 + round * SIMPY_DAYS, SIMPY_DAYS, exponential ? 1 : 0),
  ]);
  return mergeByName(rounds.flat(), (a, b) => ({
    name: a.name,
    days: a.days + b.days,
    moves: a.moves + b.moves,
    waited: a.waited + b.waited,
    ms: Math.min(a.ms, b.ms),
  }));
}

/** The days of seeds `first` and on. */
function ourDays(first: number, exponential: boolean): Days {
  const all: Days = { name: 'event queue', days: DAYS, moves: 0, waited: 0, ms: Infinity };
  for (let seed = first; seed < first + DAYS; seed++) {
    const start = process.cpuUsage();
    const day = new Day(seed, exponential).run();
    const { user, system } = process.cpuUsage(start);
    all.ms = Math.min(all.ms, (user + system) / 1000);
    all.moves += day.moves;
    all.waited += day.waited;
  }
  return all;
}
