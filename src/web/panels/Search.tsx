// Finds a container, vessel or machine by its name.
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindHit } from '../../server/api.ts';
import { useRoom } from '../state/room.ts';
import { find } from '../state/server.ts';

/** Rest after the last key before the server is asked, ms. */
const PAUSE_MS = 180;

type Answer = { state: 'none' } | { state: 'failed' } | { state: 'found'; hits: FindHit[] };

function useFind(text: string): Answer {
  const [answer, setAnswer] = useState<Answer>({ state: 'none' });
  useEffect(() => {
    const stop = new AbortController();
    const timer = window.setTimeout(() => {
      if (text === '') return setAnswer({ state: 'none' });
      find(text, stop.signal).then(
        (hits) => setAnswer({ state: 'found', hits }),
        () => !stop.signal.aborted && setAnswer({ state: 'failed' }),
      );
    }, PAUSE_MS);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return answer;
}

export function Search() {
  const { t } = useTranslation();
  const { select } = useRoom();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const answer = useFind(text.trim());
  const hits = answer.state === 'found' ? answer.hits : [];

  useEffect(() => {
    const slash = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', slash);
    return () => window.removeEventListener('keydown', slash);
  }, []);

  const take = (hit: FindHit): void => {
    select({ kind: hit.kind, id: hit.id }, true);
    setOpen(false);
    setText('');
  };
  const key = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') setOpen(false);
    if (event.key === 'ArrowDown') setActive((active + 1) % Math.max(1, hits.length));
    if (event.key === 'ArrowUp') setActive((active + hits.length - 1) % Math.max(1, hits.length));
    const hit = hits[active];
    if (event.key === 'Enter' && hit !== undefined) take(hit);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') event.preventDefault();
  };
  const shown = open && text.trim() !== '' && answer.state !== 'none';
  return (
    <div className="search" role="search">
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && hits.length > 0 ? `${list}-${active}` : undefined}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={key}
      />
      <div className="hits" hidden={!shown}>
        <ul id={list} role="listbox" aria-label={t('search.label')}>
          {hits.map((hit, i) => (
            <li
              key={`${hit.kind}:${hit.id}`}
              id={`${list}-${i}`}
              role="option"
              aria-selected={i === active}
              onMouseDown={(event) => {
                event.preventDefault();
                take(hit);
              }}
            >
              <b>{hit.label}</b>
              <span>{t(`search.${hit.kind}`)}</span>
            </li>
          ))}
        </ul>
        {answer.state === 'found' && hits.length === 0 && <p role="status">{t('search.none', { q: text.trim() })}</p>}
        {answer.state === 'failed' && <p role="alert">{t('search.failed')}</p>}
      </div>
    </div>
  );
}
