// What is known outside of the terminal's process, and so survives it: up to where the journal said that it is durable, what was answered
// to partners, what was sent out. The invariants hold the record against it.
import type { OutgoingFile } from '../../operation/outbox/outbox.ts';

/** A message or command whose acceptance was told to its sender. */
export interface Acknowledged {
  key: string;
  /** Terminal time at which it becomes known, ms UTC. */
  at: number;
  /** It is kept as a file until it is worked; else it is in the journal at once. */
  kept: boolean;
  /** Command ids of its messages. */
  commands: string[];
}

export class Witness {
  /** Chain hash by frame number, of the last frame of each append that returned. */
  readonly durable: { seq: number; hash: string }[] = [];
  readonly acknowledged: Acknowledged[] = [];
  /** Files sent, by name. */
  readonly sent = new Map<string, string>();
  /** What was sent twice under one name with another text. */
  readonly unstable: string[] = [];

  send(files: readonly OutgoingFile[]): void {
    for (const { name, text } of files) {
      const before = this.sent.get(name);
      if (before !== undefined && before !== text) this.unstable.push(`${name} was sent again with another text`);
      this.sent.set(name, text);
    }
  }
}
