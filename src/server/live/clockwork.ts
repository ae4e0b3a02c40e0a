// Drives a terminal, live or replayed, by the real clock: a little work at a time, so that the server stays awake; updates about
// four times a second; snapshots. The only file of the live terminal that knows the clock.
import type { Update } from '../api.ts';
import type { ControlRoom } from './control-room.ts';
import { MOST_SPEED, Pace } from './pace.ts';

/** Longest stretch of work before the server looks after its requests, ms. */
const WORK_MS = 40;
/** Pause between two looks when there is nothing to make good, ms. */
const PAUSE_MS = 40;
/** Time between two updates, ms. */
const UPDATE_MS = 250;
/** Terminal time of one step, ms: short enough that no motion is missed between two steps. */
const STEP_MS = 4000;
/** A snapshot is due after so much terminal time, but not more often than the real time says, ms. */
const SNAPSHOT_EVERY_MS = 30 * 60_000;
const SNAPSHOT_REST_MS = 30_000;

/** Time between two tries of a terminal that stands for lack of room, ms (designed). */
const RETRY_MS = 1000;

/** What the clockwork drives. */
export interface Driven {
  /** Terminal time, ms UTC. */
  readonly now: number;
  /** Terminal time that it can come to at present, ms UTC; left out where there is no end. */
  readonly end?: number;
  /** Works up to a terminal time, or until `stop` says so after a turn. */
  advance(until: number, stop: () => boolean): void;
  /** Why it stands and does not come to where it was asked to; null or left out while it goes. It is tried again. */
  readonly standing?: Error | null;
  /** Terminal time of the last snapshot, ms UTC, and how to save one; left out where none are saved. */
  readonly snapshotAt?: number;
  snapshot?(): void;
}

/** What the clockwork tells. */
export interface ClockworkHooks {
  update(update: Update): void;
  /** The run cannot go on; nothing more is done. */
  failed(error: unknown): void;
}

export class Clockwork {
  private readonly driven: Driven;
  private readonly room: ControlRoom;
  private readonly hooks: ClockworkHooks;
  private readonly pace: Pace;
  private timer: NodeJS.Timeout | NodeJS.Immediate | null = null;
  private updated = 0;
  private saved: number;
  private stopped = false;

  /** `most`: highest speed. */
  constructor(driven: Driven, room: ControlRoom, speed: number, hooks: ClockworkHooks, most = MOST_SPEED) {
    this.driven = driven;
    this.room = room;
    this.hooks = hooks;
    this.pace = new Pace(speed, performance.now(), driven.now, most);
    this.saved = performance.now();
  }

  /** Begins to work. */
  start(): void {
    this.pace.setSpeed(this.pace.speed, performance.now(), this.driven.now);
    this.timer = setImmediate(() => this.turn());
  }

  /** Ends the work; the terminal may then be stopped. */
  stop(): void {
    this.stopped = true;
    if (this.timer === null) return;
    clearTimeout(this.timer as NodeJS.Timeout);
    clearImmediate(this.timer as NodeJS.Immediate);
  }

  /** Speed that was asked for. */
  get speed(): number {
    return this.pace.speed;
  }

  /** Speed as it really is: less when the machine cannot keep up. */
  get realSpeed(): number {
    return this.pace.realSpeed(performance.now());
  }

  /** How far terminal time is behind, s of real time. */
  get lagSeconds(): number {
    return Math.round(this.pace.behind(performance.now(), this.driven.now)) / 1000;
  }

  /** Changes the speed from now on. */
  setSpeed(speed: number): void {
    this.pace.setSpeed(speed, performance.now(), this.driven.now);
  }

  private turn(): void {
    if (this.stopped) return;
    try {
      const level = this.work();
      this.tell();
      this.save();
      if (this.stopped) return;
      const pause = this.stands() ? RETRY_MS : PAUSE_MS;
      this.timer = level ? setTimeout(() => this.turn(), pause) : setImmediate(() => this.turn());
    } catch (error) {
      this.stopped = true;
      this.hooks.failed(error);
    }
  }

  /** Works for a while; true when the terminal is where it should be. */
  private work(): boolean {
    const begin = performance.now();
    const target = Math.min(this.pace.target(begin), this.driven.end ?? Infinity);
    const tired = (): boolean => performance.now() - begin > WORK_MS;
    if (this.stands()) this.driven.advance(this.driven.now, tired);
    while (this.driven.now < target && !this.stands() && !tired()) {
      this.driven.advance(Math.min(target, this.driven.now + STEP_MS), tired);
      this.room.watchMotions(this.pace.speed);
    }
    this.pace.reached(performance.now(), this.driven.now);
    return this.driven.now >= target || this.stands();
  }

  private stands(): boolean {
    return Boolean(this.driven.standing);
  }

  private tell(): void {
    const now = performance.now();
    if (now - this.updated < UPDATE_MS) return;
    this.updated = now;
    this.hooks.update(this.room.update(this.pace.realSpeed(now)));
  }

  private save(): void {
    const now = performance.now();
    const { snapshotAt = Infinity } = this.driven;
    const due = this.driven.now - snapshotAt >= SNAPSHOT_EVERY_MS && now - this.saved >= SNAPSHOT_REST_MS;
    if (!due || this.stands()) return;
    this.driven.snapshot?.();
    this.saved = performance.now();
  }
}
