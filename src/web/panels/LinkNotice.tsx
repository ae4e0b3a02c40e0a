// Says plainly that the picture is old while the line to the server is broken.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../state/format.ts';
import { useLink, useRoom } from '../state/room.ts';

export function LinkNotice() {
  const { t } = useTranslation();
  const { feed, world } = useRoom();
  const format = useFormat();
  const link = useLink();
  if (link.state !== 'reconnecting') return null;
  return (
    <div className="notice" role="alert">
      <span>{t('link.lost', { time: format.clock(world.clock.now), n: link.attempts })}</span>
      <button type="button" onClick={() => feed.retryNow()}>
        {t('link.retry')}
      </button>
    </div>
  );
}
