// Takes the segments of a file, window by window: the envelope (UNB, UNG, UNH and their trailers) here, what stands between UNH
// and UNT by OpenMessage. Missing and wrong trailers are told, never an obstacle.
import { finding, type EdiCode, type Place } from '../findings.ts';
import { isKnownCharset } from '../tokens/charset.ts';
import type { ServiceCharacters } from '../tokens/service-characters.ts';
import type { SegmentFault, Tokens } from '../tokens/tokenizer.ts';
import type { WindowEnd } from '../tokens/windows.ts';
import type { Values } from '../structure/document.ts';
import { envelopeOf } from '../structure/read-envelope.ts';
import { parseDate } from '../values/dates.ts';
import { DiagnosticLog } from './diagnostic-log.ts';
import type { ReadSettings } from './limits.ts';
import { MessageView, placeOf, TAG, type MessageInfo } from './message-view.ts';
import { OpenMessage } from './open-message.ts';
import type { Partner } from './partner.ts';
import type { EdiSink, GroupInfo, InterchangeInfo, MessageSummary } from './sink.ts';

/** "UN", with which the tags of service segments begin. */
const UN = TAG.UNH >> 8;

const FAULT_CODES: Record<SegmentFault, EdiCode> = {
  segment: 'HWS-EDI-060',
  parts: 'HWS-EDI-061',
  component: 'HWS-EDI-062',
};

/** An interchange that is open. */
interface OpenInterchange {
  info: InterchangeInfo;
  /** Where its UNB stands; null: it has none. */
  at: Place | null;
  messages: number;
  /** Functional groups, and messages in none. */
  groups: number;
  ungrouped: number;
  /** What diagnostics are to its sender. */
  judge: DiagnosticLog['judge'];
}

/** A functional group that is open. */
interface OpenGroup {
  info: GroupInfo;
  messages: number;
}

/** Reads a file whose windows it is given. */
export class Feed {
  readonly log: DiagnosticLog;
  private readonly file: string;
  private readonly settings: ReadSettings;
  private readonly sink: EdiSink;
  private readonly stop: () => void;

  private interchange: OpenInterchange | null = null;
  private group: OpenGroup | null = null;
  private message: OpenMessage | null = null;
  private service: ServiceCharacters | null = null;
  private interchanges = 0;
  private messages = 0;
  private stopped = false;
  /** The last segment of the window before. */
  private last: Place;
  private strays = 0;
  private firstStray: Place | null = null;
  private firstKept: Place | null = null;
  private orphans = 0;
  private firstOrphan: Place | null = null;

  /** @param stop called where the rest of the file shall be left unread */
  constructor(file: string, settings: ReadSettings, sink: EdiSink, stop: () => void) {
    this.file = file;
    this.settings = settings;
    this.sink = sink;
    this.stop = stop;
    this.last = { file, segment: 0, offset: 0 };
    this.log = new DiagnosticLog(settings.diagnostics, (diagnostic) => this.sink.diagnostic?.(diagnostic));
  }

  /** Takes a window; see TakeWindow. */
  take(tokens: Tokens, first: number, end: WindowEnd): number {
    if (tokens.service !== this.service) this.beginService(tokens.service, tokens);
    this.noteStrays(tokens);
    if (this.message !== null) this.message.view.tokens = tokens;
    const allowed = Math.min(tokens.count, this.settings.work - tokens.numbered);
    for (let i = first; i < allowed && !this.stopped; i++) this.segment(tokens, i);
    if (this.stopped) return tokens.count;
    if (allowed < tokens.count) {
      this.giveUp(tokens, allowed, 'HWS-EDI-066', `The limit is ${this.settings.work} segments`);
      return tokens.count;
    }
    this.noteKept(tokens);
    if (tokens.count > 0) this.last = placeOf(tokens, this.file, tokens.count - 1);
    if (this.settings.deadline()) this.giveUp(tokens, tokens.count, 'HWS-EDI-066', 'The time is over');
    else if (end !== 'more') this.closeInterchange(tokens, tokens.count, null);
    if (tokens.unterminated && !this.stopped) this.add('HWS-EDI-004', '', this.last);
    const kept = this.message?.keptFrom(tokens) ?? tokens.count;
    this.message?.moved(kept);
    return kept;
  }

  /** Tells what is known only at the end of the file. */
  finish(truncated: boolean): void {
    const { file } = this;
    if (!this.stopped) {
      if (this.firstStray !== null) this.add('HWS-EDI-005', `Before ${this.strays} segment(s)`, this.firstStray);
      if (this.firstOrphan !== null) this.add('HWS-EDI-067', `${this.orphans} segment(s)`, this.firstOrphan);
      if (truncated) this.add('HWS-EDI-002', `The limit is ${this.settings.bytes} bytes`, file);
      if (this.messages === 0) this.add('HWS-EDI-001', '', file);
    }
    this.log.finish(file);
  }

  private beginService(service: ServiceCharacters, tokens: Tokens): void {
    this.service = service;
    if (service.una !== 'damaged') return;
    this.add('HWS-EDI-003', '', { file: this.file, segment: tokens.numbered, offset: tokens.fileOffset(0) });
  }

  private segment(tokens: Tokens, i: number): void {
    const tag = tokens.tagAt(i);
    if (tag >> 8 === UN && this.serviceSegment(tokens, i, tag)) return;
    if (tag < 0) this.noteFault(tokens, i);
    else if (this.message !== null) this.message.segment(i, tag);
    else this.noteOrphan(tokens, i);
  }

  /** Takes a segment of the envelope; false: it is none. */
  private serviceSegment(tokens: Tokens, i: number, tag: number): boolean {
    switch (tag) {
      case TAG.UNH:
        this.openMessage(tokens, i);
        return true;
      case TAG.UNT:
        if (this.message === null) return false;
        this.closeMessage(tokens, i, i);
        return true;
      case TAG.UNB:
        this.openInterchange(tokens, i);
        return true;
      case TAG.UNZ:
        if (this.interchange === null) return false;
        this.closeInterchange(tokens, i, i);
        return true;
      case TAG.UNG:
        this.openGroup(tokens, i);
        return true;
      case TAG.UNE:
        if (this.group === null) return false;
        this.closeMessage(tokens, i, null);
        this.closeGroup(tokens, i);
        return true;
      default:
        return false;
    }
  }

  private openInterchange(tokens: Tokens, i: number): void {
    this.closeInterchange(tokens, i, null);
    const charset = tokens.component(i, 1, 0).trim().toUpperCase();
    const at = placeOf(tokens, this.file, i);
    const prepared = parseDate(tokens.component(i, 4, 0).trim() + tokens.component(i, 4, 1).trim());
    const info = {
      sender: tokens.component(i, 2, 0).trim(),
      recipient: tokens.component(i, 3, 0).trim(),
      reference: tokens.component(i, 5, 0).trim(),
      ...(prepared !== null && { preparedAt: prepared }),
    };
    const partner = this.partnerOf(info);
    tokens.takeSyntax(partner?.charset ?? charset, tokens.component(i, 1, 1).trim());
    if (!isKnownCharset(tokens.service.charset, tokens.service.recoded))
      this.add('HWS-EDI-019', `UNB names "${charset}"`, at);
    this.beginInterchange(info, at, partner, envelopeOf(tokens, i));
  }

  private partnerOf(info: InterchangeInfo, message: MessageInfo | null = null): Partner | null {
    return this.settings.partners?.of(info, message) ?? null;
  }

  private beginWithoutHeader(tokens: Tokens, i: number): void {
    this.beginInterchange(NO_HEADER, placeOf(tokens, this.file, i), this.partnerOf(NO_HEADER), null);
  }

  private beginInterchange(
    info: InterchangeInfo,
    here: Place,
    partner: Partner | null,
    envelope: Values<'UNB'> | null,
  ): void {
    const judge = (this.log.judge = partner?.judge ?? null);
    this.interchange = { info, at: envelope === null ? null : here, messages: 0, groups: 0, ungrouped: 0, judge };
    this.interchanges++;
    this.sink.interchangeOpened?.(info, envelope);
    if (this.interchanges === 2) this.add('HWS-EDI-017', '', here);
  }

  /** Ends the interchange before a segment, or at its UNZ. */
  private closeInterchange(tokens: Tokens, end: number, trailer: number | null): void {
    const { interchange } = this;
    if (interchange === null) return;
    this.closeMessage(tokens, end, null);
    this.closeGroup(tokens, null);
    this.noteKept(tokens);
    if (this.firstKept !== null) this.add('HWS-EDI-084', '', this.firstKept);
    this.firstKept = null;
    if (!this.stopped) this.checkInterchange(interchange, tokens, trailer);
    this.sink.interchangeClosed?.(interchange.info, interchange.messages);
    // What is told of the file at its end is judged as its last interchange is.
    this.interchange = null;
  }

  private checkInterchange(open: OpenInterchange, tokens: Tokens, trailer: number | null): void {
    const { info, at, messages, groups, ungrouped } = open;
    if (groups > 0 && ungrouped > 0) {
      this.add('HWS-EDI-083', `${ungrouped} of ${messages} messages in no group`, at ?? this.file);
    }
    if (at === null || trailer === null) {
      const missing = at === null ? (trailer === null ? 'UNB and UNZ' : 'UNB') : 'UNZ';
      this.add('HWS-EDI-006', `${missing} missing`, this.interchanges > 1 && at !== null ? at : this.file);
      return;
    }
    const here = placeOf(tokens, this.file, trailer);
    const told = tokens.number(trailer, 1, 0);
    // An interchange of groups counts these.
    if (told !== messages && (groups === 0 || told !== groups)) {
      this.add('HWS-EDI-009', `UNZ says "${tokens.element(trailer, 1)}", counted ${groups || messages}`, here);
    }
    const closed = tokens.component(trailer, 2, 0).trim();
    if (closed !== info.reference) this.add('HWS-EDI-080', `UNB says "${info.reference}", UNZ says "${closed}"`, here);
  }

  private openGroup(tokens: Tokens, i: number): void {
    this.closeMessage(tokens, i, null);
    this.closeGroup(tokens, null);
    if (this.interchange === null) this.beginWithoutHeader(tokens, i);
    this.interchange!.groups++;
    const part = (element: number, component: number): string => tokens.component(i, element, component).trim();
    const info: GroupInfo = {
      sender: part(2, 0),
      senderQualifier: part(2, 1),
      recipient: part(3, 0),
      recipientQualifier: part(3, 1),
      reference: part(5, 0),
      at: placeOf(tokens, this.file, i),
    };
    this.group = { info, messages: 0 };
    this.sink.groupOpened?.(info);
  }

  private closeGroup(tokens: Tokens, trailer: number | null): void {
    const { group } = this;
    this.group = null;
    if (group === null) return;
    if (!this.stopped) this.checkGroup(group, tokens, trailer);
    this.sink.groupClosed?.(group.info, group.messages);
  }

  private checkGroup({ info, messages }: OpenGroup, tokens: Tokens, trailer: number | null): void {
    if (trailer === null) {
      this.add('HWS-EDI-018', '', info.at);
      return;
    }
    const here = placeOf(tokens, this.file, trailer);
    if (tokens.number(trailer, 1, 0) !== messages) {
      this.add('HWS-EDI-081', `UNE says "${tokens.element(trailer, 1)}", counted ${messages}`, here);
    }
    const closed = tokens.component(trailer, 2, 0).trim();
    if (closed !== info.reference) this.add('HWS-EDI-082', `UNG says "${info.reference}", UNE says "${closed}"`, here);
  }

  private openMessage(tokens: Tokens, i: number): void {
    this.closeMessage(tokens, i, null);
    if (this.interchange === null) this.beginWithoutHeader(tokens, i);
    if (this.messages === this.settings.messages) {
      this.giveUp(tokens, i, 'HWS-EDI-068', `The limit is ${this.settings.messages}`);
      return;
    }
    this.messages++;
    this.interchange!.messages++;
    if (this.group !== null) this.group.messages++;
    else this.interchange!.ungrouped++;
    const part = (component: number): string => tokens.component(i, 2, component).trim().toUpperCase();
    const info: MessageInfo = {
      reference: tokens.element(i, 1).trim(),
      type: part(0),
      version: part(1),
      release: part(2),
      agency: part(3),
      association: part(4),
      at: placeOf(tokens, this.file, i),
    };
    const partner = this.partnerOf(this.interchange!.info, info);
    this.log.judge = partner?.judge ?? null;
    const view =
      partner?.view(tokens, partner.header(tokens, i, info), this.log) ??
      new MessageView(tokens, this.file, info, this.log);
    this.message = new OpenMessage(view, i, this.settings, this.sink);
  }

  /** Ends the message before a segment, or at its UNT, which is held against what was read. */
  private closeMessage(tokens: Tokens, end: number, trailer: number | null): void {
    const { message } = this;
    if (message === null) return;
    this.message = null;
    const summary = message.close(end, trailer !== null);
    if (trailer !== null) this.checkMessage(summary, tokens, trailer);
    else if (!this.stopped) this.add('HWS-EDI-011', '', end > 0 ? placeOf(tokens, this.file, end - 1) : this.last);
    this.sink.messageClosed?.(summary);
    this.log.judge = this.interchange?.judge ?? null;
  }

  private checkMessage({ info, segments }: MessageSummary, tokens: Tokens, trailer: number): void {
    const here = placeOf(tokens, this.file, trailer);
    if (tokens.number(trailer, 1, 0) !== segments) {
      this.add('HWS-EDI-007', `UNT says "${tokens.element(trailer, 1)}", counted ${segments}`, here);
    }
    const closed = tokens.element(trailer, 2).trim();
    if (closed !== info.reference) this.add('HWS-EDI-008', `UNH says "${info.reference}", UNT says "${closed}"`, here);
  }

  /** Leaves the rest of the file unread, from a segment on. */
  private giveUp(tokens: Tokens, end: number, code: EdiCode, detail: string): void {
    this.stopped = true;
    this.stop();
    this.closeInterchange(tokens, end, null);
    this.add(code, detail, end > 0 ? placeOf(tokens, this.file, end - 1) : this.last);
  }

  private noteFault(tokens: Tokens, i: number): void {
    const fault = tokens.fault(i);
    if (fault === null) return;
    const { segmentBytes, segmentParts, componentBytes } = this.settings;
    const limit = { segment: `${segmentBytes} bytes`, parts: segmentParts, component: `${componentBytes} bytes` }[
      fault
    ];
    this.add(FAULT_CODES[fault], `The limit is ${limit}`, placeOf(tokens, this.file, i));
  }

  private noteOrphan(tokens: Tokens, i: number): void {
    if (this.orphans++ === 0) this.firstOrphan = placeOf(tokens, this.file, i);
  }

  /** The first segment of which a text holds bytes that are no letters. */
  private noteKept(tokens: Tokens): void {
    if (tokens.firstKept >= 0) this.firstKept ??= placeOf(tokens, this.file, tokens.firstKept);
    tokens.firstKept = -1;
  }

  private noteStrays(tokens: Tokens): void {
    if (tokens.strayCount === 0) return;
    this.strays += tokens.strayCount;
    const segment = tokens.numbered + tokens.firstStray + 1;
    this.firstStray ??= { file: this.file, segment, offset: tokens.fileOffset(tokens.firstStrayAt) };
  }

  private add(code: EdiCode, detail: string, at: Place | string): void {
    this.log.add(finding(code, detail, at));
  }
}

const NO_HEADER: InterchangeInfo = { sender: '', recipient: '', reference: '' };
