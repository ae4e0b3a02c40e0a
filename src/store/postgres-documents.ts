// A terminal's documents in a table of PostgreSQL, beside its journal: written by whoever holds the lease, and by nobody else.
import type { Documents, NamedDocument } from './documents.ts';
import type { PostgresLine } from './postgres-line.ts';

const MINE = 'WITH mine AS MATERIALIZED (SELECT 1 FROM lease WHERE epoch = $1 FOR KEY SHARE)';
const SAY = 'SELECT count(*)::integer AS mine FROM mine';
const WRITE = `${MINE}, written AS (
    INSERT INTO document (folder, name, bytes) SELECT $2, d.name, d.bytes FROM mine, unnest($3::text[], $4::bytea[]) AS d (name, bytes)
    ON CONFLICT (folder, name) DO UPDATE SET bytes = EXCLUDED.bytes
  ) ${SAY}`;
const EXTEND = `${MINE}, written AS (
    INSERT INTO document (folder, name, bytes) SELECT $2, $3, $5 FROM mine
    ON CONFLICT (folder, name) DO UPDATE SET bytes = substring(document.bytes FROM 1 FOR $4) || EXCLUDED.bytes
  ) ${SAY}`;
const REMOVE = `${MINE}, gone AS (DELETE FROM document USING mine WHERE folder = $2 AND name = ANY ($3)) ${SAY}`;

/** Documents in the schema of a journal on PostgreSQL. */
export class PostgresDocuments implements Documents {
  private readonly line: PostgresLine;

  constructor(line: PostgresLine) {
    this.line = line;
  }

  get place(): string {
    return this.line.address.shown;
  }

  pathOf(folder: string, name: string): string {
    return `${this.place} ${folder === '' ? name : `${folder}/${name}`}`;
  }

  /** Nothing to make ready: a folder is a word in the table, and what is not whole is not there. */
  prepare(): void {
    return undefined;
  }

  has(folder: string, name: string): boolean {
    return this.rows('SELECT 1 FROM document WHERE folder = $1 AND name = $2', [folder, name]).length > 0;
  }

  hasFolder(folder: string): boolean {
    return this.rows('SELECT 1 FROM document WHERE folder = $1 LIMIT 1', [folder]).length > 0;
  }

  read(folder: string, name: string): Uint8Array | null {
    const [row] = this.rows('SELECT bytes FROM document WHERE folder = $1 AND name = $2', [folder, name]);
    return row === undefined ? null : (row['bytes'] as Uint8Array);
  }

  readAll(folder: string, names: readonly string[]): NamedDocument[] {
    if (names.length === 0) return [];
    const text = 'SELECT name, bytes FROM document WHERE folder = $1 AND name = ANY ($2) ORDER BY name COLLATE "C"';
    return this.rows(text, [folder, [...names]]) as unknown as NamedDocument[];
  }

  list(folder: string): string[] {
    // In the order of the bytes, as the names of files are sorted elsewhere: the server's own order may be that of a language.
    const rows = this.rows('SELECT name FROM document WHERE folder = $1 ORDER BY name COLLATE "C"', [folder]);
    return rows.map(({ name }) => name as string);
  }

  write(folder: string, name: string, bytes: Uint8Array): void {
    this.writeFolder(folder, [{ name, bytes }]);
  }

  writeFolder(folder: string, documents: readonly NamedDocument[]): void {
    const bytes = documents.map((one) => Buffer.from(one.bytes));
    const names = documents.map(({ name }) => name);
    const size = bytes.reduce((sum, { length }) => sum + length, 0);
    const what = `documents of ${this.pathOf(folder, '')} could not be made durable`;
    this.change(WRITE, [folder, names, bytes], what, 2 * size);
  }

  extend(folder: string, name: string, from: number, bytes: Uint8Array): void {
    const what = `${this.pathOf(folder, name)} could not be made durable`;
    this.change(EXTEND, [folder, name, from, Buffer.from(bytes)], what);
  }

  remove(folder: string, names: readonly string[]): void {
    if (names.length === 0) return;
    this.change(REMOVE, [folder, [...names]], `documents of ${this.pathOf(folder, '')} could not be removed`);
  }

  private rows(text: string, values: unknown[]): Record<string, unknown>[] {
    const what = `the documents of ${this.place} could not be read`;
    return this.line.ask({ do: 'read', text, values }, what) as Record<string, unknown>[];
  }

  private change(text: string, values: unknown[], what: string, bytes = 0): void {
    this.line.ask({ do: 'write', text, values, bytes }, what);
  }
}
