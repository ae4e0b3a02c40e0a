// The way to a what-if: a button, and the sheet over the page in which it is asked and answered.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { useReplay } from '../state/room.ts';
import type { ServerError } from '../state/server.ts';
import { type Draft, variantsOf } from '../state/what-if-variants.ts';
import { SheetButton } from './SheetButton.tsx';
import { useWhatIf } from './use-what-if.ts';
import { WhatIfForm } from './WhatIfForm.tsx';
import { WhatIfResults } from './WhatIfResults.tsx';

/** Too many requests: another what-if is running. */
const BUSY = 429;

export function WhatIfButton() {
  const { t } = useTranslation();
  const past = useReplay() !== null;
  const words = { open: t('whatIf.open'), title: t('whatIf.title'), close: t('whatIf.close') };
  const button = { disabled: past, title: past ? t('whatIf.inReplay') : undefined };
  return (
    <SheetButton words={words} sheet="whatif" offer="whatIf" button={button}>
      {(open) => <Sheet open={open} />}
    </SheetButton>
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
