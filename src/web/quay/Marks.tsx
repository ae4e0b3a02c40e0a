// Thin marks beside a vessel's block: when she was announced to come, when she was promised to leave, and the sign of a berth that is fixed by hand.
import type { CallView } from '../../server/api.ts';
import { lateness, lateText } from './berth-text.ts';
import { TOP, type Scale } from './drawing-scale.ts';

/** Sizes in px at the smallest type: of the arrow of the arrival; of the bracket from the expected to the promised departure. */
const ARROW = 9;
const BRACKET = 6;
/** Room that "+10:45" needs, px at the smallest type. */
const LATE = 44;

/** The marks of one vessel; they are drawn over all blocks, since the promise of one may lie beside the next. */
export function Marks({ call, scale }: { call: CallView; scale: Scale }) {
  const { k } = scale;
  const x = scale.x(call.x ?? 0);
  const right = scale.x((call.x ?? 0) + call.length);
  return (
    <g className="marks" aria-hidden="true">
      <Arrival call={call} scale={scale} x={x} />
      <Promise call={call} scale={scale} x={right} />
      {call.pin && call.start !== null && <Pin x={right} y={Math.max(TOP, scale.y(call.start))} k={k} />}
    </g>
  );
}

function isSeen({ y, bottom }: Scale, at: number): boolean {
  return y(at) >= TOP && y(at) <= bottom;
}

/** An arrow at the announced arrival, a hollow one at that for which she was asked, and a line from when she comes to the berthing. */
function Arrival({ call, scale, x }: { call: CallView; scale: Scale; x: number }) {
  const { eta, asked } = call;
  const arrow = (at: number): string => {
    const y = scale.y(at);
    const [length, half] = [ARROW * scale.k, (ARROW / 2) * scale.k];
    return `M${x - length} ${y - half} L${x} ${y} L${x - length} ${y + half}Z`;
  };
  const announced = asked?.announced ?? eta;
  return (
    <>
      {isSeen(scale, announced) && <path className="eta" d={arrow(announced)} />}
      {asked && isSeen(scale, asked.at) && <path className="eta asked" d={arrow(asked.at)} />}
      {isSeen(scale, eta) && <Waiting call={call} scale={scale} x={x} />}
    </>
  );
}

/** Where she waits, a line from when she comes to the berthing. */
function Waiting({ call: { eta, start }, scale, x }: { call: CallView; scale: Scale; x: number }) {
  if (start === null || start <= eta) return null;
  return <line className="waits" x1={x} x2={x} y1={scale.y(eta)} y2={Math.min(scale.bottom, scale.y(start))} />;
}

/** A bracket beside the block from the expected to the promised departure, whose foot is the promise; how late she is where she is. */
function Promise({ call, scale, x }: { call: CallView; scale: Scale; x: number }) {
  const { etd, end, state } = call;
  if (etd === null || end === null || state === 'sailed' || !isSeen(scale, etd)) return null;
  const reach = BRACKET * scale.k;
  const y = scale.y(etd);
  const late = lateness(call);
  const room = x + 2 * reach + LATE * scale.k <= scale.right;
  const from = Math.max(TOP, Math.min(scale.bottom, scale.y(end)));
  return (
    <>
      <path
        className={late > 0 ? 'etd late' : 'etd'}
        d={`M${x} ${from} H${x + reach} V${y} M${x} ${y} H${x + 2 * reach}`}
      />
      {late > 0 && (
        <text
          className="late"
          x={room ? x + 2 * reach + 2 : x - 4}
          y={y}
          dy="0.35em"
          textAnchor={room ? 'start' : 'end'}
        >
          {lateText(late)}
        </text>
      )}
    </>
  );
}

/** The sign of a berth that is fixed by hand, in the upper right corner. */
function Pin({ x, y, k }: { x: number; y: number; k: number }) {
  return (
    <g className="pin" transform={`translate(${x - 15 * k} ${y + 3 * k}) scale(${k})`}>
      <path d="M3 0h6v1.6l-1 0.8v3l2 1.8v1.3h-3.4v4l-0.6 1.2l-0.6-1.2v-4h-3.4v-1.3l2-1.8v-3l-1-0.8z" />
    </g>
  );
}
