// What a new user does in the first ten minutes, with the README alone: find a container, say why a crane waits, move a berth, stop and free an
// AGV, replay the last hour. In a real browser over a real server and the twin; without Chromium it fails.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallView, CraneWaiting, Hello, MachineView, WaitingView, WaitSpan } from '../src/server/api.ts';
import { en } from '../src/web/locales/en.ts';
import { openControlRoom, PATIENCE, type ControlRoom } from './support/control-room.ts';

/** Hours after which a vessel has been worked for a while and another one is expected. */
const WARM_UP_HOURS = 8;
const HOUR = 3_600_000;

let room: ControlRoom;
let page: Page;

beforeAll(async () => {
  room = await openControlRoom({ warmUpHours: WARM_UP_HOURS, speed: 1 });
  page = room.page;
  await page.setViewportSize({ width: 1440, height: 900 });
}, 120_000);

afterAll(() => room?.close());

async function ask<T>(path: string): Promise<T> {
  return (await (await fetch(room.server.url + path)).json()) as T;
}

const goTo = (view: string): Promise<void> => page.click(`.rail a:has-text("${view}")`);

describe('a new user, in the first ten minutes,', () => {
  it('finds a container by a part of its number, and reads where it is', async () => {
    const { boxes } = await ask<Hello>('/api/hello');
    const box = boxes.find(({ on }) => on === 'yard');
    expect(box).toBeDefined();
    const id = box?.id ?? '';
    await page.keyboard.press('/');
    await page.keyboard.type(id.slice(4));
    await page.waitForSelector(`.search li:has-text("${id}")`);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.detail h2:text-is("${id}")`);
    expect(await page.locator('.detail').textContent()).toContain(box?.key);
  });

  it('says why a crane waits: from the crane along the chain to the root', async () => {
    const view = await ask<WaitingView>('/api/v1/waiting');
    let crane = '';
    let wait: WaitSpan | undefined;
    for (const one of view.cranes) {
      const { spans } = await ask<CraneWaiting>(`/api/v1/cranes/${one.crane}/waiting`);
      for (const span of spans)
        if (span.root !== 'moving' && span.to !== null && length(span) > length(wait))
          [crane, wait] = [one.crane, span];
    }
    if (wait === undefined) throw new Error('no crane has waited: the world of this test has become another one');
    await page.goto(`${room.server.url}/?view=why&of=${crane}@${new Date(wait.from).toISOString()}`);
    await page.waitForSelector('.waitchain .root');
    const chain = await page.locator('.waitchain').textContent();
    expect(chain).toContain(crane);
    expect(await page.locator('.pickedtime').textContent()).toContain(en.waitRoot[wait.root]);
  });

  it('moves a berth with the arrow keys, and the plan keeps to it', async () => {
    await goTo(en.views.quay);
    const block = page.locator('.quayview .movable .edge').first();
    const id = ((await block.getAttribute('id')) ?? '').replace('berth-of-', '');
    const call = async (): Promise<CallView | undefined> =>
      (await ask<CallView[]>('/api/calls')).find((c) => c.id === id);
    await block.focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
    await page.locator('.draftcard .verdict', { hasText: en.berths.fits }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel(en.berths.who, { exact: true }).fill('Lan');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await call())?.pin?.by, { timeout: PATIENCE }).toBe('Lan');
    const pin = (await call())?.pin;
    await expect.poll(async () => (await call())?.x, { timeout: PATIENCE }).toBe(pin?.x);
  });

  it('stops an AGV and frees it again, each time asked and by name', async () => {
    const machine = async (): Promise<MachineView | undefined> =>
      (await ask<MachineView[]>('/api/v1/machines')).find(({ id }) => id === 'AGV07');
    await goTo(en.views.machines);
    await page.getByPlaceholder(en.machines.find).fill('agv07');
    await page.getByRole('button', { name: 'AGV07', exact: true }).click();
    await page.locator('.acts').getByRole('button', { name: en.machineAct.stop }).click();
    await page.locator('dialog.order').getByLabel(en.machines.who).fill('Lan');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await machine())?.state, { timeout: PATIENCE }).toBe('stopped');
    await page.locator('.acts').getByRole('button', { name: en.machineAct.release }).click();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await machine())?.state, { timeout: PATIENCE }).not.toBe('stopped');
  });

  it('replays the last hour, and comes back to what is live', { timeout: 6 * PATIENCE }, async () => {
    await goTo(en.views.terminal);
    const { now } = await ask<Hello>('/api/hello');
    await page.getByRole('button', { name: en.replay.open }).click();
    await page.getByRole('button', { name: en.replay.ago60 }).click();
    // The hour is run again from the snapshot before it, which takes longest of all on a busy machine.
    const playing = `.band .state:text-is("${en.replay.playing.replace('{{n}}', '1')}")`;
    await page.waitForSelector(playing, { timeout: 4 * PATIENCE });
    const at = Date.parse(new URL(page.url()).searchParams.get('replay') ?? '');
    expect(Math.abs(now - HOUR - at)).toBeLessThan(5 * 60_000);
    await page.getByRole('button', { name: en.replay.back }).click();
    await page.waitForSelector('.band', { state: 'detached' });
    expect(room.faults).toEqual([]);
  });
});

/** How long a wait was, ms; nothing where there is none. */
function length(span: WaitSpan | undefined): number {
  return span === undefined || span.to === null ? 0 : span.to - span.from;
}
