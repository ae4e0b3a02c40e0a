// Documents for tests: of one message written out.
import type { EdiDocument } from '../structure/document.ts';
import { readDocuments } from '../structure/read-documents.ts';

/** The document of one message; segments are divided by line ends here. */
export function documentOf(type: string, segments: string): EdiDocument {
  const lines = segments
    .trim()
    .split('\n')
    .map((line) => `${line.trim()}'`);
  const file = [`UNH+1+${type}'`, ...lines, `UNT+${lines.length + 2}+1'`].join('\n');
  const { interchanges } = readDocuments(new TextEncoder().encode(file), 'test.edi');
  return interchanges[0]?.documents[0] as EdiDocument;
}
