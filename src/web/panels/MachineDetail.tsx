// A machine: what it does now, why it waits, its job and its box.
import { useTranslation } from 'react-i18next';
import type { MachineView } from '../../server/api.ts';
import { MachineActions } from '../machines/MachineActions.tsx';
import { StateSign } from '../machines/StateSign.tsx';
import { actText, faultText } from '../machines/trouble-text.ts';
import { useFormat } from '../state/format.ts';
import { useRoom, useTopic } from '../state/room.ts';
import { CraneWait } from '../waiting/CraneWait.tsx';
import { ContainerLink, DetailFrame, Fact } from './DetailFrame.tsx';
import { HeldBoxes } from './HeldBoxes.tsx';

export function MachineDetail({ id }: { id: string }) {
  const { t } = useTranslation();
  const machine = useTopic('machines').machines.get(id);
  if (machine === undefined) {
    return (
      <DetailFrame title={id} subtitle="" follow={false}>
        <p className="empty">{t('detail.gone')}</p>
      </DetailFrame>
    );
  }
  const { view } = machine;
  return (
    <DetailFrame title={view.id} subtitle={t(`machineKind.${view.kind}`)}>
      <p className="state" role="status">
        <StateSign state={view.state} />
        {t(`state.${view.state}`)}
      </p>
      <MachineActions key={view.id} view={view} />
      <Facts view={view} />
      {view.kind === 'STS' && <CraneWait crane={view.id} />}
    </DetailFrame>
  );
}

function Facts({ view }: { view: MachineView }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <dl className="facts">
      <TroubleFacts view={view} />
      {view.waitsFor !== '' && (
        <Fact word={t('detail.waitsFor')}>
          <Awaited name={view.waitsFor} />
        </Fact>
      )}
      {view.decided !== undefined && (
        <Fact word={t('why.decided')}>{t(`decided.${view.decided}`, { defaultValue: view.decided })}</Fact>
      )}
      <HeldBoxes boxes={view.onHold ?? []} />
      <Fact word={t('detail.job')}>{view.job ?? t('detail.noJob')}</Fact>
      <Fact word={t('detail.container')}>
        {view.container === null ? t('detail.empty') : <ContainerLink id={view.container} />}
      </Fact>
      {view.block !== '' && <Fact word={t('detail.block')}>{view.block}</Fact>}
      {view.charge !== null && (
        <Fact word={t('detail.charge')}>
          <meter min={0} max={1} low={0.25} high={0.4} optimum={1} value={view.charge} /> {format.percent(view.charge)}
        </Fact>
      )}
    </dl>
  );
}

/** What ails it, and how people have left it: what still holds, or else what they had it do last. */
function TroubleFacts({ view }: { view: MachineView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const trouble = faultText(t, format, view);
  const { stopped = null, withdrawn = null, last } = view.handled ?? {};
  const acts = [stopped, withdrawn].filter((act) => act !== null);
  const told = acts.length > 0 || last === undefined ? acts : [last];
  return (
    <>
      {view.since !== null && <Fact word={t('detail.since')}>{format.clock(view.since)}</Fact>}
      {trouble !== '' && <Fact word={t('machines.fault')}>{trouble}</Fact>}
      {told.map((act) => (
        <Fact key={act.action} word={t('machines.byHand')}>
          {actText(t, format, act)}
          {act.reason !== '' && <q>{act.reason}</q>}
        </Fact>
      ))}
      {view.sentToCharge && <Fact word={t('detail.charge')}>{t('machines.sentToCharge')}</Fact>}
    </>
  );
}

/** What a machine waits for: another machine or a container to look at, or a word. */
function Awaited({ name }: { name: string }) {
  const { t } = useTranslation();
  const { select, world } = useRoom();
  if (world.boxes.has(name)) return <ContainerLink id={name} />;
  if (!world.machines.has(name)) return t(`waitsFor.${name}`, { defaultValue: name });
  return (
    <button type="button" className="linkish" onClick={() => select({ kind: 'machine', id: name }, true)}>
      {name}
    </button>
  );
}
