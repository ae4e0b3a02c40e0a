// All vessel calls with their progress; the words for an empty quay.
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { useRoom, useTopic } from '../state/room.ts';
import { Progress } from './Progress.tsx';

/** Calls at the quay first, then those to come by time; sailed ones last. */
const ORDER: Record<CallView['state'], number> = {
  working: 0,
  berthing: 1,
  unberthing: 2,
  'at-roads': 3,
  expected: 4,
  sailed: 5,
};

/** Calls in the order that the control room looks at them. */
export function inOrder(calls: Iterable<CallView>): CallView[] {
  return [...calls].sort((a, b) => ORDER[a.state] - ORDER[b.state] || (a.start ?? a.eta) - (b.start ?? b.eta));
}

/** `onPick`: where a call leads to; left out: to the vessel in the terminal's picture. */
export function Calls({ onPick }: { onPick?: (call: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const calls = inOrder(useTopic('calls').calls.values()).filter((call) => call.state !== 'sailed');
  const atQuay = calls.some((call) => ORDER[call.state] <= 2);
  const first = calls[0];
  return (
    <section className="panel calls" aria-labelledby="calls-title">
      <h2 id="calls-title">{t('calls.title')}</h2>
      {first === undefined && <p className="empty">{t('calls.none')}</p>}
      {first !== undefined && !atQuay && (
        <p className="empty">
          {t('calls.firstAt', { vessel: first.vessel, time: format.moment(first.start ?? first.eta) })}
        </p>
      )}
      <ul>
        {calls.map((call) => (
          <li key={call.id}>
            <Card call={call} onPick={onPick} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Card({ call, onPick }: { call: CallView; onPick: ((call: string) => void) | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { select, selection } = useRoom();
  const picked = selection?.kind === 'call' && selection.id === call.id;
  const active = ORDER[call.state] <= 2;
  return (
    <button
      type="button"
      className="card"
      aria-pressed={picked}
      onClick={() => (onPick ? onPick(call.id) : select({ kind: 'call', id: call.id }, call.x !== null))}
    >
      <span className="line">
        <b>{call.vessel}</b>
        <span className={`tag ${call.state}`}>{t(`callState.${call.state}`)}</span>
      </span>
      {active && <Progress call={call} />}
      <span className="line small">
        <span>
          {active && call.start !== null
            ? `${t('calls.start')} ${format.moment(call.start)}`
            : `${t('calls.eta')} ${format.moment(call.eta)}`}
        </span>
        {call.end !== null && (
          <span>
            {t('calls.etd')} {format.moment(call.end)}
          </span>
        )}
      </span>
      {active && (
        <span className="line small">
          <span>
            {call.cranes.length === 0 ? `${t('calls.cranes')}: ${t('calls.noCranes')}` : call.cranes.join(' · ')}
          </span>
          {call.grossCraneRate !== null && (
            <span>
              <b>{format.number(call.grossCraneRate, 1)}</b> {t('calls.rateUnit')}
            </span>
          )}
        </span>
      )}
      {!active && (
        <span className="line small">
          <span>
            {t('calls.discharge')} {format.number(call.toDischarge)} · {t('calls.load')} {format.number(call.toLoad)}
          </span>
          <span>{format.number(call.length)} m</span>
        </span>
      )}
    </button>
  );
}
