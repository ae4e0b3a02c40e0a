// The shift pack tells what the record holds, in three languages, and nothing in it can act: no script, no formula, no address elsewhere.
import { describe, expect, test } from 'vitest';
import {
  aboard,
  announced,
  box,
  CRANE,
  on,
  outside,
  picked,
  SmallRecord,
  T,
  truckComes,
  V,
  vesselComes,
  yard,
} from '../../ledger/small-record.fixture.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Container } from '../../terminal/container.ts';
import { id, type ContainerId } from '../../terminal/ids.ts';
import { csvText } from '../../kit/csv.ts';
import { packFiles } from './pack.ts';
import type { WorkQueues } from './queues.ts';
import type { PackInput } from './rows.ts';
import { PACK_LANGUAGES, PACK_WORDS } from './words.ts';

const NOW = Date.UTC(2026, 0, 5, 6);
const name = (text: string): ContainerId => id(text);
const with_ = (text: string, parts: Partial<Container>): LedgerEvent => announced({ ...box(text), ...parts }, outside);

//  Block A, bay 2      row 1   row 2      V at the quay: D1 (to discharge) and STAY in bay 2; L1 is to be loaded
//     tier 2            H                 Q1 holds D2
//     tier 1            R      L1         truck T fetches R, and brings =EVIL
function smallTerminal(): SmallRecord {
  const record = new SmallRecord();
  const reefer = { ...box('R'), reeferC: -18, isoType: '45R1' };
  const dangerous = { ...box('D1'), dangerous: [{ imdgClass: '3', unNumber: '1203' }] };
  record.did(
    vesselComes,
    announced(reefer, yard(2, 1, 1), 'truck'),
    { kind: 'reefer-plugged', container: name('R'), by: 'RT01' },
    { kind: 'reefer-alarm', container: name('R'), alarm: 'temperature', celsius: -9.5 },
    announced(box('H'), yard(2, 1, 2), 'truck'),
    announced(box('L1'), yard(2, 2, 1), V),
    announced(dangerous, aboard(2, 0, 82)),
    announced(box('STAY'), aboard(2, 1, 82)),
    announced(box('D2'), aboard(2, 0, 84)),
    { kind: 'discharge-listed', call: V, container: name('D1') },
    { kind: 'load-listed', call: V, container: name('L1'), slot: { bay: 2, row: 2, tier: 82 } },
    picked('D2', aboard(2, 0, 84)),
    {
      kind: 'hold-placed',
      container: name('H'),
      hold: 'customs',
      reason: '=HYPERLINK("http://x","<script>alert(1)</script>")',
    },
    with_('=EVIL', {}),
    { ...truckComes(['=EVIL'], ['R']), expected: NOW + 60_000 } as LedgerEvent,
    { kind: 'call-state', call: V, state: 'working' },
  );
  return record;
}

const queues: WorkQueues = {
  at: NOW - 500,
  cranes: [
    {
      crane: 'Q1',
      steps: [
        { call: V, bay: 2, kind: 'discharge', containers: [name('D1')], cover: '', slots: [] },
        { call: V, bay: 2, kind: 'covers-off', containers: [], cover: '2/0', slots: [] },
        { call: V, bay: 2, kind: 'load', containers: [name('L1')], cover: '', slots: [{ bay: 2, row: 2, tier: 82 }] },
      ],
    },
  ],
  yard: [{ block: 'A', crane: 'ASC-1', kind: 'out', container: name('L1'), to: null, ready: true, due: NOW }],
  underWay: [{ container: name('D2'), at: on(CRANE), kind: 'discharge', goes: { block: 'A', bay: 6, row: 3 } }],
  trucks: [{ visit: T, place: 'A-L1' }],
};

function pack(parts: Partial<PackInput> = {}): Map<string, string> {
  const input: PackInput = {
    ...{ terminal: 'Tiny & Sons', timeZone: 'Asia/Seoul', language: 'en', record: smallTerminal().state, at: NOW },
    ...{ made: NOW + 60_000, fingerprint: 'abcd 1234', queues, ...parts },
  };
  return new Map(packFiles(input).map(({ name, text }) => [name, text]));
}

/** Rows of a page's tables, without heads and markup. */
const cells = (html: string | undefined): string[][] =>
  [...(html ?? '').matchAll(/<tr>((?:<td[^>]*>.*?<\/td>)+)<\/tr>/gs)].map((row) =>
    [...row[1]!.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map((cell) => cell[1]!.replaceAll('<br>', '\n')),
  );

describe('a shift pack', () => {
  const files = pack();

  test('tells every box of the yard where it stands, what it leaves with and what must not be missed', () => {
    expect(cells(files.get('stacks.html'))).toEqual(
      expect.arrayContaining([
        ['2', '1', 'R R-18', 'H H'],
        ['2', '2', 'L1', ''],
      ]),
    );
    expect(cells(files.get('find.html'))[0]!.filter((cell) => cell !== '')).toEqual(['H', 'A 2-1-2 H']);
    expect(files.get('yard.csv')).toContain('A,2,1,1,R,A 2-1-1,45R1,12000,1,TST,KRPUS,truck,,-18,,');
    expect(files.get('yard.csv')?.trimEnd().split('\r\n')).toHaveLength(4);
  });

  test('parts what is on hold from what may leave', () => {
    expect(files.get('holds.csv')).toContain('customs');
    expect(cells(files.get('releases.html')).map((row) => row[0])).toEqual(['R']);
    expect(files.get('releases.csv')).not.toContain('\r\nH,');
  });

  test('lists dangerous goods and reefers, aboard the vessels at the quay too', () => {
    expect(cells(files.get('dangerous.html')).at(-1)).toEqual(['D1', 'V 0020082', '42G1', '12000', '', '3', '1203']);
    expect(cells(files.get('reefers.html')).at(-1)?.slice(0, 8)).toEqual([
      'R',
      'A 2-1-1',
      '45R1',
      '12000',
      'truck',
      '-18',
      'on since 1970-01-01 09:00 (00:00 UTC)',
      'temperature -9.5 °C',
    ]);
    expect(files.get('reefers.csv')).toContain('temperature -9.5 °C');
  });

  test('draws the bays with work: what comes off, what goes aboard', () => {
    const plan = files.get('bay-plan-1.html') ?? '';
    expect(plan).toContain('Bay 1 (2) 3: D 1, L 1, R 0');
    expect(plan).toMatch(/<td class="D"><b>D<\/b> D1.*?D3<\/td>/);
    expect(plan).toMatch(/<td class="L"><b>L<\/b> L1/);
    // From port to starboard: 02, 00, 01.
    expect(plan).toContain('<th>02</th><th>00</th><th>01</th>');
    expect(files.get('bay-plans.csv')).toContain('V,1,0020182,STAY,,42G1');
  });

  test('tells the crane sequences, the yard jobs, what machines hold and the trucks', () => {
    const steps = cells(files.get('cranes.html')).map((row) => row.slice(0, 7));
    expect(steps).toEqual([
      ['1', 'V', '2', 'discharge', 'D1', 'V 0020082', ''],
      ['2', 'V', '2', 'open hatch cover', '2/0', '', ''],
      ['3', 'V', '2', 'load', 'L1', 'A 2-2-1', '0020282'],
    ]);
    expect(cells(files.get('yard-jobs.html')).at(-1)?.slice(0, 8)).toEqual([
      'A',
      'ASC-1',
      'from stack',
      'L1',
      'A 2-2-1',
      '',
      'x',
      '15:00',
    ]);
    expect(cells(files.get('machines.html')).at(-1)?.slice(0, 7)).toEqual([
      'D2',
      'Q1',
      '42G1',
      '12000',
      '',
      'discharge',
      'A 6-3',
    ]);
    expect(files.get('trucks.csv')).toContain(
      "12A 3456,H,expected,2026-01-05 15:01 (06:01 UTC),A-L1,'=EVIL outside,R A 2-1-1",
    );
  });

  test('tells time and frame at the head of every table, and of every page', () => {
    const stamp = 'Tiny &#38; Sons: State of 2026-01-05 15:00 (06:00 UTC), frame 0';
    for (const [file, text] of files) {
      if (!file.endsWith('.html')) continue;
      expect(text, file).toContain(stamp);
      for (const table of text.match(/<thead>.*?<\/thead>/gs) ?? []) expect(table, file).toContain(stamp);
    }
  });

  test('says that there are no queues where they could not be made, and holds the rest', () => {
    const less = pack({ queues: 'HWS-RUN-052' });
    expect(less.get('index.html')).toContain('The work queues could not be made (HWS-RUN-052)');
    const missing = [...files.keys()].filter((file) => !less.has(file)).sort();
    expect(missing).toEqual(['cranes.csv', 'cranes.html', 'yard-jobs.csv', 'yard-jobs.html']);
    expect(less.get('yard.csv')).toBe(files.get('yard.csv'));
  });

  test('is the same again for the same state', () => {
    expect(pack()).toEqual(files);
  });
});

describe('nothing in a shift pack can act', () => {
  test.each(PACK_LANGUAGES)('pages in %s have no script, link nowhere else, and tell names as text', (language) => {
    for (const [file, text] of pack({ language })) {
      if (!file.endsWith('.html')) continue;
      expect(text).toContain(`<html lang="${language}">`);
      expect(text).toContain("default-src 'none'");
      expect(text.toLowerCase()).not.toMatch(/<script|<img|<iframe|<link|javascript:|onerror|onload|@import|url\(/);
      for (const [, target] of text.matchAll(/(?:href|src)="([^"]*)"/g)) expect(target).toMatch(/^[\w.-]+$/);
      expect(text).not.toMatch(/undefined|\[object|NaN|\{\{/);
    }
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+84 31', "'+84 31"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['a,"b"\n', '"a,""b""\n"'],
    ['=cmd|" /C calc"!A0', `"'=cmd|"" /C calc""!A0"`],
  ])('a spreadsheet takes %j for text', (text, cell) => {
    expect(csvText(['h'], [[text]])).toBe(`\ufeffh\r\n${cell}\r\n`);
  });

  test('a number stays a number, also one below zero', () => {
    expect(csvText(['a', 'b', 'c'], [[-18, 0.5, null]])).toBe('\ufeffa,b,c\r\n-18,0.5,\r\n');
  });
});

test('every language has every heading', () => {
  const paths = (value: unknown, path = ''): string[] =>
    typeof value === 'string'
      ? [`${path}${value === '' ? ' is empty' : ''}`]
      : Object.entries(value as object).flatMap(([key, inner]) => paths(inner, `${path}/${key}`));
  for (const language of PACK_LANGUAGES) expect(paths(PACK_WORDS[language])).toEqual(paths(PACK_WORDS.en));
});
