// Frame of the panel of a picked thing: name, buttons, then its figures.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../state/room.ts';

export function DetailFrame(props: { title: string; subtitle: string; follow?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const { select, selection, following, setFollowing } = useRoom();
  return (
    <section className="panel detail" aria-label={`${props.title} ${props.subtitle}`}>
      <header>
        <div>
          <h2>{props.title}</h2>
          <span>{props.subtitle}</span>
        </div>
        <button type="button" onClick={() => select(selection, true)}>
          {t('detail.goto')}
        </button>
        {props.follow !== false && (
          <button type="button" aria-pressed={following} onClick={() => setFollowing(!following)}>
            {t('detail.follow')}
          </button>
        )}
        <button
          type="button"
          className="close"
          aria-label={t('detail.close')}
          title={t('detail.close')}
          onClick={() => select(null)}
        >
          <span aria-hidden="true">×</span>
        </button>
      </header>
      {props.children}
    </section>
  );
}

/** A word and its value in a list of them. */
export function Fact({ word, children }: { word: string; children: ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A container number that leads to its story. */
export function ContainerLink({ id }: { id: string }) {
  const { select } = useRoom();
  return (
    <button type="button" className="linkish" onClick={() => select({ kind: 'container', id })}>
      {id}
    </button>
  );
}
