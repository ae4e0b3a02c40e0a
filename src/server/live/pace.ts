// The pace of a live terminal: which terminal time belongs to a moment of the real clock. Times come in, so that it is pure.
import { invariant } from '../../kit/invariant.ts';

/** Highest pace, times life. */
export const MOST_SPEED = 200;
/** What the terminal may be behind before time is given up, ms of real time: a burst of work, not a machine that is too slow. */
const MOST_BEHIND_MS = 1500;
/** Real time over which the real speed is measured, ms. */
const MEASURE_MS = 2000;
/** Below this share of the speed that was asked for, the terminal counts as unable to keep up. */
const KEEPS_UP = 0.95;

/** Anchors terminal time to a real clock (ms, monotonic). */
export class Pace {
  private readonly most: number;
  private wanted: number;
  private wall: number;
  private terminal: number;
  private samples: { wall: number; terminal: number }[] = [];
  private gaveUp = -Infinity;

  /** `most`: highest speed that may be asked for. */
  constructor(speed: number, wall: number, terminal: number, most = MOST_SPEED) {
    this.most = most;
    this.wanted = speed;
    this.wall = wall;
    this.terminal = terminal;
  }

  /** The speed that was asked for. */
  get speed(): number {
    return this.wanted;
  }

  /** Changes the speed from now on. */
  setSpeed(speed: number, wall: number, terminal: number): void {
    invariant(speed >= 0 && speed <= this.most, `speed ${speed} is from 0 to ${this.most}`);
    this.wanted = speed;
    this.anchor(wall, terminal);
    this.samples = [];
    this.gaveUp = -Infinity;
  }

  private anchor(wall: number, terminal: number): void {
    this.wall = wall;
    this.terminal = terminal;
  }

  /** Terminal time that should be reached now, whole ms. */
  target(wall: number): number {
    return Math.floor(this.terminal + (wall - this.wall) * this.wanted);
  }

  /** How far terminal time is behind, ms of real time. */
  behind(wall: number, terminal: number): number {
    return this.wanted === 0 ? 0 : Math.max(0, (this.target(wall) - terminal) / this.wanted);
  }

  /** Tells where the terminal has got to. What it cannot make good is given up: terminal time then lags for good. */
  reached(wall: number, terminal: number): void {
    if (this.behind(wall, terminal) > MOST_BEHIND_MS) {
      this.anchor(wall - MOST_BEHIND_MS, terminal);
      this.gaveUp = wall;
    }
    this.samples.push({ wall, terminal });
    while (this.samples.length > 2 && wall - (this.samples[0]?.wall ?? wall) > MEASURE_MS) this.samples.shift();
  }

  /** Speed as it really is: the one that was asked for while the terminal keeps up with it. */
  realSpeed(wall: number): number {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (wall - this.gaveUp > MEASURE_MS || !first || !last || last.wall === first.wall) return this.wanted;
    const measured = (last.terminal - first.terminal) / (last.wall - first.wall);
    return measured > this.wanted * KEEPS_UP ? this.wanted : Math.round(measured * 10) / 10;
  }
}
