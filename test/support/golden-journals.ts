// Golden journals: small journals of every vocabulary of events that was ever written, each a file of rows (gzip, one JSON object a
// line, the first says what the record was begun with), and what they must come to (hashes.json).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Frame } from '../../src/ledger/journal.ts';
import { replayFrames } from '../../src/ledger/replay.ts';
import { emptyState } from '../../src/ledger/state.ts';
import { stableHash } from '../../src/kit/stable-hash.ts';
import { GENESIS, verifiedFrame, type Row } from '../../src/store/chain.ts';
import type { TerminalModel } from '../../src/terminal/model.ts';
import { factsHash } from './record-facts.ts';

export const GOLDEN = fileURLToPath(new URL('../golden/', import.meta.url));
export const HASHES = join(GOLDEN, 'hashes.json');
const ENDING = '.ndjson.gz';

/** First line of a golden journal. */
interface Head {
  world: string;
  /** Blocks of the terminal: all that an empty record is made of. */
  blocks: TerminalModel['blocks'];
}

/** What a golden journal comes to. */
export interface Outcome {
  frames: number;
  /** Hash of the last row. */
  chain: string;
  /** Hash of what the record says at the end (record-facts.ts). Never changes. */
  facts: string;
  /** Hash of the record in memory. Changes only with the shape of LedgerState, and then by `golden-journal.ts --restate`. */
  state: string;
}

/** Golden journals as "release/world". */
export function goldenNames(): string[] {
  const names = readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' });
  return names
    .flatMap((name) => (name.endsWith(ENDING) ? [name.slice(0, -ENDING.length).replaceAll('\\', '/')] : []))
    .sort();
}

/** The outcomes that are kept. */
export function keptOutcomes(): Record<string, Outcome> {
  return JSON.parse(readFileSync(HASHES, 'utf8')) as Record<string, Outcome>;
}

export function goldenFile(name: string): string {
  return join(GOLDEN, `${name}${ENDING}`);
}

export function readGolden(name: string): { head: Head; rows: Row[] } {
  const text = gunzipSync(readFileSync(goldenFile(name))).toString('utf8');
  const [first = '', ...lines] = text.trimEnd().split('\n');
  return { head: JSON.parse(first) as Head, rows: lines.map((line) => JSON.parse(line) as Row) };
}

/** Bytes of a golden journal, the same for the same rows whatever wrote them. */
export function goldenBytes(head: Head, rows: readonly Row[]): Uint8Array {
  return gzipSync([head, ...rows].map((line) => `${JSON.stringify(line)}\n`).join(''), { level: 9 });
}

/** Does again what rows hold: verified, lifted, evolved. */
export function outcomeOf({ head, rows }: { head: Head; rows: readonly Row[] }): Outcome {
  const record = emptyState({ blocks: head.blocks });
  replayFrames(record, framesOf(head.world, rows));
  const chain = rows.at(-1)?.hash ?? GENESIS;
  return { frames: rows.length, chain, facts: factsHash(record), state: stableHash(record) };
}

/** The frames of rows that follow each other from the first on. */
export function* framesOf(where: string, rows: readonly Row[]): Generator<Frame> {
  for (const [i, row] of rows.entries()) yield verifiedFrame(row, i, rows[i - 1]?.hash ?? GENESIS, where);
}
