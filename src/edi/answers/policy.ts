// Which answers a partner wants, and all of them for one interchange.
import type { EdiDocument } from '../structure/document.ts';
import { aperakFor, faultsOf, type Fault } from './aperak.ts';
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
  const answers: EdiDocument[] = [];
  const told: Outcome = policy.values === undefined ? outcome : { ...outcome, values: policy.values };
  const contrl = policy.contrl === 'never' ? null : contrlFor(received, told);
  const asked = policy.contrl !== 'faults' || received.envelope?.acknowledgement === '1';
  if (contrl !== null && (asked || tellsOfFaults(contrl))) answers.push(contrl);
  // Of what is rejected as a whole, or not worked yet, there is no more to say.
  if (policy.aperak === 'never' || (outcome.interchange ?? 'acknowledged') !== 'acknowledged') return answers;
  const version = policy.aperak ?? 'D96A';
  received.messages.forEach((message, i) => {
    const found = faults(message, i);
    const aperak =
      found.length === 0 ? null : aperakFor(received, message, found, { number: number(message, i), at, version });
    if (aperak !== null) answers.push(aperak);
  });
  return answers;
}

function tellsOfFaults({ body }: EdiDocument): boolean {
  const { interchangeResponse, messageResponses } = body;
  return (
    interchangeResponse?.action !== ACTION.acknowledged ||
    interchangeResponse.error !== undefined ||
    messageResponses !== undefined
  );
}
