// Why nothing can be sent or decided here.
import { useTranslation } from 'react-i18next';
import type { Closed } from './use-closed.ts';

export function ClosedNote({ closed }: { closed: Closed }) {
  const { t } = useTranslation();
  if (closed === null) return null;
  return (
    <p className="closed" role="status">
      {t(`messages.${closed}`)}
    </p>
  );
}
