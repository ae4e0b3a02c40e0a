// Reads an interchange: finds its messages, checks the envelope, and has each message read by its type.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { finding, type EdiCode, type Place } from '../findings.ts';
import { MessageView, TAG } from './message-view.ts';
import type { Interchange, Message } from '../messages.ts';
import { readBaplie } from './read-baplie.ts';
import { readAnnouncement, readCoprar } from './read-lists.ts';
import { MAX_BYTES, Tokens } from '../tokens/tokenizer.ts';

/**
 * Reads a file of EDIFACT messages. Never throws on content. The interchange's diagnostics tell of the file, the messages and
 * doubts about entries that were worked; why an entry was set aside stands with the entry and is not repeated there.
 * @param file name of the file, used in diagnostics only
 */
export function readInterchange(bytes: Uint8Array, file: string): Interchange {
  const tokens = new Tokens(bytes);
  const result: Interchange = { sender: '', recipient: '', reference: '', messages: [], diagnostics: [] };
  reportFile(tokens, file, result.diagnostics);
  const starts: number[] = [];
  let header = -1;
  let trailer = -1;
  for (let i = 0; i < tokens.count; i++) {
    const tag = tokens.tagAt(i);
    if (tag === TAG.UNH) starts.push(i);
    else if (tag === TAG.UNB && header < 0) header = i;
    else if (tag === TAG.UNZ) trailer = i;
  }
  readEnvelope(tokens, file, header, trailer, starts.length, result);
  for (let m = 0; m < starts.length; m++) {
    const first = starts[m] as number;
    const view = new MessageView(tokens, file, first, lastOf(tokens, first, starts[m + 1] ?? tokens.count));
    checkTrailer(view);
    const message = readMessage(view);
    if (message !== null) result.messages.push(message);
    for (const d of view.diagnostics) result.diagnostics.push(d);
  }
  return result;
}

function readMessage(view: MessageView): Message | null {
  switch (view.type) {
    case 'BAPLIE':
      return readBaplie(view);
    case 'COPRAR':
      return readCoprar(view);
    case 'COPINO':
      return readAnnouncement(view, 'COPINO');
    case 'COPARN':
      return readAnnouncement(view, 'COPARN');
    default:
      view.report(
        'HWS-EDI-010',
        `Message ${view.tokens.component(view.first, 1, 0)} is a ${view.type || 'nameless'}`,
        view.first,
      );
      return null;
  }
}

/** The message ends at its UNT, else before the next UNH or UNZ. */
function lastOf(tokens: Tokens, first: number, next: number): number {
  for (let i = first + 1; i < next; i++) {
    const tag = tokens.tagAt(i);
    if (tag === TAG.UNT) return i;
    if (tag === TAG.UNZ) return i - 1;
  }
  return next - 1;
}

function checkTrailer(view: MessageView): void {
  const { tokens, first, last } = view;
  if (tokens.tagAt(last) !== TAG.UNT) {
    view.report('HWS-EDI-011', '', last);
    return;
  }
  const told = tokens.number(last, 1, 0);
  const counted = last - first + 1;
  if (told !== counted) view.report('HWS-EDI-007', `UNT says "${tokens.element(last, 1)}", counted ${counted}`, last);
  const opened = tokens.element(first, 1).trim();
  const closed = tokens.element(last, 2).trim();
  if (opened !== closed) view.report('HWS-EDI-008', `UNH says "${opened}", UNT says "${closed}"`, last);
}

function readEnvelope(
  tokens: Tokens,
  file: string,
  header: number,
  trailer: number,
  messages: number,
  result: Interchange,
): void {
  const add = (code: EdiCode, detail: string, segment: number): void => {
    result.diagnostics.push(finding(code, detail, segment < 0 ? file : placeOf(tokens, file, segment)));
  };
  if (header >= 0) {
    result.sender = tokens.component(header, 2, 0).trim();
    result.recipient = tokens.component(header, 3, 0).trim();
    result.reference = tokens.component(header, 5, 0).trim();
  }
  if (messages === 0) {
    add('HWS-EDI-001', '', -1);
    return;
  }
  if (header < 0 || trailer < 0) {
    const missing = header < 0 ? (trailer < 0 ? 'UNB and UNZ' : 'UNB') : 'UNZ';
    add('HWS-EDI-006', `${missing} missing`, -1);
  }
  if (header < 0 || trailer < 0) return;
  const told = tokens.number(trailer, 1, 0);
  if (told !== messages) add('HWS-EDI-009', `UNZ says "${tokens.element(trailer, 1)}", counted ${messages}`, trailer);
  const closed = tokens.component(trailer, 2, 0).trim();
  if (closed !== result.reference) {
    add('HWS-EDI-009', `UNB says "${result.reference}", UNZ says "${closed}"`, trailer);
  }
}

function reportFile(tokens: Tokens, file: string, diagnostics: Diagnostic[]): void {
  if (tokens.truncated) diagnostics.push(finding('HWS-EDI-002', `The limit is ${MAX_BYTES} bytes`, file));
  if (tokens.service.una === 'damaged') diagnostics.push(finding('HWS-EDI-003', '', { file, segment: 0, offset: 0 }));
  if (tokens.unterminated && tokens.count > 0) {
    diagnostics.push(finding('HWS-EDI-004', '', placeOf(tokens, file, tokens.count - 1)));
  }
  if (tokens.strayCount > 0) {
    diagnostics.push(
      finding('HWS-EDI-005', `Before ${tokens.strayCount} segment(s)`, placeOf(tokens, file, tokens.firstStray)),
    );
  }
}

function placeOf(tokens: Tokens, file: string, segment: number): Place {
  return { file, segment: segment + 1, offset: tokens.offset(segment) };
}
