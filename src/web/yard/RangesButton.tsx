// The way to what planners draw in the yard: a button, and the sheet over the page with the ranges and the form to draw another.
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RangesSheet } from './RangesSheet.tsx';

export function RangesButton() {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const title = useId();
  return (
    <>
      <button
        type="button"
        className="toranges"
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        {t('ranges.open')}
      </button>
      <dialog ref={dialog} className="inbox ranges" aria-labelledby={title} onClose={() => setOpen(false)}>
        <header>
          <h2 id={title}>{t('ranges.title')}</h2>
          <button
            type="button"
            aria-label={t('ranges.close')}
            title={t('ranges.close')}
            onClick={() => dialog.current?.close()}
          >
            <span aria-hidden="true">×</span>
          </button>
        </header>
        {open && <RangesSheet />}
      </dialog>
    </>
  );
}
