// First stop of the Tab key: straight to what the page shows.
import { useTranslation } from 'react-i18next';
import { useRoom } from '../state/room.ts';

export function SkipLink() {
  const { t } = useTranslation();
  const { view } = useRoom().place;
  return (
    <a className="skip" href={view === 'terminal' ? '#scene' : '#view'}>
      {t('app.skip')}
    </a>
  );
}
