// Beside a block: the box under the cursor, the block in figures, its cranes and lifts, and the ranges drawn in it.
import { useTranslation } from 'react-i18next';
import type { BlockFigures, BlockLift, RangeView, YardBlockView, YardBox } from '../../server/api.ts';
import { StateSign } from '../machines/StateSign.tsx';
import { ContainerLink, Fact } from '../panels/DetailFrame.tsx';
import { useFormat } from '../state/format.ts';
import { useRoom, useTopic } from '../state/room.ts';
import { filterText } from './filter-text.ts';
import { MEASURES, valueOf } from './heat.ts';
import { valueText } from './HeatPlan.tsx';
import { outboundText } from './box-words.ts';

/** Lifts that are listed; how many more there are is told. */
const MOST_LIFTS = 10;
const HOUR_MS = 3_600_000;

export function PickedYardBox({ box }: { box: YardBox | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="panel" aria-label={t('yard.box')}>
      <h2>{t('yard.box')}</h2>
      {box === undefined ? (
        <p className="empty">{t('yard.free')}</p>
      ) : (
        <dl className="facts">
          <Fact word={t('detail.container')}>
            <ContainerLink id={box.id} /> {box.feet}′ {box.isoType}
          </Fact>
          <Fact word={t('yard.kind')}>
            {t(`boxClass.${box.class}`)} {format.tonnes(box.kg)} t
          </Fact>
          <Fact word={t('yard.goes')}>
            {outboundText(t, box)} {box.pod}
          </Fact>
          <Fact word={t('yard.leaves')}>
            {box.leaves === null
              ? t('yard.untold')
              : t('yard.about', { time: format.moment(box.leaves), hours: format.number(box.spread / HOUR_MS) })}
          </Fact>
          <Fact word={t('yard.dig')}>{format.percent(box.dig)}</Fact>
          {box.reeferC !== null && (
            <Fact word={t('boxClass.reefer')}>
              {t(box.plugged ? 'yard.plugged' : 'yard.unplugged', { celsius: format.number(box.reeferC) })}
            </Fact>
          )}
          {box.dangerous.length > 0 && <Fact word={t('boxClass.dangerous')}>{box.dangerous.join(', ')}</Fact>}
          {box.holds.length > 0 && <Fact word={t('yard.held')}>{box.holds.join(', ')}</Fact>}
          <Fact word={t('detail.since')}>{format.moment(box.since)}</Fact>
        </dl>
      )}
    </section>
  );
}

export function FiguresPart({ figures, block }: { figures: BlockFigures | undefined; block: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (figures === undefined) return null;
  return (
    <section className="panel" aria-label={t('yard.figures', { block })}>
      <h2>{t('yard.figures', { block })}</h2>
      <dl className="facts">
        <Fact word={t('yard.boxes')}>{format.number(figures.boxes)}</Fact>
        {MEASURES.map((measure) => (
          <Fact key={measure} word={t(`yardMeasure.${measure}`)}>
            {valueText(t, format, measure, valueOf(figures, measure))}
          </Fact>
        ))}
        <Fact word={t('yard.ready')}>{format.number(figures.ready)}</Fact>
      </dl>
    </section>
  );
}

export function BlockWorkPart({ view }: { view: YardBlockView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { select } = useRoom();
  const { machines } = useTopic('machines');
  const cranes = [...machines.values()].filter((one) => one.view.block === view.block);
  const more = view.lifts.length - MOST_LIFTS;
  return (
    <section className="panel" aria-label={t('yard.work')}>
      <h2>{t('yard.work')}</h2>
      <ul className="blockcranes">
        {cranes.map(({ view: { id, state, waitsFor, container, decided } }) => (
          <li key={id}>
            <button type="button" className="linkish" onClick={() => select({ kind: 'machine', id })}>
              {id}
            </button>
            <span className="statecell">
              <StateSign state={state} />
              {t(`state.${state}`)}
            </span>
            {waitsFor !== '' && <span className="soft">{t(`waitsFor.${waitsFor}`, { defaultValue: waitsFor })}</span>}
            {container !== null && <ContainerLink id={container} />}
            {decided !== undefined && (
              <span className="soft">
                {t('why.decided')}: {t(`decided.${decided}`, { defaultValue: decided })}
              </span>
            )}
          </li>
        ))}
        {cranes.length === 0 && <li className="empty">{t('yard.noCrane')}</li>}
      </ul>
      <h3>{t('yard.lifts')}</h3>
      {view.lifts.length === 0 ? (
        <p className="empty">{t('yard.noLift')}</p>
      ) : (
        <ul className="blocklifts">
          {view.lifts.slice(0, MOST_LIFTS).map((lift) => (
            <Lift key={lift.id} lift={lift} />
          ))}
        </ul>
      )}
      {more > 0 && <p className="soft">{t('yard.moreLifts', { n: format.number(more) })}</p>}
    </section>
  );
}

function Lift({ lift: { kind, container, by, ready, crane, over } }: { lift: BlockLift }) {
  const { t } = useTranslation();
  const format = useFormat();
  const state = crane !== '' ? 'begun' : ready ? 'standsReady' : by !== '' ? 'onItsWay' : 'noVehicle';
  return (
    <li>
      <span>{t(`yardLift.${kind}`)}</span> <ContainerLink id={container} />
      <span className="soft">
        {t(`yard.${state}`, { by: crane !== '' ? crane : by })}
        {over > 0 && ` · ${t('yard.over', { n: format.number(over) })}`}
      </span>
    </li>
  );
}

export function RangesPart({ ranges }: { ranges: readonly RangeView[] }) {
  const { t } = useTranslation();
  const { calls } = useTopic('calls');
  return (
    <section className="panel" aria-label={t('ranges.title')}>
      <h2>{t('ranges.title')}</h2>
      {ranges.length === 0 && <p className="empty">{t('yard.noRange')}</p>}
      <ul className="blockranges">
        {ranges.map((range) => (
          <li key={range.id}>
            <b>{range.id}</b> {t(`ranges.${range.kind === 'lock' ? 'lock' : range.use}`)}
            <span className="soft">
              {t('ranges.at', { ...range })} ·{' '}
              {range.kind === 'lock' ? range.reason : filterText(t, range.filter, calls)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
