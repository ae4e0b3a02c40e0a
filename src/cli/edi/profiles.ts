// The profiles of trading partners that a command is given: every JSON file of a folder.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { profilesOf, type Profiles } from '../../edi/profiles/profiles.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import { cliFault } from '../fault.ts';
import { readText, unreadable } from '../input-files.ts';

/**
 * The profiles of a folder; none for undefined.
 * @throws InputError for a folder or file that cannot be read, and for the first fault of a profile
 */
export function profilesIn(folder: string | undefined): Profiles | undefined {
  if (folder === undefined) return undefined;
  const { profiles, diagnostics } = profilesOf(profileFilesIn(folder));
  const fault = diagnostics.find(({ severity }) => severity === 'error');
  if (fault !== undefined) throw new InputError(fault);
  return profiles;
}

/** What the JSON files of a folder hold, in the order of their names. @throws InputError for what cannot be read */
export function profileFilesIn(folder: string): { file: string; value: unknown }[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch (error) {
    throw unreadable(folder, error);
  }
  return names.sort().map((file) => ({ file, value: jsonOf(join(folder, file)) }));
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readText(path)) as unknown;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw cliFault('HWS-CLI-006', `The file is no JSON: ${String(error)}`, path);
  }
}
