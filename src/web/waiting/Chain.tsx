// A chain of causes: a box for each link, from the crane to the root, with a way to each thing that it names.
import { useTranslation } from 'react-i18next';
import type { WaitLink, WaitRoot } from '../../server/api.ts';
import { useFormat } from '../state/format.ts';
import { useRoom } from '../state/room.ts';
import type { Selection } from '../scene/selection.ts';
import { FAMILY_OF } from './bands.ts';
import { Swatch } from './Patterns.tsx';

export function Chain({ chain, root }: { chain: readonly WaitLink[]; root: WaitRoot }) {
  const { t } = useTranslation();
  return (
    <ol className="waitchain" aria-label={t('waits.chainOf')}>
      {chain.map((link, i) => (
        <li key={i}>
          <Who link={link} />
          <span>{t(`chain.${link.does}`, { n: link.n ?? 0 })}</span>
          <Facts link={link} />
        </li>
      ))}
      <li className="root">
        <small>{t('waits.root')}</small>
        <b>
          <Swatch family={FAMILY_OF[root]} /> {t(`waitRoot.${root}`)}
        </b>
      </li>
    </ol>
  );
}

function Who({ link }: { link: WaitLink }) {
  const { t } = useTranslation();
  const { who } = link;
  switch (who.kind) {
    case 'machine':
    case 'container':
    case 'truck':
      return <Thing kind={who.kind} id={who.id} />;
    case 'block':
      return <b>{who.id}</b>;
    case 'fleet':
      return <b>{t('waits.fleet')}</b>;
    case 'plan':
      return <b>{t('waits.order')}</b>;
    case 'weather':
      return <b>{t('waits.wind')}</b>;
  }
}

/** Platform and portal trolley of a crane are looked at with it. */
function Thing({ kind, id }: Selection) {
  const { select } = useRoom();
  const whole = kind === 'machine' ? id.replace(/\/[BPR]$/, '') : id;
  return (
    <button type="button" className="linkish" onClick={() => select({ kind, id: whole })}>
      {id}
    </button>
  );
}

function Facts({ link }: { link: WaitLink }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { since, until, box, block, why, by, does } = link;
  const told = does === 'set-on' ? 'setAt' : 'since';
  const reason = (text: string): string => {
    if (by !== undefined) return t('waits.byPerson', { by, why: text });
    if (does === 'on-hold') return t('waits.holds', { why: text });
    return t('waits.decidedBy', { why: t(`decided.${text}`, { defaultValue: text }) });
  };
  return (
    <>
      {box !== undefined && box !== link.who.id && (
        <span className="box">
          <Thing kind="container" id={box} />
        </span>
      )}
      {(block !== undefined || since !== null || until !== undefined || why !== undefined) && (
        <small>
          {block !== undefined && <span>{block}</span>}
          {since !== null && <span>{t(`waits.${told}`, { at: format.moment(since) })}</span>}
          {until !== undefined && <span>{t('waits.until', { at: format.clock(until) })}</span>}
          {why !== undefined && <span>{reason(why)}</span>}
        </small>
      )}
    </>
  );
}
