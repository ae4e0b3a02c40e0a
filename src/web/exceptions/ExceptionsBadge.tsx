// How many exceptions nobody has taken note of, in the rail.
import { useTranslation } from 'react-i18next';
import { usePoll } from '../messages/use-poll.ts';
import { useFormat } from '../state/format.ts';
import { useReplay } from '../state/room.ts';
import { fetchExceptions } from './requests.ts';

/** How often they are counted, ms. */
const LOOK_MS = 5000;

export function ExceptionsBadge() {
  // What is wrong now is none of the past's business.
  return useReplay() === null ? <Count /> : null;
}

function Count() {
  const { t } = useTranslation();
  const format = useFormat();
  const { value } = usePoll(fetchExceptions, LOOK_MS);
  const open = (value ?? []).filter(({ noted }) => noted === null).length;
  if (open === 0) return null;
  return (
    <b className="count" title={t('exceptions.open', { n: format.number(open) })}>
      {format.number(open)}
    </b>
  );
}
