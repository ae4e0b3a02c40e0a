// What a person may have the picked machine do, and what people had it do last.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MachineAction, MachineView } from '../../server/api.ts';
import { useReplay } from '../state/room.ts';
import { actionsOf } from './machine-acts.ts';
import { CheckButton } from './MachineCheck.tsx';
import { MachineOrder } from './MachineOrder.tsx';

export function MachineActions({ view }: { view: MachineView }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<MachineAction | null>(null);
  const [told, setTold] = useState('');
  // Nobody stops a machine in the past.
  if (useReplay() !== null) return null;
  return (
    <div className="acts" role="group" aria-label={t('machines.acts', { id: view.id })}>
      {view.mark !== undefined && <CheckButton che={view.mark.che} onDone={setTold} />}
      {actionsOf(view).map((action) => (
        <button
          key={action}
          type="button"
          className={action === 'stop' ? 'danger' : undefined}
          onClick={() => setAsked(action)}
        >
          {t(`machineAct.${action}`)}
        </button>
      ))}
      <p role="status">{told}</p>
      {asked !== null && (
        <MachineOrder
          machine={view}
          action={asked}
          onDone={(taken) => {
            if (taken) setTold(t(`machineTold.${asked}`, { id: view.id }));
            setAsked(null);
          }}
        />
      )}
    </div>
  );
}
