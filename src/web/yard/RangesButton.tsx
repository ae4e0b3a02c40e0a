// The way to what planners draw in the yard: a button, and the sheet over the page with the ranges and the form to draw another.
import { useTranslation } from 'react-i18next';
import { SheetButton } from '../panels/SheetButton.tsx';
import { RangesSheet } from './RangesSheet.tsx';

export function RangesButton() {
  const { t } = useTranslation();
  const words = { open: t('ranges.open'), title: t('ranges.title'), close: t('ranges.close') };
  return (
    <SheetButton words={words} sheet="inbox ranges" button={{ className: 'toranges' }}>
      {(open) => open && <RangesSheet />}
    </SheetButton>
  );
}
