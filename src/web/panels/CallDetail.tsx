// One vessel call: progress, times, cranes, and why she lies where she lies.
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../server/api.ts';
import { ArrivalFacts } from '../quay/ArrivalFacts.tsx';
import { berthWhy } from '../quay/berth-why.ts';
import { useFormat } from '../state/format.ts';
import { useRoom, useTopic } from '../state/room.ts';
import { DetailFrame, Fact } from './DetailFrame.tsx';
import { HeldBoxes } from './HeldBoxes.tsx';
import { Progress } from './Progress.tsx';
import { WhyTable } from './WhyTable.tsx';

export function CallDetail({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const call = useTopic('calls').calls.get(id);
  if (call === undefined) {
    return (
      <DetailFrame title={id} subtitle={t('search.call')} follow={false}>
        <p className="empty">{t('detail.gone')}</p>
      </DetailFrame>
    );
  }
  return (
    <DetailFrame
      title={call.vessel}
      subtitle={`${t('calls.voyage')} ${call.voyage} · ${t(`callState.${call.state}`)}`}
      follow={false}
    >
      <Progress call={call} />
      <p className="left">
        {t('calls.left', { n: format.number(call.toDischarge + call.toLoad - call.discharged - call.loaded) })}
      </p>
      <Facts call={call} />
      {call.why !== null && <WhyTable why={berthWhy(t, format, call.why, call.pin !== undefined)} />}
    </DetailFrame>
  );
}

function Facts({ call }: { call: CallView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const begun = call.state === 'working' || call.state === 'unberthing' || call.state === 'sailed';
  return (
    <dl className="facts">
      <ArrivalFacts call={call} />
      {call.start !== null && (
        <Fact word={begun ? t('calls.start') : t('calls.planned')}>{format.moment(call.start)}</Fact>
      )}
      {call.end !== null && <Fact word={t('calls.etd')}>{format.moment(call.end)}</Fact>}
      {call.x !== null && (
        <Fact word={t('calls.berthX')}>
          {format.number(call.x)}–{format.number(call.x + call.length)} m
        </Fact>
      )}
      <Fact word={t('calls.size')}>
        {format.number(call.length)} × {format.number(call.beam)} m
      </Fact>
      <Fact word={t('calls.rate')}>
        {call.grossCraneRate === null ? '–' : `${format.number(call.grossCraneRate, 1)} ${t('calls.rateUnit')}`}
      </Fact>
      <Fact word={t('calls.cranes')}>
        {call.cranes.length === 0 ? t('calls.noCranes') : <Cranes ids={call.cranes} />}
      </Fact>
      <HeldBoxes boxes={call.onHold ?? []} />
      {call.setAside > 0 && <Fact word={t('calls.setAside')}>{format.number(call.setAside)}</Fact>}
    </dl>
  );
}

function Cranes({ ids }: { ids: readonly string[] }) {
  const { select } = useRoom();
  return ids.map((id) => (
    <button key={id} type="button" className="linkish" onClick={() => select({ kind: 'machine', id }, true)}>
      {id}
    </button>
  ));
}
