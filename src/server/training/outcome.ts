// What a run of a shift's hours came to, the trainee's and the automatic one alike: its figures, its quay cranes' waits, its state.
import type { ReportInput } from '../../office/report.ts';
import type { ShiftFigures } from '../../office/shift-score.ts';
import type { LongWait, RunSide } from '../api/training.ts';
import { waitingView } from '../causes/waiting-views.ts';
import type { WaitingState } from '../causes/waiting-notes.ts';
import { gatherReport } from '../run/run-report.ts';
import type { TerminalRun } from '../run/terminal-run.ts';
import { metricsBetween } from '../whatif/metrics.ts';

/** Most waits that a debrief tells of. */
const MOST_WAITS = 12;
/** No waits for anything that could be mended: the crane travels, or has nothing to do. */
const NO_WAIT = new Set(['moving', 'no-work']);

/** What a run came to. */
export interface Outcome {
  figures: ShiftFigures;
  side: RunSide;
}

/** Running sums at a moment, to be given to outcomeOf() later. */
export function sumsNow(run: TerminalRun): ReportInput {
  return gatherReport(run, { seed: 0, cpuSeconds: 0, peakMemoryMB: 0 });
}

/** What a run came to since `before`. */
export function outcomeOf(run: TerminalRun, waiting: WaitingState, before: ReportInput): Outcome {
  const after = sumsNow(run);
  const metrics = metricsBetween(run, before, after);
  const { craneRate, quayMoves, vesselHours, roadsHours, truckTurnMean, truckTurnP95, rehandles, setAside } = metrics;
  const { energyKWh, violations } = metrics;
  const energyPerBox = energyKWh === null || !quayMoves ? null : energyKWh / quayMoves;
  return {
    figures: {
      ...{ craneRate, quayMoves, vesselHours, roadsHours, truckTurnMean, truckTurnP95, rehandles, energyPerBox },
      setAside,
    },
    side: { ...waitsSince(run, waiting, before.to), violations: violations ?? 0, stateHash: after.stateHash },
  };
}

function waitsSince(run: TerminalRun, waiting: WaitingState, from: number): Pick<RunSide, 'waits' | 'longest'> {
  const { cranes } = waitingView(run.operation.desk, waiting);
  const waits: Record<string, number> = {};
  for (const { slices } of cranes)
    for (const { at, ms } of slices)
      if (at >= from) for (const [root, time] of Object.entries(ms)) waits[root] = (waits[root] ?? 0) + time;
  const spans = waiting.cranes.flatMap(({ spans }, i) =>
    spans.flatMap((span): LongWait[] => {
      if (NO_WAIT.has(span.root) || (span.to ?? run.now) <= from) return [];
      const crane = run.model.quayCranes[i]?.id ?? '';
      return [{ crane, from: Math.max(from, span.from), to: span.to ?? run.now, root: span.root }];
    }),
  );
  const longest = spans.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from).slice(0, MOST_WAITS);
  return { waits, longest };
}
