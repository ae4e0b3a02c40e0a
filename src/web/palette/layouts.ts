// Layouts: which windows of the page are open on which monitor and what each shows, under a name, kept in this browser.

/** One window: what its address says after the question mark, and where it is on the desktop, CSS pixels. */
export interface LayoutWindow {
  search: string;
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Layout {
  name: string;
  windows: LayoutWindow[];
}

const KEY = 'hawser.layouts';
/** Windows of the page hear each other here. */
const CHANNEL = 'hawser.windows';
/** Other windows have answered by then, ms. */
const ANSWERS_WITHIN_MS = 1000;

/** The layouts in a text that this page has kept; what is no layout is left out. */
export function layoutsIn(text: string | null): Layout[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? (kept as unknown[]).filter(isLayout) : [];
  } catch {
    return [];
  }
}

function isLayout(value: unknown): value is Layout {
  const { name, windows } = (value ?? {}) as Partial<Layout>;
  return typeof name === 'string' && Array.isArray(windows) && windows.every(isWindow);
}

function isWindow(value: unknown): value is LayoutWindow {
  const { search, left, top, width, height } = (value ?? {}) as Partial<LayoutWindow>;
  return typeof search === 'string' && [left, top, width, height].every(Number.isFinite);
}

/** The layouts with another one; it takes the place of one with its name. In the order of their names. */
export function withLayout(layouts: readonly Layout[], layout: Layout): Layout[] {
  const others = layouts.filter(({ name }) => name !== layout.name);
  return [...others, layout].sort((a, b) => a.name.localeCompare(b.name));
}

/** What this browser keeps. */
export function loadLayouts(): Layout[] {
  try {
    return layoutsIn(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

/** Keeps layouts; false where the browser keeps nothing. */
export function saveLayouts(layouts: readonly Layout[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(layouts));
    return true;
  } catch {
    return false;
  }
}

/** This window as it is now. */
function thisWindow(): LayoutWindow {
  const { screenX: left, screenY: top, outerWidth: width, outerHeight: height } = window;
  return { search: window.location.search, left, top, width, height };
}

/** Tells other windows of the page about this one when they ask; the answer ends it. */
export function answerWindows(): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<unknown>): void => {
    if (data === 'where') channel.postMessage(thisWindow());
  };
  return () => channel.close();
}

/** All windows of the page that are open in this browser: this one hears the question and answers, too. */
export function openWindows(): Promise<LayoutWindow[]> {
  const windows: LayoutWindow[] = [];
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<unknown>): void => {
    if (isWindow(data)) windows.push(data);
  };
  channel.postMessage('where');
  return new Promise((resolve) =>
    setTimeout(() => {
      channel.close();
      resolve(windows);
    }, ANSWERS_WITHIN_MS),
  );
}

/** Opens the windows of a layout, each in its place; how many the browser did not let open. */
export function openLayout({ name, windows }: Layout): number {
  const page = window.location.origin + window.location.pathname;
  const opened = windows.map(({ search, left, top, width, height }, i) => {
    const place = `popup,left=${left},top=${top},width=${width},height=${height}`;
    return window.open(page + search, `hawser ${name} ${i}`, place);
  });
  return opened.filter((one) => one === null).length;
}
