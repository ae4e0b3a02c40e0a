// Why a replay did not do what was asked, in the words of the page.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ReplayStatus } from '../../server/api.ts';
import { type Format, useFormat } from '../state/format.ts';
import { useRoom } from '../state/room.ts';

/** The sentence for a replay's error. */
export function errorText(t: TFunction, format: Format, { error, range }: ReplayStatus): string {
  if (error === null) return '';
  const { code, message, where } = error;
  const ends = { from: format.moment(range?.from ?? 0), to: format.moment(range?.to ?? 0) };
  if (code === 'HWS-RUN-050' && range !== null) return t('replay.outside', ends);
  if (code === 'HWS-RUN-052' && range !== null) return t('replay.noSnapshot', ends);
  if (code === 'HWS-RUN-053') return t('replay.tooMany');
  if (code === 'HWS-RUN-051') return t('replay.differs', { where });
  return t('replay.failed', { code, message });
}

export function ReplayError({ replay }: { replay: ReplayStatus }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { feed } = useRoom();
  if (replay.error === null) return null;
  return (
    <p className="line trouble" role="alert">
      <span>{errorText(t, format, replay)}</span> <small>{replay.error.code}</small>
      {replay.state === 'refused' && (
        <button type="button" onClick={() => feed.retryNow()}>
          {t('replay.again')}
        </button>
      )}
    </p>
  );
}
