// Berth plan: metres of the quay across, as in the main view; time downwards. What lies above the now line has happened.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { useRoom, useTopic } from '../state/room.ts';
import { typeScale } from '../state/type-size.ts';
import { useNow } from '../panels/Clock.tsx';
import { hourLines, timeWindow, type Window } from './quay-scale.ts';

const LEFT = 62;
const RIGHT = 8;
const TOP = 4;
const BOTTOM = 18;
/** The plan moves on this often, ms: a pixel is several minutes. */
const STEP_MS = 2000;
const METRES_STEP = [50, 100, 200, 250, 500] as const;

/** Scales of a drawing of some size. */
interface Scale {
  width: number;
  height: number;
  left: number;
  right: number;
  bottom: number;
  /** Size of the page's type over the size at which the drawing's own sizes were chosen. */
  k: number;
  window: Window;
  quay: number;
  x: (metres: number) => number;
  y: (at: number) => number;
}

function scaleFor(width: number, height: number, window: Window, quay: number): Scale {
  const k = typeScale();
  const left = LEFT * k;
  const right = width - RIGHT;
  const bottom = height - BOTTOM * k;
  const x = (metres: number): number => left + (metres / quay) * (right - left);
  const y = (at: number): number => TOP + ((at - window.from) / (window.to - window.from)) * (bottom - TOP);
  return { width, height, left, right, bottom, k, window, quay, x, y };
}

function useSize(): [React.RefObject<HTMLDivElement | null>, { width: number; height: number }] {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [ref, size];
}

export function QuayPlan() {
  const { t } = useTranslation();
  const world = useTopic('calls');
  const now = useNow(STEP_MS);
  const [host, { width, height }] = useSize();
  const calls = [...world.calls.values()];
  const placed = calls.filter((call) => call.x !== null && call.start !== null && call.end !== null);
  const unplaced = calls.filter((call) => call.x === null && call.state !== 'sailed');
  const scale = scaleFor(width, height, timeWindow(placed, now), world.terminal?.quay.length ?? 1);
  return (
    <section className="panel quay" aria-labelledby="quay-title">
      <h2 id="quay-title">
        {t('quay.title')}
        <span className="key">
          <i className="done" /> {t('quay.done')} <i className="todo" /> {t('quay.todo')}
        </span>
      </h2>
      <div ref={host} className="drawing">
        {placed.length === 0 && <p className="empty">{t('quay.none')}</p>}
        {placed.length > 0 && width > 0 && (
          <svg width={width} height={height} role="group" aria-label={t('quay.summary')}>
            <Grid scale={scale} now={now} />
            {placed.map((call) => (
              <Berthing key={call.id} call={call} scale={scale} now={now} />
            ))}
            <NowLine scale={scale} now={now} />
          </svg>
        )}
      </div>
      {unplaced.length > 0 && (
        <p className="unplaced">{t('quay.unplaced', { names: unplaced.map((call) => call.vessel).join(', ') })}</p>
      )}
    </section>
  );
}

function Grid({ scale, now }: { scale: Scale; now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { terminal } = useTopic('model');
  const hours = hourLines(scale.window, terminal?.timeZone ?? 'UTC', Math.max(2, scale.height / (17 * scale.k)));
  const step = METRES_STEP.find((metres) => (scale.quay / metres) * 54 * scale.k <= scale.width) ?? 500;
  const metres = Array.from({ length: Math.floor(scale.quay / step) + 1 }, (_, i) => i * step);
  return (
    <g className="grid" aria-hidden="true">
      {hours.map((at) => {
        const midnight = format.time(at) === '00:00';
        return (
          <g key={at} className={midnight ? 'midnight' : undefined}>
            <line x1={scale.left} x2={scale.right} y1={scale.y(at)} y2={scale.y(at)} />
            {Math.abs(scale.y(at) - scale.y(now)) > 13 * scale.k && (
              <text x={scale.left - 6} y={scale.y(at)} dy="0.35em" textAnchor="end">
                {midnight ? format.date(at) : format.time(at)}
              </text>
            )}
          </g>
        );
      })}
      {terminal?.berths.map((berth) => (
        <line
          key={berth.id}
          className="berth"
          x1={scale.x(berth.to)}
          x2={scale.x(berth.to)}
          y1={TOP}
          y2={scale.bottom}
        />
      ))}
      {metres.map((metre, i) => (
        <text
          key={metre}
          x={scale.x(metre)}
          y={scale.height - 4}
          textAnchor={i === 0 ? 'start' : metre > scale.quay - 30 ? 'end' : 'middle'}
        >
          {metre === 0 ? '0 m' : format.number(metre)}
        </text>
      ))}
      <title>{t('quay.axisX')}</title>
    </g>
  );
}

function NowLine({ scale, now }: { scale: Scale; now: number }) {
  const { t } = useTranslation();
  return (
    <g className="now">
      <line x1={scale.left} x2={scale.right} y1={scale.y(now)} y2={scale.y(now)} />
      <rect x={0} y={scale.y(now) - 8 * scale.k} width={scale.left - 4} height={16 * scale.k} rx={2} />
      <text x={(scale.left - 4) / 2} y={scale.y(now)} dy="0.35em" textAnchor="middle">
        {t('time.now')}
      </text>
    </g>
  );
}

function Berthing({ call, scale, now }: { call: CallView; scale: Scale; now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { select, selection } = useRoom();
  const bottom = scale.bottom;
  const start = call.start ?? call.eta;
  const end = call.end ?? start;
  const top = Math.max(TOP, scale.y(start));
  const low = Math.min(bottom, scale.y(end));
  if (low - top < 1) return null;
  const x = scale.x(call.x ?? 0);
  const width = scale.x((call.x ?? 0) + call.length) - x;
  const line = Math.min(low, Math.max(top, scale.y(now)));
  const pick = (): void => select({ kind: 'call', id: call.id }, true);
  const picked = selection?.kind === 'call' && selection.id === call.id;
  const name = t('quay.berthing', {
    vessel: call.vessel,
    from: format.moment(start),
    to: format.moment(end),
    x: format.number(call.x ?? 0),
  });
  return (
    <g className={`berthing${picked ? ' picked' : ''}`}>
      {line > top && <rect className="done" x={x} y={top} width={width} height={line - top} />}
      {low > line && <rect className="todo" x={x} y={line} width={width} height={low - line} />}
      <BerthingText
        call={call}
        k={scale.k}
        x={x}
        width={width}
        top={line - top > low - line ? top : line}
        low={line - top > low - line ? line : low}
        times={`${format.time(start)}–${format.time(end)}`}
      />
      <rect
        className="edge"
        x={x}
        y={top}
        width={width}
        height={low - top}
        rx={1.5}
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

function BerthingText(props: {
  k: number;
  call: CallView;
  x: number;
  width: number;
  top: number;
  low: number;
  times: string;
}) {
  const { top, low, x, width, k } = props;
  const height = low - top;
  if (height < 13 * k || width < 40 * k) return null;
  const letters = Math.floor((width - 8) / (7.2 * k));
  const name =
    props.call.vessel.length > letters ? `${props.call.vessel.slice(0, Math.max(1, letters - 1))}…` : props.call.vessel;
  const middle = (top + low) / 2;
  const two = height >= 30 * k && width > 74 * k;
  return (
    <g aria-hidden="true">
      <text className="name" x={x + width / 2} y={middle - (two ? 7 * k : 0)} dy="0.35em" textAnchor="middle">
        {name}
      </text>
      {two && (
        <text className="times" x={x + width / 2} y={middle + 8 * k} dy="0.35em" textAnchor="middle">
          {props.times}
        </text>
      )}
    </g>
  );
}
