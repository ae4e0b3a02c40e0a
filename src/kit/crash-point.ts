// Labelled places at which a test may let the process die: between two steps that a power cut could part. The production code runs
// past them unmodified; unless a hook is set, passing one is a comparison with null.

/** The places, each with what is done and what is not yet done there. */
export const CRASH_POINTS = {
  'append-begun': 'frames are to be appended; nothing is written',
  'append-uncommitted': 'frames are written, the transaction is not committed',
  'append-committed': 'the transaction is committed, nobody has been told',
  'turn-committed': 'a turn is durable, its orders are not given and its messages not sent',
  'message-taken': 'a message is taken out of the inbox, nothing of it is worked',
  'message-worked': 'a message is worked, its turn is not durable',
  'command-kept': 'a command is durable, its answer has not left',
  'command-answered': 'the answer to a command has left, the command is not worked',
  'snapshot-unnamed': 'a snapshot is written under another name',
  'snapshot-named': 'a snapshot has its name, which is not yet durable',
  'kept-unnamed': 'the bytes of an interchange are written under another name',
  'kept-named': 'the bytes of an interchange have their name, which is not yet durable',
  'known-unnamed': 'the reference of an interchange is written under another name',
  'received-unnamed': 'the arrival of an interchange is written under another name',
  'received-named': 'the arrival of an interchange has its name, which is not yet durable',
  'outbox-unnamed': 'a file to be sent is written under another name',
  'outbox-named': 'a file to be sent has its name, which is not yet durable',
} as const satisfies Record<string, string>;

/** Name of a place. */
export type CrashPoint = keyof typeof CRASH_POINTS;

/** Hears of a place that is passed, and of what it is passed with: a file's name, or ''. */
export type CrashHook = (point: CrashPoint, what: string) => void;

let hook: CrashHook | null = null;

/** Calls a hook at every place that is passed from now on; null takes it away. It may end the process, or throw. */
export function onCrashPoint(reached: CrashHook | null): void {
  hook = reached;
}

/** Passes a place. */
export function crashPoint(point: CrashPoint, what = ''): void {
  if (hook !== null) hook(point, what);
}
