// How heavy the page is: what its first view loads, and what its script costs per frame with a large terminal, fed by the demonstration feed.
// A browser drawing in software is enough: drawing itself is not counted as script time.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startDemoFeed } from '../../test/support/demo-feed.ts';
import { buildPage, openBrowser, openPage, wcagViolations } from '../../test/support/page.ts';
import type { Row } from '../measurement.ts';

type OpenPage = Awaited<ReturnType<typeof openPage>>;

const MOST_KB = 700;
const MOST_FRAME_MS = 8;
const BOXES = 60_000;
const MACHINES = 200;
/** The first seconds belong to loading and to the compiler; then frames are collected, for so long at most. */
const WARM_UP_MS = 20_000;
const LONGEST_MS = 90_000;
const FRAMES = 12;

/** What window.hawserFrame holds (src/web/scene/frame-meter.ts). */
interface Figures {
  meanMs: number;
  maxMs: number;
  renderMs: number;
  frames: number;
  calls: number;
  boxes: number;
  machines: number;
}

/** Size of the first page, frames with a large terminal, and what axe says of it. Builds the page. */
export async function pageRows(): Promise<Row[]> {
  return [sizeRow(await buildPage()), ...(await browserRows())];
}

function sizeRow(dist: string): Row {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.endsWith('.gz'),
  );
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(file.parentPath, file.name))).length, 0);
  const kB = bytes / 1000;
  return { what: 'first page, gzip', value: kB, unit: 'kB', target: `< ${MOST_KB}`, pass: kB < MOST_KB };
}

async function browserRows(): Promise<Row[]> {
  const demo = await startDemoFeed({ boxes: BOXES, machines: MACHINES, speed: 5 });
  const browser = await openBrowser();
  try {
    const page = await openPage(browser, demo.address);
    const frames = await frameRows(page);
    return [...frames, await axeRow(page)];
  } finally {
    await browser.close();
    await demo.close();
  }
}

async function frameRows(page: OpenPage): Promise<Row[]> {
  await page.waitForTimeout(WARM_UP_MS);
  const seen = new Map<string, Figures>();
  const frames = (): number => [...seen.values()].reduce((sum, one) => sum + one.frames, 0);
  for (let waited = 0; waited < LONGEST_MS && frames() < FRAMES; waited += 500) {
    await page.waitForTimeout(500);
    const figures: Figures | undefined = await page.evaluate('window.hawserFrame');
    if (figures !== undefined) seen.set(JSON.stringify(figures), figures);
  }
  const last = [...seen.values()].at(-1);
  if (last === undefined)
    return [{ what: 'frames', value: 'none drawn', unit: '', target: `≥ ${FRAMES}`, pass: false }];
  const mean = (pick: (one: Figures) => number): number =>
    [...seen.values()].reduce((sum, one) => sum + pick(one) * one.frames, 0) / frames();
  const meanMs = mean((one) => one.meanMs);
  return [
    { what: 'boxes drawn', value: last.boxes, unit: '', target: `≥ ${BOXES * 0.95}`, pass: last.boxes >= BOXES * 0.95 },
    { what: 'machines drawn', value: last.machines, unit: '', target: MACHINES, pass: last.machines >= MACHINES },
    {
      what: 'script per frame, mean',
      value: meanMs,
      unit: 'ms',
      target: `< ${MOST_FRAME_MS}`,
      pass: meanMs < MOST_FRAME_MS,
    },
    { what: 'script per frame, longest', value: Math.max(...[...seen.values()].map((one) => one.maxMs)), unit: 'ms' },
    { what: "renderer's call, mean", value: mean((one) => one.renderMs), unit: 'ms' },
    { what: 'draw calls', value: last.calls, unit: '' },
    { what: 'frames measured', value: frames(), unit: '' },
  ];
}

async function axeRow(page: OpenPage): Promise<Row> {
  const broken = await wcagViolations(page);
  return {
    what: broken.length === 0 ? 'axe violations, WCAG 2.2 AA' : `axe violations, WCAG 2.2 AA (${broken.join(', ')})`,
    value: broken.length,
    unit: '',
    target: 0,
    pass: broken.length === 0,
  };
}
