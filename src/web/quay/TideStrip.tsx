// The tide beside the hours: water above datum to the right, time downwards.
import { useTranslation } from 'react-i18next';
import { tideAbove } from '../../terminal/tide.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { useFormat } from '../state/format.ts';
import { TOP, type Scale } from './drawing-scale.ts';

/** The curve is drawn through a point for each of these, px. */
const STEP = 3;

export function TideStrip({ scale, tides, now }: { scale: Scale; tides: TerminalModel['tides']; now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  // Datum lies as far below mean level as all constituents reach, and high water as far above it at most.
  const most = Math.max(0.5, 2 * tides.reduce((sum, { amplitude }) => sum + amplitude, 0));
  const [from, to] = [scale.hours + 4, scale.left - 8];
  const x = (rise: number): number => from + (rise / most) * (to - from);
  const steps = Math.max(1, Math.ceil((scale.bottom - TOP) / STEP));
  const points = Array.from({ length: steps + 1 }, (_, i) => {
    const y = Math.min(scale.bottom, TOP + i * STEP);
    return `${x(tideAbove(tides, scale.window.from + (y - TOP) * scale.perY)).toFixed(1)} ${y.toFixed(1)}`;
  });
  const rise = tideAbove(tides, now);
  return (
    <g className="tide">
      <title>{t('berths.tideNow', { rise: format.number(rise, 1) })}</title>
      <path
        className="water"
        d={`M${from} ${TOP} L${points.join(' L')} L${from} ${scale.bottom}Z`}
        aria-hidden="true"
      />
      <circle cx={x(rise)} cy={scale.y(now)} r={3.5 * scale.k} aria-hidden="true" />
      <text x={(from + to) / 2} y={scale.bottom + 14 * scale.k} textAnchor="middle" aria-hidden="true">
        {t('berths.tideScale', { most: format.number(most, 1) })}
      </text>
    </g>
  );
}
