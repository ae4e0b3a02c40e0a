// How far a call is: discharged and loaded of what there is to do.
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';

export function Progress({ call }: { call: CallView }) {
  const { t } = useTranslation();
  return (
    <span className="progress">
      <Bar word={t('calls.discharge')} done={call.discharged} total={call.toDischarge} kind="discharge" />
      <Bar word={t('calls.load')} done={call.loaded} total={call.toLoad} kind="load" />
    </span>
  );
}

function Bar(props: { word: string; done: number; total: number; kind: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = props.total === 0 ? 1 : Math.min(1, props.done / props.total);
  return (
    <span className="bar">
      <span className="word">{props.word}</span>
      <span className="track">
        <span className={props.kind} style={{ width: `${share * 100}%` }} />
      </span>
      <span className="amount">
        {t('calls.of', { done: format.number(props.done), total: format.number(props.total) })}
      </span>
    </span>
  );
}
