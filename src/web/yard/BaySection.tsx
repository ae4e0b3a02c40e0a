// One bay of a block cut across, seen from its beginning: rows from left to right, tiers up. Arrows go from box to box and on to the next bay; Enter
// opens the box.
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { YardBlockView, YardBox } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { useRoom } from '../state/room.ts';
import {
  boxIn,
  cellKey,
  CLASS_LETTERS,
  marksOf,
  partOf,
  partsOf,
  stepFrom,
  type Part,
  type Spot,
} from './bay-section.ts';
import { yardBoxText } from './box-words.ts';

/** Size of a cell, and room for the numbers at the side and below; units of the drawing. */
const CELL = { width: 104, height: 46 };
const SIDE = 26;
const FOOT = 20;
/** A bay of few rows is drawn no larger than so, rem. */
const REM_PER_UNIT = 0.085;
/** Lines of text below a cell's upper edge. */
const UPPER = 18;
const LOWER = 37;
/** A box that is less likely to be dug out is told without the chance of it. */
const LEAST_DIG = 0.05;

interface SectionProps {
  view: YardBlockView;
  cells: ReadonlyMap<string, readonly YardBox[]>;
  spot: Spot;
  onSpot: (spot: Spot) => void;
}

export function BaySection({ view, cells, spot, onSpot }: SectionProps) {
  const { t } = useTranslation();
  const { select } = useRoom();
  const open = (box: YardBox | undefined): void => {
    if (box) select({ kind: 'container', id: box.id });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return open(boxIn(cells.get(cellKey(spot.row, spot.tier)), spot.part));
    }
    const next = stepFrom(view, spot, event.key);
    if (next === null) return;
    event.preventDefault();
    onSpot(next);
  };
  const tiers = Array.from({ length: view.tiers }, (_, k) => view.tiers - k);
  const size = { width: SIDE + view.rows * CELL.width, height: view.tiers * CELL.height + FOOT };
  return (
    <figure className="baysection">
      <figcaption>
        <h2>{t('yard.section', { block: view.block, bay: spot.bay })}</h2>
        <span className="soft">{t('yard.keys')}</span>
      </figcaption>
      <svg
        className="baygrid yardgrid"
        viewBox={`0 0 ${size.width} ${size.height}`}
        style={{ maxWidth: `${size.width * REM_PER_UNIT}rem` }}
        role="grid"
        tabIndex={0}
        aria-label={t('yard.section', { block: view.block, bay: spot.bay })}
        aria-activedescendant={cellId(spot)}
        onKeyDown={press}
      >
        {tiers.map((tier) => (
          <g key={tier} role="row">
            {Array.from({ length: view.rows }, (_, r) => (
              <Cell
                key={r}
                {...{ row: r + 1, tier, spot, tiers: view.tiers }}
                there={cells.get(cellKey(r + 1, tier))}
                onPick={(part, box) => {
                  onSpot({ ...spot, row: r + 1, tier, part });
                  open(box);
                }}
              />
            ))}
          </g>
        ))}
        <g className="boxmarks" aria-hidden="true">
          {[...cells.values()].flat().map((box) => (
            <BoxText key={box.id} box={box} tiers={view.tiers} />
          ))}
        </g>
        <Numbers rows={view.rows} tiers={view.tiers} />
      </svg>
      <Key />
    </figure>
  );
}

/** Where a part of a cell is drawn. */
function frameOf(row: number, tier: number, part: Part, tiers: number): { x: number; y: number; width: number } {
  const width = part === 'whole' ? CELL.width : CELL.width / 2;
  const x = SIDE + (row - 1) * CELL.width + (part === 'far' ? width : 0);
  return { x, y: (tiers - tier) * CELL.height, width };
}

function cellId({ row, tier, part }: Pick<Spot, 'row' | 'tier' | 'part'>): string {
  return `yard-${row}-${tier}-${part}`;
}

function Cell(props: {
  row: number;
  tier: number;
  tiers: number;
  spot: Spot;
  there: readonly YardBox[] | undefined;
  onPick: (part: Part, box: YardBox | undefined) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { row, tier, tiers, spot, there, onPick } = props;
  const parts = partsOf(there);
  return parts.map((part) => {
    const box = boxIn(there, part);
    const { x, y, width } = frameOf(row, tier, part, tiers);
    const cursor = spot.row === row && spot.tier === tier && spot.part === part;
    const place = t('yard.cell', { row, tier });
    return (
      <g
        key={part}
        role="gridcell"
        id={cellId({ row, tier, part })}
        className={`cell${box ? ` box c-${box.class}` : ''}${cursor ? ' cursor' : ''}`}
        data-box={box?.id}
        aria-selected={cursor}
        aria-label={box ? `${place}: ${yardBoxText(t, format, box)}` : `${place}: ${t('yard.free')}`}
        onClick={() => onPick(part, box)}
      >
        <rect x={x + 1} y={y + 1} width={width - 2} height={CELL.height - 2} rx={2} />
      </g>
    );
  });
}

/** What is written on a box; it lies in a layer of its own above the cells, which tell it to the screen reader. */
function BoxText({ box, tiers }: { box: YardBox; tiers: number }) {
  const narrow = partOf(box.bay) !== 'whole';
  const { x, y, width } = frameOf(box.row, box.tier, partOf(box.bay), tiers);
  const format = useFormat();
  const dug = box.dig >= LEAST_DIG;
  const marks = marksOf(box, narrow);
  // Half a cell has room for the name of the place, without its country, where nothing else has to be told.
  const port = narrow ? (marks === '' ? ` ${box.pod.slice(2)}` : '') : ` ${box.pod}`;
  return (
    <g className={narrow ? 'narrow' : undefined}>
      <text className="port" x={x + 5} y={y + UPPER}>
        {CLASS_LETTERS[box.class]}
        {port}
      </text>
      <text className="marks" x={x + width - 5} y={y + UPPER} textAnchor="end">
        {marks}
      </text>
      {dug && (
        <text className="dig" x={x + 5} y={y + LOWER}>
          ↷{format.percent(box.dig)}
        </text>
      )}
      {!(narrow && dug) && (
        <text className="tonnes" x={x + width - 5} y={y + LOWER} textAnchor="end">
          {format.number(box.kg / 1000, narrow ? 0 : 1)}
        </text>
      )}
    </g>
  );
}

function Numbers({ rows, tiers }: { rows: number; tiers: number }) {
  return (
    <g className="rows" aria-hidden="true">
      {Array.from({ length: rows }, (_, r) => (
        <text key={r} x={SIDE + (r + 0.5) * CELL.width} y={tiers * CELL.height + FOOT - 4} textAnchor="middle">
          {r + 1}
        </text>
      ))}
      {Array.from({ length: tiers }, (_, k) => (
        <text key={k} x={SIDE - 8} y={(tiers - k - 0.5) * CELL.height + 5} textAnchor="end">
          {k + 1}
        </text>
      ))}
    </g>
  );
}

const CLASSES = ['import', 'export', 'transhipment', 'empty', 'reefer', 'dangerous'] as const;

function Key() {
  const { t } = useTranslation();
  return (
    <div className="planlegend">
      <ul>
        {CLASSES.map((one) => (
          <li key={one}>
            <i className={`c-${one}`}>{CLASS_LETTERS[one]}</i> {t(`boxClass.${one}`)}
          </li>
        ))}
      </ul>
      <span>{t('yard.marks')}</span>
    </div>
  );
}
