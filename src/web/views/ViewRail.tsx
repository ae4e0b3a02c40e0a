// The rail at the left: one link for each view. A link, so that it can be opened in another window, on another screen.
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOfPlace } from '../state/deep-link.ts';
import { viewsOffered, type ViewId } from '../state/place.ts';
import { useReplay, useRoom } from '../state/room.ts';
import { shiftOf } from '../training/shift-address.ts';
import { TERMINAL_SIGN, VIEWS } from './views.ts';

export function ViewRail() {
  const { t } = useTranslation();
  const elsewhere = useReplay() !== null || shiftOf(window.location.href) !== null;
  return (
    <nav className="rail" aria-label={t('views.label')}>
      {viewsOffered(elsewhere).map((id) => (
        <RailLink key={id} id={id} />
      ))}
    </nav>
  );
}

function RailLink({ id }: { id: ViewId }) {
  const { t } = useTranslation();
  const { place, go } = useRoom();
  const view = id === 'terminal' ? null : VIEWS[id];
  const press = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(id);
  };
  return (
    <a
      href={addressOfPlace(window.location.href, { view: id, of: null })}
      aria-current={place.view === id ? 'page' : undefined}
      onClick={press}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={view?.sign ?? TERMINAL_SIGN} />
      </svg>
      <span>{t(`views.${id}`)}</span>
      {view?.Badge && <view.Badge />}
    </a>
  );
}
