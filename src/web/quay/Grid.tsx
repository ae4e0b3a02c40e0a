// What lies under the vessels in the quay plan: hours, metres, berths with their depths, and the line of now.
import { useTranslation } from 'react-i18next';
import type { TerminalModel } from '../../terminal/model.ts';
import { useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';
import { TOP, type Scale } from './drawing-scale.ts';
import { hourLines } from './quay-scale.ts';

/** How much lower the edge of the deepest berth lies than that of the shallowest, px at the smallest type. */
const STEPS = 6;
const METRES_STEP = [50, 100, 200, 250, 500] as const;

export function Grid({ scale, now, berths }: { scale: Scale; now: number; berths: boolean }) {
  const { t } = useTranslation();
  const { terminal } = useTopic('model');
  const step = METRES_STEP.find((metres) => (scale.quay / metres) * 54 * scale.k <= scale.width) ?? 500;
  const metres = Array.from({ length: Math.floor(scale.quay / step) + 1 }, (_, i) => i * step);
  return (
    <g className="grid" aria-hidden="true">
      <Hours scale={scale} now={now} timeZone={terminal?.timeZone ?? 'UTC'} />
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
        <Metre key={metre} scale={scale} metre={metre} first={i === 0} />
      ))}
      {berths && terminal !== null && <Berths scale={scale} berths={terminal.berths} />}
      <title>{t('quay.axisX')}</title>
    </g>
  );
}

function Hours({ scale, now, timeZone }: { scale: Scale; now: number; timeZone: string }) {
  const format = useFormat();
  const hours = hourLines(scale.window, timeZone, Math.max(2, scale.height / (17 * scale.k)));
  return hours.map((at) => {
    const midnight = format.time(at) === '00:00';
    return (
      <g key={at} className={midnight ? 'midnight' : undefined}>
        <line x1={scale.left} x2={scale.right} y1={scale.y(at)} y2={scale.y(at)} />
        {Math.abs(scale.y(at) - scale.y(now)) > 15 * scale.k && (
          <text x={scale.hours - 6} y={scale.y(at)} dy="0.35em" textAnchor="end">
            {midnight ? format.date(at) : format.time(at)}
          </text>
        )}
      </g>
    );
  });
}

function Metre({ scale, metre, first }: { scale: Scale; metre: number; first: boolean }) {
  const format = useFormat();
  return (
    <text
      x={scale.x(metre)}
      y={scale.bottom + 14 * scale.k}
      textAnchor={first ? 'start' : metre > scale.quay - 30 ? 'end' : 'middle'}
    >
      {metre === 0 ? '0 m' : format.number(metre)}
    </text>
  );
}

/** A bar for each berth, the deeper the lower its edge, with its depth at datum. */
function Berths({ scale, berths }: { scale: Scale; berths: TerminalModel['berths'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const deepest = Math.max(...berths.map(({ depth }) => depth));
  const shallowest = Math.min(...berths.map(({ depth }) => depth));
  const top = scale.bottom + 18 * scale.k;
  const text = 15 * scale.k;
  const bottom = (depth: number): number =>
    top + text + (deepest === shallowest ? 0 : (STEPS * (depth - shallowest)) / (deepest - shallowest)) * scale.k;
  return berths.map(({ id, from, to, depth }) => (
    <g key={id} className="depth">
      <rect
        x={scale.x(from) + 1}
        y={top}
        width={Math.max(0, scale.x(to) - scale.x(from) - 2)}
        height={bottom(depth) - top}
      />
      <text x={(scale.x(from) + scale.x(to)) / 2} y={top + text / 2} dy="0.35em" textAnchor="middle">
        {scale.x(to) - scale.x(from) > 110 * scale.k
          ? t('berths.berth', { id, depth: format.number(depth, 1) })
          : `${id} · ${format.number(depth, 1)}`}
      </text>
    </g>
  ));
}

export function NowLine({ scale, now }: { scale: Scale; now: number }) {
  const { t } = useTranslation();
  return (
    <g className="now">
      <line x1={scale.left} x2={scale.right} y1={scale.y(now)} y2={scale.y(now)} />
      <rect x={0} y={scale.y(now) - 8 * scale.k} width={scale.hours - 4} height={16 * scale.k} rx={2} />
      <text x={(scale.hours - 4) / 2} y={scale.y(now)} dy="0.35em" textAnchor="middle">
        {t('time.now')}
      </text>
    </g>
  );
}
