// A standby at work: it does again what the owner records, so that it is never far behind, and looks whether the owner's lease has
// lapsed. When it has, it takes the lease and works the terminal itself. Knows the clock, as the clockwork does.
import type { PostgresJournal } from '../../store/postgres-journal.ts';
import type { Update } from '../api.ts';
import type { ControlRoom } from '../live/control-room.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';

/** Pause between two looks at the journal and the lease, ms (designed): a small part of a lease. */
const LOOK_MS = 250;
/** Longest stretch of work before the server looks after its requests, ms. */
const WORK_MS = 40;

/** What a follower tells. */
export interface FollowerHooks {
  update(update: Update): void;
  /** The terminal is this process's from now on. `ms`: what it took since the lease was free, real time. */
  tookOver(ms: number): void;
  /** The standby cannot go on; nothing more is done. */
  failed(error: unknown): void;
}

export class Follower {
  private readonly live: LiveTerminal;
  private readonly store: PostgresJournal;
  private readonly room: ControlRoom;
  private readonly hooks: FollowerHooks;
  private timer: NodeJS.Timeout | NodeJS.Immediate | null = null;
  /** Terminal time up to which everything is recorded, ms UTC. */
  private end = -Infinity;
  private stopped = false;

  constructor(live: LiveTerminal, store: PostgresJournal, room: ControlRoom, hooks: FollowerHooks) {
    this.live = live;
    this.store = store;
    this.room = room;
    this.hooks = hooks;
  }

  /** Begins to follow. */
  start(): void {
    this.timer = setImmediate(() => this.turn());
  }

  /** Ends the following. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer as NodeJS.Timeout);
    clearImmediate(this.timer as NodeJS.Immediate);
  }

  private turn(): void {
    if (this.stopped) return;
    try {
      const behind = this.work();
      if (!behind && this.takeOver()) return;
      this.timer = behind ? setImmediate(() => this.turn()) : setTimeout(() => this.turn(), LOOK_MS);
    } catch (error) {
      this.stopped = true;
      this.hooks.failed(error);
    }
  }

  /** Follows for a while; true while there is more to follow. */
  private work(): boolean {
    const begin = performance.now();
    const tired = (): boolean => performance.now() - begin > WORK_MS;
    if (this.live.now >= this.end) {
      // The turn of the last frame may not be over yet.
      this.end = (this.store.look()?.at ?? -Infinity) - 1;
      if (this.live.now >= this.end) return false;
    }
    this.live.follow(this.end, tired);
    this.room.watchMotions(1);
    this.hooks.update(this.room.update(0));
    return this.live.now < this.end;
  }

  private takeOver(): boolean {
    const begin = performance.now();
    if (!this.store.takeOver()) return false;
    this.live.takeOver();
    this.stopped = true;
    this.hooks.tookOver(performance.now() - begin);
    return true;
  }
}
