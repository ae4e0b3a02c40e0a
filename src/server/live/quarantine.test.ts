// A message on which Hawser fails (a poison message) is put aside with its reason after three tries; what follows it is worked.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onCrashPoint, type CrashPoint } from '../../kit/crash-point.ts';
import { takeCommand } from './commands.ts';
import { announcement, boxNumber, openSmall, SENT, type SmallLive } from './small-live.fixture.ts';

let path: string;
let small: SmallLive | null;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'hawser-poison-'));
  small = openSmall(path);
});
afterEach(() => {
  onCrashPoint(null);
  small?.store.close();
  rmSync(path, { recursive: true });
});

const opened = (): SmallLive => (small ??= openSmall(path));

function send(truck: string, n: number): string {
  const { body } = takeCommand(opened().live, { bytes: announcement(truck, n), key: truck, version: null, from: SENT });
  return (JSON.parse(body) as { file: string }).file;
}

/** From now on Hawser fails at a point of working a file; how often it has is counted. */
function poison(point: CrashPoint, file: string): { failed: number } {
  const count = { failed: 0 };
  onCrashPoint((at, what) => {
    if (at !== point || what !== file) return;
    count.failed++;
    throw new TypeError('cannot read what is not there');
  });
  return count;
}

/** What the record has of the trucks that bring boxes 1 to 3, and what is put aside. */
function outcome(): { trucks: string[]; quarantined: object[] } {
  const { live, store } = opened();
  const visits = [...live.run.ledger.state.visits.values()];
  const ours = visits.filter(({ deliver }) => deliver.some((id) => [1, 2, 3].map(boxNumber).includes(id)));
  const events = [...store.read(1)].flatMap((frame) => frame.events);
  return {
    trucks: ours.map(({ truck }) => truck),
    quarantined: events.filter(({ kind }) => kind === 'message-quarantined'),
  };
}

describe('a message on which Hawser fails', () => {
  it('before anything was changed is put aside at once, and those around it are worked', () => {
    send('BEFORE', 1);
    const file = send('POISON', 2);
    send('AFTER', 3);
    const count = poison('message-taken', file);
    opened().turn();
    expect(count.failed).toBe(3);
    const reason = 'TypeError: cannot read what is not there';
    expect(outcome()).toEqual({
      trucks: ['BEFORE', 'AFTER'],
      quarantined: [{ kind: 'message-quarantined', file, type: 'COPINO', reference: 'POISON', tries: 3, reason }],
    });
  });

  it('with something changed ends the run without a trace of it, and is put aside at the fourth start', () => {
    send('BEFORE', 1);
    const file = send('POISON', 2);
    send('AFTER', 3);
    const count = poison('message-worked', file);
    for (let start = 1; start <= 3; start++) {
      const { live, store } = opened();
      const seq = live.lastSeq;
      expect(() => opened().turn()).toThrow(/^Message .*#1 could not be worked: TypeError: cannot read/);
      expect(store.lastSeq).toBe(seq);
      store.close();
      small = null;
    }
    opened().turn();
    expect(count.failed).toBe(3);
    expect(outcome()).toMatchObject({
      trucks: ['BEFORE', 'AFTER'],
      quarantined: [{ file, tries: 3, reason: 'TypeError: cannot read what is not there' }],
    });
  });

  it('stays aside when the terminal starts again and does its record again, though it could be worked by then', () => {
    const file = send('POISON', 2);
    poison('message-taken', file);
    opened().turn();
    onCrashPoint(null);
    const before = outcome();
    opened().store.close();
    small = null;
    opened().turn();
    expect(outcome()).toEqual(before);
    expect(before.quarantined).toHaveLength(1);
    expect(before.trucks).toEqual([]);
  });
});
