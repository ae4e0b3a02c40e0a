// Everything that people did in a shift, by the record.
import { useTranslation } from 'react-i18next';
import type { Deed, Debrief } from '../../server/api.ts';
import type { Selection } from '../scene/selection.ts';
import { deedText } from './deed-text.ts';
import { Empty } from './FaultsThatFell.tsx';
import { MomentLink } from './MomentLink.tsx';

export function Deeds({ debrief }: { debrief: Debrief }) {
  const { t } = useTranslation();
  const { deeds, shift } = debrief;
  if (deeds.length === 0) return <Empty title={t('debrief.deeds')} text={t('debrief.noDeeds')} />;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('debrief.deeds')}>
      <table className="facts-table wordy">
        <caption>{t('debrief.deeds')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('debrief.when')}</th>
            <th scope="col">{t('debrief.deed')}</th>
            <th scope="col">{t('debrief.subject')}</th>
            <th scope="col">{t('debrief.by')}</th>
          </tr>
        </thead>
        <tbody>
          {deeds.map((deed, i) => (
            <tr key={i}>
              <td>
                <MomentLink shift={shift} at={deed.at} pick={pickOf(deed)} />
              </td>
              <th scope="row">{deedText(t, deed.deed)}</th>
              <td>{[subjectOf(deed), deed.reason].filter((text) => text !== '').join(' · ')}</td>
              <td>{deed.by || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** An exception goes by what it is about. */
function subjectOf({ deed, what }: Deed): string {
  return deed === 'exception-acknowledged' ? (what.split('~')[1] ?? what) : what;
}

function pickOf(deed: Deed): Selection | null {
  const id = subjectOf(deed);
  if (deed.deed.startsWith('machine-')) return { kind: 'machine', id };
  if (deed.deed.startsWith('berth-')) return { kind: 'call', id };
  const isOfBox = ['reefer-alarm-acknowledged', 'load-moved-by-hand', 'inventory-corrected', 'discrepancy-resolved'];
  return isOfBox.includes(deed.deed) ? { kind: 'container', id } : null;
}
