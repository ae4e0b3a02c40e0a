// Lists in the forms in which their keepers publish them; the entries are made up.
import { describe, expect, it } from 'vitest';
import { KNOWN_LISTS, loadCodeList, type ColumnMapping, type LoadedList } from './code-list.ts';

/** Loads a list that must be readable. */
function loaded(text: string, format: 'csv' | 'json', mapping: ColumnMapping): LoadedList {
  const result = loadCodeList(text, format, mapping, 'a list');
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function fault(text: string, format: 'csv' | 'json', mapping: ColumnMapping): string {
  const result = loadCodeList(text, format, mapping, 'a list');
  return result.ok ? '' : `${result.error.code} ${result.error.message}`;
}

const PLAIN: ColumnMapping = { code: 'code', name: 'name' };

describe('code lists from outside', () => {
  it('UN/LOCODE joins country and place to a code', () => {
    const text = [
      'Change,Country,Location,Name,NameWoDiacritics,Subdivision,Status,Function,Date,IATA,Coordinates,Remarks',
      ',XX,HWS,"Hawser, Port of",Hawser,,AI,1-------,0601,,0000N 00000E,',
      ',XX,NBL,Nobble,Nobble,,RL,--3-----,0307,,,',
    ].join('\n');
    const { list, diagnostics } = loaded(text, 'csv', KNOWN_LISTS.locode);
    expect(diagnostics).toEqual([]);
    expect(list.size).toBe(2);
    expect(list.find('xx hws')).toEqual({
      code: 'XXHWS',
      name: 'Hawser, Port of',
      more: { function: '1-------', coordinates: '0000N 00000E' },
    });
  });

  it('liner codes are an array of objects, without those that have expired', () => {
    const text = JSON.stringify([
      { linerSMDGCode: 'HWL', linerName: 'Hawser Line', codeStatus: 'Active', validTo: '' },
      { linerSMDGCode: 'OLD', linerName: 'Gone Line', codeStatus: 'Expired', validTo: '2020-12-31' },
    ]);
    const { list } = loaded(text, 'json', KNOWN_LISTS.liner);
    expect([list.size, list.find('HWL')?.name, list.find('OLD')]).toEqual([1, 'Hawser Line', null]);
  });

  it('terminals are found with their port before the code', () => {
    const text =
      'UNLOCODE,Alternative UNLOCODEs,Terminal Code,Terminal Facility Name,Terminal Company Name,Valid until\n' +
      'XXHWS,,DGT,Hawser Terminal,Hawser Ltd,\n';
    expect(loaded(text, 'csv', KNOWN_LISTS.terminal).list.find('XXHWSDGT')?.more['company']).toBe('Hawser Ltd');
  });

  it('owners are found by their code, in a list inside a file and inside its objects', () => {
    const text = JSON.stringify({
      register: { owners: [{ owner: { code: 'HWS', company: 'Hawser' } }, { owner: {} }] },
    });
    const mapping = { code: 'owner.code', name: 'owner.company', list: 'register.owners' };
    const { list, diagnostics } = loaded(text, 'json', mapping);
    expect(list.find('HWS')?.name).toBe('Hawser');
    expect(diagnostics.map((d) => `${d.code} ${d.where}`)).toEqual(['HWS-EDI-092 a list, entry 2']);
    expect(loaded('code,company\nHWS,Hawser', 'csv', KNOWN_LISTS.owner).list.size).toBe(1);
  });

  it('keep the first of two entries with one code, and tell at most twenty faults one by one', () => {
    const { list, diagnostics } = loaded('code;name\nA;one\na;two\n;three\n', 'csv', PLAIN);
    expect([list.size, list.find('A')?.name, diagnostics.length]).toEqual([1, 'one', 2]);
    const many = loaded(`code,name\n${',nameless\n'.repeat(50)}`, 'csv', PLAIN).diagnostics;
    expect(many).toHaveLength(21);
    expect(many[20]?.message).toMatch(/^30 more entries/);
  });

  it('cannot be read without the columns, or as another format', () => {
    expect(fault('kode,name\nA,one', 'csv', PLAIN)).toMatch(
      /^HWS-EDI-091 the column "code" is missing among "kode", "name"/,
    );
    expect(fault('', 'csv', PLAIN)).toMatch(/"code" is missing/);
    expect(fault('{', 'json', PLAIN)).toMatch(/the text is no JSON/);
    expect(fault('{}', 'json', PLAIN)).toMatch(/the text is no array/);
    expect(fault('{"a":1}', 'json', { ...PLAIN, list: 'a' })).toMatch(/no array under "a"/);
    expect(fault('{}', 'json', { ...PLAIN, list: 'constructor.name' })).toMatch(/no array under/);
  });

  it('say of a code that they do not have it, which is no more than a remark', () => {
    const { list } = loaded('code,name\nHWL,Hawser Line', 'csv', PLAIN);
    const at = { file: 'a.edi', segment: 7, offset: 99 };
    expect(list.check('HWL', at)).toBeNull();
    expect(list.check('', at)).toBeNull();
    expect(list.check('XYZ', at)).toMatchObject({ code: 'HWS-EDI-090', severity: 'info', segment: 7, offset: 99 });
  });
});
