// Asks before a machine is had to do something: what will happen, who wants it, and why.
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MachineAction, MachineView } from '../../server/api.ts';
import { familyOf } from './machine-acts.ts';
import { MachineForm } from './MachineForm.tsx';
import { orderMachine } from './requests.ts';

interface Asked {
  machine: Pick<MachineView, 'id' | 'kind'>;
  action: MachineAction;
}

/** The question; `onDone` with true when it was taken, with false when the person thought better of it. */
export function MachineOrder({ machine, action, onDone }: Asked & { onDone: (taken: boolean) => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="order" aria-labelledby={title} onClose={() => onDone(false)}>
      <h2 id={title}>{t(`machineAsk.${action}`, { id: machine.id })}</h2>
      <p>{t(`machineWill.${effectOf({ machine, action })}`)}</p>
      <Question machine={machine} action={action} onDone={onDone} />
    </dialog>
  );
}

/** Which sentence tells what will happen: taking out of work means something else for each family. */
function effectOf({ machine, action }: Asked): string {
  const family = familyOf(machine.kind);
  if (action === 'stop') return family === 'vehicle' ? 'stopVehicle' : 'stopCrane';
  if (action !== 'withdraw') return action;
  return { quay: 'withdrawQuay', yard: 'withdrawYard', vehicle: 'withdrawVehicle' }[family];
}

function Question({ machine, action, onDone }: Asked & { onDone: (taken: boolean) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <MachineForm
      words={{ who: t('machines.who'), whoFirst: t('machines.whoFirst'), send: t(`machineAct.${action}`) }}
      danger={action === 'stop'}
      send={(by) => orderMachine(machine.id, action, by, reason.trim())}
      onDone={onDone}
      beside={(action === 'stop' || action === 'withdraw') && <ReasonField reason={reason} onReason={setReason} />}
    />
  );
}

function ReasonField({ reason, onReason }: { reason: string; onReason: (reason: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <span className="field wide">
      <label htmlFor={id}>{t('machines.reason')}</label>
      <input id={id} maxLength={200} value={reason} onChange={(event) => onReason(event.target.value)} />
    </span>
  );
}
