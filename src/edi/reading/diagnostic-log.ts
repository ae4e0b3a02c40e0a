// What was found out about a file, handed on as it is found. All are counted; of a great many only the first are handed on.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { finding } from '../findings.ts';

/** Hands on diagnostics, up to a limit. */
export class DiagnosticLog {
  /** Diagnostics so far, handed on or not. */
  readonly counts: Record<Diagnostic['severity'], number> = { error: 0, warning: 0, info: 0 };
  /** What a diagnostic is to whoever sent what is being read (null: it is expected); null where nothing is known of them. */
  judge: ((diagnostic: Diagnostic) => Diagnostic | null) | null = null;
  private handedOn = 0;
  private readonly limit: number;
  private readonly listener: (diagnostic: Diagnostic) => void;

  constructor(limit: number, listener: (diagnostic: Diagnostic) => void) {
    this.limit = limit;
    this.listener = listener;
  }

  add(found: Diagnostic): void {
    const diagnostic = this.judge === null ? found : this.judge(found);
    if (diagnostic === null) return;
    this.counts[diagnostic.severity]++;
    if (this.handedOn >= this.limit) return;
    this.handedOn++;
    this.listener(diagnostic);
  }

  /** Tells, at the end of a file, how many were not handed on. */
  finish(file: string): void {
    const { error, warning, info } = this.counts;
    const left = error + warning + info - this.handedOn;
    if (left > 0) this.listener(finding('HWS-EDI-065', `The limit is ${this.limit}, ${left} more were counted`, file));
  }
}
