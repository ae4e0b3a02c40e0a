// Names of codes as screens and listings show them.
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codedElements, codesOf, nameOfCode, nameOfSegment } from './code-names.ts';

describe('names of codes', () => {
  it.each([
    ['3227', '11', 'port of discharge'],
    ['3227', '147', 'stowage cell'],
    ['2005', '132', 'arrival, estimated'],
    ['1153', 'bn', 'booking'],
    ['3035', ' CF ', 'container operator'],
    ['8249', '3', 'import'],
    ['8169', '4', 'empty'],
    ['1001', '46', 'loading report'],
    ['1225', '5', 'replacement'],
    ['3227', '999', null],
    ['3227', 'constructor', null],
  ] as const)('element %s, code "%s" is %s', (element, code, name) => {
    expect(nameOfCode(element, code)).toBe(name);
  });

  it.each([
    ['LOC', '11', 'LOC+11 port of discharge'],
    ['DTM', '137', 'DTM+137 date of the document'],
    ['MEA', 'VGM', 'MEA+VGM verified gross mass'],
    ['LOC', '999', 'LOC+999 place'],
    ['SEL', '', 'SEL seal'],
    ['XYZ', '1', 'XYZ+1'],
    ['XYZ', '', 'XYZ'],
  ])('segment %s with "%s" is "%s"', (tag, qualifier, words) => {
    expect(nameOfSegment(tag, qualifier)).toBe(words);
  });

  it('are short, in small letters but for names, and without a full stop', () => {
    for (const element of codedElements()) {
      for (const [code, name] of Object.entries(codesOf(element))) {
        expect(code).toMatch(/^[A-Z0-9]{1,10}$/);
        expect(name.length).toBeLessThanOrEqual(60);
        expect(name).toMatch(/^[^\s.].*[^.\s]$/);
      }
    }
  });

  it('begin with a small letter in the lists of words', () => {
    const words = codedElements().filter((element) => element !== '3055' && element !== '2379' && element !== '3155');
    for (const element of words) {
      for (const name of Object.values(codesOf(element)))
        expect(name).toMatch(/^(?:[a-z]|VGM|LCL|FCL|UK|United States)/);
    }
  });
});

const FOLDER = join(import.meta.dirname, '../../../../shared/data/edi');
const present = existsSync(FOLDER);
if (!present) console.warn(`SAMPLES ABSENT: ${FOLDER} is not there; names of codes are not compared with real files.`);

describe.runIf(present)('the codes of the sample files', () => {
  it('nearly all have a name: of the segments with a qualifier at least 99 in 100', () => {
    let named = 0;
    const unknown = new Map<string, number>();
    for (const entry of readdirSync(FOLDER, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const text = readFileSync(join(entry.parentPath, entry.name), 'latin1');
      for (const [, tag = '', qualifier = ''] of text.matchAll(/\b(LOC|DTM|RFF|NAD|FTX|DIM)\+([A-Z0-9]{1,4})[+:']/g)) {
        // One sample has a group number before the qualifier.
        if (entry.name.includes('VERSION2') && /^\d$/.test(qualifier)) continue;
        const words = nameOfSegment(tag, qualifier);
        const general = nameOfSegment(tag).slice(tag.length + 1);
        if (words === `${tag}+${qualifier} ${general}`) {
          unknown.set(`${tag}+${qualifier}`, (unknown.get(`${tag}+${qualifier}`) ?? 0) + 1);
        } else named++;
      }
    }
    const count = [...unknown.values()].reduce((a, b) => a + b, 0);
    expect(named / (named + count), JSON.stringify([...unknown])).toBeGreaterThan(0.99);
  });
});
