// The CPU seconds of this process, for planners that are stopped after so many of them. Asking the system costs up to half a millisecond on
// some machines, so it is asked rarely while much is left.

/** Shares of what is left that may pass, by the wall clock, until the system is asked again; and the least time, ms. */
const SHARE = 0.2;
const LEAST_MS = 0.5;

export class CpuClock {
  private readonly began = process.cpuUsage();
  private readonly limit: number;
  private askAt = 0;
  private ended = false;

  /** @param limit CPU seconds after which over() is true */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** CPU seconds since the clock was made, of all threads of this process. */
  used(): number {
    const { user, system } = process.cpuUsage(this.began);
    return (user + system) / 1e6;
  }

  /** Whether the limit is reached, from then on always; found out late by at most a fifth of what was left. */
  over(): boolean {
    const now = performance.now();
    if (this.ended || now < this.askAt) return this.ended;
    const left = this.limit - this.used();
    this.askAt = now + Math.max(LEAST_MS, 1000 * SHARE * left);
    this.ended = left <= 0;
    return this.ended;
  }
}
