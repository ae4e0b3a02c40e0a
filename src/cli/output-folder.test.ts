import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { thrownCode } from '../terminal/thrown-code.fixture.ts';
import { OutputFolder } from './output-folder.ts';

let base: string;
beforeEach(() => (base = mkdtempSync(join(tmpdir(), 'hawser-out-'))));
afterEach(() => rmSync(base, { recursive: true, force: true }));

const own = (name: string): boolean => name === 'report.json';
const plan = (path: string, force = false): OutputFolder => OutputFolder.plan(join(base, path), { force, own });

describe('an output folder', () => {
  it('is not there before it is whole', () => {
    const folder = plan('deep/out');
    expect(readdirSync(base)).toEqual([]);
    folder.write('report.json', '1');
    folder.write('edi/a.edi', '2');
    expect(existsSync(join(base, 'deep/out'))).toBe(false);
    folder.commit();
    expect(readdirSync(join(base, 'deep'))).toEqual(['out']);
    expect(readFileSync(join(base, 'deep/out/edi/a.edi'), 'utf8')).toBe('2');
  });

  it('leaves nothing when it is given up, and stays when it was committed', () => {
    const given = plan('out');
    given.write('report.json', '1');
    given.discard();
    expect(readdirSync(base)).toEqual([]);
    const kept = plan('out');
    kept.write('report.json', '1');
    kept.commit();
    kept.discard();
    expect(readdirSync(base)).toEqual(['out']);
  });

  it('takes the place of an empty folder, and with force of an earlier output', () => {
    mkdirSync(join(base, 'out'));
    for (const text of ['1', '2']) {
      const folder = plan('out', true);
      folder.write('report.json', text);
      folder.commit();
      expect(readFileSync(join(base, 'out/report.json'), 'utf8')).toBe(text);
      expect(readdirSync(base)).toEqual(['out']);
    }
  });

  it('keeps a link to a folder', () => {
    mkdirSync(join(base, 'disk'));
    symlinkSync(join(base, 'disk'), join(base, 'out'));
    const folder = plan('out');
    folder.write('report.json', '1');
    folder.commit();
    expect(lstatSync(join(base, 'out')).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(base, 'disk'))).toEqual(['report.json']);
  });

  it('gives a second file of the same name a number', () => {
    const folder = plan('out');
    expect(['a.edi', 'a.edi', 'a.edi'].map((name) => folder.write(name, ''))).toEqual(['a.edi', 'a-2.edi', 'a-3.edi']);
    folder.discard();
  });

  it('is refused where it would harm something', () => {
    mkdirSync(join(base, 'full'));
    writeFileSync(join(base, 'full/report.json'), '');
    writeFileSync(join(base, 'file'), '');
    expect(thrownCode(() => plan('full'))).toBe('HWS-CLI-010');
    writeFileSync(join(base, 'full/diary.txt'), '');
    expect(thrownCode(() => plan('full', true))).toBe('HWS-CLI-011');
    expect(thrownCode(() => plan('file', true))).toBe('HWS-CLI-012');
    expect(thrownCode(() => OutputFolder.plan('/', { force: true, own: () => true }))).toBe('HWS-CLI-012');
    expect(thrownCode(() => plan('file/out'))).toBe('HWS-CLI-012');
  });
});
