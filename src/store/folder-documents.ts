// A terminal's documents as files of a folder, beside its journal.
import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Documents, NamedDocument } from './documents.ts';
import { syncFolder, UNFINISHED, writeWhole, type FileKind } from './durable-file.ts';
import { isNoRoom, JournalFull, orFull } from './errors.ts';

/** Documents in a folder of this machine. Who only reads changes nothing: folders are made by prepare(). */
export class FolderDocuments implements Documents {
  readonly place: string;

  constructor(path: string) {
    this.place = path;
  }

  pathOf(folder: string, name: string): string {
    return join(this.place, folder, name);
  }

  prepare(folders: readonly string[]): void {
    for (const folder of folders) {
      const path = join(this.place, folder);
      makeDurably(path);
      for (const name of readdirSync(path))
        if (name.endsWith(UNFINISHED)) rmSync(join(path, name), { recursive: true });
    }
  }

  has(folder: string, name: string): boolean {
    return existsSync(this.pathOf(folder, name));
  }

  hasFolder(folder: string): boolean {
    return existsSync(join(this.place, folder));
  }

  read(folder: string, name: string): Uint8Array | null {
    try {
      return readFileSync(this.pathOf(folder, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  readAll(folder: string, names: readonly string[]): NamedDocument[] {
    return names.toSorted().flatMap((name) => {
      const bytes = this.read(folder, name);
      return bytes === null ? [] : [{ name, bytes }];
    });
  }

  list(folder: string): string[] {
    return this.hasFolder(folder) ? readdirSync(join(this.place, folder)).sort() : [];
  }

  write(folder: string, name: string, bytes: Uint8Array, kind?: FileKind): void {
    const path = this.pathOf(folder, name);
    orFull(`${path} was not written`, () => writeWhole(path, [bytes], kind));
  }

  writeFolder(folder: string, documents: readonly NamedDocument[]): void {
    const path = join(this.place, folder);
    const unfinished = path + UNFINISHED;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished);
    try {
      for (const { name, bytes } of documents) writeFileSync(join(unfinished, name), bytes, { flush: true });
      syncFolder(unfinished);
      renameSync(unfinished, path);
    } catch (error) {
      if (!isNoRoom(error)) throw error;
      rmSync(unfinished, { recursive: true, force: true });
      throw new JournalFull(`${path} was not written`, error);
    }
    syncFolder(dirname(path));
  }

  extend(folder: string, name: string, from: number, bytes: Uint8Array): void {
    const path = this.pathOf(folder, name);
    const fresh = !existsSync(path);
    const fd = openSync(path, fresh ? 'w' : 'r+');
    try {
      ftruncateSync(fd, from);
      if (writeSync(fd, bytes, 0, bytes.length, from) < bytes.length)
        throw Object.assign(new Error('a part of the line only'), { code: 'ENOSPC' });
      fsyncSync(fd);
    } catch (error) {
      if (!isNoRoom(error)) throw error;
      ftruncateSync(fd, from);
      throw new JournalFull(`${path} was not gone on with`, error);
    } finally {
      closeSync(fd);
    }
    if (fresh) syncFolder(dirname(path));
  }

  remove(folder: string, names: readonly string[]): void {
    for (const name of names) rmSync(this.pathOf(folder, name), { force: true });
    if (names.length > 0) syncFolder(join(this.place, folder));
  }
}

/** Makes a folder and those around it that are missing, with durable names. */
function makeDurably(path: string): void {
  const first = mkdirSync(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made));
}
