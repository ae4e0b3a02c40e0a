// The watched folder over a real folder, with a clock of its own: what is taken, what waits, what is left alone.
import { chmodSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../live/commands.ts';
import { MOST_EDI_BYTES } from '../http/edi-limits.ts';
import { WatchedFolder } from './watched-folder.ts';

const TAKEN: Answer = { status: 202, body: '{"accepted":1}' };
const REFUSED: Answer = {
  status: 422,
  body: JSON.stringify({
    accepted: 0,
    diagnostics: [{ code: 'HWS-EDI-001', message: 'No message', where: 'request', cure: 'Send one.' }],
  }),
};

let path: string;
let log: string[];
let takenFiles: string[];
let answer: (text: string) => Answer;
let clock: number;
let ready: boolean;
let folder: WatchedFolder;

const opened = (): WatchedFolder =>
  new WatchedFolder(path, {
    take: (bytes, name) => {
      takenFiles.push(name);
      return answer(Buffer.from(bytes).toString());
    },
    ready: () => ready,
    log: (line) => void log.push(line),
    failed: (error) => {
      throw error;
    },
  });

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'hawser-watched-'));
  [log, takenFiles, clock, ready] = [[], [], 0, true];
  answer = (text) => (text.startsWith('bad') ? REFUSED : TAKEN);
  folder = opened();
});
afterEach(() => rmSync(path, { recursive: true }));

const put = (name: string, text = 'good'): void => writeFileSync(join(path, name), text);
const inFolder = (name = ''): string[] => readdirSync(join(path, name)).sort();
const left = (): string[] => inFolder().filter((name) => name !== 'taken' && name !== 'refused');

/** Looks once, a second after the last time, and takes what is whole. */
function look(): void {
  folder.look((clock += 1000));
  for (let n = 0; n < 3000; n++) folder.takeNext(clock);
}

describe('a file in the watched folder', () => {
  it('is taken when it has not changed between two looks, and lies in taken then', () => {
    put('plan.edi');
    look();
    expect(takenFiles).toEqual([]);
    look();
    expect([takenFiles, left(), inFolder('taken')]).toEqual([['plan.edi'], [], ['plan.edi']]);
  });

  it('waits while it grows', () => {
    put('plan.edi', 'go');
    look();
    for (const text of ['goo', 'good', 'good!']) {
      put('plan.edi', text);
      look();
    }
    expect(takenFiles).toEqual([]);
    look();
    expect(readFileSync(join(path, 'taken', 'plan.edi'), 'utf8')).toBe('good!');
  });

  it('that is refused lies in refused, with its reasons beside it', () => {
    put('rubbish.edi', 'bad');
    look();
    look();
    expect([left(), inFolder('refused')]).toEqual([[], ['rubbish.edi', 'rubbish.edi.txt']]);
    expect(readFileSync(join(path, 'refused', 'rubbish.edi.txt'), 'utf8')).toBe(
      'HWS-EDI-001 No message (request). Send one.\n',
    );
  });

  it('stays where it is while the terminal has no room or is not this process', () => {
    put('plan.edi');
    answer = () => ({ status: 503, body: '{}' });
    look();
    look();
    expect(left()).toEqual(['plan.edi']);
    ready = false;
    look();
    expect(takenFiles).toEqual(['plan.edi']);
    ready = true;
    answer = () => TAKEN;
    look();
    look();
    expect(left()).toEqual([]);
  });

  it('of a name that was there before does not take the place of the earlier one', () => {
    for (const text of ['first', 'second', 'third']) {
      put('plan.edi', text);
      look();
      look();
    }
    expect(inFolder('taken')).toEqual(['plan-2.edi', 'plan-3.edi', 'plan.edi']);
    expect(readFileSync(join(path, 'taken', 'plan.edi'), 'utf8')).toBe('first');
  });

  it('that a crash has left under both its names is moved without a second copy', () => {
    put('plan.edi');
    linkSync(join(path, 'plan.edi'), join(path, 'taken', 'plan.edi'));
    look();
    look();
    expect([left(), inFolder('taken')]).toEqual([[], ['plan.edi']]);
  });

  it('is left alone while its name says that it is being sent, and so are folders', () => {
    for (const name of ['a.edi.part', '.hidden', 'b.tmp', 'c.filepart', 'd~']) put(name);
    mkdirSync(join(path, 'older'));
    writeFileSync(join(path, 'older', 'plan.edi'), 'good');
    for (let n = 0; n < 3; n++) look();
    expect(takenFiles).toEqual([]);
    expect(existsSync(join(path, 'older', 'plan.edi'))).toBe(true);
  });

  // The superuser may read everything: there is nothing to be seen then.
  it('that cannot be read is told of once and tried again later', { skip: process.getuid?.() === 0 }, () => {
    put('secret.edi');
    chmodSync(join(path, 'secret.edi'), 0);
    for (let n = 0; n < 5; n++) look();
    expect(log).toHaveLength(1);
    chmodSync(join(path, 'secret.edi'), 0o600);
    look();
    look();
    expect(takenFiles).toEqual(['secret.edi']);
  });

  it('is refused unread when it is larger than can be', () => {
    put('huge.edi');
    truncateSync(join(path, 'huge.edi'), MOST_EDI_BYTES + 1);
    look();
    look();
    expect(takenFiles).toEqual([]);
    expect(readFileSync(join(path, 'refused', 'huge.edi.txt'), 'utf8')).toContain('HWS-RUN-035');
  });

  it('is one of hundreds, each of which is taken once', () => {
    for (let n = 0; n < 500; n++) put(`${n}.edi`, n % 10 === 0 ? 'bad' : 'good');
    look();
    look();
    expect([takenFiles.length, new Set(takenFiles).size, left().length]).toEqual([500, 500, 0]);
    expect([inFolder('taken').length, inFolder('refused').length]).toEqual([450, 100]);
  });
});

it('A watched folder that is none is refused with its code', () => {
  rmSync(path, { recursive: true });
  expect(opened).toThrow('HWS-RUN-078');
  writeFileSync(path, '');
  expect(opened).toThrow('HWS-RUN-078');
});
