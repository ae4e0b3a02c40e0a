// A time of a shift's record, as a link that shows it again; plain where the record is closed.
import { useTranslation } from 'react-i18next';
import type { TrainingShift } from '../../server/api.ts';
import type { Selection } from '../scene/selection.ts';
import { useFormat } from '../state/format.ts';
import { addressOfMoment } from './shift-address.ts';

export function MomentLink({ shift, at, pick }: { shift: TrainingShift; at: number; pick: Selection | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const time = format.clock(at);
  if (!shift.open) return <>{time}</>;
  // Nothing before the first snapshot of the shift can be shown.
  const from = Math.max(at, (shift.from ?? at) + 20_000);
  return (
    <a href={addressOfMoment(window.location.href, shift.id, from, pick)} aria-label={t('debrief.look', { time })}>
      {time}
    </a>
  );
}
