// One interchange: what became of its messages and why, the answers, and the file as it came in, with the segment of a finding marked.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterchangeDetail } from '../../server/api.ts';
import { Fact } from '../panels/DetailFrame.tsx';
import { useFormat } from '../state/format.ts';
import { AnswerContent } from './AnswerContent.tsx';
import { Answers } from './Answers.tsx';
import { Content } from './Content.tsx';
import { Findings } from './Findings.tsx';
import { MessageCard } from './MessageCard.tsx';
import { fetchInterchange } from './requests.ts';
import { Retry } from './Retry.tsx';
import { type Segment, segmentAt, segmentNaming } from './segments.ts';
import { StateMark } from './StateMark.tsx';
import { usePoll } from './use-poll.ts';

/** How often it is asked what became of it, ms. */
const LOOK_MS = 3000;
/** Not known to the server. */
const NOT_FOUND = 404;

interface PanelProps {
  id: string;
  onBack: () => void;
  onContainer: (id: string) => void;
}

export function InterchangePanel({ id, onBack, onContainer }: PanelProps) {
  const { t } = useTranslation();
  const look = useCallback((signal: AbortSignal) => fetchInterchange(id, signal), [id]);
  const { value, error, again } = usePoll(look, LOOK_MS);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <div className="one">
      <div className="head">
        <button ref={back} type="button" onClick={onBack}>
          <span aria-hidden="true">←</span> {t('interchange.back')}
        </button>
        {value !== null && (
          <>
            <h3>
              {value.sender || t('messages.unknown')} · {value.reference || t('messages.unknown')}
            </h3>
            <StateMark state={value.state} />
            <span className="soft">{t(`interchange.${value.state}Help`)}</span>
          </>
        )}
      </div>
      {value === null && error === null && (
        <p className="empty" role="status">
          {t('messages.loading')}
        </p>
      )}
      {value === null && error !== null && error.status === NOT_FOUND && (
        <p className="trouble" role="alert">
          {t('interchange.gone')}
        </p>
      )}
      {error !== null && error.status !== NOT_FOUND && <Retry error={error} onRetry={again} />}
      {value !== null && <Body one={value} onContainer={onContainer} />}
    </div>
  );
}

function Body({ one, onContainer }: { one: InterchangeDetail; onContainer: (id: string) => void }) {
  const { t } = useTranslation();
  const [segments, setSegments] = useState<readonly Segment[]>([]);
  const [mark, setMark] = useState<number | null>(null);
  const [answer, setAnswer] = useState<string | null>(null);
  // A place is one of the interchange, which has to be there to show it.
  const markAt = (index: number): void => {
    setAnswer(null);
    setMark(index);
  };
  return (
    <div className="halves">
      <div className="told" tabIndex={0} role="group" aria-label={t('interchange.messages')}>
        <Facts one={one} />
        <Findings
          findings={one.findings}
          marked={mark}
          segmentOf={(finding) => segmentAt(segments, finding)}
          onMark={markAt}
        />
        <h3>{t('interchange.messages')}</h3>
        {one.messages.length === 0 && <p className="empty">{t('interchange.noMessages')}</p>}
        {one.messages.map((message) => (
          <MessageCard
            key={message.number}
            message={message}
            findings={one.findings}
            marked={mark}
            segmentOf={(what) => segmentNaming(segments, message.number, what)}
            onMark={markAt}
            onContainer={onContainer}
          />
        ))}
        <Answers answers={one.answers} shown={answer} onShow={setAnswer} />
      </div>
      {answer === null ? (
        <Content one={one} segments={segments} mark={mark} onSegments={setSegments} />
      ) : (
        <AnswerContent
          key={answer}
          name={answer}
          words={{
            label: t('interchange.answerText', { name: answer.replace(/\.edi$/, '') }),
            back: t('interchange.closeAnswer'),
          }}
          onBack={() => setAnswer(null)}
        />
      )}
    </div>
  );
}

function Facts({ one }: { one: InterchangeDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <dl className="facts">
      <Fact word={t('messages.time')}>
        <time title={format.utc(one.at)}>{format.moment(one.at)}</time>
      </Fact>
      <Fact word={t('interchange.arrived')}>{format.utc(one.arrived)}</Fact>
      <Fact word={t('messages.way')}>
        {t(`messages.${one.way}`)}
        {one.name !== '' && ` · ${one.name}`}
      </Fact>
      <Fact word={t('interchange.recipient')}>{one.recipient || t('messages.unknown')}</Fact>
      <Fact word={t('messages.containers')}>{format.number(one.containers)}</Fact>
      <Fact word={t('messages.setAside')}>{format.number(one.setAside)}</Fact>
    </dl>
  );
}
