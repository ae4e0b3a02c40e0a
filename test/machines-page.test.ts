// Machines and exceptions as a person handles them in the control room: an AGV is stopped and freed, a crane is taken out of work, an exception is
// noted. In a real browser over a real server at which a stacking crane fails in the first minute; without Chromium it fails.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MachineView } from '../src/server/api.ts';
import { en } from '../src/web/locales/en.ts';
import { ko } from '../src/web/locales/ko.ts';
import { vi } from '../src/web/locales/vi.ts';
import { openControlRoom, PATIENCE, type ControlRoom } from './support/control-room.ts';
import { wcagViolations } from './support/page.ts';

let room: ControlRoom;
let page: Page;

beforeAll(async () => {
  const script = [{ at: 60_000, machine: 'ASC-A03L', fault: 'stop', minutes: 600 }];
  const disturbances = { text: JSON.stringify({ format: 'hawser-disturbances/1', script }), file: 'fault.json' };
  room = await openControlRoom({ speed: 20, demandScale: 0.2, disturbances });
  page = room.page;
});

afterAll(() => room?.close());

const machine = async (id: string): Promise<MachineView> => {
  const answer = await fetch(`${room.server.url}/api/v1/machines`);
  return ((await answer.json()) as MachineView[]).find((one) => one.id === id)!;
};
const stateOf = (id: string) => expect.poll(async () => (await machine(id)).state, { timeout: PATIENCE });
const rail = (word: string): ReturnType<Page['locator']> => page.locator('.rail a', { hasText: word });
const act = (word: string): Promise<void> => page.locator('.acts').getByRole('button', { name: word }).click();
const row = (id: string): ReturnType<Page['locator']> =>
  page.locator('.machines tbody tr', { has: page.getByRole('button', { name: id, exact: true }) });

describe('machines in the control room', () => {
  it('are listed, filtered and picked', async () => {
    await rail(en.views.machines).click();
    await row('QC01').waitFor();
    const all = await page.locator('.machines tbody tr').count();
    await page.getByRole('button', { name: en.machineFamily.vehicle, exact: true }).click();
    await expect.poll(() => row('QC01').count()).toBe(0);
    await page.getByPlaceholder(en.machines.find).fill('agv07');
    await expect.poll(() => page.locator('.machines tbody tr').count()).toBe(1);
    expect(all).toBeGreaterThan(100);
    expect(await wcagViolations(page)).toEqual([]);
    await row('AGV07').getByRole('button', { name: 'AGV07' }).click();
    await page.waitForSelector('.detail h2:text-is("AGV07")');
  });

  it('are stopped after a question, by name and with the reason, and freed', async () => {
    await act(en.machineAct.stop);
    const question = page.locator('dialog.order');
    expect(await question.textContent()).toContain(en.machineWill.stopVehicle);
    const stop = question.getByRole('button', { name: en.machineAct.stop, exact: true });
    expect(await stop.isDisabled()).toBe(true);
    expect(await wcagViolations(page)).toEqual([]);
    await question.getByLabel(en.machines.who).fill('Ada');
    await question.getByLabel(en.machines.reason).fill('smoke');
    await page.keyboard.press('Enter');
    await stateOf('AGV07').toBe('stopped');
    await page.waitForSelector(`.detail .state:has-text("${en.state.stopped}")`);
    expect(await page.locator('.detail .facts').textContent()).toMatch(/Ada.*smoke/);
    expect(await row('AGV07').textContent()).toContain(en.state.stopped);
    await act(en.machineAct.release);
    expect(await question.getByLabel(en.machines.who).inputValue()).toBe('Ada');
    await page.keyboard.press('Enter');
    await stateOf('AGV07').not.toBe('stopped');
  });

  it('are left alone when the person thinks better of it', async () => {
    await act(en.machineAct.withdraw);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog.order').count()).toBe(0);
    expect((await machine('AGV07')).handled?.withdrawn).toBeNull();
  });
});

describe('exceptions in the control room', () => {
  it('are counted in the rail, and tell what happened and what to do', async () => {
    await rail(en.views.exceptions).locator('.count').waitFor();
    await rail(en.views.exceptions).click();
    const fault = page.locator('.exception', { hasText: 'ASC-A03L' });
    await fault.waitFor();
    const text = await fault.textContent();
    expect(text).toContain(en.exceptionTodo['machine-fault']);
    expect(text).toContain(en.exceptionRank.machine);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('offer what is suggested: the crane is taken out of work from here', async () => {
    const fault = page.locator('.exception', { hasText: en.exceptionTodo['machine-fault'] });
    await fault.getByRole('button', { name: en.machineAct.withdraw }).click();
    await page.locator('dialog.order').getByLabel(en.machines.who).waitFor();
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await machine('ASC-A03L')).handled?.withdrawn?.by, { timeout: PATIENCE })
      .toBe('Ada');
  });

  it('are noted by name, and stay dimmed until they are over', async () => {
    const fault = page.locator('.exception', { hasText: en.exceptionTodo['machine-fault'] });
    await fault.getByRole('button', { name: en.exceptions.note, exact: true }).click();
    await page.locator('.exception.noted', { hasText: en.exceptionTodo['machine-fault'] }).waitFor();
    expect(await fault.textContent()).toMatch(/Ada/);
  });

  it.each([
    ['vi', vi],
    ['ko', ko],
  ] as const)('speak %s', async (language, words) => {
    await page.selectOption('.language select', language);
    await page.waitForSelector(`.exceptions h2:text-is("${words.exceptions.title}")`);
    expect(await page.locator('.exceptions').textContent()).toContain(words.exceptionTodo['machine-fault']);
    expect(room.faults).toEqual([]);
  });
});
