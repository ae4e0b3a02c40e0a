// One figure over time.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import type { KpiPoint } from '../../server/api.ts';
import { type Format, useFormat } from '../state/format.ts';
import { typeScale } from '../state/type-size.ts';
import { useRoom, useTopic } from '../state/room.ts';

type Line = Exclude<keyof KpiPoint, 'at'>;

function columns(points: readonly KpiPoint[], line: Line): uPlot.AlignedData {
  return [points.map((point) => point.at / 1000), points.map((point) => point[line])];
}

function options(host: HTMLElement, line: Line, format: Format, timeZone: string): uPlot.Options {
  const style = getComputedStyle(host);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const k = typeScale();
  const axis = {
    stroke: color('--soft'),
    grid: { stroke: color('--rule'), width: 1 },
    ticks: { show: false },
    font: `${11 * k}px system-ui, sans-serif`,
  };
  const amount = (value: number): string => (line === 'waitShare' ? format.percent(value) : format.number(value));
  return {
    width: Math.max(80, host.clientWidth),
    height: Math.max(60, host.clientHeight),
    legend: { show: false },
    cursor: { show: false },
    // Room for half of the last time.
    padding: [8, 20 * k, 0, 0],
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), timeZone),
    scales: { y: { range: (_u, min, max) => range(line, min, max) } },
    axes: [
      { ...axis, size: 22 * k, space: 64 * k, values: (_u, splits) => splits.map((s) => format.time(s * 1000)) },
      { ...axis, size: 44 * k, space: 16 * k, values: (_u, splits) => splits.map(amount) },
    ],
    series: [{}, { stroke: color('--accent'), width: 1.75, fill: color('--accent-faint'), points: { show: false } }],
  };
}

/** From 0, so that a small change does not look like a large one; the yard's stock from near its lowest. */
function range(line: Line, min: number, max: number): [number, number] {
  if (line !== 'yardBoxes') return [0, max > 0 ? max * 1.12 : 1];
  const room = Math.max(10, (max - min) * 0.2);
  return [Math.max(0, min - room), max + room];
}

export function Chart(props: { points: readonly KpiPoint[]; line: Line; name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { settings } = useRoom();
  const timeZone = useTopic('model').terminal?.timeZone ?? 'UTC';
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const { points, line } = props;
  const enough = points.length > 1;
  const length = points.length;

  useEffect(() => {
    const element = host.current;
    if (element === null || !enough) return;
    const made = new uPlot(options(element, line, format, timeZone), [[], []], element);
    plot.current = made;
    const watch = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [line, format, timeZone, settings.palette, enough]);

  useEffect(() => {
    plot.current?.setData(columns(points, line));
  }, [points, length, line, format, timeZone, settings.palette, enough]);

  if (!enough) return <p className="empty chart">{t('kpi.noLine')}</p>;
  const last = points.at(-1);
  const text =
    last === undefined ? '' : line === 'waitShare' ? format.percent(last[line]) : format.number(last[line], 1);
  return (
    <div ref={host} className="chart" role="img" aria-label={`${t('kpi.chart', { name: props.name })}: ${text}`} />
  );
}
