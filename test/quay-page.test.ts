// The berth plan changed by hand, as a planner does it in the control room: a vessel is moved by pointer and by keys, checked at once, fixed, taken back
// and set free. In a real browser over a real server; without Chromium it fails.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallView } from '../src/server/api.ts';
import { en } from '../src/web/locales/en.ts';
import { ko } from '../src/web/locales/ko.ts';
import { vi } from '../src/web/locales/vi.ts';
import { openControlRoom, PATIENCE, type ControlRoom } from './support/control-room.ts';
import { wcagViolations } from './support/page.ts';

const HOUR = 3_600_000;

let room: ControlRoom;
let page: Page;

beforeAll(async () => {
  room = await openControlRoom({ speed: 1 });
  page = room.page;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.click('.rail a[href*="view=quay"]');
  await page.waitForSelector('.quayview .movable');
});

afterAll(() => room?.close());

const callNow = async (id: string): Promise<CallView> => {
  const calls = (await (await fetch(`${room.server.url}/api/calls`)).json()) as CallView[];
  return calls.find((call) => call.id === id) as CallView;
};
/** The block of the vessel that is moved in these tests, and her call. */
const block = (): Locator => page.locator('.quayview .movable .edge').first();
const idOf = async (): Promise<string> => ((await block().getAttribute('id')) ?? '').replace('berth-of-', '');
const verdict = (word: string): Locator => page.locator('.draftcard .verdict', { hasText: word });

/** Drags the vessel by so many px; the pointer stays down where `drop` is false. */
async function drag(dx: number, dy: number, drop = true): Promise<void> {
  const box = await block().boundingBox();
  const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 20];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx, y + dy, { steps: 4 });
  if (drop) await page.mouse.up();
}

describe('the berth plan in the control room', () => {
  it('fills its view, and has its own address', async () => {
    expect(page.url()).toContain('view=quay');
    const drawing = await page.locator('.quayview .drawing svg').first().boundingBox();
    expect(drawing?.height).toBeGreaterThan(600);
    expect(drawing?.width).toBeGreaterThan(900);
    await page.waitForSelector(`.planfigures dt:text-is("${en.berths.gap}")`);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('shows a vessel that is picked with her times and why she lies there, also by the address', async () => {
    await block().click({ position: { x: 8, y: 8 } });
    const { vessel } = await callNow(await idOf());
    await page.waitForSelector(`.berthpanel h2:text-is("${vessel}")`);
    expect(page.url()).toContain(`of=${await idOf()}`);
    await page.waitForSelector('.berthpanel .why');
    expect(await wcagViolations(page)).toEqual([]);
    await page.getByRole('button', { name: en.berths.allCalls }).click();
    await page.waitForSelector('.quayview .calls');
  });

  it('checks a vessel while she is dragged, and forgets it with Escape', async () => {
    const before = await callNow(await idOf());
    await drag(120, 30, false);
    await verdict(en.berths.fits).waitFor();
    expect(await page.locator('.ghost.fits').count()).toBe(1);
    await page.mouse.up();
    await page.waitForSelector('.draftcard form');
    expect(await wcagViolations(page)).toEqual([]);
    await page.getByLabel(en.berths.who, { exact: true }).press('Escape');
    await page.waitForSelector('.draftcard', { state: 'detached' });
    expect(await callNow(await idOf())).toMatchObject({ x: before.x, start: before.start });
  });

  it('tells in words why she cannot lie somewhere, and does not let it be fixed', async () => {
    await drag(0, -60);
    await verdict(en.berths.broken).waitFor();
    expect(await page.locator('.draftcard li').first().textContent()).toMatch(
      /^She can be there at .* at the earliest\.$/,
    );
    await page.getByLabel(en.berths.who, { exact: true }).fill('Ada');
    expect(await page.locator('.draftcard .main').isDisabled()).toBe(true);
    await page.locator('.draftcard').getByRole('button', { name: en.berths.leave }).click();
  });

  it('is changed by the keys alone: arrows move, Enter asks who and fixes', async () => {
    const id = await idOf();
    const before = await callNow(id);
    await block().focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight');
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
    await verdict(en.berths.fits).waitFor();
    await page.getByLabel(en.berths.who, { exact: true }).fill('');
    await block().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement?.tagName'), { timeout: PATIENCE }).toBe('INPUT');
    await page.keyboard.type('Ada');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await callNow(id)).pin?.by, { timeout: PATIENCE }).toBe('Ada');
    const { pin } = await callNow(id);
    expect(Math.abs((pin?.x ?? 0) - (before.x ?? 0) - 160)).toBeLessThanOrEqual(2.5);
    expect(pin?.start).toBeGreaterThanOrEqual((before.start ?? 0) + HOUR / 2);
    await expect.poll(async () => (await callNow(id)).x, { timeout: PATIENCE }).toBe(pin?.x);
    await page.waitForSelector('.quayview .pinned');
    await page.waitForSelector('.marks .pin');
  });

  it('is taken back with Ctrl+Z and done again with the button', async () => {
    const id = await idOf();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await callNow(id)).pin, { timeout: PATIENCE }).toBeUndefined();
    await page.getByRole('button', { name: en.berths.redo }).click();
    await expect.poll(async () => (await callNow(id)).pin?.by, { timeout: PATIENCE }).toBe('Ada');
  });

  it('lets the plan decide again', async () => {
    const id = await idOf();
    await block().click({ position: { x: 8, y: 8 } });
    await page.getByRole('button', { name: en.berths.free }).click();
    await expect.poll(async () => (await callNow(id)).pin, { timeout: PATIENCE }).toBeUndefined();
    await page.waitForSelector(`.byhand:has-text("${en.berths.planDecides}")`);
  });

  it.each([
    ['vi', vi],
    ['ko', ko],
  ] as const)('speaks %s', async (language, words) => {
    await page.selectOption('.language select', language);
    await page.waitForSelector(`.byhand h3:text-is("${words.berths.byHand}")`);
    expect(await page.locator('.plankey').textContent()).toContain(words.berths.etdMark);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('leads from the strip under the terminal as before, and throws nothing', async () => {
    await page.click('.rail a:not([href*="view="])');
    await page.waitForSelector('.bottom .quay .berthing .edge');
    expect(room.faults).toEqual([]);
  });
});
