// hawser edi write: documents as JSON become EDIFACT, in the version they have or in another one.
import { isUtf8 } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { convert } from '../../edi/convert/convert.ts';
import { documentsFromJson } from '../../edi/structure/document-json.ts';
import type { EdiDocument } from '../../edi/structure/document.ts';
import { readDocuments } from '../../edi/structure/read-documents.ts';
import { writeDocuments } from '../../edi/structure/write-document.ts';
import { InputError, type Diagnostic } from '../../terminal/diagnostic.ts';
import { EXIT, cliFault, faultText } from '../fault.ts';
import { readEdiFile, readText } from '../input-files.ts';
import type { Session } from '../session.ts';

export interface WriteOptions {
  to?: string;
  out?: string;
  sender?: string;
  recipient?: string;
  reference?: string;
  /** When it was prepared, ISO 8601. */
  at?: string;
}

/** hawser edi write FILE.json */
export function writeJson(path: string, options: WriteOptions, session: Session): void {
  const { documents, envelope, diagnostics } = documentsFromJson(readText(path), basename(path));
  const fault = diagnostics[0];
  if (fault !== undefined) throw new InputError(fault);
  writeAll(documents, { ...options, ...withDefaults(options, envelope) }, session);
}

/** hawser edi convert FILE */
export function convertFile(path: string, options: WriteOptions, session: Session): void {
  const { name, bytes } = readEdiFile(path);
  const { interchanges } = readDocuments(bytes, name);
  const documents = interchanges.flatMap((interchange) => interchange.documents);
  if (documents.length === 0) throw cliFault('HWS-CLI-006', 'The file holds no EDIFACT message.', path);
  writeAll(documents, { ...options, ...withDefaults(options, interchanges[0]?.envelope ?? null) }, session);
}

/** Who sends to whom: what is asked for, else what the source says. */
function withDefaults(options: WriteOptions, envelope: Record<string, unknown> | null): WriteOptions {
  const told = (name: string): string => (typeof envelope?.[name] === 'string' ? envelope[name] : '');
  return {
    sender: options.sender ?? (told('sender') || 'SENDER'),
    recipient: options.recipient ?? (told('recipient') || 'RECIPIENT'),
    reference: options.reference ?? (told('reference').slice(0, 14) || '1'),
  };
}

function writeAll(sources: readonly EdiDocument[], options: WriteOptions, session: Session): void {
  const told: Diagnostic[] = [];
  const documents =
    options.to === undefined ? sources : sources.map((document) => converted(document, options.to ?? '', told));
  const preparedAt = timeOf(options.at);
  const { sender = '', recipient = '', reference = '' } = options;
  const bytes = writeDocuments(documents, { sender, recipient, reference, preparedAt });
  for (const diagnostic of told) session.streams.err.write(faultText(diagnostic));
  if (options.out === undefined) session.streams.out.write(isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : bytes);
  else writeFileSync(options.out, bytes);
  if (told.some(({ severity }) => severity === 'error')) session.status = EXIT.failed;
}

/** A document in the version of "BAPLIE:3.1", or of "3.1" whatever its type. */
function converted(document: EdiDocument, to: string, told: Diagnostic[]): EdiDocument {
  const [type, version] = to.includes(':') ? to.split(':') : [document.type, to];
  if (type?.toUpperCase() !== document.type)
    throw cliFault('HWS-CLI-005', `A ${document.type} cannot become a ${type}.`, `--to ${to}`);
  const { document: result, diagnostics } = convert(document, (version ?? '').toUpperCase());
  for (const diagnostic of diagnostics) told.push(diagnostic);
  return result;
}

function timeOf(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const at = Date.parse(text);
  if (Number.isNaN(at))
    throw cliFault('HWS-CLI-005', `"${text}" is no time.`, '--at', 'Write it as 2026-01-31T12:00Z.');
  return at;
}
