// Every screen of the control room in Vietnamese and Korean: nothing is cut off, WCAG 2.2 AA is kept as far as a program
// sees it, no word is missing. In a real browser over a real server; without Chromium it fails. node scripts/screens.ts FOLDER makes
// the pictures of all of them, for looking at.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openControlRoom, PATIENCE, type ControlRoom } from './support/control-room.ts';
import { wcagViolations } from './support/page.ts';
import { cutTexts, dress, openScreen, SCREENS, subjectsOf } from './support/screens.ts';

/** Two of nine, to be quick: the languages with the longest words and with another script, and the two darker palettes; English by day is what all other tests see. */
const DRESSES = [
  { language: 'vi', palette: 'night' },
  { language: 'ko', palette: 'dusk' },
] as const;
/** Hours after which a vessel is at work and trucks come. */
const WARM_UP_HOURS = 8;

let room: ControlRoom;
let subjects: Awaited<ReturnType<typeof subjectsOf>>;

beforeAll(async () => {
  room = await openControlRoom({ warmUpHours: WARM_UP_HOURS, speed: 1 });
  await room.page.setViewportSize({ width: 1440, height: 900 });
  subjects = await subjectsOf(room.server.url);
}, 120_000);

afterAll(() => room?.close());

describe('nothing is cut off and WCAG 2.2 AA is kept', () => {
  for (const screen of SCREENS)
    it(`on the screen ${screen.name}`, { timeout: 4 * PATIENCE }, async () => {
      if (!(await openScreen(room.page, room.server.url, screen, subjects))) {
        expect(screen.name).toBe('truck');
        return;
      }
      for (const { language, palette } of DRESSES) {
        await dress(room.page, language, palette);
        expect(await cutTexts(room.page), `${language}, ${palette}`).toEqual([]);
        expect(await wcagViolations(room.page), `${language}, ${palette}`).toEqual([]);
      }
      expect(room.faults).toEqual([]);
    });
});
