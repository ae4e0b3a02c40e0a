// The harness must find every deliberately broken build within a few seeds; the same seeds are clean with the sound build (torture.test.ts).
import { expect, test } from 'vitest';
import { fourBlocks } from '../../src/server/torture/terminal.ts';
import { torture } from '../../src/server/torture/torture.ts';
import { BROKEN_BUILDS } from './sabotage.ts';

/** Seeds that are tried at most. */
const SEEDS = 4;
const model = fourBlocks();

test.each(BROKEN_BUILDS)('finds $sentence', { timeout: 120_000 }, ({ sabotage, rates, breaks }) => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { violations } = torture(model, seed, { sabotage: sabotage(), rates: (drawn) => ({ ...drawn, ...rates }) });
    const [first] = violations;
    if (!first) continue;
    expect(breaks, first.what).toContain(first.invariant);
    return;
  }
  expect.fail(`none of ${SEEDS} seeds found it`);
});
