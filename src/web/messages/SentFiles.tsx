// Files that were written to be sent, newest first: what each is about, and its text when it is clicked.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SentPage, SentView } from '../../server/api.ts';
import { SelectField } from '../panels/Fields.tsx';
import { useFormat } from '../state/format.ts';
import { TableFiles, TableSets } from '../tables/TableFiles.tsx';
import { AnswerContent } from './AnswerContent.tsx';
import { fetchSent } from './requests.ts';
import { Retry } from './Retry.tsx';
import { usePoll } from './use-poll.ts';

/** How often they are asked for while they are shown, ms. */
const LOOK_MS = 10_000;
/** Shown at first, and more with each click; the server tells of a thousand at most. */
const STEP = 50;
const MOST = 1000;
const TYPES = ['COARRI', 'CODECO', 'BAPLIE', 'CONTRL', 'APERAK'] as const;

/** @param props.onOpen opens the interchange that a file answers */
export function SentFiles({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const [type, setType] = useState('');
  const [limit, setLimit] = useState(STEP);
  const [chosen, setChosen] = useState<string | null>(null);
  const [left, setLeft] = useState<string | null>(null);
  const look = useCallback((signal: AbortSignal) => fetchSent(type, limit, signal), [type, limit]);
  const { value, error, again } = usePoll(look, LOOK_MS);
  if (chosen !== null)
    return (
      <div className="one">
        <AnswerContent
          name={chosen}
          words={{ label: t('sent.text', { name: chosen }), back: t('sent.back') }}
          onBack={() => {
            setLeft(chosen);
            setChosen(null);
          }}
        />
      </div>
    );
  return (
    <div className="list">
      <div className="fields">
        <SelectField
          label={t('sent.type')}
          value={type}
          options={[
            { value: '', text: t('sent.all') },
            ...TYPES.map((one) => ({ value: one as string, text: t(`sent.${one}`) })),
          ]}
          onChange={(next) => {
            setType(next);
            setLimit(STEP);
          }}
        />
        <TableSets>
          <TableFiles table="messages-out" />
        </TableSets>
      </div>
      {error !== null && <Retry error={error} onRetry={again} />}
      {value === null && error === null && (
        <p className="empty" role="status">
          {t('messages.loading')}
        </p>
      )}
      {value?.files.length === 0 && (
        <p className="empty" role="status">
          {t(type === '' ? 'sent.none' : 'sent.noneSo')}
        </p>
      )}
      {value !== null && value.files.length > 0 && (
        <Table page={value} from={left} onFile={setChosen} onOpen={onOpen}>
          <Rest page={value} onMore={() => setLimit(Math.min(MOST, limit + STEP))} />
        </Table>
      )}
    </div>
  );
}

interface Ways {
  onFile: (name: string) => void;
  onOpen: (id: string) => void;
}

function Table(props: Ways & { page: SentPage; from: string | null; children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t('messages.sent')}>
      <table>
        <thead>
          <tr>
            {(['time', 'type', 'about', 'file'] as const).map((key) => (
              <th key={key} scope="col" className={key}>
                {t(`sentColumn.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.page.files.map((one) => (
            <Row key={one.file} {...props} one={one} focus={one.file === props.from} />
          ))}
        </tbody>
      </table>
      {props.children}
    </div>
  );
}

function Row({ one, focus, onFile, onOpen }: Ways & { one: SentView; focus: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focus) button.current?.focus();
  }, [focus]);
  const { file, type, at, call, part, interchange } = one;
  const about = [call && `${call.vessel} ${call.voyage}`, part && t(`sentPart.${part}`)].filter(Boolean);
  return (
    <tr>
      <td className="time">{at !== null && <time title={format.utc(at)}>{format.moment(at)}</time>}</td>
      <td>{TYPES.some((known) => known === type) ? t(`sent.${type}`) : type}</td>
      <td className="name">
        {about.join(' · ')}
        {interchange !== null && (
          <button type="button" className="linkish" onClick={() => onOpen(interchange)}>
            {t('sent.answers')}
          </button>
        )}
      </td>
      <th scope="row" className="name">
        <button ref={button} type="button" className="linkish" onClick={() => onFile(file)}>
          <code>{file}</code>
        </button>
      </th>
    </tr>
  );
}

/** The way to older ones, or the word that there are none. */
function Rest({ page, onMore }: { page: SentPage; onMore: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { files, all } = page;
  if (files.length >= all) return <p className="empty">{t('messages.end')}</p>;
  if (files.length >= MOST) return <p className="empty">{t('sent.inTable', { n: format.number(all) })}</p>;
  return (
    <div className="more">
      <button type="button" onClick={onMore}>
        {t('messages.older')}
      </button>
    </div>
  );
}
