// What the progress of long work on stderr shares: how much of it is done, and the time that is left at the pace so far.
import { StatusLine } from './status-line.ts';
import type { TextStream } from './streams.ts';

/** Progress of work that is counted in equal parts. */
export abstract class CountedProgress {
  protected readonly stream: TextStream;
  protected readonly line: StatusLine;
  protected readonly total: number;
  protected done = 0;
  private readonly clock: () => number;
  private readonly began: number;

  /**
   * @param total parts of the work
   * @param clock computer time, ms
   */
  constructor(stream: TextStream, total: number, clock: () => number = () => performance.now()) {
    this.stream = stream;
    this.line = new StatusLine(stream, clock);
    this.clock = clock;
    this.total = total;
    this.began = clock();
  }

  /** Ends the line that is drawn over. */
  end(): void {
    this.line.end();
  }

  /** The time that is left when the parts to come take as long as those that are done: "12 min left". */
  protected left(): string {
    const ms = ((this.clock() - this.began) * (this.total - this.done)) / this.done;
    return `${durationText(ms)} left`;
  }
}

/** "45 s", "12 min", "3.5 h". */
export function durationText(ms: number): string {
  if (ms < 90_000) return `${Math.ceil(ms / 1000)} s`;
  if (ms < 5_400_000) return `${Math.round(ms / 60_000)} min`;
  return `${(ms / 3_600_000).toFixed(1)} h`;
}
