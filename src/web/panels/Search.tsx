// Finds a container, vessel or machine by its name.
import { type KeyboardEvent as Key, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindHit } from '../../server/api.ts';
import { useOffer } from '../palette/offers.ts';
import { useRoom, useTopic } from '../state/room.ts';
import { positionText } from './position-text.ts';
import { type Answer, useFind } from './use-find.ts';

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
  useOffer('find', () => input.current?.focus());

  const take = (hit: FindHit): void => {
    select({ kind: hit.kind, id: hit.id }, true);
    setOpen(false);
    setText('');
  };
  const key = (event: Key): void => {
    const hit = hits[active];
    if (event.key === 'Escape') setOpen(false);
    if (event.key === 'Enter' && hit !== undefined) take(hit);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : hits.length - 1;
    setActive((active + step) % Math.max(1, hits.length));
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
      <Hits id={list} shown={shown} answer={answer} active={active} text={text.trim()} onTake={take} />
    </div>
  );
}

function Hits(props: {
  id: string;
  shown: boolean;
  answer: Answer;
  active: number;
  text: string;
  onTake: (hit: FindHit) => void;
}) {
  const { t } = useTranslation();
  const world = useTopic('calls');
  const { id, answer } = props;
  const hits = answer.state === 'found' ? answer.hits : [];
  return (
    <div className="hits" hidden={!props.shown}>
      <ul id={id} role="listbox" aria-label={t('search.label')}>
        {hits.map((hit, i) => (
          <li
            key={`${hit.kind}:${hit.id}`}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === props.active}
            onMouseDown={(event) => {
              event.preventDefault();
              props.onTake(hit);
            }}
          >
            <b>{hit.label}</b>
            <span>{hit.position === undefined ? t(`search.${hit.kind}`) : positionText(t, hit.position, world)}</span>
          </li>
        ))}
      </ul>
      {answer.state === 'found' && hits.length === 0 && <p role="status">{t('search.none', { q: props.text })}</p>}
      {answer.state === 'failed' && <p role="alert">{t('search.failed')}</p>}
    </div>
  );
}
