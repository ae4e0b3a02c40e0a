// How soon the first view is there: from the beginning of the navigation until the page's frame stands with the terminal in it, on loopback,
// from a real server with the usual traffic. Each time in a browser that has nothing of it yet.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveSmall } from '../../src/server/serve.fixture.ts';
import { percentile } from '../../src/office/statistics.ts';
import { buildPage, openBrowser } from '../../test/support/page.ts';
import type { Row } from '../measurement.ts';

const TIMES = 5;
const MOST_MS = 2000;
/** Notes when the frame stands, by the page's own clock, which begins with the navigation. */
const NOTE = `new MutationObserver((_, watch) => {
  if (!document.querySelector('.frame .figures')) return;
  window.firstView = performance.now();
  watch.disconnect();
}).observe(document, { childList: true, subtree: true });`;

/** The rows of the measurement. */
export async function firstViewRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hawser-bench-web-'));
  const server = await serveSmall(folder, { webFolder: await buildPage(), demandScale: 1, warmUpHours: 6 });
  const browser = await openBrowser();
  const times: number[] = [];
  try {
    for (let i = 0; i < TIMES; i++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
      const page = await context.newPage();
      await page.addInitScript(NOTE);
      await page.goto(server.url);
      await page.waitForSelector('.frame .figures', { timeout: 60_000 });
      times.push(await page.evaluate('window.firstView'));
      await context.close();
    }
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const median = percentile(times, 50) ?? Infinity;
  const rounded = Math.round(median);
  return [
    {
      what: `first view, median of ${TIMES}`,
      value: rounded,
      unit: 'ms',
      target: `< ${MOST_MS}`,
      pass: median < MOST_MS,
    },
    { what: 'first view, longest', value: Math.round(Math.max(...times)), unit: 'ms' },
  ];
}
