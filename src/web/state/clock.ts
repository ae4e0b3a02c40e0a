// The page's clock in terminal time. It runs a little behind the server, so that the motions that are drawn have already
// been told, and comes back to the server's time gently, never backwards.

/** How far behind the server the page draws, ms of wall time: a little more than the pause between two updates. */
const DELAY_MS = 320;
/** A difference is made good over about this much wall time, ms. */
const CORRECTION_MS = 900;
/** A difference of more than this much wall time is not made good gently: the clock is set. */
const JUMP_MS = 3000;

/** Interpolates terminal time between the server's messages. */
export class TerminalClock {
  /** Terminal time that is drawn, ms UTC. */
  now = 0;
  /** How many times faster than life; 0 = stopped. */
  speed = 0;
  private target = 0;

  /** Sets the clock to a server's time at once, e.g. after a new connection. */
  set(serverNow: number, speed: number): void {
    this.speed = speed;
    this.target = serverNow - DELAY_MS * speed;
    this.now = this.target;
  }

  /** Takes the server's time (ms UTC) and speed from a message that has just come in. */
  sync(serverNow: number, speed: number): void {
    this.speed = speed;
    this.target = serverNow - DELAY_MS * speed;
    if (Math.abs(this.target - this.now) > JUMP_MS * Math.max(1, speed)) this.now = this.target;
  }

  /** Moves on by some wall time (ms) and gives the terminal time now. */
  advance(elapsedMs: number): number {
    const run = elapsedMs * this.speed;
    this.target += run;
    const correction = (this.target - this.now - run) * Math.min(1, elapsedMs / CORRECTION_MS);
    this.now += Math.max(0, run + correction);
    return this.now;
  }
}
