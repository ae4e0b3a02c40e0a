// Ctrl-C and its kin: the first asks the command to stop cleanly, the second ends the process at once.
import { EXIT } from './fault.ts';

const STATUS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;

export class StopSignal {
  /** Exit status for the signal that came; null while none did. */
  status: number | null = null;
  private wake: () => void = () => undefined;
  private readonly listeners: [keyof typeof STATUS, () => void][] = [];

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const listener = (): void => this.take(STATUS[signal]);
      process.on(signal, listener);
      this.listeners.push([signal, listener]);
    }
  }

  /** Resolves when a signal comes. */
  async come(): Promise<void> {
    if (this.status === null) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  /** Gives the signals back to the system. */
  release(): void {
    for (const [signal, listener] of this.listeners) process.off(signal, listener);
  }

  private take(status: number): void {
    if (this.status !== null) process.exit(status);
    this.status = status;
    this.wake();
  }
}
