// The catalogue and the room agree: no code without an entry, no entry that nothing gives.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ediErrors } from '../terminal/errors/edi.ts';
import { finding } from './findings.ts';

describe('the codes of this room', () => {
  it('are all in the catalogue, and all of the catalogue are given somewhere', () => {
    const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
    );
    const used = new Set<string>();
    for (const name of sources) {
      const text = readFileSync(`${import.meta.dirname}/${name}`, 'utf8');
      for (const code of text.match(/HWS-EDI-\d{3}/g) ?? []) used.add(code);
    }
    expect([...used].sort()).toEqual(Object.keys(ediErrors).sort());
  });

  it('say what happened and what to do in sentences', () => {
    for (const { meaning, cure } of Object.values(ediErrors)) {
      expect(meaning).toMatch(/^[A-Z].*\.$/);
      expect(cure).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('put the case before the sentence, and keep abbreviations as they are', () => {
    const { message } = finding('HWS-EDI-007', 'UNT says "4", counted 5', 'a.edi');
    expect(message).toBe(
      'UNT says "4", counted 5: UNT gives another number of segments than the message has; the message was worked.',
    );
    expect(finding('HWS-EDI-024', 'Container X', 'a.edi').message).toBe(
      'Container X: the bay is 0; bays count from 1.',
    );
    expect(finding('HWS-EDI-001', '', 'a.edi').message).toBe(ediErrors['HWS-EDI-001']?.meaning);
  });
});
