// The control room in a real browser over a real server, for tests of its pages.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { serveSmall } from '../../src/server/serve.fixture.ts';
import type { Serving } from '../../src/server/serve.ts';
import { buildPage, openBrowser, openPage } from './page.ts';

/** Longest wait for something to be seen, ms. */
export const PATIENCE = 30_000;

/** A small terminal that is served, and its page in English. */
export interface ControlRoom {
  server: Serving;
  browser: Browser;
  page: Page;
  /** What the page's own code threw. */
  faults: string[];
  close: () => Promise<void>;
}

/** Serves a small terminal and opens its page; fails without Chromium. */
export async function openControlRoom(
  options: Omit<NonNullable<Parameters<typeof serveSmall>[1]>, 'webFolder'>,
): Promise<ControlRoom> {
  // First what may be missing: nothing is left running then.
  const browser = await openBrowser();
  const folder = mkdtempSync(join(tmpdir(), 'hawser-page-'));
  const server = await serveSmall(folder, { ...options, webFolder: await buildPage() });
  const page = await openPage(browser, server.url);
  const faults: string[] = [];
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => faults.push(error.message));
  await page.selectOption('.language select', 'en');
  const close = async (): Promise<void> => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { server, browser, page, faults, close };
}
