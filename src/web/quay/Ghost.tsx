// Where a vessel that is being moved would lie: an outline that is whole where she fits and broken where she does not.
import type { BerthCheckView } from '../../server/api.ts';
import { type MovableCall, startOf } from './berth-move.ts';
import { TOP, type Scale } from './drawing-scale.ts';
import type { Draft } from './use-berths.ts';

/** A stretch of the drawing, px. */
export interface GhostBox {
  x: number;
  width: number;
  top: number;
  low: number;
}

/** The outline of a draft: at the wished time, else where the check says she would berth, else where she is planned. */
export function ghostBox(call: MovableCall, draft: Draft, check: BerthCheckView | null, scale: Scale): GhostBox {
  const start = draft.wish.start ?? check?.start ?? startOf(call, draft.wish);
  const x = scale.x(draft.wish.x);
  return {
    x,
    width: scale.x(draft.wish.x + call.length) - x,
    top: Math.max(TOP, scale.y(start)),
    low: Math.max(TOP + 2, Math.min(scale.bottom, scale.y(start + call.end - call.start))),
  };
}

/** How a check came out: not known yet, she fits, she fits and others give way, she does not fit. */
export type Verdict = 'open' | 'fits' | 'moves' | 'broken';

export function verdictOf(check: BerthCheckView | null): Verdict {
  if (check === null) return 'open';
  if (!check.fits) return 'broken';
  return check.objections.length > 0 ? 'moves' : 'fits';
}

export function Ghost({ box, verdict, scale }: { box: GhostBox; verdict: Verdict; scale: Scale }) {
  const { x, width, top, low } = box;
  return (
    <g className={`ghost ${verdict}`} aria-hidden="true">
      <line x1={scale.left} x2={x} y1={top} y2={top} />
      <line x1={x} x2={x} y1={low} y2={scale.bottom} />
      <rect x={x} y={top} width={width} height={Math.max(2, low - top)} rx={1.5} />
    </g>
  );
}
