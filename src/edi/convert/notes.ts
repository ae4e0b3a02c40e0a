// What a conversion has to tell: the same thing of many segments is told once, with how often.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { finding, type EdiCode } from '../findings.ts';

/** Collects what is told of one message. */
export class Notes {
  private readonly counts = new Map<string, { code: EdiCode; what: string; count: number }>();

  add(code: EdiCode, what: string): void {
    const key = `${code} ${what}`;
    const known = this.counts.get(key);
    if (known === undefined) this.counts.set(key, { code, what, count: 1 });
    else known.count++;
  }

  /** @param where what the message is, e.g. "BAPLIE to 3.1" */
  diagnostics(where: string): Diagnostic[] {
    return [...this.counts.values()].map(({ code, what, count }) =>
      finding(code, count === 1 ? what : `${what} (${count} times)`, where),
    );
  }
}
