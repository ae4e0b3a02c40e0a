// What planners draw in the yard, as they do it in the control room: a range is locked on the plan of a block, another kept for boxes, and both are
// ended. In a real browser over a real server; without Chromium it fails.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RangeView } from '../src/server/api.ts';
import { en } from '../src/web/locales/en.ts';
import { ko } from '../src/web/locales/ko.ts';
import { vi } from '../src/web/locales/vi.ts';
import { openControlRoom, PATIENCE, type ControlRoom } from './support/control-room.ts';
import { wcagViolations } from './support/page.ts';

let room: ControlRoom;
let page: Page;

beforeAll(async () => {
  room = await openControlRoom({ speed: 1 });
  page = room.page;
});

afterAll(() => room?.close());

const ranges = async (): Promise<RangeView[]> =>
  (await (await fetch(`${room.server.url}/api/v1/yard/ranges`)).json()) as RangeView[];

async function choose(label: string, value: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).selectOption(value);
}

describe('the ranges of the yard in the control room', () => {
  it('are none at first, and none can be drawn before it is told who does', async () => {
    await page.click(`.rail a:has-text("${en.views.yard}")`);
    await page.click('.yardview .toranges');
    await page.waitForSelector(`.ranges .empty:text-is("${en.ranges.none}")`);
    expect(await page.locator('.ranges form .main').isDisabled()).toBe(true);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('are locked by two clicks on the plan and a reason', async () => {
    await page.getByLabel(en.ranges.who, { exact: true }).fill('Ada');
    await choose(en.ranges.block, 'A03');
    const spot = (name: string): Promise<void> => page.locator('.blockplan .spot', { hasText: name }).first().click();
    // The first click begins beside the spot that is drawn at first, so that it stretches it.
    await spot('14-3');
    await spot('6-2');
    await spot('10-4');
    await page.getByLabel(en.ranges.reason, { exact: true }).fill('paving');
    await page.click('.ranges form .main');
    await page.waitForSelector('.ranges tbody tr');
    expect(await ranges()).toMatchObject([
      { kind: 'lock', block: 'A03', fromBay: 6, toBay: 10, fromRow: 2, toRow: 4, reason: 'paving', by: 'Ada' },
    ]);
    expect(await page.locator('.blockplan .spot.lock').count()).toBe(6);
  });

  it('are kept for boxes that are told of, and tell which rule stands against one', async () => {
    await choose(en.ranges.kind, 'reserved');
    await choose(en.ranges.block, 'A04');
    await page.click('.ranges form .main');
    await page.waitForSelector('.ranges .trouble:has-text("HWS-PLN-004")');
    await choose(en.ranges.load, 'empty');
    await page.getByLabel(en.ranges.line, { exact: true }).fill('MSK');
    await page.click('.ranges form .main');
    await page.waitForSelector('.ranges tbody tr:nth-child(2)');
    const cells = await page.locator('.ranges tbody tr:nth-child(2) td').allTextContents();
    expect(cells.slice(0, 3)).toEqual([en.ranges.reserved, 'A04, bays 6–10, rows 2–4', 'of MSK, empty']);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it.each([
    ['vi', vi],
    ['ko', ko],
  ] as const)('speak %s', async (language, words) => {
    // The sheet lies over the choice of language, which goes on working under it.
    const select = "document.querySelector('.language select')";
    await page.evaluate(
      `${select}.value = '${language}'; ${select}.dispatchEvent(new Event('change', { bubbles: true }))`,
    );
    await page.waitForSelector(`.ranges h2:text-is("${words.ranges.title}")`);
    expect(await page.locator('.ranges tbody tr').first().locator('button').textContent()).toBe(words.ranges.unlock);
  });

  it('are ended', async () => {
    for (const left of [1, 0]) {
      await page.locator('.ranges tbody tr button').first().click();
      await expect.poll(async () => (await ranges()).length, { timeout: PATIENCE }).toBe(left);
      await expect.poll(() => page.locator('.ranges tbody tr').count(), { timeout: PATIENCE }).toBe(left);
    }
    expect(room.faults).toEqual([]);
  });
});
