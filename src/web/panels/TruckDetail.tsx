// A road truck: what it does, since when, and what it carries.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';
import { ContainerLink, DetailFrame, Fact } from './DetailFrame.tsx';
import { plateOf } from './name-of.ts';

export function TruckDetail({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const world = useTopic('kpi');
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
      </dl>
    </DetailFrame>
  );
}
