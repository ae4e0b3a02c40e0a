// The data folder of a live terminal, apart from the journal: what it was begun with, the messages that came in, the files that
// went out. Layout: config.json, terminal.json, inbox/week-001/*.edi with manifest.json, inbox/received/*.edi, outbox/*.edi.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { InboxFile } from '../../demand/inbox.ts';
import type { OutgoingFile } from '../../operation/outbox.ts';
import { syncFolder, writeWhole } from '../../store/durable-file.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import { parseTerminal } from '../../terminal/check.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { receivedName, runDiagnostic, type EdiFile } from '../run/scenario.ts';

const FORMAT = 'hawser-data/1';

/** What a data folder was begun with. */
export interface LiveConfig {
  format: typeof FORMAT;
  /** Where the terminal's file was read from, for people; the copy in the folder counts. */
  terminalFile: string;
  /** Seed of the first week's demand; each further week has the next number. */
  seed: number;
  /** Start of the first week, ms UTC. */
  start: number;
  /** Factor on the terminal's weekly quay moves. */
  demandScale: number;
}

export class DataFolder {
  readonly path: string;

  /** `make`: makes the folder where it is missing; false to read one only. */
  constructor(path: string, make = true) {
    this.path = path;
    if (!make) return;
    mkdirSync(join(path, 'inbox', 'received'), { recursive: true });
    mkdirSync(join(path, 'outbox'), { recursive: true });
  }

  /** True when nothing was begun here yet. */
  get empty(): boolean {
    return !existsSync(join(this.path, 'config.json'));
  }

  /** Writes down what the folder is begun with: the terminal's text first, so that a config means that all is there. */
  begin(config: Omit<LiveConfig, 'format'>, terminalText: string): void {
    writeWhole(join(this.path, 'terminal.json'), [Buffer.from(terminalText)]);
    const text = JSON.stringify({ format: FORMAT, ...config }, null, 2) + '\n';
    writeWhole(join(this.path, 'config.json'), [Buffer.from(text)]);
  }

  /** @throws InputError HWS-RUN-023 */
  config(): LiveConfig {
    const file = join(this.path, 'config.json');
    const config = readJson(file);
    const known = config.format === FORMAT && isWhole(config.seed) && isWhole(config.start);
    if (!known || typeof config.demandScale !== 'number' || typeof config.terminalFile !== 'string')
      throw new InputError(runDiagnostic('HWS-RUN-023', 'The settings of the data folder are not understood', file));
    return config as unknown as LiveConfig;
  }

  /**
   * The terminal that the folder was begun with.
   * @param given text of the terminal file that was named now; it must describe the same terminal
   * @throws InputError HWS-RUN-021 when it does not, HWS-RUN-023 when the copy is gone
   */
  terminal(given: string, givenFile: string): TerminalModel {
    const model = this.ownTerminal();
    if (JSON.stringify(model) !== JSON.stringify(parseTerminal(given, givenFile)))
      throw new InputError(
        runDiagnostic('HWS-RUN-021', `The data folder ${this.path} was begun with another terminal file`, givenFile),
      );
    return model;
  }

  /** The terminal that the folder was begun with. @throws InputError HWS-RUN-023 when the copy is gone */
  ownTerminal(): TerminalModel {
    const file = join(this.path, 'terminal.json');
    if (!existsSync(file))
      throw new InputError(runDiagnostic('HWS-RUN-023', "The folder's copy of the terminal file is missing", file));
    return parseTerminal(readFileSync(file, 'utf8'), file);
  }

  /** True when a week's messages are there. Weeks count from 1. */
  hasWeek(week: number): boolean {
    return existsSync(this.weekFolder(week));
  }

  /** Writes a week's messages; they are there whole or not at all. */
  writeWeek(week: number, files: readonly InboxFile[], manifest: unknown): void {
    const folder = this.weekFolder(week);
    const unfinished = `${folder}.tmp`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished);
    const manifestFile = { name: 'manifest.json', text: JSON.stringify(manifest, null, 2) + '\n' };
    for (const { name, text } of [...files, manifestFile]) writeFileSync(join(unfinished, name), text, { flush: true });
    syncFolder(unfinished);
    renameSync(unfinished, folder);
    syncFolder(dirname(folder));
  }

  /** The files of a week. */
  readWeek(week: number): EdiFile[] {
    return readEdi(this.weekFolder(week));
  }

  private weekFolder(week: number): string {
    return join(this.path, 'inbox', `week-${String(week).padStart(3, '0')}`);
  }

  /** The files that came in while the terminal ran, without those of some names. */
  readReceived(without: ReadonlySet<string> = new Set()): EdiFile[] {
    return readEdi(join(this.path, 'inbox', 'received'), without);
  }

  /** Keeps a file that becomes known at a time (ms UTC); durable when this returns its name. */
  keepReceived(bytes: Uint8Array, at: number): string {
    const folder = join(this.path, 'inbox', 'received');
    let number = 1;
    while (existsSync(join(folder, receivedName(at, number)))) number++;
    const name = receivedName(at, number);
    writeWhole(join(folder, name), [bytes]);
    return name;
  }

  /** Writes files to be sent. The same file again, as happens when a run catches up, changes nothing. */
  send(files: readonly OutgoingFile[]): void {
    for (const { name, text } of files) {
      const path = join(this.path, 'outbox', name);
      if (!existsSync(path)) writeWhole(path, [Buffer.from(text)]);
    }
  }
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value);
}

function readJson(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function readEdi(folder: string, without: ReadonlySet<string> = new Set()): EdiFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.edi') && !without.has(name));
  return names.sort().map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}
