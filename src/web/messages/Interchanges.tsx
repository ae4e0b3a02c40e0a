// Interchanges that came in, newest first, by sender and state.
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterchangePage, InterchangeState, InterchangeView } from '../../server/api.ts';
import { SelectField } from '../panels/Fields.tsx';
import { useFormat } from '../state/format.ts';
import { sendersOf, withNewest, withOlder } from './pages.ts';
import { fetchInterchanges, type Filter } from './requests.ts';
import { StateMark } from './StateMark.tsx';
import { Retry } from './Retry.tsx';
import { faultOf, type Polled, usePoll } from './use-poll.ts';
import { keepSeen } from './use-needs.ts';
import { troubleText } from './trouble.ts';
import type { ServerError } from '../state/server.ts';
import { TableFiles, TableSets } from '../tables/TableFiles.tsx';

/** How often the newest page is asked for while the list is open, ms. */
const LOOK_MS = 3000;
/** Rest after the last key before the list is filtered, ms. */
const PAUSE_MS = 350;

const ALL: Filter = { sender: '', state: '' };
const STATES: readonly InterchangeState[] = ['refused', 'partly', 'waits', 'to-work', 'worked'];

/** @param props.from the interchange that was looked at before, where the keyboard goes on */
export function Interchanges(props: { from: string | null; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState(ALL);
  const list = useList(filter);
  const { value, error } = list;
  const senders = useSenders(value);
  useEffect(() => {
    if (value !== null && filter === ALL) keepSeen(value.interchanges);
  }, [value, filter]);
  return (
    <div className="list">
      <FilterFields filter={filter} senders={senders} onFilter={setFilter} />
      {error !== null && value !== null && (
        <p role="alert">{t('messages.stale', { trouble: troubleText(t, error) })}</p>
      )}
      {value === null && error !== null && <Retry error={error} onRetry={list.again} />}
      {value === null && error === null && (
        <p className="empty" role="status">
          {t('messages.loading')}
        </p>
      )}
      {value?.interchanges.length === 0 && (
        <p className="empty" role="status">
          {filter.sender === '' && filter.state === '' ? t('messages.none') : t('messages.noneSo')}
        </p>
      )}
      {value !== null && (value.interchanges.length > 0 || value.next !== null) && (
        <Table page={value} from={props.from} onOpen={props.onOpen}>
          <More list={list} page={value} filter={filter} />
        </Table>
      )}
    </div>
  );
}

function useList(filter: Filter): Polled<InterchangePage> {
  const look = useCallback((signal: AbortSignal) => fetchInterchanges(filter, null, signal), [filter]);
  return usePoll(look, LOOK_MS, withNewest);
}

/** All senders that were seen since the list was opened: with a filter set, the others are still offered. */
function useSenders(page: InterchangePage | null): readonly string[] {
  const [senders, setSenders] = useState<readonly string[]>([]);
  const here = page === null ? [] : sendersOf(page.interchanges);
  const all = [...new Set([...senders, ...here])].sort();
  if (all.length !== senders.length) setSenders(all);
  return all;
}

function FilterFields(props: { filter: Filter; senders: readonly string[]; onFilter: (filter: Filter) => void }) {
  const { t } = useTranslation();
  const { filter, onFilter } = props;
  const [sender, setSender] = useState(filter.sender);
  const [field, options] = [useId(), useId()];
  useEffect(() => {
    if (sender.trim() === filter.sender) return undefined;
    const timer = window.setTimeout(() => onFilter({ ...filter, sender: sender.trim() }), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [sender, filter, onFilter]);
  return (
    <div className="fields">
      <span className="field">
        <label htmlFor={field}>{t('messages.sender')}</label>
        <input
          id={field}
          type="search"
          list={options}
          autoComplete="off"
          spellCheck={false}
          maxLength={35}
          placeholder={t('messages.senderHelp')}
          value={sender}
          onChange={(event) => setSender(event.target.value)}
        />
        <datalist id={options}>
          {props.senders.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </span>
      <SelectField<Filter['state']>
        label={t('messages.state')}
        value={filter.state}
        options={[
          { value: '', text: t('messages.anyState') },
          ...STATES.map((value) => ({ value, text: t(`interchange.${value}`) })),
        ]}
        onChange={(state) => onFilter({ ...filter, state })}
      />
      {(filter.sender !== '' || filter.state !== '') && (
        <button
          type="button"
          onClick={() => {
            setSender('');
            onFilter(ALL);
          }}
        >
          {t('messages.all')}
        </button>
      )}
      <TableSets>
        <TableFiles table="messages-in" />
      </TableSets>
    </div>
  );
}

const COLUMNS = ['time', 'sender', 'reference', 'types', 'containers', 'setAside', 'state', 'way'] as const;

function Table(props: {
  page: InterchangePage;
  from: string | null;
  onOpen: (id: string) => void;
  children: React.ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t('messages.list')}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((key) => (
              <th key={key} scope="col" className={key}>
                {t(`messages.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.page.interchanges.map((one) => (
            <Row key={one.id} one={one} focus={one.id === props.from} onOpen={props.onOpen} />
          ))}
        </tbody>
      </table>
      {props.children}
    </div>
  );
}

function Row({ one, focus, onOpen }: { one: InterchangeView; focus: boolean; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focus) button.current?.focus();
  }, [focus]);
  const sender = one.sender || t('messages.unknown');
  const reference = one.reference || t('messages.unknown');
  return (
    <tr onClick={() => onOpen(one.id)}>
      <td className="time">
        <time title={format.utc(one.at)}>{format.moment(one.at)}</time>
      </td>
      <td className="name">{sender}</td>
      <th scope="row" className="name">
        <button
          ref={button}
          type="button"
          className="linkish"
          aria-label={t('messages.openOne', { reference, sender })}
          onClick={(event) => {
            event.stopPropagation();
            onOpen(one.id);
          }}
        >
          {reference}
        </button>
      </th>
      <td>{one.types.join(', ') || t('messages.unknown')}</td>
      <td className="containers">{format.number(one.containers)}</td>
      <td className={`setAside${one.setAside > 0 ? ' some' : ''}`}>{format.number(one.setAside)}</td>
      <td>
        <StateMark state={one.state} />
      </td>
      <td title={one.name === '' ? undefined : one.name}>{t(`messages.${one.way}`)}</td>
    </tr>
  );
}

/** The way to older ones, or the word that there are none. */
function More({ list, page, filter }: { list: Polled<InterchangePage>; page: InterchangePage; filter: Filter }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<ServerError | null>(null);
  const { next } = page;
  if (next === null) return <p className="empty">{t('messages.end')}</p>;
  const older = (): void => {
    setAsking(true);
    fetchInterchanges(filter, next).then(
      (more) => {
        list.change((known) => withOlder(known, more));
        setAsking(false);
        setError(null);
      },
      (fault: unknown) => {
        setAsking(false);
        setError(faultOf(fault));
      },
    );
  };
  return (
    <div className="more">
      <button type="button" disabled={asking} onClick={older}>
        {t('messages.older')}
      </button>
      {error !== null && <span role="alert">{troubleText(t, error)}</span>}
    </div>
  );
}
