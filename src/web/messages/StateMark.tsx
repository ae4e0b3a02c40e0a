// Where an interchange or a message of it stands: a shape, a colour and a word, so that none of them has to be seen to know.
import { useTranslation } from 'react-i18next';
import type { InterchangeState } from '../../server/api.ts';

/** Outlines on a field of 16 by 16. */
const SHAPES: Record<InterchangeState, { outline: string; inside: string }> = {
  worked: { outline: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z', inside: 'M4.6 8.2l2.4 2.4 4.4-5' },
  partly: { outline: 'M8 1.2L15.2 14.4H.8z', inside: 'M8 5.8v4M8 11.6v1' },
  refused: { outline: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z', inside: 'M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4' },
  waits: { outline: 'M2.5 1.5h11L8.9 8l4.6 6.5h-11L7.1 8z', inside: 'M8 11v2' },
  'to-work': { outline: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z', inside: 'M8 4.6V8l2.2 1.6' },
};

export function StateMark({ state }: { state: InterchangeState }) {
  const { t } = useTranslation();
  const { outline, inside } = SHAPES[state];
  return (
    <span className={`mark ${state}`} title={t(`interchange.${state}Help`)}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={outline} />
        <path className="inside" d={inside} />
      </svg>
      {t(`interchange.${state}`)}
    </span>
  );
}
