// First stop of the Tab key: straight to the terminal view.
import { useTranslation } from 'react-i18next';

export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a className="skip" href="#scene">
      {t('app.skip')}
    </a>
  );
}
