// A machine: what it does now, why it waits, its job and its box.
import { useTranslation } from 'react-i18next';
import type { MachineView } from '../../server/api.ts';
import { TONE_COLORS } from '../scene/palette.ts';
import { useFormat } from '../state/format.ts';
import { toneOf } from '../state/machine.ts';
import { useRoom, useTopic } from '../state/room.ts';
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
        <i style={{ background: TONE_COLORS[toneOf(view.state)] }} aria-hidden="true" />
        {t(`state.${view.state}`)}
      </p>
      <Facts view={view} />
    </DetailFrame>
  );
}

function Facts({ view }: { view: MachineView }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <dl className="facts">
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
