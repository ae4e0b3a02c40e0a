// Writes a picture of every screen in the three languages and the three palettes into a folder, from a small terminal at work, and
// tells what a program can see to be wrong with them: node scripts/screens.ts FOLDER [WIDTHxHEIGHT].
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LANGUAGES, PALETTES } from '../src/web/state/choices.ts';
import { openControlRoom } from '../test/support/control-room.ts';
import { wcagViolations } from '../test/support/page.ts';
import { AT_WORK, cutTexts, dress, openScreen, SCREENS, subjectsOf } from '../test/support/screens.ts';

const [folder, size = '1440x900', only] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Name the folder: node scripts/screens.ts FOLDER [WIDTHxHEIGHT] [SCREEN,…]');
  process.exit(2);
}
const [width = 1440, height = 900] = size.split('x').map(Number);
/** Drawing in software is slow on a busy machine, ms. */
const PATIENCE_MS = 180_000;
mkdirSync(folder, { recursive: true });

const room = await openControlRoom(AT_WORK);
room.page.setDefaultTimeout(PATIENCE_MS);
const asked = only?.split(',');
let wrong = 0;
try {
  await room.page.setViewportSize({ width, height });
  const subjects = await subjectsOf(room.server.url);
  for (const screen of SCREENS.filter(({ name }) => asked?.includes(name) ?? true)) {
    await openScreen(room.page, room.server.url, screen, subjects);
    for (const palette of PALETTES)
      for (const language of LANGUAGES) {
        const name = `${screen.name}-${language}-${palette}`;
        await dress(room.page, language, palette);
        await room.page.screenshot({ path: join(resolve(folder), `${name}.png`) });
        for (const what of [...(await cutTexts(room.page)), ...(await wcagViolations(room.page))]) {
          wrong++;
          console.log(`${name}: ${what}`);
        }
      }
  }
} finally {
  await room.close();
}
console.log(`${wrong} findings; the pictures lie in ${folder}.`);
