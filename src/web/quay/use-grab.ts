// Moving a vessel on the quay plan by pointer and by keys.
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { Scale } from './drawing-scale.ts';
import { type MovableCall, type MoveLimits, shifted, stepOf, wishNow } from './berth-move.ts';
import type { PlanHand } from './plan-hand.ts';

/** A pointer that moves less than this only points, px. */
const SLACK = 4;

interface Grab {
  pointer: number;
  x: number;
  y: number;
  moved: boolean;
}

interface Handlers {
  onClick: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPointerDown?: (event: PointerEvent) => void;
  onPointerMove?: (event: PointerEvent) => void;
  onPointerUp?: () => void;
  onPointerCancel?: () => void;
}

/** What a vessel's block hears. `call` is null for one that may not be moved. */
export function useGrab(
  call: MovableCall | null,
  scale: Scale,
  limits: MoveLimits,
  hand: PlanHand,
  pick: () => void,
): Handlers {
  const grab = useRef<Grab | null>(null);
  const { draft, move } = hand.berths;
  const own = call !== null && draft?.call === call.id ? draft : null;
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = call === null ? null : stepOf(event.key, event.shiftKey);
    if (step !== null && call !== null) {
      event.preventDefault();
      const wish = shifted(call, own?.wish ?? wishNow(call), step, limits);
      move({ call: call.id, wish, held: false, asked: false, window: null });
    } else if (event.key === 'Escape' && own !== null) {
      event.stopPropagation();
      move(null);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (own === null) pick();
      else hand.settle();
    }
  };
  const onClick = (): void => {
    if (grab.current?.moved !== true) pick();
    grab.current = null;
  };
  if (call === null) return { onClick, onKeyDown };
  return {
    onClick,
    onKeyDown,
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grab.current = { pointer: event.pointerId, x: event.clientX, y: event.clientY, moved: false };
    },
    onPointerMove: (event) => {
      const at = grab.current;
      if (at?.pointer !== event.pointerId || event.buttons === 0) return;
      const [dx, dy] = [event.clientX - at.x, event.clientY - at.y];
      if (!at.moved && Math.hypot(dx, dy) < SLACK) return;
      at.moved = true;
      const wish = shifted(call, wishNow(call), { metres: dx * scale.perX, ms: dy * scale.perY }, limits);
      move({ call: call.id, wish, held: true, asked: false, window: scale.window });
    },
    onPointerUp: () => {
      if (grab.current?.moved === true && own !== null) move({ ...own, held: false, window: null });
    },
    onPointerCancel: () => {
      grab.current = null;
      move(null);
    },
  };
}
