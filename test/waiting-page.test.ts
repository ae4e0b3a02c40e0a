// Why cranes wait, and the figures, as a person looks at them: a time is gone to with the keyboard, its chain is read and followed, a figure's
// history is looked at, a table is taken away. In a real browser over a real server; without Chromium it fails.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CraneWaiting, WaitingView, WaitSpan } from '../src/server/api.ts';
import { en } from '../src/web/locales/en.ts';
import { ko } from '../src/web/locales/ko.ts';
import { vi } from '../src/web/locales/vi.ts';
import { openControlRoom, type ControlRoom } from './support/control-room.ts';
import { wcagViolations } from './support/page.ts';

/** Hours after which the demand with seed 1 has had a vessel at the quay. */
const WARM_UP_HOURS = 10;

let room: ControlRoom;
let page: Page;
/** A wait of the past with a chain, and its crane. */
let crane = '';
let wait: WaitSpan;
let view: WaitingView;

beforeAll(async () => {
  room = await openControlRoom({ warmUpHours: WARM_UP_HOURS, demandScale: 0.1, speed: 0 });
  page = room.page;
  view = await ask<WaitingView>('/api/v1/waiting');
  for (const one of view.cranes) {
    const { spans } = await ask<CraneWaiting>(`/api/v1/cranes/${one.crane}/waiting`);
    const longest = spans.filter(({ root, to }) => root !== 'moving' && to !== null).sort((a, b) => ms(b) - ms(a))[0];
    if (longest && (!wait || ms(longest) > ms(wait))) [crane, wait] = [one.crane, longest];
  }
}, 120_000);

afterAll(() => room?.close());

const ms = ({ from, to }: WaitSpan): number => (to ?? from) - from;

async function ask<T>(path: string): Promise<T> {
  return (await (await fetch(room.server.url + path)).json()) as T;
}

/** Goes to a view by its sign in the rail. */
async function goTo(name: string): Promise<void> {
  await page.click(`.rail a:has-text("${name}")`);
}

describe('the view of waiting', () => {
  it('shows a band for each crane, and asks for a time', async () => {
    await goTo(en.views.why);
    await page.waitForSelector('.daybar');
    expect(await page.locator('.daybar').count()).toBe(view.cranes.length);
    await page.waitForSelector(`.pickedtime .empty:text-is("${en.waits.pickFirst}")`);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('goes through the day with the arrow keys and says what each ten minutes went to', async () => {
    const band = page.locator(`.daybar[aria-label="${en.waits.chart.replace('{{crane}}', crane)}"]`);
    await band.focus();
    await page.keyboard.press('End');
    const sliceOf = (at: number): number => Math.floor((at - view.from) / view.sliceMs);
    const steps = sliceOf(view.to - 1) - sliceOf(wait.from);
    for (let k = 0; k < Math.floor(steps / 6); k++) await page.keyboard.press('PageDown');
    for (let k = 0; k < steps % 6; k++) await page.keyboard.press('ArrowLeft');
    expect(await band.getAttribute('aria-valuetext')).toContain(en.waitRoot[wait.root]);
    expect(await page.locator('.readout').textContent()).toBe(await band.getAttribute('aria-valuetext'));
    await page.waitForSelector('.waitchain');
    const address = new URL(page.url()).searchParams.get('of') ?? '';
    expect(Date.parse(address.split('@')[1] ?? '')).toBe(Math.floor(wait.from / view.sliceMs) * view.sliceMs);
  });

  it('draws the chain of the longest wait from the crane to its root', async () => {
    await page.waitForSelector(`.waitchain .root :text("${en.waitRoot[wait.root]}")`);
    const links = page.locator('.waitchain li');
    expect(await links.count()).toBe(wait.chain.length + 1);
    expect(await links.first().textContent()).toContain(crane);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('leads to the thing that a link names, and the crane’s panel tells whether it waits now', async () => {
    await page.click('.waitchain li:first-child button');
    await page.waitForSelector(`.detail[aria-label^="${crane}"] .cranewait`);
    await page.click('.detail .close');
  });

  it('is opened by its address, at the same time', async () => {
    const before = await page.locator('.pickedtime h2').textContent();
    await page.reload();
    await page.waitForSelector('.waitchain');
    expect(await page.locator('.pickedtime h2').textContent()).toBe(before);
  });

  it('sorts the day’s waiting by cause, all of it at the foot', async () => {
    const hours = await page.locator('.waittables table').first().locator('tbody td:nth-child(2)').allTextContents();
    const numbers = hours.map(Number);
    const all = numbers.pop() as number;
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    expect(numbers.reduce((a, b) => a + b, 0)).toBeCloseTo(all, 1);
  });

  it('gives its table as CSV and as Parquet', async () => {
    for (const [name, magic] of [
      ['CSV', 'crane,'],
      ['Parquet', 'PAR1'],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.click(`.bands a:text-is("${name}")`)]);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      expect(Buffer.concat(chunks).toString('latin1').startsWith(magic)).toBe(true);
    }
  });
});

describe('the view of figures', () => {
  it('shows each figure with its target, and in words whether today meets it', async () => {
    await goTo(en.views.figures);
    const rate = page.locator(`.figuretable tr:has-text("${en.keyFigure.craneRate}")`);
    await rate.waitFor();
    expect(await rate.locator('.met').textContent()).toMatch(/met|missed/);
    expect(await page.locator('.figuretable tbody tr').count()).toBe(Object.keys(en.keyFigure).length);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('draws the history of the one that is picked, which the address names', async () => {
    await page.click(`.figuretable button:text-is("${en.keyFigure.yardBoxes}")`);
    await page.waitForSelector(`.historychart[aria-label^="${en.keyFigure.yardBoxes}"] canvas`);
    expect(page.url()).toContain('of=yardBoxes');
    await page.click(`.history button:text-is("${en.keyFigures.hours}")`);
    await page.waitForSelector('.historychart canvas');
  });

  it('tells them by call, by crane and by hour', async () => {
    for (const way of ['byCrane', 'byHour', 'byCall'] as const) {
      await page.click(`.breakdown button:text-is("${en.keyFigures[way]}")`);
      await page.waitForSelector(`.breakdown [aria-label="${en.keyFigures[way]}"] tbody tr`);
    }
  });

  it.each([
    ['Vietnamese', 'vi', vi],
    ['Korean', 'ko', ko],
    ['English', 'en', en],
  ] as const)('speaks %s and can be used by everybody in each palette', async (_, language, words) => {
    await page.selectOption('.language select', language);
    for (const palette of ['day', 'dusk', 'night'] as const) {
      await page.click(`.header button:text-is("${words.palette[palette]}")`);
      for (const [name, part] of [
        [words.views.why, '.waitchain, .pickedtime .empty'],
        [words.views.figures, '.figuretable tbody tr'],
      ] as const) {
        await goTo(name);
        await page.waitForSelector(part);
        expect(await wcagViolations(page), `${name} ${palette}`).toEqual([]);
      }
    }
  });

  it('has had no fault on the way', () => {
    expect(room.faults).toEqual([]);
  });
});
