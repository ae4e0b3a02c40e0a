// The yard and the gate as people look at them: blocks by their heat, one block bay by bay with mouse and keyboard, a range drawn over bays, and the
// trucks that are there. In a real browser over a real server; without Chromium it fails.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GateView, YardBlocksView, YardBlockView } from '../src/server/api.ts';
import { en } from '../src/web/locales/en.ts';
import { openControlRoom, PATIENCE, type ControlRoom } from './support/control-room.ts';
import { wcagViolations } from './support/page.ts';

let room: ControlRoom;
let page: Page;
/** The block with most expected rehandles, and a box of it that stands on another. */
let fullest: string;
let block: YardBlockView;

const json = async <T>(path: string): Promise<T> => (await (await fetch(`${room.server.url}${path}`)).json()) as T;

beforeAll(async () => {
  // It stands still, so that what is clicked is where it was asked for.
  room = await openControlRoom({ speed: 0, warmUpHours: 10, demandScale: 0.1 });
  page = room.page;
  const { blocks } = await json<YardBlocksView>('/api/v1/yard/blocks');
  fullest = blocks.toSorted((a, b) => b.rehandles - a.rehandles)[0]!.block;
  block = await json<YardBlockView>(`/api/v1/yard/blocks/${fullest}`);
});

afterAll(() => room?.close());

describe('the yard in the control room', () => {
  it('shows every block with its number, by what the user chooses', async () => {
    await page.click(`.rail a:has-text("${en.views.yard}")`);
    await page.waitForSelector('.tiles .tile');
    const { blocks } = await json<YardBlocksView>('/api/v1/yard/blocks');
    expect(await page.locator('.tiles .tile').count()).toBe(blocks.length);
    await page.click(`.yardview .choice button:text-is("${en.yardMeasure.rehandles}")`);
    const told = Math.round(blocks.find((one) => one.block === fullest)!.rehandles);
    await expect
      .poll(() => page.locator(`.tile[data-block="${fullest}"] b`).textContent(), { timeout: PATIENCE })
      .toBe(String(told));
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('opens a block that is clicked, and the address names it', async () => {
    await page.click(`.tile[data-block="${fullest}"]`);
    await page.waitForSelector('.yardgrid');
    expect(page.url()).toContain(`of=${fullest}`);
    expect(await page.locator('.sidebay').count()).toBe(block.bays);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('goes from bay to bay and opens a box by the keyboard', async () => {
    await page.click('.sidebay >> nth=0');
    await page.focus('.yardgrid');
    await page.keyboard.press('PageDown');
    await page.waitForSelector('.sidebay.chosen#bay-6');
    const box = block.boxes.find(({ tier, dig }) => tier > 1 && dig > 0.05)!;
    const whole = 4 * Math.floor((box.bay - 1) / 4) + 2;
    await page.click(`#bay-${whole}`);
    await page.click(`.yardgrid [data-box="${box.id}"]`);
    await page.waitForSelector(`.side .detail h2:text-is("${box.id}")`);
    await page.click(`.side [aria-label="${en.detail.close}"]`);
    await page.focus('.yardgrid');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.side .detail h2:text-is("${box.id}")`);
    expect(await wcagViolations(page)).toEqual([]);
    await page.click(`.side [aria-label="${en.detail.close}"]`);
  });

  it('opens the form with the bays over which somebody drags', async () => {
    const middle = async (selector: string): Promise<[number, number]> => {
      const { x, y, width, height } = (await page.locator(selector).boundingBox())!;
      return [x + width / 2, y + height / 2];
    };
    await page.mouse.move(...(await middle('#bay-6')));
    await page.mouse.down();
    await page.mouse.move(...(await middle('#bay-10')));
    await page.mouse.move(...(await middle('#bay-14')));
    await page.mouse.up();
    await page.waitForSelector('dialog.ranges[open]');
    const field = (label: string): Promise<string> => page.getByLabel(label, { exact: true }).inputValue();
    expect(await field(en.ranges.block)).toBe(fullest);
    expect([await field(en.ranges.fromBay), await field(en.ranges.toBay)]).toEqual(['6', '14']);
    expect(await field(en.ranges.toRow)).toBe(String(block.rows));
    await page.keyboard.press('Escape');
  });

  it('opens the form for bays that are marked by the keyboard', async () => {
    await page.click('#bay-2');
    await page.focus('.sidebays');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog.ranges[open]');
    const field = (label: string): Promise<string> => page.getByLabel(label, { exact: true }).inputValue();
    expect([await field(en.ranges.fromBay), await field(en.ranges.toBay)]).toEqual(['2', '6']);
    await page.keyboard.press('Escape');
  });
});

describe('the gate in the control room', () => {
  it('shows the hours of the day, turn times and the trucks that are there', async () => {
    await page.click(`.rail a:has-text("${en.views.gate}")`);
    await page.waitForSelector('.gateview .hourbars');
    const gate = await json<GateView>('/api/v1/gate');
    expect(await page.locator('.gatehours .hourbars li').count()).toBe(24);
    expect(await page.locator('.gatequeue tbody tr').count()).toBe(gate.trucks.length);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('opens a truck, which tells what it came for and what it waits for', async () => {
    const speed = (times: number): Promise<Response> =>
      fetch(`${room.server.url}/api/speed`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ speed: times }),
      });
    const inside = async (): Promise<string | undefined> =>
      (await json<GateView>('/api/v1/gate')).trucks.find(({ place }) => place === 'inside')?.truck;
    await speed(30);
    await expect.poll(inside, { timeout: PATIENCE, interval: 100 }).toBeDefined();
    await speed(0);
    await page.click(`.gatequeue tbody th button:text-is("${await inside()}")`);
    const facts = page.locator('.side .detail .facts');
    await facts.getByText(en.gate.waits).waitFor();
    const { trucks } = await json<GateView>('/api/v1/gate');
    const { delivers, collects } = trucks.find(({ place }) => place === 'inside')!;
    for (const box of [...delivers, ...collects]) expect(await facts.textContent()).toContain(box);
    expect(await wcagViolations(page)).toEqual([]);
    expect(room.faults).toEqual([]);
  });
});
