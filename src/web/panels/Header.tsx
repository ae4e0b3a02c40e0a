// Top line: terminal, clock, speed, search, language, palette, state of the line.
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES } from '../locales/words.ts';
import { PaletteButton } from '../palette/PaletteButton.tsx';
import { useLink, useReplay, useRoom, useTopic } from '../state/room.ts';
import { type Language, LANGUAGES, PALETTES } from '../state/choices.ts';
import { shiftOf } from '../training/shift-address.ts';
import { Choice } from './Choice.tsx';
import { Clock } from './Clock.tsx';
import { Search } from './Search.tsx';
import { SpeedControl } from './SpeedControl.tsx';

export function Header() {
  const { t } = useTranslation();
  const { settings, change } = useRoom();
  const { terminal } = useTopic('model');
  const live = useReplay() === null && shiftOf(window.location.href) === null;
  return (
    <header className="header">
      <div className="title">
        <h1 title={terminal?.name}>{terminal?.name}</h1>
        <span className="room">{t('app.title')}</span>
      </div>
      <Clock />
      {live && <SpeedControl />}
      <Search />
      <PaletteButton />
      <Choice
        label={t('palette.label')}
        value={settings.palette}
        options={PALETTES.map((value) => ({ value, text: t(`palette.${value}`) }))}
        onChange={(palette) => change({ palette })}
      />
      <label className="language">
        <span className="unseen">{t('language.label')}</span>
        <select value={settings.language} onChange={(event) => change({ language: event.target.value as Language })}>
          {LANGUAGES.map((language) => (
            <option key={language} value={language} lang={language}>
              {LANGUAGE_NAMES[language]}
            </option>
          ))}
        </select>
      </label>
      <LinkState />
    </header>
  );
}

function LinkState() {
  const { t } = useTranslation();
  const link = useLink();
  const live = useReplay() === null;
  const state = link.state === 'live' && !live ? 'replay' : link.state;
  return (
    <span className={`link ${state}`} role="status" title={t(`link.${state}`)}>
      <i aria-hidden="true" />
      <span>{t(`link.${state}`)}</span>
    </span>
  );
}
