// A message of an interchange: what it changed, and what of it was not worked.
import { useTranslation } from 'react-i18next';
import type { Diagnostic, InterchangeMessage } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { useRoom } from '../state/room.ts';
import { knownCure } from './coded-sentence.ts';
import { CodedSentence, Cure } from './CodedSentence.tsx';
import { MarkButton } from './MarkButton.tsx';
import { StateMark } from './StateMark.tsx';

export function MessageCard(props: {
  message: InterchangeMessage;
  findings: readonly Diagnostic[];
  /** Index of the segment that is marked. */
  marked: number | null;
  /** Index of the segment that names something; -1 where none does. */
  segmentOf: (what: string) => number;
  onMark: (index: number) => void;
  onContainer: (id: string) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { number, type, reference, containers, state, applied, remarks } = props.message;
  const changes = Object.entries(applied);
  return (
    <section className="message" aria-label={t('interchange.message', { n: number })}>
      <header>
        <b>
          {number}. {type} {reference}
        </b>
        <StateMark state={state} />
        <span className="soft">
          {t('messages.containers')}: {format.number(containers)}
        </span>
      </header>
      {changes.length > 0 && (
        <dl className="applied" aria-label={t('interchange.applied')}>
          {changes.map(([kind, count]) => (
            <div key={kind}>
              <dt>{t(`applied.${kind}`, { defaultValue: kind })}</dt>
              <dd>{format.number(count)}</dd>
            </div>
          ))}
        </dl>
      )}
      {changes.length === 0 && (state === 'worked' || state === 'partly') && (
        <p className="soft">{t('interchange.nothingApplied')}</p>
      )}
      {remarks.length > 0 && (
        <>
          <h4>{t('interchange.remarks')}</h4>
          <ul className="remarks">
            {remarks.map((remark, i) => (
              <Remark key={i} {...props} remark={remark} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Remark(props: {
  remark: InterchangeMessage['remarks'][number];
  findings: readonly Diagnostic[];
  marked: number | null;
  segmentOf: (what: string) => number;
  onMark: (index: number) => void;
  onContainer: (id: string) => void;
}) {
  const { world } = useRoom();
  const { what, code, reason } = props.remark;
  const cure = props.findings.find((finding) => finding.code === code)?.cure ?? knownCure(code);
  return (
    <li>
      <p>
        <code>{code}</code>{' '}
        {world.boxes.has(what) ? (
          <button type="button" className="linkish" onClick={() => props.onContainer(what)}>
            {what}
          </button>
        ) : (
          what !== '' && <b>{what} </b>
        )}
        <CodedSentence kind="finding" code={code} text={reason} />
      </p>
      {cure !== undefined && <Cure code={code} cure={cure} />}
      <MarkButton index={props.segmentOf(what)} marked={props.marked} onMark={props.onMark} />
    </li>
  );
}
