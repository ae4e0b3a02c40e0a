// Which answers a partner wants, and all of them for one interchange.
import type { EdiDocument } from '../structure/document.ts';
import { aperakFor, faultsOf, type AperakOptions, type Fault } from './aperak.ts';
import { ACTION, contrlFor, type Outcome } from './contrl.ts';
import type { Received, ReceivedMessage } from './received.ts';

/** What a partner wants to be answered. */
export interface AnswerPolicy {
  /** CONTRL: always (left out), for faults only, or never. Who asks for it in UNB (0031) is answered, but with 'never'. */
  contrl?: 'always' | 'faults' | 'never';
  /** Also tells wrong values in CONTRL. */
  values?: boolean;
  /** Directory of APERAK (left out: D96A), for messages of which something was not worked; or none. */
  aperak?: 'D96A' | 'D99B' | 'never';
  /** Character set of the answers; left out: the smallest that holds the texts. */
  charset?: 'UNOA' | 'UNOB' | 'UNOC' | 'UNOY';
}

/** What the sender of an interchange wants: for the whole of it, and for each of its messages, in their order. */
export interface AnswersWanted {
  whole: AnswerPolicy;
  messages: readonly AnswerPolicy[];
}

/** How an interchange is answered. */
export interface Answering {
  policy?: AnswerPolicy;
  outcome?: Outcome;
  /** What was not worked of a message; left out: what was found when it was read. */
  faults?: (message: ReceivedMessage, index: number) => readonly Fault[];
  /** Number for the APERAK of a message (BGM 1004), unique for the recipient. */
  number: (message: ReceivedMessage, index: number) => string;
  /** Time of the answers, ms UTC. */
  at: number;
}

/** All answers to an interchange, CONTRL first; none where there is nothing to say, nobody to say it to, or where it is an answer itself. */
export function answersTo(received: Received, answering: Answering): EdiDocument[] {
  const { policy = {}, outcome = {}, faults = faultsOf, number, at } = answering;
  const contrl = contrlWanted(received, outcome, policy);
  const answers = contrl === null ? [] : [contrl];
  // Of what is rejected as a whole, or not worked yet, there is no more to say.
  if ((outcome.interchange ?? 'acknowledged') !== 'acknowledged') return answers;
  received.messages.forEach((message, i) => {
    const aperak = aperakWanted(received, message, faults(message, i), { number: number(message, i), at }, policy);
    if (aperak !== null) answers.push(aperak);
  });
  return answers;
}

/** The CONTRL for an interchange; null where its sender wants none, or cannot be answered. */
export function contrlWanted(received: Received, outcome: Outcome, policy: AnswerPolicy): EdiDocument | null {
  if (policy.contrl === 'never') return null;
  const told: Outcome = policy.values === undefined ? outcome : { ...outcome, values: policy.values };
  const contrl = contrlFor(received, told);
  const asked = policy.contrl !== 'faults' || received.envelope?.acknowledgement === '1';
  return contrl !== null && (asked || tellsOfFaults(contrl)) ? contrl : null;
}

/** The APERAK for a message of which something was not worked; null where nothing was, or its sender wants none. */
export function aperakWanted(
  received: Received,
  message: ReceivedMessage,
  faults: readonly Fault[],
  options: Omit<AperakOptions, 'version'>,
  policy: AnswerPolicy,
): EdiDocument | null {
  if (faults.length === 0 || policy.aperak === 'never') return null;
  return aperakFor(received, message, faults, { ...options, version: policy.aperak ?? 'D96A' });
}

function tellsOfFaults({ body }: EdiDocument): boolean {
  const { interchangeResponse, groupResponses = [], messageResponses } = body;
  return (
    interchangeResponse?.action !== ACTION.acknowledged ||
    interchangeResponse.error !== undefined ||
    messageResponses !== undefined ||
    groupResponses.some(({ error, has }) => error !== undefined || has !== undefined)
  );
}
