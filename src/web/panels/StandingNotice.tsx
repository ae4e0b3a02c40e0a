// Says plainly that the terminal stands because the server's disk has no room to record what it does.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';

export function StandingNotice() {
  const { t } = useTranslation();
  const world = useTopic('speed');
  const format = useFormat();
  if (!world.standing) return null;
  return (
    <div className="notice" role="alert">
      <span>{t('link.standing', { time: format.clock(world.clock.now) })}</span>
    </div>
  );
}
