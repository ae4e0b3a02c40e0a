// The faults of a shift as they fell, and the first thing that was done about each.
import { describe, expect, it } from 'vitest';
import type { ScriptItem } from '../../twin/disturbances.ts';
import type { Deed } from '../api/training.ts';
import { deedsIn } from './deeds.ts';
import { faultsOfShift, withReactions, type KnownFault } from './fault-log.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import type { Frame } from '../../ledger/journal.ts';

const MINUTE = 60_000;
const HOURS = { start: 0, from: 60 * MINUTE, to: 120 * MINUTE };
/** A terminal without any box. */
const EMPTY = { ledger: { state: { containers: new Map() } } } as unknown as TerminalRun;

const crane: ScriptItem = { kind: 'machine', at: 70 * MINUTE, minutes: 20, machine: 'QC01', fault: 'stop' };
const vehicle: ScriptItem = { kind: 'machine', at: 80 * MINUTE, minutes: 30, machine: 'AGV07', fault: 'dead' };
const known = (machine: string, fault: string, minute: number): KnownFault => ({
  ...{ machine, fault, since: minute * MINUTE, until: (minute + 10) * MINUTE },
});
const deed = (minute: number, kind: string, what: string): Deed => ({
  ...{ at: minute * MINUTE, by: 'Minh', deed: kind, what, reason: '' },
});

describe('the faults of a shift', () => {
  it('are those of the script within its hours, and those that came by chance', () => {
    const early: ScriptItem = { ...crane, at: 10 * MINUTE };
    const log = [known('QC01', 'stop', 70), known('ASC-A01W', 'stop', 90), known('ASC-A02W', 'stop', 30)];
    const told = faultsOfShift([early, crane], log, HOURS).map(({ at, what, byChance }) => [
      at / MINUTE,
      what,
      byChance,
    ]);
    expect(told).toEqual([
      [70, 'QC01', false],
      [90, 'ASC-A01W', true],
    ]);
  });

  it('did not show where the terminal never came to know of them', () => {
    const shown = (log: KnownFault[]) => faultsOfShift([vehicle], log, HOURS).map((fault) => fault.known);
    expect(shown([])).toEqual([false]);
    expect(shown([known('AGV07', 'dead', 95)])).toEqual([true]);
  });

  it('have as reaction the first deed about the same machine, not before the fault and not long after it', () => {
    const [fault] = faultsOfShift([crane], [known('QC01', 'stop', 70)], HOURS);
    const first = (deeds: Deed[]) => withReactions([fault!], deeds, EMPTY)[0]?.reaction;
    const about = deed(76, 'machine-withdrawn', 'QC01');
    expect(first([deed(65, 'machine-stopped', 'QC01'), deed(75, 'machine-stopped', 'QC02'), about])).toEqual(about);
    expect(first([deed(110, 'machine-returned', 'QC01')])).toBeNull();
    const noted = deed(72, 'exception-acknowledged', 'machine-fault~QC01~4200000');
    expect(first([noted, about])).toEqual(noted);
  });
});

describe('the deeds of a shift', () => {
  it('are the events that name a person, and messages that were sent in; the crew’s plugs are none', () => {
    const events = [
      { kind: 'machine-stopped', che: 'AGV07', by: 'Minh', reason: 'smoke' },
      { kind: 'reefer-plugged', container: 'ABCU1234560', by: 'crew 1' },
      { kind: 'picked', container: 'ABCU1234560', che: 'AGV07' },
      { kind: 'exception-acknowledged', exception: 'machine-fault~QC01~1', by: 'Minh' },
    ];
    const frame = { seq: 1, at: 5, commandId: null, events } as unknown as Frame;
    expect(deedsIn([frame])).toEqual([
      { at: 5, by: 'Minh', deed: 'machine-stopped', what: 'AGV07', reason: 'smoke' },
      { at: 5, by: 'Minh', deed: 'exception-acknowledged', what: 'machine-fault~QC01~1', reason: '' },
    ]);
  });
});
