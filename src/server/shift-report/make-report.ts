// Makes a shift report: does the record again up to the end of the shift, so that how things stood then is known to the last box, and draws it.
import { shiftReport } from '../../office/shift-report/report.ts';
import type { ShiftFacts } from '../../office/shift-report/facts.ts';
import { ReplayTerminal } from '../replay/replay-terminal.ts';
import { drawReport } from './draw.ts';
import { readShift } from './from-record.ts';
import { gatherShift } from './gather.ts';
import type { ReportOrder } from './order.ts';

/** Nobody listens to this replay. */
const DEAF = {
  observe: () => undefined,
  quarter: () => undefined,
  notes: () => ({ berthWhy: new Map(), visits: new Map() }),
};

/**
 * The facts of a shift, from the record.
 * @throws InputError HWS-RUN-050, -052 for a time that cannot be gone to, HWS-RUN-011 to -013, -051, -054 for the record
 */
export function shiftFacts(order: ReportOrder): ShiftFacts {
  const terminal = new ReplayTerminal(order.record, { listen: () => DEAF });
  try {
    for (const share of terminal.goTo(order.to)) if (share >= 1) break;
    return gatherShift(terminal.run, terminal.day, order, readShift(order, terminal.run.ledger.state));
  } finally {
    terminal.close();
  }
}

/** The report as PDF: the same order of the same record gives the same bytes. @throws InputError as shiftFacts() */
export async function makeReport(order: ReportOrder): Promise<Uint8Array> {
  return await drawReport(shiftReport(shiftFacts(order), order.language));
}
