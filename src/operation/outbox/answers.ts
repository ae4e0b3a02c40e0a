// What the senders of interchanges are told: CONTRL for each interchange that came in, APERAK for each message of which something was not
// worked. Each is named by what it answers, so that a turn that is done again writes the same files.
import {
  aperakWanted,
  contrlWanted,
  faultsOf as faultsRead,
  writeAnswers,
  type AnswerPolicy,
  type AnswersWanted,
  type Fault,
  type Outcome,
  type Received,
} from '../../edi/answers/answers.ts';
import type { EdiDocument } from '../../edi/structure/document.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Rejection } from '../../ledger/laws.ts';
import { errorCatalogue } from '../../terminal/errors/index.ts';
import type { OutgoingFile } from './outbox.ts';

/** What the answers to a message need: the interchanges of its file as they were read, and where in them it stands. */
export interface ToAnswer {
  received: readonly Received[];
  /** What the sender of each wants to be answered. */
  wanted: readonly AnswersWanted[];
  /** Index of its interchange, and of the message in that. */
  interchange: number;
  place: number;
}

/** Where an answer stands: the number of its own interchange, and its time, ms UTC. */
export interface AnswerHead {
  reference: string;
  preparedAt: number;
}

/** CONTRL for one interchange of a file (counted from 0) that came in under a name; null where nobody can or wants to be answered. */
export function acknowledgementOf(
  file: string,
  { received, wanted }: Pick<ToAnswer, 'received' | 'wanted'>,
  index: number,
  outcome: Outcome,
  head: AnswerHead,
): OutgoingFile | null {
  const own = received[index];
  const name = index === 0 ? `CONTRL-${baseOf(file)}.edi` : `CONTRL-${baseOf(file)}-${index + 1}.edi`;
  const policy = wanted[index]?.whole ?? {};
  return own ? written(name, own, contrlWanted(own, outcome, policy), { ...head, policy }) : null;
}

/** APERAK for message `number` (from 1) of a file, with what of it was not worked; null where nobody can or wants to be answered. */
export function faultReport(
  { file, number }: { file: string; number: number },
  { received, wanted, interchange, place }: ToAnswer,
  remarks: readonly Remark[],
  head: AnswerHead,
): OutgoingFile | null {
  const own = received[interchange];
  const message = own?.messages[place];
  if (!own || !message) return null;
  const read = faultsRead(message);
  const told = new Set(read.map(({ code, what }) => `${code} ${what}`));
  const faults = [...read, ...remarks.filter(({ code, what }) => !told.has(`${code} ${what}`)).map(faultOf)];
  if (faults.length === 0) return null;
  const options = { number: `${head.reference}-${number}`, at: head.preparedAt };
  const policy = wanted[interchange]?.messages[place] ?? {};
  const aperak = aperakWanted(own, message, faults, options, policy);
  return written(`APERAK-${baseOf(file)}-${number}.edi`, own, aperak, { ...head, policy });
}

function written(
  name: string,
  to: Received,
  answer: EdiDocument | null,
  { policy, ...head }: AnswerHead & { policy: AnswerPolicy },
): OutgoingFile | null {
  const bytes = writeAnswers(to, [answer], { ...head, charset: policy.charset ?? '' });
  return bytes && { name, text: Buffer.from(bytes).toString('latin1'), encoding: 'latin1', messages: 1 };
}

/** Name of an arrival without its ending, as its answers carry it. */
export function baseOf(file: string): string {
  return file.replace(/\.edi$/, '');
}

/** What of a message was not worked, and why. */
export interface Remark {
  /** Container number or whatever the message named; '' for the message as a whole. */
  what: string;
  code: string;
  reason: string;
}

function faultOf({ what, code, reason }: Remark): Fault {
  return { code, message: reason, cure: errorCatalogue[code]?.cure ?? '', what, segment: null };
}

/** What the record says of a message that was not worked: by the events of its command, and what the laws refused of them. */
export function remarksOf(events: readonly LedgerEvent[], refused: readonly Rejection[]): Remark[] {
  const told = events.flatMap((event): Remark[] => {
    switch (event.kind) {
      case 'container-set-aside':
        return [{ what: event.what, code: event.code, reason: event.reason }];
      case 'message-passed-over':
        return [{ what: '', code: event.code, reason: event.reason }];
      case 'message-quarantined':
        return [{ what: '', code: 'HWS-RUN-062', reason: 'the message could not be worked' }];
      case 'discrepancy-found':
        return [{ what: event.container, code: 'HWS-RUN-067', reason: event.reason }];
      default:
        return [];
    }
  });
  return [...told, ...refused.map(({ message }) => ({ what: '', code: 'HWS-RUN-041', reason: message }))];
}
