// The scales of a drawing of the quay plan: metres of the quay across, time downwards.
import { useEffect, useRef, useState, type RefObject } from 'react';
import { typeScale } from '../state/type-size.ts';
import type { Window } from './quay-scale.ts';

/** Room for the hours at the left, and for the tide beside them; sizes in px at the smallest type. */
const HOURS = 62;
const TIDE = 54;
const RIGHT = 8;
/** Where time begins. */
export const TOP = 4;
/** Room for the metres below, and for the berths under them. */
const METRES = 18;
const BERTHS = 24;

/** Scales of a drawing of some size. */
export interface Scale {
  width: number;
  height: number;
  left: number;
  right: number;
  bottom: number;
  /** Right end of the hours; the tide is drawn between it and `left`. */
  hours: number;
  /** Size of the page's type over the size at which the drawing's own sizes were chosen. */
  k: number;
  window: Window;
  /** Length of the quay, m. */
  quay: number;
  x: (metres: number) => number;
  y: (at: number) => number;
  /** How many metres, and ms, a px is. */
  perX: number;
  perY: number;
}

/** What a drawing has beside hours, metres and vessels. */
export interface Furnishing {
  tide: boolean;
  berths: boolean;
}

/** The scales for a size in px. */
export function scaleFor(
  { width, height }: { width: number; height: number },
  window: Window,
  quay: number,
  { tide, berths }: Furnishing,
): Scale {
  const k = typeScale();
  const hours = HOURS * k;
  const left = hours + (tide ? TIDE * k : 0);
  const right = width - RIGHT;
  const bottom = height - (METRES + (berths ? BERTHS : 0)) * k;
  const perX = quay / Math.max(1, right - left);
  const perY = (window.to - window.from) / Math.max(1, bottom - TOP);
  const x = (metres: number): number => left + metres / perX;
  const y = (at: number): number => TOP + (at - window.from) / perY;
  return { width, height, left, right, bottom, hours, k, window, quay, x, y, perX, perY };
}

/** The size of an element, followed as it changes. */
export function useSize(): [RefObject<HTMLDivElement | null>, { width: number; height: number }] {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [ref, size];
}
