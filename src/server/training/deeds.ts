// What people did in a shift, by the record: every event that names who it was, and messages that came in while the terminal ran.
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Frame } from '../../ledger/journal.ts';
import type { Deed } from '../api/training.ts';
import { parseReceivedName } from '../run/scenario.ts';

/** Events that name a person of the terminal's own crew, which works by itself. */
const OF_THE_CREW = new Set<LedgerEvent['kind']>(['reefer-plugged', 'reefer-unplugged']);

/** The deeds in frames, in order. */
export function deedsIn(frames: Iterable<Frame>): Deed[] {
  const deeds: Deed[] = [];
  for (const { events, at } of frames)
    for (const event of events) {
      const deed = deedOf(event);
      if (deed) deeds.push({ at, ...deed });
    }
  return deeds;
}

function deedOf(event: LedgerEvent): Omit<Deed, 'at'> | null {
  if (event.kind === 'edi-received') {
    if (parseReceivedName(event.file) === null || !DOCUMENTS.has(event.type)) return null;
    return { by: '', deed: event.kind, what: `${event.type} ${event.reference}`.trim(), reason: '' };
  }
  if (!('by' in event) || typeof event.by !== 'string' || event.by === '' || OF_THE_CREW.has(event.kind)) return null;
  const reason = 'reason' in event && typeof event.reason === 'string' ? event.reason : '';
  return { by: event.by, deed: event.kind, what: whatOf(event), reason };
}

/** Messages of partners; a person's own commands come in by the same way and are told by their events. */
const DOCUMENTS = new Set(['BAPLIE', 'COPRAR', 'COPINO', 'COPARN']);

/** What it was done to: the machine, box, call, range or exception that the event names. */
function whatOf(event: LedgerEvent): string {
  const named = event as Partial<Record<'che' | 'container' | 'call' | 'range' | 'exception', string>>;
  return named.che ?? named.container ?? named.call ?? named.range ?? named.exception ?? '';
}
