// Windows for several monitors: the open ones are kept under a name, and opened again where they were.
import { type SyntheticEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOf } from '../state/deep-link.ts';
import { type Layout, loadLayouts, openLayout, openWindows, saveLayouts, withLayout } from './layouts.ts';

/** Longest name of a layout. */
const MOST_LETTERS = 40;

export function LayoutsSheet() {
  const { t } = useTranslation();
  const id = useId();
  const [layouts, setLayouts] = useState(loadLayouts);
  const [name, setName] = useState('');
  const [note, setNote] = useState<string | null>(null);
  const keep = (next: Layout[]): void => {
    setNote(saveLayouts(next) ? null : t('layouts.notKept'));
    setLayouts(next);
  };
  const save = (event: SyntheticEvent): void => {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '') return;
    void openWindows().then((windows) => {
      keep(withLayout(loadLayouts(), { name: wanted, windows }));
      setName('');
    });
  };
  const open = (layout: Layout): void => {
    const refused = openLayout(layout);
    setNote(refused === 0 ? null : t('layouts.blocked', { n: refused, all: layout.windows.length }));
  };
  return (
    <>
      <p className="soft">{t('layouts.help')}</p>
      <form onSubmit={save}>
        <label htmlFor={id}>{t('layouts.name')}</label>
        <input id={id} maxLength={MOST_LETTERS} value={name} onChange={(event) => setName(event.target.value)} />
        <button type="submit" className="main" disabled={name.trim() === ''}>
          {t('layouts.save')}
        </button>
      </form>
      {note !== null && <p role="alert">{note}</p>}
      {layouts.length === 0 && <p className="empty">{t('layouts.none')}</p>}
      <ul className="layouts">
        {layouts.map((layout) => (
          <LayoutLine
            key={layout.name}
            layout={layout}
            onOpen={() => open(layout)}
            onDelete={() => keep(layouts.filter((one) => one !== layout))}
          />
        ))}
      </ul>
    </>
  );
}

function LayoutLine(props: { layout: Layout; onOpen: () => void; onDelete: () => void }) {
  const { t } = useTranslation();
  const { name, windows } = props.layout;
  const shown = windows.map(({ search }) => t(`views.${placeOf(window.location.origin + search).view}`));
  return (
    <li>
      <div>
        <b>{name}</b>
        <span className="soft">{shown.join(' · ')}</span>
      </div>
      <button type="button" aria-label={t('layouts.openOne', { name })} onClick={props.onOpen}>
        {t('layouts.openIt')}
      </button>
      <button type="button" aria-label={t('layouts.deleteOne', { name })} onClick={props.onDelete}>
        {t('layouts.delete')}
      </button>
    </li>
  );
}
