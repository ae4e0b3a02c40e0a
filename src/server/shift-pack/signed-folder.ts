// A shift pack as a folder: its files, pack.json with the hash of each, pack.sig with the signature of pack.json, and the public key. There
// whole or not at all. Whoever has the key's fingerprint from elsewhere can tell that a pack is this terminal's and unchanged.
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { PackFile } from '../../office/shift-pack/tables.ts';
import { syncFolder, UNFINISHED, writeWhole } from '../../store/durable-file.ts';
import { InputError } from '../../terminal/diagnostic.ts';
import { runDiagnostic } from '../run/scenario.ts';

/** The key in the data folder; the public half beside the packs and in each of them. */
const PRIVATE_KEY = 'shift-pack-key.pem';
export const PUBLIC_KEY = 'public-key.pem';
const LIST = 'pack.json';
const SIGNATURE = 'pack.sig';
const FORMAT = 'hawser-shift-pack/1';

/** What a pack says of itself. */
export interface PackHead {
  terminal: string;
  /** Last frame of the record that it shows. */
  frame: number;
  /** Terminal time of the record and real time of the making, ISO 8601. */
  stateOf: string;
  made: string;
  /** Terminal time of the work queues, ISO 8601; null where they could not be made. */
  queuesOf: string | null;
  hawser: string;
  language: string;
}

/** pack.json */
interface PackList extends PackHead {
  format: typeof FORMAT;
  /** SHA-256, hex, by file. */
  files: Record<string, string>;
}

/** What a check found. */
export interface PackProof extends PackHead {
  files: number;
  fingerprint: string;
}

/** The key of a data folder; made at the first call. Throws the system's errors. */
export function packKey(dataFolder: string): KeyObject {
  const file = join(dataFolder, PRIVATE_KEY);
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeWhole(file, [Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }))]);
    chmodSync(file, 0o600);
  }
  return createPrivateKey(readFileSync(file));
}

/** Fingerprint of a key, its private or its public half: SHA-256 of the public one (SPKI, DER), in groups of four. */
export function fingerprintOf(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  const digest = hash('sha256', half.export({ type: 'spki', format: 'der' }), 'hex');
  return (digest.match(/.{4}/g) ?? []).join(' ');
}

/** Public half of a key, PEM. */
export function publicPem(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}

/** Writes a signed pack into a folder that is new or empty. Throws the system's errors, and HWS-RUN-086 when it holds something. */
export function writePack(folder: string, head: PackHead, files: readonly PackFile[], key: KeyObject): void {
  const target = resolve(folder);
  const there = statSync(target, { throwIfNoEntry: false });
  if (there !== undefined && !(there.isDirectory() && readdirSync(target).length === 0))
    throw new InputError(runDiagnostic('HWS-RUN-086', 'There is something of this name already', folder));
  const staging = join(dirname(target), `.${basename(target)}${UNFINISHED}`);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  try {
    const hashes = files.map(({ name, text }): [string, string] => [name, hash('sha256', text, 'hex')]);
    const list: PackList = { format: FORMAT, ...head, files: Object.fromEntries(hashes) };
    const listText = `${JSON.stringify(list, null, 2)}\n`;
    const signature = `${sign(null, Buffer.from(listText), key).toString('base64')}\n`;
    const own: PackFile[] = [
      ...[
        { name: LIST, text: listText },
        { name: SIGNATURE, text: signature },
      ],
      { name: PUBLIC_KEY, text: publicPem(key) },
    ];
    for (const { name, text } of [...files, ...own]) writeWhole(join(staging, name), [Buffer.from(text)]);
    if (there !== undefined) rmSync(target, { recursive: true });
    renameSync(staging, target);
    syncFolder(dirname(target));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/**
 * Holds a pack against its signature and its hashes.
 * @param trusted PEM of the public key that must have signed it; null: the one in the pack, whose fingerprint people compare
 * @throws InputError HWS-RUN-087 when it is not whole, not as it was signed, or signed by another key
 */
export function verifyPack(folder: string, trusted: string | null): PackProof {
  const read = (name: string): Buffer => {
    try {
      return readFileSync(join(folder, name));
    } catch {
      throw notWhole(`${name} is missing`, folder);
    }
  };
  const key = publicKeyOf(trusted ?? read(PUBLIC_KEY).toString('utf8'), folder);
  const listText = read(LIST);
  if (!verify(null, listText, key, Buffer.from(read(SIGNATURE).toString('latin1'), 'base64')))
    throw notWhole(`${LIST} is not signed by the key ${fingerprintOf(key)}`, folder);
  const { format, files, ...head } = JSON.parse(listText.toString('utf8')) as Omit<PackList, 'format'> & {
    format: string;
  };
  if (format !== FORMAT) throw notWhole(`it has format ${format}, this Hawser knows ${FORMAT}`, folder);
  for (const [name, sum] of Object.entries(files))
    if (hash('sha256', read(name), 'hex') !== sum) throw notWhole(`${name} is not as it was signed`, folder);
  const own = new Set([...Object.keys(files), LIST, SIGNATURE, PUBLIC_KEY]);
  const foreign = readdirSync(folder).find((name) => !own.has(name));
  if (foreign !== undefined) throw notWhole(`${foreign} does not belong to it`, folder);
  return { ...head, files: Object.keys(files).length, fingerprint: fingerprintOf(key) };
}

function publicKeyOf(pem: string, folder: string): KeyObject {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below, as a key of another kind is.
  }
  throw notWhole('its key is no Ed25519 public key', folder);
}

function notWhole(reason: string, folder: string): InputError {
  return new InputError(runDiagnostic('HWS-RUN-087', `The shift pack does not hold: ${reason}`, folder));
}
