// One line on a terminal that is drawn anew as things go on, and taken away before anything else is written.
import type { TextStream } from './streams.ts';

/** It is drawn at most this often, ms. */
const REDRAW_MS = 200;

export class StatusLine {
  private readonly stream: TextStream;
  private readonly clock: () => number;
  private drawnAt = -Infinity;
  private drawn = '';

  /** @param clock computer time, ms */
  constructor(stream: TextStream, clock: () => number = () => performance.now()) {
    this.stream = stream;
    this.clock = clock;
  }

  /** Draws a text, unless one was drawn just now. */
  draw(text: string): void {
    if (this.clock() - this.drawnAt < REDRAW_MS) return;
    const line = text.slice(0, Math.max(20, (this.stream.columns ?? 80) - 1));
    this.stream.write(`\r${line.padEnd(this.drawn.length)}`);
    this.drawn = line;
    this.drawnAt = this.clock();
  }

  /** Takes the line away, so that what follows stands alone. */
  end(): void {
    if (this.drawn !== '') this.stream.write(`\r${' '.repeat(this.drawn.length)}\r`);
    this.drawn = '';
  }
}
