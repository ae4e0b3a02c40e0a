// A road truck: what it does and since when, what it carries, and what it came for and waits for.
import { useTranslation } from 'react-i18next';
import type { GateTruck } from '../../server/api.ts';
import { fetchGate } from '../gate/requests.ts';
import { offText, waitText } from '../gate/truck-text.ts';
import { usePoll } from '../messages/use-poll.ts';
import { useFormat } from '../state/format.ts';
import { useReplay, useTopic } from '../state/room.ts';
import { ContainerLink, DetailFrame, Fact } from './DetailFrame.tsx';
import { plateOf } from './name-of.ts';

/** How often the gate is asked what the truck waits for, ms. */
const LOOK_MS = 4000;

export function TruckDetail({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const world = useTopic('kpi');
  // What trucks wait for is told of now only.
  const isPast = useReplay() !== null;
  const truck = world.trucks.get(id);
  if (truck === undefined) {
    return (
      <DetailFrame title={plateOf(id)} subtitle={t('detail.truck')} follow={false}>
        <p className="empty">{t('detail.gone')}</p>
      </DetailFrame>
    );
  }
  const boxes = [...world.boxes.values()].filter((box) => box.on === 'truck' && box.key === id);
  return (
    <DetailFrame title={plateOf(id)} subtitle={t('detail.truck')}>
      <dl className="facts">
        <Fact word={t('detail.state')}>{t(`truckState.${truck.view.state}`)}</Fact>
        <Fact word={t('detail.since')}>{format.clock(truck.view.since)}</Fact>
        <Fact word={t('detail.container')}>
          {boxes.length === 0 ? t('detail.empty') : boxes.map((box) => <ContainerLink key={box.id} id={box.id} />)}
        </Fact>
        {!isPast && <Errand visit={id} />}
      </dl>
    </DetailFrame>
  );
}

/** What it came for, what it waits for, and whether it came in its window. */
function Errand({ visit }: { visit: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { value } = usePoll(fetchGate, LOOK_MS);
  const truck = value?.trucks.find((one) => one.visit === visit);
  if (truck === undefined) return null;
  const { haulier, window, off } = truck;
  return (
    <>
      <Fact word={t('gate.waits')}>{waitText(t, format, truck)}</Fact>
      <Boxes truck={truck} of="delivers" />
      <Boxes truck={truck} of="collects" />
      <Fact word={t('gate.window')}>
        <time title={format.utc(window)}>{format.time(window)}</time>, {offText(t, format, off)}
      </Fact>
      {haulier !== '' && <Fact word={t('gate.haulier')}>{haulier}</Fact>}
    </>
  );
}

function Boxes({ truck, of }: { truck: GateTruck; of: 'delivers' | 'collects' }) {
  const { t } = useTranslation();
  if (truck[of].length === 0) return null;
  return (
    <Fact word={t(`gate.${of}`)}>
      {truck[of].map((id) => (
        <ContainerLink key={id} id={id} />
      ))}
    </Fact>
  );
}
