// What went wrong in a shift, in order of time: how long it lasted, and the first thing that a person did about it.
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { Debrief, FaultThatFell } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { deedText } from './deed-text.ts';
import { MomentLink } from './MomentLink.tsx';

const MINUTE_MS = 60_000;

export function FaultsThatFell({ debrief }: { debrief: Debrief }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { faults, shift } = debrief;
  if (faults.length === 0) return <Empty title={t('debrief.faults')} text={t('debrief.noFaults')} />;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('debrief.faults')}>
      <table className="facts-table wordy">
        <caption>{t('debrief.faults')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('debrief.when')}</th>
            <th scope="col">{t('debrief.what')}</th>
            <th scope="col">{t('debrief.lasted')}</th>
            <th scope="col">{t('debrief.reaction')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map((fault) => (
            <tr key={`${fault.at} ${fault.kind} ${fault.what}`}>
              <td>
                <MomentLink shift={shift} at={fault.at} pick={pickOf(fault)} />
              </td>
              <th scope="row">
                {troubleOf(t, fault)}
                {fault.byChance && <span className="soft"> · {t('debrief.byChance')}</span>}
              </th>
              <td>{fault.minutes > 0 ? t('debrief.minutes', { n: format.number(fault.minutes) }) : '–'}</td>
              <td>{reactionOf(fault)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

  function reactionOf({ at, reaction, known }: FaultThatFell): React.ReactNode {
    if (!known && reaction === null) return <span className="soft">{t('debrief.unseen')}</span>;
    if (reaction === null) return <span className="soft">{t('debrief.left')}</span>;
    const minutes = format.number((reaction.at - at) / MINUTE_MS, 1);
    return t('debrief.after', { what: deedText(t, reaction.deed), minutes, by: reaction.by });
  }
}

/** A title over the words that there is nothing to tell. */
export function Empty({ title, text }: { title: string; text: string }) {
  return (
    <div className="nothing">
      <h3>{title}</h3>
      <p className="soft">{text}</p>
    </div>
  );
}

function pickOf({ kind, what }: FaultThatFell): { kind: 'machine'; id: string } | null {
  return kind === 'machine' || kind === 'lie' ? { kind: 'machine', id: what.replace(/\/P$/, '') } : null;
}

function troubleOf(t: TFunction, { kind, what, detail }: FaultThatFell): string {
  const words = kind === 'machine' ? t(`faultKind.${detail}` as 'faultKind.stop') : '';
  const alarm = kind === 'reefer' ? t(`shiftAlarm.${detail}` as 'shiftAlarm.power') : '';
  return t(`shiftTrouble.${kind}`, { what, detail: words || alarm });
}
