// Files in one archive: tar as POSIX describes it (pubs.opengroup.org, pax, "ustar Interchange Format"), packed with gzip. Names that do not
// fit are told by an extended header. Only files are written and taken; a name that leads out of the folder is refused.
import {
  closeSync,
  createReadStream,
  createWriteStream,
  fsyncSync,
  mkdirSync,
  openSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { invariant } from '../kit/invariant.ts';
import { storeError } from './errors.ts';

const BLOCK = 512;
/** Bytes of a name in a header; longer ones get an extended header. */
const NAME_BYTES = 100;
/** Eleven octal digits: larger files are told by an extended header. */
const MOST_BYTES = 8 ** 11;
/** No header of ours is longer, bytes. */
const MOST_EXTENDED = 1 << 16;

/** A file of an archive: its path there with slashes, and the file that it is made of. */
export interface ArchivedFile {
  path: string;
  file: string;
}

/** Writes files into an archive, in order, durably. `wrote` is told the bytes of files so far. Throws the system's errors. */
export async function writeArchive(
  archive: string,
  files: readonly ArchivedFile[],
  wrote: (bytes: number) => void,
): Promise<void> {
  await pipeline(Readable.from(archiveBytes(files, wrote)), createGzip({ level: 6 }), createWriteStream(archive));
  const fd = openSync(archive, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

async function* archiveBytes(
  files: readonly ArchivedFile[],
  wrote: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let written = 0;
  for (const { path, file } of files) {
    const { size, mode } = statSync(file);
    const extended = extendedFields(path, size);
    if (extended.length > 0) {
      yield header('extended', extended.length, 0o644, 'x');
      yield padded(extended);
    }
    yield header(path, size, mode, '0');
    let bytes = 0;
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      wrote((written += chunk.length));
      yield chunk;
    }
    invariant(bytes === size, `${file} is as long as it was`);
    yield Buffer.alloc(-size & (BLOCK - 1));
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** What a header cannot tell: a long name, a large size. */
function extendedFields(path: string, size: number): Buffer {
  const fields = [
    ...(Buffer.byteLength(path) > NAME_BYTES ? [`path=${path}\n`] : []),
    ...(size >= MOST_BYTES ? [`size=${size}\n`] : []),
  ];
  return Buffer.from(fields.map(withLength).join(''));
}

/** "LENGTH text", where the length counts itself. */
function withLength(text: string): string {
  const bytes = Buffer.byteLength(text) + 1;
  const digits = String(bytes + String(bytes).length).length;
  return `${bytes + digits} ${text}`;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & (BLOCK - 1))]);
}

function header(path: string, size: number, mode: number, type: string): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number): void => {
    block.write(value.toString(8).padStart(length - 1, '0'), at, length - 1, 'latin1');
  };
  Buffer.from(path).copy(block, 0, 0, NAME_BYTES);
  octal(mode & 0o777, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size % MOST_BYTES, 124, 12);
  octal(0, 136, 12);
  block.write(`        ${type}`, 148, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  octal(sumOf(block), 148, 7);
  return block;
}

/** Sum of a header's bytes with its own field taken for blanks. */
function sumOf(block: Buffer): number {
  let sum = 8 * 0x20;
  for (const [i, byte] of block.entries()) if (i < 148 || i >= 156) sum += byte;
  return sum;
}

/**
 * Takes the files of an archive out into a folder. `read` is told the packed bytes read so far.
 * @throws InputError HWS-RUN-082 when it is no archive of ours, is cut off, or names a place outside the folder
 */
export async function readArchive(archive: string, folder: string, read: (bytes: number) => void): Promise<void> {
  const unpacker = new Unpacker(folder, archive);
  const packed = createReadStream(archive);
  const unpacked = packed.pipe(createGunzip());
  packed.on('error', (error) => unpacked.destroy(error));
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      unpacker.take(chunk);
      read(packed.bytesRead);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code?.startsWith('Z_') !== true) throw error;
    throw storeError('HWS-RUN-082', 'The archive cannot be unpacked: it is cut off or changed', archive);
  } finally {
    unpacker.close();
  }
  unpacker.finish();
}

class Unpacker {
  private readonly folder: string;
  private readonly archive: string;
  /** Bytes of a block, or of an extended header, that have come so far. */
  private head = Buffer.alloc(0);
  private wanted = BLOCK;
  private state: 'header' | 'extended' | 'content' | 'padding' | 'end' = 'header';
  private left = 0;
  private size = 0;
  private fd: number | null = null;
  private told: Record<string, string> = {};

  constructor(folder: string, archive: string) {
    this.folder = folder;
    this.archive = archive;
  }

  take(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length && this.state !== 'end') {
      if (this.state === 'content' || this.state === 'padding') at += this.pass(chunk.subarray(at));
      else {
        const part = chunk.subarray(at, at + this.wanted - this.head.length);
        this.head = Buffer.concat([this.head, part]);
        at += part.length;
        if (this.head.length === this.wanted) this.understand(this.head);
      }
    }
  }

  /** Passes on what belongs to the file at hand; returns how much it was. */
  private pass(bytes: Buffer): number {
    const part = bytes.subarray(0, this.left);
    if (this.fd !== null && this.state === 'content')
      for (let done = 0; done < part.length;) done += writeSync(this.fd, part, done);
    this.left -= part.length;
    if (this.left === 0) this.next();
    return part.length;
  }

  private next(): void {
    if (this.state === 'content') {
      this.close(true);
      this.state = 'padding';
      this.left = -this.size & (BLOCK - 1);
      if (this.left > 0) return;
    }
    this.expect('header', BLOCK);
  }

  private expect(state: 'header' | 'extended', bytes: number): void {
    this.state = state;
    this.wanted = bytes;
    this.head = Buffer.alloc(0);
  }

  private understand(block: Buffer): void {
    if (this.state === 'extended') {
      this.told = fieldsOf(block.toString('utf8', 0, this.size));
      this.expect('header', BLOCK);
      return;
    }
    if (block.every((byte) => byte === 0)) {
      this.state = 'end';
      return;
    }
    const field = (at: number, length: number): string =>
      block.toString('utf8', at, at + length).split('\0')[0] as string;
    if (parseInt(field(148, 8), 8) !== sumOf(block)) throw this.fault('holds something that is no header');
    const type = field(156, 1);
    this.size = Number(this.told['size'] ?? parseInt(field(124, 12), 8));
    const path = this.told['path'] ?? [field(345, 155), field(0, 100)].filter((part) => part !== '').join('/');
    if (type === 'x') {
      if (this.size > MOST_EXTENDED) throw this.fault('holds a header that is too long');
      this.expect('extended', this.size + (-this.size & (BLOCK - 1)));
      return;
    }
    this.told = {};
    this.begin(path, type, parseInt(field(100, 8), 8));
  }

  private begin(path: string, type: string, mode: number): void {
    const parts = path.split('/');
    if (type !== '0' || parts.some((part) => part === '' || part === '.' || part === '..' || /[\\\0]/.test(part)))
      throw this.fault(`holds "${path}", which is no file inside its folder`);
    const file = join(this.folder, ...parts);
    mkdirSync(dirname(file), { recursive: true });
    this.fd = openSync(file, 'wx', mode & 0o777);
    this.state = 'content';
    this.left = this.size;
    if (this.left === 0) this.next();
  }

  /** Closes the file at hand, durably when it is whole. */
  close(whole = false): void {
    if (this.fd === null) return;
    if (whole) fsyncSync(this.fd);
    closeSync(this.fd);
    this.fd = null;
  }

  finish(): void {
    if (this.state !== 'end') throw this.fault('is cut off');
  }

  private fault(what: string): Error {
    return storeError('HWS-RUN-082', `The archive ${what}`, this.archive);
  }
}

/** Fields of an extended header: "LENGTH key=value" lines. */
function fieldsOf(text: string): Record<string, string> {
  const fields: Record<string, string> = {};
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    const length = parseInt(rest.toString('utf8', 0, 20), 10);
    if (!(length > 0)) break;
    const match = /^\d+ ([^=]+)=([\s\S]*)\n$/.exec(rest.toString('utf8', 0, length));
    if (match) fields[match[1] as string] = match[2] as string;
    rest = rest.subarray(length);
  }
  return fields;
}
