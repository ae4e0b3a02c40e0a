// The shift report as a person takes it: a shift is chosen, its PDF comes into the downloads, also by the command palette; what goes wrong is told.
// In a real browser over a real server; without Chromium it fails.
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../src/server/shift-report/pdf-reader.fixture.ts';
import { en } from '../src/web/locales/en.ts';
import { ko } from '../src/web/locales/ko.ts';
import { vi } from '../src/web/locales/vi.ts';
import { openControlRoom, type ControlRoom } from './support/control-room.ts';
import { wcagViolations } from './support/page.ts';

/** The night shift is over, and the day shift has begun. */
const WARM_UP_HOURS = 9;

let room: ControlRoom;
let page: Page;

beforeAll(async () => {
  room = await openControlRoom({ warmUpHours: WARM_UP_HOURS, demandScale: 0.1, speed: 0 });
  page = room.page;
  await page.click(`.rail a:has-text("${en.views.figures}")`);
  await page.waitForSelector('.shiftreport select');
}, 120_000);

afterAll(() => room?.close());

async function textOf(download: Download): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return readPdf(Buffer.concat(chunks)).pages.join('\n').normalize('NFC');
}

describe('the shift report in the view of KPIs', () => {
  it('is offered of the last whole shift, and of the one that goes on', async () => {
    const offered = await page.locator('.shiftreport option').allTextContents();
    expect(offered).toHaveLength(2);
    expect(offered[0]).toBe('Day, so far');
    expect(offered[1]).toMatch(/^Night: .*00:00 to 08:00$/);
    const chosen = await page.locator('.shiftreport option:checked').textContent();
    expect(chosen).toBe(offered[1]);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('comes into the downloads as PDF of the shift that was chosen, and says so', async () => {
    await page.selectOption('.shiftreport select', { label: 'Day, so far' });
    const download = page.waitForEvent('download');
    await page.click(`.shiftreport button:text-is("${en.shiftReports.open}")`);
    await page.waitForSelector(`.shiftreport [role="status"]:text-is("${en.shiftReports.making}")`);
    expect((await download).suggestedFilename()).toMatch(/^shift-report-DGT-\d{8}T\d{4}Z-en\.pdf$/);
    expect(await textOf(await download)).toMatch(/Day shift: .*08:00 to .*09:00/);
    await page.waitForSelector(`.shiftreport [role="status"]:text-is("${en.shiftReports.made}")`);
  });

  it('is made by the command palette from any view', async () => {
    await page.click(`.rail a:has-text("${en.views.gate}")`);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('shift report');
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect(await textOf(await download)).toContain('Night shift');
  });

  it('tells why there is none, and makes it when it is asked for again', async () => {
    const busy = { error: { code: 'HWS-TAB-004', severity: 'error', message: 'Busy', where: '', cure: 'Ask again.' } };
    await page.route('**/shift-report.pdf*', (route) => route.fulfill({ status: 503, json: busy }), { times: 1 });
    await page.click(`.shiftreport button:text-is("${en.shiftReports.open}")`);
    await page.waitForSelector('.shiftreport .trouble:has-text("HWS-TAB-004")');
    expect(await wcagViolations(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.click(`.shiftreport .trouble button`);
    await download;
    expect(await page.locator('.shiftreport .trouble').count()).toBe(0);
  });

  it.each([
    ['Vietnamese', 'vi', vi, 'Báo cáo ca'],
    ['Korean', 'ko', ko, '교대 보고서'],
  ] as const)('speaks %s on the page and on paper', async (_, language, words, title) => {
    await page.selectOption('.language select', language);
    const download = page.waitForEvent('download');
    await page.click(`.shiftreport button:text-is("${words.shiftReports.open}")`);
    expect(await textOf(await download)).toContain(title);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('has had no fault on the way', () => {
    expect(room.faults).toEqual([]);
  });
});
