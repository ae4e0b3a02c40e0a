// The buttons of an exception: what is suggested first. What has a machine do something asks before.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExceptionStep, ExceptionView, MachineAction } from '../../server/api.ts';
import { CheckButton } from '../machines/MachineCheck.tsx';
import { MachineOrder } from '../machines/MachineOrder.tsx';
import { MessagesSheet } from '../messages/MessagesButton.tsx';
import { SheetButton } from '../panels/SheetButton.tsx';
import { ReefersSheet } from '../reefers/ReefersSheet.tsx';
import { takeNote } from '../reefers/requests.ts';
import { useRoom, useTopic } from '../state/room.ts';
import type { CardWays } from './card-ways.ts';

export function Steps({ one, ways }: { one: ExceptionView; ways: CardWays }) {
  return one.steps.map((step, i) => <Step key={i} step={step} ways={ways} />);
}

function Step({ step, ways }: { step: ExceptionStep; ways: CardWays }) {
  switch (step.do) {
    case 'machine':
      return <MachineStep step={step} ways={ways} />;
    case 'check':
      return <CheckButton che={step.che} onDone={ways.onDone} />;
    case 'note-alarm':
      return <AlarmStep container={step.container} ways={ways} />;
    case 'show':
      return <ShowStep step={step} />;
    case 'open':
      return <OpenStep sheet={step.sheet} />;
  }
}

function MachineStep({ step, ways }: { step: { che: string; action: MachineAction }; ways: CardWays }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const machine = useTopic('machines').machines.get(step.che);
  if (machine === undefined) return null;
  return (
    <>
      <button type="button" className="main" onClick={() => setAsked(true)}>
        {t(`machineAct.${step.action}`)}
      </button>
      {asked && (
        <MachineOrder
          machine={machine.view}
          action={step.action}
          onDone={(taken) => {
            setAsked(false);
            if (taken) ways.onDone(t(`machineTold.${step.action}`, { id: step.che }));
          }}
        />
      )}
    </>
  );
}

function AlarmStep({ container, ways }: { container: string; ways: CardWays }) {
  const { t } = useTranslation();
  const note = (): void =>
    void takeNote(container, ways.by).then(() => ways.onDone(t('reefers.noted', { box: container })), ways.onFailed);
  return (
    <button
      type="button"
      className="main"
      disabled={!ways.mayNote}
      title={ways.by === '' ? t('exceptions.whoFirst') : undefined}
      onClick={note}
    >
      {t('exceptions.noteAlarm')}
    </button>
  );
}

function ShowStep({ step }: { step: ExceptionStep & { do: 'show' } }) {
  const { t } = useTranslation();
  const { select } = useRoom();
  return (
    <button type="button" onClick={() => select({ kind: step.kind, id: step.id })}>
      {t(`exceptionShow.${step.kind}`)}
    </button>
  );
}

function OpenStep({ sheet }: { sheet: 'messages' | 'discrepancies' | 'reefers' }) {
  const { t } = useTranslation();
  const { select } = useRoom();
  const reefers = sheet === 'reefers';
  const words = {
    open: t(`exceptionOpen.${sheet}`),
    title: reefers ? t('reefers.title') : t('messages.title'),
    close: reefers ? t('reefers.close') : t('messages.close'),
  };
  return (
    <SheetButton words={words} sheet={reefers ? 'inbox reefers' : 'inbox'}>
      {(open, close) => {
        if (!open) return null;
        if (!reefers)
          return <MessagesSheet from={sheet === 'messages' ? 'list' : sheet} discrepancies={0} onClose={close} />;
        const show = (id: string): void => {
          select({ kind: 'container', id });
          close();
        };
        return <ReefersSheet onContainer={show} />;
      }}
    </SheetButton>
  );
}
