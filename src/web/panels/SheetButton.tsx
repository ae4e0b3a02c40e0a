// A button of the tool row that opens a sheet over the page, with its title and the cross that shuts it.
import { useId, useRef, useState, type ReactNode } from 'react';

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
  /** Told when the sheet opens and shuts. */
  onOpen?: (open: boolean) => void;
  /** What stands in the sheet; it is made also while that is shut, and may be null then. */
  children: (open: boolean, close: () => void) => ReactNode;
}

export function SheetButton({ words, sheet, button, onOpen, children }: SheetButtonProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const title = useId();
  const change = (next: boolean): void => {
    setOpen(next);
    onOpen?.(next);
  };
  const close = (): void => dialog.current?.close();
  return (
    <>
      <button
        type="button"
        {...button}
        onClick={() => {
          change(true);
          dialog.current?.showModal();
        }}
      >
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
