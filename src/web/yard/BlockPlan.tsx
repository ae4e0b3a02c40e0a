// A block from above, with what is drawn in it: a click begins a range, a second one stretches it. The fields beside it do the same for the keyboard.
import { useTranslation } from 'react-i18next';
import type { RangeView } from '../../server/api.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { type RangeDraft, rangesAt, stretched } from './range-draft.ts';

/** Size of a spot: a 40' bay by a row. */
const BAY = 26;
const ROW = 16;
/** Room for the numbers. */
const MARGIN = 20;

interface PlanProps {
  block: TerminalModel['blocks'][number];
  ranges: readonly RangeView[];
  draft: RangeDraft;
  onDraft: (draft: RangeDraft) => void;
}

export function BlockPlan({ block, ranges, draft, onDraft }: PlanProps) {
  const { t } = useTranslation();
  const { id, bays, rows } = block;
  const spots = Array.from({ length: bays * rows }, (_, i) => ({ k: Math.floor(i / rows), row: (i % rows) + 1 }));
  const [x, y] = [(draft.fromBay - 2) / 4, draft.fromRow - 1];
  const [width, height] = [(draft.toBay - draft.fromBay) / 4 + 1, draft.toRow - draft.fromRow + 1];
  return (
    <div className="blockplan" tabIndex={0} role="region" aria-label={t('ranges.plan', { block: id })}>
      <svg width={bays * BAY + MARGIN} height={rows * ROW + MARGIN} aria-hidden="true">
        {spots.map(({ k, row }) => (
          <Spot
            key={`${k} ${row}`}
            {...{ k, row }}
            ranges={rangesAt(ranges, id, 4 * k + 2, row)}
            onClick={() => onDraft(stretched(draft, 4 * k + 2, row))}
          />
        ))}
        {ranges.map(
          (r) =>
            r.block === id && (
              <text
                key={r.id}
                className="name"
                x={MARGIN + ((r.fromBay - 2) / 4) * BAY + 3}
                y={MARGIN + r.fromRow * ROW - 4}
              >
                {r.id}
              </text>
            ),
        )}
        <rect
          className="draft"
          x={MARGIN + x * BAY}
          y={MARGIN + y * ROW}
          width={Math.max(0, width * BAY)}
          height={Math.max(0, height * ROW)}
        />
        {Array.from({ length: bays }, (_, k) => (
          <text key={k} x={MARGIN + (k + 0.5) * BAY} y={MARGIN - 6} textAnchor="middle">
            {4 * k + 2}
          </text>
        ))}
        {Array.from({ length: rows }, (_, r) => (
          <text key={r} x={MARGIN - 6} y={MARGIN + (r + 0.5) * ROW + 4} textAnchor="end">
            {r + 1}
          </text>
        ))}
      </svg>
    </div>
  );
}

function Spot(props: { k: number; row: number; ranges: readonly RangeView[]; onClick: () => void }) {
  const { k, row, ranges } = props;
  const kind = ranges.some((r) => r.kind === 'lock') ? 'lock' : (ranges[0]?.kind ?? 'free');
  return (
    <rect
      className={`spot ${kind}`}
      x={MARGIN + k * BAY + 1}
      y={MARGIN + (row - 1) * ROW + 1}
      width={BAY - 2}
      height={ROW - 2}
      onClick={props.onClick}
    >
      <title>{[`${4 * k + 2}-${row}`, ...ranges.map((r) => r.id)].join(' · ')}</title>
    </rect>
  );
}
