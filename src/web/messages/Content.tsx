// An interchange as it came in, segment by segment, with one of them marked; and the way to have it as a file.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterchangeDetail } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import type { ServerError } from '../state/server.ts';
import { bytesAddress, fetchBytes } from './requests.ts';
import { Retry } from './Retry.tsx';
import { type Segment, segmentsOf } from './segments.ts';
import { faultOf } from './use-poll.ts';

/** A longer file is shown on demand only, bytes (designed). */
const LARGE_BYTES = 4_000_000;
/** Segments that are shown at once (designed): a page of them scrolls without a hitch. */
const SHOWN = 400;

interface ContentProps {
  one: InterchangeDetail;
  segments: readonly Segment[];
  /** Index of the segment to mark; null for none. */
  mark: number | null;
  onSegments: (segments: readonly Segment[]) => void;
}

export function Content(props: ContentProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { one, segments } = props;
  const size = t('interchange.bytes', { n: format.number(one.bytes) });
  const count = t('interchange.segments', { n: format.number(segments.at(-1)?.number ?? 0) });
  return (
    <section className="content" aria-label={t('interchange.content')}>
      <header>
        <h3>{t('interchange.content')}</h3>
        <span className="soft">{segments.length === 0 ? size : `${size} · ${count}`}</span>
        {one.sha256 !== '' && (
          <a href={bytesAddress(one.id)} download={`${one.id}.edi`}>
            {t('interchange.download')}
          </a>
        )}
      </header>
      {one.sha256 === '' ? <p className="empty">{t('interchange.notKept')}</p> : <Bytes {...props} />}
      {one.sha256 !== '' && (
        <p className="hash soft">
          {t('interchange.hash')} {one.sha256}
        </p>
      )}
    </section>
  );
}

function Bytes(props: ContentProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { one, segments, onSegments } = props;
  const [wanted, setWanted] = useState(one.bytes <= LARGE_BYTES);
  const [error, setError] = useState<ServerError | null>(null);
  const { id } = one;
  const ask = wanted && error === null;
  useEffect(() => {
    if (!ask) return undefined;
    const stop = new AbortController();
    fetchBytes(id, stop.signal).then(
      (bytes) => !stop.signal.aborted && onSegments(segmentsOf(bytes)),
      (fault: unknown) => !stop.signal.aborted && setError(faultOf(fault)),
    );
    return () => stop.abort();
  }, [id, ask, onSegments]);
  if (!wanted)
    return (
      <p className="empty">
        {t('interchange.large', { n: format.number(one.bytes / 1e6, 1) })}{' '}
        <button type="button" onClick={() => setWanted(true)}>
          {t('interchange.showLarge')}
        </button>
      </p>
    );
  if (error !== null) return <Retry error={error} onRetry={() => setError(null)} />;
  if (segments.length === 0)
    return (
      <p className="empty" role="status">
        {t('messages.loading')}
      </p>
    );
  return <Lines segments={segments} mark={props.mark} label={t('interchange.content')} />;
}

/** A window of the segments; it goes to the marked one. */
export function Lines({ segments, mark, label }: { segments: readonly Segment[]; mark: number | null; label: string }) {
  const { t } = useTranslation();
  const [first, setFirst] = useState(0);
  const [followed, setFollowed] = useState<number | null>(null);
  const line = useRef<HTMLLIElement>(null);
  if (mark !== followed) {
    setFollowed(mark);
    if (mark !== null && (mark < first || mark >= first + SHOWN)) setFirst(Math.max(0, mark - SHOWN / 2));
  }
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect must not return.
    line.current?.scrollIntoView({ block: 'center' });
  }, [mark]);
  const marked = mark === null ? undefined : segments[mark];
  return (
    <>
      <p className="unseen" role="status">
        {marked !== undefined && t('interchange.marked', { n: marked.number })}
      </p>
      <div className="segments" tabIndex={0} role="group" aria-label={label}>
        {first > 0 && (
          <button type="button" onClick={() => setFirst(Math.max(0, first - SHOWN))}>
            {t('interchange.earlier')}
          </button>
        )}
        <ol>
          {segments.slice(first, first + SHOWN).map((segment, i) => {
            const is = first + i === mark;
            return (
              <li key={segment.offset} ref={is ? line : undefined} aria-current={is ? true : undefined}>
                <span aria-hidden="true">{segment.number === 0 ? '' : segment.number}</span>
                <code>{segment.text}</code>
              </li>
            );
          })}
        </ol>
        {first + SHOWN < segments.length && (
          <button type="button" onClick={() => setFirst(first + SHOWN)}>
            {t('interchange.later')}
          </button>
        )}
      </div>
    </>
  );
}
