// The views of the control room: for each its sign in the rail and what it shows. The terminal itself is no part of this list: its
// picture stays alive while another view is looked at.
import type { ComponentType } from 'react';
import type { ViewId } from '../state/place.ts';
import { GateView } from '../gate/GateView.tsx';
import { KeyFigures } from '../key-figures/KeyFigures.tsx';
import { ExceptionsBadge } from '../exceptions/ExceptionsBadge.tsx';
import { ExceptionsView } from '../exceptions/ExceptionsView.tsx';
import { MachinesView } from '../machines/MachinesView.tsx';
import { QuayView } from '../quay/QuayView.tsx';
import { TrainingView } from '../training/TrainingView.tsx';
import { VesselView } from '../vessel/VesselView.tsx';
import { WhyView } from '../waiting/WhyView.tsx';
import { YardView } from '../yard/YardView.tsx';

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
  vessel: { sign: 'M2.5 13h19l-3 6h-13zM6 13V9h4v4M11 13V6h4v7M17 13v-3', Content: VesselView },
  yard: { sign: 'M3 20h18M4 20v-5h5v5M9 20v-9h6v9M15 20v-5h5v5M9 15.5h6', Content: YardView },
  gate: { sign: 'M3 20h18M5 20V6h3v14M8 9l12-3M17 20v-5M14 20v-2', Content: GateView },
  why: { sign: 'M12 3a9 9 0 1 0 .01 0M12 7v5l4 3', Content: WhyView },
  figures: { sign: 'M4 20V4M4 20h16M8 16v-4M12 16V8M16 16v-6', Content: KeyFigures },
  machines: { sign: 'M3 15h18v3H3zM6 18v2M18 18v2M5 15v-4h9v4M17 15V8h2M8 11V8h4v3', Content: MachinesView },
  training: { sign: 'M2 9 12 4l10 5-10 5zM6 11.5V16c3 2.5 9 2.5 12 0v-4.5M22 9v6', Content: TrainingView },
  exceptions: { sign: 'M12 4 2.5 20h19zM12 10v5M12 17.2v.3', Content: ExceptionsView, Badge: ExceptionsBadge },
};
