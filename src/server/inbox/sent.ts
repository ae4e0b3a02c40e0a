// Files that were written to be sent: when, and what each is about, by its name and the record.
import type { LedgerState } from '../../ledger/state.ts';
import type { CallId } from '../../terminal/ids.ts';
import type { SentPage, SentView } from '../api/interchanges.ts';
import type { LiveTerminal } from '../live/live-terminal.ts';

/** Reports of the quay are named by their call; all other names tell their time. */
const OF_CALL = /^(?:COARRI|BAPLIE)-(.+)-(?:discharge|load|departure)(?:-\d+)?\.edi$/;
const TIME = /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(?:(\d\d)(\d{3}))?Z/;
/** Reports tell of what came in or went out by the gate, of what was discharged or loaded. */
const PART = /-(in|out|discharge|load)(?:-\d+)?\.edi$/;
/** Answers are named by the interchange that they answer. */
const ANSWER = /^(?:CONTRL|APERAK)-(\d{8}T\d{9}Z-[A-Z]+-\d+)(?:-\d+)?\.edi$/;

/** When a file of this name was written, ms UTC, as far as its name and the record tell; null where they do not. */
export function sentAt(name: string, { calls }: Pick<LedgerState, 'calls'>): number | null {
  const call = OF_CALL.exec(name)?.[1];
  if (call !== undefined) {
    const { unberthing, sailed } = calls.get(call as CallId)?.times ?? {};
    return sailed ?? unberthing ?? null;
  }
  const match = TIME.exec(name);
  if (!match) return null;
  const [year = 0, month = 1, ...rest] = match.slice(1).map((part) => Number(part ?? 0));
  return Date.UTC(year, month - 1, ...rest);
}

/** Type of the message in a file of this name. */
export function sentType(name: string): string {
  return name.split('-')[0] ?? '';
}

/** The newest files, at most `limit` of them; of one type where that is asked for. Those whose time is not known come last. */
export function sentPage(live: LiveTerminal, { type, limit }: { type?: string; limit: number }): SentPage {
  const { state } = live.run.ledger;
  const names = live.sentNames().filter((name) => type === undefined || sentType(name) === type);
  const timed = names.map((name) => ({ name, at: sentAt(name, state) }));
  timed.sort((a, b) => (b.at ?? 0) - (a.at ?? 0) || (a.name < b.name ? -1 : 1));
  const files = timed.slice(0, limit).map(({ name, at }): SentView => {
    const call = state.calls.get(OF_CALL.exec(name)?.[1] as CallId);
    return {
      ...{ file: name, type: sentType(name), at },
      call: call ? { call: call.call, vessel: call.vessel, voyage: call.voyage } : null,
      part: (PART.exec(name)?.[1] ?? null) as SentView['part'],
      interchange: ANSWER.exec(name)?.[1] ?? null,
    };
  });
  return { files, all: names.length };
}
