// Progress of a long work on stderr: one line that is drawn anew on a terminal; elsewhere a line every 5 % or six hours of the
// terminal's time, so that a log stays short.
import { StatusLine } from './status-line.ts';
import type { TextStream } from './streams.ts';

/** Where a run stands. */
export interface Standing {
  /** Terminal time, ms UTC. */
  now: number;
  calls: number;
  sailed: number;
  /** Containers moved over the quay, and to be moved. */
  moves: number;
  total: number;
  /** Containers by crane hour so far; null without crane time. */
  craneRate: number | null;
}

/** Lines over the whole work: one every 5 %. */
const LINES = 20;
const LINE_HOURS_MS = 6 * 3_600_000;

export class Progress {
  private readonly stream: TextStream;
  private readonly line: StatusLine;
  private lines = 0;
  private told: number | null = null;

  /** @param clock computer time, ms */
  constructor(stream: TextStream, clock: () => number = () => performance.now()) {
    this.stream = stream;
    this.line = new StatusLine(stream, clock);
  }

  update(standing: Standing): void {
    if (this.stream.isTTY === true) {
      this.line.draw(standingText(standing));
      return;
    }
    const lines = standing.total === 0 ? 0 : Math.floor((LINES * standing.moves) / standing.total);
    this.told ??= standing.now;
    if (lines <= this.lines && standing.now < this.told + LINE_HOURS_MS) return;
    this.lines = Math.max(lines, this.lines);
    this.told = standing.now;
    this.stream.write(`${standingText(standing)}\n`);
  }

  /** Takes the drawn line away, so that what follows stands alone. */
  end(): void {
    this.line.end();
  }
}

/** "2026-01-05 06:00 UTC  1/3 calls sailed  240/425 moves (56 %)  29.9 boxes/crane h" */
export function standingText({ now, calls, sailed, moves, total, craneRate }: Standing): string {
  const time = new Date(now).toISOString().slice(0, 16).replace('T', ' ');
  const percent = total === 0 ? '' : ` (${Math.floor((100 * moves) / total)} %)`;
  const rate = craneRate === null ? '' : `  ${craneRate.toFixed(1)} boxes/crane h`;
  return `${time} UTC  ${sailed}/${calls} calls sailed  ${moves}/${total} moves${percent}${rate}`;
}
