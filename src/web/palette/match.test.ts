// What a person types finds the command that they mean.
import { describe, expect, it } from 'vitest';
import { matching } from './match.ts';

const COMMANDS = [
  { id: 'a', text: 'Palette: night', group: 'Look' },
  { id: 'b', text: 'Quay', group: 'View' },
  { id: 'c', text: 'Night shift', group: 'Sheet' },
  { id: 'd', text: 'Bến đậu', group: 'View' },
];
const found = (typed: string, recent: string[] = []): string =>
  matching(COMMANDS, typed, recent)
    .map(({ id }) => id)
    .join('');

describe('a typed text', () => {
  it('finds what begins with it before what only holds it', () => {
    expect(found('night')).toBe('ca');
  });

  it('finds by each of its words, in whatever order, also by the group', () => {
    expect(found('night pal')).toBe('a');
    expect(found('view qu')).toBe('b');
    expect(found('night qu')).toBe('');
  });

  it('needs no capitals and no marks', () => {
    expect(found('BEN dau')).toBe('d');
  });

  it('puts what was used last first among equals; nothing typed finds all', () => {
    expect(found('', ['c', 'd'])).toBe('cdab');
    expect(found('')).toBe('abcd');
  });
});
