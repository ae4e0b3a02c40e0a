// Every interchange that came in while the terminal ran, as its bytes were, before anything of it is worked; and what people have decided.
// Nothing of it is ever deleted: a record is done again, and an interchange that comes again is known, as long as it is kept.
//
//   inbox/kept/ab/abc….edi       the bytes, by their SHA-256: the same interchange twice is kept once
//   inbox/profiles/def….json     profiles of partners by which some were read, by their SHA-256
//   inbox/known/cd/cde….json     which arrival an identity (sender and reference) belongs to
//   inbox/received/20260105/…    arrivals that the terminal works, a file each, by terminal time; days.txt names the days
//   inbox/refused/20260105/…     arrivals of which nothing is worked
//
// They are written in this order; only with its arrival an interchange counts as come in.
import { createHash, hash } from 'node:crypto';
import type { CommandAnswer } from '../../ledger/events.ts';
import type { Documents } from '../../store/documents.ts';
import type { PersonDecision } from '../../operation/inbox/state.ts';
import { parseReceivedName, receivedName, type EdiFile, type ReceivedKind } from '../run/scenario.ts';

const RECEIVED = 'inbox/received';
const REFUSED = 'inbox/refused';
const PROFILES = 'inbox/profiles';
const DAYS = 'days.txt';
/** Refused arrivals that are kept of one day of terminal time (designed): whoever sends rubbish must not fill the disk. */
const MOST_REFUSED = 10_000;
/** Bytes of a step of hashing (designed): about a millisecond. */
const HASH_BYTES = 1024 * 1024;
/** What has no message is kept up to this length, bytes (designed). */
const MOST_REFUSED_BYTES = 4 * 1024 * 1024;

/** A message of an interchange, for its history. */
export interface ArrivedMessage {
  type: string;
  reference: string;
  containers: number;
  setAside: number;
}

/** An interchange that came in. */
export interface Arrival {
  kind: 'interchange';
  /** Name by which the record knows it. */
  file: string;
  /** Terminal time at which it became known, and real time at which it came, ms UTC. */
  at: number;
  arrived: number;
  way: 'http' | 'folder';
  /** Name of the file in the watched folder; '' for what was sent. */
  name: string;
  /** SHA-256 of its bytes, hex; '' where they are not kept. */
  sha256: string;
  bytes: number;
  sender: string;
  recipient: string;
  reference: string;
  /** By which it is known again: those of its interchanges (see identitiesOf()) that no other arrival had before. */
  identities: string[];
  /** Interchanges in it; left out in arrivals of older data folders, where each has an identity. */
  interchanges?: number;
  /** SHA-256 of the profiles of partners by which it was read, hex; left out where there were none. */
  profiles?: string;
  /** Those that are worked, in their order. */
  messages: ArrivedMessage[];
  /** Those that are known and ask for nothing. */
  known: ArrivedMessage[];
  outcome: 'taken' | 'refused';
  /** What its sender was answered. */
  status: number;
  body: string;
  /** The sender's key for it as a command; null without. */
  key: string | null;
}

/** What a person decided. */
export interface Decided {
  kind: 'decision';
  file: string;
  at: number;
  arrived: number;
  decision: PersonDecision;
}

/** An arrival before it has its name. */
export type Arriving = Omit<Arrival, 'kind' | 'file' | 'at' | 'sha256' | 'bytes' | 'outcome' | 'status' | 'body'> & {
  content: Uint8Array;
  /** The profiles of which `profiles` is the SHA-256, as JSON; '' without. */
  profilesText: string;
  sha256: string;
  /** What its sender is answered, once its name is known. */
  answer: (file: string) => { status: number; body: string };
};

/**
 * What makes an interchange the same one: its sender and its reference (UNB 0004 and 0020); with the content of its file besides, where the
 * sender gives several the same reference. One that does not tell both is known by its content.
 */
export function identitiesOf(
  { sender, reference }: { sender: string; reference: string },
  sha256: string,
): { plain: string; exact: string } {
  const byContent = `sha256:${sha256}`;
  if (sender === '' || reference === '') return { plain: byContent, exact: byContent };
  return { plain: JSON.stringify([sender, reference]), exact: JSON.stringify([sender, reference, sha256]) };
}

/** SHA-256 of bytes, hex, step by step. */
export function* hashing(content: Uint8Array): Generator<undefined, string> {
  const made = createHash('sha256');
  for (let at = 0; at < content.length; at += HASH_BYTES) {
    made.update(content.subarray(at, at + HASH_BYTES));
    yield;
  }
  return made.digest('hex');
}

/** SHA-256 of bytes or text, hex. */
export function sha256Of(content: Uint8Array | string): string {
  return hash('sha256', content, 'hex');
}

export class Archive {
  private readonly documents: Documents;
  private readonly ready = new Set<string>();
  /** The arrival that was kept last, by kind: where the next one's number is looked for. */
  private readonly last = new Map<string, { at: number; number: number }>();

  constructor(documents: Documents) {
    this.documents = documents;
  }

  // ---- writing ---------------------------------------------------------------------------------------------------------------

  /** Keeps an interchange that becomes known at a time, ms UTC; durable when its arrival comes back. @throws JournalFull */
  keep(arriving: Arriving, at: number): Arrival {
    const { content, profilesText, answer, ...told } = arriving;
    this.keepBytes(content, told.sha256);
    if (told.profiles !== undefined) this.keepProfiles(profilesText, told.profiles);
    const file = this.nextName(RECEIVED, 'RECEIVED', at);
    for (const identity of told.identities) this.pointTo(identity, file);
    const arrival: Arrival = {
      kind: 'interchange',
      file,
      at,
      ...told,
      bytes: content.length,
      outcome: 'taken',
      ...answer(file),
    };
    this.write(RECEIVED, arrival);
    return arrival;
  }

  /** Keeps what a person decided, which becomes known at a time, ms UTC. @throws JournalFull */
  keepDecision(decision: PersonDecision, at: number, arrived: number): Decided {
    const file = this.nextName(RECEIVED, 'DECISION', at);
    const decided: Decided = { kind: 'decision', file, at, arrived, decision };
    this.write(RECEIVED, decided);
    return decided;
  }

  /**
   * Keeps what was refused, for its history; the same again is not kept twice. Comes back with its name, or null where so much was
   * refused that day that it is not kept. @throws JournalFull
   */
  keepRefused(arriving: Arriving, at: number): Arrival | null {
    const { content, profilesText: _, answer, ...told } = arriving;
    const { status, body } = answer('');
    const again = `refused ${told.sha256} ${sha256Of(body)}`;
    const before = this.pointed(again);
    const known = before === null ? null : this.readArrival(REFUSED, before);
    if (known) return known;
    if (this.documents.list(folderOf(REFUSED, receivedName(at, 1))).length >= MOST_REFUSED) return null;
    const whole = told.messages.length > 0 || content.length <= MOST_REFUSED_BYTES;
    if (whole) this.keepBytes(content, told.sha256);
    const file = this.nextName(REFUSED, 'REFUSED', at);
    this.pointTo(again, file);
    const sha256 = whole ? told.sha256 : '';
    const refused = { ...told, sha256, bytes: content.length, outcome: 'refused' as const, status, body };
    const arrival: Arrival = { kind: 'interchange', file, at, ...refused };
    this.write(REFUSED, arrival);
    return arrival;
  }

  /** Notes that an interchange which had come before was sent again under a key, which is of this interchange from now on. @throws JournalFull */
  noteKey(key: string, { file }: Arrival): void {
    this.pointTo(`key:${key}`, file);
  }

  private keepBytes(content: Uint8Array, sha256: string): void {
    const folder = `inbox/kept/${sha256.slice(0, 2)}`;
    if (this.documents.has(folder, `${sha256}.edi`)) return;
    this.prepare(folder);
    this.documents.write(folder, `${sha256}.edi`, content, 'kept');
  }

  private keepProfiles(text: string, sha256: string): void {
    if (this.documents.has(PROFILES, `${sha256}.json`)) return;
    this.prepare(PROFILES);
    this.documents.write(PROFILES, `${sha256}.json`, Buffer.from(text), 'kept');
  }

  private pointTo(identity: string, file: string): void {
    const [folder, name] = pointerOf(identity);
    this.prepare(folder);
    this.documents.write(folder, name, Buffer.from(JSON.stringify({ file })), 'known');
  }

  private write(root: string, arrival: Arrival | Decided): void {
    const folder = folderOf(root, arrival.file);
    this.noteDay(root, arrival.file);
    this.prepare(folder);
    this.documents.write(folder, documentOf(arrival.file), Buffer.from(JSON.stringify(arrival)), 'received');
  }

  private nextName(root: string, kind: ReceivedKind, at: number): string {
    const before = this.last.get(kind);
    let number = before?.at === at ? before.number + 1 : 1;
    let file = receivedName(at, number, kind);
    while (this.documents.has(folderOf(root, file), documentOf(file))) file = receivedName(at, ++number, kind);
    this.last.set(kind, { at, number });
    return file;
  }

  private prepare(folder: string): void {
    if (this.ready.has(folder)) return;
    this.documents.prepare([folder]);
    this.ready.add(folder);
  }

  private noteDay(root: string, file: string): void {
    const day = dayOf(file);
    if (this.ready.has(`${root} ${day}`)) return;
    const text = this.daysText(root);
    this.prepare(root);
    if (!text.split('\n').includes(day)) this.documents.extend(root, DAYS, text.length, Buffer.from(`${day}\n`));
    this.ready.add(`${root} ${day}`);
  }

  // ---- reading ---------------------------------------------------------------------------------------------------------------

  /** The arrival of an identity; null for one that has not come in. */
  known(identity: string): Arrival | null {
    const file = this.pointed(identity);
    const arrival = file === null ? null : this.readArrival(RECEIVED, file);
    // A pointer without its arrival, or to one that took its name, is what a crash left.
    return arrival?.identities.includes(identity) ? arrival : null;
  }

  /** The arrival that was sent again under a key; null for a key under which nothing was sent again. */
  keyed(key: string): Arrival | null {
    const file = this.pointed(`key:${key}`);
    return file === null ? null : this.readArrival(RECEIVED, file);
  }

  /** An arrival by its name, taken or refused; null for any other name. */
  arrival(file: string): Arrival | null {
    if (parseReceivedName(file) === null) return null;
    return this.readArrival(file.includes('-REFUSED-') ? REFUSED : RECEIVED, file);
  }

  /** The bytes of an arrival; null where they are not kept. */
  bytes({ sha256 }: Arrival): Uint8Array | null {
    return sha256 === '' ? null : this.documents.read(`inbox/kept/${sha256.slice(0, 2)}`, `${sha256}.edi`);
  }

  /** Names of arrivals, newest first, taken and refused; those before a name only, where one is given. */
  *newestFirst(before: string | null): Generator<string> {
    const days = new Set([...this.days(RECEIVED), ...this.days(REFUSED)]);
    for (const day of [...days].sort().reverse()) {
      if (before !== null && day > dayOf(before)) continue;
      const names = [RECEIVED, REFUSED].flatMap((root) => this.documents.list(`${root}/${day}`));
      const files = names.filter((name) => name.endsWith('.json')).map((name) => name.replace(/json$/, 'edi'));
      for (const file of files.sort().reverse()) if (before === null || file < before) yield file;
    }
  }

  /** What came in and became known at a time (ms UTC) or later, without what has some names: what a run is fed with. */
  received(without: ReadonlySet<string>, from: number): { files: EdiFile[]; decisions: Decided[] } {
    const files: EdiFile[] = this.fromBefore(without, from);
    const decisions: Decided[] = [];
    const first = Number.isFinite(from) ? dayOf(receivedName(Math.max(0, from), 1)) : '';
    for (const day of this.days(RECEIVED).filter((one) => one >= first)) {
      const folder = `${RECEIVED}/${day}`;
      const names = this.documents.list(folder).filter((name) => isWanted(name.replace(/json$/, 'edi'), without, from));
      for (const { bytes } of this.documents.readAll(folder, names)) {
        const arrival = JSON.parse(textOf(bytes)) as Arrival | Decided;
        if (arrival.kind === 'decision') decisions.push(arrival);
        else files.push(this.fileOf(arrival));
      }
    }
    return { files, decisions };
  }

  private fileOf(arrival: Arrival): EdiFile {
    const { file: name, key, sha256: content, status, body } = arrival;
    const bytes = this.bytes(arrival) ?? new Uint8Array();
    const profiles = arrival.profiles === undefined ? '' : this.profilesText(arrival.profiles);
    return {
      name,
      bytes,
      profiles,
      notWorked: arrival.known.map(({ type }) => type),
      acknowledge: true,
      ...(key === null ? {} : { answer: { key, content, status, body } }),
    };
  }

  /** Profiles by which something was read, as JSON; '' where they are not kept. */
  private profilesText(sha256: string): string {
    return textOf(this.documents.read(PROFILES, `${sha256}.json`) ?? new Uint8Array());
  }

  /** Files of a data folder from before arrivals were kept: the bytes themselves, and what was answered beside them. */
  private fromBefore(without: ReadonlySet<string>, from: number): EdiFile[] {
    const names = this.documents.list(RECEIVED).filter((name) => isWanted(name, without, from));
    const files = this.documents.readAll(RECEIVED, names);
    return files.map((file) => {
      const answer = this.documents.read(RECEIVED, file.name.replace(/\.edi$/, '.answer.json'));
      return answer ? { ...file, answer: JSON.parse(textOf(answer)) as CommandAnswer } : file;
    });
  }

  private pointed(identity: string): string | null {
    const bytes = this.documents.read(...pointerOf(identity));
    return bytes === null ? null : (JSON.parse(textOf(bytes)) as { file: string }).file;
  }

  private readArrival(root: string, file: string): Arrival | null {
    const bytes = this.documents.read(folderOf(root, file), documentOf(file));
    const arrival = bytes === null ? null : (JSON.parse(textOf(bytes)) as Arrival | Decided);
    return arrival?.kind === 'interchange' ? arrival : null;
  }

  private days(root: string): string[] {
    return this.daysText(root)
      .split('\n')
      .filter((day) => /^\d{8}$/.test(day));
  }

  /** The whole lines; one that was cut off is none. */
  private daysText(root: string): string {
    const text = textOf(this.documents.read(root, DAYS) ?? new Uint8Array());
    return text.slice(0, text.lastIndexOf('\n') + 1);
  }
}

function isWanted(file: string, without: ReadonlySet<string>, from: number): boolean {
  const at = parseReceivedName(file);
  return at !== null && at >= from && !without.has(file);
}

function dayOf(file: string): string {
  return file.slice(0, 8);
}

function folderOf(root: string, file: string): string {
  return `${root}/${dayOf(file)}`;
}

function documentOf(file: string): string {
  return file.replace(/\.edi$/, '.json');
}

function pointerOf(identity: string): [folder: string, name: string] {
  const name = sha256Of(identity);
  return [`inbox/known/${name.slice(0, 2)}`, `${name}.json`];
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
