// One figure over time, with its target.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot from 'uplot';
import type { FigureForm } from '../../server/api.ts';
import { type Format, useFormat } from '../state/format.ts';
import { useRoom, useTopic } from '../state/room.ts';
import { typeScale } from '../state/type-size.ts';
import { axisText, figureText } from './figure-text.ts';

/** A day, ms: longer lines are labelled by days. */
const DAY_MS = 86_400_000;

interface Line {
  at: readonly number[];
  values: readonly (number | null)[];
}

interface Look {
  form: FigureForm;
  target: number | null;
  days: boolean;
}

function options(host: HTMLElement, { form, target, days }: Look, format: Format, timeZone: string): uPlot.Options {
  const style = getComputedStyle(host);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const k = typeScale();
  const axis = {
    stroke: color('--soft'),
    grid: { stroke: color('--rule'), width: 1 },
    ticks: { show: false },
    font: `${12 * k}px system-ui, sans-serif`,
  };
  const label = (ms: number): string => (days && format.time(ms) === '00:00' ? format.date(ms) : format.time(ms));
  const amount = (value: number, step: number): string => axisText(format, form, value, step);
  const top = (max: number): number => Math.max(max, target ?? 0) * 1.1;
  return {
    width: Math.max(80, host.clientWidth),
    height: Math.max(60, host.clientHeight),
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 24 * k, 0, 0],
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), timeZone),
    scales: { y: { range: (_u, _min, max) => [0, top(max) > 0 ? top(max) : 1] } },
    axes: [
      { ...axis, size: 26 * k, space: 76 * k, values: (_u, splits) => splits.map((s) => label(s * 1000)) },
      {
        ...axis,
        size: 58 * k,
        space: 22 * k,
        values: (_u, splits) => splits.map((s) => amount(s, (splits[1] ?? 1) - (splits[0] ?? 0))),
      },
    ],
    series: [
      {},
      { stroke: color('--accent'), width: 2, fill: color('--accent-faint'), points: { show: true, size: 3 * k } },
      { stroke: color('--warn'), width: 1.5, dash: [6, 5], points: { show: false } },
    ],
  };
}

/** Three columns: time in s, the figure, and its target all along. */
function dataOf({ at, values }: Line, target: number | null): uPlot.AlignedData {
  return [at.map((ms) => ms / 1000), [...values], at.map(() => target)];
}

export function HistoryChart(props: { line: Line; form: FigureForm; target: number | null; name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { settings } = useRoom();
  const timeZone = useTopic('model').terminal?.timeZone ?? 'UTC';
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const { line, form, target, name } = props;
  const enough = line.at.length > 1;
  const days = (line.at.at(-1) ?? 0) - (line.at[0] ?? 0) > DAY_MS * 1.1;

  useEffect(() => {
    const element = host.current;
    if (element === null || !enough) return;
    const made = new uPlot(options(element, { form, target, days }, format, timeZone), [[], [], []], element);
    plot.current = made;
    const watch = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [form, target, days, format, timeZone, settings.palette, enough]);

  useEffect(() => {
    plot.current?.setData(dataOf(line, target));
  }, [line, form, target, days, format, timeZone, settings.palette, enough]);

  if (!enough) return <p className="empty historychart">{t('keyFigures.noLine')}</p>;
  return <div ref={host} className="historychart" role="img" aria-label={spoken()} />;

  function spoken(): string {
    const known = line.values.filter((value) => value !== null);
    const title = t('keyFigures.history', { name });
    if (known.length === 0) return title;
    const say = (value: number): string => figureText(format, form, value);
    const low = t('keyFigures.low', { n: say(Math.min(...known)) });
    const high = t('keyFigures.high', { n: say(Math.max(...known)) });
    return `${title}: ${low}, ${high}, ${t('keyFigures.latest', { n: say(known.at(-1) as number) })}`;
  }
}
