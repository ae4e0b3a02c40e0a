// Every screen of the control room in Vietnamese and Korean: nothing is cut off, WCAG 2.2 AA is kept as far as a program
// sees it, no word is missing. In a real browser over a real server; without Chromium it fails. node scripts/screens.ts FOLDER makes
// the pictures of all of them, for looking at.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../src/web/locales/en.ts';
import { openControlRoom, PATIENCE, type ControlRoom } from './support/control-room.ts';
import { wcagViolations } from './support/page.ts';
import { AT_WORK, cutTexts, dress, openScreen, SCREENS, subjectsOf } from './support/screens.ts';

/** Two of nine, to be quick: the languages with the longest words and with another script, and the two darker palettes; English by day is what all other tests see. */
const DRESSES = [
  { language: 'vi', palette: 'night' },
  { language: 'ko', palette: 'dusk' },
] as const;
/** A fresh page has its last size after so long, ms. */
const SETTLE_MS = 2000;

let room: ControlRoom;
let subjects: Awaited<ReturnType<typeof subjectsOf>>;

beforeAll(async () => {
  room = await openControlRoom(AT_WORK);
  await room.page.setViewportSize({ width: 1440, height: 900 });
  subjects = await subjectsOf(room.server.url);
}, 120_000);

afterAll(() => room?.close());

describe('nothing is cut off and WCAG 2.2 AA is kept', () => {
  for (const screen of SCREENS)
    it(`on the screen ${screen.name}`, { timeout: 4 * PATIENCE }, async () => {
      await openScreen(room.page, room.server.url, screen, subjects);
      for (const { language, palette } of DRESSES) {
        await dress(room.page, language, palette);
        expect(await cutTexts(room.page), `${language}, ${palette}`).toEqual([]);
        expect(await wcagViolations(room.page), `${language}, ${palette}`).toEqual([]);
      }
      expect(room.faults).toEqual([]);
    });
});

describe('another palette', () => {
  it('draws the figures over time in its colours at once', { timeout: 4 * PATIENCE }, async () => {
    const { page } = room;
    const chart = (): Promise<string> =>
      page.locator('.figures .chart canvas').evaluate((canvas: { toDataURL(): string }) => canvas.toDataURL());
    const choose = (palette: 'day' | 'night'): Promise<void> =>
      page.click(`.header button:text-is("${en.palette[palette]}")`);
    const plan = SCREENS.find(({ name }) => name === 'terminal-plan')!;
    await openScreen(page, room.server.url, plan, subjects);
    await page.selectOption('.language select', 'en');
    await choose('night');
    await page.reload();
    await page.locator('.figures .chart canvas').waitFor();
    await page.waitForTimeout(SETTLE_MS);
    const byNight = await chart();
    await choose('day');
    await expect.poll(chart).not.toBe(byNight);
    await choose('night');
    await expect.poll(chart).toBe(byNight);
  });
});
