// A container: what it is and its story, with the reasons of each decision.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContainerStory } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { useRoom, useTopic } from '../state/room.ts';
import { ServerError } from '../state/server.ts';
import { DetailFrame, Fact } from './DetailFrame.tsx';
import { positionText } from './position-text.ts';
import { holdName, Story } from './Story.tsx';

/** The story is asked for again this often, ms: it grows while one looks. */
const REFRESH_MS = 4000;

interface Loaded {
  story: ContainerStory | null;
  /** HTTP status of the failure, or null. */
  failed: number | null;
  again: () => void;
}

function useStory(id: string): Loaded {
  const { feed } = useRoom();
  const [story, setStory] = useState<ContainerStory | null>(null);
  const [failed, setFailed] = useState<number | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    feed.story(id, stop.signal).then(
      (answer) => {
        if (stop.signal.aborted) return;
        setStory(answer);
        setFailed(null);
      },
      (error: unknown) => !stop.signal.aborted && setFailed(error instanceof ServerError ? error.status : 0),
    );
    const timer = window.setTimeout(() => setRound((n) => n + 1), REFRESH_MS);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [id, round, feed]);
  return { story, failed, again: () => setRound((n) => n + 1) };
}

export function ContainerDetail({ id }: { id: string }) {
  const { t } = useTranslation();
  const { story, failed, again } = useStory(id);
  return (
    <DetailFrame title={id} subtitle={t('detail.container')}>
      {story === null && failed === null && (
        <p className="empty" role="status">
          {t('detail.loading')}
        </p>
      )}
      {story === null && failed !== null && (
        <p className="empty" role="alert">
          {failed === 404 ? t('detail.unknown') : t('detail.failed')}{' '}
          <button type="button" onClick={again}>
            {t('detail.retry')}
          </button>
        </p>
      )}
      {story !== null && <Facts story={story} />}
      {story !== null && <Story lines={story.story} />}
    </DetailFrame>
  );
}

function Facts({ story }: { story: ContainerStory }) {
  const { t } = useTranslation();
  const format = useFormat();
  const world = useTopic('calls');
  const dangerous = story.dangerous.map((d) => `${d.imdgClass}${d.unNumber === '' ? '' : ` (UN ${d.unNumber})`}`);
  return (
    <dl className="facts">
      <Fact word={t('detail.position')}>{positionText(t, story.position, world)}</Fact>
      <Fact word={t('box.type')}>{story.isoType}</Fact>
      <Fact word={t('box.load')}>{story.full ? t('box.full') : t('box.emptyBox')}</Fact>
      <Fact word={t('box.mass')}>{format.number(story.grossKg / 1000, 1)} t</Fact>
      <Fact word={t('box.line')}>{story.operator || '–'}</Fact>
      <Fact word={t('box.pol')}>{story.portOfLoading || '–'}</Fact>
      <Fact word={t('box.pod')}>{story.portOfDischarge || '–'}</Fact>
      {story.reeferC !== null && <Fact word={t('box.reefer')}>{format.number(story.reeferC, 1)} °C</Fact>}
      {dangerous.length > 0 && <Fact word={t('box.dangerous')}>{dangerous.join(', ')}</Fact>}
      {story.holds.length > 0 && (
        <Fact word={t('tale.holds')}>{story.holds.map(({ name }) => holdName(t, name)).join(', ')}</Fact>
      )}
    </dl>
  );
}
