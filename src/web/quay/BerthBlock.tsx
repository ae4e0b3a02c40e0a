// A vessel in the quay plan: a block over her metres and times, with marks for what was announced, promised and fixed by hand.
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { useRoom } from '../state/room.ts';
import { type MovableCall, type MoveLimits, movable } from './berth-move.ts';
import { BlockText } from './BlockText.tsx';
import { lateness } from './berth-text.ts';
import { TOP, type Scale } from './drawing-scale.ts';
import type { PlanHand } from './plan-hand.ts';
import { useGrab } from './use-grab.ts';

/** Id of the sentence that tells which keys move a vessel. */
export const KEYS_ID = 'berth-keys';

/** Id of a vessel's block, to give it the focus. */
export function blockId(call: string): string {
  return `berth-of-${call}`;
}

interface BlockProps {
  call: CallView;
  scale: Scale;
  now: number;
}

/** Where a block lies in the drawing, px; null where nothing of it is seen. */
interface Box {
  x: number;
  width: number;
  top: number;
  low: number;
  /** Where the past ends. */
  line: number;
}

function boxOf(call: CallView, scale: Scale, now: number): Box | null {
  const start = call.start ?? call.eta;
  const top = Math.max(TOP, scale.y(start));
  const low = Math.min(scale.bottom, scale.y(call.end ?? start));
  if (low - top < 1) return null;
  const x = scale.x(call.x ?? 0);
  const width = scale.x((call.x ?? 0) + call.length) - x;
  return { x, width, top, low, line: Math.min(low, Math.max(top, scale.y(now))) };
}

/** A vessel that is only looked at: it leads to her in the terminal's picture. */
export function StillBlock({ call, scale, now }: BlockProps) {
  const { select, selection } = useRoom();
  const box = boxOf(call, scale, now);
  const name = useBlockName(call);
  if (box === null) return null;
  const pick = (): void => select({ kind: 'call', id: call.id }, true);
  return (
    <g className={`berthing${selection?.kind === 'call' && selection.id === call.id ? ' picked' : ''}`}>
      <Body {...{ call, scale, box }} cranes={false} />
      <rect
        className="edge"
        {...edgeOf(box)}
        role="button"
        tabIndex={0}
        aria-label={name}
        onClick={pick}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          pick();
        }}
      >
        <title>{name}</title>
      </rect>
    </g>
  );
}

/** A vessel that can be picked, and moved until she is sent to the quay. */
export function BerthBlock({ call, scale, now, hand, limits }: BlockProps & { hand: PlanHand; limits: MoveLimits }) {
  const may: MovableCall | null = hand.open ? movable(call) : null;
  const handlers = useGrab(may, scale, limits, hand, () => hand.pick(call.id));
  const name = useBlockName(call);
  const box = boxOf(call, scale, now);
  if (box === null) return null;
  const picked = hand.picked === call.id;
  const moved = hand.berths.draft?.call === call.id;
  const classes = ['berthing', picked && 'picked', may && 'movable', moved && 'moved', call.pin && 'pinned'];
  return (
    <g className={classes.filter(Boolean).join(' ')}>
      <Body {...{ call, scale, box }} cranes />
      <rect
        id={blockId(call.id)}
        className="edge"
        {...edgeOf(box)}
        role="button"
        tabIndex={0}
        aria-label={name}
        aria-pressed={picked}
        aria-describedby={may ? KEYS_ID : undefined}
        {...handlers}
      >
        <title>{name}</title>
      </rect>
    </g>
  );
}

function edgeOf({ x, width, top, low }: Box): { x: number; y: number; width: number; height: number; rx: number } {
  return { x, y: top, width, height: low - top, rx: 1.5 };
}

function Body({ call, scale, box, cranes }: { call: CallView; scale: Scale; box: Box; cranes: boolean }) {
  const { x, width, top, low, line } = box;
  const pastIsLarger = line - top > low - line;
  return (
    <>
      {line > top && <rect className="done" x={x} y={top} width={width} height={line - top} />}
      {low > line && <rect className="todo" x={x} y={line} width={width} height={low - line} />}
      <BlockText
        {...{ call, x, width, cranes }}
        k={scale.k}
        top={pastIsLarger ? top : line}
        low={pastIsLarger ? line : low}
      />
    </>
  );
}

/** What a block is called: vessel, times, metre, and what is particular. */
function useBlockName(call: CallView): string {
  const { t } = useTranslation();
  const format = useFormat();
  const parts = [
    t('quay.berthing', {
      vessel: call.vessel,
      from: format.moment(call.start ?? call.eta),
      to: format.moment(call.end ?? call.eta),
      x: format.number(call.x ?? 0),
    }),
    ...(call.pin ? [t('berths.pinnedBy', { by: call.pin.by })] : []),
    ...(lateness(call) > 0 ? [t('berths.lateMark', { etd: format.moment(call.etd ?? 0) })] : []),
  ];
  return parts.join('; ');
}
