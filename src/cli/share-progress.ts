// Progress of a work whose share is known, on stderr: one line that is drawn anew on a terminal, elsewhere a line every few seconds. A work
// that is done at once says nothing.
import { StatusLine } from './status-line.ts';
import type { TextStream } from './streams.ts';

/** Nothing is said of a work before it has taken so long, ms. */
const QUIET_MS = 1000;
/** Time between two lines, ms. */
const LINE_MS = 5000;

export class ShareProgress {
  private readonly stream: TextStream;
  private readonly line: StatusLine;
  private readonly clock: () => number;
  private readonly began: number;
  private told: number;

  /** @param clock computer time, ms */
  constructor(stream: TextStream, clock: () => number = () => performance.now()) {
    this.stream = stream;
    this.clock = clock;
    this.began = clock();
    this.told = this.began;
    this.line = new StatusLine(stream, clock);
  }

  /** Tells what is done and how much of it, 0 to 1. */
  update(what: string, share: number): void {
    if (this.clock() - this.began < QUIET_MS) return;
    if (this.stream.isTTY === true) {
      this.line.draw(`${what} ${Math.floor(100 * share)} %`);
      return;
    }
    if (this.clock() - this.told < LINE_MS) return;
    this.told = this.clock();
    this.stream.write(`${what} ${Math.floor(100 * share)} %\n`);
  }

  /** Takes the drawn line away, so that what follows stands alone. */
  end(): void {
    this.line.end();
  }
}
