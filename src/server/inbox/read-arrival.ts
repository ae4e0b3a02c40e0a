// Reads a file that came in while the terminal ran: its interchanges, what of them is worked, and what their senders are told.
import { ANSWER_TYPES, receiveInPieces, type AnswersWanted, type Received } from '../../edi/answers/answers.ts';
import type { Interchange } from '../../edi/messages.ts';
import type { ToAnswer } from '../../operation/outbox/answers.ts';
import type { EdiMessage } from '../../operation/inbox/state.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import type { InboxItem } from '../run/inbox-item.ts';
import type { EdiFile } from '../run/scenario.ts';
import type { Decided } from './archive.ts';
import { allAtOnce } from '../live/in-slices.ts';
import { answersWanted, type PartnerProfiles } from './partner-profiles.ts';

/** A message that is worked, with its interchange. */
interface ToWork {
  message: EdiMessage;
  interchange: Interchange;
  answers: ToAnswer;
}

/** A file as it was read. */
export interface ReadFile {
  interchanges: readonly Interchange[];
  received: readonly Received[];
  /** What the sender of each interchange wants to be answered. */
  wanted: readonly AnswersWanted[];
  /** Messages that are worked, in the order of the file. */
  toWork: ToWork[];
  /** Messages that are known and ask for nothing. */
  known: { type: string; reference: string; containers: number }[];
  diagnostics: Diagnostic[];
}

/** Reads a file by the profiles of partners. @param file its name, used in diagnostics only */
export function readFile(bytes: Uint8Array, file: string, partners: PartnerProfiles): ReadFile {
  return allAtOnce(readingFile(bytes, file, partners));
}

/** The same, step by step. */
export function* readingFile(
  bytes: Uint8Array,
  file: string,
  partners: PartnerProfiles,
): Generator<undefined, ReadFile> {
  const read = yield* receiveInPieces(bytes, file, { partners: partners.profiles });
  const received = read.map((one) => one.received);
  const whole: ReadFile = {
    interchanges: read.map((one) => one.interchange),
    received,
    wanted: received.map((one) => answersWanted(partners, one)),
    toWork: [],
    known: [],
    diagnostics: read.flatMap((one) => one.interchange.diagnostics),
  };
  read.forEach(({ interchange, received: own }, index) => addMessages(whole, interchange, own, index));
  return whole;
}

/** The messages of an interchange are told in the order of the file: each is the next one of its type and number. */
function addMessages(whole: ReadFile, interchange: Interchange, own: Received, index: number): void {
  const left = [...interchange.messages, ...interchange.others];
  own.messages.forEach(({ info, document, entries }, place) => {
    const at = left.findIndex(({ type, reference }) => type === info.type && reference === document);
    const [message] = at < 0 ? [] : left.splice(at, 1);
    if (message && isWorked(message)) {
      const answers = { received: whole.received, wanted: whole.wanted, interchange: index, place };
      whole.toWork.push({ message, interchange, answers });
    } else if (message || ANSWER_TYPES.has(info.type))
      whole.known.push({ type: info.type, reference: document, containers: entries });
  });
}

function isWorked(
  message: Interchange['messages'][number] | Interchange['others'][number],
): message is ToWork['message'] {
  switch (message.type) {
    case 'BAPLIE':
    case 'COPRAR':
    case 'COPINO':
    case 'COPARN':
    case 'COARRI':
    case 'CODECO':
    case 'VERMAS':
    case 'COREOR':
    case 'MOVINS':
      return true;
    default:
      return false;
  }
}

/** What is worked of a file, as items of the inbox. */
export function itemsOfFile(
  { name, answer, acknowledge, notWorked = [] }: Omit<EdiFile, 'bytes'>,
  at: number,
  port: string,
  { toWork }: ReadFile,
): InboxItem[] {
  const worked = toWork.filter(({ message }) => !notWorked.includes(message.type));
  return worked.map(({ message, interchange, answers }, i): InboxItem => {
    const { sender, preparedAt } = interchange;
    return {
      ...{ at, commandId: `${name}#${i + 1}`, file: name, message, port },
      ...(sender !== '' && { sender }),
      ...(preparedAt !== undefined && { preparedAt }),
      ...(answer && i === 0 && { answer }),
      ...(acknowledge && { answers }),
    };
  });
}

/** A decision as an item of the inbox. */
export function decisionItem({ file, at, decision }: Decided, port: string): InboxItem {
  return { at, commandId: `${file}#1`, file, message: decision, port };
}
