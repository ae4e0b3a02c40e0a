// Running figures, and one of them over time.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpiPoint, KpiView } from '../../server/api.ts';
import { type Format, useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';
import { Chart } from './Chart.tsx';

type Line = Exclude<keyof KpiPoint, 'at'>;
type Word = 'craneRate' | 'waitShare' | 'truckTurn' | 'yardFill' | 'rehandles' | 'energy';

interface Tile {
  word: Word;
  /** The line that goes with it, when there is one. */
  line: Line | null;
  /** The figure; null while there is nothing to work it out from. */
  value: (kpi: KpiView, f: Format) => string | null;
  unit: 'perHour' | 'minutes' | 'kWh' | null;
  note(
    kpi: KpiView,
    f: Format,
  ): { word: 'moves' | 'craneHours' | 'trucks' | 'boxes' | 'rehandleShare' | 'reeferKWh'; n: string };
}

const TILES: readonly Tile[] = [
  {
    word: 'craneRate',
    line: 'craneRate',
    value: (k, f) => (k.craneMoves === 0 ? null : f.number(k.craneRate, 1)),
    unit: 'perHour',
    note: (k, f) => ({ word: 'moves', n: f.number(k.craneMoves) }),
  },
  {
    word: 'waitShare',
    line: 'waitShare',
    value: (k, f) => (k.craneHours === 0 ? null : f.percent(k.waitShare)),
    unit: null,
    note: (k, f) => ({ word: 'craneHours', n: f.number(k.craneHours, 1) }),
  },
  {
    word: 'truckTurn',
    line: 'truckTurnMinutes',
    value: (k, f) => (k.trucksServed === 0 ? null : f.number(k.truckTurnMinutes, 1)),
    unit: 'minutes',
    note: (k, f) => ({ word: 'trucks', n: f.number(k.trucksServed) }),
  },
  {
    word: 'yardFill',
    line: 'yardBoxes',
    value: (k, f) => f.percent(k.yardFill),
    unit: null,
    note: (k, f) => ({ word: 'boxes', n: f.number(k.yardBoxes) }),
  },
  {
    word: 'rehandles',
    line: null,
    value: (k, f) => f.number(k.rehandles),
    unit: null,
    note: (k, f) => ({
      word: 'rehandleShare',
      n: k.yardMoves === 0 ? '–' : f.number((k.rehandles / k.yardMoves) * 100, 1),
    }),
  },
  {
    word: 'energy',
    line: null,
    value: (k, f) => f.number(k.kWh - k.reeferKWh),
    unit: 'kWh',
    note: (k, f) => ({ word: 'reeferKWh', n: f.number(k.reeferKWh) }),
  },
];

export function Figures() {
  const { t } = useTranslation();
  const { kpi, series } = useTopic('kpi');
  const [word, setWord] = useState<Word>('craneRate');
  const line = TILES.find((tile) => tile.word === word)?.line ?? null;
  return (
    <section className="panel figures" aria-labelledby="figures-title">
      <h2 id="figures-title">{t('kpi.title')}</h2>
      {kpi !== null && (
        <div className="tiles">
          {TILES.map((tile) => (
            <TileButton
              key={tile.word}
              tile={tile}
              kpi={kpi}
              picked={tile.word === word}
              onPick={() => setWord(tile.word)}
            />
          ))}
        </div>
      )}
      {line !== null && (
        <Chart points={series} line={line} name={word === 'yardFill' ? t('kpi.yardBoxes') : t(`kpi.${word}`)} />
      )}
    </section>
  );
}

function TileButton(props: { tile: Tile; kpi: KpiView; picked: boolean; onPick: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { tile, kpi } = props;
  const note = tile.note(kpi, format);
  const value = tile.value(kpi, format);
  const inside = (
    <>
      <span className="word">{t(`kpi.${tile.word}`)}</span>
      <span className="value">
        <b>{value ?? t('kpi.none')}</b>
        {tile.unit !== null && value !== null && <small>{t(`kpi.${tile.unit}`)}</small>}
      </span>
      <span className="note">{t(`kpi.${note.word}`, { n: note.n })}</span>
    </>
  );
  if (tile.line === null) return <div className="tile">{inside}</div>;
  return (
    <button type="button" className="tile" aria-pressed={props.picked} onClick={props.onPick}>
      {inside}
    </button>
  );
}
