// The list of interchanges as it grows: new ones at its head, older pages at its end; and which of them a person has not looked at yet.
import type { InterchangePage, InterchangeView } from '../../server/api.ts';

/**
 * The list after its newest page was asked for again. What is older than that page stays as it is; where so many came in between that the
 * two do not meet, the older ones are left out, to be asked for again.
 */
export function withNewest(known: InterchangePage | null, newest: InterchangePage): InterchangePage {
  const last = newest.interchanges.at(-1);
  if (known === null || last === undefined || newest.next === null) return newest;
  const fresh = new Set(newest.interchanges.map(({ id }) => id));
  if (!known.interchanges.some(({ id }) => fresh.has(id))) return newest;
  const older = known.interchanges.filter(({ id, at }) => at <= last.at && !fresh.has(id));
  if (older.length === 0) return newest;
  return { interchanges: [...newest.interchanges, ...older], next: known.next };
}

/** The list with a page of older ones at its end. */
export function withOlder(known: InterchangePage, older: InterchangePage): InterchangePage {
  const there = new Set(known.interchanges.map(({ id }) => id));
  const added = older.interchanges.filter(({ id }) => !there.has(id));
  return { interchanges: [...known.interchanges, ...added], next: older.next };
}

/** Newest interchange of which, as of all before it, the outcome can be seen; null where there is none. */
export function newestSettled(interchanges: readonly InterchangeView[]): string | null {
  const open = interchanges.findLastIndex(({ state }) => state === 'to-work');
  return interchanges[open + 1]?.id ?? null;
}

/** Interchanges, newest first, that came after one that was seen and were refused or only partly worked. */
export function unseenTrouble(interchanges: readonly InterchangeView[], seen: string | null): number {
  const end = interchanges.findIndex(({ id }) => id === seen);
  const unseen = end < 0 ? interchanges : interchanges.slice(0, end);
  return unseen.filter(({ state }) => state === 'refused' || state === 'partly').length;
}

/** Senders of some interchanges, in order, each once. */
export function sendersOf(interchanges: readonly InterchangeView[]): string[] {
  return [...new Set(interchanges.map(({ sender }) => sender))].filter((sender) => sender !== '').sort();
}
