// A message that is being read: cuts its segments into the header and the groups, and has a reader take them. Holds the limits of
// a message. A piece that is not whole yet stays in the window until it is.
import type { Place } from '../findings.ts';
import type { AnyMessage, SetAside } from '../messages.ts';
import { StructureCheck } from '../structure/structure-check.ts';
import type { Tokens } from '../tokens/tokenizer.ts';
import type { Entry, GroupReader, Outlet } from './group-reader.ts';
import type { ReadSettings } from './limits.ts';
import type { MessageInfo, MessageView } from './message-view.ts';
import { readerOf } from './readers.ts';
import type { EdiSink, MessageSummary } from './sink.ts';

/** No piece is wanted. */
const NONE = -1;

export class OpenMessage implements Outlet {
  readonly info: MessageInfo;
  readonly view: MessageView;
  private readonly settings: ReadSettings;
  private readonly sink: EdiSink;
  private readonly reader: GroupReader | null;
  /** Looks at the structure; null where nobody asked for it. */
  private readonly structure: StructureCheck | null;
  /** First segment of the header or group at hand, in the present window. */
  private piece: number;
  /** The piece at hand is longer than is read: where it began. */
  private tooLong: Place | null = null;
  private headerRead = false;
  /** The rest of the message is passed over. */
  private passing: boolean;
  private groups = 0;
  private entries = 0;
  private asides = 0;

  /** @param unh the UNH segment in the present window */
  constructor(view: MessageView, unh: number, settings: ReadSettings, sink: EdiSink) {
    const { info } = view;
    this.info = info;
    this.settings = settings;
    this.sink = sink;
    this.view = view;
    this.reader = readerOf(info.type, this);
    this.structure = settings.structure ? structureCheckOf(view) : null;
    this.passing = this.reader === null;
    this.piece = this.passing ? NONE : unh + 1;
    if (this.passing) this.view.report('HWS-EDI-010', `Message ${info.reference} is a ${info.type || 'nameless'}`, unh);
  }

  /** Takes the next segment, neither UNH nor UNT. */
  segment(segment: number, tag: number): void {
    const { view, structure } = this;
    if (view.nested === null) view.noteNesting(segment, tag);
    structure?.take(view.tokens.tag(segment), view.code(segment, 1), view.where(segment));
    if (this.passing) return;
    if ((this.reader as GroupReader).opensGroup(this.view, segment, tag)) {
      this.closePiece(segment);
      if (this.passing) return;
      this.piece = segment;
    }
  }

  /** The first segment of the present window that is still wanted once the next one comes. */
  keptFrom(tokens: Tokens): number {
    if (this.piece === NONE) return tokens.count;
    if (this.isTooLong(tokens.count)) {
      this.tooLong = this.view.where(this.piece);
      this.piece = NONE;
      return tokens.count;
    }
    return this.piece;
  }

  /** The window has moved on by so many segments. */
  moved(segments: number): void {
    if (this.piece !== NONE) this.piece -= segments;
  }

  /** Ends the message before a segment: its UNT, or what stands in its place. */
  close(end: number, hasTrailer: boolean): MessageSummary {
    if (!this.passing) this.closePiece(end);
    this.structure?.finish();
    const { info, entries, asides } = this;
    const segments = this.segmentsBefore(end) + (hasTrailer ? 1 : 0);
    return { info, message: this.message, segments, entries, setAside: asides };
  }

  entry(entry: Entry): void {
    this.entries++;
    this.sink.entry?.(entry, this.message as AnyMessage);
  }

  setAside(aside: SetAside): void {
    this.asides++;
    this.sink.setAside?.(aside, this.message as AnyMessage);
  }

  private get message(): AnyMessage | null {
    return this.headerRead ? (this.reader as GroupReader).message : null;
  }

  private closePiece(end: number): void {
    const { view, piece } = this;
    const reader = this.reader as GroupReader;
    const tooLong = this.tooLong ?? (this.isTooLong(end) ? view.where(piece) : null);
    this.tooLong = null;
    this.piece = NONE;
    if (tooLong !== null) view.report('HWS-EDI-069', `The limit is ${this.settings.groupBytes} bytes`, tooLong);
    if (!this.headerRead) {
      reader.begin(view, tooLong === null ? piece : end, end);
      this.headerRead = true;
      this.sink.messageOpened?.(reader.message, this.info);
    } else if (this.groups === this.settings.containers) {
      this.passOver('HWS-EDI-064', `The limit is ${this.settings.containers}`, tooLong ?? view.where(piece));
    } else {
      this.groups++;
      if (tooLong === null) reader.take(view, piece, end);
    }
    if (!this.passing && this.segmentsBefore(end) > this.settings.messageSegments) {
      this.passOver('HWS-EDI-063', `The limit is ${this.settings.messageSegments}`, this.info.at);
    }
  }

  /** Segments of the message before one of the present window, UNH included. */
  private segmentsBefore(end: number): number {
    return this.view.tokens.numbered + end + 1 - this.info.at.segment;
  }

  private passOver(code: 'HWS-EDI-063' | 'HWS-EDI-064', detail: string, at: Place): void {
    this.view.report(code, detail, at);
    this.passing = true;
  }

  /** Whether the piece at hand, up to before a segment, is longer than is read. */
  private isTooLong(end: number): boolean {
    const { piece, view } = this;
    if (piece === NONE || end - 1 <= piece) return false;
    return view.tokens.offset(end - 1) - view.tokens.offset(piece) > this.settings.groupBytes;
  }
}

function structureCheckOf(view: MessageView): StructureCheck {
  const { at, ...header } = view.info;
  return new StructureCheck(header, at, (code, detail, place) => view.report(code, detail, { ...at, ...place }));
}
