// A message on which the control failed in the middle: what it has changed by then is not known.

/** Ends the run, for its state may be half changed; nothing of the turn is durable. */
export class MessageFault extends Error {
  readonly commandId: string;

  constructor({ commandId }: { commandId: string }, cause: unknown) {
    super(`Message ${commandId} could not be worked: ${reasonFor(cause)}`, { cause });
    this.name = 'MessageFault';
    this.commandId = commandId;
  }

  /** What went wrong, as text. */
  get reason(): string {
    return reasonFor(this.cause);
  }
}

/** What went wrong, as text that a record may keep. */
export function reasonFor(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
}
