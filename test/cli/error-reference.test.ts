// Holds the page of error codes, and the codes that the sources use, against the catalogue.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { errorReference } from '../../scripts/error-reference.ts';
import { errorCatalogue } from '../../src/terminal/errors/index.ts';
import { ROOT } from '../support/hawser.ts';

it('docs/reference/errors.md is what scripts/error-reference.ts writes', async () => {
  expect(readFileSync(join(ROOT, 'docs/reference/errors.md'), 'utf8')).toBe(await errorReference());
});

it('every code that the sources name is in the catalogue', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.startsWith(join('web', 'dist')),
  );
  const named = sources.flatMap((name) =>
    [...readFileSync(join(ROOT, 'src', name), 'utf8').matchAll(/HWS-[A-Z]{3}-\d{3}/g)].map(
      ([code]) => `${code} in ${name}`,
    ),
  );
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((use) => !Object.hasOwn(errorCatalogue, use.slice(0, 11)))).toEqual([]);
});
