// A file that went out, segment by segment, in the place of what led to it; and the way to have it as a file.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServerError } from '../state/server.ts';
import { Lines } from './Content.tsx';
import { bytesAddress, fetchBytes } from './requests.ts';
import { Retry } from './Retry.tsx';
import { type Segment, segmentsOf } from './segments.ts';
import { faultOf } from './use-poll.ts';

/** @param props.name of its file */
export function AnswerContent(props: { name: string; words: { label: string; back: string }; onBack: () => void }) {
  const { t } = useTranslation();
  const { name, words, onBack } = props;
  const { label } = words;
  const id = name.replace(/\.edi$/, '');
  const [segments, setSegments] = useState<readonly Segment[] | null>(null);
  const [error, setError] = useState<ServerError | null>(null);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  useEffect(() => {
    if (error !== null) return undefined;
    const stop = new AbortController();
    fetchBytes(id, stop.signal).then(
      (bytes) => !stop.signal.aborted && setSegments(segmentsOf(bytes)),
      (fault: unknown) => !stop.signal.aborted && setError(faultOf(fault)),
    );
    return () => stop.abort();
  }, [id, error]);
  return (
    <section className="content answer" aria-label={label}>
      <header>
        <h3>{label}</h3>
        <a href={bytesAddress(id)} download={name}>
          {t('interchange.download')}
        </a>
      </header>
      <div>
        <button ref={back} type="button" onClick={onBack}>
          {words.back}
        </button>
      </div>
      {error !== null && <Retry error={error} onRetry={() => setError(null)} />}
      {segments === null && error === null && (
        <p className="empty" role="status">
          {t('messages.loading')}
        </p>
      )}
      {segments !== null && <Lines segments={segments} mark={null} label={label} />}
    </section>
  );
}
