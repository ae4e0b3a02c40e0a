// What a terminal keeps besides its journal: messages that came in, files that went out, kept snapshots. An interface, by folder and
// name; a folder of files (folder-documents.ts) and a table of PostgreSQL (postgres-documents.ts) implement it.
import type { FileKind } from './durable-file.ts';

/** One document of a folder. */
export interface NamedDocument {
  name: string;
  bytes: Uint8Array;
}

/**
 * Documents by folder ("inbox/received"; "" for the top) and name. What a call has written is durable when it returns; where there is
 * no room it throws JournalFull, and nothing of it was written.
 */
export interface Documents {
  /** Where they are, for messages. */
  readonly place: string;
  /** Where a document is, for messages. */
  pathOf(folder: string, name: string): string;
  /** Makes folders ready for writing, and removes what a crash left unfinished in them. */
  prepare(folders: readonly string[]): void;
  has(folder: string, name: string): boolean;
  hasFolder(folder: string): boolean;
  /** The content; null without such a document. */
  read(folder: string, name: string): Uint8Array | null;
  /** Those of some documents of a folder that are there, in the order of their names. */
  readAll(folder: string, names: readonly string[]): NamedDocument[];
  /** Names of the documents of a folder, in order; none where there is no such folder. */
  list(folder: string): string[];
  /** Writes a document, there whole or not at all; one of that name is replaced. `kind`: for tests that crash in the middle. */
  write(folder: string, name: string, bytes: Uint8Array, kind?: FileKind): void;
  /** Writes all documents of a folder that is not there yet: all or none. */
  writeFolder(folder: string, documents: readonly NamedDocument[]): void;
  /** Lets a document go on with some bytes after its first `from` bytes; what stood there is gone. Makes it where it is missing. */
  extend(folder: string, name: string, from: number, bytes: Uint8Array): void;
  /** Takes documents away; those that are not there do no harm. */
  remove(folder: string, names: readonly string[]): void;
}
