// Builds the control room page and opens it in a browser, for measurements and tests.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const ROOT = join(import.meta.dirname, '../..');
const BROWSER_ARGS = [
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync',
  '--disable-component-update --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader',
].flatMap((line) => line.split(' '));

/** The browser that is used: Debian's Chromium unless CHROMIUM names another. */
export const BROWSER = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** True when there is a browser to use. */
export function hasBrowser(): boolean {
  return existsSync(BROWSER);
}

/** Builds the page unless it is built from the present sources, and answers with the folder that holds it. */
export async function buildPage(): Promise<string> {
  const setup = (await import(new URL('../../scripts/setup/web.mjs', import.meta.url).href)) as {
    ensureWebBuilt: (folder: string) => Promise<void>;
  };
  await setup.ensureWebBuilt(ROOT);
  return join(ROOT, 'src/web/dist');
}

/** Starts the browser; it draws in software, which is slow with many boxes. Fails when there is none. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: BROWSER, args: BROWSER_ARGS });
}

/** Opens the page at an address and waits until the terminal is there. */
export async function openPage(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, locale: 'en-GB' });
  await page.goto(address, { timeout: 60_000 });
  await page.waitForSelector('.frame', { timeout: 120_000 });
  return page;
}

/** What an open page breaks of WCAG 2.2, levels A and AA, as axe sees it: the rule, and where it is broken first. */
export async function wcagViolations(page: Page): Promise<string[]> {
  // Evaluated rather than added as a script element, which the page's content security policy forbids.
  await page.evaluate(readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] })
      .then((r) => r.violations.map((v) => v.id + ' at ' + v.nodes[0].target.join(' ')))`,
  );
}
