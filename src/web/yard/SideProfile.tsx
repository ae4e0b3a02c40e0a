// A block from the side: how full each bay is, where its cranes stand, and what is drawn over its bays. Dragging over bays draws a range; with the
// keyboard Shift and an arrow mark bays, and Enter draws it.
import { useState, type CSSProperties, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RangeView, YardBlockView } from '../../server/api.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';
import { bayFills, baysBetween, type BayFill } from './bay-section.ts';

interface ProfileProps {
  view: YardBlockView;
  block: TerminalModel['blocks'][number];
  ranges: readonly RangeView[];
  bay: number;
  onBay: (bay: number) => void;
  onDraw: ((bays: { fromBay: number; toBay: number }) => void) | null;
}

/** Bays that are being marked: from where, and to where now. */
interface Marked {
  from: number;
  to: number;
}

export function SideProfile({ view, block, ranges, bay, onBay, onDraw }: ProfileProps) {
  const { t } = useTranslation();
  const [marked, setMarked] = useState<Marked | null>(null);
  const [held, setHeld] = useState(false);
  const fills = bayFills(view);
  const end = (): void => {
    setHeld(false);
    if (marked === null || marked.from === marked.to) return setMarked(null);
    onDraw?.(baysBetween(marked.from, marked.to));
    setMarked(null);
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -4, ArrowRight: 4 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const from = event.shiftKey ? (marked?.to ?? bay) : bay;
      const to = Math.min(4 * view.bays - 2, Math.max(2, from + step));
      if (event.shiftKey && onDraw) return setMarked({ from: marked?.from ?? bay, to });
      setMarked(null);
      onBay(to);
    } else if (event.key === 'Enter' && onDraw) {
      event.preventDefault();
      onDraw(baysBetween(marked?.from ?? bay, marked?.to ?? bay));
      setMarked(null);
    } else if (event.key === 'Escape') setMarked(null);
  };
  return (
    <figure className="sideprofile">
      <figcaption>
        <h2>{t('yard.side', { block: block.id })}</h2>
        {onDraw && <span className="soft">{t('yard.drawHint')}</span>}
      </figcaption>
      <Cranes block={block} />
      <RangeBands {...{ ranges, bays: view.bays }} />
      <div
        className="sidebays"
        role="listbox"
        tabIndex={0}
        aria-label={t('yard.bays', { block: block.id })}
        aria-activedescendant={`bay-${bay}`}
        onKeyDown={press}
        onPointerUp={end}
        onPointerLeave={() => held && end()}
      >
        {fills.map((fill) => (
          <Bay
            key={fill.bay}
            fill={fill}
            look={lookOf(fill.bay, bay, marked)}
            chosen={fill.bay === bay}
            ranges={ranges.filter(({ fromBay, toBay }) => fill.bay >= fromBay && fill.bay <= toBay)}
            plug={view.plugBays.includes(fill.bay)}
            onDown={() => {
              setHeld(true);
              setMarked({ from: fill.bay, to: fill.bay });
              onBay(fill.bay);
            }}
            onOver={() => held && onDraw && marked && setMarked({ ...marked, to: fill.bay })}
          />
        ))}
      </div>
    </figure>
  );
}

function lookOf(bay: number, chosen: number, marked: Marked | null): string {
  const within = marked && marked.from !== marked.to && baysBetween(marked.from, marked.to);
  if (within && bay >= within.fromBay && bay <= within.toBay) return ' marked';
  return bay === chosen ? ' chosen' : '';
}

interface BayProps {
  fill: BayFill;
  look: string;
  chosen: boolean;
  ranges: readonly RangeView[];
  plug: boolean;
  onDown: () => void;
  onOver: () => void;
}

function Bay({ fill, look, chosen, ranges, plug, onDown, onOver }: BayProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bay, boxes } = fill;
  const words = [
    t('yard.bayTold', { bay, n: format.number(boxes), fill: format.percent(fill.fill) }),
    t('yard.digsTold', { n: format.number(fill.rehandles, 1) }),
    plug ? t('yard.plugs') : '',
    ...ranges.map(({ id }) => t('yard.rangeTold', { range: id })),
  ];
  const text = words.filter((word) => word !== '').join(', ');
  return (
    <div
      role="option"
      id={`bay-${bay}`}
      className={`sidebay${look}`}
      aria-selected={chosen}
      title={text}
      style={{ '--share': fill.fill } as CSSProperties}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        // A touch holds on to where it began unless it is let go: the bays under the finger have to hear of it.
        (event.target as HTMLElement).releasePointerCapture?.(event.pointerId);
        onDown();
      }}
      onPointerEnter={onOver}
    >
      <em className="unseen">{text}</em>
      {boxes > 0 && <i aria-hidden="true" />}
      <b aria-hidden="true">{format.percent(fill.fill)}</b>
      <span aria-hidden="true">
        {bay}
        {plug && <em>R</em>}
      </span>
    </div>
  );
}

/** Ranges over the bays that they cover: locked ones hatched, others plain, each with its name and kind. */
function RangeBands({ ranges, bays }: { ranges: readonly RangeView[]; bays: number }) {
  const { t } = useTranslation();
  if (ranges.length === 0) return null;
  return (
    <div className="rangebands" style={{ '--bays': bays } as CSSProperties}>
      {ranges.map((range) => (
        <span
          key={range.id}
          className={range.kind}
          title={t('ranges.at', { ...range })}
          style={{ gridColumn: `${(range.fromBay + 2) / 4} / ${(range.toBay + 2) / 4 + 1}` }}
        >
          {range.id} {t(`ranges.${range.kind === 'lock' ? 'lock' : range.use}`)}
        </span>
      ))}
    </div>
  );
}

/** The block's cranes over the bays where they stand. */
function Cranes({ block }: { block: ProfileProps['block'] }) {
  const { machines } = useTopic('machines');
  const length = block.bays * block.bayLength;
  const own = [...machines.values()].filter(({ view }) => view.block === block.id);
  return (
    <div className="sidecranes" aria-hidden="true">
      {own.map(({ view }) => {
        const at = `${(100 * Math.min(length, Math.max(0, view.gantry))) / length}%`;
        return (
          <span key={view.id} style={{ '--at': at } as CSSProperties}>
            <b>{view.id}</b>
            <i>▾</i>
          </span>
        );
      })}
    </div>
  );
}
