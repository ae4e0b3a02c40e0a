// Answers to interchanges, and answers from others. All that a receiver needs:
//
//     for (const { interchange, received } of receive(bytes, file, { partners })) {
//       … work interchange.messages …
//       const answers = answersTo(received, { policy, outcome, faults, number, at });    // CONTRL, then an APERAK for each message with faults
//       writeAnswers(received, answers, { reference, preparedAt, charset: policy.charset })    // bytes, or null where there is nothing to say
//     }
//     for (const document of readDocuments(bytes, file)…documents) answerOf(document)    // what others say about ours
//
// contrlFor, aperakFor and faultsOf make them one by one. An answer is never answered: these give null for CONTRL and APERAK.
import type { EdiDocument } from '../structure/document.ts';
import { writeDocuments } from '../structure/write-document.ts';
import type { Received } from './received.ts';

export { answerOf, isAnswer, type Answer, type AnsweredAs, type AnswerError } from './answer.ts';
export { aperakFor, faultsOf, type AperakOptions, type AperakVersion, type Fault, type Taken } from './aperak.ts';
export { ANSWER_TYPES, contrlFor, type Outcome } from './contrl.ts';
export {
  answersTo,
  aperakWanted,
  contrlWanted,
  type Answering,
  type AnswerPolicy,
  type AnswersWanted,
} from './policy.ts';
export {
  receive,
  receiveInPieces,
  ReceivedLog,
  type Received,
  type ReceivedGroup,
  type ReceivedMessage,
} from './received.ts';
export { REFUSAL, SYNTAX_ERRORS, type Refusal } from './syntax-errors.ts';

/** How answers are sent. */
export interface AnswerEnvelope {
  /** Control reference of the answering interchange, at most 14 characters; unique for each recipient. */
  reference: string;
  /** ms UTC. */
  preparedAt: number;
  /** Character set that the partner asks for: UNOA, UNOB, UNOC or UNOY; left out: the smallest that holds the texts. */
  charset?: string;
}

/**
 * An interchange with answers, back to the sender of what came, in its syntax version. Null where there are no answers.
 * @param answers documents, or null for what is not answered
 */
export function writeAnswers(
  { envelope }: Received,
  answers: readonly (EdiDocument | null)[],
  { reference, preparedAt, charset = '' }: AnswerEnvelope,
): Uint8Array | null {
  const documents = answers.flatMap((document) => (document === null ? [] : [document]));
  if (documents.length === 0 || envelope?.sender === undefined) return null;
  const numbered = documents.map((document, i) => ({
    ...document,
    header: { ...document.header, reference: String(i + 1) },
  }));
  const { sender, senderQualifier, recipient = '', recipientQualifier, syntaxVersion } = envelope;
  const back = {
    sender: recipient,
    recipient: sender,
    ...(recipientQualifier !== undefined && { senderQualifier: recipientQualifier }),
    ...(senderQualifier !== undefined && { recipientQualifier: senderQualifier }),
  };
  const version = Number(syntaxVersion) || 0;
  return writeDocuments(numbered, { ...back, reference, preparedAt }, { charset, version });
}
