// CONTRL and APERAK as they are read: what somebody says about a message or interchange of ours. What an answer tells beside that stays in
// its document.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { finding } from '../findings.ts';
import type { Children, EdiDocument, Segment } from '../structure/document.ts';
import { parseDate } from '../values/dates.ts';
import { REFERENCE, RESPONSE, type Taken } from './aperak.ts';
import { ACTION } from './contrl.ts';
import { SYNTAX_ERRORS } from './syntax-errors.ts';

/** What became of what was answered; 'received': it came, and the rest is told later; 'unknown': the answer does not say. */
export type AnsweredAs = Taken | 'received' | 'unknown';

/** Something that is said to be wrong. */
export interface AnswerError {
  /** The message that it is in (UNH 0062); '' for the interchange itself, or a functional group. */
  message: string;
  /** The functional group itself (UNG 0048); left out where it is not one's. */
  group?: string;
  /** Container, or whatever else is named; '' where nothing is. */
  what: string;
  /** Where: position of the segment in its message from 1, which is UNH, or tag of a service segment; then element (1 is the tag), component. */
  place: { segment?: number; tag?: string; element?: number; component?: number };
  /** Code of the answer: data element 0085 in CONTRL, the sender's own in APERAK. */
  code: string;
  /** What it means, in words; '' where neither the answer nor the standard tells. */
  meaning: string;
}

/** An answer to something that was sent. */
export interface Answer {
  type: 'CONTRL' | 'APERAK';
  /** Number and time (ms UTC) of the answer itself; '' and null where not told. */
  reference: string;
  at: number | null;
  /** Control reference (UNB 0020), sender and recipient of the interchange that is answered; '' where not told. */
  interchange: string;
  sender: string;
  recipient: string;
  outcome: AnsweredAs;
  /** Functional groups that the answer names (UNG 0048); left out where there are none. */
  groups?: { reference: string; outcome: AnsweredAs }[];
  /** Messages that the answer names, by UNH 0062 or by the number of their document. */
  messages: { reference: string; document: string; type: string; outcome: AnsweredAs }[];
  errors: AnswerError[];
}

/** Whether a document is an answer. */
export function isAnswer({ type }: EdiDocument): boolean {
  return type === 'CONTRL' || type === 'APERAK';
}

/** An answer, and what of it is not understood; null for any other document. */
export function answerOf(
  document: EdiDocument,
  file = document.type,
): { answer: Answer; diagnostics: Diagnostic[] } | null {
  if (!isAnswer(document)) return null;
  const answer = document.type === 'CONTRL' ? ofContrl(document.body) : ofAperak(document.body);
  const diagnostics: Diagnostic[] = [];
  if (answer.outcome === 'unknown') diagnostics.push(finding('HWS-EDI-140', '', file));
  if (answer.interchange === '' && answer.messages.length === 0) diagnostics.push(finding('HWS-EDI-141', '', file));
  return { answer, diagnostics };
}

// ---- CONTRL ------------------------------------------------------------------------------------------------------------------

function ofContrl(body: Children): Answer {
  const told: Segment<'UCI'> = body.interchangeResponse ?? {};
  const answer: Answer = {
    type: 'CONTRL',
    reference: '',
    at: null,
    interchange: told.reference ?? '',
    sender: told.sender ?? '',
    recipient: told.recipient ?? '',
    outcome: outcomeOf(told.action),
    messages: [],
    errors: [],
  };
  noteError(answer, '', told);
  for (const message of body.messageResponses ?? []) addMessage(answer, message);
  for (const group of body.groupResponses ?? []) {
    addGroup(answer, group);
  }
  const rejected = [...answer.messages, ...(answer.groups ?? [])].some(({ outcome }) => outcome === 'rejected');
  if (answer.outcome === 'accepted' && (rejected || answer.errors.length > 0)) answer.outcome = 'accepted in part';
  return answer;
}

function addGroup(answer: Answer, group: Segment<'UCF'>): void {
  const reference = group.reference ?? '';
  const before = answer.errors.length;
  noteError(answer, '', group);
  for (const error of answer.errors.slice(before)) error.group = reference;
  for (const message of group.has?.messageResponses ?? []) addMessage(answer, message);
  const outcome = outcomeOf(group.action);
  const inPart = outcome === 'accepted' && answer.errors.length > before;
  (answer.groups ??= []).push({ reference, outcome: inPart ? 'accepted in part' : outcome });
}

function addMessage(answer: Answer, message: Segment<'UCM'>): void {
  const reference = message.reference ?? '';
  const before = answer.errors.length;
  noteError(answer, reference, message);
  for (const segment of message.has?.segmentErrors ?? []) {
    const position = Number(segment.position);
    if (segment.error !== undefined) answer.errors.push(syntaxError(reference, segment.error, { segment: position }));
    for (const { error = '', element, component } of segment.has?.elementErrors ?? [])
      answer.errors.push(syntaxError(reference, error, { segment: position, ...numbers(element, component) }));
  }
  const outcome = outcomeOf(message.action);
  const inPart = outcome === 'accepted' && answer.errors.length > before;
  const type = message.type ?? '';
  answer.messages.push({ reference, document: '', type, outcome: inPart ? 'accepted in part' : outcome });
}

function noteError(answer: Answer, message: string, told: Segment<'UCI'> | Segment<'UCF'> | Segment<'UCM'>): void {
  const { error, tag, element, component } = told;
  if (error === undefined) return;
  answer.errors.push(
    syntaxError(message, error, { ...(tag !== undefined && { tag }), ...numbers(element, component) }),
  );
}

function syntaxError(message: string, code: string, place: AnswerError['place']): AnswerError {
  return { message, what: '', place, code, meaning: SYNTAX_ERRORS[code] ?? '' };
}

function numbers(element: string | undefined, component: string | undefined): { element?: number; component?: number } {
  return {
    ...(element !== undefined && { element: Number(element) }),
    ...(component !== undefined && { component: Number(component) }),
  };
}

/** 1, 2 and 3 are of lists before 2001: acknowledged, with errors, in part. */
function outcomeOf(action: string | undefined): AnsweredAs {
  switch (action) {
    case ACTION.acknowledged:
    case '1':
      return 'accepted';
    case '2':
    case '3':
      return 'accepted in part';
    case ACTION.rejected:
      return 'rejected';
    case ACTION.received:
      return 'received';
    default:
      return 'unknown';
  }
}

// ---- APERAK ------------------------------------------------------------------------------------------------------------------

function ofAperak(body: Children): Answer {
  const refersTo = (qualifier: string): string =>
    body.references?.find((reference) => reference.qualifier === qualifier)?.number ?? '';
  const party = (qualifier: string): string => body.parties?.find((one) => one.qualifier === qualifier)?.code ?? '';
  const time = body.times?.find(({ qualifier }) => qualifier === '137');
  const message = refersTo(REFERENCE.message);
  const outcome = takenAs(body);
  // What was answered went from the recipient of the answer to its sender.
  const answer: Answer = {
    type: 'APERAK',
    reference: body.document?.number ?? '',
    at: time?.value === undefined ? null : parseDate(time.value, time.format),
    interchange: refersTo(REFERENCE.interchange),
    sender: party('MR'),
    recipient: party('MS'),
    outcome,
    messages: [],
    errors: (body.errors ?? []).flatMap((error) =>
      saysNothing(error, outcome) ? [] : [applicationError(error, message)],
    ),
  };
  const document = refersTo(REFERENCE.document);
  if (message !== '' || document !== '') answer.messages.push({ reference: message, document, type: '', outcome });
  return answer;
}

/** By BGM 4343, else 1225 (27 to 29, 34, 44, 45, 48: not accepted, accepted …), else 1001. */
function takenAs({ document = {}, errors = [] }: Children): AnsweredAs {
  const byResponse = (Object.keys(RESPONSE) as Taken[]).find((taken) => RESPONSE[taken] === document.response);
  if (byResponse !== undefined) return byResponse;
  if (document.response === 'AB' || document.function === '29' || document.function === '44') return 'accepted';
  if (document.function === '27') return 'rejected';
  if (['28', '30', '34', '45', '48'].includes(document.function ?? '')) return 'accepted in part';
  if (document.code === '312') return 'accepted';
  if (document.code === '313') return errors.length === 0 ? 'unknown' : 'rejected';
  return 'unknown';
}

/** Some say with an ERC that there is no error. */
function saysNothing({ code }: Segment<'ERC'>, outcome: AnsweredAs): boolean {
  return outcome === 'accepted' && (code === undefined || /^0*$/.test(code));
}

function applicationError(error: Segment<'ERC'>, message: string): AnswerError {
  const reference = error.has?.references?.[0];
  const about = reference !== undefined && reference.qualifier !== REFERENCE.message ? (reference.number ?? '') : '';
  const texts = [...(error.has?.texts ?? [])].map(({ text1, text2, text3, text4, text5 }) =>
    [text1, text2, text3, text4, text5].filter((text) => text !== undefined),
  );
  const [own = '', ...rest] = texts[0] ?? [];
  const coded = /^HWS-[A-Z]+-\d+$/.test(own);
  const segment = Number(reference?.line);
  return {
    message,
    what: about,
    place: Number.isInteger(segment) && segment > 0 ? { segment } : {},
    code: coded ? own : (error.code ?? ''),
    meaning: coded
      ? rest.join('')
      : [own, ...rest]
          .map((piece) => piece.trim())
          .join(' ')
          .trim(),
  };
}
