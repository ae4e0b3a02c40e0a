// The views of the control room: for each its sign in the rail and what it shows. The terminal itself is no part of this list: its
// picture stays alive while another view is looked at.
import type { ComponentType } from 'react';
import type { ViewId } from '../state/place.ts';
import { QuayView } from '../quay/QuayView.tsx';

/** A view with its sign: a path on a field of 24 by 24. `Badge` tells in the rail what waits there. */
export interface View {
  sign: string;
  Content: ComponentType;
  Badge?: ComponentType;
}

/** Sign of the terminal's own view: a stacking crane over boxes. */
export const TERMINAL_SIGN = 'M4 20V5h16v15M9 5v6h6V5M7 20v-4h5v4M13 20v-4h4v4M8 16v-3h5v3';

export const VIEWS: Readonly<Record<Exclude<ViewId, 'terminal'>, View>> = {
  quay: { sign: 'M3 4v16h18M7 7h6v4H7zM11 13h8v4h-8z', Content: QuayView },
};
