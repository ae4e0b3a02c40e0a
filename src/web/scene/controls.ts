// Mouse, touch and keys of the main view.
import type { CameraRig, CameraStep } from './camera.ts';

/** A press that moves less than this many pixels is a click. */
const CLICK_SLACK = 5;

const KEYS: Record<string, CameraStep> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  '+': 'in',
  '=': 'in',
  '-': 'out',
  q: 'turn-left',
  e: 'turn-right',
  r: 'tilt-up',
  f: 'tilt-down',
  Home: 'reset',
  0: 'reset',
};

/** What the view does on a click (view coordinates -1 … 1) and when a person takes the camera. */
export interface ControlEvents {
  click(px: number, py: number): void;
  taken(): void;
}

/** Listens on an element; the answer ends it. */
export function attachControls(element: HTMLElement, rig: CameraRig, events: ControlEvents): () => void {
  const held = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  const place = (event: { clientX: number; clientY: number }): [number, number] => {
    const box = element.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * 2 - 1, 1 - ((event.clientY - box.top) / box.height) * 2];
  };
  const down = (event: PointerEvent): void => {
    if (event.target instanceof HTMLElement && event.target.closest('button, input, a') !== null) return;
    element.setPointerCapture(event.pointerId);
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    travelled = 0;
  };
  const move = (event: PointerEvent): void => {
    const last = held.get(event.pointerId);
    if (last === undefined) return;
    const dx = event.clientX - last.x;
    const dy = event.clientY - last.y;
    travelled += Math.abs(dx) + Math.abs(dy);
    if (held.size === 2) pinch(held, event, rig);
    else if (travelled > CLICK_SLACK) {
      events.taken();
      if ((event.buttons & 6) !== 0 || event.shiftKey) rig.orbit(-dx * 0.005, dy * 0.004);
      else rig.drag(dx, dy, element.clientHeight);
    }
    last.x = event.clientX;
    last.y = event.clientY;
  };
  const up = (event: PointerEvent): void => {
    if (!held.delete(event.pointerId)) return;
    if (travelled <= CLICK_SLACK && event.button === 0 && event.type === 'pointerup') events.click(...place(event));
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    rig.zoom(Math.exp(Math.max(-120, Math.min(120, event.deltaY)) * 0.0016), ...place(event));
  };
  const key = (event: KeyboardEvent): void => {
    const step = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (step === 'left' || step === 'right' || step === 'up' || step === 'down') events.taken();
    rig.step(step);
  };
  const menu = (event: Event): void => event.preventDefault();
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', up);
  element.addEventListener('wheel', wheel, { passive: false });
  element.addEventListener('keydown', key);
  element.addEventListener('contextmenu', menu);
  return () => {
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', up);
    element.removeEventListener('wheel', wheel);
    element.removeEventListener('keydown', key);
    element.removeEventListener('contextmenu', menu);
  };
}

/** Two fingers: their distance zooms, their middle moves. */
function pinch(held: Map<number, { x: number; y: number }>, event: PointerEvent, rig: CameraRig): void {
  const [a, b] = [...held.entries()];
  if (a === undefined || b === undefined) return;
  const other = a[0] === event.pointerId ? b[1] : a[1];
  const mine = a[0] === event.pointerId ? a[1] : b[1];
  const before = Math.hypot(mine.x - other.x, mine.y - other.y);
  const after = Math.hypot(event.clientX - other.x, event.clientY - other.y);
  if (before > 0 && after > 0) rig.zoom(before / after);
}
