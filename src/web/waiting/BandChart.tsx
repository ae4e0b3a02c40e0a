// The day of each quay crane as a band: ten minutes across, and upwards what they went to. A band is gone along with the arrow keys.
import { type KeyboardEvent, type MouseEvent, memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitingView } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { amountsOf, byFamily, FAMILIES, type Picked, slicesIn, sumsOf } from './bands.ts';
import { Swatch } from './Patterns.tsx';
import { useSize } from './use-size.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Least px between two hours that are written. */
const HOUR_SPACE = 58;
/** An hour so near to an end is written inwards, px. */
const EDGE = 24;
/** Slices that Page Up and Page Down go: an hour. */
const PAGE = 6;

type CraneDay = WaitingView['cranes'][number];

export function BandChart(props: { view: WaitingView; picked: Picked | null; onPick: (picked: Picked) => void }) {
  const { t } = useTranslation();
  const { view, picked } = props;
  const [host, { width }] = useSize();
  const [told, setTold] = useState('');
  return (
    <div className="bandchart">
      <ul className="bandkey" aria-label={t('waits.cause')}>
        {FAMILIES.map((family) => (
          <li key={family}>
            <Swatch family={family} />
            {t(`waitFamily.${family}`)}
          </li>
        ))}
      </ul>
      <div className="bandrows" onMouseLeave={() => setTold('')}>
        <div />
        <div ref={host}>
          <Hours view={view} width={width} />
        </div>
        <div />
        {view.cranes.map((day) => (
          <Row
            key={day.crane}
            day={day}
            view={view}
            width={width}
            at={picked?.crane === day.crane ? picked.at : undefined}
            onPick={(at) => props.onPick({ crane: day.crane, at })}
            onTell={setTold}
          />
        ))}
      </div>
      <p className="readout">{told === '' ? t('waits.about') : told}</p>
      <p className="unseen" id="bandkeys">
        {t('waits.keys')}
      </p>
    </div>
  );
}

function Hours({ view, width }: { view: WaitingView; width: number }) {
  const format = useFormat();
  const px = width / (slicesIn(view) * view.sliceMs);
  const anchor = (x: number): 'start' | 'middle' | 'end' => (x < EDGE ? 'start' : x > width - EDGE ? 'end' : 'middle');
  const step = [1, 2, 3, 4, 6].find((hours) => hours * HOUR_MS * px >= HOUR_SPACE) ?? 12;
  const first = Math.ceil(view.from / HOUR_MS);
  const hours = Array.from({ length: 25 }, (_, k) => (first + k) * HOUR_MS).filter((at) => at <= view.to);
  // Whole hours of the terminal's own clock.
  const shown = hours.filter((at) => Number(format.time(at).slice(0, 2)) % step === 0);
  return (
    <svg width={width} height="1.3em" aria-hidden="true" className="bandhours">
      {shown.map((at) => (
        <text key={at} x={(at - view.from) * px} y="1em" textAnchor={anchor((at - view.from) * px)}>
          {format.time(at)}
        </text>
      ))}
    </svg>
  );
}

interface RowProps {
  day: CraneDay;
  view: WaitingView;
  width: number;
  /** Slice that is picked; null: now; undefined: none of this crane. */
  at: number | null | undefined;
  onPick: (at: number | null) => void;
  onTell: (text: string) => void;
}

function Row(props: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { day, at } = props;
  const { all, waited } = sumsOf(day.total);
  return (
    <>
      <button
        type="button"
        className="linkish bandname"
        aria-pressed={at === null}
        title={t('waits.nowOf', { crane: day.crane })}
        onClick={() => props.onPick(null)}
      >
        {day.crane}
        {day.now !== null && <i className="waitsnow" aria-label={t(`waitRoot.${day.now.root}`)} role="img" />}
      </button>
      <Band {...props} />
      <span className="bandshare">{all > 0 ? format.percent(waited / all) : '–'}</span>
    </>
  );
}

function Band({ day, view, width, at, onPick, onTell }: RowProps) {
  const { t } = useTranslation();
  const text = useSliceText(day, view);
  const slices = slicesIn(view);
  const within = (k: number): number => Math.max(0, Math.min(slices - 1, k));
  const begin = (k: number): number => view.from + k * view.sliceMs;
  const k = at === undefined || at === null ? slices - 1 : within(Math.floor((at - view.from) / view.sliceMs));
  const goTo = (one: number): void => {
    onPick(begin(within(one)));
    onTell(text(begin(within(one))));
  };
  const sliceAt = (event: MouseEvent<SVGElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return within(Math.floor(((event.clientX - box.left) / box.width) * slices));
  };
  const press = (event: KeyboardEvent): void => {
    const to = stepOf(event.key, k, slices);
    if (to === null) return;
    event.preventDefault();
    goTo(to);
  };
  return (
    <svg
      className="daybar"
      width={width}
      role="slider"
      tabIndex={0}
      aria-label={t('waits.chart', { crane: day.crane })}
      aria-describedby="bandkeys"
      aria-valuemin={0}
      aria-valuemax={slices - 1}
      aria-valuenow={k}
      aria-valuetext={text(begin(k))}
      onClick={(event) => goTo(sliceAt(event))}
      onMouseMove={(event) => onTell(text(begin(sliceAt(event))))}
      onFocus={() => onTell(text(begin(k)))}
      onKeyDown={press}
    >
      <Columns day={day} from={view.from} sliceMs={view.sliceMs} slice={width / slices} />
      {typeof at === 'number' && (
        <rect
          className="pickedslice"
          x={(k * width) / slices}
          y={0}
          width={Math.max(2, width / slices)}
          height="100%"
        />
      )}
    </svg>
  );
}

/** Slice to which a key goes; null for another key. */
function stepOf(key: string, k: number, slices: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return k - 1;
    case 'ArrowRight':
    case 'ArrowUp':
      return k + 1;
    case 'PageDown':
      return k - PAGE;
    case 'PageUp':
      return k + PAGE;
    case 'Home':
      return 0;
    case 'End':
      return slices - 1;
    default:
      return null;
  }
}

/** The columns of a band, as shares of its height; drawn anew only when the day has changed. */
const Columns = memo(function Columns(props: { day: CraneDay; from: number; sliceMs: number; slice: number }) {
  const { day, from, sliceMs, slice } = props;
  return day.slices.map(({ at, ms }) => {
    const family = byFamily(ms);
    const x = ((at - from) / sliceMs) * slice;
    let foot = 0;
    return FAMILIES.map((name) => {
      const share = (family[name] ?? 0) / sliceMs;
      if (share <= 0) return null;
      foot += share;
      const y = `${Math.max(0, 1 - foot) * 100}%`;
      return (
        <rect
          key={`${at} ${name}`}
          x={x}
          y={y}
          width={slice + 0.3}
          height={`${share * 100}%`}
          fill={`url(#w-${name})`}
        />
      );
    });
  });
});

/** What a slice's time went to, in words, the most first; by its begin, ms UTC. */
function useSliceText(day: CraneDay, view: WaitingView): (begin: number) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (begin) => {
    const ms = day.slices.find(({ at }) => at === begin)?.ms ?? {};
    const parts = amountsOf(ms).map(({ kind, ms: amount }) =>
      t('waits.part', { what: t(`waitRoot.${kind}`), minutes: format.number(amount / MINUTE_MS, 1) }),
    );
    const what = parts.length === 0 ? t('waits.away') : parts.join(' · ');
    const times = { from: format.time(begin), to: format.time(begin + view.sliceMs) };
    return t('waits.slice', { crane: day.crane, ...times, what });
  };
}
