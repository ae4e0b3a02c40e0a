// The way to the palette for those who do not know its keys yet.
import { useTranslation } from 'react-i18next';
import { ask } from './offers.ts';

export function PaletteButton() {
  const { t } = useTranslation();
  return (
    <button type="button" className="topalette" title={t('palettes.title')} onClick={() => ask('palette')}>
      {t('palettes.open')} <kbd aria-hidden="true">Ctrl K</kbd>
    </button>
  );
}
