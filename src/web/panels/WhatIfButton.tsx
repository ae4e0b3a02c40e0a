// The way to a what-if: a button, and the sheet over the page in which it is asked and answered.
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { useReplay } from '../state/room.ts';
import type { ServerError } from '../state/server.ts';
import { type Draft, variantsOf } from '../state/what-if-variants.ts';
import { useWhatIf } from './use-what-if.ts';
import { WhatIfForm } from './WhatIfForm.tsx';
import { WhatIfResults } from './WhatIfResults.tsx';

/** Too many requests: another what-if is running. */
const BUSY = 429;

export function WhatIfButton() {
  const { t } = useTranslation();
  const past = useReplay() !== null;
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const title = useId();
  return (
    <>
      <button
        type="button"
        disabled={past}
        title={past ? t('whatIf.inReplay') : undefined}
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        {t('whatIf.open')}
      </button>
      <dialog ref={dialog} className="whatif" aria-labelledby={title} onClose={() => setOpen(false)}>
        <header>
          <h2 id={title}>{t('whatIf.title')}</h2>
          <button
            type="button"
            aria-label={t('whatIf.close')}
            title={t('whatIf.close')}
            onClick={() => dialog.current?.close()}
          >
            <span aria-hidden="true">×</span>
          </button>
        </header>
        <Sheet open={open} />
      </dialog>
    </>
  );
}

/** The sheet keeps its question and answer while it is shut. */
function Sheet({ open }: { open: boolean }) {
  const { t } = useTranslation();
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const whatIf = useWhatIf();
  if (whatIf.view !== null)
    return <WhatIfResults {...whatIf} view={whatIf.view} trouble={troubleOf(t, whatIf.error)} />;
  return (
    <>
      {open && (
        <WhatIfForm
          drafts={drafts}
          busy={whatIf.asking}
          onDrafts={setDrafts}
          onStart={(hours, seeds) => whatIf.ask({ variants: variantsOf(t('whatIf.asItIs'), drafts), hours, seeds })}
        />
      )}
      {whatIf.error !== null && <p role="alert">{troubleOf(t, whatIf.error)}</p>}
    </>
  );
}

/** The sentence for what went wrong; null when nothing did. */
function troubleOf(t: TFunction, error: ServerError | null): string | null {
  if (error === null) return null;
  if (error.status === BUSY) return t('whatIf.busy');
  if (error.diagnostic === null || error.status === 404) return t('whatIf.lost');
  const { code, message, where } = error.diagnostic;
  return t('whatIf.refused', { code, message: `${message} (${where})` });
}
