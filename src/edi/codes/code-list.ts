// Code lists from outside, loaded at run time because their licences do not allow bundling: liner and terminal codes of the SMDG, UN/
// LOCODE, owner codes of the BIC. Takes text, no files: whoever has the file reads it.
import type { Diagnostic } from '../../terminal/diagnostic.ts';
import { err, ok, type Result } from '../../kit/result.ts';
import { finding, type Place } from '../findings.ts';
import { readCsv } from './csv-rows.ts';

/** Most entries of a list: UN/LOCODE has about 116,000. */
const MOST_ENTRIES = 1_000_000;
/** Faulty rows are told one by one up to this many. */
const FAULTS_TOLD = 20;

/** An entry: its name and the other columns that were asked for. */
export interface CodeEntry {
  code: string;
  name: string;
  more: Record<string, string>;
}

/** Where the columns of a file go. Values are headings of a CSV, or keys of the objects of a JSON file; "a.b" goes inside. */
export interface ColumnMapping {
  /** The code; several columns are joined ("Country", "Location" → KRPUS). */
  code: string | readonly string[];
  name: string;
  /** Further columns to keep, by the name to keep them under. */
  more?: Readonly<Record<string, string>>;
  /** A column that says that the entry is no longer valid, and the values that say so; such entries are left out. */
  ended?: { column: string; values: readonly string[] };
  /** Of JSON: the key of the array of entries; left out where the file is the array. */
  list?: string;
}

/** Columns of the lists as their keepers publish them (2026); for another edition give a mapping of your own. */
export const KNOWN_LISTS: Readonly<Record<'locode' | 'liner' | 'terminal' | 'owner', ColumnMapping>> = {
  /** github.com/datasets/un-locode, code-list.csv. */
  locode: { code: ['Country', 'Location'], name: 'Name', more: { function: 'Function', coordinates: 'Coordinates' } },
  /** github.com/smdg-org/code-lists, liner codes: an array of the JSON files of the lines. */
  liner: {
    code: 'linerSMDGCode',
    name: 'linerName',
    more: { validTo: 'validTo' },
    ended: { column: 'codeStatus', values: ['Expired'] },
  },
  /** github.com/smdg-org/Terminal-Code-List, CSV: a terminal's code is unique in its port only, so it is found with the port before it. */
  terminal: {
    code: ['UNLOCODE', 'Terminal Code'],
    name: 'Terminal Facility Name',
    more: { company: 'Terminal Company Name', validUntil: 'Valid until' },
  },
  /** Owner codes: a list of code and company. */
  owner: { code: 'code', name: 'company' },
};

/** A list that was loaded. */
export class CodeList {
  readonly name: string;
  private readonly entries: ReadonlyMap<string, CodeEntry>;

  constructor(name: string, entries: ReadonlyMap<string, CodeEntry>) {
    this.name = name;
    this.entries = entries;
  }

  get size(): number {
    return this.entries.size;
  }

  /** The entry of a code, blanks around it and small letters forgiven; null where the list does not have it. */
  find(code: string): CodeEntry | null {
    return this.entries.get(keyOf(code)) ?? null;
  }

  /** A diagnostic (severity info) where the list does not have the code, else null. An empty code is not looked up. */
  check(code: string, at: Place | string): Diagnostic | null {
    if (code.trim() === '' || this.find(code) !== null) return null;
    return finding('HWS-EDI-090', `"${code}" is not in the list "${this.name}"`, at);
  }
}

/** A list and what was found wrong with its text: rows without a code (left out) and codes told twice (the first one counts). */
export interface LoadedList {
  list: CodeList;
  diagnostics: Diagnostic[];
}

/**
 * Reads a code list.
 * @param name what the list is called in diagnostics
 * @returns an error where nothing can be read: no JSON, no array, a column that is missing, too many entries
 */
export function loadCodeList(
  text: string,
  format: 'csv' | 'json',
  mapping: ColumnMapping,
  name: string,
): Result<LoadedList, Diagnostic> {
  const rows = format === 'csv' ? csvRecords(text, mapping) : jsonRecords(text, mapping);
  if (typeof rows === 'string') return err(finding('HWS-EDI-091', rows, name));
  const entries = new Map<string, CodeEntry>();
  const diagnostics: Diagnostic[] = [];
  let faults = 0;
  rows.forEach((row, i) => {
    const ended = mapping.ended;
    if (ended?.values.includes(row(ended.column)) === true) return;
    const code = codeColumns(mapping)
      .map((column) => row(column).trim())
      .join('');
    const key = keyOf(code);
    const what = key === '' ? 'no code' : entries.has(key) ? `code "${code}" a second time` : '';
    if (what === '') entries.set(key, { code, name: row(mapping.name).trim(), more: furtherColumns(row, mapping) });
    else if (faults++ < FAULTS_TOLD) diagnostics.push(finding('HWS-EDI-092', what, `${name}, entry ${i + 1}`));
  });
  if (faults > FAULTS_TOLD) diagnostics.push(finding('HWS-EDI-092', `${faults - FAULTS_TOLD} more entries`, name));
  return ok({ list: new CodeList(name, entries), diagnostics });
}

/** A row: the text of a column, empty where the row does not have it. */
type Row = (column: string) => string;

function codeColumns({ code }: ColumnMapping): readonly string[] {
  return typeof code === 'string' ? [code] : code;
}

function furtherColumns(row: Row, { more = {} }: ColumnMapping): Record<string, string> {
  return Object.fromEntries(Object.entries(more).map(([name, column]) => [name, row(column).trim()]));
}

function csvRecords(text: string, mapping: ColumnMapping): Row[] | string {
  const rows = readCsv(text);
  const headings = (rows[0] ?? []).map((heading) => heading.trim());
  const wanted = [...codeColumns(mapping), mapping.name, ...Object.values(mapping.more ?? {})];
  if (mapping.ended !== undefined) wanted.push(mapping.ended.column);
  const missing = wanted.filter((column) => !headings.includes(column));
  if (missing.length > 0) return `the column "${missing[0] ?? ''}" is missing among "${headings.join('", "')}"`;
  if (rows.length > MOST_ENTRIES) return `there are more than ${MOST_ENTRIES} entries`;
  const places = new Map(headings.map((heading, i) => [heading, i]));
  return rows.slice(1).map((row) => (column) => row[places.get(column) ?? -1] ?? '');
}

function jsonRecords(text: string, mapping: ColumnMapping): Row[] | string {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return 'the text is no JSON';
  }
  const list = mapping.list === undefined ? file : inside(file, mapping.list);
  if (!Array.isArray(list)) {
    return mapping.list === undefined ? 'the text is no array' : `there is no array under "${mapping.list}"`;
  }
  if (list.length > MOST_ENTRIES) return `there are more than ${MOST_ENTRIES} entries`;
  return list.map((entry: unknown) => (column: string) => {
    const value = inside(entry, column);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
}

function inside(value: unknown, path: string): unknown {
  let here = value;
  for (const key of path.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return here;
}

function keyOf(code: string): string {
  return code.replace(/\s+/g, '').toUpperCase();
}
