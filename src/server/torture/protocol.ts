// What is written down of a tortured shift: everything that happens, in a trace that is the same for the same seed, the counts, and what
// went wrong.
import { createHash } from 'node:crypto';
import { noCounts, type Violation } from './result.ts';

export class Protocol {
  readonly counts = noCounts();
  readonly violations: Violation[] = [];
  private readonly trace = createHash('sha256');
  private readonly seed: number;
  private readonly tell: (at: number, what: string) => void;

  /** `tell`: hears everything, with terminal time (ms UTC). */
  constructor(seed: number, tell: (at: number, what: string) => void) {
    this.seed = seed;
    this.tell = tell;
  }

  /** Something happened. */
  note(at: number, what: string): void {
    this.trace.update(`${at} ${what}\n`);
    this.tell(at, what);
  }

  /** An invariant does not hold. `frame`: last one of the journal. */
  fail(at: number, frame: number, invariant: string, what: string): void {
    this.violations.push({ seed: this.seed, invariant, at, frame, what });
    this.note(at, `VIOLATION ${invariant} at frame ${frame}: ${what}`);
  }

  /** Hash over all that was noted; nothing can be noted after it. */
  digest(): string {
    return this.trace.digest('hex');
  }
}
