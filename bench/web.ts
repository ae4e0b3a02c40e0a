// The control room's page and its feed: how heavy it is, how soon it is there, 200 browsers at once, eight hours open. WEB=page (or first-view,
// feed, open) runs one of them.
import { BROWSER, hasBrowser } from '../test/support/page.ts';
import type { Measurement, Row } from './measurement.ts';

const PARTS: Readonly<Record<string, { browser: boolean; rows: () => Promise<Row[]> }>> = {
  page: { browser: true, rows: async () => (await import('./web/page.ts')).pageRows() },
  'first-view': { browser: true, rows: async () => (await import('./web/first-view.ts')).firstViewRows() },
  feed: { browser: false, rows: async () => (await import('./web/feed.ts')).feedRows() },
  open: { browser: true, rows: async () => (await import('./web/open-hours.ts')).openRows() },
};

/** Runs all parts, or the one that the environment names. */
export async function run(): Promise<Measurement> {
  const asked = process.env['WEB'];
  if (asked !== undefined && !Object.hasOwn(PARTS, asked))
    throw new Error(`There is no part "${asked}". Name one of: ${Object.keys(PARTS).join(', ')}.`);
  const rows: Row[] = [];
  for (const [name, part] of Object.entries(PARTS)) {
    if (asked !== undefined && asked !== name) continue;
    if (part.browser && !hasBrowser())
      rows.push({ what: name, value: `not measured: no browser at ${BROWSER} (set CHROMIUM)`, unit: '' });
    else rows.push(...(await part.rows()));
  }
  return { name: 'web', rows };
}
