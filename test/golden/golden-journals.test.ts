// Every journal that a release has written is read by this build and comes to the record that it came to then.
import { describe, expect, test } from 'vitest';
import { EVENT_VERSION, type LedgerEvent } from '../../src/ledger/events.ts';
import { EVENT_KINDS } from '../../src/ledger/upcast.ts';
import type { Row } from '../../src/store/chain.ts';
import { framesOf, goldenNames, keptOutcomes, outcomeOf, readGolden } from '../support/golden-journals.ts';

const kept = keptOutcomes();
const names = goldenNames();

test('every vocabulary of events has golden journals, and each has its outcome', () => {
  expect(names).toEqual(Object.keys(kept).sort());
  const versions = new Set(names.flatMap((name) => readGolden(name).rows.map((row) => row.version)));
  for (let version = 1; version <= EVENT_VERSION; version++)
    expect([...versions], `run scripts/golden-journal.ts for version ${version}`).toContain(version);
});

describe.each(names)('the golden journal %s', (name) => {
  const golden = readGolden(name);

  test('comes to the same record', () => {
    const { frames, chain, facts, state } = outcomeOf(golden);
    expect({ frames, chain }).toEqual({ frames: kept[name]!.frames, chain: kept[name]!.chain });
    expect(facts, 'what the record says is not what it said when this journal was written').toBe(kept[name]!.facts);
    expect(state, 'the shape of the record changed: scripts/golden-journal.ts --restate').toBe(kept[name]!.state);
  });

  test('would not come to it with one event less', () => {
    // The last frame that changes what the record says; plans and messages received change nothing.
    const speaks = (row: Row): boolean => /"kind":"(placed|picked|visit-state|hold-placed|container-)/.test(row.events);
    const at = golden.rows.findLastIndex(speaks);
    const rows = golden.rows.slice(0, at);
    expect(outcomeOf({ head: golden.head, rows }).facts).not.toBe(kept[name]!.facts);
  });
});

test('the golden journals hold every kind of event of this build', () => {
  const kinds = new Set<LedgerEvent['kind']>();
  for (const name of names)
    for (const frame of framesOf(name, readGolden(name).rows)) for (const event of frame.events) kinds.add(event.kind);
  expect([...EVENT_KINDS].filter((kind) => !kinds.has(kind as LedgerEvent['kind']))).toEqual([]);
});
