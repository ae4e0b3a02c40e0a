// hawser edi read: the messages of a file, as documents that lose nothing and as the containers and voyages that they tell of.
import type { AnyMessage, SetAside } from '../../edi/messages.ts';
import { noticeOf, type Notice } from '../../edi/nouns/index.ts';
import type { Entry } from '../../edi/reading/group-reader.ts';
import type { EdiSink, MessageSummary } from '../../edi/reading/sink.ts';
import { EdiStream } from '../../edi/reading/stream.ts';
import type { EdiDocument } from '../../edi/structure/document.ts';
import { readDocuments, type Documents } from '../../edi/structure/read-documents.ts';
import { InputError, type Diagnostic } from '../../terminal/diagnostic.ts';
import { readEdiFile } from '../input-files.ts';
import type { Session } from '../session.ts';
import { NOT_WORKED } from './check.ts';
import { findingsText } from './findings-text.ts';
import { columns, jsonText } from '../streams.ts';

export interface ReadOptions {
  json?: boolean;
  all?: boolean;
}

/** A message both ways: as it is, and what it means. */
export interface ReadMessage {
  type: string;
  version: string;
  reference: string;
  /** Null where the meaning of the type is not known here. */
  content: AnyMessage | Notice | null;
  document: EdiDocument;
}

/** A file that was read. */
export interface ReadFile {
  file: string;
  interchanges: { envelope: Documents['interchanges'][number]['envelope']; messages: ReadMessage[] }[];
  diagnostics: Diagnostic[];
}

/** Reads a file and prints what it holds. */
export function readFile(path: string, { json, all }: ReadOptions, { streams }: Session): void {
  const { name, bytes } = readEdiFile(path);
  const read = readWhole(name, bytes);
  const fault = read.diagnostics.find(({ severity }) => severity === 'error') ?? read.diagnostics[0];
  if (read.interchanges.length === 0 && fault) throw new InputError(fault);
  if (json === true) {
    streams.out.write(jsonText(read));
    return;
  }
  for (const { envelope, messages } of read.interchanges) {
    const { sender, recipient, reference } = envelope ?? {};
    streams.out.write(`${name}: from ${sender ?? '-'} to ${recipient ?? '-'}, reference ${reference ?? '-'}\n`);
    for (const message of messages) streams.out.write(messageText(message));
  }
  streams.out.write(read.diagnostics.length === 0 ? 'No faults.\n' : findingsText(read.diagnostics, all));
}

/** Reads a file as documents and as what they mean. @param name name of the file, used in diagnostics only */
export function readWhole(name: string, bytes: Uint8Array): ReadFile {
  const contents = new Contents();
  const stream = new EdiStream(name, contents);
  stream.push(bytes);
  stream.finish();
  const documents = readDocuments(bytes, name);
  const diagnostics = [...contents.diagnostics, ...documents.diagnostics];
  let n = 0;
  const interchanges = documents.interchanges.map(({ envelope, documents: all }) => ({
    envelope,
    messages: all.map((document): ReadMessage => {
      const notice = noticeOf(document);
      const content = contents.messages[n++] ?? notice?.noun ?? null;
      if (notice !== null) diagnostics.push(...notice.diagnostics);
      const { type, version, header } = document;
      return { type, version, reference: header.reference ?? '', content, document };
    }),
  }));
  return { file: name, interchanges, diagnostics };
}

/** Keeps the messages in their order; null for those that are not about containers. */
class Contents implements EdiSink {
  readonly messages: (AnyMessage | null)[] = [];
  readonly diagnostics: Diagnostic[] = [];

  entry(entry: Entry, { entries }: AnyMessage): void {
    (entries as Entry[]).push(entry);
  }

  setAside(aside: SetAside, { setAside }: AnyMessage): void {
    setAside.push(aside);
  }

  messageClosed({ message }: MessageSummary): void {
    this.messages.push(message);
  }

  diagnostic(diagnostic: Diagnostic): void {
    if (diagnostic.code !== NOT_WORKED) this.diagnostics.push(diagnostic);
  }
}

function messageText({ type, version, reference, content }: ReadMessage): string {
  const rows = [[`${type} ${version}`, `${content === null ? '-' : aboutOf(content)}, reference ${reference || '-'}`]];
  if (content !== null && 'setAside' in content) {
    const ports = portsOf(content);
    const setAside = counted(content.setAside.map(({ diagnostic }) => diagnostic.code));
    rows.push(['  containers', String(content.entries.length)]);
    if (ports !== '') rows.push(['  for', ports]);
    rows.push(['  set aside', setAside || '0']);
  }
  return columns(rows);
}

/** Vessel and voyage, or truck. */
function aboutOf(content: AnyMessage | Notice): string {
  if ('voyage' in content && typeof content.voyage === 'object')
    return `${content.voyage.vesselName} ${content.voyage.voyage}`.trim() || '-';
  return 'truck' in content && typeof content.truck === 'string' ? content.truck || '-' : '-';
}

function portsOf(content: AnyMessage): string {
  if (content.type !== 'BAPLIE' && content.type !== 'COPRAR') return '';
  return counted(content.entries.map(({ container }) => container.portOfDischarge || '(none)'));
}

/** "KRPUS 30, SGSIN 2", the most frequent first. */
function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([word, n]) => `${word} ${n}`)
    .join(', ');
}
