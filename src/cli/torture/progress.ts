// Progress of a torture on stderr: on a terminal one line with the time that is left, elsewhere a line for every percent; a failing seed
// is told at once.
import { replayLine } from '../../server/torture/campaign.ts';
import type { SeedResult } from '../../server/torture/result.ts';
import { StatusLine } from '../status-line.ts';
import type { TextStream } from '../streams.ts';
import { durationText } from '../sweep/progress.ts';

export class TortureProgress {
  private readonly stream: TextStream;
  private readonly line: StatusLine;
  private readonly clock: () => number;
  private readonly total: number;
  private readonly began: number;
  private done = 0;
  private failing = 0;

  /**
   * @param total seeds
   * @param clock computer time, ms
   */
  constructor(stream: TextStream, total: number, clock: () => number = () => performance.now()) {
    this.stream = stream;
    this.line = new StatusLine(stream, clock);
    this.clock = clock;
    this.total = total;
    this.began = clock();
  }

  take({ seed, violations }: SeedResult): void {
    this.done++;
    const [first] = violations;
    if (first) {
      this.failing++;
      this.line.end();
      const [what] = first.what.split('\n');
      this.stream.write(`seed ${seed} breaks ${first.invariant}: ${what}\n  again: ${replayLine(seed)}\n`);
    }
    const left = durationText(((this.clock() - this.began) * (this.total - this.done)) / this.done);
    const count = `${this.done}/${this.total} seeds, ${this.failing} with a violation`;
    if (this.stream.isTTY === true) this.line.draw(`${count}  ${left} left`);
    else if (Math.floor((100 * this.done) / this.total) > Math.floor((100 * (this.done - 1)) / this.total))
      this.stream.write(`${count}\n`);
  }

  end(): void {
    this.line.end();
  }
}
