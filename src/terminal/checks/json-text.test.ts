import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineAndColumn, mapJson, pathStep, valueAt } from './json-text.ts';

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('whatever the built-in parser writes is read without a fault', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 2), (value, indent) => {
      expect(mapJson(JSON.stringify(value, null, indent)).fault).toBeNull();
    }),
  );
});

test('text is found broken exactly when the built-in parser finds it so', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b"',
    '1',
    '-',
    '01',
    '2.5e3',
    'true',
    'nul',
    ' ',
    '\n',
    '"\\x"',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
      const text = parts.join('');
      expect(mapJson(text).fault?.kind === 'broken').toBe(!parses(text));
    }),
    { numRuns: 3000 },
  );
});

test('a good text with one character taken out is judged as the built-in parser judges it', () => {
  const good = '{"a": [1, -2.5e3, true, null], "b": {"c": "x\\u00e9"}}';
  for (let i = 0; i < good.length; i++) {
    const text = good.slice(0, i) + good.slice(i + 1);
    expect([text, mapJson(text).fault === null]).toEqual([text, parses(text)]);
  }
});

test('the place of every value is told', () => {
  const text = '{\n  "a/b": [10,\n 20]}';
  const offset = mapJson(text).offsets.get('/a~1b/1') as number;
  expect(text.slice(offset, offset + 2)).toBe('20');
  expect(lineAndColumn(text, offset)).toEqual({ line: 3, column: 2 });
});

test('a path leads back to its value, whatever the key', () => {
  fc.assert(
    fc.property(fc.string(), (key) => {
      expect(valueAt(Object.fromEntries([[key, 7]]), pathStep(key))).toBe(7);
    }),
  );
});

test('nesting beyond the limit is told, not followed', () => {
  expect(mapJson('['.repeat(100_000)).fault?.message).toMatch(/more than 64 deep/);
});
