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
