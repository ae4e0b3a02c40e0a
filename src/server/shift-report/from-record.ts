// What the record of a terminal tells of a shift besides its state: events, messages that went out, interchanges that were refused.
import { beginShiftEvents, observeShift } from '../../office/shift-report/shift-events.ts';
import type { LedgerState } from '../../ledger/state.ts';
import type { RefusedMail } from '../exceptions/message-exceptions.ts';
import { Archive } from '../inbox/archive.ts';
import { sentAt, sentType } from '../inbox/sent.ts';
import { History } from '../live/history.ts';
import { openRecord } from '../replay/record.ts';
import type { FromRecord } from './gather.ts';
import type { ReportOrder } from './order.ts';

/** Reads what a shift needs; `state`: the record at its end. @throws InputError HWS-RUN-011 to -013, -054 for the record */
export function readShift({ record, from, to }: ReportOrder, state: LedgerState): FromRecord {
  const { documents, reader } = openRecord(record);
  try {
    const events = beginShiftEvents();
    // All frames up to a point lie before its time.
    const before = new History(documents, false).points().findLast(({ at }) => at <= from);
    for (const frame of reader.frames((before?.seq ?? 0) + 1, state.seq))
      if (frame.at > from) for (const event of frame.events) observeShift(events, event, frame.at);
    const sent = new Map<string, number>();
    for (const name of documents.list('outbox')) {
      const at = sentAt(name, state);
      const type = sentType(name);
      if (at !== null && at > from && at <= to) sent.set(type, (sent.get(type) ?? 0) + 1);
    }
    return { events, sent, refused: refusedIn(new Archive(documents), from, to) };
  } finally {
    reader.close();
  }
}

function refusedIn(archive: Archive, from: number, to: number): RefusedMail[] {
  const refused: RefusedMail[] = [];
  for (const file of archive.newestFirst(null)) {
    const arrival = archive.arrival(file);
    if (!arrival || arrival.at > to) continue;
    if (arrival.at <= from) break;
    const { at, sender, reference, outcome } = arrival;
    if (outcome === 'refused') refused.push({ file, at, sender, reference });
  }
  return refused;
}
