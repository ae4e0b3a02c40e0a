// A stacking crane told what cannot be: somebody goes and looks, and says in the control room where its container is. In a real browser over a real server
// at which the stacking cranes of a block name another container than the one that they lift; without Chromium it fails.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExceptionView } from '../src/server/api.ts';
import { en } from '../src/web/locales/en.ts';
import { openControlRoom, PATIENCE, type ControlRoom } from './support/control-room.ts';
import { wcagViolations } from './support/page.ts';

let room: ControlRoom;
let page: Page;

beforeAll(async () => {
  const script = ['ASC-A14W', 'ASC-A14L'].map((machine) => ({ at: 0, minutes: 6000, machine, lie: 'other-container' }));
  const disturbances = { text: JSON.stringify({ format: 'hawser-disturbances/1', script }), file: 'other.json' };
  // The clock stands: what is in doubt stays so while somebody looks.
  room = await openControlRoom({ speed: 0, demandScale: 0.3, warmUpHours: 3, disturbances });
  page = room.page;
});

afterAll(() => room?.close());

const marked = async (): Promise<ExceptionView[]> => {
  const answer = await fetch(`${room.server.url}/api/v1/exceptions`);
  return ((await answer.json()) as ExceptionView[]).filter(({ kind }) => kind === 'machine-marked');
};

describe('a marked machine in the control room', () => {
  it('tells where its container may be, and gets work again when a person says where it is', async () => {
    const [first] = await marked();
    const che = first!.subject;
    await page.locator('.rail a', { hasText: en.views.exceptions }).click();
    const card = page.locator('.exception', {
      hasText: en.exceptionWhat['machine-marked'].replace('{{subject}}', che),
    });
    await card.getByRole('button', { name: en.machineCheck.open }).first().click();
    const question = page.locator('dialog.order');
    await question.getByLabel(en.machineCheck.who).waitFor();
    const done = question.getByRole('button', { name: en.machineAct.return });
    expect(await done.isDisabled()).toBe(true);
    expect(await wcagViolations(page)).toEqual([]);
    await question.getByLabel(en.machineCheck.who).fill('Ada');
    // The crane has set it down where it was to, and the twin shows that.
    await question.getByText(en.machineCheck.seen).waitFor();
    expect(await question.locator('.places input[type=radio]:checked').count()).toBe(1);
    // It was heard meanwhile: what was seen before is refused, and what is in doubt now is asked anew in the same form.
    const path = '**/api/v1/machines/*/check';
    await page.route(path, (route) => {
      const body = route.request().postDataJSON() as { heard: number } | null;
      return route.continue(body === null ? {} : { postData: { ...body, heard: body.heard - 1 } });
    });
    await done.click();
    await question.locator('[role=alert]', { hasText: 'HWS-MCH-006' }).waitFor();
    expect(await question.locator('.places input[type=radio]:checked').count()).toBe(1);
    expect(await wcagViolations(page)).toEqual([]);
    await page.unroute(path);
    await done.click();
    await page.locator('[role=status]', { hasText: en.machineCheck.told.replace('{{id}}', che) }).waitFor();
    const headers = { 'content-type': 'application/json' };
    await fetch(`${room.server.url}/api/speed`, { method: 'POST', headers, body: JSON.stringify({ speed: 20 }) });
    await expect
      .poll(async () => (await marked()).some(({ id }) => id === first!.id), { timeout: PATIENCE })
      .toBe(false);
  });
});
