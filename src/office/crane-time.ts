// Where each millisecond of a crane goes: exactly one cause at any time while it is started. State is plain data, so that a
// snapshot keeps it.
import { invariant } from '../kit/invariant.ts';

/** Where each second of a crane at work goes. */
export type CraneCause =
  | 'working'
  | 'waitingVehicle'
  | 'waitingYard'
  | 'waitingPlatform'
  | 'blockedByCrane'
  | 'movingBays'
  | 'fault'
  | 'weather'
  | 'plan'
  | 'other';

/** Every cause, in the order in which reports show them. */
export const CRANE_CAUSES: readonly CraneCause[] = [
  'working',
  'waitingVehicle',
  'waitingYard',
  'waitingPlatform',
  'blockedByCrane',
  'movingBays',
  'fault',
  'weather',
  'plan',
  'other',
];

/** Milliseconds by cause. */
export type CauseTimes = Record<CraneCause, number>;

/** The whole state of a crane's account; times in ms. */
export interface CraneTimeState {
  /** First start; null before it. */
  firstStart: number | null;
  /** Last stop; null before it. */
  lastStop: number | null;
  /** Time between a stop and the next start, summed. */
  offMs: number;
  /** Cause that counts now; null while stopped. */
  cause: CraneCause | null;
  /** Up to when time is booked. */
  bookedTo: number;
  causes: CauseTimes;
}

/**
 * Account of one crane's time. Times are integer ms and never go back (InvariantError otherwise). Total time is measured
 * from starts and stops, apart from the causes: that both agree to the millisecond is checked at each stop and reading.
 */
export class CraneTime {
  private readonly state: CraneTimeState;

  /** A new account, or one that goes on from a saved state. */
  constructor(saved?: CraneTimeState) {
    this.state = saved === undefined ? emptyState() : { ...saved, causes: { ...saved.causes } };
  }

  get running(): boolean {
    return this.state.cause !== null;
  }

  /** Begins a period of work; the time goes to `cause` until the first switch. */
  start(at: number, cause: CraneCause = 'other'): void {
    const { state } = this;
    invariant(state.cause === null, 'a crane that is started is not started again');
    assertTime(at, state.bookedTo);
    if (state.firstStart === null) state.firstStart = at;
    else state.offMs += at - state.bookedTo;
    state.bookedTo = at;
    state.cause = cause;
  }

  /** From now on time goes to another cause (or the same one). */
  switch(cause: CraneCause, at: number): void {
    this.book(at);
    this.state.cause = cause;
  }

  /** Ends a period of work. */
  stop(at: number): void {
    this.book(at);
    this.state.cause = null;
    this.state.lastStop = at;
    this.checkSum();
  }

  /** Milliseconds by cause up to the last switch or stop; with `at`, up to that time when the crane is started. */
  causes(at?: number): CauseTimes {
    this.checkSum();
    const causes = { ...this.state.causes };
    if (at === undefined || this.state.cause === null) return causes;
    assertTime(at, this.state.bookedTo);
    causes[this.state.cause] += at - this.state.bookedTo;
    return causes;
  }

  /** Time started, ms, up to the last switch or stop: first start to there, less the periods between. */
  get totalMs(): number {
    const { firstStart, bookedTo, offMs } = this.state;
    return firstStart === null ? 0 : bookedTo - firstStart - offMs;
  }

  /** The account as plain data, for a snapshot or a report; a copy. */
  save(): CraneTimeState {
    return { ...this.state, causes: { ...this.state.causes } };
  }

  private book(at: number): void {
    const { state } = this;
    invariant(state.cause !== null, 'only a crane that is started has time to book');
    assertTime(at, state.bookedTo);
    state.causes[state.cause] += at - state.bookedTo;
    state.bookedTo = at;
  }

  private checkSum(): void {
    const sum = sumOfCauses(this.state.causes);
    invariant(sum === this.totalMs, `causes add up to the crane's time: ${sum} ms of ${this.totalMs} ms`);
  }
}

/** Milliseconds of all causes together. */
export function sumOfCauses(causes: CauseTimes): number {
  let sum = 0;
  for (const cause of CRANE_CAUSES) sum += causes[cause];
  return sum;
}

/** No time for any cause. */
export function noCauses(): CauseTimes {
  return {
    working: 0,
    waitingVehicle: 0,
    waitingYard: 0,
    waitingPlatform: 0,
    blockedByCrane: 0,
    movingBays: 0,
    fault: 0,
    weather: 0,
    plan: 0,
    other: 0,
  };
}

function emptyState(): CraneTimeState {
  return { firstStart: null, lastStop: null, offMs: 0, cause: null, bookedTo: 0, causes: noCauses() };
}

function assertTime(at: number, notBefore: number): void {
  invariant(Number.isSafeInteger(at), `time is a whole number of milliseconds, not ${at}`);
  invariant(at >= notBefore, `a crane's time does not go back from ${notBefore} to ${at}`);
}
