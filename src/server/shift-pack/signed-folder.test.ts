// A shift pack is signed by the terminal's key: what was changed, added or taken out, and what another key signed, is refused.
import { generateKeyPairSync, sign } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fingerprintOf, packKey, publicPem, verifyPack, writePack, type PackHead } from './signed-folder.ts';

const HEAD: PackHead = {
  ...{ terminal: 'Tiny', frame: 7, stateOf: '2026-01-05T06:00:00.000Z', made: '2026-01-05T06:01:00.000Z' },
  ...{ queuesOf: null, hawser: '9.9.9', language: 'ko' },
};
const FILES = [
  { name: 'index.html', text: '<p>야드</p>' },
  { name: 'yard.csv', text: 'a,b\r\n' },
];

let work: string;
let folder: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'hawser-pack-'));
  folder = join(work, 'pack');
  writePack(folder, HEAD, FILES, packKey(work));
});
afterEach(() => rmSync(work, { recursive: true }));

const change = (name: string, text: string): void => writeFileSync(join(folder, name), text);

describe('a signed pack', () => {
  test('holds, and tells what it is', () => {
    const fingerprint = fingerprintOf(packKey(work));
    expect(verifyPack(folder, null)).toEqual({ ...HEAD, files: 2, fingerprint });
    expect(verifyPack(folder, publicPem(packKey(work))).fingerprint).toBe(fingerprint);
    expect(fingerprint).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
  });

  test('leaves nothing unfinished, and a key that only its owner reads', () => {
    expect(readdirSync(work).sort()).toEqual(['pack', 'shift-pack-key.pem']);
    if (process.platform !== 'win32') expect(statSync(join(work, 'shift-pack-key.pem')).mode & 0o777).toBe(0o600);
  });

  test('is signed by the same key the next time', () => {
    writePack(join(work, 'next'), HEAD, FILES, packKey(work));
    expect(verifyPack(join(work, 'next'), publicPem(packKey(work))).fingerprint).toBe(
      verifyPack(folder, null).fingerprint,
    );
  });

  test('is not written over another one', () => {
    expect(() => writePack(folder, HEAD, FILES, packKey(work))).toThrow('HWS-RUN-086');
    mkdirSync(join(work, 'empty'));
    writePack(join(work, 'empty'), HEAD, FILES, packKey(work));
    expect(existsSync(join(work, 'empty', 'index.html'))).toBe(true);
  });
});

describe('is refused', () => {
  test.each([
    ['a changed file', () => change('yard.csv', 'a,c\r\n'), 'yard.csv is not as it was signed'],
    ['a file taken out', () => rmSync(join(folder, 'yard.csv')), 'yard.csv is missing'],
    ['a file put in', () => change('more.html', ''), 'more.html does not belong to it'],
    ['no list', () => rmSync(join(folder, 'pack.json')), 'pack.json is missing'],
    ['no signature', () => rmSync(join(folder, 'pack.sig')), 'pack.sig is missing'],
    ['no key', () => rmSync(join(folder, 'public-key.pem')), 'public-key.pem is missing'],
    ['a key that is none', () => change('public-key.pem', 'key'), 'no Ed25519 public key'],
    [
      'another time in the list',
      () => change('pack.json', readFileSync(join(folder, 'pack.json'), 'utf8').replace('06:00', '07:00')),
      'is not signed by the key',
    ],
  ])('%s', (_, harm, message) => {
    harm();
    expect(() => verifyPack(folder, null)).toThrow(new RegExp(`HWS-RUN-087 .*${message}`));
  });

  test('a pack that another key signed, when the terminal is known', () => {
    const trusted = publicPem(packKey(work));
    const { privateKey } = generateKeyPairSync('ed25519');
    const list = readFileSync(join(folder, 'pack.json'));
    change('pack.sig', sign(null, list, privateKey).toString('base64'));
    change('public-key.pem', publicPem(privateKey));
    expect(verifyPack(folder, null).fingerprint).toBe(fingerprintOf(privateKey));
    expect(() => verifyPack(folder, trusted)).toThrow(/HWS-RUN-087 .*is not signed by the key/);
  });
});
