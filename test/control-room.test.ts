// The control room in a real browser, over a real server: the built page moves, counts, explains itself, speaks three languages,
// can be used without a mouse or eyes, and comes back when the line breaks. Without Chromium it fails; it is never passed over.
import { mkdtempSync, rmSync } from 'node:fs';
import { get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContainerStory, Hello, MachineView } from '../src/server/api.ts';
import { serveSmall } from '../src/server/serve.fixture.ts';
import type { Serving } from '../src/server/serve.ts';
import { en } from '../src/web/locales/en.ts';
import { ko } from '../src/web/locales/ko.ts';
import { vi } from '../src/web/locales/vi.ts';
import { decision, partsThatDiffer } from '../src/web/panels/why-text.ts';
import { buildPage, wcagViolations, openBrowser, openPage } from './support/page.ts';

/** Hours after which the first vessel of the demand with seed 1 is at work. */
const WARM_UP_HOURS = 6;
/** Terminal time by real time: boxes change hands every few seconds. */
const SPEED = 20;
/** Stories asked for at once. */
const BATCH = 50;
/** When something is waited for that does not come at once. */
const FAST = 60;
/** What may cross the wire before the page is there, bytes. */
const MOST_BYTES = 700_000;
/** Longest wait for something to be seen, ms. */
const PATIENCE = 30_000;

let folder: string;
let webFolder: string;
let server: Serving;
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-control-room-'));
  webFolder = await buildPage();
  server = await serveSmall(folder, { webFolder, warmUpHours: WARM_UP_HOURS, speed: SPEED });
  browser = await openBrowser();
  page = await openPage(browser, server.url);
  page.setDefaultTimeout(PATIENCE);
  page.on('pageerror', (error) => faults.push(error.message));
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the server answers; only for choosing what to look for. */
async function ask<T>(path: string): Promise<T> {
  return (await (await fetch(server.url + path)).json()) as T;
}

async function setSpeed(speed: number): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${server.url}/api/speed`, { method: 'POST', headers, body: JSON.stringify({ speed }) });
}

/** Waits until a look gives something that is not null, and answers with it. */
async function until<T>(what: string, look: () => Promise<T | null>, patience = PATIENCE): Promise<T> {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    const seen = await look();
    if (seen !== null) return seen;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`Not seen within ${patience / 1000} s: ${what}`);
}

/** Places at which machines are drawn now. */
function drawn(ids: readonly string[]): Promise<([number, number, number] | null)[]> {
  return page.evaluate(`${JSON.stringify(ids)}.map((id) => window.hawserScene.positionOf(id))`);
}

/** Waits until at least one of some machines is drawn more than a metre from where it was at first. */
async function seeMove(kind: MachineView['kind']): Promise<void> {
  const { machines } = await ask<Hello>('/api/hello');
  const ids = machines.filter((machine) => machine.kind === kind).map((machine) => machine.id);
  const first = await drawn(ids);
  expect(first, kind).not.toContain(null);
  await until(`a moving ${kind}`, async () => {
    const now = await drawn(ids);
    const far = now.some((at, i) => Math.hypot(...at!.map((value, axis) => value - first[i]![axis]!)) > 1);
    return far || null;
  });
}

/** The largest whole number in an element's text. */
async function numberIn(selector: string): Promise<number> {
  const text = (await page.locator(selector).first().textContent()) ?? '';
  return Math.max(...[...text.replaceAll(',', '').matchAll(/\d+/g)].map(Number));
}

const CRANE_MOVES = '.figures .tile .note';

/** Types into the search box as a user does, and takes the first hit. */
async function search(text: string): Promise<void> {
  await page.keyboard.press('Escape');
  await page.fill('.search input', text);
  await page.waitForSelector('.search .hits li');
  await page.press('.search input', 'Enter');
  await page.waitForSelector(`.detail h2:has-text("${text}")`);
}

/** Words that stand on the page as keys instead of words: in texts, and in what is read aloud. */
function rawKeys(): Promise<string[]> {
  return page.evaluate(`(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) texts.push(walk.currentNode.data);
    for (const element of document.querySelectorAll('[title], [aria-label], [placeholder]'))
      for (const name of ['title', 'aria-label', 'placeholder']) texts.push(element.getAttribute(name) ?? '');
    return texts.map((text) => text.trim()).filter((text) => /^[a-z]+(\\.[a-zA-Z-]+)+$/.test(text));
  })()`);
}

/** The stories of all containers that the page shows, in batches so as not to flood the server. */
async function* stories(): AsyncGenerator<ContainerStory> {
  const { boxes } = await ask<Hello>('/api/hello');
  for (let i = 0; i < boxes.length; i += BATCH)
    yield* await Promise.all(boxes.slice(i, i + BATCH).map(({ id }) => ask<ContainerStory>(`/api/containers/${id}`)));
}

/** A container in the yard that has been given a slot, with the reason. */
async function explained(): Promise<string> {
  for await (const { id, position, story } of stories())
    if (position.kind === 'yard' && story.some(({ why }) => why !== null && why.alternatives.length > 0)) return id;
  throw new Error('No container in the yard has a reason for its slot.');
}

/** A quay crane that waits now for something that has a name. */
async function waiting(): Promise<MachineView | null> {
  const { machines } = await ask<Hello>('/api/hello');
  return machines.find((one) => one.kind === 'STS' && one.state.startsWith('waiting') && one.waitsFor !== '') ?? null;
}

/** Pace at which no vessel is long in coming. */
const HASTY = 200;

/** Runs until a quay crane waits, and stops the terminal there; the crane. Cranes seldom wait, not for long, and only at vessels. */
async function waitingCrane(): Promise<MachineView> {
  const look = async (): Promise<MachineView | null> => {
    if ((await waiting()) === null) {
      const { calls } = await ask<Hello>('/api/hello');
      await setSpeed(calls.some(({ state }) => state === 'working') ? 2 * FAST : HASTY);
      return null;
    }
    await setSpeed(0);
    return waiting();
  };
  return until('a quay crane that waits', look, 5 * PATIENCE);
}

/** Bytes of an address and of the scripts and styles that it names, as a browser gets them. */
async function bytesOnWire(): Promise<number> {
  const entry = await rawGet('/');
  const names = [...(await (await fetch(server.url)).text()).matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)];
  expect(names.length).toBeGreaterThanOrEqual(2);
  const parts = await Promise.all(names.map(([, name]) => rawGet(`/${name}`)));
  return parts.reduce((sum, bytes) => sum + bytes, entry);
}

function rawGet(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    httpGet(server.url + path, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}

describe('the control room', () => {
  it('is small enough to open over a slow line', async () => {
    expect(await bytesOnWire()).toBeLessThan(MOST_BYTES);
  });

  it('draws frame after frame', async () => {
    expect(await page.locator('.stage canvas').count()).toBe(2);
    const figures = async (): Promise<{ frames: number; machines: number; meanMs: number } | null> =>
      page.evaluate('window.hawserFrame ?? null');
    const first = await until('figures of frames', figures);
    expect(first.frames).toBeGreaterThan(0);
    expect(first.machines).toBeGreaterThan(50);
    await until('figures of later frames', async () => {
      const now = await figures();
      return now !== null && now.meanMs !== first.meanMs ? now : null;
    });
  });

  it('shows quay cranes, yard cranes and vehicles that move', async () => {
    await seeMove('STS');
    await seeMove('ASC');
    await seeMove('AGV');
  });

  it('counts what the cranes do', async () => {
    await setSpeed(FAST);
    const before = await numberIn(CRANE_MOVES);
    const progress = await page.locator('.calls .progress').first().textContent();
    await until('more crane moves', async () => ((await numberIn(CRANE_MOVES)) > before ? true : null));
    await until('progress of the call', async () =>
      (await page.locator('.calls .progress').first().textContent()) === progress ? null : true,
    );
    await setSpeed(SPEED);
  });

  it('tells what a quay crane does and what it waits for', async () => {
    const crane = await waitingCrane();
    await search(crane.id);
    await until('the state of the crane', async () =>
      (await page.locator('.detail .state').textContent()) === en.state[crane.state] ? true : null,
    );
    const facts = await page.locator('.detail dl').textContent();
    expect(facts).toContain(en.detail.waitsFor);
  });

  it('tells the story of a container, with the reason for its slot', async () => {
    await search(await explained());
    await page.waitForSelector('.detail .story li');
    expect(await page.locator('.detail .story li').count()).toBeGreaterThanOrEqual(1);
    await page.locator('.detail .why summary').first().click();
    const rows = page.locator('.detail .why').first().locator('tbody tr');
    await rows.first().waitFor({ state: 'visible' });
    expect(await rows.count()).toBeGreaterThanOrEqual(1);
  });

  it.each([
    ['English', 'en', en],
    ['Vietnamese', 'vi', vi],
    ['Korean', 'ko', ko],
  ] as const)('speaks %s, without a bare key, and can be used by everybody', async (_, language, words) => {
    await page.selectOption('.language select', language);
    await page.waitForSelector(`#figures-title:text-is("${words.kpi.title}")`);
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    expect(await page.locator('.detail h3').textContent()).toBe(words.box.story);
    expect(await rawKeys()).toEqual([]);
    expect(await wcagViolations(page)).toEqual([]);
  });

  it('has words for every event and reason that the server tells', async () => {
    const { calls } = await ask<Hello>('/api/hello');
    const lines: ContainerStory['story'] = [];
    for await (const { story } of stories()) lines.push(...story);
    const whys = [...lines, ...calls].flatMap(({ why }) => why ?? []);
    expect(Object.keys(en.event)).toEqual(expect.arrayContaining([...new Set(lines.map(({ event }) => event))]));
    const reasons = whys.flatMap((why) => [decision(why).decided, ...partsThatDiffer(why)]);
    expect(reasons.length).toBeGreaterThan(0);
    // Parts of a berth's cost have words of their own (quay/berth-why.ts).
    const words = [...Object.keys(en.decided), ...Object.keys(en.berthPart)];
    expect(words).toEqual(expect.arrayContaining([...new Set(reasons)]));
  });

  it('shows a past hour by a link, unmistakably and for looking only, and goes back to live', async () => {
    await page.selectOption('.language select', 'en');
    const { from } = await ask<{ from: number; to: number }>('/api/replay');
    const at = new Date(from + 30 * 60_000).toISOString();
    await page.goto(`${server.url}/?replay=${at}&speed=20`);
    const begun = `.band .state:text-is("${en.replay.playing.replace('{{n}}', '20')}")`;
    await page.waitForSelector(begun, { timeout: 3 * PATIENCE });
    expect(await page.locator('.band .mark').textContent()).toBe(en.replay.tag);
    expect(await page.title()).toContain(en.replay.tag);
    expect(await page.locator('.speed').count()).toBe(0);
    expect(await page.locator('.tools > button').isDisabled()).toBe(true);
    const time = async (): Promise<number> => Date.parse((await page.getAttribute('.clock', 'datetime')) ?? '');
    const first = await time();
    expect(Math.abs(first - Date.parse(at))).toBeLessThan(20 * 60_000);
    await page.click(`.band .choice button:text-is("60×")`);
    await page.waitForSelector(`.band .state:text-is("${en.replay.playing.replace('{{n}}', '60')}")`);
    await until('time that passes', async () => ((await time()) > first + 60_000 ? true : null));
    await page.click(`.band button[aria-label="${en.replay.pause}"]`);
    await page.waitForSelector(`.band .state:text-is("${en.replay.paused}")`);
    for (const [language, words] of Object.entries({ vi, ko, en })) {
      await page.selectOption('.language select', language);
      await page.waitForSelector(`.band .mark:text-is("${words.replay.tag}")`);
      expect(await rawKeys()).toEqual([]);
      expect(await wcagViolations(page)).toEqual([]);
    }
    await page.click('.band .back');
    await page.waitForSelector('.band', { state: 'detached' });
    await page.waitForSelector('.speed');
    await until('what is live', async () => ((await time()) > first + 3_600_000 ? true : null));
    expect(page.url()).not.toContain('replay');
  });

  it('asks what if, and shows the variants side by side', async () => {
    await page.click('.tools > button');
    await page.fill('.whatif input[type="number"] >> nth=0', '64');
    await page.click(`.whatif button:text-is("${en.whatIf.add}")`);
    await page.fill('.whatif input[type="number"] >> nth=1', '1');
    await page.click(`.whatif button:text-is("${en.whatIf.start}")`);
    await page.waitForSelector(`.whatif button:text-is("${en.whatIf.anew}")`, { timeout: 3 * PATIENCE });
    const heads = await page.locator('.whatif thead th').allTextContents();
    expect(heads.map((head) => head.split(en.whatIf.noChance)[0])).toEqual([
      ...[en.whatIf.figure, en.whatIf.asItIs, en.whatIf.nameVehicles.replace('{{n}}', '64')],
    ]);
    expect(await page.locator('.whatif tbody td').first().textContent()).toMatch(/\d/);
    expect(await rawKeys()).toEqual([]);
    expect(await wcagViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.whatif', { state: 'hidden' });
  });

  it('says when the line is broken, and goes on by itself when the server is back', async () => {
    await page.selectOption('.language select', 'en');
    const before = await numberIn(CRANE_MOVES);
    const { port } = new URL(server.url);
    await server.stop();
    await page.waitForSelector('.notice[role="alert"]');
    expect(await page.locator('.notice').textContent()).toContain(en.link.lost.split('.')[0]);
    server = await serveSmall(folder, { webFolder, port: Number(port), speed: FAST });
    await page.waitForSelector('.notice', { state: 'detached' });
    await until('more crane moves', async () => ((await numberIn(CRANE_MOVES)) > before ? true : null));
  });

  it('has had no fault on the way', () => {
    expect(faults).toEqual([]);
  });
});
