// A file that comes in pieces, tokenized window by window: whatever its size, a window, what is left of the window before, and
// the tables for them are all that is in memory. Pieces may end anywhere, also within a UNA, a release character or a letter.
import type { TokenLimits } from './limits.ts';
import { Recoder } from './recoder.ts';
import { headIsThere, serviceCharacters, type ServiceCharacters } from './service-characters.ts';
import { Tokens } from './tokenizer.ts';

/** How a window ends: more of the same comes, a further UNA comes, the file ends. */
export type WindowEnd = 'more' | 'una' | 'file';

/**
 * Takes the segments of a window from the first one not seen before, and gives the first one that it wants to see again in the
 * next window (`tokens.count`: none). Where no more of the same comes it cannot ask for any.
 */
export type TakeWindow = (tokens: Tokens, first: number, end: WindowEnd) => number;

export interface WindowOptions extends TokenLimits {
  /** Bytes that are tokenized at a time; the window grows where a group of segments that is wanted together is longer. */
  windowBytes: number;
  /** Longest file; the rest is left unread. */
  bytes: number;
}

/** A window that stays in the second-level cache with its tables. */
export const WINDOW_BYTES = 128 * 1024;

/** Cuts a file into windows and has them taken. */
export class Windows {
  /** The file was longer than the limit. */
  truncated = false;
  /** The rest of the file is left unread. */
  stopped = false;
  /** Separators of the interchange at hand; null before its beginning was seen. */
  service: ServiceCharacters | null = null;

  private readonly tokens: Tokens;
  private readonly take: TakeWindow;
  private readonly options: WindowOptions;
  private buffer: Uint8Array<ArrayBuffer>;
  /** The part of the buffer that is in use. */
  private head = 0;
  private filled = 0;
  /** Bytes of the file that were let in. */
  private received = 0;
  /** Of the part in use: place in the file of its first byte, segments of the file before it, and segments in it seen before. */
  private base = 0;
  private numbered = 0;
  private seen = 0;
  /** Where in that part the first segment may begin, and what has not been looked at yet. */
  private start = 0;
  private fresh = 0;
  private gaps: { at: number; bytes: number }[] = [];
  /** The rest of an overlong segment is being left out. */
  private skipping = false;
  private skipReleased = false;
  private readonly recoder = new Recoder();

  constructor(options: WindowOptions, take: TakeWindow) {
    this.options = options;
    this.take = take;
    this.tokens = new Tokens(null, options);
    this.buffer = new Uint8Array(Math.max(1, options.windowBytes));
  }

  /** Takes a piece of the file. */
  push(piece: Uint8Array): void {
    for (const part of this.recoder.push(piece)) this.letIn(part);
  }

  private letIn(piece: Uint8Array): void {
    let rest = piece;
    if (this.received + rest.length > this.options.bytes) {
      this.truncated = true;
      rest = rest.subarray(0, this.options.bytes - this.received);
    }
    this.received += rest.length;
    while (rest.length > 0 && !this.stopped) {
      if (this.skipping) {
        rest = rest.subarray(this.skip(rest));
        continue;
      }
      const room = this.buffer.length - this.filled;
      const part = rest.length <= room ? rest : rest.subarray(0, room);
      this.buffer.set(part, this.filled);
      this.filled += part.length;
      rest = rest.length <= room ? NOTHING : rest.subarray(room);
      if (this.filled === this.buffer.length) this.work(false);
    }
  }

  /** Tells that nothing more comes. */
  finish(): void {
    for (const part of this.recoder.finish()) this.letIn(part);
    this.work(true);
  }

  /** Leaves unread whatever comes. */
  stop(): void {
    this.stopped = true;
  }

  private work(final: boolean): void {
    while (!this.stopped) {
      const bytes = this.buffer.subarray(this.head, this.filled);
      if (this.service === null) {
        if (!final && !headIsThere(bytes)) break;
        this.service = serviceCharacters(bytes);
        this.service.recoded = this.recoder.recodes;
        this.start = this.service.dataStart;
      }
      const { service, start, fresh, base, numbered, gaps, tokens } = this;
      tokens.load({ bytes, service, start, final, fresh, base, numbered, gaps });
      const end = tokens.endsAtUna ? 'una' : final ? 'file' : 'more';
      const kept = this.take(tokens, this.seen, end);
      this.moveOn(end === 'more' ? kept : tokens.count);
      if (end !== 'una') break;
      this.service = null;
    }
    this.buffer.copyWithin(0, this.head, this.filled);
    this.filled -= this.head;
    this.head = 0;
    // A window that is nearly full would be tokenized again for every few bytes.
    if (this.filled > this.buffer.length / 2) this.grow();
  }

  /** Drops what is no longer needed: all before a segment that is wanted again, or all that was read. */
  private moveOn(wanted: number): void {
    const { tokens } = this;
    const kept = tokens.overlong ? Math.min(wanted, tokens.count - 1) : wanted;
    const from = kept < tokens.count ? tokens.startOf(kept) : tokens.end;
    if (tokens.overlong) this.shorten(this.head + tokens.startOf(tokens.count - 1));
    this.gaps = this.gaps.filter((gap) => gap.at > from).map((gap) => ({ ...gap, at: gap.at - from }));
    this.base = tokens.fileOffset(from);
    this.numbered += kept;
    this.seen = tokens.count - kept;
    this.start = 0;
    this.head += from;
    this.fresh = Math.min(tokens.end - from, this.filled - this.head);
  }

  /** Keeps of an overlong segment at the buffer's end as much as is needed to find it overlong again; the rest is a gap. */
  private shorten(start: number): void {
    const { buffer, service } = this;
    let release = this.filled;
    while (release > start && buffer[release - 1] === service?.release) release--;
    this.skipReleased = (this.filled - release) % 2 === 1;
    this.skipping = true;
    const end = Math.min(this.filled, start + this.options.segmentBytes + 2);
    // A letter, so that nothing at the cut releases what will follow it.
    buffer[end - 1] = LETTER_X;
    this.gaps.push({ at: end - this.head, bytes: this.filled - end });
    this.filled = end;
  }

  /** Passes over the rest of an overlong segment in a piece; gives the place of its terminator, or the piece's length. */
  private skip(piece: Uint8Array): number {
    const { terminator, release } = this.service!;
    let i = 0;
    for (; i < piece.length; i++) {
      const byte = piece[i] as number;
      if (this.skipReleased) this.skipReleased = false;
      else if (byte === release) this.skipReleased = true;
      else if (byte === terminator) break;
    }
    this.gaps[this.gaps.length - 1]!.bytes += i;
    this.skipping = i === piece.length;
    return i;
  }

  private grow(): void {
    const bigger = new Uint8Array(this.buffer.length * 2);
    bigger.set(this.buffer.subarray(0, this.filled));
    this.buffer = bigger;
  }
}

const NOTHING = new Uint8Array(0);
/** Never a separator. */
const LETTER_X = 0x58;
