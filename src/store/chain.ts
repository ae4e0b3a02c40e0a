// The hash chain over frames: how a frame becomes a row of text, how rows are linked, and how a changed row is found.
// Both stores keep the same rows, so that what one reads back is what the other would.
import { hash } from 'node:crypto';
import { invariant, InvariantError } from '../kit/invariant.ts';
import { EVENT_VERSION } from '../ledger/events.ts';
import type { Frame } from '../ledger/journal.ts';
import { upcast } from '../ledger/upcast.ts';
import { storeError } from './errors.ts';

/** A frame as it is stored: the events as JSON text, and the hash that links it to the row before. */
export interface Row {
  seq: number;
  /** Vocabulary of the events (EVENT_VERSION of the build that wrote them); stays as written when a newer build reads. */
  version: number;
  at: number;
  source: Frame['source'];
  commandId: string | null;
  events: string;
  /** SHA-256, hex, of the previous row's hash and of everything else in this row. */
  hash: string;
}

/** The hash before the first frame. */
export const GENESIS = '0'.repeat(64);

/** Rows of this version were written before a row told its version: it is not part of their hash. */
const UNTOLD_VERSION = 1;

/**
 * The row that follows a chain whose last hash is `previous`. Events that JSON would change silently (NaN, undefined,
 * Map …) are refused with InvariantError.
 */
function rowOf(frame: Frame, previous: string): Row {
  const { seq, version, at, source, commandId } = frame;
  invariant(
    version === EVENT_VERSION,
    `frame ${seq} is written in version ${EVENT_VERSION} of the events, not ${version}`,
  );
  invariant(Number.isSafeInteger(at), `time of frame ${seq} is a whole number of milliseconds, not ${at}`);
  assertPlain(frame.events, `events of frame ${seq}`);
  const row = { seq, version, at, source, commandId, events: JSON.stringify(frame.events), hash: '' };
  row.hash = hashOf(row, previous);
  return row;
}

/** The hash that a row must have after `previous`: one line each of previous hash, head and events. */
export function hashOf(row: Omit<Row, 'hash'>, previous: string): string {
  const { seq, version, at, source, commandId } = row;
  // As JSON.stringify writes the list of them, which takes longer.
  const told = `${seq},${at},"${source}",${commandId === null ? 'null' : JSON.stringify(commandId)}`;
  const head = version === UNTOLD_VERSION ? `[${told}]` : `[${version},${told}]`;
  return hash('sha256', `${previous}\n${head}\n${row.events}`, 'hex');
}

/**
 * Rows for a batch of frames that follow frame `lastSeq` with hash `previous`. Refuses, with InvariantError and before
 * anything is written, frames whose numbers leave a gap and command ids that are already `known` or twice in the batch.
 */
export function linkFrames(
  frames: readonly Frame[],
  lastSeq: number,
  previous: string,
  known: (commandId: string) => boolean,
): Row[] {
  const ids = new Set<string>();
  const rows: Row[] = [];
  let last = previous;
  for (const [i, frame] of frames.entries()) {
    const expected = lastSeq + 1 + i;
    invariant(frame.seq === expected, `frame ${expected} comes next in the journal, not ${frame.seq}`);
    const id = frame.commandId;
    if (id !== null) {
      invariant(!ids.has(id) && !known(id), `command "${id}" is already in the journal`);
      ids.add(id);
    }
    const row = rowOf(frame, last);
    rows.push(row);
    last = row.hash;
  }
  return rows;
}

/** Holds a row against the chain: it must follow frame `previousSeq` with hash `previous`. @throws InputError HWS-RUN-011 */
export function verifyRow(row: Row, previousSeq: number, previous: string, where: string): void {
  const expected = previousSeq + 1;
  if (row.seq !== expected)
    throw storeError('HWS-RUN-011', `Frame ${expected} is missing; frame ${row.seq} follows`, where);
  if (row.hash !== hashOf(row, previous))
    throw storeError('HWS-RUN-011', `Frame ${row.seq} is not as it was written`, where);
}

/**
 * The frame of a row that must follow frame `previousSeq` with hash `previous`, its events lifted to this build's vocabulary.
 * @throws InputError HWS-RUN-011 when the row is not as written, HWS-RUN-012 when a newer build wrote it
 */
export function verifiedFrame(row: Row, previousSeq: number, previous: string, where: string): Frame {
  verifyRow(row, previousSeq, previous, where);
  const { seq, version, at, source, commandId } = row;
  const lifted = upcast(version, JSON.parse(row.events) as unknown[]);
  if (!lifted.ok) throw storeError('HWS-RUN-012', `Frame ${seq} cannot be read: ${lifted.error}`, where);
  return { seq, version: EVENT_VERSION, at, source, commandId, events: lifted.value };
}

function assertPlain(value: unknown, where: string): void {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return;
    case 'number':
      if (!Number.isFinite(value))
        throw new InvariantError(`${where} hold the number ${value}, which JSON cannot keep`);
      return;
    case 'object':
      assertPlainObject(value, where);
      return;
    default:
      throw new InvariantError(`${where} hold a value of type ${typeof value}, which JSON cannot keep`);
  }
}

function assertPlainObject(value: object | null, where: string): void {
  if (value === null) return;
  if (Array.isArray(value)) {
    for (const element of value) assertPlain(element, where);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  invariant(prototype === Object.prototype || prototype === null, `${where} hold plain objects only`);
  for (const key in value) assertPlain((value as Record<string, unknown>)[key], where);
}
