// What became of each interchange that came in: as it was kept, what the record says of its messages, which answers went out. Everything is
// looked up in the store when it is asked for; nothing of it is held in memory.
import type { Frame } from '../../ledger/journal.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import { baseOf, remarksOf, type Remark } from '../../operation/outbox/answers.ts';
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import type {
  InterchangeDetail,
  InterchangeMessage,
  InterchangePage,
  InterchangeState,
  InterchangeView,
} from '../api.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';
import type { ArrivedMessage, Arrival } from './archive.ts';

/** Interchanges of a page, and how many are looked at for one (designed): a filter that fits few must not take for ever. */
const PAGE = 50;
export const MOST_ON_PAGE = 500;
const MOST_LOOKED_AT = 5000;

/** What interchanges are asked for. */
export interface HistoryQuery {
  /** Only those that came before this one. */
  before?: string | undefined;
  limit?: number | undefined;
  sender?: string | undefined;
  state?: InterchangeState | undefined;
}

/** What is known of interchanges, newest first. */
export function interchangePage(
  live: LiveTerminal,
  { before, limit = PAGE, sender, state }: HistoryQuery,
): InterchangePage {
  const interchanges: InterchangeView[] = [];
  let lookedAt = 0;
  for (const file of live.archive.newestFirst(before === undefined ? null : `${before}.edi`)) {
    if (interchanges.length >= limit || lookedAt++ >= MOST_LOOKED_AT) return { interchanges, next: nameBefore(file) };
    const arrival = live.archive.arrival(file);
    if (!arrival || (sender !== undefined && arrival.sender !== sender)) continue;
    const view = viewOf(live, arrival);
    if (state === undefined || view.state === state) interchanges.push(view);
  }
  return { interchanges, next: null };
}

/** A name after which a listing goes on with a file: names before it are listed, so one that sorts right after the file. */
function nameBefore(file: string): string {
  return `${baseOf(file)}~`;
}

/** Everything that is known of an interchange; null for a name that there is not. */
export function interchangeDetail(live: LiveTerminal, id: string): InterchangeDetail | null {
  const arrival = live.archive.arrival(`${id}.edi`);
  if (!arrival) return null;
  const worked = arrival.messages.map((message, i) => messageView(live, arrival, message, i + 1));
  const messages = [...worked, ...arrival.known.map((message, i) => knownView(message, worked.length + i + 1))];
  const base = baseOf(arrival.file);
  const count = arrival.interchanges ?? arrival.identities.length;
  const controls = Array.from({ length: count }, (_, i) => `CONTRL-${base}${i === 0 ? '' : `-${i + 1}`}.edi`);
  const named = [...controls, ...messages.map(({ number }) => `APERAK-${base}-${number}.edi`)];
  const answers = named.filter((name) => live.hasSent(name));
  return { ...viewOf(live, arrival), messages, answers, findings: findingsOf(arrival) };
}

function viewOf(live: LiveTerminal, arrival: Arrival): InterchangeView {
  const { file, at, arrived, way, name, sender, recipient, reference, bytes, sha256 } = arrival;
  const messages = [...arrival.messages, ...arrival.known];
  const count = (of: (message: ArrivedMessage) => number): number => messages.reduce((sum, one) => sum + of(one), 0);
  return {
    id: baseOf(file),
    ...{ at, arrived, way, name, sender, recipient, reference, bytes, sha256 },
    types: [...new Set(messages.map(({ type }) => type))],
    messageCount: messages.length,
    containers: count((one) => one.containers),
    setAside: count((one) => one.setAside),
    state: stateOf(live, arrival),
  };
}

/** The state of an interchange: that of its message which is furthest from being worked without a remark. */
function stateOf(live: LiveTerminal, arrival: Arrival): InterchangeState {
  if (arrival.outcome === 'refused') return 'refused';
  const states = new Set(arrival.messages.map((_, i) => outcomeOf(live, arrival, i + 1).state));
  const order: InterchangeState[] = ['to-work', 'waits', 'partly'];
  return order.find((state) => states.has(state)) ?? 'worked';
}

interface MessageOutcome {
  state: InterchangeState;
  events: readonly LedgerEvent[];
  remarks: Remark[];
}

function outcomeOf(live: LiveTerminal, arrival: Arrival, number: number): MessageOutcome {
  if (arrival.outcome === 'refused') return { state: 'refused', events: [], remarks: [] };
  const command = `${arrival.file}#${number}`;
  const frame = live.frameOf(command);
  if (!frame) return { state: live.frameOf(`${command}/waits`) ? 'waits' : 'to-work', events: [], remarks: [] };
  const events = [...frame.events, ...asideAfter(live, frame)];
  const remarks = remarksOf(events, []);
  const aside = arrival.messages[number - 1]?.setAside ?? 0;
  return { state: remarks.length + aside > 0 ? 'partly' : 'worked', events, remarks };
}

/** Boxes that the laws refused are set aside right after the message, in a frame of their own. */
function asideAfter(live: LiveTerminal, { seq, at }: Frame): LedgerEvent[] {
  if (seq >= live.lastSeq) return [];
  for (const frame of live.framesAfter(seq)) {
    if (frame.commandId !== null || frame.at !== at) return [];
    const end = frame.events.findIndex(({ kind }) => kind !== 'container-set-aside');
    return frame.events.slice(0, end < 0 ? undefined : end);
  }
  return [];
}

function messageView(
  live: LiveTerminal,
  arrival: Arrival,
  message: ArrivedMessage,
  number: number,
): InterchangeMessage {
  const { state, events, remarks } = outcomeOf(live, arrival, number);
  const { type, reference, containers } = message;
  const changes = new Map<string, number>();
  for (const { kind } of events) if (APPLIED.has(kind)) changes.set(kind, (changes.get(kind) ?? 0) + 1);
  return { number, type, reference, containers, state, applied: Object.fromEntries(changes), remarks };
}

/** A message that is known and asks for nothing. */
function knownView({ type, reference, containers }: ArrivedMessage, number: number): InterchangeMessage {
  return { number, type, reference, containers, state: 'worked', applied: {}, remarks: [] };
}

/** Events by which a message changes the record. */
const APPLIED: ReadonlySet<string> = new Set<LedgerEvent['kind']>([
  'call-announced',
  'call-changed',
  'container-announced',
  'container-changed',
  'container-withdrawn',
  'discharge-listed',
  'discharge-unlisted',
  'load-listed',
  'load-unlisted',
  'load-replanned',
  'hold-placed',
  'hold-released',
  'visit-announced',
  'visit-cancelled',
]);

/** What the reader found, as its sender was told. */
function findingsOf({ body }: Arrival): Diagnostic[] {
  const told = JSON.parse(body) as { diagnostics?: Diagnostic[]; error?: Diagnostic };
  return [...(told.error ? [told.error] : []), ...(told.diagnostics ?? [])];
}
