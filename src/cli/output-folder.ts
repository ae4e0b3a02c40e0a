// An output folder that is there whole or not at all: everything is written into a folder beside it, which takes its name at the
// end. So a run that fails or is killed leaves no half-written results behind.
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { InputError } from '../terminal/diagnostic.ts';
import { cliFault } from './fault.ts';

export class OutputFolder {
  /** The folder as it will be, an absolute path. */
  readonly path: string;
  private readonly typed: string;
  private readonly replaces: boolean;
  private temporary: string | null = null;
  private readonly written = new Set<string>();

  private constructor(typed: string, path: string, replaces: boolean) {
    this.typed = typed;
    this.path = path;
    this.replaces = replaces;
  }

  /**
   * Looks whether the folder may be written; touches nothing.
   * @param own tells whether a name at the top of the folder is one that the command writes; only such are ever replaced
   * @throws InputError HWS-CLI-010 not empty, -011 holds other files, -012 cannot be made
   */
  static plan(typed: string, options: { force: boolean; own: (name: string) => boolean }): OutputFolder {
    const path = realPath(resolve(typed));
    const names = entriesOf(path, typed);
    if (names.length > 0 && !options.force)
      throw cliFault('HWS-CLI-010', `The output folder holds ${names.length} entries already.`, typed);
    const foreign = names.find((name) => !options.own(name));
    if (foreign !== undefined)
      throw cliFault('HWS-CLI-011', `The output folder holds "${foreign}", which this command does not write.`, typed);
    if (!relative(path, process.cwd()).startsWith('..'))
      throw cliFault('HWS-CLI-012', 'The output folder is the one in which the command runs, or one around it.', typed);
    return new OutputFolder(typed, path, names.length > 0);
  }

  /** Writes a file; a name that is taken gets a number. Returns the name within the folder. */
  write(name: string, text: string): string {
    const folder = this.open();
    const free = this.freeName(name);
    this.written.add(free);
    this.orFault(() => {
      mkdirSync(dirname(join(folder, free)), { recursive: true });
      writeFileSync(join(folder, free), text);
    });
    return free;
  }

  /** Gives the folder its name. */
  commit(): void {
    const folder = this.open();
    this.temporary = null;
    this.orFault(() => {
      const old = this.replaces ? `${folder}-old` : null;
      if (old !== null) renameSync(this.path, old);
      else rmSync(this.path, { recursive: true, force: true });
      renameSync(folder, this.path);
      if (old !== null) rmSync(old, { recursive: true, force: true });
    });
  }

  /** Takes away what has been written; after commit() there is nothing to take away. */
  discard(): void {
    if (this.temporary !== null) rmSync(this.temporary, { recursive: true, force: true });
    this.temporary = null;
  }

  private open(): string {
    this.orFault(() => {
      mkdirSync(dirname(this.path), { recursive: true });
      if (this.temporary !== null) return;
      const temporary = join(dirname(this.path), `.${basename(this.path)}-${randomUUID().slice(0, 8)}`);
      mkdirSync(temporary);
      this.temporary = temporary;
    });
    return this.temporary as string;
  }

  private freeName(name: string): string {
    const dot = name.lastIndexOf('.');
    let free = name;
    for (let n = 2; this.written.has(free); n++) free = `${name.slice(0, dot)}-${n}${name.slice(dot)}`;
    return free;
  }

  private orFault(work: () => void): void {
    try {
      work();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw cliFault('HWS-CLI-012', `The output folder cannot be written: ${reason}.`, this.typed);
    }
  }
}

/** The path with its links followed as far as it exists, so that a link to a folder stays a link. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function entriesOf(path: string, typed: string): string[] {
  try {
    const what = lstatSync(path, { throwIfNoEntry: false });
    if (what !== undefined && !what.isDirectory()) throw cliFault('HWS-CLI-012', 'The output folder is a file.', typed);
    // Looked at now, so that the work of hours is not lost for want of a right.
    accessSync(nearestFolder(path), constants.W_OK);
    return what === undefined ? [] : readdirSync(path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw cliFault('HWS-CLI-012', `The output folder cannot be used: ${(error as Error).message}.`, typed);
  }
}

/** The innermost folder above a path that is there: in it the output is made. */
function nearestFolder(path: string): string {
  const above = dirname(path);
  return above === path || existsSync(above) ? above : nearestFolder(above);
}
