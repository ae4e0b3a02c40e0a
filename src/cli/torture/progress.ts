// Progress of a torture on stderr: on a terminal one line with the time that is left, elsewhere a line for every percent; a failing seed
// is told at once.
import { replayLine } from '../../server/torture/campaign.ts';
import type { SeedResult } from '../../server/torture/result.ts';
import { CountedProgress } from '../counted-progress.ts';

export class TortureProgress extends CountedProgress {
  private failing = 0;

  take({ seed, violations }: SeedResult): void {
    this.done++;
    const [first] = violations;
    if (first) {
      this.failing++;
      this.line.end();
      const [what] = first.what.split('\n');
      this.stream.write(`seed ${seed} breaks ${first.invariant}: ${what}\n  again: ${replayLine(seed)}\n`);
    }
    const count = `${this.done}/${this.total} seeds, ${this.failing} with a violation`;
    if (this.stream.isTTY === true) this.line.draw(`${count}  ${this.left()}`);
    else if (Math.floor((100 * this.done) / this.total) > Math.floor((100 * (this.done - 1)) / this.total))
      this.stream.write(`${count}\n`);
  }
}
