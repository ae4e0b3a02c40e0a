// Training as a trainer and a trainee meet it: a shift is made in the control room, worked on its own page, and told in the debrief. In a real
// browser over a real server; without Chromium it fails.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi as vitest } from 'vitest';
import type { RunningShift, ShiftAnswer } from '../src/server/api.ts';
import { en } from '../src/web/locales/en.ts';
import { ko } from '../src/web/locales/ko.ts';
import { vi } from '../src/web/locales/vi.ts';
import { openControlRoom, type ControlRoom } from './support/control-room.ts';
import { wcagViolations } from './support/page.ts';

// The hours before a shift, the shift and the automatic run are worked: longer than other pages take.
vitest.setConfig({ testTimeout: 240_000 });
const PATIENCE = 40_000;
/** An hour at 60 times life, and the automatic run, on a machine that is busy, ms. */
const SHIFT = 200_000;

let room: ControlRoom;
let page: Page;

beforeAll(async () => {
  room = await openControlRoom({ speed: 0, demandScale: 0.1 });
  page = room.page;
  page.setDefaultTimeout(PATIENCE);
});

afterAll(() => room?.close());

const rail = (word: string): ReturnType<Page['locator']> => page.locator('.rail a', { hasText: word });
const button = (word: string): ReturnType<Page['locator']> => page.getByRole('button', { name: word, exact: true });

describe('training in the control room', () => {
  it('has a form that says what will happen', async () => {
    await rail(en.views.training).click();
    await page.waitForSelector(`.training >> text=${en.training.none}`);
    expect(await button(en.training.make).isDisabled()).toBe(true);
    await page.getByLabel(en.training.trainee, { exact: true }).fill('Minh');
    await page.getByLabel(en.training.trainer, { exact: true }).fill('Ada');
    await page.getByRole('group', { name: en.training.hours }).getByRole('button', { name: '1 h' }).click();
    await page
      .locator('.newshift')
      .getByRole('group', { name: en.training.speed })
      .getByRole('button', { name: '60×' })
      .click();
    await page.getByLabel(en.training.before).fill('2');
    await button(en.trainingLevel.own).click();
    for (const field of await page.locator('.newshift .counts input').all()) await field.fill('0');
    await page.getByLabel(en.trainingFault['stacking-crane']).fill('1');
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('makes a shift, tells how far it is, and leads into it', async () => {
    await button(en.training.make).click();
    const shift = page.locator('.shift', { hasText: 'Minh' });
    await shift.waitFor();
    const enter = shift.getByRole('link', { name: en.training.enter });
    await enter.waitFor();
    expect(await shift.textContent()).toContain(en.trainingState.standing);
    expect(await wcagViolations(page)).toEqual([]);
    await enter.click();
    await page.waitForSelector('.band.drill');
  });
});

describe('the page of a shift', () => {
  it('says that it is not the port, and offers neither training nor another speed', async () => {
    await page.waitForSelector(`.band.drill >> text=${en.shiftBand.notPort}`);
    await button(en.shiftBand.begin).waitFor();
    expect(await rail(en.views.training).count()).toBe(0);
    expect(await page.locator('.header .speed').count()).toBe(0);
    expect(await page.title()).toContain(en.shiftBand.tag);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('lets the trainee begin, and stop and free a machine under his name', async () => {
    await button(en.shiftBand.begin).click();
    await page.waitForSelector('.band.drill >> text=60×');
    await rail(en.views.machines).click();
    await page.getByPlaceholder(en.machines.find).fill('agv07');
    await page.locator('.machines tbody').getByRole('button', { name: 'AGV07' }).click();
    for (const act of [en.machineAct.stop, en.machineAct.release]) {
      await page.locator('.acts').getByRole('button', { name: act }).click();
      expect(await page.locator('dialog.order').getByLabel(en.machines.who).inputValue()).toBe('Minh');
      await page.locator('dialog.order').getByRole('button', { name: act, exact: true }).click();
      await expect.poll(() => page.locator('dialog.order').count()).toBe(0);
      const state = act === en.machineAct.stop ? 'stopped' : 'idle';
      const told = page.locator('.detail .state');
      if (state === 'stopped') await told.filter({ hasText: en.state.stopped }).waitFor();
    }
  });

  it('ends by itself, and leads to the debrief', async () => {
    const shift = async (): Promise<RunningShift> =>
      ((await (await fetch(`${room.server.url}/training/shift-0001/api/v1/shift`)).json()) as ShiftAnswer).shift!;
    await expect.poll(async () => (await shift()).state, { timeout: SHIFT }).toBe('done');
    const { from, to, now } = await shift();
    expect([to - from, now]).toEqual([3_600_000, to]);
    await page.getByRole('link', { name: en.shiftBand.debrief }).click();
    await page.waitForSelector('.debrief .bigscore');
    expect(await page.locator('.band.drill').count()).toBe(0);
  });
});

describe('the debrief', () => {
  it('tells the score, the fault, and what the trainee did', async () => {
    const text = (await page.locator('.debrief').textContent()) ?? '';
    expect(text).toContain('Minh');
    expect(text).toContain(en.debrief.left);
    expect(text).toContain(en.shiftDeed['machine-stopped']);
    expect(text).toContain(en.shiftDeed['machine-released']);
    expect(text).toMatch(/ASC-\w+: stands/);
    expect(await page.locator('.scoretable tbody tr').count()).toBe(9);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it.each([
    ['vi', vi],
    ['ko', ko],
  ] as const)('speaks %s', async (language, words) => {
    await page.selectOption('.language select', language);
    await page.waitForSelector(`.debrief caption:text-is("${words.debrief.figures}")`);
    expect(await page.locator('.debrief').textContent()).toContain(words.shiftDeed['machine-stopped']);
    await page.selectOption('.language select', 'en');
  });

  it('leads to a moment of the shift, replayed', async () => {
    await page
      .getByRole('link', { name: /^Look at/ })
      .last()
      .click();
    await page.waitForSelector('.band.drill');
    await page.waitForSelector(`.band >> text=${en.replay.tag}`);
    await page.waitForSelector('.frame.past');
    expect(page.url()).toMatch(/training\/shift-0001\/\?replay=/);
    expect(room.faults).toEqual([]);
  });
});
