// Every screen of the control room, and how to come to it: for looking at all of them, by a program or by eye.
import type { Page } from 'playwright-core';
import type { CallView, Hello } from '../../src/server/api.ts';
import { en } from '../../src/web/locales/en.ts';
import { PALETTES, type Language, type Palette } from '../../src/web/state/choices.ts';

/** What is to be looked at, chosen from what the terminal has now. */
interface Subjects {
  call: string;
  box: string;
  crane: string;
  vehicle: string;
  truck: string;
  block: string;
}

/** One screen. `address`: what stands after the server's own; `act`: what a person does then. */
export interface Screen {
  name: string;
  address: (subjects: Subjects) => string;
  /** With the terminal in three dimensions; else as a plan, which is drawn sooner. */
  solid?: boolean;
  act?: (page: Page, subjects: Subjects) => Promise<void>;
  /** Seen as soon as the screen is there. */
  seen: string;
}

const view = (name: string, of?: keyof Subjects) => (subjects: Subjects) =>
  `?view=${name}${of === undefined ? '' : `&of=${subjects[of]}`}`;
const pick = (kind: string, of: keyof Subjects) => (subjects: Subjects) =>
  `?pick=${encodeURIComponent(`${kind}:${subjects[of]}`)}`;
const terminal = (): string => '';
const press =
  (...keys: string[]) =>
  async (page: Page): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
const tool =
  (name: string) =>
  (page: Page): Promise<void> =>
    page.locator('.tools').getByRole('button', { name }).first().click();

const sentMessages = async (page: Page): Promise<void> => {
  await tool(en.messages.open)(page);
  await page.locator('.inbox .tabs').getByRole('button', { name: en.messages.sent, exact: true }).click();
};

/** All of them, in the order of the rail. */
export const SCREENS: readonly Screen[] = [
  { name: 'terminal', address: terminal, solid: true, seen: '.figures' },
  { name: 'terminal-plan', address: terminal, seen: '.figures' },
  { name: 'terminal-colour', address: () => '?colour=next', seen: '.legend' },
  { name: 'container', address: pick('container', 'box'), seen: '.detail' },
  { name: 'crane', address: pick('machine', 'crane'), seen: '.detail' },
  { name: 'vehicle', address: pick('machine', 'vehicle'), seen: '.detail' },
  { name: 'call', address: pick('call', 'call'), seen: '.detail' },
  { name: 'truck', address: pick('truck', 'truck'), seen: '.detail' },
  { name: 'replay-choice', address: terminal, act: tool(en.replay.open), seen: '.tools .sheet:not([hidden])' },
  { name: 'what-if', address: terminal, act: tool(en.whatIf.open), seen: 'dialog[open]' },
  { name: 'reefers', address: terminal, act: tool(en.reefers.open), seen: 'dialog[open]' },
  { name: 'messages', address: terminal, act: tool(en.messages.open), seen: 'dialog[open]' },
  { name: 'messages-sent', address: terminal, act: sentMessages, seen: 'dialog[open] .list' },
  { name: 'palette', address: terminal, act: press('Control+k'), seen: 'dialog.palette[open]' },
  { name: 'keys', address: terminal, act: press('?'), seen: 'dialog[open]' },
  { name: 'exceptions', address: view('exceptions'), seen: '.view h2' },
  { name: 'quay', address: view('quay'), seen: '.quayview' },
  { name: 'quay-call', address: view('quay', 'call'), seen: '.quayview' },
  { name: 'vessel', address: view('vessel', 'call'), seen: '.view h2' },
  { name: 'yard', address: view('yard'), seen: '.view h2' },
  { name: 'yard-block', address: view('yard', 'block'), seen: '.view h2' },
  { name: 'gate', address: view('gate'), seen: '.view h2' },
  { name: 'why', address: view('why'), seen: '.view h2' },
  { name: 'figures', address: view('figures'), seen: '.view h2' },
  { name: 'machines', address: view('machines'), seen: '.view h2' },
  { name: 'machine', address: view('machines', 'vehicle'), seen: '.view h2' },
  { name: 'training', address: view('training'), seen: '.view h2' },
];

/** A small terminal with a vessel at work and a truck inside; the clock stands, so that all of them stay. */
export const AT_WORK = { warmUpHours: 9, demandScale: 0.3, speed: 0 };

/** What to look at now: a vessel at work and one of her cranes, a full block, a box in it, a vehicle on its way, a truck. */
export async function subjectsOf(server: string): Promise<Subjects> {
  const { boxes, machines, trucks } = await ask<Hello>(server, 'api/hello');
  const calls = await ask<CallView[]>(server, 'api/calls');
  const call = calls.find(({ state }) => state === 'working');
  const box = boxes.find(({ on }) => on === 'yard');
  const [truck] = trucks;
  if (call === undefined || box === undefined || truck === undefined)
    throw new Error('The terminal has no vessel at work, no box or no truck.');
  return {
    call: call.id,
    crane: call.cranes[0] ?? 'QC01',
    box: box.id,
    block: box.key.split(' ')[0] ?? '',
    vehicle: machines.find(({ kind, state }) => kind === 'AGV' && state !== 'idle')?.id ?? 'AGV01',
    truck: truck.id,
  };
}

/** Opens a screen in the browser's language, and waits until it is there and at rest. */
export async function openScreen(page: Page, server: string, screen: Screen, subjects: Subjects): Promise<void> {
  const address = screen.address(subjects);
  const view = screen.solid ? '3d' : 'plan';
  await page.evaluate((kept) => localStorage.setItem('hawser.settings', kept), JSON.stringify({ view }));
  await page.goto(new URL(address, server).href);
  await page.waitForSelector('.frame');
  await screen.act?.(page, subjects);
  await page.waitForSelector(screen.seen);
  await page.waitForTimeout(SETTLE_MS);
}

/** Shows the open screen in another language and palette, as a person would by the header. */
export async function dress(page: Page, language: Language, palette: Palette): Promise<void> {
  // Also while a sheet is open over the header, so not by the mouse.
  await page.evaluate(`(() => {
    const select = document.querySelector('.language select');
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(select, '${language}');
    select.dispatchEvent(new Event('change', { bubbles: true }));
    select.closest('.language').previousElementSibling.querySelectorAll('button')[${PALETTES.indexOf(palette)}].click();
  })()`);
  await page.waitForSelector(`html[lang=${language}][data-palette=${palette}]`);
  await page.waitForTimeout(REDRAW_MS);
}

/** Time for what a screen asks the server for, ms. */
const SETTLE_MS = 1500;
/** Time for a screen to be drawn in other words and colours, ms. */
const REDRAW_MS = 400;

async function ask<T>(server: string, path: string): Promise<T> {
  return (await (await fetch(new URL(path, server))).json()) as T;
}

/**
 * Texts that are cut off by what they stand in, as "text (where)". What can be scrolled to is not cut, nor what ends in dots and tells
 * itself whole when pointed at; nor what is only there to be read aloud.
 */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(CUT_TEXTS);
}

const CUT_TEXTS = `(() => {
  const name = (e) => e.tagName.toLowerCase() + (typeof e.className === 'string' && e.className ? '.' + e.className.trim().split(/\\s+/).join('.') : '');
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode;
    const words = text.data.trim();
    const owner = text.parentElement;
    if (words === '' || !owner.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || owner.closest('.unseen, .skip, option, title, script, style')) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const rect = range.getBoundingClientRect();
    if (rect.width === 0) continue;
    let fixed = false;
    for (let box = owner; box; box = box.parentElement) {
      const style = getComputedStyle(box);
      const inline = style.display === 'inline';
      const [x, y] = inline ? ['visible', 'visible'] : [style.overflowX, style.overflowY];
      if (/auto|scroll/.test(x) && /auto|scroll/.test(y)) break;
      const edge = box.getBoundingClientRect();
      const wide = /hidden|clip/.test(x) && (rect.right > edge.right + 1.5 || rect.left < edge.left - 1.5);
      const high = /hidden|clip/.test(y) && (rect.bottom > edge.bottom + 3 || rect.top < edge.top - 3);
      if (wide || high) {
        const dots = style.textOverflow === 'ellipsis' && owner.closest('[title]');
        if (!dots) found.push(words.slice(0, 60) + ' (' + name(owner) + ' in ' + name(box) + (wide ? ' wide' : ' high') + ')');
        break;
      }
      if (/auto|scroll/.test(x) || /auto|scroll/.test(y)) break;
      if (style.position === 'fixed') fixed = true;
      if (fixed) break;
    }
    if (rect.right > innerWidth + 1.5 && rect.left < innerWidth && !owner.closest('svg')) {
      let scrolls = false;
      for (let box = owner; box; box = box.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX)) scrolls = true;
      if (!scrolls) found.push(words.slice(0, 60) + ' (' + name(owner) + ' beyond the window)');
    }
  }
  return [...new Set(found)];
})()`;
