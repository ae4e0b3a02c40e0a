// The vessel from her side, bow to the right: hull, bays over deck and hold with how far their work has come, and the cranes above them.
// One bay is chosen; arrow keys go along the vessel.
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanBay, PlanCrane, VesselPlanView } from '../../server/api.ts';
import { BAY_PITCH } from '../../terminal/vessel.ts';
import { useFormat } from '../state/format.ts';

/** Width of the drawing, its units; a tier's height; room for cranes above and numbers below. */
const WIDTH = 1000;
const TIER = 4.4;
const CRANES = 30;
const NUMBERS = 30;
const KEEL = 8;
/** Cranes beyond her ends are drawn so far from the edge. */
const EDGE = 16;
/** Share of a bay's pitch that its box takes. */
const BAY_SHARE = 0.86;

interface Scale {
  /** Where a place on the vessel is drawn, m from the bow. */
  x: (metres: number) => number;
  /** Units of a metre. */
  metre: number;
  deckTop: number;
  deckLine: number;
  keel: number;
  height: number;
}

function scaleOf({ particulars, bays }: VesselPlanView): Scale {
  const length = Math.max(particulars.length, ...bays.map(({ x }) => x + BAY_PITCH));
  const tiers = (deck: boolean): number => Math.max(3, ...bays.map((bay) => tiersOf(bay, deck)));
  const metre = (WIDTH - 20) / length;
  const deckLine = CRANES + tiers(true) * TIER + 8;
  const keel = deckLine + tiers(false) * TIER + KEEL;
  return {
    ...{ metre, deckLine, keel, deckTop: CRANES, height: keel + NUMBERS },
    x: (metres) => WIDTH - 10 - metres * metre,
  };
}

function tiersOf({ stacks }: PlanBay, deck: boolean): number {
  return Math.max(0, ...stacks.filter((stack) => stack.deck === deck).map(({ cells }) => cells.length));
}

export function ShipProfile(props: { plan: VesselPlanView; bay: number; onBay: (bay: number) => void }) {
  const { plan, bay, onBay } = props;
  const { t } = useTranslation();
  const host = useRef<SVGSVGElement>(null);
  const scale = scaleOf(plan);
  const go = (by: number): void => {
    const at = plan.bays.findIndex((one) => one.bay === bay);
    const next = plan.bays[at + by];
    if (!next) return;
    onBay(next.bay);
    host.current?.querySelector<SVGGElement>(`[data-bay="${next.bay}"]`)?.focus();
  };
  return (
    <svg
      ref={host}
      className="shipprofile"
      viewBox={`0 0 ${WIDTH} ${scale.height}`}
      role="radiogroup"
      aria-label={t('vessel.profile', { vessel: plan.vessel })}
      onKeyDown={(event) => {
        // The bow is at the right, and bays are counted from it.
        if (event.key === 'ArrowRight' || event.key === 'ArrowUp') go(-1);
        else if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') go(1);
        else return;
        event.preventDefault();
      }}
    >
      <Hull plan={plan} scale={scale} />
      {plan.cranes.map((crane) => (
        <Crane key={crane.crane} crane={crane} scale={scale} length={plan.particulars.length} />
      ))}
      {plan.bays.map((one) => (
        <Bay key={one.bay} bay={one} scale={scale} chosen={one.bay === bay} onPick={() => onBay(one.bay)} />
      ))}
    </svg>
  );
}

function Hull({ plan, scale }: { plan: VesselPlanView; scale: Scale }) {
  const { x, deckLine: y, keel } = scale;
  const { length } = plan.particulars;
  const [bow, stern] = [x(0), x(length)];
  const last = plan.bays.at(-1)?.x ?? 0;
  const house = x(Math.min(length - 8, last + BAY_PITCH));
  return (
    <g className="hull" aria-hidden="true">
      <path
        d={`M${stern} ${y - 3} L${bow} ${y - 7} Q${bow - 10} ${keel - 4} ${bow - 26} ${keel} L${stern + 22} ${keel} Q${stern + 4} ${keel - 6} ${stern} ${y - 3}Z`}
      />
      <rect className="house" x={house - 16} y={y - 44} width={14} height={41} rx={1} />
    </g>
  );
}

function Crane({ crane, scale, length }: { crane: PlanCrane; scale: Scale; length: number }) {
  const at = Math.min(length + 6, Math.max(-6, crane.x));
  const x = Math.min(WIDTH - EDGE, Math.max(EDGE, scale.x(at)));
  return (
    <g className="crane" aria-hidden="true">
      <path
        d={`M${x - 6} ${CRANES - 2}V${CRANES - 14}H${x + 6}V${CRANES - 2}M${x - 10} ${CRANES - 14}H${x + 10}M${x} ${CRANES - 14}v5`}
      />
      <text x={x} y={CRANES - 18} textAnchor="middle">
        {crane.crane}
      </text>
    </g>
  );
}

function Bay({ bay, scale, chosen, onPick }: { bay: PlanBay; scale: Scale; chosen: boolean; onPick: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const width = Math.max(8, BAY_PITCH * scale.metre * BAY_SHARE * (bay.bay % 2 === 1 ? 0.5 : 1));
  const left = scale.x(bay.x) - width / 2;
  const [deck, hold] = [tiersOf(bay, true) * TIER, tiersOf(bay, false) * TIER];
  const discharge = bay.discharge.total - bay.discharge.done;
  const load = bay.load.total - bay.load.done;
  const phase = t(`bayPhase.${bay.phase === null ? 'none' : bay.begun ? bay.phase : 'open'}`);
  const label = t('vessel.baySummary', {
    ...{ bay: bay.bay, discharge: format.number(discharge), load: format.number(load), phase },
  });
  const top = scale.deckLine - 8 - deck;
  return (
    <g
      role="radio"
      aria-checked={chosen}
      aria-label={label}
      tabIndex={chosen ? 0 : -1}
      data-bay={bay.bay}
      className={`bay${chosen ? ' chosen' : ''}${bay.begun ? ' begun' : ''}`}
      onClick={onPick}
    >
      <title>{label}</title>
      <rect className="catch" x={left - 2} y={CRANES} width={width + 4} height={scale.height - CRANES} />
      {deck > 0 && <rect className="part" x={left} y={top} width={width} height={deck} rx={1} />}
      {hold > 0 && <rect className="part" x={left} y={scale.deckLine} width={width} height={hold} rx={1} />}
      <Bars bay={bay} left={left} width={width} top={top} bottom={scale.deckLine + hold} />
      <text className="number" x={left + width / 2} y={scale.keel + 13} textAnchor="middle">
        {String(bay.bay).padStart(2, '0')}
      </text>
      <text className="left" x={left + width / 2} y={scale.keel + 25} textAnchor="middle">
        {discharge > 0 ? `▼${format.number(discharge)}` : ''}
        {load > 0 ? `△${format.number(load)}` : ''}
        {discharge + load === 0 && bay.discharge.total + bay.load.total > 0 ? '✓' : ''}
      </text>
    </g>
  );
}

/** How far discharge (left) and load (right) have come: filled from the bottom. */
function Bars(props: { bay: PlanBay; left: number; width: number; top: number; bottom: number }) {
  const { bay, left, width, top, bottom } = props;
  const half = width / 2 - 1.5;
  const height = bottom - top;
  return (['discharge', 'load'] as const).map((kind, i) => {
    const { done, total } = bay[kind];
    if (total === 0) return null;
    const x = left + 1 + i * (half + 1);
    const share = done / total;
    return (
      <g key={kind} className={`bar ${kind}`} aria-hidden="true">
        <rect className="todo" x={x} y={top} width={half} height={height} />
        <rect className="done" x={x} y={bottom - height * share} width={half} height={height * share} />
      </g>
    );
  });
}
