// Reads a file that comes in pieces and tells what it holds as it goes: memory does not grow with the file. Where the pieces come
// from is the caller's affair.
import { Windows } from '../tokens/windows.ts';
import { Feed } from './feed.ts';
import { settingsOf, type ReadOptions } from './limits.ts';
import type { EdiSink } from './sink.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';

/** Reads one file; give it all the pieces, then finish it. */
export class EdiStream {
  private readonly windows: Windows;
  private readonly feed: Feed;

  /** @param file name of the file, used in diagnostics only */
  constructor(file: string, sink: EdiSink, options: ReadOptions = {}) {
    const settings = settingsOf(options);
    this.feed = new Feed(file, settings, sink, () => this.windows.stop());
    this.windows = new Windows(settings, (tokens, first, end) => this.feed.take(tokens, first, end));
  }

  /** False once the rest of the file is left unread, whatever comes. */
  get wantsMore(): boolean {
    return !this.windows.stopped && !this.windows.truncated;
  }

  /** Diagnostics so far, also those over the limit that are not given to the sink. */
  get counts(): Readonly<Record<Diagnostic['severity'], number>> {
    return this.feed.log.counts;
  }

  /** Takes a piece of any size, cut anywhere. Never throws on content; what the sink throws goes through. */
  push(piece: Uint8Array): void {
    this.windows.push(piece);
  }

  /** Tells that the file is at its end. Call it once. */
  finish(): void {
    this.windows.finish();
    this.feed.finish(this.windows.truncated);
  }
}

/**
 * Reads a file from its pieces, e.g. a file's or a connection's readable stream. What is read goes to the sink, in the order of the file.
 * Never throws on content; what the pieces or the sink throw goes through.
 */
export async function readStream(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  file: string,
  sink: EdiSink,
  options: ReadOptions = {},
): Promise<void> {
  const stream = new EdiStream(file, sink, options);
  for await (const piece of pieces) {
    stream.push(piece);
    if (!stream.wantsMore) break;
  }
  stream.finish();
}
