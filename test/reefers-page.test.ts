// Reefers that alarm, as a person takes note of them in the control room. In a real browser over a real server, at whose block A01 the plugs lose
// their power a minute after the beginning; without Chromium it fails.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../src/web/locales/en.ts';
import { ko } from '../src/web/locales/ko.ts';
import { vi } from '../src/web/locales/vi.ts';
import { openControlRoom, PATIENCE, type ControlRoom } from './support/control-room.ts';
import { wcagViolations } from './support/page.ts';

let room: ControlRoom;
let page: Page;

beforeAll(async () => {
  const script = [{ at: 60_000, reefer: 'A01', alarm: 'power', minutes: 600 }];
  const disturbances = { text: JSON.stringify({ format: 'hawser-disturbances/1', script }), file: 'dark.json' };
  room = await openControlRoom({ speed: 20, demandScale: 0.2, disturbances });
  page = room.page;
});

afterAll(() => room?.close());

/** Rows of the alarms that nobody has taken note of. */
const unseen = (): ReturnType<Page['locator']> =>
  page.locator('.reefers tbody tr', { has: page.getByRole('button', { name: en.reefers.note, exact: true }) });

describe('reefers in the control room', () => {
  it('alarm on the button, and tell what to do', async () => {
    const button = page.locator('.tools button', { hasText: en.reefers.open });
    await button.locator('.count').waitFor();
    await button.click();
    await unseen().first().waitFor();
    const row = await unseen().first().textContent();
    expect(row).toContain(en.reeferAlarm.power);
    expect(row).toContain(en.reeferToDo.power);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('are noted by name, and by nobody without one', async () => {
    const note = unseen().first().getByRole('button', { name: en.reefers.note, exact: true });
    expect(await note.isDisabled()).toBe(true);
    const before = await unseen().count();
    await page.getByLabel(en.reefers.who, { exact: true }).fill('Ada');
    await note.click();
    await page.waitForSelector('.reefers tbody td:text-is("Ada")');
    await expect.poll(() => unseen().count(), { timeout: PATIENCE }).toBe(before - 1);
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
    await page.waitForSelector(`.reefers h2:text-is("${words.reefers.title}")`);
    expect(await page.locator('.reefers tbody').first().textContent()).toContain(words.reeferToDo.power);
    expect(room.faults).toEqual([]);
  });
});
