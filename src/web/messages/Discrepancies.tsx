// Open discrepancies, each with both sides told, and the way to decide.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiscrepancyView } from '../../server/api.ts';
import { Fact } from '../panels/DetailFrame.tsx';
import { useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';
import { DecisionPart } from './DecisionPart.tsx';
import { positionOf } from './physics.ts';
import { callText, placeText } from './place-text.ts';
import { fetchDiscrepancies } from './requests.ts';
import { Retry } from './Retry.tsx';
import type { Closed } from './use-closed.ts';
import { usePoll } from './use-poll.ts';

/** How often they are asked for while they are shown, ms. */
const LOOK_MS = 3000;

interface Ways {
  /** Opens an interchange. */
  onOpen: (id: string) => void;
  /** Shows a container's story. */
  onContainer: (id: string) => void;
}

export function Discrepancies(props: Ways & { closed: Closed; onCount: (n: number) => void }) {
  const { t } = useTranslation();
  const { value, error, again } = usePoll(fetchDiscrepancies, LOOK_MS);
  const [decided, setDecided] = useState<string | null>(null);
  const { onCount } = props;
  useEffect(() => {
    if (value !== null) onCount(value.length);
  }, [value, onCount]);
  return (
    <div className="cases" tabIndex={0} role="group" aria-label={t('messages.discrepancies')}>
      <p className="soft">{t('discrepancy.about')}</p>
      <p role="status">{decided !== null && t('discrepancy.decided', { box: decided })}</p>
      {error !== null && <Retry error={error} onRetry={again} />}
      {value === null && error === null && (
        <p className="empty" role="status">
          {t('messages.loading')}
        </p>
      )}
      {value?.length === 0 && <p className="empty">{t('discrepancy.none')}</p>}
      {value?.map((one) => (
        <Case
          key={`${one.container} ${one.since}`}
          one={one}
          {...props}
          onDecided={() => {
            setDecided(one.container);
            again();
          }}
        />
      ))}
    </div>
  );
}

function Case(props: Ways & { one: DiscrepancyView; closed: Closed; onDecided: () => void }) {
  const { t } = useTranslation();
  const { one } = props;
  return (
    <section className="case" aria-label={one.container}>
      <header>
        <h3>{one.container}</h3>
        <button type="button" onClick={() => props.onContainer(one.container)}>
          {t('discrepancy.story')}
        </button>
        <button type="button" onClick={() => props.onOpen(one.interchange)}>
          {t('discrepancy.openMessage')}
        </button>
      </header>
      <div className="sides">
        <Claimed one={one} />
        <Recorded one={one} />
      </div>
      <DecisionPart one={one} closed={props.closed} onDecided={props.onDecided} />
    </section>
  );
}

/** What the message says, and whose it is. */
function Claimed({ one }: { one: DiscrepancyView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const world = useTopic('calls');
  const call = callText(one.call, world);
  return (
    <div>
      <h4>{t('discrepancy.says')}</h4>
      <p className="said">{t(`claim.${one.claim}`, { call, mass: format.tonnes(one.mass?.claimed ?? 0) })}</p>
      <dl className="facts">
        <Fact word={t('discrepancy.by')}>{one.sender || t('messages.unknown')}</Fact>
        <Fact word={t('discrepancy.message')}>{`${one.type} ${one.reference}`}</Fact>
        <Fact word={t('discrepancy.since')}>
          <time title={format.utc(one.since)}>{format.moment(one.since)}</time>
        </Fact>
      </dl>
    </div>
  );
}

/** Where the record had the box when the claim came, and where it has it now. */
function Recorded({ one }: { one: DiscrepancyView }) {
  const { t } = useTranslation();
  const format = useFormat();
  // Boxes move with every update; the figures are told as often.
  const world = useTopic('kpi');
  const box = world.boxes.get(one.container);
  const now = (box && positionOf(box)) ?? ({ kind: 'outside' } as const);
  const was = placeText(t, one.recorded, world);
  const is = placeText(t, now, world);
  return (
    <div>
      <h4>{t('discrepancy.knows')}</h4>
      <p className="said">{is}</p>
      {one.mass !== null && (
        <p className="said">{t('discrepancy.withMass', { mass: format.tonnes(one.mass.recorded) })}</p>
      )}
      {was !== is && (
        <dl className="facts">
          <Fact word={t('discrepancy.was')}>{was}</Fact>
        </dl>
      )}
    </div>
  );
}
