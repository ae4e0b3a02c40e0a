// Who is told what is read, as it is read: the events of a file in their order.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import type { Place } from '../findings.ts';
import type { AnyMessage, SetAside } from '../messages.ts';
import type { Values } from '../structure/document.ts';
import type { Entry } from './group-reader.ts';
import type { MessageInfo } from './message-view.ts';

/** Who sent an interchange to whom (UNB); empty strings where it has no UNB. */
export interface InterchangeInfo {
  sender: string;
  recipient: string;
  reference: string;
  /** When it was prepared (UNB 0017 and 0019), ms UTC; left out where that is not told. */
  preparedAt?: number;
}

/** A functional group (UNG): what its header tells; '' for what it does not. */
export interface GroupInfo {
  /** Application that sends (0040) and its qualifier (0007), the one that is to receive (0044), the group's own reference (0048). */
  sender: string;
  senderQualifier: string;
  recipient: string;
  recipientQualifier: string;
  reference: string;
  at: Place;
}

/** A message when all of it has been read. */
export interface MessageSummary {
  info: MessageInfo;
  /** What its header told; null for types that are not worked here. Its lists are empty: the entries were handed out. */
  message: AnyMessage | null;
  /** Segments from UNH to UNT. */
  segments: number;
  entries: number;
  setAside: number;
}

/** Takes what is read. Whoever does not want something leaves it out. */
export interface EdiSink {
  /** An interchange begins: at UNB, or at the first message where there is none. */
  interchangeOpened?(info: InterchangeInfo, envelope: Values<'UNB'> | null): void;
  interchangeClosed?(info: InterchangeInfo, messages: number): void;
  /** A functional group begins, and ends, around some messages of an interchange. */
  groupOpened?(group: GroupInfo): void;
  groupClosed?(group: GroupInfo, messages: number): void;
  /** The header of a message that is worked here was read. */
  messageOpened?(message: AnyMessage, info: MessageInfo): void;
  /** A container that can be worked. */
  entry?(entry: Entry, message: AnyMessage): void;
  /** A container that cannot, and why. */
  setAside?(aside: SetAside, message: AnyMessage): void;
  messageClosed?(summary: MessageSummary): void;
  diagnostic?(diagnostic: Diagnostic): void;
}
