// hawser journal replay: the record as it was at a frame, made again from the frames alone; its hash and what it counts.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { replayFrames } from '../../ledger/replay.ts';
import { emptyState, type LedgerState } from '../../ledger/state.ts';
import { stableHash } from '../../kit/stable-hash.ts';
import { cliFault } from '../fault.ts';
import type { Session } from '../session.ts';
import { columns, jsonText } from '../streams.ts';
import { readTerminal } from '../terminal-file.ts';
import { checkFrame, FrameProgress, withJournal } from './source.ts';

export interface ReplayOptions {
  to?: number;
  terminal?: string;
  json?: boolean;
}

/**
 * Reads from the first frame on, without snapshots: the journal alone makes the record.
 * @throws InputError HWS-RUN-011 for a broken chain, HWS-CLI-005 for a frame that is not there, HWS-CLI-003 without a terminal
 */
export function replayJournal(folder: string, options: ReplayOptions, session: Session): Promise<void> {
  return withJournal(folder, (reader) => {
    const end = reader.last()?.seq ?? 0;
    const to = options.to ?? end;
    if (options.to !== undefined) checkFrame(to, 1, end, '--to');
    const began = performance.now();
    const state = emptyState(readTerminal(terminalOf(folder, options.terminal)));
    let events = 0;
    replayFrames(state, new FrameProgress(session, 'replayed', 1, to).over(reader.frames(1, to)), () => events++);
    const stateHash = stableHash(state);
    const seconds = Math.round(performance.now() - began) / 1000;
    const at = to === 0 ? null : new Date(state.at).toISOString();
    const counts = { events, ...countsOf(state) };
    const result = { folder, seq: to, of: end, at, stateHash, chainHash: reader.hashAt(to), ...counts, seconds };
    session.streams.out.write(options.json === true ? jsonText(result) : replayText(result));
  });
}

/** The terminal that a data folder was begun with; a journal of `hawser run` has none beside it. */
function terminalOf(folder: string, typed: string | undefined): string {
  const own = join(folder, 'terminal.json');
  if (typed !== undefined || existsSync(own)) return typed ?? own;
  const cure = 'Name the terminal that the run was made on with --terminal.';
  throw cliFault('HWS-CLI-003', 'The folder holds no terminal.json.', folder, cure);
}

interface Counts {
  containers: Record<string, number>;
  calls: Record<string, number>;
  visits: Record<string, number>;
  holds: number;
}

function countsOf(state: LedgerState): Counts {
  return {
    containers: tally([...state.containers.values()].map(({ position }) => position.kind)),
    calls: tally([...state.calls.values()].map((call) => call.state)),
    visits: tally([...state.visits.values()].map((visit) => visit.state)),
    holds: [...state.containers.values()].reduce((sum, { holds }) => sum + holds.size, 0),
  };
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words.toSorted()) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function replayText(
  result: Counts & {
    folder: string;
    seq: number;
    of: number;
    at: string | null;
    stateHash: string;
    events: number;
    seconds: number;
  },
): string {
  const list = (counts: Record<string, number>): string =>
    Object.entries(counts)
      .map(([word, count]) => `${word} ${count}`)
      .join(', ') || 'none';
  const { folder, seq, of, at, events, seconds } = result;
  return columns([
    ['journal', `${folder}, frame ${seq} of ${of}`],
    ['time', at ?? 'none'],
    ['state', result.stateHash],
    ['containers', list(result.containers)],
    ['calls', list(result.calls)],
    ['visits', list(result.visits)],
    ['holds', String(result.holds)],
    ['replayed', `${events} events in ${seconds} s`],
  ]);
}
