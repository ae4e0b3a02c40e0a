// The head of a message as document: what it is, when, of which voyage, from whom.
import type { MessageHead } from '../container-messages.ts';
import type { Envelope, Issue, VoyageRef } from '../messages.ts';
import type { Children, Segment } from '../structure/document.ts';
import { told } from './box-group.ts';
import { isVoyageTold, line, locode, partyTold, referenceTold, remark, times, voyageLeg } from './segments.ts';

/** Who writes, and when: what stands in a message that does not tell it by itself. */
export type Writing = Pick<Envelope, 'sender' | 'recipient' | 'preparedAt'>;

/** BGM 1225 where the message does not tell it: original. */
const ORIGINAL = '9';
const DOCUMENT_DATE = 137;

/** BGM. */
export function documentSegment(code: string, reference: string, issue: Issue | undefined): Segment<'BGM'> {
  const original = issue === undefined || issue.function === '';
  return told<'BGM'>({ code, number: reference, function: original ? ORIGINAL : issue.function });
}

/** DTM+137. */
export function issueTime(issue: Issue | undefined, writing: Writing, format: '201' | '203' = '203'): Segment<'DTM'>[] {
  return times(format, [DOCUMENT_DATE, issue?.at ?? writing.preparedAt]);
}

/** TDT+20 with the port and its times; none where nothing is told of the voyage. */
export function voyageGroup(voyage: VoyageRef, port: readonly [number, string, string] | null): Segment<'TDT'>[] {
  if (!isVoyageTold(voyage) && port === null) return [];
  const has: Children = {};
  const at = times('203', [132, voyage.eta], [133, voyage.etd]);
  if (port !== null && port[1] !== '') has.places = [locode(...port)];
  if (at.length > 0) has.times = at;
  return [Object.keys(has).length === 0 ? voyageLeg(voyage) : { ...voyageLeg(voyage), has }];
}

/** Head of a container message with its lists; sender and recipient where no party is told. */
export function headChildren(
  message: MessageHead,
  code: string,
  port: readonly [number, string, string] | null,
  writing: Writing,
): Children {
  const { voyage } = message;
  const parties = [
    ...(voyage.carrier === '' ? [] : [line('CA', voyage.carrier)]),
    ...(message.parties ?? []).map(partyTold),
  ];
  return {
    document: documentSegment(code, message.reference, message.issue),
    times: issueTime(message.issue, writing),
    texts: (message.remarks ?? []).map(remark),
    references: (message.references ?? []).map(referenceTold),
    transports: voyageGroup(voyage, port),
    parties: parties.length > 0 ? parties : senderAndRecipient(writing),
  };
}

/** NAD+MS and NAD+MR. */
export function senderAndRecipient({ sender, recipient }: Writing): Segment<'NAD'>[] {
  return [
    { qualifier: 'MS', code: sender },
    { qualifier: 'MR', code: recipient },
  ];
}

/** CNT+16: how many containers. */
export function containerCount(count: number): Segment<'CNT'>[] {
  return [{ qualifier: '16', value: String(count) }];
}
