// What is written on a box in the plan of a bay: letter of the port and marks above, sign of the work and tonnes below.
import type { PlanBox } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { marksOf } from './box-text.ts';
import { STATE_SIGNS, type Colours } from './colours.ts';

/** Size of a whole cell, units of the drawing. */
export const CELL = { width: 48, height: 32 };
/** Lines of text below a cell's upper edge. */
const UPPER = 13;
const LOWER = 27;

export function BoxMarks(props: { box: PlanBox; x: number; y: number; width: number; colours: Colours }) {
  const { box, x, y, width, colours } = props;
  const format = useFormat();
  const narrow = width < CELL.width;
  const edge = narrow ? 2.5 : 4;
  const marks = marksOf(box, narrow);
  const right = x + width - (box.byHand ? 9 : 4);
  // Beside two figures of tonnes a half cell has no room for the sign: it takes the place of marks where there are none.
  const sign =
    narrow && marks === '' ? { x: right, y: y + UPPER, textAnchor: 'end' as const } : { x: x + edge, y: y + LOWER };
  return (
    <g className={narrow ? 'narrow' : undefined} data-box={box.id}>
      {box.byHand && <path className="hand" d={`M${x + width - 2} ${y + 2}h-7l7 7z`} />}
      <text className="port" x={x + 5} y={y + UPPER}>
        {colours.letterOf(box.pod)}
      </text>
      <text className="marks" x={right} y={y + UPPER} textAnchor="end">
        {marks}
      </text>
      <text className="sign" {...sign}>
        {STATE_SIGNS[box.state]}
      </text>
      <text className="tonnes" x={x + width - edge} y={y + LOWER} textAnchor="end">
        {format.number(box.kg / 1000, narrow ? 0 : 1)}
      </text>
    </g>
  );
}
