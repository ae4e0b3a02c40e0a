// An interchange as its sender is to be answered: what came, message by message, and what was found out about it. Kept while it is read, beside
// whatever else is made of it.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import type { Interchange, SetAside } from '../messages.ts';
import { Collector } from '../reading/collector.ts';
import type { ReadOptions } from '../reading/limits.ts';
import type { MessageInfo } from '../reading/message-view.ts';
import type { EdiSink, GroupInfo, InterchangeInfo, MessageSummary } from '../reading/sink.ts';
import { EdiStream } from '../reading/stream.ts';
import type { Values } from '../structure/document.ts';
import { WINDOW_BYTES } from '../tokens/windows.ts';
import { SYNTAX_FAULTS } from './syntax-errors.ts';

/** Bytes of a step of reading (designed): a few milliseconds of work, and many windows. */
const PIECE_BYTES = 4 * WINDOW_BYTES;

/** A message that came. */
export interface ReceivedMessage {
  /** What UNH told, and where it stands. */
  info: MessageInfo;
  /** Its functional group, by its place in the interchange; null for a message in none. */
  group: number | null;
  /** Number of its document (BGM 1004); '' where it has none. */
  document: string;
  /** Containers that were taken. */
  entries: number;
  /** Containers that were not, and why. */
  setAside: SetAside[];
  /** What else was found out. */
  diagnostics: Diagnostic[];
}

/** An interchange that came. */
export interface Received {
  /** UNB; null where there is none: then nobody can be answered. */
  envelope: Values<'UNB'> | null;
  messages: ReceivedMessage[];
  /** Its functional groups; none in most. */
  groups: ReceivedGroup[];
  /** What was found out about the interchange itself. */
  diagnostics: Diagnostic[];
}

/** A functional group that came. */
export interface ReceivedGroup {
  info: GroupInfo;
  /** What was found out about the group itself. */
  diagnostics: Diagnostic[];
}

/** Keeps what is needed for answers and hands everything on. */
export class ReceivedLog implements EdiSink {
  /** One for each interchange, the first also for a file without any. */
  readonly received: Received[] = [nothing()];
  private begun = false;
  private inGroup = false;
  /** Found since the last message ended. */
  private diagnostics: Diagnostic[] = [];
  private asides: SetAside[] = [];
  private readonly next: EdiSink;

  /** @param next takes everything too */
  constructor(next: EdiSink = {}) {
    this.next = next;
  }

  interchangeOpened(info: InterchangeInfo, envelope: Values<'UNB'> | null): void {
    if (this.begun) this.received.push(nothing());
    this.begun = true;
    this.last.envelope = envelope;
    this.next.interchangeOpened?.(info, envelope);
  }

  interchangeClosed(info: InterchangeInfo, messages: number): void {
    this.finish();
    this.next.interchangeClosed?.(info, messages);
  }

  groupOpened(group: GroupInfo): void {
    this.last.groups.push({ info: group, diagnostics: [] });
    this.inGroup = true;
    this.next.groupOpened?.(group);
  }

  groupClosed(group: GroupInfo, messages: number): void {
    const own = this.diagnostics.filter(({ code }) => SYNTAX_FAULTS[code]?.of === 'group');
    this.last.groups.at(-1)?.diagnostics.push(...own);
    this.diagnostics = this.diagnostics.filter((diagnostic) => !own.includes(diagnostic));
    this.inGroup = false;
    this.next.groupClosed?.(group, messages);
  }

  messageOpened(...[message, info]: Parameters<Required<EdiSink>['messageOpened']>): void {
    this.next.messageOpened?.(message, info);
  }

  entry(...[entry, message]: Parameters<Required<EdiSink>['entry']>): void {
    this.next.entry?.(entry, message);
  }

  setAside(...[aside, message]: Parameters<Required<EdiSink>['setAside']>): void {
    this.asides.push(aside);
    this.next.setAside?.(aside, message);
  }

  messageClosed(summary: MessageSummary): void {
    const { info, message, entries } = summary;
    const own: Diagnostic[] = [];
    // What was told of places before its UNH is of the interchange.
    for (const diagnostic of this.diagnostics) {
      const inside = diagnostic.segment !== undefined && diagnostic.segment >= info.at.segment;
      (inside ? own : this.last.diagnostics).push(diagnostic);
    }
    this.last.messages.push({
      info,
      group: this.inGroup ? this.last.groups.length - 1 : null,
      document: message?.reference ?? '',
      entries,
      setAside: this.asides,
      diagnostics: own,
    });
    this.diagnostics = [];
    this.asides = [];
    this.next.messageClosed?.(summary);
  }

  diagnostic(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
    this.next.diagnostic?.(diagnostic);
  }

  /** What was found since the last message is of the interchange. Call it when the file is at its end. */
  finish(): void {
    for (const diagnostic of this.diagnostics) this.last.diagnostics.push(diagnostic);
    this.diagnostics = [];
  }

  private get last(): Received {
    return this.received[this.received.length - 1] as Received;
  }
}

function nothing(): Received {
  return { envelope: null, messages: [], groups: [], diagnostics: [] };
}

/** An interchange with what its sender is to be answered. */
export interface ReadAndReceived {
  interchange: Interchange;
  received: Received;
}

/**
 * Reads a file as readInterchanges does, and gives with each interchange what its sender is to be answered.
 * @param file name of the file, used in diagnostics only
 */
export function receive(bytes: Uint8Array, file: string, options: ReadOptions = {}): ReadAndReceived[] {
  const reading = receiveInPieces(bytes, file, options);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

/** The same, some hundred thousand bytes at a time: whoever reads may do something else between two steps. */
export function* receiveInPieces(
  bytes: Uint8Array,
  file: string,
  options: ReadOptions = {},
): Generator<undefined, ReadAndReceived[]> {
  const collector = new Collector();
  const log = new ReceivedLog(collector);
  const windowBytes = Math.min(options.windowBytes ?? WINDOW_BYTES, bytes.length + 1);
  const stream = new EdiStream(file, log, { ...options, windowBytes });
  for (let at = 0; at < bytes.length && stream.wantsMore; at += PIECE_BYTES) {
    stream.push(bytes.subarray(at, at + PIECE_BYTES));
    yield;
  }
  stream.finish();
  log.finish();
  return collector.interchanges.map((interchange, i) => ({ interchange, received: log.received[i] as Received }));
}
