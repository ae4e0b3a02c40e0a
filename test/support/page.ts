// Builds the control room page and opens it in a browser, for measurements and tests.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '../..');
const BROWSER_ARGS = [
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync',
  '--disable-component-update --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader',
].flatMap((line) => line.split(' '));

/** The browser that is used: Debian's Chromium unless HAWSER_CHROMIUM names another. */
export const BROWSER = process.env['HAWSER_CHROMIUM'] ?? '/usr/bin/chromium';

/** True when there is a browser to use. */
export function hasBrowser(): boolean {
  return existsSync(BROWSER);
}

/** Builds the page and answers with the folder that holds it. */
export async function buildPage(): Promise<string> {
  await build({ configFile: join(ROOT, 'src/web/vite.config.ts'), logLevel: 'error' });
  return join(ROOT, 'src/web/dist');
}

/** Starts the browser; it draws in software, which is slow with many boxes. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: BROWSER, args: BROWSER_ARGS });
}

/** Opens the page at an address and waits until the terminal is there. */
export async function openPage(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(address, { timeout: 60_000 });
  await page.waitForSelector('.frame', { timeout: 120_000 });
  return page;
}

/** Names of the violations that axe calls serious or critical on an open page. */
export async function graveViolations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: join(ROOT, 'node_modules/axe-core/axe.min.js') });
  return page.evaluate(
    "axe.run().then((r) => r.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => v.id))",
  );
}
