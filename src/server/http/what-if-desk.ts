// Questions "what if" to the live terminal: a fork of it as it is now, run ahead in other threads; one question at a time.
import { availableParallelism } from 'node:os';
import type { LiveTerminal } from '../live/live-terminal.ts';
import { forkOf, WhatIf, type VariantSpec, type WhatIfProgress } from '../whatif/what-if.ts';

/** A question as it comes over the program interface. */
export interface Question {
  variants: VariantSpec[];
  hours: number;
  seeds: number;
}

export class WhatIfDesk {
  private readonly live: LiveTerminal;
  /** One core stays with the live terminal. */
  private readonly whatIf = new WhatIf(Math.max(1, availableParallelism() - 1));
  private newest: string | null = null;

  constructor(live: LiveTerminal) {
    this.live = live;
  }

  /** True while a question is being worked on. */
  get busy(): boolean {
    return this.newest !== null && this.whatIf.progress(this.newest)?.state === 'running';
  }

  /** Begins with a question; to be called when not busy. @throws InputError HWS-SWP-… for a variant that cannot be */
  ask({ variants, hours, seeds }: Question): WhatIfProgress | null {
    const { config, nextWeek } = this.live;
    const fork = forkOf(this.live.run, { start: config.start, demandScale: config.demandScale, next: nextWeek });
    const numbers = Array.from({ length: seeds }, (_, i) => i + 1);
    this.newest = this.whatIf.start(fork, { variants, hours, seeds: numbers });
    return this.whatIf.progress(this.newest);
  }

  /** Where a question stands; null for one that is not known. */
  progress(id: string): WhatIfProgress | null {
    return this.whatIf.progress(id);
  }

  /** Stops a question; null for one that is not known. */
  cancel(id: string): WhatIfProgress | null {
    this.whatIf.cancel(id);
    return this.whatIf.progress(id);
  }

  /** Ends the threads. */
  close(): Promise<void> {
    return this.whatIf.close();
  }
}
