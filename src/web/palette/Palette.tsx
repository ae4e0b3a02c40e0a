// The palette and its sheets over the page, and the keys that lead there.
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePast } from '../panels/use-past.ts';
import { useReplay, useRoom } from '../state/room.ts';
import { shiftOf } from '../training/shift-address.ts';
import { type Command, commandsOf } from './commands.ts';
import { KeysSheet } from './KeysSheet.tsx';
import { answerWindows } from './layouts.ts';
import { LayoutsSheet } from './LayoutsSheet.tsx';
import { useOffer } from './offers.ts';
import { PaletteBox } from './PaletteBox.tsx';
import { useKeys } from './use-keys.ts';

type Shown = 'palette' | 'keys' | 'layouts' | null;

export function Palette() {
  const { t } = useTranslation();
  const room = useRoom();
  const past = usePast();
  const replaying = useReplay() !== null;
  const inShift = shiftOf(window.location.href) !== null;
  const [shown, setShown] = useState<Shown>(null);
  const [failed, setFailed] = useState(false);
  const commands = (): Command[] =>
    commandsOf({ t, room, past, replaying, inShift, show: setShown, failed: () => setFailed(true) });
  useOffer('palette', () => setShown(shown === 'palette' ? null : 'palette'));
  useKeys(commands, room.settings.keys);
  useEffect(answerWindows, []);
  const close = (): void => setShown(null);
  return (
    <>
      {failed && (
        <p className="palettefault" role="alert">
          {t('speed.failed')}{' '}
          <button type="button" onClick={() => setFailed(false)}>
            {t('detail.close')}
          </button>
        </p>
      )}
      {shown === 'palette' && (
        <Over className="palette" title={t('palettes.title')} onClose={close} bare>
          <PaletteBox commands={commands()} onDone={close} />
        </Over>
      )}
      {shown === 'keys' && (
        <Over className="inbox keys" title={t('keys.title')} onClose={close}>
          <KeysSheet commands={commands()} />
        </Over>
      )}
      {shown === 'layouts' && (
        <Over className="inbox layoutsheet" title={t('layouts.title')} onClose={close}>
          <LayoutsSheet />
        </Over>
      )}
    </>
  );
}

interface OverProps {
  className: string;
  title: string;
  onClose: () => void;
  /** Without a headline and cross: Escape and a click beside it shut it. */
  bare?: boolean;
  children: ReactNode;
}

/** A dialog that is open as long as it is there. */
function Over({ className, title, onClose, bare = false, children }: OverProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const back = document.activeElement;
    const node = dialog.current;
    node?.showModal();
    return () => {
      node?.close();
      if (back instanceof HTMLElement && document.activeElement === document.body) back.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={className}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => dialog.current?.open === false && onClose()}
      onClick={(event) => bare && event.target === dialog.current && onClose()}
    >
      {bare ? (
        <h2 id={id} className="unseen">
          {title}
        </h2>
      ) : (
        <header>
          <h2 id={id}>{title}</h2>
          <button type="button" aria-label={t('detail.close')} title={t('detail.close')} onClick={onClose}>
            <span aria-hidden="true">×</span>
          </button>
        </header>
      )}
      {children}
    </dialog>
  );
}
