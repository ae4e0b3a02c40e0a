// The twin's machines against published figures: every deviation within its band, and the page in docs/ as the script writes it.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validationPage } from '../../scripts/validation.ts';
import { VALIDATIONS } from './all.ts';
import { deviation, page, withinBand } from './figure.ts';

const found = VALIDATIONS.map((validate) => validate());

describe.each(found)('$machine', ({ figures, setup, sources }) => {
  test('lies within the bands of its figures', () => {
    const outside = figures.filter((f) => !withinBand(f)).map((f) => `${f.what}: ${f.published} against ${f.twin}`);
    expect(outside).toEqual([]);
    expect(figures.filter((f) => f.published !== null && f.band !== null).length).toBeGreaterThan(0);
  });

  test('says where its figures come from, how they were got, and why one has no band', () => {
    expect(setup.length).toBeGreaterThan(0);
    expect(sources.length).toBeGreaterThan(0);
    for (const f of figures) expect(Number.isFinite(f.twin), f.what).toBe(true);
    const bare = figures.filter((f) => f.published !== null && f.band === null);
    if (bare.length > 0) expect(bare.some((f) => f.remark !== undefined)).toBe(true);
  });
});

test('an experiment that can be read in several ways shows all of them, and which one stands among the figures', () => {
  const several = found.flatMap(({ readings, figures }) => (readings ? [{ readings, figures }] : []));
  expect(several).toHaveLength(1);
  for (const { readings, figures } of several) {
    const shown = readings.rows.filter((r) => r.shown);
    expect(shown).toHaveLength(1);
    for (const rate of shown[0]!.twin) expect(figures.map((f) => f.twin)).toContain(rate);
    // One crane: some readings lie above what is published, others below.
    expect(Math.max(...readings.rows.map((r) => r.twin[0]!))).toBeGreaterThan(readings.published[0]!);
    expect(Math.min(...readings.rows.map((r) => r.twin[0]!))).toBeLessThan(readings.published[0]!);
  }
});

test('docs/validation.md is what scripts/validation.ts writes', async () => {
  const committed = readFileSync(new URL('../../docs/validation.md', import.meta.url), 'utf8');
  expect(committed).toBe(await validationPage(found));
});

test('a figure outside its band is seen', () => {
  const figure = { what: 'x', unit: 's', published: 100, basis: 'published' as const, twin: 112, digits: 1, band: 0.1 };
  expect(deviation(figure)).toBeCloseTo(0.12, 12);
  expect(withinBand(figure)).toBe(false);
  const text = page([{ machine: 'M', sources: ['s'], setup: ['t'], figures: [figure] }]);
  expect(text).toContain('1 figures have a band; the twin lies within it for 0 of them');
  expect(text).toContain('| x | s | published | 100.0 | 112.0 | +12.0 % | ± 10 % |');
});
