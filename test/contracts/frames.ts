// Frames for tests of journals, whose content follows from their number.
import { EVENT_VERSION } from '../../src/ledger/events.ts';
import type { Frame } from '../../src/ledger/journal.ts';
import { id, type CallId, type ContainerId } from '../../src/terminal/ids.ts';

/** One frame with two events. */
export function frameOf(seq: number, commandId: string | null = null): Frame {
  const events: Frame['events'] = [
    { kind: 'call-state', call: id<CallId>('CALL1'), state: 'working' },
    { kind: 'hold-placed', container: id<ContainerId>(`TEST${seq}`), hold: 'customs', reason: `số ${seq} "검사"\n` },
  ];
  const source = commandId === null ? 'operation' : 'outside';
  return { seq, version: EVENT_VERSION, at: 1_700_000_000_000 + seq * 250, source, commandId, events };
}

/** Frames from … to. */
export function framesOf(from: number, to: number): Frame[] {
  return Array.from({ length: to - from + 1 }, (_, i) => frameOf(from + i));
}
