// The quay as a whole view: the plan of time against metres, to be changed by hand, and beside it the calls or the one that is picked.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClosedNote } from '../messages/ClosedNote.tsx';
import { troubleText } from '../messages/trouble.ts';
import { useClosed } from '../messages/use-closed.ts';
import { Calls } from '../panels/Calls.tsx';
import { useReplay, useRoom, useTopic } from '../state/room.ts';
import { BerthPanel } from './BerthPanel.tsx';
import { movable } from './berth-move.ts';
import type { PlanHand } from './plan-hand.ts';
import { PlanHead } from './PlanHead.tsx';
import { PlanKey } from './PlanKey.tsx';
import type { Horizon } from './quay-scale.ts';
import { PlanDrawing, Unplaced, useCalls } from './QuayPlan.tsx';
import { type Berths, useBerths, useUndoKeys } from './use-berths.ts';
import { useCheck } from './use-check.ts';

export function QuayView() {
  const { place, go } = useRoom();
  const { terminal } = useTopic('model');
  const { placed, unplaced } = useCalls();
  const closed = useClosed();
  const live = useReplay() === null;
  const [horizon, setHorizon] = useState<Horizon>(48);
  const berths = useBerths();
  useUndoKeys(berths.undo, berths.redo);
  const { draft } = berths;
  const check = useCheck(draft?.call ?? null, draft?.wish ?? null);
  const open = live && closed === null;
  const hand: PlanHand = {
    ...{ berths, check, open, picked: place.of },
    pick: (call) => go('quay', call),
    settle: () => {
      const call = movable(placed.find((one) => one.id === draft?.call));
      if (draft === null || call === null) return;
      if (check.value?.fits === true && berths.by.trim() !== '') berths.set(call, draft.wish);
      else berths.move({ ...draft, asked: true });
    },
  };
  if (terminal === null) return null;
  return (
    <div className="quayview">
      <section className="panel quay" aria-labelledby="quay-title">
        <PlanHead live={live} berths={berths} open={open} horizon={horizon} onHorizon={setHorizon} />
        {live && <ClosedNote closed={closed} />}
        <PlanDrawing {...{ placed, terminal, hand, horizon }} />
        <Told berths={berths} />
        <PlanKey tide={terminal.tides.length > 0} />
        <Unplaced calls={unplaced} />
      </section>
      {place.of === null ? (
        <Calls onPick={(call) => go('quay', call)} />
      ) : (
        <BerthPanel key={place.of} id={place.of} hand={hand} onBack={() => go('quay')} />
      )}
    </div>
  );
}

/** What was changed last, or why it was not. */
function Told({ berths }: { berths: Berths }) {
  const { t } = useTranslation();
  const { told, fault, draft } = berths;
  return (
    <div className="told">
      <p role="status">{told && t(`berths.told-${told.kind}`, { vessel: told.vessel })}</p>
      {fault !== null && draft === null && (
        <p className="trouble" role="alert">
          {t('berths.refused', { trouble: troubleText(t, fault) })}
        </p>
      )}
    </div>
  );
}
