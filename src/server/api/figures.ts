// The figures of the terminal with targets and history. Types only.
import type { FigureForm, FigureId } from '../../office/figures.ts';
import type { WaitTimes } from './waiting.ts';

export type { FigureForm, FigureId };

/** A figure: in the last quarter of an hour, in the last hour, today (terminal time), over the last 24 hours; null: nothing to work it out from. */
export interface FigureView {
  id: FigureId;
  form: FigureForm;
  quarter: number | null;
  hour: number | null;
  today: number | null;
  day: number | null;
  target: { value: number; kind: 'least' | 'most'; source: string } | null;
  /** Whether today's figure meets it; null without either. */
  met: boolean | null;
}

/** Values of all figures over periods that end at these times, ms UTC. */
export interface FigureLine {
  at: number[];
  values: Partial<Record<FigureId, (number | null)[]>>;
}

/** A crane over the last 24 hours. */
export interface CraneFigures {
  crane: string;
  moves: number;
  /** Time at calls, ms; and where it went. */
  ms: number;
  times: WaitTimes;
  rate: number | null;
}

/** A call with its figures. */
export interface CallFigures {
  call: string;
  vessel: string;
  state: string;
  moves: number;
  toMove: number;
  rate: number | null;
  /** Containers per hour alongside; null before the first. */
  berthRate: number | null;
  times: WaitTimes;
}

/** All of it. */
export interface FiguresView {
  now: number;
  /** Since when there is a history, ms UTC. */
  since: number;
  figures: FigureView[];
  /** Quarters of an hour of the last 24 hours; hours of the last week. */
  quarters: FigureLine;
  hours: FigureLine;
  cranes: CraneFigures[];
  calls: CallFigures[];
}
