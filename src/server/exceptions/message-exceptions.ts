// Messages of which nothing was worked: refused as they came, or put aside because they could not be worked.
import { baseOf } from '../../operation/outbox/answers.ts';
import type { LedgerState } from '../../ledger/state.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';
import type { Found } from './found.ts';

/** How far back is looked, ms of terminal time, and over how many interchanges (designed): older ones are in the list of messages. */
const BACK_MS = 86_400_000;
const MOST_LOOKED_AT = 200;

/** An interchange that was refused. */
export interface RefusedMail {
  file: string;
  at: number;
  sender: string;
  reference: string;
}

/** Messages that failed again and again, and interchanges that were refused. */
export function messageExceptions({ quarantined }: LedgerState, refused: readonly RefusedMail[], now: number): Found[] {
  const steps: Found['steps'] = [{ do: 'open', sheet: 'messages' }];
  return [
    ...quarantined
      .filter(({ at }) => now - at <= BACK_MS)
      .map(({ file, reference, type, reason, at }): Found => ({
        ...{ kind: 'message-quarantined', since: at, subject: `${type} ${reference}`, key: file },
        ...{ facts: { file: baseOf(file), reason }, blocks: [], steps },
      })),
    ...refused.map(({ file, at, sender, reference }): Found => ({
      ...{ kind: 'message-refused', since: at, subject: reference === '' ? baseOf(file) : reference, key: file },
      ...{ facts: { file: baseOf(file), sender: sender === '' ? '?' : sender }, blocks: [], steps },
    })),
  ];
}

interface Looked {
  inbox: number;
  hour: number;
  refused: RefusedMail[];
}

/** What was found last, with the count of changes of what came in: it is looked at again when that has changed. */
const looked = new WeakMap<LiveTerminal, Looked>();

/** Interchanges of the last day that were refused. */
export function refusedMail(live: LiveTerminal): RefusedMail[] {
  const { inbox } = live.mark;
  const hour = Math.floor(live.now / 3_600_000);
  const before = looked.get(live);
  if (before?.inbox === inbox && before.hour === hour) return before.refused;
  const refused: RefusedMail[] = [];
  let left = MOST_LOOKED_AT;
  for (const file of live.archive.newestFirst(null)) {
    const arrival = live.archive.arrival(file);
    if (left-- <= 0 || (arrival && live.now - arrival.at > BACK_MS)) break;
    if (arrival?.outcome !== 'refused') continue;
    const { at, sender, reference } = arrival;
    refused.push({ file, at, sender, reference });
  }
  looked.set(live, { inbox, hour, refused });
  return refused;
}
