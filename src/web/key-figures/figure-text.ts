// How a figure is written.
import type { FigureForm } from '../../server/api.ts';
import type { Format } from '../state/format.ts';

/** The value in its form; null: what stands for none. */
export function figureText(format: Format, form: FigureForm, value: number | null, none = '–'): string {
  if (value === null) return none;
  if (form === 'share') return format.percent(value, 1);
  return format.number(value, form === 'count' ? 0 : decimals(value));
}

/** Small values keep more of theirs. */
function decimals(value: number): number {
  return Math.abs(value) < 10 ? 2 : 1;
}

/** A value at an axis whose marks lie so far apart: as many decimals as tell them apart, at every mark the same. */
export function axisText(format: Format, form: FigureForm, value: number, step: number): string {
  if (form === 'share') return format.percent(value, step < 0.01 ? 1 : 0);
  return format.number(value, step < 0.1 ? 2 : step < 1 ? 1 : 0);
}
