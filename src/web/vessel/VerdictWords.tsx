// Whether a load may stand in a cell, in words: every rule that stands against it.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { BrokenRule, PlanBox } from '../../server/api.ts';
import type { Slot } from './requests.ts';
import { sameSlot, type Verdict } from './use-carry.ts';

/** A rule in the page's language; one that the page does not know as the server tells it. */
export function ruleText(t: TFunction, { rule, other, message }: BrokenRule): string {
  return t(`stowRule.${rule}`, { other: other ?? t('stowRule.someBox'), defaultValue: message });
}

export function VerdictWords({ box, slot, verdict }: { box: PlanBox; slot: Slot; verdict: Verdict }) {
  const { t } = useTranslation();
  if (sameSlot(box, slot)) return <p className="soft">{t('vessel.carryHelp')}</p>;
  if (verdict === 'asking') return <p className="soft">{t('vessel.asking')}</p>;
  if (verdict === 'no-answer') return <p className="verdict not">{t('vessel.noAnswer')}</p>;
  if (verdict.fits) return <p className="verdict fits">✓ {t('vessel.fits')}</p>;
  return (
    <div className="verdict not">
      <p>✗ {t('vessel.refused')}</p>
      <ul>
        {verdict.broken.map((broken) => (
          <li key={broken.code}>
            {ruleText(t, broken)} <small>{broken.code}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
