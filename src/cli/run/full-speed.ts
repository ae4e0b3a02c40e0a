// Lets a terminal work as fast as the computer can, until everything has left, time is over, nothing happens any more, or somebody
// stops it. Gives the process a breath between slices, so that Ctrl-C is heard. How a run is sliced changes nothing in it.
import type { TerminalRun } from '../../server/run/terminal-run.ts';

/** Why a run ended; 'stalled': calls or trucks are left, but nothing has happened or was due for two days. */
export type RunEnd = 'finished' | 'hours' | 'stalled' | 'interrupted';

/** What a run at full speed is told. */
export interface FullSpeedOptions {
  /** Terminal time at which to stop at the latest, ms UTC; null for none. */
  until: number | null;
  interrupted: () => boolean;
  /** Called after every slice and at the end. */
  onSlice: () => void;
}

/** Computer time after which the process gets its breath, ms: short enough that Ctrl-C seems immediate. */
const SLICE_MS = 50;
/** Terminal time between two looks whether everything has left, ms. */
const LOOK_MS = 60_000;
/** Terminal time without any event, and with nothing due, after which a run counts as stalled, ms. */
const STALLED_MS = 48 * 3_600_000;
/** Furthest time that a run without a limit may reach, ms UTC: the year 2200. */
const FAR = Date.UTC(2200, 0, 1);

/** Runs a terminal to its end. */
export async function runAtFullSpeed(run: TerminalRun, options: FullSpeedOptions): Promise<RunEnd> {
  const watch = new Watch(run);
  const until = options.until ?? FAR;
  for (;;) {
    const sliceEnd = performance.now() + SLICE_MS;
    while (watch.end === null && performance.now() < sliceEnd) {
      if (run.nextTurn > until) {
        if (options.until !== null) run.advance(until);
        watch.end = options.until === null ? 'stalled' : 'hours';
      } else run.advance(until, () => (watch.look(), true));
    }
    options.onSlice();
    if (watch.end !== null) return watch.end;
    if (options.interrupted()) return 'interrupted';
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Looks, at times of the terminal's own clock, whether a run is at its end. */
class Watch {
  end: RunEnd | null = null;
  private readonly run: TerminalRun;
  private lookedAt = -Infinity;
  private seq = -1;
  private lastEventAt = 0;

  constructor(run: TerminalRun) {
    this.run = run;
  }

  look(): void {
    const { run } = this;
    const gap = run.nextTurn > run.now + LOOK_MS;
    if (!gap && run.now - this.lookedAt < LOOK_MS) return;
    this.lookedAt = run.now;
    if (run.finished) this.end = 'finished';
    else if (this.isStalled()) this.end = 'stalled';
  }

  private isStalled(): boolean {
    const { state } = this.run.ledger;
    if (state.seq !== this.seq) {
      this.seq = state.seq;
      this.lastEventAt = this.run.now;
    }
    if (this.run.now - this.lastEventAt < STALLED_MS || this.run.pendingMessages > 0) return false;
    const due = (at: number): boolean => at > this.run.now - STALLED_MS;
    for (const call of state.calls.values()) if (call.state === 'expected' && due(call.eta)) return false;
    for (const visit of state.visits.values()) if (visit.state === 'expected' && due(visit.expected)) return false;
    return true;
  }
}
