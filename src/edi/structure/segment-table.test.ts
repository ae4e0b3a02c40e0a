// The places of values are those of the segment directory. The numbers of the data elements are told beside the names, so that each line
// can be held against the directory (EDSD of D.95B, D.00B and D.16B; service segments of ISO 9735).
import { describe, expect, it } from 'vitest';
import { isSingle, propertyOf, tagOf, valueNames } from './segment-table.ts';

describe('the segment table', () => {
  it.each([
    ['TDT', 1, 1, 'stage', '8051'],
    ['TDT', 2, 1, 'voyage', '8028'],
    ['TDT', 3, 1, 'mode', '8067'],
    ['TDT', 4, 1, 'means', '8179'],
    ['TDT', 5, 1, 'carrier', '3127'],
    ['TDT', 6, 1, 'direction', '8101'],
    ['TDT', 7, 3, 'excessAuthorization', '7130'],
    ['TDT', 8, 1, 'vessel', '8213'],
    ['TDT', 8, 4, 'vesselName', '8212'],
    ['TDT', 8, 5, 'nationality', '8453'],
    ['TDT', 9, 1, 'ownership', '8281'],
    ['TDT', 10, 1, 'power', '7041'],
    ['EQD', 2, 1, 'id', '8260'],
    ['EQD', 3, 1, 'sizeType', '8155'],
    ['EQD', 4, 1, 'supplier', '8077'],
    ['EQD', 5, 1, 'status', '8249'],
    ['EQD', 6, 1, 'fullness', '8169'],
    ['EQD', 7, 1, 'marking', '4233'],
    ['DGS', 2, 2, 'page', '8078'],
    ['DGS', 3, 1, 'unNumber', '7124'],
    ['DGS', 4, 2, 'flashpointUnit', '6411'],
    ['DGS', 5, 1, 'packingGroup', '8339'],
    ['DGS', 6, 1, 'ems', '8364'],
    ['DGS', 9, 2, 'kemlerLower', '8186'],
    ['DGS', 10, 4, 'label4', '8246'],
    ['DGS', 13, 1, 'permission', '8211'],
    ['DGS', 14, 1, 'tunnel', '8461'],
    ['GID', 2, 2, 'packagesType', '7065'],
    ['GID', 2, 5, 'packagesName', '7064'],
    ['GID', 6, 1, 'packages5', '7224'],
    ['MEA', 2, 1, 'dimension', '6313'],
    ['MEA', 3, 1, 'unit', '6411'],
    ['MEA', 3, 2, 'value', '6314'],
    ['FTX', 2, 1, 'function', '4453'],
    ['FTX', 4, 5, 'text5', '4440'],
    ['FTX', 5, 1, 'language', '3453'],
    ['NAD', 4, 1, 'name1', '3036'],
    ['NAD', 5, 4, 'street4', '3042'],
    ['NAD', 6, 1, 'city', '3164'],
    ['NAD', 7, 1, 'region', '3229'],
    ['NAD', 9, 1, 'country', '3207'],
    ['HAN', 1, 4, 'name', '4078'],
    ['HAN', 2, 1, 'hazard', '7419'],
    ['TSR', 1, 1, 'contract', '4065'],
    ['TSR', 2, 4, 'service2', '7273'],
    ['TSR', 3, 1, 'priority', '4219'],
    ['TSR', 4, 1, 'cargo', '7085'],
    ['DAM', 2, 4, 'typeName', '7500'],
    ['DAM', 5, 1, 'action', '1229'],
    ['UCI', 4, 1, 'action', '0083'],
    ['UCI', 7, 2, 'component', '0104'],
    ['UCM', 2, 5, 'association', '0057'],
    ['UCS', 1, 1, 'position', '0096'],
    ['UCD', 2, 2, 'component', '0104'],
  ])('has in %s element %i, component %i the value "%s" (%s)', (tag, element, component, name) => {
    expect(valueNames(tag)?.[element - 1]?.[component - 1]).toBe(name);
  });

  it('has no name twice in a segment, and no property for two tags', () => {
    const tags = ['TDT', 'GID', 'NAD', 'GOR', 'PIA', 'CST', 'PAC', 'COM', 'DGS', 'UCI'];
    for (const tag of tags) {
      const names = valueNames(tag)?.flat() ?? [];
      expect(new Set(names).size, tag).toBe(names.length);
      expect(tagOf(propertyOf(tag) as string)).toBe(tag);
    }
    expect([isSingle('BGM'), isSingle('DTM')]).toEqual([true, false]);
  });
});
