// The page open for a shift of eight hours: as many updates as come in that time, one after the other as fast as the page takes them, and the
// memory in use after each hour, once what is no longer needed has been collected.
import type { CDPSession } from 'playwright-core';
import { startDemoFeed } from '../../test/support/demo-feed.ts';
import { buildPage, openBrowser, openPage } from '../../test/support/page.ts';
import type { Row } from '../measurement.ts';

const HOURS = 8;
/** Updates in an hour: four a second. */
const UPDATES = 4 * 3600;
/** Updates sent before the page is waited for. */
const AT_ONCE = 100;
/** Growth from the second hour to the last that is still taken for none, MB. */
const MOST_GROWTH_MB = 2;

/** The rows of the measurement. */
export async function openRows(): Promise<Row[]> {
  await buildPage();
  const demo = await startDemoFeed({ boxes: 4000, speed: 1, byHand: true });
  const browser = await openBrowser();
  try {
    const page = await openPage(browser, demo.address);
    // The figures: the picture would be drawn in software here, which is not what is measured.
    await page.goto(`${demo.address}/?view=quay`);
    await page.waitForSelector('.frame');
    const session = await page.context().newCDPSession(page);
    const used: number[] = [];
    for (let hour = 0; hour < HOURS; hour++) {
      for (let sent = 0; sent < UPDATES; sent += AT_ONCE) {
        demo.push(AT_ONCE);
        await page.evaluate('new Promise((done) => setTimeout(done, 0))');
      }
      used.push(await usedMB(session));
      process.stderr.write(`  hour ${hour + 1}: ${used.at(-1)?.toFixed(1)} MB\n`);
    }
    const growth = (used.at(-1) ?? Infinity) - (used[1] ?? 0);
    return [
      { what: `updates taken, ${HOURS} hours of them`, value: HOURS * UPDATES, unit: '' },
      { what: 'memory in use after the second hour', value: round(used[1] ?? NaN), unit: 'MB' },
      {
        ...{ what: `more after hour ${HOURS}`, value: round(growth), unit: 'MB' },
        ...{ target: `<= ${MOST_GROWTH_MB}`, pass: growth <= MOST_GROWTH_MB },
      },
    ];
  } finally {
    await browser.close();
    await demo.close();
  }
}

async function usedMB(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
