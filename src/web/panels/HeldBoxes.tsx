// Boxes that holds keep off their vessel, one sentence each; nothing where there are none.
import { useTranslation } from 'react-i18next';
import type { HeldBox } from '../../server/api.ts';
import { Fact } from './DetailFrame.tsx';

export function HeldBoxes({ boxes }: { boxes: readonly HeldBox[] }) {
  const { t } = useTranslation();
  return boxes.map(({ container, holds, aboard }) => (
    <Fact key={container} word={t('detail.onHold')}>
      {t(aboard ? 'detail.heldAboard' : 'detail.heldAshore', { box: container, holds: holds.join(', ') })}
    </Fact>
  ));
}
