// The vessel view as a planner uses it: she looks at a vessel, gives a load another cell by the pointer and by the keyboard, is refused where a
// rule forbids it, takes a move back, and prints. In a real browser over a real server; without Chromium it fails.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadMoveCheck, PlanBox, VesselPlanView } from '../src/server/api.ts';
import { en } from '../src/web/locales/en.ts';
import { ko } from '../src/web/locales/ko.ts';
import { vi } from '../src/web/locales/vi.ts';
import { openControlRoom, PATIENCE, type ControlRoom } from './support/control-room.ts';
import { wcagViolations } from './support/page.ts';

let room: ControlRoom;
let page: Page;
let call: string;

beforeAll(async () => {
  room = await openControlRoom({ speed: 1, demandScale: 0.2, warmUpHours: 1 });
  page = room.page;
  await page.setViewportSize({ width: 1440, height: 900 });
});

afterAll(() => room?.close());

const asked = async <T>(path: string, init?: RequestInit): Promise<T> =>
  (await (await fetch(`${room.server.url}/api/${path}`, init)).json()) as T;
const plan = (): Promise<VesselPlanView> => asked(`v1/calls/${call}/stowage`);
const boxNow = async (id: string): Promise<PlanBox> => (await plan()).boxes.find((box) => box.id === id)!;

interface Slot {
  bay: number;
  row: number;
  tier: number;
}
const check = (id: string, slot: Slot): Promise<LoadMoveCheck> =>
  asked(`v1/calls/${call}/loads/${id}/check`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ slot }) },
  });

const nameOf = ({ bay, row, tier }: Slot): string => `${bay}/${row}/${tier}`;
const overOf = (a: Slot, b: Slot): boolean => a.row === b.row && a.tier > b.tier && a.tier > 70 === b.tier > 70;

/** The topmost 40' load of a stack, with a cell of its bay into which it fits, and that of another 40' into which it does not. */
async function movable(): Promise<{ box: PlanBox; good: Slot; bad: Slot }> {
  const { bays, boxes } = await plan();
  const leaving = boxes.filter(({ state }) => state !== 'discharge' && state !== 'discharged');
  for (const box of leaving.filter((one) => one.state === 'load' && one.feet === 40 && one.where === undefined)) {
    const bay = bays.find((one) => one.bay === box.bay && !one.begun);
    const here = leaving.filter((one) => Math.abs(one.bay - box.bay) <= 1);
    if (!bay || here.some((one) => overOf(one, box))) continue;
    const bad = here.find((one) => one.bay === box.bay && one.row !== box.row && one.tier === box.tier);
    const cells = bay.stacks.flatMap(({ row, cells }) => cells.map(({ tier }) => ({ bay: box.bay, row, tier })));
    // The lowest free cell of each stack.
    const free = cells.filter(
      (cell) => !here.some((one) => one.row === cell.row && (one.tier === cell.tier || overOf(one, cell))),
    );
    const lowest = free.filter((cell) => !free.some((one) => overOf(cell, one)));
    for (const good of bad ? lowest : []) if ((await check(box.id, good)).fits) return { box, good, bad: bad! };
  }
  throw new Error('no load of this small terminal may be moved');
}

const cell = ({ bay, row, tier }: Slot) => page.locator(`.largebay [data-cell="${nameOf({ bay, row, tier })}/whole"]`);

async function drag(from: Slot, to: Slot): Promise<void> {
  const [a, b] = [(await cell(from).boundingBox())!, (await cell(to).boundingBox())!];
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
  await page.mouse.down();
  await page.mouse.move(a.x + a.width / 2 + 12, a.y + a.height / 2, { steps: 3 });
  await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 6 });
}

/** A bay is chosen in the side view. */
const chooseBay = (bay: number): Promise<void> => page.locator(`.shipprofile [data-bay="${bay}"]`).click();

describe('the vessel view', () => {
  it('lets one choose a vessel, and shows her bays, her progress and her cranes', async () => {
    await page.locator('.rail a', { hasText: en.views.vessel }).click();
    await page.getByRole('heading', { name: en.vessel.choose }).waitFor();
    const calls = await asked<{ id: string; vessel: string; state: string; toLoad: number }[]>('calls');
    const first = calls.find(({ state, toLoad }) => toLoad > 0 && state !== 'sailed')!;
    call = first.id;
    await page.locator('.vesselchoice .card', { hasText: first.vessel }).click();
    await page.locator('.baygrid.large').waitFor();
    expect(new URL(page.url()).searchParams.get('of')).toBe(call);
    expect(await page.locator('.shipprofile [data-bay]').count()).toBe((await plan()).bays.length);
    expect(await page.locator('.vesselside').textContent()).toContain(en.vessel.inferred);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('refuses a load a cell that another box has, with the rule in words at the pointer', async () => {
    const { box, bad } = await movable();
    await chooseBay(box.bay);
    await drag(box, bad);
    const ghost = page.locator('.dragghost .verdict.not');
    await ghost.waitFor();
    expect(await ghost.textContent()).toContain(en.vessel.refused);
    expect(await ghost.textContent()).toContain('HWS-STW-0');
    await page.mouse.up();
    const card = page.locator('.movecard');
    expect(await card.getByRole('button', { name: en.vessel.set }).count()).toBe(0);
    await card.getByRole('button', { name: en.vessel.leave }).click();
    expect(await boxNow(box.id)).toMatchObject({ row: box.row, tier: box.tier });
  });

  it('gives a load the cell to which it is dragged, by name, and takes it back', async () => {
    const { box, good } = await movable();
    await chooseBay(box.bay);
    await drag(box, good);
    await page.locator('.dragghost .verdict.fits').waitFor();
    await page.mouse.up();
    const set = page.getByRole('button', { name: en.vessel.set });
    expect(await set.isDisabled()).toBe(true);
    await page.getByLabel(en.vessel.who, { exact: true }).fill('Ada');
    expect(await wcagViolations(page)).toEqual([]);
    await set.click();
    await expect.poll(() => boxNow(box.id), { timeout: PATIENCE }).toMatchObject({ ...good, byHand: { by: 'Ada' } });
    await page.locator(`.largebay [data-box="${box.id}"] .hand`).waitFor();
    await page.keyboard.press('Control+z');
    const { bay, row, tier } = box;
    await expect.poll(() => boxNow(box.id), { timeout: PATIENCE }).toMatchObject({ bay, row, tier });
  });

  it('does the same by the keyboard alone', async () => {
    const { box, good } = await movable();
    await chooseBay(box.bay);
    const grid = page.locator('.baygrid.large');
    await expect.poll(() => cell(box).getAttribute('aria-label'), { timeout: PATIENCE }).toContain(box.id);
    await cell(box).click();
    await grid.focus();
    await page.keyboard.press('Space');
    await page.getByText(en.vessel.carrying.replace('{{box}}', box.id)).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.movecard h3').count()).toBe(0);
    await page.keyboard.press('Space');
    const rows = (await page.locator('.baygrid.large .rows g').allTextContents()).map((text) =>
      Number(text.slice(0, 2)),
    );
    const columns = rows.indexOf(good.row) - rows.indexOf(box.row);
    for (let i = 0; i < Math.abs(columns); i++) await page.keyboard.press(columns > 0 ? 'ArrowRight' : 'ArrowLeft');
    for (let i = 0; i < 30 && (await heldOver()).tier !== good.tier; i++)
      await page.keyboard.press((await heldOver()).tier < good.tier ? 'ArrowUp' : 'ArrowDown');
    expect(await heldOver()).toEqual(good);
    await page.keyboard.press('Enter');
    await page.getByLabel(en.vessel.who, { exact: true }).fill('Bo');
    await page.keyboard.press('Enter');
    await expect.poll(() => boxNow(box.id), { timeout: PATIENCE }).toMatchObject({ ...good, byHand: { by: 'Bo' } });
  });

  it('prints a page for each bay', async () => {
    const bays = (await plan()).bays.length;
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.printsheets .baysheet:visible').count()).toBe(bays);
    expect(await page.locator('.vesselmain').isVisible()).toBe(false);
    // One under the other from the top of the first page on.
    const sheets = await page.locator('.printsheets .baysheet').all();
    const tops = await Promise.all(sheets.map(async (sheet) => (await sheet.boundingBox())!.y));
    expect(tops[0]).toBeLessThan(20);
    expect(tops).toEqual(tops.toSorted((x, y) => x - y));
    expect(new Set(tops).size).toBe(bays);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    await expect.poll(() => page.locator('.printsheets').count()).toBe(0);
  });

  it.each([
    ['vi', vi],
    ['ko', ko],
  ] as const)('speaks %s', async (language, words) => {
    await page.selectOption('.language select', language);
    await page.getByRole('button', { name: words.vessel.print }).waitFor();
    expect(await page.locator('.vesselside').textContent()).toContain(words.vessel.progress);
    expect(room.faults).toEqual([]);
  });

  it('says so when the call is not known', async () => {
    await page.selectOption('.language select', 'en');
    await page.goto(`${room.server.url}/?view=vessel&of=NOWHERE-1`);
    await page.getByText(en.vessel.unknown).waitFor();
    expect(await wcagViolations(page)).toEqual([]);
  });
});

/** The cell over which the load in the hand is held, as the card tells it. */
async function heldOver(): Promise<Slot> {
  const text = (await page.locator('.movecard').textContent()) ?? '';
  const [bay, row, tier] = (/ to (\d+)-(\d+)-(\d+)/.exec(text) ?? []).slice(1).map(Number) as [number, number, number];
  return { bay, row, tier };
}
