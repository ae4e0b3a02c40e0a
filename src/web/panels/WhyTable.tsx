// Why a decision fell as it did: the alternatives and the parts of their scores.
import { useTranslation } from 'react-i18next';
import type { Why } from '../../terminal/planning.ts';
import { useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';
import { choiceText, decision, partsThatDiffer } from './why-text.ts';

export function WhyTable({ why }: { why: Why }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { terminal } = useTopic('model');
  const parts = partsThatDiffer(why);
  const word = (name: string): string => t(`decided.${name}`, { defaultValue: name });
  const { decided, relaxed } = decision(why);
  const amount = (value: number | undefined): string =>
    value === undefined ? '–' : format.number(value, Math.abs(value) < 10 ? 1 : 0);
  return (
    <details className="why">
      <summary>
        {t('why.title')}: {word(decided)}
        {relaxed && ` (${t('why.relaxed')})`}
      </summary>
      {why.alternatives.length === 0 ? (
        <p>{t('why.none')}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('why.title')}>
          <table title={t('why.lower')}>
            <thead>
              <tr>
                <th scope="col">{t('why.choice')}</th>
                <th scope="col">{t('why.score')}</th>
                {parts.map((part) => (
                  <th key={part} scope="col">
                    {word(part)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {why.alternatives.map((one, i) => (
                <tr key={one.choice} className={i === 0 ? 'best' : undefined}>
                  <th scope="row">
                    {choiceText(one.choice, terminal)}
                    {i === 0 && (
                      <small title={t('why.best')}>
                        <span aria-hidden="true"> ✓</span>
                        <span className="unseen">{t('why.best')}</span>
                      </small>
                    )}
                  </th>
                  <td>{amount(one.score)}</td>
                  {parts.map((part) => (
                    <td key={part}>{amount(one.parts[part])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
