// The terminal's clock in its own time zone; UTC in the tooltip.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../state/format.ts';
import { useRoom } from '../state/room.ts';

const TICK_MS = 250;

/** Terminal time that is drawn, looked at a few times a second. */
export function useNow(everyMs: number): number {
  const { world } = useRoom();
  const [now, setNow] = useState(world.clock.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(world.clock.now), everyMs);
    return () => window.clearInterval(timer);
  }, [world, everyMs]);
  return now;
}

export function Clock() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(TICK_MS);
  const { world } = useRoom();
  return (
    <time
      className="clock"
      dateTime={new Date(now).toISOString()}
      title={`${format.utc(now)} · ${world.terminal?.timeZone ?? ''}`}
      aria-label={t('time.local')}
    >
      <b>{format.clock(now)}</b>
      <span>{format.day(now)}</span>
    </time>
  );
}
