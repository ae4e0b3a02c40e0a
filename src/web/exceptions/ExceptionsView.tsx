// Exceptions: the one queue of what is not as it should be, worst first. What somebody has taken note of stays at the end until it is over.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExceptionView } from '../../server/api.ts';
import { ClosedNote } from '../messages/ClosedNote.tsx';
import { Retry } from '../messages/Retry.tsx';
import { Refused } from '../messages/Refused.tsx';
import { useClosed } from '../messages/use-closed.ts';
import { faultOf, usePoll } from '../messages/use-poll.ts';
import { WhoField } from '../panels/WhoField.tsx';
import { useFormat } from '../state/format.ts';
import { useReplay } from '../state/room.ts';
import type { ServerError } from '../state/server.ts';
import { useWho } from '../state/who.ts';
import { TableFiles } from '../tables/TableFiles.tsx';
import type { CardWays } from './card-ways.ts';
import { ExceptionCard } from './ExceptionCard.tsx';
import { FloodCard } from './FloodCard.tsx';
import { withFloods } from './floods.ts';
import { fetchExceptions, noteAll } from './requests.ts';

/** How often they are asked for while they are shown, ms. */
const LOOK_MS = 3000;

export function ExceptionsView() {
  const { t } = useTranslation();
  return (
    <section className="exceptions" aria-label={t('exceptions.title')}>
      {useReplay() === null ? <Queue /> : <p className="empty">{t('exceptions.past')}</p>}
    </section>
  );
}

function Queue() {
  const { t } = useTranslation();
  const format = useFormat();
  const { value, error, again } = usePoll(fetchExceptions, LOOK_MS);
  const closed = useClosed();
  const [by, setBy] = useWho();
  const [told, setTold] = useState('');
  const [fault, setFault] = useState<ServerError | null>(null);
  const name = by.trim();
  const done = (text: string): void => {
    setTold(text);
    setFault(null);
    again();
  };
  const failed = (failure: unknown): void => {
    setTold('');
    setFault(faultOf(failure));
  };
  const ways: CardWays = {
    by: name,
    mayNote: closed === null && name !== '',
    onNote: (some) => void noteAll(some, name).then(() => done(t('exceptions.notedOne')), failed),
    onDone: done,
    onFailed: failed,
  };
  const open = (value ?? []).filter(({ noted }) => noted === null);
  return (
    <>
      <header>
        <h2>{t('exceptions.title')}</h2>
        {value !== null && <p className="soft">{t('exceptions.open', { n: format.number(open.length) })}</p>}
        <div className="fields">
          <WhoField label={t('exceptions.who')} by={by} onBy={setBy} />
        </div>
        <TableFiles table="exceptions" />
      </header>
      <ClosedNote closed={closed} />
      <p role="status" className="told">
        {told}
      </p>
      {fault !== null && <Refused fault={fault} />}
      {error !== null && <Retry error={error} onRetry={again} />}
      {value === null && error === null && <p className="empty">{t('exceptions.loading')}</p>}
      {value?.length === 0 && <AllWell />}
      {value !== null && value.length > 0 && <List exceptions={value} ways={ways} />}
    </>
  );
}

function AllWell() {
  const { t } = useTranslation();
  return (
    <div className="well">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 12.5 9.5 18 20 6.5" />
      </svg>
      <p>{t('exceptions.none')}</p>
    </div>
  );
}

function List({ exceptions, ways }: { exceptions: readonly ExceptionView[]; ways: CardWays }) {
  return (
    <ol>
      {withFloods(exceptions).map((one) =>
        'all' in one ? (
          <li key={one.kind}>
            <FloodCard flood={one} ways={ways} />
          </li>
        ) : (
          <li key={one.id}>
            <ExceptionCard one={one} ways={ways} />
          </li>
        ),
      )}
    </ol>
  );
}
