// All blocks as tiles in their place, the quay above: each with its number, a bar and a shade. Arrow keys go from tile to tile.
import type { TFunction } from 'i18next';
import type { CSSProperties, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RangeView, YardBlocksView } from '../../server/api.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { useFormat, type Format } from '../state/format.ts';
import { HEATS, heatOf, neighbourTile, scaleEnd, tilePlaces, valueOf, type Measure } from './heat.ts';

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
      <div className="tiles" role="group" aria-label={t('yard.blocks')} onKeyDown={goOn}>
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
              aria-label={tileText(t, format, { id, measure: t(`yardMeasure.${measure}`), text, drawn })}
              onClick={() => onPick(id)}
            >
              <span>{id}</span>
              <b>{text}</b>
              {drawn > 0 && (
                <i aria-hidden="true" title={t('yard.drawn', { n: format.number(drawn) })}>
                  ▦
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

function tileText(
  t: TFunction,
  format: Format,
  { id, measure, text, drawn }: { id: string; measure: string; text: string; drawn: number },
): string {
  const told = t('yard.tile', { block: id, measure, value: text });
  return drawn === 0 ? told : `${told}, ${t('yard.drawn', { n: format.number(drawn) })}`;
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
