// One block: from the side, one bay of it across, its cranes and lifts, and what is drawn in it.
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BlockFigures, RangeView, YardBlockView } from '../../server/api.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { Retry } from '../messages/Retry.tsx';
import { usePoll } from '../messages/use-poll.ts';
import { BaySection } from './BaySection.tsx';
import { boxIn, cellKey, drawnSpot, sectionOf, wholeBay, type Spot } from './bay-section.ts';
import { BlockWorkPart, FiguresPart, PickedYardBox, RangesPart } from './BlockSide.tsx';
import { fetchBlock } from './requests.ts';
import { SideProfile } from './SideProfile.tsx';

/** How often the block is asked for while it is shown, ms: a crane moves a box in some two minutes. */
const LOOK_MS = 3000;

interface BlockProps {
  block: TerminalModel['blocks'][number];
  figures: BlockFigures | undefined;
  ranges: readonly RangeView[];
  /** Bay of the address; NaN or 0 where it names none. */
  bay: number;
  onBay: (bay: number) => void;
  /** Draws a range over bays; null: nothing can be drawn now. */
  onDraw: ((bays: { fromBay: number; toBay: number }) => void) | null;
}

export function BlockPart(props: BlockProps) {
  const { t } = useTranslation();
  const { id } = props.block;
  const { value, error, again } = usePoll(
    useCallback((signal: AbortSignal) => fetchBlock(id, signal), [id]),
    LOOK_MS,
  );
  if (value === null)
    return (
      <section className="panel">
        {error === null ? <p className="empty">{t('detail.loading')}</p> : <Retry error={error} onRetry={again} />}
      </section>
    );
  return (
    <>
      {error !== null && <Retry error={error} onRetry={again} />}
      <Block {...props} view={value} />
    </>
  );
}

/** The bay of the address, or the one with most boxes that have to be dug out. */
function bayOf(view: YardBlockView, asked: number): number {
  if (asked >= 1 && asked <= 4 * view.bays - 1) return wholeBay(asked);
  const digs = new Map<number, number>();
  for (const { bay, dig } of view.boxes) digs.set(wholeBay(bay), (digs.get(wholeBay(bay)) ?? 0) + dig);
  return [...digs].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 2;
}

function Block({ block, figures, ranges, bay: asked, onBay, onDraw, view }: BlockProps & { view: YardBlockView }) {
  const [start] = useState(() => bayOf(view, NaN));
  const bay = asked > 0 ? bayOf(view, asked) : start;
  const [spot, setSpot] = useState<Spot>({ bay, row: 1, tier: 1, part: 'near' });
  const cells = sectionOf(view.boxes, bay);
  const at = drawnSpot(cells, { ...spot, bay });
  const picked = boxIn(cells.get(cellKey(at.row, at.tier)), at.part);
  const move = (next: Spot): void => {
    setSpot(next);
    if (next.bay !== bay) onBay(next.bay);
  };
  return (
    <div className="yardblock">
      <div className="panel">
        <SideProfile {...{ view, block, ranges, bay, onBay, onDraw }} />
        <BaySection {...{ view, cells, spot: at, onSpot: move }} />
      </div>
      <aside className="yardaside">
        <PickedYardBox box={picked} />
        <FiguresPart figures={figures} block={block.id} />
        <BlockWorkPart view={view} />
        <RangesPart ranges={ranges} />
      </aside>
    </div>
  );
}
