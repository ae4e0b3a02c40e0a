// Proves that the lint rules which hold the laws of the house bite in the rooms that must be pure, and nowhere else.
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
// Under CI=true the parser takes types from the file on disk, once. These texts stand on no disk: they need the way of an
// editor, which types what it is given.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } },
  },
});

/** Rules that a text breaks when it stands in the place of a file of the repository. */
async function broken(text: string, file: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: join(root, file) });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? 'parse error');
}

const PURE = 'src/kit/result.ts';

describe('the laws that the linter holds', () => {
  test.each([
    ['the clock', 'export const x = Date.now();', 'no-restricted-properties'],
    ['the clock as a new date', 'export const x = new Date();', 'no-restricted-syntax'],
    ['the clock of the process', 'export const x = performance.now();', 'no-restricted-globals'],
    ['chance', 'export const x = Math.random();', 'no-restricted-properties'],
    ['chance from node:crypto', "export { randomUUID } from 'node:crypto';", 'no-restricted-imports'],
    ['a timer', 'setTimeout(() => undefined, 5);', 'no-restricted-globals'],
    ['a global by the back door', 'export const x = globalThis.performance;', 'no-restricted-properties'],
    ['a file', "import { readFileSync } from 'node:fs';\nreadFileSync('x');", 'no-restricted-imports'],
    ['a socket', "export { connect } from 'net';", 'no-restricted-imports'],
    ['the environment', 'export const x = process.env;', 'no-restricted-globals'],
    ['output', "console.log('x');", 'no-restricted-globals'],
  ])('forbid a pure room %s', async (_, text, rule) => {
    expect(await broken(text, PURE)).toContain(rule);
  });

  test('let a pure room make dates from numbers and hash with node:crypto', async () => {
    const text = `import { createHash } from 'node:crypto';
      export const day = (at: number): string => new Date(at).toISOString();
      export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');`;
    expect(await broken(text, PURE)).toEqual([]);
  });

  test('let other rooms have the clock and files', async () => {
    const text = `import { readFileSync } from 'node:fs';
      export const x = [Date.now(), readFileSync('x').length];`;
    expect(await broken(text, 'bench/measurement.ts')).toEqual([]);
  });

  test('forbid everywhere: any, promises that nobody waits for, and comparing with ==', async () => {
    const text = `const later = async (x: any): Promise<boolean> => x == null;
      later(1);`;
    const rules = await broken(text, 'bench/measurement.ts');
    expect(rules).toContain('@typescript-eslint/no-explicit-any');
    expect(rules).toContain('@typescript-eslint/no-floating-promises');
    expect(rules).toContain('eqeqeq');
  });

  test('forbid functions that do not fit the screen', async () => {
    const lines = Array.from({ length: 75 }, (_, i) => `  console.log(${i});`).join('\n');
    expect(await broken(`export function long(): void {\n${lines}\n}`, 'bench/measurement.ts')).toEqual([
      'max-lines-per-function',
    ]);
  });
});
