// Which of two messages of one document counts. A partner sends a plan, list or announcement again when it has changed: the later issue is
// followed, an earlier one that comes late is passed over, and a change that comes before what it changes waits for it.
import type { LedgerEvent } from '../../ledger/events.ts';
import { KEPT_MS } from '../../ledger/forget.ts';
import type { CallId, ContainerId } from '../../terminal/ids.ts';
import type { Desk } from '../context.ts';
import type { DocumentWork, EdiMessage, Received } from './state.ts';

/** BGM 1225: what a message does to its document (UN/EDIFACT code list). */
export const FUNCTION = { cancel: '1', add: '2', remove: '3', change: '4', replace: '5' } as const;

/** Functions that speak of an issue which must have come before. */
const NEEDS_ORIGINAL: ReadonlySet<string> = new Set([FUNCTION.cancel, FUNCTION.add, FUNCTION.remove, FUNCTION.change]);
const FOLLOWS: ReadonlySet<string> = new Set(Object.values(FUNCTION));

/** Changes wait so long for what they change, ms (three days; designed: lists are sent at most that long before a plan). */
const CHANGE_PATIENCE = 3 * 86_400_000;

/** Which state of its document a message tells: when it was issued (else when its interchange was prepared), and its function. */
export function issueOf({ message, preparedAt }: Received<EdiMessage>): { at: number | null; function: string } {
  return { at: message.issue?.at ?? preparedAt ?? null, function: message.issue?.function ?? '' };
}

/**
 * How a message stands to what is known of its document. untold: nothing tells which is the later one; same: the same issue again.
 */
export type Standing = 'first' | 'newer' | 'older' | 'same' | 'untold';

/** How a message stands to the newest issue of its document. */
export function standingOf(known: DocumentWork | undefined, received: Received<EdiMessage>): Standing {
  if (!known) return 'first';
  if (received.message.type === 'COPRAR' && received.message.reference === '' && !saysThatItFollows(received))
    return 'untold';
  const { at, function: what } = issueOf(received);
  // Where the times do not tell, a message that says that it follows another one does.
  if (at === null || known.issued === null || at === known.issued) {
    if (FOLLOWS.has(what)) return 'newer';
    return at !== null && at === known.issued ? 'same' : 'untold';
  }
  return at > known.issued ? 'newer' : 'older';
}

/** True for a message that changes an issue which must have come before it. */
export function needsOriginal(received: Received<EdiMessage>): boolean {
  return NEEDS_ORIGINAL.has(issueOf(received).function);
}

/** True for a message that says that it changes, replaces or cancels an earlier issue. */
export function saysThatItFollows(received: Received<EdiMessage>): boolean {
  return FOLLOWS.has(issueOf(received).function);
}

/** Name of a bay plan's document: a vessel has one plan, whoever sends it. */
export function planKey(call: CallId): string {
  return `BAPLIE/${call}`;
}

/** Name under which a sender's lists for a call stand; each by its own reference below it. */
export function listSeries(received: Received<EdiMessage>, direction: string, call: CallId): string {
  return `COPRAR/${direction}/${call}/${received.sender ?? ''}/`;
}

/** Name of what is known of a box's verified mass: a box has one, whoever tells it. */
export function massKey(container: ContainerId): string {
  return `VERMAS/${container}`;
}

/** Name of a release order's document. */
export function releaseKey({ message, sender = '' }: Received<EdiMessage>): string {
  return `COREOR/${sender}/${message.reference}`;
}

/** Name of a sender's stowing instructions for a call. */
export function stowingKey(received: Received<EdiMessage>, call: CallId): string {
  return `MOVINS/${call}/${received.sender ?? ''}`;
}

/** Boxes of a call for which stowing instructions, whoever sent them, name the cell. */
export function stowingBoxes(desk: Desk, call: CallId): ContainerId[] {
  const named = [...desk.state.documents].filter(([key]) => key.startsWith(`MOVINS/${call}/`));
  return named.flatMap(([, { boxes }]) => boxes);
}

/** Name of an announcement's document. */
export function truckKey({ message, sender = '' }: Received<EdiMessage>): string {
  return `${message.type}/${sender}/${message.reference}`;
}

/** What is noted of a document beside its issue. */
type Named = Partial<Pick<DocumentWork, 'call' | 'visit' | 'boxes' | 'cancelled'>>;

/** Notes that an issue of a document was worked. */
export function noteIssue(desk: Desk, key: string, received: Received<EdiMessage>, named: Named): DocumentWork {
  const { documents } = desk.state;
  const before = documents.get(key);
  const { at } = issueOf(received);
  const work: DocumentWork = {
    reference: received.message.reference,
    issued: at ?? before?.issued ?? null,
    issues: (before?.issues ?? 0) + 1,
    cancelled: named.cancelled ?? false,
    call: named.call ?? before?.call ?? null,
    visit: named.visit ?? before?.visit ?? null,
    boxes: named.boxes ?? before?.boxes ?? [],
  };
  documents.set(key, work);
  return work;
}

/** That a message came in, as the record has it. */
export function receivedEvent({ file, message }: Received<EdiMessage>): LedgerEvent {
  const { reference, type, setAside } = message;
  return { kind: 'edi-received', file, reference, type, diagnostics: setAside.length };
}

/** Nothing of a message is worked, and the record says why. */
export function passOver(desk: Desk, received: Received<EdiMessage>, at: number, code: string, reason: string): void {
  const { file, message } = received;
  const passed = { kind: 'message-passed-over', file, reference: message.reference, type: message.type } as const;
  desk.ledger.receive(received.commandId, [receivedEvent(received), { ...passed, code, reason }], at);
}

/** An issue that is older than the one that counts is passed over. */
export function passOverOlder(desk: Desk, received: Received<EdiMessage>, at: number, known: DocumentWork): void {
  const told = known.issued === null ? '' : `, issued ${timeText(known.issued)}`;
  const own = issueOf(received).at;
  const reason = `${known.reference}${told} counts; this one was issued ${own === null ? 'before' : timeText(own)}`;
  passOver(desk, received, at, 'HWS-RUN-063', reason);
}

function timeText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}

// ---- changes that wait -------------------------------------------------------------------------------------------------------------

/** A change waits for what it changes. */
export function waitForOriginal(desk: Desk, received: Received<EdiMessage>, at: number): void {
  desk.ledger.receive(`${received.commandId}/waits`, [receivedEvent(received)], at);
  desk.state.waitingChanges.push({ received, at });
}

/** Takes out the changes for which a condition holds, earliest issue first. */
export function takeWaitingChanges(
  desk: Desk,
  ready: (received: Received<EdiMessage>) => boolean,
): Received<EdiMessage>[] {
  const mine = desk.state.waitingChanges.filter(({ received }) => ready(received));
  if (mine.length === 0) return [];
  desk.state.waitingChanges = desk.state.waitingChanges.filter((one) => !mine.includes(one));
  const time = (received: Received<EdiMessage>): number => issueOf(received).at ?? 0;
  return mine.map(({ received }) => received).sort((a, b) => time(a) - time(b));
}

/** Changes whose original has not come in time are given up, with their reason. `all`: those that have not waited so long, too. */
export function giveUpChanges(desk: Desk, at: number, all = false): void {
  const late = desk.state.waitingChanges.filter((one) => all || one.at <= at - CHANGE_PATIENCE);
  if (late.length === 0) return;
  desk.state.waitingChanges = desk.state.waitingChanges.filter((one) => !late.includes(one));
  for (const { received } of late)
    passOver(desk, received, at, 'HWS-RUN-064', 'what it changes, cancels or speaks of has not come in time');
}

/** Forgets documents whose vessel, truck or boxes have left long ago. */
export function forgetDocuments(desk: Desk): void {
  const { calls, visits, containers } = desk.ledger.state;
  for (const [key, { call, visit, boxes }] of desk.state.documents) {
    const sailed = call === null ? undefined : calls.get(call)?.times.sailed;
    const old = sailed !== undefined && sailed + KEPT_MS < desk.now;
    const ofBoxes = call === null && visit === null;
    if (old || (visit !== null && !visits.has(visit)) || (ofBoxes && !boxes.some((box) => containers.has(box))))
      desk.state.documents.delete(key);
  }
}
