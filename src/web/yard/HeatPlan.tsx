// All blocks as tiles in their place, the quay above: each with its number, a bar and a shade. Arrow keys go from tile to tile.
import type { TFunction } from 'i18next';
import type { CSSProperties, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RangeView, YardBlocksView } from '../../server/api.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { useFormat, type Format } from '../state/format.ts';
import { HEATS, heatOf, neighbourTile, scaleEnd, tilePlaces, valueOf, type Measure } from './heat.ts';

/** Tiles of a yard with so many columns at most are wide: their words stand side by side. */
const MOST_FLAT = 8;
const HOURS_A_DAY = 24;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

interface PlanProps {
  view: YardBlocksView;
  blocks: TerminalModel['blocks'];
  ranges: readonly RangeView[];
  measure: Measure;
  chosen: string | null;
  onPick: (block: string) => void;
}

export function HeatPlan({ view, blocks, ranges, measure, chosen, onPick }: PlanProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const places = tilePlaces(blocks);
  const columns = Math.max(0, ...places.map(({ column }) => column));
  const end = scaleEnd(view.blocks, measure);
  const reached = chosen ?? blocks[0]?.id;
  const goOn = (event: KeyboardEvent<HTMLElement>): void => {
    const from = (event.target as HTMLElement).dataset['block'];
    const next = from === undefined ? null : neighbourTile(places, from, event.key);
    if (next === null) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-block="${CSS.escape(next)}"]`)?.focus();
  };
  return (
    <>
      <p className="yardside">{t('yard.quaySide')}</p>
      <div
        className={columns > MOST_FLAT ? 'tiles' : 'tiles widetiles'}
        role="group"
        aria-label={t('yard.blocks')}
        onKeyDown={goOn}
      >
        {places.map(({ id, column, row }) => {
          const figures = view.blocks.find(({ block }) => block === id);
          const value = figures ? valueOf(figures, measure) : null;
          const text = valueText(t, format, measure, value);
          const drawn = ranges.filter(({ block }) => block === id).length;
          return (
            <button
              key={id}
              type="button"
              className={`tile heat${heatOf(value, end)}`}
              style={{ gridColumn: column, gridRow: row, '--share': (value ?? 0) / end } as CSSProperties}
              data-block={id}
              tabIndex={id === reached ? 0 : -1}
              aria-pressed={id === chosen}
              onClick={() => onPick(id)}
            >
              <span>{id}</span>
              <b>{text}</b>
              <em className="unseen">{t(`yardMeasure.${measure}`)}</em>
              {drawn > 0 && (
                <i title={t('yard.drawn', { n: format.number(drawn) })}>
                  <span aria-hidden="true">▦</span>
                  <em className="unseen">{t('yard.drawn', { n: format.number(drawn) })}</em>
                </i>
              )}
            </button>
          );
        })}
      </div>
      <Scale measure={measure} end={end} />
      {measure === 'moves' && view.movesSince > view.now - HOUR_MS + MINUTE_MS && (
        <p className="soft">{t('yard.movesSince', { time: format.time(view.movesSince) })}</p>
      )}
    </>
  );
}

/** A value as it stands on a tile: the fill in per cent, the dwell in days. */
export function valueText(t: TFunction, format: Format, measure: Measure, value: number | null): string {
  if (value === null) return '–';
  switch (measure) {
    case 'fill':
      return format.percent(value);
    case 'dwell':
      return t('yard.days', { n: format.number(value / HOURS_A_DAY, 1) });
    default:
      return format.number(value);
  }
}

/** What the shades stand for. */
function Scale({ measure, end }: { measure: Measure; end: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const bound = (k: number): string => valueText(t, format, measure, (k * end) / HEATS);
  return (
    <div className="heatscale">
      <span>{t(`yardMeans.${measure}`)}</span>
      <ul>
        {Array.from({ length: HEATS }, (_, k) => (
          <li key={k}>
            <i className={`heat${k}`} aria-hidden="true" />
            {k === HEATS - 1 ? `≥ ${bound(k)}` : `${bound(k)} – ${bound(k + 1)}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
