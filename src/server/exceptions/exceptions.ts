// The one queue of what is not as it should be. It is found in the record and in the loop's own state whenever it is asked for; only that
// somebody has taken note of an exception is recorded. So nothing has to be cleared away: what is over is no longer found.
import type { ExceptionKind, ExceptionRank, ExceptionView } from '../api/exceptions.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import { discrepancyExceptions, reeferExceptions, truckExceptions } from './box-exceptions.ts';
import { callExceptions } from './call-exceptions.ts';
import type { Found } from './found.ts';
import { groundExceptions, machineExceptions } from './machine-exceptions.ts';
import { messageExceptions, refusedMail, type RefusedMail } from './message-exceptions.ts';

/** Ranks, worst first. */
const RANKS: readonly ExceptionRank[] = ['people', 'cargo', 'vessel', 'machine', 'paper'];

/**
 * How bad each is. People come first: ground that somebody is on, a machine that a person has stopped (somebody may be at it), wind that stops
 * cranes; and a record without room, for then no machine can be told anything, not even to stop. Then cargo that spoils; a vessel's
 * departure; machines, and trucks that wait for them; papers.
 */
const RANK_OF: Readonly<Record<ExceptionKind, ExceptionRank>> = {
  'record-full': 'people',
  'zone-stopped': 'people',
  'machine-stopped': 'people',
  wind: 'people',
  'reefer-alarm': 'cargo',
  'reefer-off-power': 'cargo',
  'vessel-held': 'vessel',
  'vessel-late': 'vessel',
  'loads-rolled': 'vessel',
  'loads-held': 'vessel',
  'machine-fault': 'machine',
  'machine-slow': 'machine',
  'machine-unheard': 'machine',
  'machine-marked': 'machine',
  'machine-withdrawn': 'machine',
  'lane-closed': 'machine',
  'truck-held': 'machine',
  'truck-waits': 'machine',
  discrepancy: 'paper',
  'message-quarantined': 'paper',
  'message-refused': 'paper',
  'boxes-set-aside': 'paper',
};

/** What the run itself does not know. */
export interface Besides {
  /** Interchanges that were refused. */
  refused: readonly RefusedMail[];
  /** Why there is no room for the record; null: there is. */
  standing: string | null;
}

/** The queue of a live terminal: worst first, then the oldest; what somebody has taken note of comes after what nobody has. */
export function exceptionsOf(live: LiveTerminal): ExceptionView[] {
  return exceptionsIn(live.run, { refused: refusedMail(live), standing: live.standing?.message ?? null });
}

/** The same of a run. The same run gives the same list. */
export function exceptionsIn(run: TerminalRun, { refused, standing }: Besides): ExceptionView[] {
  const { state } = run.ledger;
  const found = [
    ...(standing === null ? [] : [recordFull(run.now, standing)]),
    ...groundExceptions(run),
    ...machineExceptions(run),
    ...reeferExceptions(run),
    ...callExceptions(run),
    ...truckExceptions(run),
    ...discrepancyExceptions(run),
    ...messageExceptions(state, refused, run.now),
  ];
  return found.map((exception) => named(run, exception)).sort(inOrder);
}

/** The time does not go on while the terminal stands, so this is since when. */
function recordFull(now: number, reason: string): Found {
  return { kind: 'record-full', since: now, subject: '', facts: { reason }, blocks: [], steps: [] };
}

function named({ ledger }: TerminalRun, found: Found): ExceptionView {
  const { key, ...view } = found;
  const { kind, subject, since } = view;
  const id = [kind, subject, key ?? since].join('~');
  return { id, rank: RANK_OF[kind], ...view, noted: ledger.state.noted.get(id) ?? alarmNote(ledger.state, found) };
}

/** Who has taken note of an alarm in the list of reefers has taken note of it here. */
function alarmNote({ reefers }: TerminalRun['ledger']['state'], { kind, subject }: Found): ExceptionView['noted'] {
  const alarm = kind === 'reefer-alarm' ? (reefers.get(subject as never)?.alarm ?? null) : null;
  return alarm && alarm.by !== '' ? { by: alarm.by, at: alarm.seenAt } : null;
}

function inOrder(a: ExceptionView, b: ExceptionView): number {
  const late = Number(a.noted !== null) - Number(b.noted !== null);
  const rank = RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank);
  return late || rank || a.since - b.since || (a.id < b.id ? -1 : 1);
}
