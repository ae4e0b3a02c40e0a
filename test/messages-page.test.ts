// What came in as EDI, as a person sees it: a file is sent from the page, its bad container is found with the reason, the place in the
// file and the answer that went out, and a discrepancy is decided. In a real browser over a real server; without Chromium it fails.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCopino } from '../src/edi/writing/write-lists.ts';
import type { ContainerStory, DiscrepancyView, Hello, InterchangePage } from '../src/server/api.ts';
import { serveSmall } from '../src/server/serve.fixture.ts';
import type { Serving } from '../src/server/serve.ts';
import type { Container } from '../src/terminal/container.ts';
import { makeContainerNumber } from '../src/terminal/iso6346.ts';
import { en } from '../src/web/locales/en.ts';
import { ko } from '../src/web/locales/ko.ts';
import { vi } from '../src/web/locales/vi.ts';
import { thirtyBoxes } from './support/hawser.ts';
import { buildPage, graveViolations, openBrowser, openPage } from './support/page.ts';

/** Hours after which the demand with seed 1 has brought the first boxes into the yard. */
const WARM_UP_HOURS = 4;
/** Longest wait for something to be seen, ms. */
const PATIENCE = 30_000;
const HOUR_MS = 3_600_000;

/** A container of thirtyBoxes(), and its number as somebody has mistyped it. */
const RIGHT = makeContainerNumber('TSTU', 102_182);
const WRONG = 'TSTU10218';

let folder: string;
let server: Serving;
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-messages-'));
  server = await serveSmall(folder, { webFolder: await buildPage(), warmUpHours: WARM_UP_HOURS, speed: 1 });
  browser = await openBrowser();
  page = await openPage(browser, server.url);
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => faults.push(error.message));
  await page.selectOption('.language select', 'en');
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function ask<T>(path: string): Promise<T> {
  return (await (await fetch(server.url + path)).json()) as T;
}

async function open(): Promise<void> {
  await page.click('.tools .sheetholder:last-child > button');
  await page.waitForSelector('.inbox[open]');
}

const tab = (text: string): Promise<void> => page.click(`.inbox .tabs button:has-text("${text}")`);

/** A truck is announced to bring a box that stands in the yard already. */
async function announceWhatIsHere(): Promise<string> {
  const { boxes, now } = await ask<Hello>('/api/hello');
  const id = boxes.find((box) => box.on === 'yard' && !boxes.some((other) => isOver(other, box)))?.id ?? '';
  const { isoType, grossKg, full, operator, portOfLoading, portOfDischarge } = await ask<ContainerStory>(
    `/api/containers/${id}`,
  );
  const container: Container = {
    ...{
      id: id as Container['id'],
      isoType,
      lengthFeet: isoType.startsWith('2') ? 20 : 40,
      heightMm: 2591,
      grossKg,
      full,
    },
    ...{ reeferC: null, dangerous: [], outOfGauge: null, operator, portOfLoading, portOfDischarge },
    finalPort: portOfDischarge,
  };
  const visit = { reference: 'TRUCK1', haulier: 'HAUL', truck: '80-1234', expected: now + HOUR_MS };
  const entries = [{ movement: 'deliver' as const, container, booking: '' }];
  const body = writeCopino([{ ...visit, entries } as Parameters<typeof writeCopino>[0][number]], {
    ...{ sender: 'HAUL', recipient: 'TERMINAL', reference: 'TRUCK1', preparedAt: now },
  });
  const headers = { 'content-type': 'application/edifact' };
  expect((await fetch(`${server.url}/api/v1/edi`, { method: 'POST', headers, body })).status).toBe(202);
  return id;
}

function isOver(other: Hello['boxes'][number], { on, key, a, b, c }: Hello['boxes'][number]): boolean {
  return other.on === on && other.key === key && other.a === a && other.b === b && other.c > c;
}

describe('the messages in the control room', () => {
  it('say that none has come in yet', async () => {
    await open();
    await page.waitForSelector(`.inbox .empty:text-is("${en.messages.none}")`);
    expect(await graveViolations(page)).toEqual([]);
    await tab(en.messages.discrepancies);
    await page.waitForSelector(`.inbox .empty:text-is("${en.discrepancy.none}")`);
  });

  it('take a file, and tell at once what is wrong with it', async () => {
    await tab(en.messages.send);
    const buffer = Buffer.from(thirtyBoxes('KRPUS').replace(RIGHT, WRONG));
    await page.setInputFiles('.drop input', { name: 'plan.edi', mimeType: 'application/edifact', buffer });
    await page.click(`.send button:text-is("${en.sendFile.send}")`);
    await page.waitForSelector(`.send :text-is("${en.sendFile.taken.replace('{{n}}', '1')}")`);
    expect(await page.locator('.send .remarks').textContent()).toContain(WRONG);
    expect(await graveViolations(page)).toEqual([]);
  });

  it('list it as partly worked', async () => {
    await tab(en.messages.list);
    await page.waitForSelector('.inbox tbody .mark.partly');
    const cells = await page.locator('.inbox tbody tr').first().locator('th, td').allTextContents();
    expect(cells.slice(1)).toEqual(['TST', 'PLAN1', 'BAPLIE', '30', '1', en.interchange.partly, en.messages.http]);
  });

  it('tell why, show where in the file, and which answer was sent', async () => {
    await page.click('.inbox tbody th button');
    await page.waitForSelector('.inbox .message .remarks');
    const remark = await page.locator('.inbox .message .remarks').textContent();
    expect(remark).toContain(WRONG);
    expect(remark).toMatch(/HWS-EDI-\d{3}/);
    expect(await page.locator('.inbox .applied').textContent()).toContain(`${en.applied['container-announced']}29`);
    await page.waitForSelector('.inbox .segments li');
    await page.locator('.inbox .remarks .place').first().click();
    expect(await page.locator('.inbox .segments [aria-current] code').textContent()).toMatch(
      new RegExp(`^EQD\\+CN\\+${WRONG}`),
    );
    const answers = await page.locator('.inbox .answers code').allTextContents();
    expect(answers.map((name) => name.split('-')[0])).toEqual(['CONTRL', 'APERAK']);
    expect(await graveViolations(page)).toEqual([]);
  });

  it('give the file back as it came in', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('.inbox .content a')]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toBe(thirtyBoxes('KRPUS').replace(RIGHT, WRONG));
  });

  it('go back to the list with the keyboard where it was, and filter it', async () => {
    await page.click('.inbox .head button');
    await page.waitForSelector('.inbox tbody th button:focus');
    await page.selectOption('.inbox select', 'worked');
    await page.waitForSelector(`.inbox .empty:text-is("${en.messages.noneSo}")`);
    await page.click(`.inbox button:text-is("${en.messages.all}")`);
    await page.fill('.inbox input[type="search"]', 'TST');
    await page.waitForSelector('.inbox tbody tr');
    await page.fill('.inbox input[type="search"]', 'NOBODY');
    await page.waitForSelector(`.inbox .empty:text-is("${en.messages.noneSo}")`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.inbox', { state: 'hidden' });
  });

  it('show a discrepancy from both sides, and ask back before it is decided', async () => {
    const id = await announceWhatIsHere();
    await open();
    await page.waitForSelector('.inbox tbody tr:nth-child(2)');
    await tab(en.messages.discrepancies);
    await page.waitForSelector(`.case[aria-label="${id}"]`);
    const told = await page.locator('.case').textContent();
    for (const part of [en.claim.brings, 'HAUL', 'COPINO TRUCK1']) expect(told).toContain(part);
    await page.click(`.case button:text-is("${en.discrepancy.record}")`);
    await page.waitForSelector('.confirm input:focus');
    expect(await page.locator('.confirm p').textContent()).toContain(en.discrepancy.recordWill.replace('{{box}}', id));
    expect(await graveViolations(page)).toEqual([]);
    expect(await ask<DiscrepancyView[]>('/api/v1/discrepancies')).toHaveLength(1);
    await page.keyboard.type('Kim');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.inbox .empty:text-is("${en.discrepancy.none}")`);
    expect(await ask<DiscrepancyView[]>('/api/v1/discrepancies')).toEqual([]);
  });

  it.each([
    ['Vietnamese', 'vi', vi],
    ['Korean', 'ko', ko],
    ['English', 'en', en],
  ] as const)('speak %s, and can be used by everybody in each palette', async (_, language, words) => {
    await page.keyboard.press('Escape');
    await page.selectOption('.language select', language);
    for (const palette of ['day', 'dusk', 'night'] as const) {
      await page.click(`.header button:text-is("${words.palette[palette]}")`);
      await open();
      await page.waitForSelector(`.inbox .mark:text-is("${words.interchange.partly}")`);
      expect(await graveViolations(page), palette).toEqual([]);
      await page.click('.inbox tbody tr:last-child button');
      await page.waitForSelector('.inbox .segments li');
      expect(await graveViolations(page), palette).toEqual([]);
      await page.keyboard.press('Escape');
      await page.waitForSelector('.inbox', { state: 'hidden' });
    }
  });

  it('count on their button what was refused since they were last open', async () => {
    const before = await ask<InterchangePage>('/api/v1/edi');
    const headers = { 'content-type': 'application/edifact' };
    const sent = await fetch(`${server.url}/api/v1/edi`, { method: 'POST', headers, body: 'no message at all' });
    expect(sent.status).toBe(422);
    expect((await ask<InterchangePage>('/api/v1/edi')).interchanges).toHaveLength(before.interchanges.length + 1);
    await page.reload();
    await page.waitForSelector('.tools .count');
    expect(await page.locator('.tools .count').textContent()).toBe('1');
    await open();
    await page.waitForSelector('.inbox tbody .mark.refused');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.tools .count', { state: 'detached' });
  });

  it('have had no fault on the way', () => {
    expect(faults).toEqual([]);
  });
});
