// hawser edi check: reads files of any size and tells what is wrong with each, one JSON object or a few lines a file.
import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { EdiSink, MessageSummary } from '../../edi/reading/sink.ts';
import { EdiStream } from '../../edi/reading/stream.ts';
import type { Profiles } from '../../edi/profiles/profiles.ts';
import { versionOf } from '../../edi/structure/catalogue.ts';
import { InputError, type Diagnostic } from '../../terminal/diagnostic.ts';
import { EXIT, faultText } from '../fault.ts';
import { unreadable } from '../input-files.ts';
import type { Session } from '../session.ts';
import { columns, type TextStream } from '../streams.ts';
import { findingsText } from './findings-text.ts';
import { profilesIn } from './profiles.ts';

/** What is told of a file. */
export interface CheckedFile {
  file: string;
  messages: { type: string; version: string; reference: string; segments: number; containers: number }[];
  /** Containers of all messages, worked or set aside. */
  containers: number;
  accepted: number;
  setAside: number;
  diagnostics: {
    code: string;
    severity: Diagnostic['severity'];
    /** Number of the segment, from 1, and its first byte; null for what concerns the whole file. */
    segment: number | null;
    offset: number | null;
    message: string;
    fix: string;
  }[];
}

/** A file with its findings as they were made. */
interface Checked extends Omit<CheckedFile, 'diagnostics'> {
  diagnostics: Diagnostic[];
}

export interface CheckOptions {
  profiles?: string;
  json?: boolean;
  all?: boolean;
}

/** Bytes read at a time. */
const PIECE = 1 << 20;
/** What a terminal says of a message that it does not act on: no fault of the file. */
export const NOT_WORKED = 'HWS-EDI-010';
/** Code of a file that holds no message at all. */
const NO_EDIFACT = 'HWS-EDI-001';

/** Checks the files one after the other; the status is that of the worst. */
export function checkFiles(files: readonly string[], options: CheckOptions, session: Session): void {
  const profiles = profilesIn(options.profiles);
  for (const path of files) {
    let status: number;
    try {
      const checked = checkFile(path, profiles);
      write(checked, options, session.streams.out);
      status = statusOf(checked);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      tellUnreadable(path, error, options, session);
      status = EXIT.badInput;
    }
    session.status = Math.max(session.status, status);
  }
  for (const diagnostic of profiles?.unused() ?? []) session.streams.err.write(faultText(diagnostic));
}

/**
 * Reads a file piece by piece and gathers what is told of it.
 * @throws InputError HWS-CLI-006 when the file cannot be read
 */
function checkFile(path: string, profiles?: Profiles): Checked {
  const name = basename(path);
  const result: Checked = { file: name, messages: [], containers: 0, accepted: 0, setAside: 0, diagnostics: [] };
  const stream = new EdiStream(name, sinkOf(result), { structure: true, ...(profiles ? { partners: profiles } : {}) });
  readPieces(path, (piece) => {
    stream.push(piece);
    return stream.wantsMore;
  });
  stream.finish();
  // What is found at the end of a message about its beginning comes in its place.
  result.diagnostics.sort((a, b) => (a.segment ?? 0) - (b.segment ?? 0));
  return result;
}

function sinkOf(result: Checked): EdiSink {
  return {
    setAside: ({ diagnostic }) => void result.diagnostics.push(diagnostic),
    diagnostic: (diagnostic) => {
      if (diagnostic.code !== NOT_WORKED) result.diagnostics.push(diagnostic);
    },
    messageClosed: ({ info, segments, entries, setAside }: MessageSummary) => {
      const { type, reference } = info;
      const containers = entries + setAside;
      result.messages.push({ type, version: versionOf(info), reference, segments, containers });
      result.containers += containers;
      result.accepted += entries;
      result.setAside += setAside;
    },
  };
}

function toldOf({ code, severity, segment, offset, message, cure }: Diagnostic): CheckedFile['diagnostics'][number] {
  return { code, severity, segment: segment ?? null, offset: offset ?? null, message, fix: cure };
}

function readPieces(path: string, take: (piece: Uint8Array) => boolean): void {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw unreadable(path, error);
  }
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE);
      const read = readSync(file, piece, 0, PIECE, null);
      if (read === 0 || !take(piece.subarray(0, read))) return;
    }
  } catch (error) {
    throw error instanceof Error && 'code' in error ? unreadable(path, error) : error;
  } finally {
    closeSync(file);
  }
}

function statusOf({ messages, diagnostics }: Checked): number {
  if (messages.length === 0 && diagnostics.some(({ code }) => code === NO_EDIFACT)) return EXIT.badInput;
  return diagnostics.some(({ severity }) => severity === 'error') ? EXIT.failed : EXIT.good;
}

function write(checked: Checked, options: CheckOptions, out: TextStream): void {
  out.write(
    options.json === true ? `${JSON.stringify(toldFile(checked))}\n` : checkedText(checked, options.all === true),
  );
}

function toldFile(checked: Checked): CheckedFile {
  return { ...checked, diagnostics: checked.diagnostics.map(toldOf) };
}

function tellUnreadable(path: string, error: InputError, options: CheckOptions, { streams }: Session): void {
  if (options.json !== true) {
    streams.err.write(faultText(error.diagnostic));
    return;
  }
  const nothing = { messages: [], containers: 0, accepted: 0, setAside: 0 };
  const diagnostics = [toldOf(error.diagnostic)];
  streams.out.write(`${JSON.stringify({ file: basename(path), ...nothing, diagnostics } satisfies CheckedFile)}\n`);
}

function checkedText({ file, messages, containers, accepted, setAside, diagnostics }: Checked, all: boolean): string {
  const count = (n: number, what: string): string => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
  const head = `${file}: ${count(messages.length, 'message')}, ${count(containers, 'container')}`;
  const worked =
    containers === 0 ? '' : `, ${accepted.toLocaleString('en')} accepted, ${setAside.toLocaleString('en')} set aside`;
  const rows = messages.map(({ type, version, reference, segments, containers: boxes }) => [
    `  ${type} ${version}`,
    reference,
    count(segments, 'segment'),
    count(boxes, 'container'),
  ]);
  return `${head}${worked}\n${columns(rows)}${findingsText(diagnostics, all)}`;
}
