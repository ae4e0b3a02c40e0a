// Letters and colours of boxes in the plan.
import { describe, expect, it } from 'vitest';
import { portLetters, weightClass } from './colours.ts';

describe('the letter of a port', () => {
  it('is the first of its own name that no port before it has', () => {
    expect([...portLetters(['NLRTM', 'KRPUS', 'CNSHA', 'SGSIN', 'DEHAM']).values()]).toEqual(['R', 'P', 'S', 'I', 'H']);
  });

  it('is different for each of twenty-six ports, and a question mark after them', () => {
    const ports = Array.from({ length: 27 }, (_, i) => `AA${String.fromCharCode(65 + (i % 26))}${i}`);
    const letters = [...portLetters(ports).values()];
    expect(new Set(letters.slice(0, 26)).size).toBe(26);
    expect(letters[26]).toBe('?');
  });
});

it('masses fall into classes of five tonnes', () => {
  expect([2300, 4999, 5000, 24_999, 25_000, 40_000].map(weightClass)).toEqual([0, 0, 1, 4, 5, 5]);
});
