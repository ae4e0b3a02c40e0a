// The page of promises names its evidence: every file that it names is there, and every scenario has a line.
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const page = readFileSync(join(ROOT, 'docs', 'reliability.md'), 'utf8');

test('each file that the page of promises names is there', () => {
  const here = new Set(globSync('{src,test}/**/*.ts', { cwd: ROOT }).flatMap((path) => [path, basename(path)]));
  const named = [...page.matchAll(/`([\w./-]+\.ts)`/g)].map(([, path]) => path as string);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !here.has(path))).toEqual([]);
});

test('each of the thirty scenarios has a line with its evidence, or says why not yet', () => {
  const lines = [...page.matchAll(/^\| (\d+) +\| (.+?) +\| (.+?) +\|$/gm)];
  expect(lines.map(([, number]) => Number(number))).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  for (const [, number, , evidence] of lines) expect(evidence, `scenario ${number}`).toMatch(/`|torture|not yet/);
});
