// What a reader of one message type is: it is given the header, then one group after another, and hands out entries as it goes.
// So the same reader serves a whole file and a stream.
import type { AnyMessage, SetAside } from '../messages.ts';
import type { MessageView } from './message-view.ts';

/** One container of a message. */
export type Entry = AnyMessage['entries'][number];

/** Where a reader puts what it made. */
export interface Outlet {
  entry(entry: Entry): void;
  setAside(aside: SetAside): void;
}

/** Reads one message. Segments are numbered as in the view's present window, and stand in it only during a call. */
export interface GroupReader {
  /** What the header told; its lists stay empty. There once `begin` was called. */
  readonly message: AnyMessage;
  /** Whether a segment begins a group. Asked once for every segment after UNH, in order. */
  opensGroup(view: MessageView, segment: number, tag: number): boolean;
  /** Takes the header: the segments between UNH and the first group, from the first to before the last. Called once. */
  begin(view: MessageView, from: number, to: number): void;
  /** Takes a group: from the segment that opened it to before the one that opens the next. */
  take(view: MessageView, from: number, to: number): void;
}
