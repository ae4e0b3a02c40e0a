// The three languages say the same things.
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { ko } from './ko.ts';
import { vi } from './vi.ts';

type Node = { [key: string]: Node | string };

function entries(node: Node, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : entries(value, `${path}${key}.`),
  );
}

const english = new Map(entries(en));
const blanks = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1] as string).sort();

describe.each([
  ['Vietnamese', vi],
  ['Korean', ko],
])('%s', (_name, words) => {
  const other = new Map(entries(words));

  it('has the same keys as English, no more and no fewer', () => {
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('fills in the same blanks in each sentence', () => {
    for (const [key, text] of other) expect([key, blanks(text)]).toEqual([key, blanks(english.get(key) ?? '')]);
  });
});

describe('every language', () => {
  it('has no empty word', () => {
    for (const words of [en, vi, ko]) {
      for (const [key, text] of entries(words)) expect(text.trim(), key).not.toBe('');
    }
  });
});
