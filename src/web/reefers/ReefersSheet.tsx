// Reefers: alarms with what to do, taken note of by name; and what is off power, since when.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReefersView, ReeferView } from '../../server/api.ts';
import { ClosedNote } from '../messages/ClosedNote.tsx';
import { Retry } from '../messages/Retry.tsx';
import { troubleText } from '../messages/trouble.ts';
import { useClosed } from '../messages/use-closed.ts';
import { faultOf, usePoll } from '../messages/use-poll.ts';
import { positionText } from '../panels/position-text.ts';
import { WhoField } from '../panels/WhoField.tsx';
import { useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';
import type { ServerError } from '../state/server.ts';
import { TableFiles, TableSets } from '../tables/TableFiles.tsx';
import { fetchReefers, takeNote } from './requests.ts';

/** How often they are asked for while they are shown, ms. */
const LOOK_MS = 3000;

interface Ways {
  /** Shows a container's story. */
  onContainer: (id: string) => void;
}

export function ReefersSheet({ onContainer }: Ways) {
  const { t } = useTranslation();
  const { value, error, again } = usePoll(fetchReefers, LOOK_MS);
  const closed = useClosed();
  const [by, setBy] = useState('');
  const [told, setTold] = useState('');
  const [fault, setFault] = useState<ServerError | null>(null);
  const name = by.trim();
  const note = (container: string): void => {
    takeNote(container, name).then(
      () => {
        setTold(t('reefers.noted', { box: container }));
        setFault(null);
        again();
      },
      (failure: unknown) => {
        setTold('');
        setFault(faultOf(failure));
      },
    );
  };
  return (
    <div className="cases" tabIndex={0} role="group" aria-label={t('reefers.title')}>
      <p className="soft">{t('reefers.about')}</p>
      <ClosedNote closed={closed} />
      <div className="fields">
        <WhoField label={t('reefers.who')} by={by} onBy={setBy} />
        <TableSets>
          <TableFiles table="reefers" />
        </TableSets>
      </div>
      <p role="status">{told}</p>
      {fault !== null && (
        <p className="trouble" role="alert">
          {t('reefers.refused', { trouble: troubleText(t, fault) })}
        </p>
      )}
      {error !== null && <Retry error={error} onRetry={again} />}
      {value !== null && <Sums view={value} />}
      {value !== null && (
        <Alarms view={value} mayNote={closed === null && name !== ''} onNote={note} onContainer={onContainer} />
      )}
      {value !== null && <OffPower view={value} onContainer={onContainer} />}
    </div>
  );
}

function Sums({ view }: { view: ReefersView }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { plugged, kW, busy, people } = view;
  return <p>{t('reefers.sums', { n: number(plugged), kW: number(kW), busy: number(busy), people: number(people) })}</p>;
}

function Alarms(props: Ways & { view: ReefersView; mayNote: boolean; onNote: (container: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { alarmed } = props.view;
  if (alarmed.length === 0) return <p className="empty">{t('reefers.noAlarm')}</p>;
  return (
    <Table name={t('reefers.alarms')} head={['box', 'place', 'alarm', 'todo', 'since', 'notedBy']}>
      {alarmed.map((one) => (
        <tr key={one.container}>
          <BoxCells one={one} onContainer={props.onContainer} />
          <td>{alarmText(one)}</td>
          <td>{t(`reeferToDo.${one.alarm?.kind ?? 'power'}`)}</td>
          <td>
            <time title={format.utc(one.alarm?.since ?? 0)}>{format.moment(one.alarm?.since ?? 0)}</time>
          </td>
          <td>
            {one.alarm?.by !== '' ? (
              one.alarm?.by
            ) : (
              <button
                type="button"
                disabled={!props.mayNote}
                title={props.mayNote ? undefined : t('reefers.whoFirst')}
                onClick={() => props.onNote(one.container)}
              >
                {t('reefers.note')}
              </button>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );

  function alarmText({ alarm, setC }: ReeferView): string {
    const word = t(`reeferAlarm.${alarm?.kind ?? 'power'}`);
    if (alarm?.celsius === null || alarm?.celsius === undefined) return word;
    const set = setC === null ? '–' : format.number(setC, 1);
    return t('reefers.read', { word, celsius: format.number(alarm.celsius, 1), set });
  }
}

function OffPower({ view, onContainer }: Ways & { view: ReefersView }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (view.offPower.length === 0) return <p className="empty">{t('reefers.noneOff')}</p>;
  return (
    <Table name={t('reefers.offPower')} head={['box', 'place', 'since', 'power']}>
      {view.offPower.map((one) => (
        <tr key={one.container}>
          <BoxCells one={one} onContainer={onContainer} />
          <td>
            <time title={format.utc(one.since)}>{format.moment(one.since)}</time>
          </td>
          <td>{t(`reefers.${one.late ? 'late' : one.atPlug ? 'toPlug' : 'noPlug'}`)}</td>
        </tr>
      ))}
    </Table>
  );
}

function BoxCells({ one, onContainer }: Ways & { one: ReeferView }) {
  const { t } = useTranslation();
  const world = useTopic('calls');
  return (
    <>
      <th scope="row">
        <button type="button" className="linkish" onClick={() => onContainer(one.container)}>
          {one.container}
        </button>
      </th>
      <td>{positionText(t, one.position, world)}</td>
    </>
  );
}

type Head = 'box' | 'place' | 'alarm' | 'todo' | 'since' | 'notedBy' | 'power';

function Table(props: { name: string; head: readonly Head[]; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={props.name}>
      <h3>{props.name}</h3>
      <table>
        <thead>
          <tr>
            {props.head.map((word) => (
              <th key={word} scope="col">
                {t(`reefers.${word}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  );
}
