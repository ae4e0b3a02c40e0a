// The head of the container messages: voyage, parties, references and remarks, as the nouns of these messages have them.
import type { PlaceTold } from '../box-details.ts';
import type { MessageHead } from '../container-messages.ts';
import { DetailDraft } from './detail-draft.ts';
import type { MessageView } from './message-view.ts';
import { issueTold, readHeader, type Header } from './voyage.ts';

/** What a header tells, in both ways in which it is asked for. */
export interface HeadRead {
  header: Header;
  /** What goes into the noun. */
  head: MessageHead;
  /** The rest: times and places with their terminals. */
  told: DetailDraft;
}

/** References that the voyage and the entries take over: voyage number and booking. */
const TAKEN_OVER = new Set(['VON', 'BN']);

/** Reads the segments of a header. */
export function readHead(view: MessageView, from: number, to: number): HeadRead {
  const header = readHeader(view, from, to);
  const told = new DetailDraft();
  for (let i = from; i < to; i++) if (!UNREADABLE_TIMES_ARE_TOLD.has(view.tokens.tag(i))) told.take(view, i);
  const { voyage, reference } = header;
  const parties = told.parties.filter(({ role, code }) => !(role === 'CA' && code === voyage.carrier));
  const references = told.references.filter(({ qualifier }) => !TAKEN_OVER.has(qualifier));
  const remarks = told.remarks.filter(({ subject }) => subject !== 'OSI');
  const head: MessageHead = { ...issueTold(header), reference, voyage, setAside: [] };
  if (parties.length > 0) head.parties = parties;
  if (references.length > 0) head.references = references;
  if (remarks.length > 0) head.remarks = remarks;
  return { header, head, told };
}

/** Header times are read, and told where they cannot be, once. */
const UNREADABLE_TIMES_ARE_TOLD = new Set(['DTM']);

/** The first place with one of the qualifiers, the strongest first; empty where there is none. */
export function placeAmong(places: readonly PlaceTold[], ...qualifiers: readonly number[]): PlaceTold {
  for (const qualifier of qualifiers) {
    const place = places.find((told) => told.qualifier === qualifier);
    if (place !== undefined) return place;
  }
  return { qualifier: 0, code: '', terminal: '' };
}
