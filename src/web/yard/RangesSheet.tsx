// What planners have drawn in the yard, and how to draw more and to end it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RangeView } from '../../server/api.ts';
import { ClosedNote } from '../messages/ClosedNote.tsx';
import { Retry } from '../messages/Retry.tsx';
import { troubleText } from '../messages/trouble.ts';
import { useClosed } from '../messages/use-closed.ts';
import { faultOf, usePoll } from '../messages/use-poll.ts';
import { WhoField } from '../panels/WhoField.tsx';
import { useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';
import type { ServerError } from '../state/server.ts';
import { TableFiles, TableSets } from '../tables/TableFiles.tsx';
import { filterText } from './filter-text.ts';
import type { RangeDraft } from './range-draft.ts';
import { RangeForm } from './RangeForm.tsx';
import { endRange, fetchRanges } from './requests.ts';

/** How often they are asked for while they are shown, ms. */
const LOOK_MS = 3000;

/** `drawn`: the range with which the form begins; null: the first bay of the first block. */
export function RangesSheet({ drawn }: { drawn: RangeDraft | null }) {
  const { t } = useTranslation();
  const { terminal } = useTopic('model');
  const { value, error, again } = usePoll(fetchRanges, LOOK_MS);
  const closed = useClosed();
  const [by, setBy] = useState('');
  const [told, setTold] = useState('');
  const [fault, setFault] = useState<ServerError | null>(null);
  const name = by.trim();
  const carry = (work: Promise<string>): void => {
    work.then(
      (sentence) => {
        setTold(sentence);
        setFault(null);
        again();
      },
      (failure: unknown) => {
        setTold('');
        setFault(faultOf(failure));
      },
    );
  };
  const end = (range: RangeView): void =>
    carry(endRange(range.id, name).then(() => t('ranges.ended', { range: range.id })));
  return (
    <div className="cases" tabIndex={0} role="group" aria-label={t('ranges.title')}>
      <p className="soft">{t('ranges.about')}</p>
      <ClosedNote closed={closed} />
      <div className="fields">
        <WhoField label={t('ranges.who')} by={by} onBy={setBy} />
        <TableSets>
          <TableFiles table="ranges" />
        </TableSets>
      </div>
      <RangeForm
        {...{ first: drawn, ranges: value ?? [], blocks: terminal?.blocks ?? [], by: name, closed: closed !== null }}
        onDrawn={(work) => carry(work.then((range) => t('ranges.drawn', { range })))}
      />
      <p role="status">{told}</p>
      {fault !== null && (
        <p className="trouble" role="alert">
          {t('ranges.refused', { trouble: troubleText(t, fault) })}
        </p>
      )}
      {error !== null && <Retry error={error} onRetry={again} />}
      {value?.length === 0 && <p className="empty">{t('ranges.none')}</p>}
      {value !== null && value.length > 0 && (
        <RangeTable ranges={value} mayEnd={closed === null && name !== ''} onEnd={end} />
      )}
    </div>
  );
}

function RangeTable(props: { ranges: readonly RangeView[]; mayEnd: boolean; onEnd: (range: RangeView) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { calls } = useTopic('calls');
  const head = ['name', 'kind', 'place', 'for', 'boxes', 'drawnBy', 'since'] as const;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('ranges.list')}>
      <table>
        <thead>
          <tr>
            {head.map((word) => (
              <th key={word} scope="col">
                {t(`ranges.${word}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {props.ranges.map((range) => (
            <tr key={range.id}>
              <th scope="row">{range.id}</th>
              <td>{t(`ranges.${range.kind === 'lock' ? 'lock' : range.use}`)}</td>
              <td>{t('ranges.at', { ...range })}</td>
              <td>{range.kind === 'lock' ? range.reason : filterText(t, range.filter, calls)}</td>
              <td>{format.number(range.boxes)}</td>
              <td>{range.by}</td>
              <td>
                <time title={format.utc(range.since)}>{format.moment(range.since)}</time>
              </td>
              <td>
                <button
                  type="button"
                  disabled={!props.mayEnd}
                  title={props.mayEnd ? undefined : t('ranges.whoFirst')}
                  onClick={() => props.onEnd(range)}
                >
                  {t(range.kind === 'lock' ? 'ranges.unlock' : 'ranges.remove')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
