// Reads a file into the documents of its messages, lossless, for those who want a message as it is. The containers as nouns, and
// what is told of the envelope, come from readInterchanges.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { finding } from '../findings.ts';
import { DiagnosticLog } from '../reading/diagnostic-log.ts';
import { MessageView, TAG, placeOf } from '../reading/message-view.ts';
import { TOKEN_LIMITS } from '../tokens/limits.ts';
import { MAX_BYTES, type Tokens } from '../tokens/tokenizer.ts';
import { Windows } from '../tokens/windows.ts';
import type { EdiDocument, Values } from './document.ts';
import { readDocument, valuesOf } from './read-document.ts';

/** An interchange as it is: UNB and the messages. */
export interface DocumentInterchange {
  /** Null where there is no UNB. */
  envelope: Values<'UNB'> | null;
  documents: EdiDocument[];
}

/** The documents of a file. */
export interface Documents {
  interchanges: DocumentInterchange[];
  /** What is odd about the structure of the messages. */
  diagnostics: Diagnostic[];
}

/**
 * Reads all messages of a file, whatever their type. Never throws on content.
 * @param file name of the file, used in diagnostics only
 */
export function readDocuments(bytes: Uint8Array, file: string): Documents {
  const result: Documents = { interchanges: [], diagnostics: [] };
  const options = { ...TOKEN_LIMITS, windowBytes: bytes.length + 1, bytes: MAX_BYTES };
  const windows = new Windows(options, (tokens, _, end) => {
    // Whole interchanges at once: a document is one piece.
    if (end === 'more') return 0;
    addInterchanges(tokens, file, result);
    return tokens.count;
  });
  windows.push(bytes);
  windows.finish();
  return result;
}

function addInterchanges(tokens: Tokens, file: string, result: Documents): void {
  for (let i = 0; i < tokens.count; i++) {
    const tag = tokens.tagAt(i);
    if (tag === TAG.UNB) {
      tokens.takeSyntax(tokens.component(i, 1, 0).trim().toUpperCase(), tokens.component(i, 1, 1).trim());
      const envelope = valuesOf(viewOf(tokens, file, i), 'UNB', i) as Values<'UNB'>;
      result.interchanges.push({ envelope, documents: [] });
    } else if (tag === TAG.UNH) {
      if (result.interchanges.length === 0) result.interchanges.push({ envelope: null, documents: [] });
      const end = endOf(tokens, i);
      result.interchanges.at(-1)?.documents.push(documentAt(tokens, file, i, end, result.diagnostics));
      i = end - 1;
    }
  }
  if (tokens.firstKept >= 0)
    result.diagnostics.push(finding('HWS-EDI-084', '', placeOf(tokens, file, tokens.firstKept)));
}

function documentAt(tokens: Tokens, file: string, unh: number, end: number, diagnostics: Diagnostic[]): EdiDocument {
  const view = viewOf(tokens, file, unh);
  for (let s = unh + 1; s < end && view.nested === null; s++) view.noteNesting(s, tokens.tagAt(s));
  return readDocument(view, unh, end, (code, detail, at) => {
    diagnostics.push(finding(code, detail, { file, ...at }));
  });
}

/** One past the last segment of a message: its UNT, or the next segment of the envelope. */
function endOf(tokens: Tokens, unh: number): number {
  let end = unh + 1;
  while (end < tokens.count && !ENVELOPE.has(tokens.tagAt(end))) end++;
  return end;
}

const ENVELOPE = new Set<number>([TAG.UNB, TAG.UNE, TAG.UNG, TAG.UNH, TAG.UNT, TAG.UNZ]);

/** A view of a message; what it notes by itself is told by those who read the nouns. */
function viewOf(tokens: Tokens, file: string, unh: number): MessageView {
  const part = (component: number): string => tokens.component(unh, 2, component).trim().toUpperCase();
  const info = {
    reference: tokens.element(unh, 1).trim(),
    type: part(0),
    version: part(1),
    release: part(2),
    agency: part(3),
    association: part(4),
    at: placeOf(tokens, file, unh),
  };
  return new MessageView(tokens, file, info, new DiagnosticLog(0, () => undefined));
}
