// A drawn report is read back: its text in three languages, its tags, its pages, and the same bytes for the same content.
import { describe, expect, it } from 'vitest';
import type { ReportContent } from '../../office/shift-report/content.ts';
import { REPORT_LANGUAGES, REPORT_WORDS } from '../../office/shift-report/words/words.ts';
import { drawReport } from './draw.ts';
import { readPdf } from './pdf-reader.fixture.ts';

const MADE = Date.UTC(2026, 0, 6);
const many = (n: number): string[][] => Array.from({ length: n }, (_, i) => [`Row ${i}`, String(i)]);

function content(parts: Partial<ReportContent> = {}): ReportContent {
  const columns = [
    { head: 'Name', share: 70 },
    { head: 'Number', share: 30, right: true as const },
  ];
  return {
    ...{
      language: 'en',
      title: 'Shift report',
      subject: 'Small Port',
      made: MADE,
      page: '{{n}} of {{all}}',
      foot: 'Foot',
    },
    head: [['Terminal', 'Small Port']],
    sections: [
      { title: 'First', lines: ['A sentence.'], table: null },
      { title: 'Second', lines: [], table: { columns, rows: many(80), total: ['Total', '3160'] } },
    ],
    ...parts,
  };
}

describe('a drawn report', () => {
  it('holds every row once, in order, over as many pages as it needs, with the headings on each', async () => {
    const { pages } = readPdf(await drawReport(content()));
    const text = pages.join('\n');
    const rows = [...text.matchAll(/Row (\d+)/g)].map((match) => Number(match[1]));
    expect(rows).toEqual(Array.from({ length: 80 }, (_, i) => i));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page.match(/^Number$/gm)).toHaveLength(1);
  });

  it('counts its pages', async () => {
    const { pages } = readPdf(await drawReport(content()));
    pages.forEach((page, i) => expect(page).toContain(`${i + 1} of ${pages.length}`));
  });

  it('is tagged as a document with headings, and tables with headings of columns and rows; has bookmarks and its language', async () => {
    const { tags, objects } = readPdf(await drawReport(content()));
    expect(Object.fromEntries(tags)).toMatchObject({ Document: 1, H1: 1, H2: 2, Table: 1, TR: 82, TH: 83, TD: 81 });
    const all = objects.join('\n');
    expect(all).toMatch(/\/Marked true/);
    expect(all).toMatch(/\/Lang \(en\)/);
    expect(all).toMatch(/\/DisplayDocTitle true/);
    expect(all.match(/\/Title \((First|Second)\)/g)).toHaveLength(2);
    expect(all.match(/\/Scope \/Column/g)).toHaveLength(2);
  });

  it.each([
    ['vi', 'Thời gian quay vòng: bến số một, ĐƯỜNG, Ế Ệ ẵ ữ ợ'],
    ['ko', '안벽 크레인 시간당 처리량·장치율, 뷁 힣'],
    ['en', 'Ünal’s crane – “waits” · 35 °C ≥ 1 → 2'],
  ] as const)('has every letter of %s', async (language, words) => {
    const sections = [{ title: words, lines: [words], table: null }];
    const { pages, fonts } = readPdf(await drawReport(content({ language, sections })));
    const [page = ''] = pages;
    expect(page.replaceAll('\n', ' ').normalize('NFC')).toContain(words);
    expect(page).not.toContain('\ufffd');
    expect(fonts.every((font) => /^[A-Z]{6}\+NotoSansKR/.test(font))).toBe(true);
  });

  it.each(REPORT_LANGUAGES)('has letters for every word of the reports in %s', async (language) => {
    const lines = Object.values(REPORT_WORDS[language]).flatMap((words) => Object.values(words));
    const { pages } = readPdf(
      await drawReport(content({ language, sections: [{ title: 'Words', lines, table: null }] })),
    );
    // A letter that the font lacks is its glyph 0.
    expect(pages.join('\n')).not.toMatch(/[\0\ufffd]/);
  });

  it('breaks Korean between words, and a word that is wider than its column within itself', async () => {
    const columns = [
      { head: '', share: 12 },
      { head: '', share: 88 },
    ];
    const rows = [['안벽크레인 대기시간이 늘어났습니다', 'x'.repeat(200)]];
    const { pages } = readPdf(
      await drawReport(content({ sections: [{ title: 'T', lines: [], table: { columns, rows } }] })),
    );
    const lines = pages[0]!.split('\n');
    expect(lines).toEqual(expect.arrayContaining(['안벽크레인', '대기시간이']));
    expect(lines.filter((line) => /^x+$/.test(line)).join('')).toBe('x'.repeat(200));
  });

  it('is the same to the byte for the same content, and tells when it was made', async () => {
    const first = await drawReport(content());
    expect(Buffer.compare(Buffer.from(await drawReport(content())), Buffer.from(first))).toBe(0);
    expect(readPdf(first).objects.join('\n')).toContain('(D:20260106000000Z)');
    const later = await drawReport(content({ made: MADE + 1000 }));
    expect(Buffer.compare(Buffer.from(later), Buffer.from(first))).not.toBe(0);
  });

  it('does not leave a heading alone at the foot of a page', async () => {
    const columns = [{ head: 'Name', share: 1 }];
    for (let rows = 20; rows < 50; rows += 3) {
      const table = (n: number, name: string) => ({ columns, rows: many(n).map(([row]) => [`${name} ${row}`]) });
      const sections = [
        { title: 'A', lines: [], table: table(rows, 'a') },
        { title: 'Last heading', lines: [], table: table(4, 'b') },
      ];
      const { pages } = readPdf(await drawReport(content({ sections })));
      const page = pages.find((one) => one.includes('Last heading'))!;
      expect(page, `${rows} rows`).toContain('b Row 0');
    }
  });
});
