// Why a quay crane waits now, in the panel of the crane; and the way to its last day.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { usePoll } from '../messages/use-poll.ts';
import { useReplay, useRoom } from '../state/room.ts';
import { Chain } from './Chain.tsx';
import { fetchCraneNow } from './requests.ts';

/** How often it is asked for, ms. */
const LOOK_MS = 3000;

export function CraneWait({ crane }: { crane: string }) {
  const past = useReplay() !== null;
  return past ? null : <Live crane={crane} />;
}

function Live({ crane }: { crane: string }) {
  const { t } = useTranslation();
  const { go } = useRoom();
  const look = useCallback((signal: AbortSignal) => fetchCraneNow(crane, signal), [crane]);
  const { value } = usePoll(look, LOOK_MS);
  return (
    <section className="cranewait" aria-label={t('waits.whyNow')}>
      <h3>
        {t('waits.whyNow')}
        <button type="button" className="linkish" onClick={() => go('why', crane)}>
          {t('waits.open')}
        </button>
      </h3>
      {value?.now ? (
        <Chain chain={value.now.chain} root={value.now.root} />
      ) : (
        <p className="soft">{t(value === null ? 'detail.loading' : 'waits.worksNow')}</p>
      )}
    </section>
  );
}
