// Before the first word of the server.
import { useTranslation } from 'react-i18next';
import { useLink, useReplay, useRoom } from '../state/room.ts';
import { ReplayBand } from './ReplayBand.tsx';

export function Loading() {
  const { t } = useTranslation();
  const { feed } = useRoom();
  const link = useLink();
  const replay = useReplay();
  if (replay !== null)
    return (
      <main className="loading">
        <h1>Hawser</h1>
        <ReplayBand />
      </main>
    );
  return (
    <main className="loading">
      <h1>Hawser</h1>
      <p role="status">{link.attempts === 0 ? t('loading.title') : t('link.never', { n: link.attempts })}</p>
      {link.attempts > 0 && (
        <button type="button" onClick={() => feed.retryNow()}>
          {t('link.retry')}
        </button>
      )}
    </main>
  );
}
