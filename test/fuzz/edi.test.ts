// A slice of the fuzz run (edi.ts), and the cases that it found before, each read in many manners.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Random } from '../../src/kit/random.ts';
import { anyManner, checkInput } from './check.ts';
import { caseOf, Tally, work } from './round.ts';
import { SAMPLE_FOLDER, samples } from './samples.ts';

/** Time that the slice may take, ms, and inputs that it must do in it even on a slow machine. */
const SLICE_MS = 15_000;
const FEWEST = 1000;
const KEPT = join(import.meta.dirname, 'kept');
/** Manners in which every kept case is read. */
const MANNERS = 200;

if (!existsSync(SAMPLE_FOLDER)) {
  console.warn(`SAMPLES ABSENT: ${SAMPLE_FOLDER} is not there; the fuzz run damages its own samples only.`);
}

describe('damaged inputs', () => {
  it('are read without an exception, and the same whole as in pieces', () => {
    const all = samples();
    const tally = new Tally();
    const end = performance.now() + SLICE_MS;
    for (let n = 0; n < FEWEST || performance.now() < end; n++) work(caseOf(20261122, n, all), tally);
    expect(tally.entries).toBeGreaterThan(FEWEST / 10);
    // The run is worth its time only where it comes to many different ends.
    expect(Object.keys(tally.diagnostics).length).toBeGreaterThan(25);
  });

  const kept = readdirSync(KEPT).filter((name) => name.endsWith('.edi'));
  it.each(kept)('found before: %s', (name) => {
    const bytes = new Uint8Array(readFileSync(join(KEPT, name)));
    const random = new Random(1);
    for (let times = 0; times < MANNERS; times++) checkInput(bytes, anyManner(random), random);
  });
});
