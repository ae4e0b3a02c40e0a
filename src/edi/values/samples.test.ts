// Values of the sample files of other people, taken out by their pattern: which spellings occur, and what is made of them.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isKnownSizeType } from '../../terminal/size-type.ts';
import { imdgClass, packingGroup, unNumber } from './dangerous.ts';
import { parseDate } from './dates.ts';
import { isMassUnit } from './masses.ts';
import { parseStowage } from './stowage.ts';
import { parseTemperature } from './temperatures.ts';

const FOLDER = join(import.meta.dirname, '../../../../shared/data/edi');
const present = existsSync(FOLDER);
if (!present) console.warn(`SAMPLES ABSENT: ${FOLDER} is not there; values are not tested on real files.`);

/** Names and texts of the sample files, capital letters. */
const samples: [name: string, text: string][] = present
  ? readdirSync(FOLDER, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'latin1').toUpperCase()])
  : [];

/** How often each value of the pattern's groups occurs, all files together. */
function valuesOf(pattern: RegExp): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, text] of samples) {
    for (const match of text.matchAll(pattern)) {
      const value = match.slice(1).join('|');
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

describe.runIf(present)('the values of the sample files', () => {
  it('spell cells with seven digits, but for one file with six and two with eight that mean nothing', () => {
    const found: Record<string, number> = {};
    for (const [cell, count] of valuesOf(/LOC\+147\+([^+:']+)/g)) {
      const reading = parseStowage(cell);
      const what = 'slot' in reading ? reading.spelling : 'problem' in reading ? reading.problem : 'text';
      found[what] = (found[what] ?? 0) + count;
    }
    expect(found).toMatchObject({ short: 21, 'more than one reading': 3025 });
    expect(found['seven digits']).toBeGreaterThan(10_000);
    expect(found['no such cell']).toBeUndefined();
  });

  it('have size-type codes that are all known', () => {
    const codes = [...valuesOf(/EQD\+CN\+[^+']*\+([A-Z0-9]{4})[+:']/g).keys()].filter((code) => code !== 'TYPE');
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => !isKnownSizeType(code))).toEqual([]);
  });

  it('have dates, temperatures and units of mass that are understood', () => {
    const dates = [...valuesOf(/DTM\+\d+:(\d+):(\d{3})'/g).keys()];
    const unread = dates.filter((told) => parseDate(told.split('|')[0] ?? '', told.split('|')[1]) === null);
    // These two have the month 00.
    expect([dates.length > 100, unread]).toEqual([true, ['1700200200|201', '1700200700|201']]);
    const temperatures = [...valuesOf(/TMP\+2\+([-0-9.,]+):CEL'/g).keys()];
    expect([temperatures.length > 20, temperatures.filter((t) => parseTemperature(t) === null)]).toEqual([true, []]);
    const units = [...valuesOf(/MEA\+(?:WT\+|VGM\+|AAE\+(?:G|T|AET|EGW|VGM))\+([A-Z]{3}):/g).keys()];
    expect(units.filter((unit) => !isMassUnit(unit))).toEqual([]);
  });

  it('have classes, UN numbers and packing groups that are understood', () => {
    const goods = [...valuesOf(/DGS\+IMD\+([0-9.A-Z]+)(?::([IV]+))?\+(\d+)/g).keys()].map((told) => told.split('|'));
    expect(goods.length).toBeGreaterThan(15);
    for (const [code = '', group = '', un = ''] of goods) {
      expect([code, imdgClass(code)]).toEqual([code, code]);
      expect([un, unNumber(un)]).toEqual([un, un]);
      if (group !== '') expect(packingGroup(group)).toBe(group);
    }
  });
});
