// Makes the pictures of docs/images again, from a running server: node scripts/screenshots.ts [ADDRESS].
// Worth looking at with two vessels at work: run the server at 200 times life until then, and at 20 or less for the pictures.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Hello } from '../src/server/api.ts';
import { openBrowser } from '../test/support/page.ts';

const FOLDER = join(import.meta.dirname, '..', 'docs', 'images');
const SIZE = { width: 1600, height: 900 };
/** Drawing in software is slow: so long a picture is left to settle, ms. */
const SETTLE_MS = 12_000;
const PATIENCE_MS = 120_000;

/** One picture: its file, what a person has chosen, and what they do before it is taken. */
interface Picture {
  file: string;
  settings: { language: 'en' | 'vi' | 'ko'; palette: 'day' | 'dusk' | 'night'; view: '3d' | 'plan' };
  act: (page: Page, hello: Hello) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  {
    file: 'control-room.png',
    settings: { language: 'en', palette: 'day', view: '3d' },
    act: async (page, hello) => {
      await open(page, craneAtWork(hello));
      await page.click('.viewbuttons .steps button:last-child');
    },
  },
  {
    file: 'plan-view.png',
    settings: { language: 'en', palette: 'day', view: 'plan' },
    act: async (page, hello) => {
      const call = hello.calls.find(({ state }) => state === 'working');
      if (call === undefined) return;
      await open(page, call.vessel);
      await page.click('.viewbuttons .steps button:last-child');
    },
  },
  {
    file: 'night-korean.png',
    settings: { language: 'ko', palette: 'night', view: '3d' },
    act: async (page, hello) => {
      await open(page, craneAtWork(hello));
      for (let n = 0; n < 2; n++) await page.click('.viewbuttons .steps button:nth-child(2)');
    },
  },
];

/** A crane of the vessel with the most cranes: one that waits, else the middle one. */
function craneAtWork({ calls, machines }: Hello): string {
  const [call] = calls.toSorted((a, b) => b.cranes.length - a.cranes.length);
  const cranes = call?.cranes ?? [];
  const waits = new Set(machines.filter(({ waitsFor }) => waitsFor !== '').map(({ id }) => id));
  const found = cranes.find((id) => waits.has(id)) ?? cranes[Math.floor(cranes.length / 2)];
  if (found === undefined) throw new Error('No quay crane is at work; let the terminal run on until a vessel is.');
  return found;
}

/** Opens the panel of what a name finds. */
async function open(page: Page, name: string): Promise<void> {
  await page.fill('.search input', name);
  await page.waitForSelector('.search .hits li');
  await page.press('.search input', 'Enter');
  await page.waitForSelector('.detail');
  await page.evaluate('document.activeElement?.blur()');
}

async function take(browser: Browser, address: string, picture: Picture): Promise<void> {
  const page = await browser.newPage({ viewport: SIZE });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.addInitScript(`localStorage.setItem('hawser.settings', '${JSON.stringify(picture.settings)}')`);
  await page.goto(address);
  await page.waitForSelector('.frame');
  const hello = (await (await fetch(new URL('api/hello', address))).json()) as Hello;
  await picture.act(page, hello);
  await page.waitForTimeout(SETTLE_MS);
  const path = join(FOLDER, picture.file);
  await page.screenshot({ path, timeout: PATIENCE_MS });
  console.log(path);
  await page.close();
}

const address = process.argv[2] ?? 'http://127.0.0.1:8080/';
const browser = await openBrowser();
try {
  for (const picture of PICTURES) await take(browser, address, picture);
} finally {
  await browser.close();
}
