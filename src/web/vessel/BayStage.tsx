// The chosen bay large, its neighbours small beside it. Loads are dragged from cell to cell, by the pointer or by the keyboard; a neighbour over
// which a load is held becomes the chosen one.
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanBay, PlanBox, VesselPlanView } from '../../server/api.ts';
import { BayGrid, cellId, gridSize } from './BayGrid.tsx';
import {
  bayText,
  boxAt,
  cellKey,
  drawBay,
  nearestSpot,
  stepFrom,
  type BayDrawing,
  type Moment,
  type Part,
  type Spot,
  type Step,
} from './bay-drawing.ts';
import type { Colours } from './colours.ts';
import { DragGhost, type Pointer } from './DragGhost.tsx';
import type { Hand } from './use-carry.ts';

/** A press becomes a drag when the pointer has gone so far, px. */
const DRAG_PX = 5;
/** A neighbour over which a load is held so long is chosen, ms. */
const DWELL_MS = 500;

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

interface StageProps {
  plan: VesselPlanView;
  bay: number;
  onBay: (bay: number) => void;
  moment: Moment;
  colours: Colours;
  hand: Hand;
  /** The spot that is looked at, and its change. */
  spot: Spot | null;
  onSpot: (spot: Spot) => void;
  /** Whether loads may be moved at all here. */
  mayMove: boolean;
}

/** True for a load that may be picked up. */
export function mayPick(box: PlanBox | null): box is PlanBox {
  return box?.state === 'load' && box.where !== 'on-its-way' && box.holds === undefined;
}

export function BayStage(props: StageProps) {
  const { plan, bay, onBay } = props;
  const { t } = useTranslation();
  const at = plan.bays.findIndex((one) => one.bay === bay);
  const drag = useDrag(props);
  const chosen = plan.bays[at];
  return (
    <div className="baystage" onPointerDown={drag.down}>
      <Neighbour {...props} bay={plan.bays[at + 1]} word={t('vessel.behind')} onPick={onBay} />
      {chosen && <LargeBay {...props} chosen={chosen} neighbour={(by) => plan.bays[at + by]?.bay ?? null} />}
      <Neighbour {...props} bay={plan.bays[at - 1]} word={t('vessel.before')} onPick={onBay} />
      {drag.pointer && <DragGhost pointer={drag.pointer} hand={props.hand} />}
    </div>
  );
}

function Neighbour(
  props: Omit<StageProps, 'bay'> & { bay: PlanBay | undefined; word: string; onPick: (bay: number) => void },
) {
  const { plan, bay, moment, colours, word, onPick } = props;
  const { t } = useTranslation();
  if (!bay) return <div className="neighbour none">{t('vessel.noBay')}</div>;
  const drawing = drawBay(plan, bay, moment);
  const { width, height } = gridSize(drawing);
  return (
    <button type="button" className="neighbour" data-bay={bay.bay} onClick={() => onPick(bay.bay)}>
      <b>{t('vessel.bay', { bay: bayText(bay.bay) })}</b>
      <svg className="baygrid small" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <SmallCells drawing={drawing} colours={colours} />
      </svg>
      <small>{word}</small>
    </button>
  );
}

/** Colours and letters only; nothing of it is for the screen reader, to which the button speaks. */
function SmallCells({ drawing, colours }: { drawing: BayDrawing; colours: Colours }) {
  return <BayGrid drawing={drawing} colours={colours} id="small" />;
}

function LargeBay(props: StageProps & { chosen: PlanBay; neighbour: (by: 1 | -1) => number | null }) {
  const { plan, chosen, moment, colours, hand, spot, mayMove } = props;
  const { t } = useTranslation();
  const drawing = drawBay(plan, chosen, moment);
  const { width, height } = gridSize(drawing);
  const carried = hand.carry?.box ?? null;
  const cursor = nearestSpot(drawing, spot, carried);
  const verdict = hand.carry?.verdict;
  const held = hand.carry && {
    from: hand.carry.box,
    over: hand.carry.slot,
    fits: typeof verdict === 'object' ? verdict.fits : null,
  };
  return (
    <figure className="largebay">
      <figcaption>
        <span>{t('vessel.port')}</span>
        <h2>{t('vessel.bay', { bay: bayText(chosen.bay) })}</h2>
        <span>{t('vessel.starboard')}</span>
      </figcaption>
      <svg
        className={`baygrid large${hand.carry ? ' carrying' : ''}`}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="xMidYMin meet"
        style={{ maxWidth: `${width * 1.6}px` }}
        role="grid"
        tabIndex={0}
        aria-label={t('vessel.grid', { bay: bayText(chosen.bay) })}
        aria-describedby="vessel-keys"
        aria-activedescendant={cursor ? cellId('cell', cursor) : undefined}
        onKeyDown={(event) => onKey(event, { ...props, drawing, cursor, mayMove })}
        onClick={(event) => {
          const found = spotUnder(event.clientX, event.clientY);
          if (found) props.onSpot(found);
        }}
      >
        <BayGrid drawing={drawing} colours={colours} cursor={cursor} held={held} id="cell" />
      </svg>
    </figure>
  );
}

interface KeyWork extends StageProps {
  drawing: BayDrawing;
  cursor: Spot | null;
  neighbour: (by: 1 | -1) => number | null;
}

function onKey(event: KeyboardEvent, work: KeyWork): void {
  const { drawing, cursor, hand, onSpot, onBay, neighbour, mayMove } = work;
  const carried = hand.carry?.box ?? null;
  const step = STEPS[event.key];
  const goTo = (spot: Spot): void => {
    onSpot(spot);
    hand.over(spot);
  };
  if (step && cursor) goTo(stepFrom(drawing, cursor, step, carried));
  else if (event.key === 'PageUp' || event.key === 'PageDown') {
    const bay = neighbour(event.key === 'PageUp' ? -1 : 1);
    if (bay !== null) {
      onBay(bay);
      if (cursor) goTo({ ...cursor, bay });
    }
  } else if (event.key === ' ' && cursor) {
    const box = boxAt(drawing.cells.get(cellKey(cursor.row, cursor.tier)), cursor.part);
    if (!carried && mayMove && mayPick(box)) hand.pick(box);
  } else if (event.key === 'Enter') hand.drop();
  else if (event.key === 'Escape' && hand.carry) hand.leave();
  else return;
  event.preventDefault();
}

/** The part of a cell at a place of the screen. */
function spotUnder(x: number, y: number): Spot | null {
  const cell = document.elementFromPoint(x, y)?.closest('.largebay [data-cell]');
  const [bay, row, tier, part] = cell?.getAttribute('data-cell')?.split('/') ?? [];
  if (part === undefined) return null;
  return { bay: Number(bay), row: Number(row), tier: Number(tier), part: part as Part };
}

interface Press {
  x: number;
  y: number;
  box: PlanBox;
}

/** A load is pressed and dragged: what it is held over is told to the hand. */
function useDrag(props: StageProps): { pointer: Pointer | null; down: (event: PointerEvent) => void } {
  const [press, setPress] = useState<Press | null>(null);
  const [pointer, setPointer] = useState<Pointer | null>(null);
  const now = useRef(props);
  useEffect(() => {
    now.current = props;
  });
  useEffect(() => {
    if (press === null) return;
    let picked = false;
    let dwell: { bay: number; timer: number } | null = null;
    const rest = (bay: number | null): void => {
      if (dwell?.bay === bay) return;
      window.clearTimeout(dwell?.timer);
      dwell = bay === null ? null : { bay, timer: window.setTimeout(() => now.current.onBay(bay), DWELL_MS) };
    };
    const move = (event: globalThis.PointerEvent): void => {
      if (!picked && Math.hypot(event.clientX - press.x, event.clientY - press.y) < DRAG_PX) return;
      if (!picked) now.current.hand.pick(press.box);
      picked = true;
      setPointer({ x: event.clientX, y: event.clientY });
      const spot = spotUnder(event.clientX, event.clientY);
      if (spot) now.current.hand.over(spotFor(spot, press.box));
      rest(spot ? null : bayUnder(event.clientX, event.clientY));
    };
    const up = (event: globalThis.PointerEvent): void => {
      if (picked && spotUnder(event.clientX, event.clientY)) now.current.hand.drop();
      else if (picked) now.current.hand.leave();
      end();
    };
    const end = (): void => {
      rest(null);
      setPress(null);
      setPointer(null);
    };
    const cancel = (): void => {
      if (picked) now.current.hand.leave();
      end();
    };
    const escape = (event: globalThis.KeyboardEvent): void => {
      if (event.key === 'Escape') cancel();
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', escape);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', escape);
    };
  }, [press]);
  const down = (event: PointerEvent): void => {
    if (event.button !== 0 || !props.mayMove) return;
    const spot = spotUnder(event.clientX, event.clientY);
    const bay = props.plan.bays.find((one) => one.bay === spot?.bay);
    if (!spot || !bay) return;
    const cell = drawBay(props.plan, bay, props.moment).cells.get(cellKey(spot.row, spot.tier));
    const box = boxAt(cell, spot.part);
    if (mayPick(box)) setPress({ x: event.clientX, y: event.clientY, box });
  };
  return { pointer, down };
}

/** A 40' goes into the whole cell, a 20' into a half. */
function spotFor(spot: Spot, { feet }: PlanBox): Spot {
  if (feet !== 20) return { ...spot, part: 'whole' };
  return spot.part === 'whole' ? { ...spot, part: 'fore' } : spot;
}

function bayUnder(x: number, y: number): number | null {
  const bay = document.elementFromPoint(x, y)?.closest('[data-bay]')?.getAttribute('data-bay');
  return bay ? Number(bay) : null;
}
