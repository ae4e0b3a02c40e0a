// A button of the tool row that opens a sheet over the page, with its title and the cross that shuts it.
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { type Offer, useOffer } from '../palette/offers.ts';

interface Words {
  /** On the button, over the sheet, and of the cross. */
  open: ReactNode;
  title: string;
  close: string;
}

interface SheetButtonProps {
  words: Words;
  /** Class of the sheet. */
  sheet: string;
  /** How the button looks and what it tells beside its words. */
  button?: { className?: string | undefined; title?: string | undefined; disabled?: boolean };
  /** Opens the sheet whenever it becomes another object; null or left out: only the button does. */
  wish?: object | null;
  /** Told when the sheet opens and shuts. */
  onOpen?: (open: boolean) => void;
  /** Under this name the sheet can be opened from elsewhere. */
  offer?: Offer;
  /** What stands in the sheet; it is made also while that is shut, and may be null then. */
  children: (open: boolean, close: () => void) => ReactNode;
}

export function SheetButton({ words, sheet, button, wish = null, onOpen, offer, children }: SheetButtonProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const title = useId();
  const change = (next: boolean): void => {
    setOpen(next);
    onOpen?.(next);
  };
  const close = (): void => dialog.current?.close();
  const show = (): void => {
    change(true);
    if (dialog.current?.open === false) dialog.current.showModal();
  };
  useOffer(offer, button?.disabled === true ? undefined : show);
  useEffect(() => {
    if (wish === null) return;
    show();
    // Only another wish opens it.
  }, [wish]);
  return (
    <>
      <button type="button" {...button} onClick={show}>
        {words.open}
      </button>
      <dialog ref={dialog} className={sheet} aria-labelledby={title} onClose={() => change(false)}>
        <header>
          <h2 id={title}>{words.title}</h2>
          <button type="button" aria-label={words.close} title={words.close} onClick={close}>
            <span aria-hidden="true">×</span>
          </button>
        </header>
        {children(open, close)}
      </dialog>
    </>
  );
}
