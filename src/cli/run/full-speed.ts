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
/** Terminal time between two looks whether anything comes on, ms. */
const STALL_LOOK_MS = 3_600_000;
/** Terminal time in which nothing came on, with nothing due, after which a run counts as stalled, ms. */
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
  private stallLookedAt = -Infinity;
  private standing = '';
  private standingSince = 0;

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

  /** Plans may be made anew for ever: what counts is whether a box, a vessel or a truck has come on. */
  private isStalled(): boolean {
    const { run } = this;
    if (run.now - this.stallLookedAt < STALL_LOOK_MS) return false;
    this.stallLookedAt = run.now;
    const standing = standingOf(run);
    if (standing !== this.standing) {
      this.standing = standing;
      this.standingSince = run.now;
    }
    if (run.now - this.standingSince < STALLED_MS || run.pendingMessages > 0) return false;
    const { calls, visits } = run.ledger.state;
    const due = (at: number): boolean => at > run.now - STALLED_MS;
    for (const call of calls.values()) if (call.state === 'expected' && due(call.eta)) return false;
    for (const visit of visits.values()) if (visit.state === 'expected' && due(visit.expected)) return false;
    return true;
  }
}

/** Everything that moves when work is done, as one text. */
function standingOf({ ledger }: TerminalRun): string {
  const { calls, visits, yardIn, yardOut, rehandles } = ledger.state;
  let boxes = yardIn + yardOut + rehandles;
  const states: Record<string, number> = {};
  for (const { state, done } of calls.values()) {
    boxes += done.discharge + done.load + done.restow;
    states[state] = (states[state] ?? 0) + 1;
  }
  for (const { state } of visits.values()) states[state] = (states[state] ?? 0) + 1;
  return JSON.stringify([boxes, states]);
}
