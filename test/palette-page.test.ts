// The habits of people who work with the page: the palette, keys, colours of boxes, links to what is picked, layouts of windows. In a real browser over a
// real server; without Chromium it fails.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hello } from '../src/server/api.ts';
import { en } from '../src/web/locales/en.ts';
import { vi } from '../src/web/locales/vi.ts';
import { openControlRoom, PATIENCE, type ControlRoom } from './support/control-room.ts';
import { wcagViolations } from './support/page.ts';

let room: ControlRoom;
let page: Page;
beforeAll(async () => {
  room = await openControlRoom({ speed: 1, demandScale: 0.1, warmUpHours: 1 });
  page = room.page;
});
afterAll(() => room?.close());

const hello = async (): Promise<Hello> => (await (await fetch(`${room.server.url}/api/hello`)).json()) as Hello;
const address = (): URL => new URL(page.url());
const box = () => page.getByRole('combobox', { name: en.palettes.label });
const lines = () => page.locator('.palette [role=option]');
const typed = async (text: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  await box().fill(text);
};
/** Gives the command whose words these are, by keys alone. */
const command = async (words: string): Promise<void> => {
  await typed(words);
  await expect.poll(() => lines().first().textContent(), { timeout: PATIENCE }).toContain(words);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.palette').count()).toBe(0);
};
const seen = (name: string) => expect.poll(() => address().searchParams.get(name), { timeout: PATIENCE });

describe('the palette', () => {
  it('goes to a view, and shows what was used last first', async () => {
    await command(en.views.quay);
    await seen('view').toBe('quay');
    await page.keyboard.press('Control+k');
    expect(await lines().first().textContent()).toContain(en.views.quay);
    expect(await wcagViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.palette').count()).toBe(0);
  });

  it('finds a machine by its name, and chooses among lines with the arrows', async () => {
    await typed('agv1');
    await expect.poll(() => lines().count(), { timeout: PATIENCE }).toBeGreaterThan(2);
    await page.keyboard.press('ArrowDown');
    const chosen = await page.locator('.palette [aria-selected=true] b').textContent();
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.detail h2:text-is("${chosen}")`);
    await seen('pick').toBe(`machine:${chosen}`);
    await seen('view').toBeNull();
  });

  it('finds a container by the end of its number and tells where it is; a link to it opens it again', async () => {
    const { id, key } = (await hello()).boxes.find(({ on }) => on === 'yard')!;
    await typed(id.slice(3));
    await expect.poll(() => lines().first().textContent(), { timeout: PATIENCE }).toContain(id);
    expect(await lines().first().textContent()).toContain(key);
    await page.keyboard.press('Enter');
    await seen('pick').toBe(`container:${id}`);
    const link = page.url();
    await page.goto('about:blank');
    await page.goto(link);
    await page.waitForSelector(`.detail h2:text-is("${id}")`);
  });

  it('tells when nothing fits', async () => {
    await typed('zzzz');
    await page.locator('.palette [role=status]').waitFor();
    expect(await wcagViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('changes colours and language of the page, and opens sheets over the terminal', async () => {
    const palette = (): Promise<string | null> => page.locator('html').getAttribute('data-palette');
    await command(en.palettes.palette.replace('{{name}}', en.palette.night));
    expect(await palette()).toBe('night');
    await command('Tiếng Việt');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: vi.palettes.label }).fill('english');
    await page.keyboard.press('Enter');
    await command(en.palettes.palette.replace('{{name}}', en.palette.day));
    await command(en.views.figures);
    await command(en.messages.open);
    await page.getByRole('heading', { name: en.messages.title }).waitFor();
    await page.keyboard.press('Escape');
    await seen('view').toBeNull();
  });
});

describe('keys', () => {
  it('lead to views one after the other, and only write while somebody types', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await seen('view').toBe('machines');
    await page.getByPlaceholder(en.machines.find).pressSequentially('gq');
    await seen('view').toBe('machines');
    expect(await page.getByPlaceholder(en.machines.find).inputValue()).toBe('gq');
  });

  it('are listed, and those without Ctrl can be switched off', async () => {
    await page.locator('.rail a').first().focus();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: en.keys.title });
    await sheet.waitFor();
    expect(await sheet.textContent()).toContain(en.palettes.colour.replace('{{by}}', en.colourBy.hold));
    expect(await wcagViolations(page)).toEqual([]);
    const single = sheet.getByLabel(en.keys.single);
    await single.uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await seen('view').toBe('machines');
    await command(en.keys.open);
    await single.check();
    await page.keyboard.press('Escape');
  });
});

describe('colours of boxes', () => {
  const entries = () => page.locator('.legend button');

  it('are what the person asks, with how many have each, also in the address', async () => {
    await page.keyboard.press('c');
    await page.keyboard.press('w');
    await seen('colour').toBe('weight');
    await seen('view').toBeNull();
    await expect.poll(() => entries().first().textContent(), { timeout: PATIENCE }).toContain('0–5 t');
    const counts = await page.locator('.legend button b').allTextContents();
    const told = counts.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0);
    const { boxes } = await hello();
    // Boxes come and go while the test looks.
    expect(Math.abs(told - boxes.length)).toBeLessThan(boxes.length * 0.02);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('can be looked at one by one, and stay after the page is loaded again', async () => {
    await entries().first().click();
    expect(await entries().first().getAttribute('aria-pressed')).toBe('true');
    await page.goto(room.server.url);
    await seen('colour').toBe('weight');
    await page.getByLabel(en.colours.by).selectOption('class');
    await seen('colour').toBeNull();
    await expect.poll(() => entries().first().textContent()).toContain(en.boxClass.import);
  });
});

describe('layouts of windows', () => {
  /** The quay in a window of its own, by the palette. */
  const anotherWindow = async (): Promise<Page> => {
    await command(en.views.quay);
    const popup = page.waitForEvent('popup');
    await command(en.palettes.another);
    await command(en.views.terminal);
    return popup;
  };

  it('are kept with all windows that are open, and opened again', async () => {
    const other = await anotherWindow();
    await other.waitForSelector('.quayview');
    await seen('view').toBeNull();
    await page.bringToFront();
    await command(en.layouts.open);
    const sheet = page.getByRole('dialog', { name: en.layouts.title });
    const line = sheet.locator('.layouts li');
    // The other window answers when it has drawn its view; saving again replaces what was saved.
    const saved = async (): Promise<string | null> => {
      await sheet.getByLabel(en.layouts.name).fill('Night desk');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(2000);
      return line.textContent();
    };
    await expect.poll(saved, { timeout: PATIENCE }).toContain(en.views.quay);
    expect(await line.textContent()).toContain(en.views.terminal);
    expect(await wcagViolations(page)).toEqual([]);
    await other.close();
    const opened = page.waitForEvent('popup');
    await line.getByRole('button', { name: en.layouts.openIt }).click();
    expect((await opened).url()).toContain(room.server.url);
    await line.getByRole('button', { name: en.layouts.delete }).click();
    await sheet.getByText(en.layouts.none).waitFor();
    expect(room.faults).toEqual([]);
  });
});
