// A backup is taken from a folder that is being written, proven, and restored to the same; one that was harmed is refused.
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { framesOf, readGolden } from '../../test/support/golden-journals.ts';
import { stableHash } from '../kit/stable-hash.ts';
import { replayFrames } from '../ledger/replay.ts';
import { emptyState } from '../ledger/state.ts';
import { parseTerminal } from '../terminal/check.ts';
import { filesUnder, type Backup } from './backup-files.ts';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';
import { SqliteJournal } from './sqlite-journal.ts';

const TERMINAL = readFileSync(fileURLToPath(new URL('../../terminals/busan-dgt.json', import.meta.url)), 'utf8');
const golden = readGolden('0.1.0-events-1/one-call');
const frames = [...framesOf('golden', golden.rows)];
const LONG = `COARRI-${'A-VESSEL-WITH-A-NAME-THAT-IS-LONGER-THAN-AN-ARCHIVE-LIKES-'.repeat(2)}001.edi`;
const NOW = Date.UTC(2026, 0, 5);

let work: string;
let data: string;
let journal: SqliteJournal;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'hawser-backup-'));
  data = join(work, 'data');
  journal = SqliteJournal.open(data);
  journal.append(frames.slice(0, 100));
  journal.saveSnapshot({ seq: 100, at: 0, data: new Uint8Array(5000).fill(7) });
  for (const folder of ['inbox/received', 'outbox', 'shift-pack', 'empty'])
    mkdirSync(join(data, folder), { recursive: true });
  writeFileSync(join(data, 'terminal.json'), TERMINAL);
  writeFileSync(join(data, 'config.json'), '{}');
  writeFileSync(join(data, 'inbox/received/số-1.edi'), 'UNB+UNOA');
  writeFileSync(join(data, 'outbox', LONG), '');
  writeFileSync(join(data, 'inbox/week-002.tmp'), 'half');
  writeFileSync(join(data, 'secret.pem'), 'key');
  chmodSync(join(data, 'secret.pem'), 0o600);
});
afterEach(() => {
  journal.close();
  rmSync(work, { recursive: true });
});

const at = (name: string): string => join(work, name);
const take = (to: string): Promise<Backup> => backUp(data, to, { version: '9.9.9', now: NOW });
const CONTENT = [
  ...['config.json', 'inbox/received/số-1.edi', 'journal.sqlite', `outbox/${LONG}`, 'secret.pem'],
  ...['snapshots/snapshot-000000000100.bin', 'terminal.json', 'verified.json'],
].sort();

describe.each(['backup', 'backup.tar.gz'])('a backup to %s', (name) => {
  test('of a terminal that goes on is restored to what it was at that moment', async () => {
    const list = await take(at(name));
    journal.append(frames.slice(100));
    expect(list.files.map(({ path }) => path)).toEqual(CONTENT);
    const state = emptyState(parseTerminal(TERMINAL, 'terminal.json'));
    replayFrames(state, frames.slice(0, 100));
    expect(list).toMatchObject({
      hawser: '9.9.9',
      at: '2026-01-05T00:00:00.000Z',
      seq: 100,
      stateHash: stableHash(state),
    });
    expect(await restore(at(name), at('again'))).toEqual(list);
    expect(filesUnder(at('again'), () => false)).toEqual(CONTENT);
    for (const path of CONTENT.filter((path) => !/journal|verified/.test(path)))
      expect(readFileSync(join(at('again'), path)).equals(readFileSync(join(data, path)))).toBe(true);
    expect(statSync(join(at('again'), 'secret.pem')).mode & 0o777).toBe(0o600);
    const restored = SqliteJournal.open(at('again'));
    expect([restored.lastSeq, [...restored.read(1)]]).toEqual([100, frames.slice(0, 100)]);
    expect(restored.loadSnapshot()?.seq).toBe(100);
    restored.append([frames[100]!]);
    restored.close();
  });

  test('leaves nothing of itself where the journal is not as it was written', async () => {
    journal.close();
    const file = join(data, 'journal.sqlite');
    const bytes = readFileSync(file);
    bytes[bytes.indexOf('"placed"') + 1] = 'P'.charCodeAt(0);
    writeFileSync(file, bytes);
    await expect(take(at(name))).rejects.toThrow(/HWS-RUN-01[13]/);
    expect(readdirSync(work)).toEqual(['data']);
  });

  test('does not replace one that is there, nor a data folder that holds something', async () => {
    await take(at(name));
    await expect(take(at(name))).rejects.toThrow('HWS-RUN-080');
    await expect(restore(at(name), data)).rejects.toThrow('HWS-RUN-080');
    mkdirSync(at('new'));
    await restore(at(name), at('new'));
    await expect(restore(at(name), at('new'))).rejects.toThrow('HWS-RUN-080');
  });
});

test('a backup that cannot be written says so and leaves nothing', async () => {
  writeFileSync(at('file'), '');
  await expect(take(at('file/backup'))).rejects.toThrow('HWS-RUN-081');
  expect(readdirSync(work).sort()).toEqual(['data', 'file']);
});

describe('a folder that was harmed is refused, and nothing is restored', () => {
  const harms: [string, (folder: string) => void, string][] = [
    ['a file is missing', (f) => rmSync(join(f, 'config.json')), 'HWS-RUN-082 The backup lacks config.json'],
    ['a file was changed', (f) => writeFileSync(join(f, 'config.json'), '{ }'), 'HWS-RUN-082 config.json is not as'],
    ['the list is missing', (f) => rmSync(join(f, 'backup.json')), 'HWS-RUN-082 There is no backup.json'],
    ['the list is of another format', (f) => listed(f, { format: 'hawser-backup/2' }), 'HWS-RUN-083'],
    [
      'the list names a file outside',
      (f) => listed(f, { files: [{ path: '../x', bytes: 1, sha256: '' }] }),
      'HWS-RUN-082',
    ],
    [
      'the list tells another record',
      (f) => listed(f, { stateHash: 'f'.repeat(64) }),
      'HWS-RUN-084 Its frames make another',
    ],
    [
      'the list tells another chain',
      (f) => listed(f, { chainHash: 'f'.repeat(64) }),
      'HWS-RUN-084 It has other frames',
    ],
  ];
  function listed(folder: string, change: object): void {
    const file = join(folder, 'backup.json');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...change }));
  }

  test.each(harms)('%s', async (_, harm, message) => {
    await take(at('backup'));
    harm(at('backup'));
    await expect(restore(at('backup'), at('again'))).rejects.toThrow(message);
    expect(readdirSync(work).sort()).toEqual(['backup', 'data']);
  });

  test('there is none', async () => {
    await expect(restore(at('nothing'), at('again'))).rejects.toThrow('HWS-RUN-082 There is no backup');
  });
});

describe('an archive that was harmed is refused, and nothing is restored', () => {
  test.each([1, 20, 511, 5000, 20_000])('cut off %d bytes before its end', async (bytes) => {
    await take(at('b.tgz'));
    truncateSync(at('b.tgz'), statSync(at('b.tgz')).size - bytes);
    await expect(restore(at('b.tgz'), at('again'))).rejects.toThrow('HWS-RUN-082');
    expect(existsSync(at('again'))).toBe(false);
  });

  test.each([
    [
      'a changed byte in a file',
      (tar: Buffer) => void (tar[tar.indexOf('UNB+UNOA')]! ^= 1),
      'is not as it was backed up',
    ],
    ['a changed byte in a header', (tar: Buffer) => void (tar[tar.indexOf('config.json')]! ^= 1), ''],
    ['a link in place of a file', (tar: Buffer) => retyped(tar, 'config.json', '2'), 'which is no file inside'],
    ['a path that leads out', (tar: Buffer) => renamed(tar, 'config.json', '../fig.json'), 'which is no file inside'],
    ['an absolute path', (tar: Buffer) => renamed(tar, 'config.json', '/onfig.json'), 'which is no file inside'],
  ])('%s', async (_, harm, message) => {
    await take(at('b.tgz'));
    const tar = gunzipSync(readFileSync(at('b.tgz')));
    harm(tar);
    writeFileSync(at('b.tgz'), gzipSync(tar));
    await expect(restore(at('b.tgz'), at('again'))).rejects.toThrow(new RegExp(`HWS-RUN-082 .*${message}`));
    expect(readdirSync(work).sort()).toEqual(['b.tgz', 'data']);
  });

  test('is no archive at all', async () => {
    writeFileSync(at('b.tgz'), 'nothing of the kind');
    await expect(restore(at('b.tgz'), at('again'))).rejects.toThrow('HWS-RUN-082');
  });

  /** Header of the file of a name, where the list before it does not count. */
  const headerOf = (tar: Buffer, name: string): number => tar.lastIndexOf(`\0${name}\0`) + 1;
  function signed(tar: Buffer, start: number): void {
    tar.write('        ', start + 148);
    const sum = tar.subarray(start, start + 512).reduce((a, b) => a + b, 0);
    tar.write(`${sum.toString(8).padStart(6, '0')}\0`, start + 148);
  }
  function retyped(tar: Buffer, name: string, type: string): void {
    const start = headerOf(tar, name);
    tar.write(type, start + 156);
    signed(tar, start);
  }
  function renamed(tar: Buffer, name: string, other: string): void {
    const start = headerOf(tar, name);
    tar.write(other, start);
    signed(tar, start);
  }
});

test('a backup is what tar reads, too', async () => {
  await take(at('b.tar.gz'));
  mkdirSync(at('out'));
  const { status, stderr } = spawnSync('tar', ['xzf', at('b.tar.gz'), '-C', at('out')], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  // And the folder that tar made is a backup.
  expect((await restore(at('out'), at('again'))).seq).toBe(100);
  cpSync(at('out'), at('more'), { recursive: true });
  appendFileSync(join(at('more'), 'outbox', 'foreign.edi'), '');
  // What its list does not name is not taken from a folder, and makes an archive one that is not whole.
  await restore(at('more'), at('third'));
  expect(filesUnder(at('third'), () => false)).toEqual(CONTENT);
  spawnSync('tar', ['czf', at('more.tgz'), '-C', at('more'), ...readdirSync(at('more'))]);
  await expect(restore(at('more.tgz'), at('fourth'))).rejects.toThrow('HWS-RUN-082');
});
