// The way to what planners draw in the yard: a button, and the sheet over the page with the ranges and the form to draw another.
import { useTranslation } from 'react-i18next';
import { SheetButton } from '../panels/SheetButton.tsx';
import type { RangeDraft } from './range-draft.ts';
import { RangesSheet } from './RangesSheet.tsx';

/** `drawn`: a range that was drawn over bays; the sheet opens with it whenever it is another one. */
export function RangesButton({ drawn, onClose }: { drawn: RangeDraft | null; onClose: () => void }) {
  const { t } = useTranslation();
  const words = { open: t('ranges.open'), title: t('ranges.title'), close: t('ranges.close') };
  return (
    <SheetButton
      words={words}
      sheet="inbox ranges"
      button={{ className: 'toranges' }}
      wish={drawn}
      onOpen={(open) => !open && onClose()}
    >
      {(open) => open && <RangesSheet drawn={drawn} />}
    </SheetButton>
  );
}
