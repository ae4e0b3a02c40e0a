// What the colours mean: of boxes, by what a person chose to see them by, each with how many have it; and of machines.
import { useTranslation } from 'react-i18next';
import { groupText } from '../colouring/group-text.ts';
import type { BoxColouring } from '../colouring/use-colouring.ts';
import { TONE_COLORS } from '../scene/palette.ts';
import { useFormat } from '../state/format.ts';
import type { StateTone } from '../state/machine.ts';
import { useRoom } from '../state/room.ts';
import { type Colouring, COLOURINGS } from '../state/choices.ts';

export function Legend({ boxes }: { boxes: BoxColouring }) {
  const { t } = useTranslation();
  return (
    <div className="legend" role="group" aria-label={t('view.legend')}>
      <ColourChoice />
      <BoxEntries boxes={boxes} />
      <ul>
        {(Object.keys(TONE_COLORS) as StateTone[]).map((tone) => (
          <li key={tone}>
            <i className="round" style={{ background: TONE_COLORS[tone] }} />
            {t(`tone.${tone}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ColourChoice() {
  const { t } = useTranslation();
  const { settings, change } = useRoom();
  return (
    <label className="colourby">
      <span>{t('colours.by')}</span>
      <select value={settings.colour} onChange={(event) => change({ colour: event.target.value as Colouring })}>
        {COLOURINGS.map((colour) => (
          <option key={colour} value={colour}>
            {t(`colourBy.${colour}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Each group is a button: pressed, it alone keeps its colour, so that nobody has to tell colours apart. */
function BoxEntries({ boxes }: { boxes: BoxColouring }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { colour } = useRoom().settings;
  const { legend, error, only, setOnly, again } = boxes;
  if (legend === null && error !== null)
    return (
      <span className="colournote" role="alert">
        {t('colours.failed')}{' '}
        <button type="button" onClick={again}>
          {t('detail.retry')}
        </button>
      </span>
    );
  if (legend === null) return <span className="colournote">{t('colours.asking')}</span>;
  return (
    <ul>
      {legend.map(({ key, colour: shown, count }) => (
        <li key={key}>
          <button
            type="button"
            title={t('colours.alone')}
            aria-pressed={only === key}
            onClick={() => setOnly(only === key ? null : key)}
          >
            <i style={{ background: shown }} />
            {groupText(t, colour, key)} <b>{format.number(count)}</b>
          </button>
        </li>
      ))}
    </ul>
  );
}
