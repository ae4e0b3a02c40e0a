// What documents must do, whether they are files of a folder or rows of a table. A store's own test calls this with a place for them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Documents } from '../../src/store/documents.ts';

/** Where one test keeps its documents. */
export interface DocumentsPlace {
  /** The documents; another object over the same ones each time. */
  open(): Documents;
  remove(): void;
}

const bytes = (text: string): Uint8Array => Buffer.from(text);
/** All bytes there are, so also 0 and those that are no text. */
const ANYTHING = Uint8Array.from({ length: 256 }, (_, i) => i);

/** The rules for documents. */
export function documentsContract(name: string, makePlace: () => DocumentsPlace): void {
  describe(`${name}: documents`, () => {
    let place: DocumentsPlace;
    let documents: Documents;
    beforeEach(() => {
      place = makePlace();
      documents = place.open();
      documents.prepare(['inbox/received', 'outbox']);
    });
    afterEach(() => place.remove());

    it('are not there before they are written', () => {
      expect(documents.read('', 'config.json')).toBeNull();
      expect(documents.has('', 'config.json')).toBe(false);
      expect(documents.list('inbox/received')).toEqual([]);
      expect(documents.list('nothing')).toEqual([]);
      expect(documents.hasFolder('inbox/week-001')).toBe(false);
    });

    it('are read back as they were written, byte by byte, also by somebody else', () => {
      documents.write('inbox/received', 'a.edi', ANYTHING);
      documents.write('', 'config.json', bytes('{}'));
      documents.write('', 'config.json', bytes('{"seed":1}'));
      const other = place.open();
      expect(Buffer.compare(other.read('inbox/received', 'a.edi') ?? bytes(''), ANYTHING)).toBe(0);
      expect(Buffer.from(other.read('', 'config.json') ?? []).toString()).toBe('{"seed":1}');
      expect(other.has('', 'config.json')).toBe(true);
    });

    it('are listed by name in the order of their letters, those of one folder', () => {
      for (const one of ['b.edi', 'a.edi', 'B.edi', 'é.edi']) documents.write('outbox', one, bytes(one));
      documents.write('inbox/received', 'c.edi', bytes('c'));
      expect(documents.list('outbox')).toEqual(['B.edi', 'a.edi', 'b.edi', 'é.edi']);
    });

    it('of a whole folder come together', () => {
      const week = [
        { name: 'z.edi', bytes: ANYTHING },
        { name: 'manifest.json', bytes: bytes('{}') },
      ];
      documents.writeFolder('inbox/week-001', week);
      expect(documents.hasFolder('inbox/week-001')).toBe(true);
      expect(documents.list('inbox/week-001')).toEqual(['manifest.json', 'z.edi']);
      const read = place.open().readAll('inbox/week-001', ['z.edi', 'none', 'manifest.json']);
      expect(read.map(({ name: one }) => one)).toEqual(['manifest.json', 'z.edi']);
      expect(Buffer.compare(read[1]?.bytes ?? bytes(''), ANYTHING)).toBe(0);
      expect(documents.readAll('inbox/week-001', [])).toEqual([]);
    });

    it('go on after so many bytes; what stood there is gone', () => {
      const text = (): string => Buffer.from(place.open().read('outbox', 'points.txt') ?? []).toString();
      documents.extend('outbox', 'points.txt', 0, bytes('1 10\n'));
      documents.extend('outbox', 'points.txt', 5, bytes('2 20\n'));
      expect(text()).toBe('1 10\n2 20\n');
      documents.extend('outbox', 'points.txt', 5, bytes('3 30\n'));
      expect(text()).toBe('1 10\n3 30\n');
    });

    it('are taken away, and those that are not there do no harm', () => {
      for (const one of ['a', 'b', 'c']) documents.write('outbox', one, bytes(one));
      documents.remove('outbox', ['a', 'c', 'd']);
      documents.remove('outbox', []);
      expect(documents.list('outbox')).toEqual(['b']);
    });

    it('say where they are', () => {
      expect(documents.pathOf('outbox', 'a.edi')).toContain(documents.place);
      expect(documents.pathOf('outbox', 'a.edi')).toContain('a.edi');
    });
  });
}
