// APERAK: tells the sender of a message what was not worked of it, container by container, with our own code, a sentence and what to do. D.96A
// and D.99B. Sources: UN/EDIFACT directories D.96A and D.99B (message APERAK; code lists 1001, 1153, 4343 and 4451).
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { ediErrors } from '../../terminal/errors/edi.ts';
import { headerFor, versionOf } from '../structure/catalogue.ts';
import type { Children, EdiDocument, Segment } from '../structure/document.ts';
import { formatDate } from '../values/dates.ts';
import { ANSWER_TYPES } from './contrl.ts';
import type { Received, ReceivedMessage } from './received.ts';

/** Something that was not worked. */
export interface Fault {
  /** Our own code. */
  code: string;
  /** What it is, one sentence. */
  message: string;
  /** What the sender can do; '' for nothing. */
  cure: string;
  /** Container number, or whatever the message named; '' for the message as a whole. */
  what: string;
  /** Segment of the message, from 1, which is UNH; null where none is at fault. */
  segment: number | null;
}

/** What became of a message. */
export type Taken = 'accepted' | 'accepted in part' | 'rejected';

/** Directories of APERAK that are written. */
export type AperakVersion = 'D96A' | 'D99B';

/** How much an APERAK of a directory holds: groups ERC, and characters of a piece of text (4440). */
const ROOM: Record<AperakVersion, { errors: number; text: number }> = {
  D96A: { errors: 999, text: 70 },
  D99B: { errors: 99_999, text: 512 },
};
/** Pieces of text in one FTX (C108). */
const PIECES = 5;

/** BGM 1001: acknowledgement message, application error message. */
const ACKNOWLEDGEMENT = '312';
const APPLICATION_ERROR = '313';
/** BGM 4343: accepted, conditionally accepted, rejected. */
export const RESPONSE: Record<Taken, string> = { accepted: 'AP', 'accepted in part': 'CA', rejected: 'RE' };

/**
 * RFF 1153 of what is answered: its document (BGM 1004) as previous message, its interchange (UNB 0020) as the sender's reference to the
 * original message, its own reference (UNH 0062) as originator's reference.
 */
export const REFERENCE = { document: 'ACW', interchange: 'AGO', message: 'ABO', container: 'AAQ' } as const;

/** FTX 4451: description of an error; what to do about it as general information. */
const DESCRIPTION = 'AAO';
const CURE = 'AAI';

/** What was not worked of a message as it was read: what was set aside, then what was found in error besides. */
export function faultsOf({ info, setAside, diagnostics }: ReceivedMessage): Fault[] {
  const fault = ({ code, message, cure, segment }: Diagnostic, what: string): Fault => ({
    code,
    message,
    cure,
    what,
    segment: segment === undefined ? null : segment - info.at.segment + 1,
  });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return [
    ...setAside.map(({ what, diagnostic }) => fault(diagnostic, what)),
    ...errors.map((diagnostic) => fault(diagnostic, '')),
  ];
}

/** How the APERAK is made. */
export interface AperakOptions {
  /** Number of the answer itself (BGM 1004), at most 35 characters. */
  number: string;
  /** Its time, ms UTC. */
  at: number;
  /** Left out: D96A. */
  version?: AperakVersion;
  /** Left out: rejected where nothing was taken and something was wrong, else accepted, in part where there are faults. */
  taken?: Taken;
}

/**
 * The APERAK for a message of an interchange. Null where nobody can be answered, or where the message is an answer itself.
 * @param faults what to tell; see faultsOf. More than the message holds are counted in its last one (HWS-EDI-065)
 */
export function aperakFor(
  { envelope }: Received,
  message: ReceivedMessage,
  faults: readonly Fault[],
  options: AperakOptions,
): EdiDocument | null {
  if (envelope?.sender === undefined || ANSWER_TYPES.has(message.info.type)) return null;
  const { number, at, version = 'D96A' } = options;
  const taken =
    options.taken ?? (faults.length === 0 ? 'accepted' : message.entries > 0 ? 'accepted in part' : 'rejected');
  const references: Segment<'RFF'>[] = [];
  const refer = (qualifier: string, to: string | undefined): void => {
    if (to) references.push({ qualifier, number: to });
  };
  refer(REFERENCE.document, message.document);
  refer(REFERENCE.interchange, envelope.reference);
  refer(REFERENCE.message, message.info.reference);
  const body: Children = {
    document: {
      code: taken === 'accepted' ? ACKNOWLEDGEMENT : APPLICATION_ERROR,
      number,
      function: '9',
      response: RESPONSE[taken],
    },
    times: [{ qualifier: '137', value: formatDate(at, '203'), format: '203' }],
  };
  if (references.length > 0) body.references = references;
  body.parties = [
    ...(envelope.recipient === undefined ? [] : [{ qualifier: 'MS', code: envelope.recipient }]),
    { qualifier: 'MR', code: envelope.sender },
  ];
  const { errors, text } = ROOM[version];
  const told = faults.length <= errors ? faults : [...faults.slice(0, errors - 1), leftOut(faults.length - errors + 1)];
  if (told.length > 0) body.errors = told.map((fault) => errorOf(fault, message, text));
  const header = { reference: '1', ...headerFor('APERAK', version) };
  return { type: 'APERAK', version: versionOf(header), header, body };
}

function leftOut(count: number): Fault {
  const { meaning, cure } = ediErrors['HWS-EDI-065'] as { meaning: string; cure: string };
  return { code: 'HWS-EDI-065', message: `${count} more: ${meaning}`, cure, what: '', segment: null };
}

function errorOf(
  { code, message, cure, what, segment }: Fault,
  { info }: ReceivedMessage,
  text: number,
): Segment<'ERC'> {
  const reference: Segment<'RFF'> =
    what === ''
      ? { qualifier: REFERENCE.message, number: info.reference || '1' }
      : { qualifier: REFERENCE.container, number: what.slice(0, 35) };
  if (segment !== null) reference.line = String(segment);
  if (cure !== '') reference.has = { texts: [{ subject: CURE, ...pieces([], cure, text) }] };
  return {
    // Eight characters in D.96A: without the name of the program.
    code: code.replace(/^HWS-/, ''),
    agency: 'ZZZ',
    has: { texts: [{ subject: DESCRIPTION, ...pieces([code], message, text) }], references: [reference] },
  };
}

/** Text as the pieces of one FTX; what does not fit is left out. Joined again they are the text. */
function pieces(first: readonly string[], text: string, length: number): Partial<Segment<'FTX'>> {
  const letters = Array.from(text);
  const cut: string[] = [...first];
  for (let i = 0; i < letters.length && cut.length < PIECES; i += length)
    cut.push(letters.slice(i, i + length).join(''));
  return Object.fromEntries(cut.map((piece, i) => [`text${i + 1}`, piece]));
}
