// The commands that look after a terminal's record, as a user calls them, on a real data folder: while its server runs, and after.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSmall } from '../../src/server/serve.fixture.ts';
import type { Serving } from '../../src/server/serve.ts';
import { EVENT_VERSION } from '../../src/ledger/events.ts';
import { GENESIS, hashOf, type Row } from '../../src/store/chain.ts';
import { JournalReader } from '../../src/store/journal-reader.ts';
import { hawserHere, workFolder } from '../support/hawser.ts';

const work = workFolder();
const data = join(work.path, 'data');
const file = (name: string): string => join(work.path, name);
const call = (...args: string[]): ReturnType<typeof hawserHere> => hawserHere(args);
const json = async (...args: string[]): Promise<Record<string, unknown>> => {
  const { status, out, err } = await call(...args, '--json');
  expect([status, err]).toEqual([0, '']);
  return JSON.parse(out) as Record<string, unknown>;
};

let server: Serving;
beforeAll(async () => {
  server = await serveSmall(data, { warmUpHours: 2 });
});
afterAll(async () => {
  await server.stop();
  work.remove();
});

describe('hawser journal, beside the running server', () => {
  it('verifies the chain', async () => {
    const result = await json('journal', 'verify', data);
    expect(result).toMatchObject({ folder: data, good: true, frames: expect.any(Number) });
    expect(result['frames']).toBeGreaterThan(20);
    expect((await call('journal', 'verify', data)).out).toMatch(/ is whole: \d+ frames, \d+ events/);
  });

  it('scrubs all of it', async () => {
    const result = await json('journal', 'scrub', data);
    expect(result).toMatchObject({
      good: true,
      faultCount: 0,
      faults: [],
      versions: { [EVENT_VERSION]: result['frames'] },
    });
    expect((await call('journal', 'scrub', data)).out).toContain('is as it was written.');
  });

  it('exports frames as lines whose hashes anyone can compute', async () => {
    const { status, out } = await call('journal', 'export', data, '--from', '1', '--to', '20');
    expect(status).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Omit<Row, 'events'> & { events: unknown });
    expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    let previous = GENESIS;
    for (const { events, hash, ...head } of lines) {
      expect(hashOf({ ...head, events: JSON.stringify(events) } as Row, previous)).toBe(hash);
      previous = hash;
    }
  });

  it('exports to a file, whole, and not over another', async () => {
    const out = file('frames.ndjson');
    expect(await call('journal', 'export', data, '--out', out)).toMatchObject({ status: 0, out: '' });
    const { frames } = await json('journal', 'verify', data);
    expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toHaveLength(frames as number);
    expect(await call('journal', 'export', data, '--out', out)).toMatchObject({
      status: 2,
      err: expect.stringMatching(/^HWS-CLI-018/),
    });
    expect((await call('journal', 'export', data, '--to', '3', '--out', out, '--force')).status).toBe(0);
    expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toHaveLength(3);
    expect(await call('journal', 'export', data, '--out', file('none/x'))).toMatchObject({
      status: 2,
      err: expect.stringMatching(/^HWS-CLI-012/),
    });
    expect(readdirSync(work.path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('makes the record of any frame again, the same each time', async () => {
    const [half, again, whole] = [
      await json('journal', 'replay', data, '--to', '30'),
      await json('journal', 'replay', data, '--to', '30'),
      await json('journal', 'replay', data),
    ];
    expect(half).toMatchObject({ seq: 30, of: whole['seq'], stateHash: again['stateHash'] });
    expect(whole['stateHash']).not.toBe(half['stateHash']);
    expect((await call('journal', 'replay', data)).out).toContain(String(whole['stateHash']));
  });

  it.each([
    [['journal', 'export', data, '--from', '0'], 'HWS-CLI-005'],
    [['journal', 'export', data, '--from', '20', '--to', '10'], 'HWS-CLI-005'],
    [['journal', 'replay', data, '--to', '999999'], 'HWS-CLI-005'],
    [['journal', 'replay', data, '--to', 'x'], 'HWS-CLI-005'],
    [['journal', 'scrub', '.'], 'HWS-CLI-014'],
    [['journal', 'replay', 'nowhere'], 'HWS-CLI-014'],
    [['backup', '.', '--to', 'x'], 'HWS-CLI-014'],
    [['backup', data], 'HWS-CLI-003'],
    [['restore', 'nowhere', '--to', 'x'], 'HWS-RUN-082'],
    [['shift-pack', data], 'HWS-CLI-003'],
    [['shift-pack', data, '--to', 'x', '--language', 'fr'], 'HWS-CLI-005'],
    [['shift-pack', '--verify', '.'], 'HWS-RUN-087'],
  ])('%j is refused with %s', async (args, code) => {
    const { status, err } = await call(...args);
    expect([status, err]).toEqual([2, expect.stringMatching(new RegExp(`^${code} .*\\n {2}where: .*\\n {2}cure: `))]);
  });

  it.each(['journal scrub', 'journal export', 'journal replay', 'backup', 'restore', 'shift-pack'])(
    '%s shows an example in its help',
    async (name) => {
      expect((await call(...name.split(' '), '--help')).out).toMatch(new RegExp(`Examples?:\\n  hawser ${name}`));
    },
  );
});

describe('hawser backup and restore, beside the running server', () => {
  it('restore what was backed up, and a server goes on from it', async () => {
    const taken = await json('backup', data, '--to', file('monday.tar.gz'));
    const restored = await json('restore', file('monday.tar.gz'), '--to', file('again'));
    const replayed = await json('journal', 'replay', file('again'));
    expect(restored).toMatchObject({ seq: taken['seq'], stateHash: taken['stateHash'] });
    expect(replayed['stateHash']).toBe(taken['stateHash']);
    const other = await serveSmall(file('again'), { warmUpHours: 2 });
    await other.stop();
    expect((await json('journal', 'scrub', file('again')))['good']).toBe(true);
  });

  it('say what they did in words', async () => {
    expect((await call('backup', data, '--to', file('tuesday'))).out).toMatch(
      /^taken .*\nfiles .*\njournal .*\nchain .*\nstate .*\nBacked up to/,
    );
    expect((await call('restore', file('tuesday'), '--to', file('words'))).out).toContain(
      'its journal makes the record that was backed up',
    );
  });
});

describe('hawser shift-pack', () => {
  it('makes a pack of the running terminal, and checks it', async () => {
    const made = await json('shift-pack', data, '--to', file('pack'), '--language', 'vi');
    expect(made).toMatchObject({ language: 'vi', frame: (await json('journal', 'verify', data))['frames'] });
    expect(made['queuesOf']).not.toBeNull();
    const key = join(file('pack'), 'public-key.pem');
    expect(await json('shift-pack', '--verify', file('pack'), '--key', key)).toEqual(made);
    expect(readFileSync(join(file('pack'), 'index.html'), 'utf8')).toContain('Bộ hồ sơ ca');
    mkdirSync(file('used'));
    writeFileSync(file('used/x'), '');
    expect(await call('shift-pack', data, '--to', file('used'))).toMatchObject({
      status: 2,
      err: expect.stringMatching(/^HWS-RUN-086/),
    });
    writeFileSync(join(file('pack'), 'yard.csv'), '');
    expect(await call('shift-pack', '--verify', file('pack'))).toMatchObject({
      status: 2,
      err: expect.stringMatching(/^HWS-RUN-087/),
    });
  });

  it('has the record also where the queues cannot be made, and says so', async () => {
    await json('backup', data, '--to', file('plain'));
    await json('restore', file('plain'), '--to', file('no-queues'));
    // Without its messages the run cannot be done again; the record needs none.
    rmSync(join(file('no-queues'), 'inbox', 'week-001'), { recursive: true });
    const made = await json('shift-pack', file('no-queues'), '--to', file('less'));
    expect(made).toMatchObject({ frame: (await json('journal', 'verify', data))['frames'], queuesOf: null });
    expect(existsSync(join(file('less'), 'cranes.html'))).toBe(false);
    expect(readFileSync(join(file('less'), 'index.html'), 'utf8')).toMatch(/could not be made \(HWS-RUN-023\)/);
  });
});

describe('a server', () => {
  it('leaves a shift pack of how it ended, signed with the key of its folder', async () => {
    const other = await serveSmall(file('own'));
    await other.stop();
    const packs = join(file('own'), 'shift-pack');
    const names = readdirSync(packs);
    expect(names).toEqual([expect.stringMatching(/^made-\d{8}T\d{6}Z-frame-\d+$/), 'public-key.pem']);
    const proof = await json('shift-pack', '--verify', join(packs, names[0]!), '--key', join(packs, 'public-key.pem'));
    expect(proof).toMatchObject({ frame: (await json('journal', 'verify', file('own')))['frames'], language: 'ko' });
  });
});

describe('what a newer Hawser wrote', () => {
  it('is refused by every tool and by the server, by name, and left as it is', async () => {
    await json('backup', data, '--to', file('future-backup'));
    await json('restore', file('future-backup'), '--to', file('future'));
    const reader = JournalReader.open(file('future'));
    const last = reader.last()!;
    reader.close();
    const database = new DatabaseSync(join(file('future'), 'journal.sqlite'));
    database.exec('PRAGMA journal_mode=WAL');
    const row: Omit<Row, 'hash'> = {
      ...last,
      seq: last.seq + 1,
      version: EVENT_VERSION + 1,
      commandId: null,
      events: '[{"kind":"teleported"}]',
    };
    database
      .prepare('INSERT INTO frame (seq, version, at, source, command_id, events, hash) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(row.seq, row.version, row.at, row.source, null, row.events, hashOf(row, last.hash));
    database.close();
    const before = readFileSync(join(file('future'), 'journal.sqlite'));
    const refusal = new RegExp(
      `HWS-RUN-012 Frame ${row.seq} cannot be read: it is written in version ${EVENT_VERSION + 1}`,
    );
    for (const args of [
      ['journal', 'verify', file('future')],
      ['journal', 'replay', file('future')],
      ['backup', file('future'), '--to', file('x')],
      ['shift-pack', file('future'), '--to', file('y')],
    ])
      expect(await call(...args)).toMatchObject({ status: 2, err: expect.stringMatching(refusal) });
    expect(await call('journal', 'scrub', file('future'))).toMatchObject({
      status: 1,
      out: expect.stringMatching(/FAULT frame .*cannot be read/),
    });
    await expect(serveSmall(file('future'))).rejects.toThrow(refusal);
    expect(readFileSync(join(file('future'), 'journal.sqlite')).equals(before)).toBe(true);
    expect([existsSync(file('x')), existsSync(file('y'))]).toEqual([false, false]);
    // The frames before it can still be told.
    expect((await json('journal', 'replay', file('future'), '--to', String(last.seq)))['seq']).toBe(last.seq);
  });
});
