// What came in as EDI, as a person sees it: a file is sent from the page, its bad container is found with the reason, the place in the
// file and the answer that went out, and a discrepancy is decided. In a real browser over a real server; without Chromium it fails.
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCopino } from '../src/edi/writing/write-lists.ts';
import type { ContainerStory, DiscrepancyView, Hello, InterchangePage } from '../src/server/api.ts';
import type { Container } from '../src/terminal/container.ts';
import { makeContainerNumber } from '../src/terminal/iso6346.ts';
import { en } from '../src/web/locales/en.ts';
import { ko } from '../src/web/locales/ko.ts';
import { vi } from '../src/web/locales/vi.ts';
import { thirtyBoxes } from './support/hawser.ts';
import { openControlRoom, PATIENCE, type ControlRoom } from './support/control-room.ts';
import { wcagViolations } from './support/page.ts';

/** Hours after which the demand with seed 1 has brought the first boxes into the yard. */
const WARM_UP_HOURS = 4;
const HOUR_MS = 3_600_000;

/** A container of thirtyBoxes(), and its number as somebody has mistyped it. */
const RIGHT = makeContainerNumber('TSTU', 102_182);
const WRONG = 'TSTU10218';

let room: ControlRoom;
let page: Page;
/** A box of which a message claims what is not so. */
let doubted = '';

beforeAll(async () => {
  room = await openControlRoom({ warmUpHours: WARM_UP_HOURS, speed: 1 });
  page = room.page;
});

afterAll(() => room?.close());

async function ask<T>(path: string): Promise<T> {
  return (await (await fetch(room.server.url + path)).json()) as T;
}

async function open(): Promise<void> {
  await page.click('.tools .sheetholder:last-child > button');
  await page.waitForSelector('.inbox[open]');
}

const tab = (text: string): Promise<void> => page.click(`.inbox .tabs button:has-text("${text}")`);

/** A truck is announced to bring a box that stands in the yard already, with nothing on it. */
async function announceWhatIsHere(reference = 'TRUCK1'): Promise<string> {
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
  const visit = { reference, haulier: 'HAUL', truck: '80-1234', expected: now + HOUR_MS };
  const entries = [{ movement: 'deliver' as const, container, booking: '' }];
  const body = writeCopino([{ ...visit, entries } as Parameters<typeof writeCopino>[0][number]], {
    ...{ sender: 'HAUL', recipient: 'TERMINAL', reference, preparedAt: now },
  });
  const headers = { 'content-type': 'application/edifact' };
  expect((await fetch(`${room.server.url}/api/v1/edi`, { method: 'POST', headers, body })).status).toBe(202);
  return id;
}

function isOver(other: Hello['boxes'][number], { on, key, a, b, c }: Hello['boxes'][number]): boolean {
  return other.on === on && other.key === key && other.a === a && other.b === b && other.c > c;
}

async function textOf(download: Download): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Sends an interchange with one message, whose segments between UNH and UNT are given; comes back with its id. */
async function send(type: string, reference: string, body: readonly string[]): Promise<string> {
  const head = `UNB+UNOA:2+LINE+TERMINAL+260105:0600+${reference}'UNH+1+${type}'`;
  const text = `${head}${body.map((one) => `${one}'`).join('')}UNT+${body.length + 2}+1'UNZ+1+${reference}'`;
  const headers = { 'content-type': 'application/edifact' };
  const answer = await fetch(`${room.server.url}/api/v1/edi`, { method: 'POST', headers, body: text });
  expect(answer.status).toBe(202);
  return ((await answer.json()) as { file: string }).file.replace(/\.edi$/, '');
}

describe('the messages in the control room', () => {
  it('say that none has come in yet', async () => {
    await open();
    await page.waitForSelector(`.inbox .empty:text-is("${en.messages.none}")`);
    expect(await wcagViolations(page)).toEqual([]);
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
    expect(await wcagViolations(page)).toEqual([]);
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
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('show what an answer says, segment by segment, and give it as a file', async () => {
    await page.click('.inbox .answers li:first-child button');
    await page.waitForSelector('.inbox .answer .segments li');
    const told = await page.locator('.inbox .answer .segments code').allTextContents();
    expect(told.join('')).toMatch(/^(UNA.*)?UNB.*UNH\+1\+CONTRL.*UCI\+PLAN1/);
    expect(await wcagViolations(page)).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('.inbox .answer a')]);
    expect((await textOf(download)).replaceAll('\n', '')).toBe(told.join(''));
    expect(download.suggestedFilename()).toMatch(/^CONTRL-.*\.edi$/);
    await page.click(`.inbox .answer button:text-is("${en.interchange.closeAnswer}")`);
    await page.waitForSelector('.inbox .segments [aria-current]');
  });

  it('give the file back as it came in', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('.inbox .content a')]);
    expect(await textOf(download)).toBe(thirtyBoxes('KRPUS').replace(RIGHT, WRONG));
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

  it('list what was sent, by type, with its text, and lead back to what was answered', async () => {
    await open();
    await tab(en.messages.sent);
    const files = page.locator('.inbox tbody th code');
    await files.first().waitFor();
    const all = await files.allTextContents();
    expect(new Set(all.map((name) => name.split('-')[0]))).toEqual(new Set(['CODECO', 'CONTRL', 'APERAK']));
    await page.selectOption('.inbox .fields select', 'CODECO');
    await expect
      .poll(async () => (await files.allTextContents()).every((name) => name.startsWith('CODECO-')))
      .toBe(true);
    expect(await wcagViolations(page)).toEqual([]);
    await page.locator('.inbox tbody th button').first().click();
    await page.waitForSelector('.inbox .segments li code:text("CODECO")');
    await page.click(`.inbox button:text-is("${en.sent.back}")`);
    await page.selectOption('.inbox .fields select', 'CONTRL');
    await page.locator('.inbox tbody .linkish', { hasText: en.sent.answers }).first().click();
    await page.waitForSelector('.inbox .message .remarks');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.inbox', { state: 'hidden' });
  });

  it('show a discrepancy from both sides, and ask back before it is decided', async () => {
    const id = await announceWhatIsHere();
    await open();
    // What became of both is seen in the list; what is not worked yet would count as not looked at.
    await page.waitForSelector('.inbox tbody tr:nth-child(2) .mark.partly');
    await page.waitForSelector('.inbox tbody tr:nth-child(1) .mark.partly');
    await tab(en.messages.discrepancies);
    await page.waitForSelector(`.case[aria-label="${id}"]`);
    const told = await page.locator('.case').textContent();
    for (const part of [en.claim.brings, 'HAUL', 'COPINO TRUCK1']) expect(told).toContain(part);
    await page.click(`.case button:text-is("${en.discrepancy.record}")`);
    await page.waitForSelector('.confirm input:focus');
    expect(await page.locator('.confirm p').textContent()).toContain(en.discrepancy.recordWill.replace('{{box}}', id));
    expect(await wcagViolations(page)).toEqual([]);
    expect(await ask<DiscrepancyView[]>('/api/v1/discrepancies')).toHaveLength(1);
    await page.keyboard.type('Kim');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.inbox .empty:text-is("${en.discrepancy.none}")`);
    expect(await ask<DiscrepancyView[]>('/api/v1/discrepancies')).toEqual([]);
  });

  it('tell on their button at once that a discrepancy is open, and in the story of its box what is claimed', async () => {
    await page.keyboard.press('Escape');
    await page.waitForSelector('.tools .count', { state: 'detached' });
    doubted = await announceWhatIsHere('TRUCK2');
    // The announcement, worked only in part, and its discrepancy.
    await expect
      .poll(async () => Number(await page.locator('.tools .count').textContent()), { timeout: 20_000 })
      .toBe(2);
    await open();
    await tab(en.messages.discrepancies);
    await page.click(`.case[aria-label="${doubted}"] button:text-is("${en.discrepancy.story}")`);
    await page.waitForSelector(`.story b:text-is("${en.event['discrepancy-found']}")`);
    const story = (await page.locator('.detail').textContent()) ?? '';
    for (const part of [en.tale.holds, en.hold.discrepancy, 'COPINO TRUCK2', en.claim.brings])
      expect(story).toContain(part);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('follow a claim that a person accepts: the box leaves the record, and its story tells who decided', async () => {
    await open();
    await tab(en.messages.discrepancies);
    await page.click(`.case[aria-label="${doubted}"] button:text-is("${en.discrepancy.claim}")`);
    await page.waitForSelector('.confirm input:focus');
    const told = await page.locator('.confirm p').first().textContent();
    expect(told).toContain(en.discrepancy.outsideWill.replace('{{box}}', doubted));
    expect(told).toContain(en.discrepancy.truckAgain);
    await page.click(`.confirm button:text-is("${en.discrepancy.back}")`);
    await page.click(`.case[aria-label="${doubted}"] button:text-is("${en.discrepancy.claim}")`);
    await page.keyboard.type('Kim');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.inbox .empty:text-is("${en.discrepancy.none}")`);
    const { position, holds, story } = await ask<ContainerStory>(`/api/containers/${doubted}`);
    expect([position.kind, holds]).toEqual(['outside', []]);
    const decided = story.findLast(({ event }) => event === 'discrepancy-resolved');
    expect(decided?.decision).toEqual({ accepted: 'claim', by: 'Kim' });
    expect((await ask<Hello>('/api/hello')).boxes.some(({ id }) => id === doubted)).toBe(false);
    await page.keyboard.press('Escape');
    await page.waitForSelector(`.story p:text-is("${en.tale.accepted.replace('{{by}}', 'Kim')}")`);
    await page.waitForSelector(`.detail dd:text-is("${en.box.outside}")`);
  });

  it('say why a decision cannot be carried out, and leave it open', async () => {
    const id = await announceWhatIsHere('TRUCK3');
    await open();
    await tab(en.messages.discrepancies);
    await page.click(`.case[aria-label="${id}"] button:text-is("${en.discrepancy.record}")`);
    await page.waitForSelector('.confirm input:focus');
    // Somebody else decides first.
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ accept: 'record', by: 'Ada' });
    const path = `${room.server.url}/api/v1/discrepancies/${id}`;
    expect((await fetch(path, { method: 'POST', headers, body })).status).toBe(202);
    await page.keyboard.type('Kim');
    await page.keyboard.press('Enter');
    // The page either hears of it in time and takes the case away, or is told so by the room.server.
    await page.waitForSelector(`.confirm .trouble, .inbox .empty:text-is("${en.discrepancy.none}")`);
    await page.waitForSelector(`.inbox .empty:text-is("${en.discrepancy.none}")`);
    await page.keyboard.press('Escape');
  });

  it('work a verified mass and a release order, and tell both in the story of the box', async () => {
    await expect.poll(() => ask<DiscrepancyView[]>('/api/v1/discrepancies'), { timeout: PATIENCE }).toEqual([]);
    const { boxes } = await ask<Hello>('/api/hello');
    const id = boxes.findLast((one) => one.on === 'yard')?.id ?? '';
    const { isoType } = await ask<ContainerStory>(`/api/containers/${id}`);
    const box = `EQD+CN+${id}+${isoType}:102:5`;
    const vermas = await send('VERMAS:D:16A:UN:SMDG10', 'MASS1', [
      ...['BGM+749+MASS1+9', 'DTM+137:202601050600:203', box, 'MEA+AAE+VGM+KGM:7770', 'DTM+798:202601050500:203'],
      ...['DOC+SM1:VGM:306', 'NAD+SPC+++SHIPPER'],
    ]);
    const cancelled = await send('COREOR:D:00B:UN:SMDG20', 'REL1', [
      ...['BGM+129+REL1+1', 'DTM+137:202601050600:203', 'NAD+CF+TST:160:20', box, 'RFF+RE:R-1'],
    ]);
    const state = async (one: string): Promise<string> => (await ask<{ state: string }>(`/api/v1/edi/${one}`)).state;
    await expect.poll(() => state(vermas), { timeout: PATIENCE }).toBe('worked');
    await expect.poll(() => state(cancelled), { timeout: PATIENCE }).toBe('worked');
    const story = await ask<ContainerStory>(`/api/containers/${id}`);
    expect([story.grossKg, story.holds.map(({ name }) => name)]).toEqual([7770, ['line']]);
    await open();
    await page.click(`.inbox tbody tr:has-text("MASS1") th button`);
    await page.waitForSelector(`.inbox .applied dt:text-is("${en.applied['container-changed']}")`);
    expect(await page.locator('.inbox .told').textContent()).toContain('HWS-RUN-093');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.fill('.search input', id);
    await page.click(`.search [role="option"]:has-text("${id}")`);
    await page.waitForSelector(`.story b:text-is("${en.event['container-changed']}")`);
    const told = (await page.locator('.detail').textContent()) ?? '';
    for (const part of ['→ 7.77 t', en.event['hold-placed'], 'release order REL1']) expect(told).toContain(part);
  });

  it('say in the language of the page what the reader says in English, and mark what stays English', async () => {
    for (const [language, words] of [
      ['vi', vi],
      ['ko', ko],
    ] as const) {
      await page.selectOption('.language select', language);
      await open();
      await page.click('.inbox tbody tr:last-child button');
      await page.waitForSelector('.inbox .message .remarks');
      const remarks = page.locator('.inbox .message .remarks');
      expect(await remarks.textContent()).toContain(words.finding['HWS-EDI-026']);
      expect(await remarks.textContent()).toContain(words.cure['HWS-EDI-026']);
      expect(await remarks.locator('[lang="en"]').first().textContent()).toContain(WRONG);
      await page.keyboard.press('Escape');
      await page.waitForSelector('.inbox', { state: 'hidden' });
    }
    await page.selectOption('.language select', 'en');
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
      expect(await wcagViolations(page), palette).toEqual([]);
      await page.click('.inbox tbody tr:last-child button');
      await page.waitForSelector('.inbox .segments li');
      expect(await wcagViolations(page), palette).toEqual([]);
      await page.keyboard.press('Escape');
      await page.waitForSelector('.inbox', { state: 'hidden' });
    }
  });

  it('count on their button what was refused since they were last open', async () => {
    const before = await ask<InterchangePage>('/api/v1/edi');
    const headers = { 'content-type': 'application/edifact' };
    const sent = await fetch(`${room.server.url}/api/v1/edi`, { method: 'POST', headers, body: 'no message at all' });
    expect(sent.status).toBe(422);
    expect((await ask<InterchangePage>('/api/v1/edi')).interchanges).toHaveLength(before.interchanges.length + 1);
    // The live line tells of it: nobody loads the page again.
    await page.waitForSelector('.tools .count');
    expect(await page.locator('.tools .count').textContent()).toBe('1');
    await open();
    await page.waitForSelector('.inbox tbody .mark.refused');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.tools .count', { state: 'detached' });
  });

  it('have had no fault on the way', () => {
    expect(room.faults).toEqual([]);
  });
});
