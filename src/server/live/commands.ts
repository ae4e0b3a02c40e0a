// Commands from outside to a live terminal. One that is sent under a key is taken once, however often it is sent: the answer is
// recorded with it and given again, to the byte, as long as the journal is kept. One that names a version is taken only while what
// it speaks of is as it was in that version.
import { hash } from 'node:crypto';
import { readInterchange } from '../../edi/reading/read.ts';
import type { Message } from '../../edi/messages.ts';
import { JournalFull } from '../../store/errors.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { runDiagnostic } from '../run/scenario.ts';
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
  /** The sender's name for it, as checked by keyOf(); null for a command that is new each time. */
  key: string | null;
  /** Last frame of the record that the sender has seen; null where that does not matter. */
  version: number | null;
}

/** What the sender is told: HTTP status, and the body as JSON text. */
export interface Answer {
  status: number;
  body: string;
  /** After how many seconds to try again, where that helps. */
  retryAfter?: number;
}

/** Takes a command, or says why not. What is answered with 202 is durable. */
export function takeCommand(live: LiveTerminal, { bytes, key, version }: Command): Answer {
  const content = hash('sha256', bytes, 'hex');
  const known = key === null ? null : live.answered(key);
  if (known)
    return known.content === content
      ? { status: known.status, body: known.body }
      : refusal(422, 'HWS-RUN-060', `The key ${known.key} belongs to another command`, 'Idempotency-Key');
  if (live.standing) return noRoom(live.standing);
  const { messages, diagnostics } = readInterchange(bytes, 'request');
  if (messages.length === 0) {
    const cause = runDiagnostic('HWS-RUN-036', 'Nothing of the file can be worked', 'request');
    return nothingTaken([cause, ...diagnostics]);
  }
  const moved = version === null ? null : movedSince(live, messages, version);
  if (moved !== null) return refusal(412, 'HWS-RUN-061', moved, 'If-Match');
  const aside = messages.flatMap((message) => message.setAside.map((entry) => entry.diagnostic));
  const accepted = (file: string): Answer => ({
    status: 202,
    body: JSON.stringify({ accepted: messages.length, file, diagnostics: shortened([...diagnostics, ...aside]) }),
  });
  try {
    const recorded = key === null ? null : (file: string) => ({ key, content, ...accepted(file) });
    return accepted(live.receive(bytes, messages, recorded));
  } catch (error) {
    if (error instanceof JournalFull) return noRoom(error);
    throw error;
  }
}

/**
 * Why the record has moved on since a frame, in what the messages speak of: a frame after it names the same container or call, or a
 * message does that came in and is not yet worked; null when nothing did.
 */
function movedSince(live: LiveTerminal, messages: readonly Message[], version: number): string | null {
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

/** The file is not kept and its key stays free: sent again, it is read again. */
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
