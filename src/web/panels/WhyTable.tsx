// Why a decision fell as it did: the alternatives and the parts of their scores.
import { useTranslation } from 'react-i18next';
import type { Why } from '../../terminal/planning.ts';
import { useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';
import { choiceText, decision, inSeconds, insteadOf, partsThatDiffer, tellsRehandles } from './why-text.ts';

export function WhyTable({ why }: { why: Why }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { terminal } = useTopic('model');
  const parts = partsThatDiffer(why);
  const word = (name: string): string => t(`decided.${name}`, { defaultValue: name });
  const { decided, relaxed } = decision(why);
  const minutes = inSeconds(why);
  const expected = tellsRehandles(why);
  const choice = (name: string): string => {
    if (name === 'none') return t('why.asListed');
    return name === 'stay' ? t('why.stays') : choiceText(name, terminal);
  };
  const amount = (value: number | undefined): string => {
    if (value === undefined) return '–';
    return minutes ? format.number(value / 60, 1) : format.number(value, Math.abs(value) < 10 ? 1 : 0);
  };
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
          <Instead why={why} />
          <table title={t(minutes ? 'why.minutesHelp' : 'why.lower')}>
            <thead>
              <tr>
                <th scope="col">{t('why.choice')}</th>
                <th scope="col">{t(minutes ? 'why.minutes' : 'why.score')}</th>
                {expected && <th scope="col">{t('why.expected')}</th>}
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
                    {choice(one.choice)}
                    {i === 0 && (
                      <small title={t('why.best')}>
                        <span aria-hidden="true"> ✓</span>
                        <span className="unseen">{t('why.best')}</span>
                      </small>
                    )}
                  </th>
                  <td>{amount(one.score)}</td>
                  {expected && <td>{format.number(one.rehandles ?? 0, 2)}</td>}
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

/** The runner-up, and what set the chosen place apart from it. */
function Instead({ why }: { why: Why }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { terminal } = useTopic('model');
  const instead = insteadOf(why);
  if (instead === null) return null;
  const { gain, partGain, rehandles } = instead;
  const places = { first: choiceText(instead.first, terminal), second: choiceText(instead.second, terminal) };
  const { decided } = decision(why);
  const minutes = (seconds: number): string => format.number(seconds / 60, 1);
  const sentence =
    partGain > 0
      ? t('why.instead', {
          ...{ ...places, gain: minutes(gain), partGain: minutes(partGain) },
          part: t(`decided.${decided}`, { defaultValue: decided }),
        })
      : t('why.insteadTie', places);
  return (
    <p className="instead">
      {sentence}
      {rehandles !== null &&
        ` ${t('why.rehandlesAre', { first: format.number(rehandles[0], 2), second: format.number(rehandles[1], 2) })}`}
    </p>
  );
}
