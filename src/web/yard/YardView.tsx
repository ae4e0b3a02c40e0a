// The yard: all blocks with their heat, and one of them bay by bay. The address names the block, and the bay behind a stroke: A03/14.
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BlockFigures } from '../../server/api.ts';
import { Retry } from '../messages/Retry.tsx';
import { usePoll } from '../messages/use-poll.ts';
import { Choice } from '../panels/Choice.tsx';
import { useReplay, useRoom, useTopic } from '../state/room.ts';
import { TableFiles, TableSets } from '../tables/TableFiles.tsx';
import { BlockPart } from './BlockPart.tsx';
import { HeatPlan } from './HeatPlan.tsx';
import { MEASURES, type Measure } from './heat.ts';
import { firstDraft, type RangeDraft } from './range-draft.ts';
import { RangesButton } from './RangesButton.tsx';
import { fetchBlocks, fetchRanges } from './requests.ts';

/** How often the figures of all blocks are asked for while they are shown, ms; and the ranges. */
const LOOK_MS = 5000;
const RANGES_MS = 5000;

export function YardView() {
  const { t } = useTranslation();
  const { place, go } = useRoom();
  const { terminal } = useTopic('model');
  const past = useReplay() !== null;
  const [measure, setMeasure] = useState<Measure>('fill');
  const [drawn, setDrawn] = useState<RangeDraft | null>(null);
  const { value, error, again } = usePoll(fetchBlocks, LOOK_MS);
  const ranges = usePoll(fetchRanges, RANGES_MS).value ?? [];
  const [fullest, setFullest] = useState<string | null>(null);
  // Chosen once: a block that has become fuller meanwhile does not take its place.
  if (fullest === null && value !== null) setFullest(fullestOf(value.blocks));
  const [name = '', bay = ''] = (place.of ?? fullest ?? '').split('/');
  const block = terminal?.blocks.find(({ id }) => id === name);
  const draw = useCallback(
    (id: string, rows: number, bays: { fromBay: number; toBay: number }) =>
      setDrawn({ ...firstDraft(id), ...bays, fromRow: 1, toRow: rows }),
    [],
  );
  return (
    <div className="yardview">
      <section className="panel" aria-labelledby="yard-title">
        <div className="viewhead">
          <h2 id="yard-title">{t('yard.title')}</h2>
          <Choice
            label={t('yard.measure')}
            value={measure}
            options={MEASURES.map((one) => ({
              value: one,
              text: t(`yardMeasure.${one}`),
              title: t(`yardMeans.${one}`),
            }))}
            onChange={setMeasure}
          />
          <TableSets>
            <TableFiles table="blocks" named />
            <TableFiles table="containers" named />
            <TableFiles table="moves" named />
          </TableSets>
          {!past && <RangesButton drawn={drawn} onClose={() => setDrawn(null)} />}
        </div>
        {past && <p className="closed">{t('yard.pastOnly')}</p>}
        {error !== null && <Retry error={error} onRetry={again} />}
        {value === null && error === null && <p className="empty">{t('detail.loading')}</p>}
        {value !== null && terminal !== null && (
          <HeatPlan
            {...{ view: value, blocks: terminal.blocks, ranges, measure }}
            chosen={block?.id ?? null}
            onPick={(id) => go('yard', id)}
          />
        )}
      </section>
      {block === undefined ? (
        <section className="panel">
          <p className="empty">{t(name === '' ? 'detail.loading' : 'yard.unknown', { block: name })}</p>
        </section>
      ) : (
        <BlockPart
          key={block.id}
          block={block}
          figures={value?.blocks.find((one) => one.block === block.id)}
          ranges={ranges.filter((one) => one.block === block.id)}
          bay={Number(bay)}
          onBay={(one) => go('yard', `${block.id}/${one}`)}
          onDraw={past ? null : (bays) => draw(block.id, block.rows, bays)}
        />
      )}
    </div>
  );
}

/** The block that is looked at where the address names none. */
function fullestOf(blocks: readonly BlockFigures[]): string | null {
  return blocks.toSorted((a, b) => b.fill - a.fill)[0]?.block ?? null;
}
