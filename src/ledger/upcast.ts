// Lifts events that an older build wrote to the vocabulary of this one, step by step from version n to n + 1, when they are read and
// before evolve() sees them. The journal itself is never rewritten. What a newer build wrote is refused, not guessed at.
import { invariant } from '../kit/invariant.ts';
import { err, ok, type Result } from '../kit/result.ts';
import { EVENT_VERSION, type LedgerEvent } from './events.ts';

/** An event of whatever version, as JSON gives it. */
export type StoredEvent = Readonly<Record<string, unknown>> & { readonly kind: string };

/** What an event of version n is in version n + 1: one event, none, or several. Pure, and never looks at another event. */
export type Upcaster = (event: StoredEvent) => readonly StoredEvent[];

/** A vocabulary: its version, its kinds, and for each older version n the step to n + 1. */
export interface Vocabulary {
  version: number;
  kinds: ReadonlySet<string>;
  /** Entry n - 1 lifts from version n to n + 1; there are version - 1 of them. */
  upcasters: readonly Upcaster[];
}

/** Every kind of event; the compiler holds it against LedgerEvent. */
const KINDS: Record<LedgerEvent['kind'], true> = {
  'call-announced': true,
  'container-announced': true,
  'container-set-aside': true,
  'discharge-listed': true,
  'load-listed': true,
  'load-replanned': true,
  'load-moved-by-hand': true,
  'loads-exchanged': true,
  'restow-listed': true,
  'visit-announced': true,
  'call-changed': true,
  'container-changed': true,
  'container-withdrawn': true,
  'discharge-unlisted': true,
  'load-unlisted': true,
  'visit-cancelled': true,
  'call-state': true,
  'call-refused': true,
  'berth-planned': true,
  'berth-pinned': true,
  'berth-unpinned': true,
  'arrival-requested': true,
  'arrival-told': true,
  'cranes-planned': true,
  'hatch-cover': true,
  'slot-chosen': true,
  picked: true,
  placed: true,
  'visit-state': true,
  'hold-placed': true,
  'hold-released': true,
  'hold-too-late': true,
  'edi-received': true,
  'message-passed-over': true,
  'discrepancy-found': true,
  'discrepancy-resolved': true,
  'message-quarantined': true,
  'command-answered': true,
  'reports-taken': true,
  'report-refused': true,
  'set-down-elsewhere': true,
  'inventory-corrected': true,
  'yard-range-locked': true,
  'yard-range-unlocked': true,
  'yard-allocation-set': true,
  'yard-allocation-removed': true,
  'reefer-plugged': true,
  'reefer-unplugged': true,
  'reefer-alarm': true,
  'reefer-alarm-acknowledged': true,
  'reefer-alarm-cleared': true,
  'machine-cleared': true,
  'machine-stopped': true,
  'machine-released': true,
  'machine-withdrawn': true,
  'machine-returned': true,
  'machine-sent-to-charge': true,
  'exception-acknowledged': true,
};

/** The names of every kind of event of this build. */
export const EVENT_KINDS: ReadonlySet<string> = new Set(Object.keys(KINDS));

const unchanged: Upcaster = (event) => [event];

/** The vocabulary of this build. */
const VOCABULARY: Vocabulary = {
  version: EVENT_VERSION,
  kinds: EVENT_KINDS,
  upcasters: [
    // 1 to 2: frames began to tell their version; every event of version 1 is one of version 2.
    unchanged,
  ],
};

/** Events that were written in a version, in the vocabulary of this build; or, in words, why they cannot be read. */
export function upcast(version: number, events: unknown): Result<LedgerEvent[], string> {
  const lifted = lift(VOCABULARY, version, events);
  // The kinds are of LedgerEvent, and the chain of hashes says that the events are as a build of this version wrote them.
  return lifted.ok ? ok(lifted.value as unknown as LedgerEvent[]) : lifted;
}

/** Events of a version in the words of a vocabulary; or, in words, why they cannot be read. */
export function lift(vocabulary: Vocabulary, version: number, events: unknown): Result<StoredEvent[], string> {
  const { upcasters, kinds } = vocabulary;
  invariant(upcasters.length === vocabulary.version - 1, 'a vocabulary has a step from each older version');
  if (!Number.isSafeInteger(version) || version < 1) return err(`${version} is no version of events`);
  if (version > vocabulary.version)
    return err(`it is written in version ${version} of the events, this Hawser knows up to ${vocabulary.version}`);
  if (!Array.isArray(events) || !events.every(isStored)) return err('it holds something that is no list of events');
  let lifted: StoredEvent[] = events;
  for (let n = version; n < vocabulary.version; n++) {
    const step = upcasters[n - 1] as Upcaster;
    if (step !== unchanged) lifted = lifted.flatMap(step);
  }
  const strange = lifted.find((event) => !kinds.has(event.kind));
  if (strange === undefined) return ok(lifted);
  return err(`version ${vocabulary.version} of the events has no kind "${strange.kind}"`);
}

function isStored(event: unknown): event is StoredEvent {
  return typeof event === 'object' && event !== null && typeof (event as { kind?: unknown }).kind === 'string';
}
