// Reads a whole file into the interchanges that it holds, each with its typed messages.
import type { Interchange } from '../messages.ts';
import { WINDOW_BYTES } from '../tokens/windows.ts';
import { Collector } from './collector.ts';
import type { ReadOptions } from './limits.ts';
import { EdiStream } from './stream.ts';

/**
 * Reads a file of EDIFACT messages as one interchange. Never throws on content. The interchange's diagnostics tell of the file,
 * the messages and doubts about entries that were worked, in the order of the file; why an entry was set aside stands with the
 * entry and is not repeated there. Of a file that holds several interchanges (HWS-EDI-017) sender, recipient and reference are
 * those of the first, the messages those of all.
 * @param file name of the file, used in diagnostics only
 */
export function readInterchange(bytes: Uint8Array, file: string, options: ReadOptions = {}): Interchange {
  const [first, ...others] = readInterchanges(bytes, file, options) as [Interchange, ...Interchange[]];
  for (const { messages, diagnostics } of others) {
    for (const message of messages) first.messages.push(message);
    for (const diagnostic of diagnostics) first.diagnostics.push(diagnostic);
  }
  return first;
}

/**
 * Reads a file into its interchanges: at least one, which is empty where the file is no EDIFACT. What is told of the file as a
 * whole stands with the first (before it) or the last (after it).
 */
export function readInterchanges(bytes: Uint8Array, file: string, options: ReadOptions = {}): Interchange[] {
  const collector = new Collector();
  // A small file needs no more of a window than it fills.
  const windowBytes = Math.min(options.windowBytes ?? WINDOW_BYTES, bytes.length + 1);
  const stream = new EdiStream(file, collector, { ...options, windowBytes });
  stream.push(bytes);
  stream.finish();
  return collector.interchanges;
}
