// What went wrong, and the way to try again.
import { useTranslation } from 'react-i18next';
import type { ServerError } from '../state/server.ts';
import { troubleText } from './trouble.ts';

export function Retry({ error, onRetry }: { error: ServerError; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <p className="trouble" role="alert">
      {troubleText(t, error)}{' '}
      <button type="button" onClick={onRetry}>
        {t('messages.retry')}
      </button>
    </p>
  );
}
