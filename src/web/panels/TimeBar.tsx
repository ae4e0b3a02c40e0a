// The day of a replay as a bar: drag it, or use the arrow keys, to go to another time of that day.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplayRange } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';
import { localTime, momentOf } from '../state/zone.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The part of a moment's day, local time, that is recorded. */
function dayOf(at: number, range: ReplayRange | null, zone: string): ReplayRange {
  const { day } = localTime(at, zone);
  const from = momentOf({ day, time: '00:00' }, zone) ?? at;
  const to = from + DAY_MS - MINUTE_MS;
  return range === null ? { from, to } : { from: Math.max(from, range.from), to: Math.min(to, range.to) };
}

export function TimeBar(props: { at: number; range: ReplayRange | null; onGo: (at: number) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useTopic('model').terminal?.timeZone ?? 'UTC';
  const [held, setHeld] = useState<number | null>(null);
  const { from, to } = dayOf(props.at, props.range, zone);
  const value = held ?? Math.min(to, Math.max(from, props.at));
  const go = (): void => {
    if (held !== null) props.onGo(held);
    setHeld(null);
  };
  return (
    <span className="timebar">
      <span aria-hidden="true">{format.time(from)}</span>
      <input
        type="range"
        aria-label={t('replay.bar')}
        aria-valuetext={format.moment(value)}
        min={from}
        max={Math.max(from, to)}
        step={MINUTE_MS}
        value={value}
        onChange={(event) => setHeld(Number(event.target.value))}
        onPointerUp={go}
        onKeyUp={go}
        onBlur={go}
      />
      <span aria-hidden="true">{held === null ? format.time(to) : format.time(held)}</span>
    </span>
  );
}
