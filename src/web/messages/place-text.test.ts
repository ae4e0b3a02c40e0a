import { describe, expect, it } from 'vitest';
import { callText } from './place-text.ts';

describe('a call', () => {
  const call = { id: 'C1', vessel: 'AMBER LANTERN', voyage: '001E' };
  const world = { calls: new Map([['C1', call]]) } as unknown as Parameters<typeof callText>[1];

  it('is told by vessel and voyage, for a vessel may have two calls at once', () => {
    expect(callText('C1', world)).toBe('AMBER LANTERN 001E');
  });

  it('is told by its id where the page no longer knows it, and by a dash where there is none', () => {
    expect(callText('GONE', world)).toBe('GONE');
    expect(callText(null, world)).toBe('–');
  });
});
