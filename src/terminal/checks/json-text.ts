// Reads JSON text only to tell where things are: line and column of a fault, keys that appear twice, and the place in the
// text of every value. The built-in parser tells none of these dependably.

/** A place where the text stops being JSON, or a repeated key. */
export interface TextFault {
  kind: 'broken' | 'repeated';
  /** Offset in the text, from 0. */
  offset: number;
  /** One sentence. */
  message: string;
}

/** What a reading of the text tells. */
export interface JsonMap {
  fault: TextFault | null;
  /** Offset of every value by its JSON path ('' is the whole). */
  offsets: Map<string, number>;
}

/** Objects and lists may be this deep within each other; a deeper file is told broken rather than read. */
const MAX_DEPTH = 64;
const NUMBER = /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
// A string's characters: no control characters, and only the escapes that JSON has.
// eslint-disable-next-line no-control-regex
const STRING = /"([^"\\\u0000-\u001f]|\\(["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\r\n]*/y;

class Broken extends Error {
  readonly fault: TextFault;
  constructor(fault: TextFault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** Line and column of an offset, both from 1. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** One step of a JSON path: a key with "~" and "/" escaped (RFC 6901). */
export function pathStep(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The value at a JSON path (RFC 6901), undefined when there is none. */
export function valueAt(root: unknown, path: string): unknown {
  let value = root;
  for (const step of path.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (!Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** Reads the text; stops at the first fault. */
export function mapJson(text: string): JsonMap {
  const offsets = new Map<string, number>();
  try {
    const reader = new Reader(text, offsets);
    reader.whole();
    return { fault: null, offsets };
  } catch (error) {
    if (error instanceof Broken) return { fault: error.fault, offsets };
    throw error;
  }
}

class Reader {
  private readonly text: string;
  private readonly offsets: Map<string, number>;
  private at = 0;

  constructor(text: string, offsets: Map<string, number>) {
    this.text = text;
    this.offsets = offsets;
  }

  whole(): void {
    if (this.text.startsWith('\uFEFF')) this.fail('The text begins with a byte order mark, which JSON does not have.');
    this.value('', 0);
    if (this.at < this.text.length) this.fail(`After the end of the JSON value stands ${this.here()}.`);
  }

  private value(path: string, depth: number): void {
    this.skip(SPACE);
    this.offsets.set(path, this.at);
    const first = this.text[this.at];
    if (first === '{' || first === '[') {
      if (depth === MAX_DEPTH) this.fail(`Objects and lists are more than ${MAX_DEPTH} deep within each other.`);
      if (first === '{') this.object(path, depth);
      else this.list(path, depth);
    } else if (first === '"') this.string();
    else if (!this.word() && this.skip(NUMBER) === 0) this.fail(`A value is expected, but there is ${this.here()}.`);
    this.skip(SPACE);
  }

  private object(path: string, depth: number): void {
    const keys = new Set<string>();
    this.sequence('}', 'an object', () => {
      const start = this.at;
      if (this.text[start] !== '"') this.fail(`A key in quotation marks is expected, but there is ${this.here()}.`);
      this.string();
      const key = JSON.parse(this.text.slice(start, this.at)) as string;
      if (keys.has(key)) {
        const where = path === '' ? 'the file' : path;
        throw new Broken({ kind: 'repeated', offset: start, message: `The key "${key}" appears twice in ${where}.` });
      }
      keys.add(key);
      this.skip(SPACE);
      if (this.text[this.at] !== ':')
        this.fail(`A colon is expected after the key "${key}", but there is ${this.here()}.`);
      this.at++;
      this.value(path + pathStep(key), depth + 1);
    });
  }

  private list(path: string, depth: number): void {
    let index = 0;
    this.sequence(']', 'a list', () => this.value(path + pathStep(index++), depth + 1));
  }

  /** Reads entries between brackets; the opening bracket is at the current place. */
  private sequence(close: string, name: string, entry: () => void): void {
    this.at++;
    this.skip(SPACE);
    if (this.text[this.at] === close) {
      this.at++;
      return;
    }
    for (;;) {
      entry();
      const next = this.text[this.at];
      if (next !== ',' && next !== close) {
        this.fail(`In ${name} a comma or "${close}" is expected, but there is ${this.here()}.`);
      }
      this.at++;
      if (next === close) return;
      this.skip(SPACE);
    }
  }

  private string(): void {
    if (this.skip(STRING) === 0) this.fail('A text in quotation marks does not end, or holds a character it may not.');
  }

  private word(): boolean {
    const word = ['true', 'false', 'null'].find((w) => this.text.startsWith(w, this.at));
    if (word !== undefined) this.at += word.length;
    return word !== undefined;
  }

  private skip(pattern: RegExp): number {
    pattern.lastIndex = this.at;
    const length = pattern.exec(this.text)?.[0].length ?? 0;
    this.at += length;
    return length;
  }

  private here(): string {
    return this.at >= this.text.length ? 'the end of the text' : JSON.stringify(this.text[this.at]);
  }

  private fail(message: string): never {
    throw new Broken({ kind: 'broken', offset: this.at, message });
  }
}
