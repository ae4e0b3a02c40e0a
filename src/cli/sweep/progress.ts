// Progress of a sweep on stderr: on a terminal one line with the time that is left, elsewhere a line for every run that is done.
import type { RunResult } from '../../server/whatif/summary.ts';
import { CountedProgress } from '../counted-progress.ts';
import type { TextStream } from '../streams.ts';

export class SweepProgress extends CountedProgress {
  /** `total`: runs of the sweep; `clock`: computer time, ms. */
  constructor(stream: TextStream, total: number, clock?: () => number) {
    super(stream, total, clock);
    if (stream.isTTY === true) this.line.draw(`0/${total} runs`);
  }

  take(result: RunResult): void {
    this.done++;
    const count = `${this.done}/${this.total} runs`;
    if (this.stream.isTTY === true) this.line.draw(`${count}  ${this.left()}`);
    else this.stream.write(`${count}  ${result.variant}, seed ${result.seed}: ${outcome(result)}\n`);
  }

  /** Writes a line of its own. */
  tell(text: string): void {
    this.line.end();
    this.stream.write(`${text}\n`);
  }
}

function outcome(result: RunResult): string {
  return result.ok ? `${result.cpuSeconds.toFixed(1)} s CPU` : `failed, ${result.error.code}`;
}
