// Reads the files that a command names. Whatever keeps one from being read is a coded fault that says why.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EdiFile } from '../server/run/scenario.ts';
import { cliFault } from './fault.ts';

/** The repository's root, where the terminals that come with Hawser lie. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'is not a folder',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
  ELOOP: 'is a link that leads back to itself',
  ERR_FS_FILE_TOO_LARGE: 'is too large',
};

/** The fault of a file that cannot be read: HWS-CLI-006 with the reason. */
export function unreadable(path: string, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return cliFault('HWS-CLI-006', `The file ${REASONS[code] ?? `cannot be read (${code || String(error)})`}.`, path);
}

/** The bytes of a file. @throws InputError HWS-CLI-006 */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The text of a file in UTF-8. @throws InputError HWS-CLI-006 */
export function readText(path: string): string {
  return new TextDecoder().decode(readBytes(path));
}

/** The files of a folder that end in .edi, in order of name. @throws InputError HWS-CLI-006 */
export function readEdiFolder(folder: string): EdiFile[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.toLowerCase().endsWith('.edi'));
  } catch (error) {
    throw unreadable(folder, error);
  }
  return names.sort().map((name) => ({ name, bytes: readBytes(join(folder, name)) }));
}

/** A file with the name under which its messages are told. @throws InputError HWS-CLI-006 */
export function readEdiFile(path: string): EdiFile {
  return { name: basename(path), bytes: readBytes(path) };
}

/**
 * Where a terminal file lies: as typed, else one of those that come with Hawser, by its path in the repository or its bare name
 * ("busan-dgt").
 */
export function terminalPath(typed: string): string {
  const places = [typed, join(ROOT, typed), join(ROOT, 'terminals', `${typed}.json`)];
  return places.find((place) => statSync(place, { throwIfNoEntry: false })?.isFile()) ?? typed;
}
