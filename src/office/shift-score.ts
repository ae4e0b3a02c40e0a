// How a trainee's shift is scored: each figure of his hours is held against that of the automatic run of the same seed. Equal is 50 points;
// every per cent better or worse is two points more or less, from 0 to 100. The score is the mean by the weights of one table.
import { TARGETS, type Target } from './targets.ts';

/** A figure of a shift: which way is better, how much it counts, and what a small figure is held against. */
export interface ShiftFigure {
  better: 'more' | 'less';
  weight: number;
  /**
   * A difference counts as a share of the automatic run's figure, but at least of so much (designed): one box more that is set aside where the
   * automatic run had none is no endless loss.
   */
  least: number;
  unit: 'boxes/h' | 'boxes' | 'h' | 'min' | 'lifts' | 'kWh' | '';
  target?: Target | undefined;
}

/** All figures that count, in the order in which they are shown; definitions: docs/reference/kpis.md. Weights are designed. */
export const SHIFT_FIGURES = {
  craneRate: { better: 'more', weight: 3, least: 1, unit: 'boxes/h', target: TARGETS.craneRate },
  quayMoves: { better: 'more', weight: 3, least: 10, unit: 'boxes' },
  vesselHours: { better: 'less', weight: 1, least: 1, unit: 'h' },
  roadsHours: { better: 'less', weight: 1, least: 1, unit: 'h' },
  truckTurnMean: { better: 'less', weight: 2, least: 5, unit: 'min', target: TARGETS.truckTurnMinutes },
  truckTurnP95: { better: 'less', weight: 1, least: 5, unit: 'min' },
  rehandles: { better: 'less', weight: 1, least: 20, unit: 'lifts' },
  energyPerBox: { better: 'less', weight: 1, least: 1, unit: 'kWh' },
  setAside: { better: 'less', weight: 2, least: 10, unit: 'boxes' },
} as const satisfies Record<string, ShiftFigure>;

export type ShiftFigureId = keyof typeof SHIFT_FIGURES;
export const SHIFT_FIGURE_IDS = Object.keys(SHIFT_FIGURES) as ShiftFigureId[];

/** The figures of one run's hours; null where there was nothing to work one out from. */
export type ShiftFigures = Record<ShiftFigureId, number | null>;

/** Points of a run that is like the automatic one. */
export const EQUAL_POINTS = 50;
/** Points for every per cent. */
const POINTS_PER_CENT = 2;
const MOST_POINTS = 100;

/** Points of one figure, 0 to 100; null where one of the runs has none. */
export function pointsOf(id: ShiftFigureId, trainee: number | null, automatic: number | null): number | null {
  if (trainee === null || automatic === null) return null;
  const { better, least } = SHIFT_FIGURES[id];
  const gain = better === 'more' ? trainee - automatic : automatic - trainee;
  const perCent = (100 * gain) / Math.max(Math.abs(automatic), least);
  return Math.min(MOST_POINTS, Math.max(0, EQUAL_POINTS + POINTS_PER_CENT * perCent));
}

/** One line of the score. */
export interface ScoredFigure {
  figure: ShiftFigureId;
  trainee: number | null;
  automatic: number | null;
  points: number | null;
  weight: number;
}

/** All lines, and the score: their mean by weight, 0 to 100; null where no figure can be compared. */
export function scoreShift(
  trainee: ShiftFigures,
  automatic: ShiftFigures,
): { rows: ScoredFigure[]; score: number | null } {
  const rows = SHIFT_FIGURE_IDS.map((figure): ScoredFigure => {
    const [own, other] = [trainee[figure], automatic[figure]];
    const points = pointsOf(figure, own, other);
    return { figure, trainee: own, automatic: other, points, weight: SHIFT_FIGURES[figure].weight };
  });
  let [sum, weights] = [0, 0];
  for (const { points, weight } of rows) {
    if (points === null) continue;
    sum += points * weight;
    weights += weight;
  }
  return { rows, score: weights === 0 ? null : sum / weights };
}
