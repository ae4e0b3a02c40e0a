// One bay as lines print it, drawn as a grid of cells: large with all that is known of each box, or small with its colours and letters.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../state/format.ts';
import { boxAt, cellKey, cellText, bayOfSpot, type BayDrawing, type Part, type Spot } from './bay-drawing.ts';
import { bay40 } from '../../terminal/vessel.ts';
import { BoxMarks, CELL } from './BoxMarks.tsx';
import { boxText } from './box-text.ts';
import type { Colours } from './colours.ts';
import type { PlanBox } from '../../server/api.ts';
import type { Slot } from './requests.ts';

/** Room for the tiers at the side and the rows above, the hatch covers between deck and hold, masses of stacks; units of the drawing. */
const SIDE = 30;
const HEAD = 18;
const COVERS = 12;
const SUMS = 16;

interface GridProps {
  drawing: BayDrawing;
  colours: Colours;
  /** Where the keyboard is. */
  cursor?: Spot | null;
  /** Where a load is carried from, and the cell that it is held over, with whether it fits. */
  held?: { from: Slot; over: Slot; fits: boolean | null } | null;
  /** Prefix of the cells' ids. */
  id: string;
}

/** Width and height of a bay's drawing, in its units. */
export function gridSize({ rows, deckTiers, holdTiers }: BayDrawing): { width: number; height: number } {
  return {
    width: 2 * SIDE + rows.length * CELL.width,
    height: 2 * HEAD + (deckTiers.length + holdTiers.length) * CELL.height + COVERS + 2 * SUMS,
  };
}

function topOf({ deckTiers, holdTiers }: BayDrawing, tier: number): number {
  const deck = deckTiers.indexOf(tier);
  if (deck >= 0) return HEAD + SUMS + deck * CELL.height;
  return HEAD + SUMS + deckTiers.length * CELL.height + COVERS + holdTiers.indexOf(tier) * CELL.height;
}

function leftOf({ rows }: BayDrawing, row: number): number {
  return SIDE + rows.indexOf(row) * CELL.width;
}

/** Id of a cell's part in the document. */
export function cellId(prefix: string, { bay, row, tier, part }: Spot): string {
  return `${prefix}-${bay}-${row}-${tier}-${part}`;
}

/** The cells of a bay, to be put in a drawing. */
export function BayGrid(props: GridProps) {
  const { drawing } = props;
  return (
    <>
      <Rows drawing={drawing} />
      <Covers drawing={drawing} />
      <Sums drawing={drawing} />
      {[...drawing.deckTiers, ...drawing.holdTiers].map((tier) => (
        <g key={tier} role="row">
          <Tier drawing={drawing} tier={tier} />
          {cellsDrawn(props, tier).map((drawn) => (
            <CellPart key={cellId('', drawn.spot)} {...props} drawn={drawn} />
          ))}
        </g>
      ))}
      <g className="boxmarks" aria-hidden="true">
        {[...drawing.deckTiers, ...drawing.holdTiers].flatMap((tier) =>
          cellsDrawn(props, tier).map(
            ({ box, spot, x, y, width }) =>
              box && <BoxMarks key={cellId('', spot)} {...{ box, x, y, width }} colours={props.colours} />,
          ),
        )}
      </g>
    </>
  );
}

/** A cell or a half of one where it is drawn. */
interface DrawnCell {
  spot: Spot;
  box: PlanBox | null;
  x: number;
  y: number;
  width: number;
}

/** The cells of a tier, in halves where a 20' stands or is carried. */
function cellsDrawn({ drawing, held }: GridProps, tier: number): DrawnCell[] {
  const carries20 = held ? held.from.bay % 2 === 1 : false;
  return drawing.rows.flatMap((row) => {
    const cell = drawing.cells.get(cellKey(row, tier));
    if (!cell) return [];
    const parts: Part[] = cell.fore || cell.aft || (carries20 && !cell.whole) ? ['fore', 'aft'] : ['whole'];
    const width = parts.length === 2 ? CELL.width / 2 : CELL.width;
    return parts.map((part, i): DrawnCell => ({
      spot: { bay: drawing.bay.bay, row, tier, part },
      box: boxAt(cell, part),
      ...{ x: leftOf(drawing, row) + i * width, y: topOf(drawing, tier), width },
    }));
  });
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function Rows({ drawing }: { drawing: BayDrawing }) {
  const { height } = gridSize(drawing);
  return (
    <g className="rows" aria-hidden="true">
      {drawing.rows.map((row) => (
        <g key={row}>
          <text x={leftOf(drawing, row) + CELL.width / 2} y={HEAD - 5} textAnchor="middle">
            {two(row)}
          </text>
          <text x={leftOf(drawing, row) + CELL.width / 2} y={height - 5} textAnchor="middle">
            {two(row)}
          </text>
        </g>
      ))}
    </g>
  );
}

function Tier({ drawing, tier }: { drawing: BayDrawing; tier: number }) {
  const y = topOf(drawing, tier) + CELL.height / 2;
  const { width } = gridSize(drawing);
  return (
    <g className="tiers" aria-hidden="true">
      <text x={SIDE - 6} y={y} dy="0.35em" textAnchor="end">
        {two(tier)}
      </text>
      <text x={width - SIDE + 6} y={y} dy="0.35em">
        {two(tier)}
      </text>
    </g>
  );
}

/** Hatch covers between deck and hold: thick lines over their rows, open ones broken. */
function Covers({ drawing }: { drawing: BayDrawing }) {
  const { deckTiers, holdTiers, bay } = drawing;
  if (holdTiers.length === 0) return null;
  const y = HEAD + SUMS + deckTiers.length * CELL.height + COVERS / 2;
  return (
    <g className="covers" aria-hidden="true">
      {bay.covers.map(({ name, rows, open }) => {
        const at = rows.filter((row) => drawing.rows.includes(row)).map((row) => leftOf(drawing, row));
        if (at.length === 0) return null;
        const [from, to] = [Math.min(...at) + 2, Math.max(...at) + CELL.width - 2];
        return <line key={name} className={open ? 'open' : undefined} x1={from} x2={to} y1={y} y2={y} />;
      })}
    </g>
  );
}

/** What each stack is to weigh when she leaves, t: those on deck above it, those of the hold below. */
function Sums({ drawing }: { drawing: BayDrawing }) {
  const format = useFormat();
  const { height } = gridSize(drawing);
  return (
    <g className="sums" aria-hidden="true">
      {drawing.bay.stacks.map(({ row, deck, kg20Fore, kg20Aft, kg40, max20, max40 }) => {
        const kg = kg20Fore + kg20Aft + kg40;
        if (kg === 0) return null;
        const over = (max40 !== null && kg > max40) || (max20 !== null && Math.max(kg20Fore, kg20Aft) > max20);
        return (
          <text
            key={`${row} ${deck}`}
            className={over ? 'over' : undefined}
            x={leftOf(drawing, row) + CELL.width / 2}
            y={deck ? HEAD + SUMS - 5 : height - HEAD - 5}
            textAnchor="middle"
          >
            {over ? '! ' : ''}
            {format.number(kg / 1000)}
          </text>
        );
      })}
    </g>
  );
}

/** One cell for the eye and the screen reader; what is written on it lies in a layer of its own above. */
function CellPart({ drawing, cursor, held, id, colours, drawn }: GridProps & { drawn: DrawnCell }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { spot, box, x, y, width } = drawn;
  const { row, tier, part } = spot;
  const slot = { bay: bayOfSpot(spot), row, tier };
  const isAt = (other: Slot | undefined): boolean =>
    other?.row === row &&
    other.tier === tier &&
    bay40(other.bay) === bay40(slot.bay) &&
    (other.bay === slot.bay || part === 'whole' || other.bay === drawing.bay.bay);
  const isCursor = cursor?.row === row && cursor.tier === tier && (cursor.part === part || part === 'whole');
  const look = [
    'cell',
    box ? `box ${colours.classOf(box)}` : 'free',
    isCursor ? 'cursor' : '',
    isAt(held?.over) ? `over ${verdictClass(held?.fits)}` : '',
    isAt(held?.from) ? 'from' : '',
    box?.state === 'load' ? 'load' : '',
  ];
  const at = cellText(slot);
  return (
    <g
      role="gridcell"
      id={cellId(id, spot)}
      className={look.filter((word) => word !== '').join(' ')}
      data-cell={`${spot.bay}/${row}/${tier}/${part}`}
      aria-selected={isCursor}
      aria-label={box ? `${at}: ${boxText(t, format, box)}` : t('vessel.freeCell', { cell: at })}
    >
      <rect x={x + 1} y={y + 1} width={width - 2} height={CELL.height - 2} rx={2} />
    </g>
  );
}

function verdictClass(fits: boolean | null | undefined): string {
  if (fits === undefined || fits === null) return '';
  return fits ? 'fits' : 'not';
}
