// Commands from outside to a live terminal. One that is sent under a key is taken once, however often it is sent: the answer is
// recorded with it and given again, to the byte, as long as the journal is kept. One that names a version is taken only while what
// it speaks of is as it was in that version.
import { REFUSAL, type Outcome } from '../../edi/answers/answers.ts';
import type { Incoming } from '../../operation/inbox/state.ts';
import { JournalFull } from '../../store/errors.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { hashing, identitiesOf, type Arrival, type Arriving } from '../inbox/archive.ts';
import { reusesReferences, type PartnerProfiles } from '../inbox/partner-profiles.ts';
import { keptParts } from '../inbox/kept-parts.ts';
import { readingFile, type ReadFile } from '../inbox/read-arrival.ts';
import { runDiagnostic } from '../run/scenario.ts';
import { allAtOnce, inSlices } from './in-slices.ts';
import type { LiveTerminal } from './live-terminal.ts';
import { subjectsOfEvent, subjectsOfMessage } from './subjects.ts';

/** Frames that a version may be behind; an older one counts as moved on, so that the look back stays short (designed). */
const MOST_FRAMES_BACK = 10_000;
/** Findings that an answer lists (designed): the sender corrects the first ones first. */
const MOST_FINDINGS = 1000;
/** When a command that found no room may be sent again, s (designed). */
const RETRY_AFTER_S = 5;

/** A command as it came in: a file of EDI messages. */
export interface Command {
  bytes: Uint8Array;
  /** The sender's name for it, as checked by keyOf(); null for a command that is known by its sender and reference only. */
  key: string | null;
  /** Last frame of the record that the sender has seen; null where that does not matter. */
  version: number | null;
  /** How it came. */
  from: Pick<Arriving, 'way' | 'name' | 'arrived'>;
}

/** What the sender is told: HTTP status, and the body as JSON text. */
export interface Answer {
  status: number;
  body: string;
  /** After how many seconds to try again, where that helps. */
  retryAfter?: number;
}

/**
 * Takes a command, or says why not. What is answered with 202 is durable. The same interchange again (the same bytes, and the same sender
 * and reference where it tells them) changes nothing and is answered the same; another one under its reference is refused, but of a sender
 * whose profile says that it gives several the same.
 */
export function takeCommand(live: LiveTerminal, command: Command): Answer {
  return allAtOnce(takingCommand(live, command));
}

/** The same, a slice at a time: the terminal goes on while a large file is read. The command is taken in one piece after that. */
export function takeCommandInSlices(live: LiveTerminal, command: Command): Promise<Answer> {
  return inSlices(takingCommand(live, command));
}

function* takingCommand(live: LiveTerminal, command: Command): Generator<undefined, Answer> {
  const { bytes, key } = command;
  const content = yield* hashing(bytes);
  const before = answerAtOnce(live, key, content);
  if (before) return before;
  const read = yield* readingFile(bytes, 'request', live.partners);
  // Another command may have been taken while this one was read.
  return answerAtOnce(live, key, content) ?? takeRead(live, command, content, read);
}

/** The answer to a command that is not looked at: its key was given before, or there is no room; null where it is. */
function answerAtOnce(live: LiveTerminal, key: string | null, content: string): Answer | null {
  const known = key === null ? null : answeredBefore(live, key);
  if (!known) return live.standing ? noRoom(live.standing) : null;
  return known.content === content
    ? { status: known.status, body: known.body }
    : refusal(422, 'HWS-RUN-060', `The key ${key ?? ''} belongs to another command`, 'Idempotency-Key');
}

function takeRead(live: LiveTerminal, command: Command, content: string, read: ReadFile): Answer {
  const { key, version } = command;
  const { identities, before } = knownAs(live, content, read);
  if (before?.sha256 === content) return again(live, key, before);
  const arriving = arrivingOf(command, content, read, { identities, partners: live.partners });
  if (before) return taken(live, arriving, read, before);
  if (read.toWork.length + read.known.length === 0) {
    const cause = runDiagnostic('HWS-RUN-036', 'Nothing of the file can be worked', 'request');
    return refused(live, arriving, read, {}, nothingTaken([cause, ...read.diagnostics]));
  }
  const messages = read.toWork.map(({ message }) => message);
  const moved = version === null ? null : movedSince(live, messages, version);
  if (moved !== null) return refusal(412, 'HWS-RUN-061', moved, 'If-Match');
  try {
    const { status, body } = live.reception.receive({ ...arriving, answer: (file) => acceptance(file, read) }, read);
    return { status, body };
  } catch (error) {
    if (error instanceof JournalFull) return noRoom(error);
    throw error;
  }
}

/** What the command of a key was answered, and its content; null for a key that is free. */
function answeredBefore(live: LiveTerminal, key: string): { content: string; status: number; body: string } | null {
  const arrival = live.archive.keyed(key);
  return live.answered(key) ?? (arrival && { ...arrival, content: arrival.sha256 });
}

/** The same interchange came again: a key that is given with it is of this interchange from now on. */
function again(live: LiveTerminal, key: string | null, before: Arrival): Answer {
  try {
    if (key !== null) live.reception.noteKey(key, before);
    return { status: before.status, body: before.body };
  } catch (error) {
    if (error instanceof JournalFull) return noRoom(error);
    throw error;
  }
}

/** What the sender of a file is told that was taken under a name. */
function acceptance(file: string, read: ReadFile): Answer {
  const { toWork, known, diagnostics } = read;
  const aside = toWork.flatMap(({ message }) => message.setAside.map((entry) => entry.diagnostic));
  const noted = known.length > 0 ? { known: known.length } : {};
  const findings = shortened([...diagnostics, ...aside, ...keptParts(read)]);
  return { status: 202, body: JSON.stringify({ accepted: toWork.length, ...noted, file, diagnostics: findings }) };
}

/**
 * By what a file is known again from now on, and the arrival that stands in its way: the same file, or another one under a reference of it
 * that its sender does not use twice.
 */
function knownAs(
  live: LiveTerminal,
  content: string,
  read: ReadFile,
): { identities: string[]; before: Arrival | null } {
  const identities = new Set<string>();
  for (const interchange of read.interchanges) {
    const { plain, exact } = identitiesOf(interchange, content);
    const reuses = reusesReferences(live.partners, interchange);
    // Known by its content also where the profile no longer says so.
    const before = live.archive.known(exact) ?? live.archive.known(plain);
    if (before && (before.sha256 === content || !reuses)) return { identities: [], before };
    if (!before) identities.add(plain);
    if (reuses) identities.add(exact);
  }
  return { identities: [...identities], before: null };
}

function arrivingOf(
  { bytes, key, from }: Command,
  sha256: string,
  read: ReadFile,
  { identities, partners }: { identities: string[]; partners: PartnerProfiles },
): Arriving {
  const { sender, recipient, reference } = read.interchanges[0] ?? { sender: '', recipient: '', reference: '' };
  const messages = read.toWork.map(({ message: { type, reference: own, entries, setAside } }) => ({
    ...{ type, reference: own, containers: entries.length + setAside.length, setAside: setAside.length },
  }));
  const known = read.known.map((one) => ({ ...one, setAside: 0 }));
  const answer = (): Answer => ({ status: 0, body: '' });
  const told = { sender, recipient, reference, identities, messages, known, interchanges: read.interchanges.length };
  const profiles = partners.sha256 === '' ? {} : { profiles: partners.sha256 };
  return { ...from, content: bytes, sha256, ...told, ...profiles, profilesText: partners.text, key, answer };
}

/** Another interchange came under a reference that is taken: it is kept, and nothing of it is worked. */
function taken(live: LiveTerminal, arriving: Arriving, read: ReadFile, { file, sender, reference }: Arrival): Answer {
  const message = `${sender} has sent another interchange under the reference ${reference} before: ${file}`;
  const outcome = { interchange: 'rejected', error: REFUSAL.duplicate } as const;
  return refused(live, arriving, read, outcome, refusal(409, 'HWS-RUN-068', message, 'UNB'));
}

/** A refused interchange is kept for its history, where there is room for it. */
function refused(live: LiveTerminal, arriving: Arriving, read: ReadFile, outcome: Outcome, answer: Answer): Answer {
  live.reception.refuse({ ...arriving, answer: () => answer }, read, { interchange: 'rejected', ...outcome });
  return answer;
}

/**
 * Why the record has moved on since a frame, in what the messages speak of: a frame after it names the same container or call, or a
 * message does that came in and is not yet worked; null when nothing did.
 */
function movedSince(live: LiveTerminal, messages: readonly Incoming[], version: number): string | null {
  if (version > live.lastSeq) return `Frame ${version} is not in the record, which ends at ${live.lastSeq}`;
  if (live.lastSeq - version > MOST_FRAMES_BACK) return `Frame ${version} is more than ${MOST_FRAMES_BACK} frames back`;
  const subjects = new Set(messages.flatMap(subjectsOfMessage));
  const named = (list: readonly string[]): string | undefined => list.find((subject) => subjects.has(subject));
  for (const { seq, events } of live.framesAfter(version)) {
    const subject = named(events.flatMap(subjectsOfEvent));
    if (subject !== undefined) return `Frame ${seq} has changed ${subject}`;
  }
  for (const { file, message } of live.waitingMessages) {
    const subject = named(subjectsOfMessage(message));
    if (subject !== undefined) return `A message of ${file} is about to change ${subject}`;
  }
  return null;
}

function shortened(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.slice(0, MOST_FINDINGS);
}

/** Its key stays free: sent again, it is read again. */
function nothingTaken(diagnostics: readonly Diagnostic[]): Answer {
  return {
    status: 422,
    body: JSON.stringify({ accepted: 0, file: null, diagnostics: shortened(diagnostics) }),
  };
}

function refusal(status: number, code: string, message: string, where: string): Answer {
  return { status, body: JSON.stringify({ error: runDiagnostic(code, message, where) }) };
}

function noRoom({ message }: JournalFull): Answer {
  return { ...refusal(503, 'HWS-RUN-058', message, 'data folder'), retryAfter: RETRY_AFTER_S };
}

/** A key as a header gives it, with or without quotes; null for anything that is not one. */
export function keyOf(header: string): string | null {
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
  return /^[A-Za-z0-9._:~-]{1,128}$/.test(key) ? key : null;
}

/** The version that an If-Match header names: one strong entity tag, which is the number of a frame; null for anything else. */
export function versionOf(header: string): number | null {
  const digits = /^"(\d{1,15})"$/.exec(header)?.[1];
  return digits === undefined ? null : Number(digits);
}
