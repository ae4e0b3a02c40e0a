// The palette's box: one line to type in, and below it what that finds: commands, and containers, vessels and machines of the terminal.
import { type KeyboardEvent as Key, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindHit } from '../../server/api.ts';
import { positionText } from '../panels/position-text.ts';
import { type Answer, useFind } from '../panels/use-find.ts';
import type { Selection } from '../scene/selection.ts';
import { useRoom, useTopic } from '../state/room.ts';
import type { Command } from './commands.ts';
import { KeyCaps } from './KeyCaps.tsx';
import { matching } from './match.ts';
import { noteUse, recents } from './recent.ts';

/** Begin of the ids of things that were found; kind and id follow. */
const THING = 'thing:';
/** Commands shown of a text that fits more. */
const MOST_COMMANDS = 12;

export function PaletteBox({ commands, onDone }: { commands: readonly Command[]; onDone: () => void }) {
  const { t } = useTranslation();
  const list = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const answer = useFind(text.trim());
  const lines = useLines(commands, text, answer);
  const take = (line: Command): void => {
    noteUse(line.id.startsWith(THING) ? { id: line.id, text: line.text } : { id: line.id });
    // Whoever goes elsewhere leaves the sheets that are open under the palette.
    for (const sheet of document.querySelectorAll<HTMLDialogElement>('dialog:modal')) sheet.close();
    onDone();
    line.run();
  };
  const key = (event: Key): void => {
    const line = lines[active];
    if (event.key === 'Enter' && line !== undefined) {
      event.preventDefault();
      take(line);
    }
    const step = { ArrowDown: 1, ArrowUp: lines.length - 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setActive((active + step) % Math.max(1, lines.length));
  };
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-label={t('palettes.label')}
        aria-expanded={lines.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={lines.length > 0 ? `${list}-${active}` : undefined}
        placeholder={t('palettes.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={key}
      />
      <Lines id={list} lines={lines} active={active} onTake={take} />
      {lines.length === 0 && <p role="status">{t('search.none', { q: text.trim() })}</p>}
      {answer.state === 'failed' && <p role="alert">{t('search.failed')}</p>}
    </>
  );
}

function Lines(props: { id: string; lines: readonly Command[]; active: number; onTake: (line: Command) => void }) {
  const { t } = useTranslation();
  const { id, lines, active } = props;
  const chosen = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which is no end of an effect.
    chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [active, lines]);
  return (
    <ul id={id} role="listbox" aria-label={t('palettes.label')} hidden={lines.length === 0}>
      {lines.map((line, i) => (
        <li
          key={line.id}
          id={`${id}-${i}`}
          ref={i === active ? chosen : undefined}
          role="option"
          aria-selected={i === active}
          onClick={() => props.onTake(line)}
        >
          <b>{line.text}</b>
          {line.keys !== undefined && <KeyCaps keys={line.keys} />}
          <span className="group">{line.group}</span>
        </li>
      ))}
    </ul>
  );
}

/** What stands below the box: without a text the last used first and then all; else what fits it. A name that fits whole comes first. */
function useLines(commands: readonly Command[], text: string, answer: Answer): Command[] {
  const { t } = useTranslation();
  const { select } = useRoom();
  const world = useTopic('calls');
  const thing = (name: string, shown: string, group: string, pick: Selection): Command => ({
    ...{ id: name, text: shown, group },
    run: () => select(pick, true),
  });
  const [used] = useState(recents);
  const ids = used.map(({ id }) => id);
  if (text.trim() === '') {
    const before = used.flatMap(({ id, text: name }) => {
      const pick = pickIn(id);
      if (pick !== null) return [thing(id, name ?? pick.id, t(`search.${pick.kind}`), pick)];
      return commands.filter((one) => one.id === id);
    });
    return [...before, ...commands.filter(({ id }) => !ids.includes(id))];
  }
  const groupOf = ({ kind, position }: FindHit): string =>
    position === undefined ? t(`search.${kind}`) : `${t(`search.${kind}`)} · ${positionText(t, position, world)}`;
  const found = (answer.state === 'found' ? answer.hits : []).map((hit) =>
    thing(`${THING}${hit.kind}:${hit.id}`, hit.label, groupOf(hit), { kind: hit.kind, id: hit.id }),
  );
  const whole = found.filter(({ text: name }) => name.toLowerCase() === text.trim().toLowerCase());
  const rest = found.filter((one) => !whole.includes(one));
  return [...whole, ...matching(commands, text, ids).slice(0, MOST_COMMANDS), ...rest];
}

/** The thing that an id of the palette names; null for commands. */
function pickIn(id: string): { kind: FindHit['kind']; id: string } | null {
  const [start, kind, ...rest] = id.split(':');
  if (`${start}:` !== THING || (kind !== 'container' && kind !== 'call' && kind !== 'machine')) return null;
  return { kind, id: rest.join(':') };
}
