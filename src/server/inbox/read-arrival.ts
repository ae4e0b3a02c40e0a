// Reads a file that came in while the terminal ran: its interchanges, what of them is worked, and what their senders are told.
import { ANSWER_TYPES, receive, type Received } from '../../edi/answers/answers.ts';
import type { Interchange, Message } from '../../edi/messages.ts';
import type { ToAnswer } from '../../operation/outbox-answers.ts';
import type { MoveReport } from '../../operation/state.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import type { InboxItem } from '../run/control-run.ts';
import type { EdiFile } from '../run/scenario.ts';
import type { Decided } from './archive.ts';

/** A message that is worked, with its interchange. */
interface ToWork {
  message: Message | MoveReport;
  interchange: Interchange;
  answers: ToAnswer;
}

/** A file as it was read. */
export interface ReadFile {
  interchanges: readonly Interchange[];
  received: readonly Received[];
  /** Messages that are worked, in the order of the file. */
  toWork: ToWork[];
  /** Messages that are known and ask for nothing. */
  known: { type: string; reference: string; containers: number }[];
  diagnostics: Diagnostic[];
}

/** Reads a file. @param file its name, used in diagnostics only */
export function readFile(bytes: Uint8Array, file: string): ReadFile {
  const read = receive(bytes, file);
  const received = read.map((one) => one.received);
  const whole: ReadFile = {
    interchanges: read.map((one) => one.interchange),
    received,
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
      const answers = { received: whole.received, interchange: index, place };
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
      return true;
    default:
      return false;
  }
}

/** What is worked of a file, as items of the inbox. */
export function itemsOfFile(
  { name, answer, acknowledge }: Omit<EdiFile, 'bytes'>,
  at: number,
  port: string,
  { toWork }: ReadFile,
): InboxItem[] {
  return toWork.map(({ message, interchange, answers }, i): InboxItem => {
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
