// What a live terminal keeps apart from its journal: what it was begun with, the messages that came in, the files that went out.
// Layout: config.json, terminal.json, inbox/week-001/*.edi with manifest.json, what came in (inbox/archive.ts of the server),
// inbox/failures.json, outbox/*.edi, vessels/*.json (profiles that people put there). They are files of a folder, or documents in the database of the journal.
import type { InboxFile } from '../../demand/inbox.ts';
import type { OutgoingFile } from '../../operation/outbox/outbox.ts';
import type { Documents } from '../../store/documents.ts';
import { FolderDocuments } from '../../store/folder-documents.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import { parseTerminal } from '../../terminal/check.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import type { Disturbances } from '../../twin/disturbances.ts';
import type { MessageFailure } from '../run/inbox-item.ts';
import { Archive } from '../inbox/archive.ts';
import { runDiagnostic, type EdiFile } from '../run/scenario.ts';

const FORMAT = 'hawser-data/1';
const OUTBOX = 'outbox';
/** Profiles of vessels by IMO number or call sign: 9321483.json, 9321483.limits.json. */
const VESSELS = 'vessels';
const FAILURES = 'failures.json';

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
  /** What disturbs the terminal from its start on, by rate and by script; left out: nothing does. */
  disturbances?: Disturbances;
}

export class DataFolder {
  readonly documents: Documents;
  /** What came in while the terminal ran. */
  readonly archive: Archive;

  /** `where`: path of a folder, or the documents themselves. `make`: makes what is missing; false to read only. */
  constructor(where: string | Documents, make = true) {
    this.documents = typeof where === 'string' ? new FolderDocuments(where) : where;
    if (make) this.documents.prepare(['inbox', OUTBOX]);
    this.archive = new Archive(this.documents);
  }

  /** Where it is, for messages. */
  get path(): string {
    return this.documents.place;
  }

  /** True when nothing was begun here yet. */
  get empty(): boolean {
    return !this.documents.has('', 'config.json');
  }

  /** Writes down what the folder is begun with: the terminal's text first, so that a config means that all is there. */
  begin(config: Omit<LiveConfig, 'format'>, terminalText: string): void {
    const text = JSON.stringify({ format: FORMAT, ...config }, null, 2) + '\n';
    this.documents.write('', 'terminal.json', Buffer.from(terminalText));
    this.documents.write('', 'config.json', Buffer.from(text));
  }

  /** @throws InputError HWS-RUN-023 */
  config(): LiveConfig {
    const file = this.documents.pathOf('', 'config.json');
    const config = jsonOf(this.documents.read('', 'config.json'));
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
    const file = this.documents.pathOf('', 'terminal.json');
    const bytes = this.documents.read('', 'terminal.json');
    if (bytes === null)
      throw new InputError(runDiagnostic('HWS-RUN-023', "The folder's copy of the terminal file is missing", file));
    return parseTerminal(textOf(bytes), file);
  }

  /** The folder's copy of the terminal file, as it was written. */
  terminalText(): string {
    return textOf(this.documents.read('', 'terminal.json') ?? new Uint8Array());
  }

  /** True when a week's messages are there. Weeks count from 1. */
  hasWeek(week: number): boolean {
    return this.documents.hasFolder(weekFolder(week));
  }

  /** Writes a week's messages; they are there whole or not at all. @throws JournalFull */
  writeWeek(week: number, files: readonly InboxFile[], manifest: unknown): void {
    const manifestFile = { name: 'manifest.json', text: JSON.stringify(manifest, null, 2) + '\n' };
    const documents = [...files, manifestFile].map(({ name, text }) => ({ name, bytes: Buffer.from(text) }));
    this.documents.writeFolder(weekFolder(week), documents);
  }

  /** The files of a week. */
  readWeek(week: number): EdiFile[] {
    const folder = weekFolder(week);
    const names = this.documents.list(folder).filter((name) => name.endsWith('.edi'));
    return this.documents.readAll(folder, names);
  }

  /** Text of a file of vessel profiles, which people put there; null where there is none. */
  vesselFile(name: string): string | null {
    const bytes = this.documents.has(VESSELS, name) ? this.documents.read(VESSELS, name) : null;
    return bytes === null ? null : textOf(bytes);
  }

  /** How often each message was tried in vain with something changed by it, by command id. */
  failures(): Map<string, MessageFailure> {
    const { failures = {} } = jsonOf(this.documents.read('inbox', FAILURES));
    return new Map(Object.entries(failures as Record<string, MessageFailure>));
  }

  /** Notes, durably, that a message was tried in vain once more. */
  noteFailure(commandId: string, reason: string): void {
    const failures = this.failures();
    failures.set(commandId, { tries: (failures.get(commandId)?.tries ?? 0) + 1, reason });
    const text = JSON.stringify({ failures: Object.fromEntries(failures) }, null, 2);
    this.documents.write('inbox', FAILURES, Buffer.from(`${text}\n`));
  }

  /** True for a file that was written to be sent. */
  hasSent(name: string): boolean {
    return this.documents.has(OUTBOX, name);
  }

  /** Names of all files that were written to be sent, in order. */
  sentNames(): string[] {
    return this.documents.list(OUTBOX);
  }

  /** Bytes of a file that was written to be sent; null where there is none. */
  sent(name: string): Uint8Array | null {
    return this.documents.has(OUTBOX, name) ? this.documents.read(OUTBOX, name) : null;
  }

  /** Writes files to be sent. The same file again, as happens when a run catches up, changes nothing. @throws JournalFull */
  send(files: readonly OutgoingFile[]): void {
    for (const { name, text, encoding } of files)
      if (!this.documents.has(OUTBOX, name)) this.documents.write(OUTBOX, name, Buffer.from(text, encoding), 'outbox');
  }
}

function weekFolder(week: number): string {
  return `inbox/week-${String(week).padStart(3, '0')}`;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value);
}

/** What a document of JSON says; nothing where it is missing or no JSON. */
function jsonOf(bytes: Uint8Array | null): Record<string, unknown> {
  try {
    return bytes === null ? {} : (JSON.parse(textOf(bytes)) as Record<string, unknown>);
  } catch {
    return {};
  }
}
