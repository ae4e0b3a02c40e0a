// Commands from outside: each once, the same answer to the same one, and only while the record is as its sender knew it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onCrashPoint } from '../../kit/crash-point.ts';
import { interchangePage } from '../inbox/history.ts';
import { keyOf, takeCommand, versionOf, type Answer } from './commands.ts';
import { announcement, boxNumber, openSmall, SENT, type SmallLive } from './small-live.fixture.ts';

const DAY_MS = 86_400_000;

let path: string;
let small: SmallLive;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'hawser-commands-'));
  small = openSmall(path);
});
afterEach(() => {
  small.store.close();
  rmSync(path, { recursive: true });
});

const take = (bytes: Buffer, key: string | null = null, version: number | null = null): Answer =>
  takeCommand(small.live, { bytes, key, version, from: SENT });
const codeOf = ({ body }: Answer): string => (JSON.parse(body) as { error: { code: string } }).error.code;

/** Ends as a crash does, without a snapshot, and opens again. */
function crash(): void {
  small.store.close();
  small = openSmall(path);
}

/** Events of a kind in the journal. */
function events(kind: string): object[] {
  return [...small.store.read(1)].flatMap((frame) => frame.events.filter((event) => event.kind === kind));
}

/** Trucks that the record has for a box. */
function trucksOf(n: number): string[] {
  const visits = [...small.live.run.ledger.state.visits.values()];
  return visits.filter(({ deliver }) => deliver.some((id) => id === boxNumber(n))).map(({ truck }) => truck);
}

describe('a command that is sent under a key', () => {
  it('is done once, and answered the same before it is worked, after, and after a restart', () => {
    const first = take(announcement('TRUCK1', 1), 'a-key');
    expect(first).toMatchObject({ status: 202 });
    expect(JSON.parse(first.body)).toMatchObject({ accepted: 1, diagnostics: [] });
    expect(take(announcement('TRUCK1', 1), 'a-key')).toEqual(first);
    crash();
    expect(take(announcement('TRUCK1', 1), 'a-key')).toEqual(first);
    small.turn();
    expect(take(announcement('TRUCK1', 1), 'a-key')).toEqual(first);
    crash();
    expect(take(announcement('TRUCK1', 1), 'a-key')).toEqual(first);
    small.turn();
    expect(trucksOf(1)).toEqual(['TRUCK1']);
    expect(events('command-answered')).toHaveLength(1);
    expect([...small.live.archive.newestFirst(null)]).toHaveLength(1);
  });

  it('is answered the same after more than a week of terminal time, over a snapshot and a restart', () => {
    const first = take(announcement('TRUCK1', 1), 'old-key');
    small.live.advance(small.live.now + 8 * DAY_MS, () => false);
    small.live.snapshot();
    expect(take(announcement('TRUCK1', 1), 'old-key')).toEqual(first);
    crash();
    expect(take(announcement('TRUCK1', 1), 'old-key')).toEqual(first);
    expect(trucksOf(1)).toEqual(['TRUCK1']);
  });

  it('does not let other content in under the same key, before and after it is worked', () => {
    take(announcement('TRUCK1', 1), 'a-key');
    for (const when of ['waiting', 'worked']) {
      const other = take(announcement('TRUCK2', 2), 'a-key');
      expect([when, other.status, codeOf(other)]).toEqual([when, 422, 'HWS-RUN-060']);
      small.turn();
    }
    expect(trucksOf(2)).toEqual([]);
  });

  it('leaves its key free when it is refused', () => {
    expect(take(Buffer.from('no message'), 'a-key').status).toBe(422);
    expect(take(announcement('TRUCK1', 1), 'a-key').status).toBe(202);
  });

  it('is recorded in the same breath as what it does', () => {
    take(announcement('TRUCK1', 1), 'a-key');
    small.turn();
    const frames = [...small.store.read(1)];
    const answered = frames.findIndex(({ commandId }) => commandId === 'key:a-key');
    expect(frames[answered]?.events.at(-1)).toMatchObject({ kind: 'command-answered', key: 'a-key', status: 202 });
    expect(frames[answered + 1]?.events.map(({ kind }) => kind)).toContain('visit-announced');
  });
});

describe('an interchange without a key', () => {
  it('is known by its sender and reference: the same again is done once and answered the same, over a restart too', () => {
    const first = take(announcement('TRUCK1', 1));
    expect(take(announcement('TRUCK1', 1), 'now-with-a-key')).toEqual(first);
    const other = take(announcement('TRUCK2', 2), 'now-with-a-key');
    expect([other.status, codeOf(other)]).toEqual([422, 'HWS-RUN-060']);
    crash();
    expect(take(announcement('TRUCK1', 1))).toEqual(first);
    small.turn();
    crash();
    expect(take(announcement('TRUCK1', 1))).toEqual(first);
    small.turn();
    expect(trucksOf(1)).toEqual(['TRUCK1']);
  });

  it('does not let another one in under its reference, and the operator is told', () => {
    take(announcement('TRUCK1', 1));
    const other = take(Buffer.from(announcement('TRUCK1', 1).toString().replaceAll('TRUCK1+9', 'TRUCK9+9')));
    expect([other.status, codeOf(other)]).toEqual([409, 'HWS-RUN-068']);
    const states = interchangePage(small.live, {}).interchanges.map(({ state, reference }) => `${reference} ${state}`);
    expect(states.sort()).toEqual(['TRUCK1 refused', 'TRUCK1 to-work']);
  });

  it('that tells no reference is known by its content', () => {
    const bare = (truck: string): Buffer =>
      Buffer.from(
        announcement(truck, 1)
          .toString()
          .replace(/^UNB.*\n/, '')
          .replace(/UNZ.*\n$/, ''),
      );
    expect(take(bare('TRUCK1')).body).toBe(take(bare('TRUCK1')).body);
    expect(take(bare('TRUCK1')).body).not.toBe(take(bare('TRUCK2')).body);
  });

  it('of which a crash left the reference without its arrival is taken when it is sent again', () => {
    for (const point of ['kept-named', 'known-unnamed', 'received-unnamed'] as const) {
      onCrashPoint((at) => {
        if (at === point) throw new Error('the power is gone');
      });
      expect(() => take(announcement(`AT-${point}`.slice(0, 14), 1))).toThrow();
      onCrashPoint(null);
      crash();
      expect(take(announcement(`AT-${point}`.slice(0, 14), 1)).status).toBe(202);
    }
    small.turn();
    expect([...small.live.archive.newestFirst(null)]).toHaveLength(3);
  });
});

describe('a command that names a version', () => {
  it('is taken while nothing has changed what it names, whatever else has', () => {
    const version = small.live.lastSeq;
    take(announcement('TRUCK1', 1));
    small.turn();
    expect(small.live.lastSeq).toBeGreaterThan(version);
    expect(take(announcement('TRUCK2', 2), null, version).status).toBe(202);
  });

  it('is refused once the record of its box has moved on, or a message that does so waits', () => {
    const version = small.live.lastSeq;
    expect(take(announcement('TRUCK1', 1), null, version).status).toBe(202);
    for (const when of ['waiting', 'worked']) {
      const late = take(announcement('TRUCK2', 1), null, version);
      expect([when, late.status, codeOf(late)]).toEqual([when, 412, 'HWS-RUN-061']);
      small.turn();
    }
    expect(trucksOf(1)).toEqual(['TRUCK1']);
    expect(take(announcement('TRUCK3', 1), null, small.live.lastSeq).status).toBe(202);
  });

  it('is refused after a restart as well while the first one still waits', () => {
    const version = small.live.lastSeq;
    take(announcement('TRUCK1', 1), null, version);
    crash();
    expect(take(announcement('TRUCK2', 1), null, version).status).toBe(412);
  });

  it('is refused for a version that has not been', () => {
    expect(take(announcement('TRUCK1', 1), null, small.live.lastSeq + 1).status).toBe(412);
  });

  it('gets its first answer again under its key, though the record has moved on by it', () => {
    const version = small.live.lastSeq;
    const first = take(announcement('TRUCK1', 1), 'a-key', version);
    small.turn();
    expect(take(announcement('TRUCK1', 1), 'a-key', version)).toEqual(first);
  });
});

describe('commands around a crash', () => {
  it('are worked in the order in which they were acknowledged, though nothing was recorded in between', () => {
    small.live.advance(small.live.now + 123, () => false);
    take(announcement('EARLIER', 1), 'first');
    crash();
    take(announcement('LATER', 1), 'second');
    small.turn();
    expect(trucksOf(1)).toEqual(['EARLIER']);
  });

  it('are not forgotten when a snapshot is saved before they are worked', () => {
    take(announcement('TRUCK1', 1), 'a-key');
    // The command became known a millisecond later; the terminal passes that time, and not yet its next turn.
    small.live.advance(small.live.now + 40, () => false);
    expect(trucksOf(1)).toEqual([]);
    small.live.snapshot();
    crash();
    small.turn();
    expect(trucksOf(1)).toEqual(['TRUCK1']);
  });
});

describe('the headers of a command', () => {
  it('hold a key of up to 128 plain characters, with or without quotes', () => {
    expect(keyOf('3b8e-4f_a.b:c~d')).toBe('3b8e-4f_a.b:c~d');
    expect(keyOf('"quoted"')).toBe('quoted');
    expect(keyOf('k'.repeat(128))).toHaveLength(128);
    for (const bad of ['', '""', 'k'.repeat(129), 'two words', 'ü', 'a\u0000', "a'--", 'a/b', '"half']) {
      expect([bad, keyOf(bad)]).toEqual([bad, null]);
    }
  });

  it('hold one strong entity tag', () => {
    expect(versionOf('"42"')).toBe(42);
    for (const bad of ['42', 'W/"42"', '"42", "43"', '*', '"-1"', '"1e3"', '"9999999999999999"'])
      expect([bad, versionOf(bad)]).toEqual([bad, null]);
  });
});
