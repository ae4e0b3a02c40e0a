// Berth plan: metres of the quay across, as in the main view; time downwards. What lies above the now line has happened. Under the terminal's picture
// it is a strip to look at; as a view of its own it is changed by hand.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../server/api.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { useTopic } from '../state/room.ts';
import { useNow } from '../panels/Clock.tsx';
import { BerthBlock, KEYS_ID, StillBlock } from './BerthBlock.tsx';
import { movable } from './berth-move.ts';
import { DraftCard } from './DraftCard.tsx';
import { scaleFor, useSize } from './drawing-scale.ts';
import { Ghost, ghostBox, verdictOf } from './Ghost.tsx';
import { Grid, NowLine } from './Grid.tsx';
import { Marks } from './Marks.tsx';
import type { PlanHand } from './plan-hand.ts';
import { type Horizon, planWindow, timeWindow } from './quay-scale.ts';
import { TideStrip } from './TideStrip.tsx';

/** The plan moves on this often, ms: a pixel is several minutes. */
const STEP_MS = 2000;

/** The strip under the terminal's picture. */
export function QuayPlan() {
  const { t } = useTranslation();
  const { placed, unplaced } = useCalls();
  const { terminal } = useTopic('model');
  return (
    <section className="panel quay" aria-labelledby="quay-title">
      <h2 id="quay-title">
        {t('quay.title')}
        <span className="key">
          <i className="done" /> {t('quay.done')} <i className="todo" /> {t('quay.todo')}
        </span>
      </h2>
      {terminal !== null && <Strip placed={placed} terminal={terminal} />}
      <Unplaced calls={unplaced} />
    </section>
  );
}

/** Calls with a place in the plan, and those that wait for one. */
export function useCalls(): { placed: CallView[]; unplaced: CallView[] } {
  const calls = [...useTopic('calls').calls.values()];
  return {
    placed: calls.filter((call) => call.x !== null && call.start !== null && call.end !== null),
    unplaced: calls.filter((call) => call.x === null && call.state !== 'sailed'),
  };
}

export function Unplaced({ calls }: { calls: readonly CallView[] }) {
  const { t } = useTranslation();
  if (calls.length === 0) return null;
  return <p className="unplaced">{t('quay.unplaced', { names: calls.map((call) => call.vessel).join(', ') })}</p>;
}

interface DrawingProps {
  placed: readonly CallView[];
  terminal: TerminalModel;
}

function Strip({ placed, terminal }: DrawingProps) {
  const now = useNow(STEP_MS);
  const [host, size] = useSize();
  const none = { tide: false, berths: false };
  const scale = scaleFor(size, timeWindow(placed, now), terminal.quay.length, none);
  return (
    <Canvas host={host} size={size} empty={placed.length === 0}>
      <Grid scale={scale} now={now} berths={false} />
      {placed.map((call) => (
        <StillBlock key={call.id} call={call} scale={scale} now={now} />
      ))}
      <NowLine scale={scale} now={now} />
    </Canvas>
  );
}

/** The full drawing, with tide and berths, on which vessels are moved. */
export function PlanDrawing({ placed, terminal, hand, horizon }: DrawingProps & { hand: PlanHand; horizon: Horizon }) {
  const { t } = useTranslation();
  const now = useNow(STEP_MS);
  const [host, size] = useSize();
  const { draft } = hand.berths;
  const { quay, tides } = terminal;
  const window = draft?.window ?? planWindow(placed, now, horizon);
  const scale = scaleFor(size, window, quay.length, { tide: tides.length > 0, berths: true });
  const limits = { quay: quay.length, clearance: quay.mooringClearance, now };
  const moved = draft === null ? null : movable(placed.find((call) => call.id === draft.call));
  const box = draft && moved && ghostBox(moved, draft, hand.check.value, scale);
  const card = draft && moved && box && <DraftCard {...{ draft, box, scale, hand }} call={moved} />;
  return (
    <Canvas host={host} size={size} empty={placed.length === 0} over={card}>
      <Grid scale={scale} now={now} berths />
      {tides.length > 0 && <TideStrip scale={scale} tides={tides} now={now} />}
      {placed.map((call) => (
        <BerthBlock key={call.id} {...{ call, scale, now, hand, limits }} />
      ))}
      {placed.map((call) => (
        <Marks key={call.id} call={call} scale={scale} />
      ))}
      {box && <Ghost box={box} verdict={verdictOf(hand.check.value)} scale={scale} />}
      <NowLine scale={scale} now={now} />
      <desc id={KEYS_ID}>{t('berths.keys')}</desc>
    </Canvas>
  );
}

function Canvas(props: {
  host: React.RefObject<HTMLDivElement | null>;
  size: { width: number; height: number };
  empty: boolean;
  over?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { host, size, empty, over, children } = props;
  return (
    <div ref={host} className="drawing">
      {empty && <p className="empty">{t('quay.none')}</p>}
      {!empty && size.width > 0 && (
        <svg width={size.width} height={size.height} role="group" aria-label={t('quay.summary')}>
          {children}
        </svg>
      )}
      {over}
    </div>
  );
}
