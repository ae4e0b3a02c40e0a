// What the figures of a terminal are held against where its port has set nothing else. Each names where it comes from.
import type { FigureId } from './figures.ts';

/** A target: a figure is to be at least, or at most, so much. */
export interface Target {
  value: number;
  /** least: to be reached; most: not to be passed. */
  kind: 'least' | 'most';
  source: string;
}

/** Targets by figure; a figure without one is only told. */
export const TARGETS: Readonly<Partial<Record<FigureId, Target>>> = {
  craneRate: {
    value: 35,
    kind: 'least',
    source: 'TBA: at least 35 gross crane moves per hour on mainline vessels (tba.group/en/which-system-fits-your-hub)',
  },
  waitShare: { value: 0.1, kind: 'most', source: 'designed: a tenth of crane time lost to the land side' },
  truckTurnMinutes: {
    value: 22.6,
    kind: 'most',
    source: 'Busan Port Authority: mean turn at Busan before orders were grouped (shippingnewsnet.com, idxno 57345)',
  },
  yardFill: { value: 0.8, kind: 'most', source: 'designed: above it, rehandles find no free slots nearby' },
  rehandleShare: { value: 0.3, kind: 'most', source: 'designed: three rehandles in ten productive moves' },
  reefersLate: {
    value: 0,
    kind: 'most',
    source: 'the terminal file: nobody off power for longer than reeferCrew.targetMinutes',
  },
};

/** True when a figure meets its target; null where there is no figure or no target. */
export function meets(figure: FigureId, value: number | null): boolean | null {
  const target = TARGETS[figure];
  if (!target || value === null) return null;
  return target.kind === 'least' ? value >= target.value : value <= target.value;
}
