// Progress of a sweep on stderr: on a terminal one line with the time that is left, elsewhere a line for every run that is done.
import type { RunResult } from '../../server/whatif/summary.ts';
import { StatusLine } from '../status-line.ts';
import type { TextStream } from '../streams.ts';

export class SweepProgress {
  private readonly stream: TextStream;
  private readonly line: StatusLine;
  private readonly clock: () => number;
  private readonly total: number;
  private readonly began: number;
  private done = 0;

  /**
   * @param total runs of the sweep
   * @param clock computer time, ms
   */
  constructor(stream: TextStream, total: number, clock: () => number = () => performance.now()) {
    this.stream = stream;
    this.line = new StatusLine(stream, clock);
    this.clock = clock;
    this.total = total;
    this.began = clock();
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

  end(): void {
    this.line.end();
  }

  /** The time that is left when the runs to come take as long as those that are done: "12 min left". */
  private left(): string {
    const ms = ((this.clock() - this.began) * (this.total - this.done)) / this.done;
    return `${durationText(ms)} left`;
  }
}

function outcome(result: RunResult): string {
  return result.ok ? `${result.cpuSeconds.toFixed(1)} s CPU` : `failed, ${result.error.code}`;
}

/** "45 s", "12 min", "3.5 h". */
export function durationText(ms: number): string {
  if (ms < 90_000) return `${Math.ceil(ms / 1000)} s`;
  if (ms < 5_400_000) return `${Math.round(ms / 60_000)} min`;
  return `${(ms / 3_600_000).toFixed(1)} h`;
}
