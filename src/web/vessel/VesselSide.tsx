// Beside the bay plan: the picked box, progress, the sequence of the cranes with late moves, masses, and how she will float.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanBox, PlanFloats, PlanStack, PlanTurn, VesselPlanView } from '../../server/api.ts';
import { Fact } from '../panels/DetailFrame.tsx';
import { useFormat, type Format } from '../state/format.ts';
import { useRoom } from '../state/room.ts';
import { cellText } from './bay-drawing.ts';
import { boxText } from './box-text.ts';

export function PickedBox({ box }: { box: PlanBox | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { select } = useRoom();
  return (
    <section className="panel">
      <h3>{t('vessel.picked')}</h3>
      {box === null && <p className="empty">{t('vessel.pickHint')}</p>}
      {box !== null && (
        <>
          <p>
            <b>{box.id}</b> · {t('vessel.cell')} {cellText(box)} · {box.isoType} · {box.line}
          </p>
          <p className="soft">{boxText(t, format, box)}</p>
          <button type="button" onClick={() => select({ kind: 'container', id: box.id })}>
            {t('vessel.story')}
          </button>
        </>
      )}
    </section>
  );
}

export function ProgressPart({ plan }: { plan: VesselPlanView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sum = (kind: 'discharge' | 'load', of: 'done' | 'total'): number =>
    plan.bays.reduce((all, bay) => all + bay[kind][of], 0);
  const restows = plan.bays.reduce((all, bay) => all + bay.restow, 0);
  return (
    <section className="panel">
      <h3>{t('vessel.progress')}</h3>
      {(['discharge', 'load'] as const).map((kind) => {
        const [done, total] = [sum(kind, 'done'), sum(kind, 'total')];
        return (
          <p key={kind} className={`meter ${kind}`}>
            <span>{t(`vessel.${kind}`)}</span>
            <progress max={Math.max(1, total)} value={done} aria-label={t(`vessel.${kind}`)} />
            <span>{t('vessel.of', { done: format.number(done), total: format.number(total) })}</span>
          </p>
        );
      })}
      <dl className="facts">
        {restows > 0 && <Fact word={t('vessel.restow')}>{format.number(restows)}</Fact>}
        <Fact word={t('vessel.done')}>{plan.done === null ? '–' : format.moment(plan.done)}</Fact>
        <Fact word={t('vessel.promised')}>{plan.etd === null ? t('vessel.notPromised') : format.moment(plan.etd)}</Fact>
      </dl>
      {plan.etd !== null && plan.cranes.length > 0 && (
        <p className={plan.late > 0 ? 'warn' : 'soft'}>
          {plan.late > 0 ? `⚠ ${t('vessel.late', { n: format.number(plan.late) })}` : t('vessel.onTime')}
        </p>
      )}
    </section>
  );
}

export function SequencePart({
  plan,
  bay,
  onBay,
}: {
  plan: VesselPlanView;
  bay: number;
  onBay: (bay: number) => void;
}) {
  const { t } = useTranslation();
  const { select } = useRoom();
  return (
    <section className="panel sequence">
      <h3>{t('vessel.sequence')}</h3>
      {plan.cranes.length === 0 && <p className="empty">{t('vessel.noSequence')}</p>}
      {plan.cranes.map(({ crane, turns }) => (
        <div key={crane}>
          <button type="button" className="linkish" onClick={() => select({ kind: 'machine', id: crane })}>
            {crane}
          </button>
          {turns.length === 0 && <span className="soft">{t('vessel.idle')}</span>}
          <ol>
            {turns.map((turn) => (
              <Turn key={turn.bay} turn={turn} chosen={turn.bay === bay} onPick={() => onBay(turn.bay)} />
            ))}
          </ol>
        </div>
      ))}
      {plan.waiting.length > 0 && <p className="warn">{t('vessel.waiting', { bays: plan.waiting.join(', ') })}</p>}
    </section>
  );
}

function Turn({ turn, chosen, onPick }: { turn: PlanTurn; chosen: boolean; onPick: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bay, from, to, discharge, load, late } = turn;
  return (
    <li>
      <button type="button" className="turn" aria-pressed={chosen} onClick={onPick}>
        <span>{t('vessel.turn', { bay, from: format.time(from), to: format.time(to) })}</span>
        <span>
          ▼ {format.number(discharge)} △ {format.number(load)}
        </span>
        {late > 0 && <span className="late">⚠ {t('vessel.turnLate', { n: format.number(late) })}</span>}
      </button>
    </li>
  );
}

function kgOf({ kg20Fore, kg20Aft, kg40 }: PlanStack): number {
  return kg20Fore + kg20Aft + kg40;
}

export function MassPart({ plan }: { plan: VesselPlanView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stacks = plan.bays.flatMap((bay) => bay.stacks.map((stack) => ({ ...stack, bay: bay.bay })));
  const tonnes = (deck: boolean): number =>
    stacks.filter((stack) => stack.deck === deck).reduce((sum, stack) => sum + kgOf(stack), 0);
  const known = stacks.some(({ max20, max40 }) => max20 !== null || max40 !== null);
  const over = stacks.filter(
    (stack) =>
      kgOf(stack) > (stack.max40 ?? Infinity) || Math.max(stack.kg20Fore, stack.kg20Aft) > (stack.max20 ?? Infinity),
  );
  const bays = [...new Set(over.map(({ bay }) => bay))].join(', ');
  const words = over.length > 0 ? t('vessel.overStacks', { n: format.number(over.length), bays }) : '';
  return (
    <section className="panel">
      <h3>{t('vessel.weights')}</h3>
      <dl className="facts">
        <Fact word={t('vessel.onDeck')}>{format.number(tonnes(true) / 1000)} t</Fact>
        <Fact word={t('vessel.inHold')}>{format.number(tonnes(false) / 1000)} t</Fact>
        <Fact word={t('vessel.total')}>{format.number((tonnes(true) + tonnes(false)) / 1000)} t</Fact>
      </dl>
      {over.length > 0 && <p className="warn">⚠ {words}</p>}
      {over.length === 0 && <p className="soft">{t(known ? 'vessel.withinLimits' : 'vessel.noLimits')}</p>}
    </section>
  );
}

export function FloatsPart({ plan }: { plan: VesselPlanView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { origin } = plan.particulars;
  return (
    <section className="panel">
      <h3>{t('vessel.floats')}</h3>
      {plan.floats === null ? (
        <p className="soft">{t('vessel.noFloats')}</p>
      ) : (
        <Floats floats={plan.floats} format={format} />
      )}
      {origin === 'inferred' && <p className="soft">{t('vessel.inferred')}</p>}
      {origin === 'designed' && <p className="soft">{t('vessel.designed')}</p>}
      {plan.ports.length > 1 && <p className="soft">{t('vessel.rotation', { ports: plan.ports.join(' · ') })}</p>}
    </section>
  );
}

function Floats({ floats: f, format }: { floats: PlanFloats; format: Format }) {
  const { t } = useTranslation();
  const metres = (value: number): string => `${format.number(value, 2)} m`;
  const most = (value: string): string => t('vessel.most', { n: value });
  const draught = most(metres(f.maxDraught));
  const trim = `${metres(f.leastTrim)} – ${metres(f.mostTrim)}`;
  return (
    <dl className="facts">
      <Limited word={t('vessel.draughtFore')} limit={draught} beyond={f.draughtFore > f.maxDraught}>
        {metres(f.draughtFore)}
      </Limited>
      <Limited word={t('vessel.draughtAft')} limit={draught} beyond={f.draughtAft > f.maxDraught}>
        {metres(f.draughtAft)}
      </Limited>
      <Limited word={t('vessel.trim')} limit={trim} beyond={f.trim < f.leastTrim || f.trim > f.mostTrim}>
        {metres(f.trim)}
      </Limited>
      <Limited word={t('vessel.gm')} limit={t('vessel.least', { n: metres(f.leastGm) })} beyond={f.gm < f.leastGm}>
        {metres(f.gm)}
      </Limited>
      <Limited
        word={t('vessel.heel')}
        limit={most(`${format.number(f.mostHeel, 1)}°`)}
        beyond={Math.abs(f.heel) > f.mostHeel}
      >
        {format.number(f.heel, 1)}°
      </Limited>
      <Fact word={t('vessel.displacement')}>{format.number(f.displacement / 1000)} t</Fact>
    </dl>
  );
}

function Limited(props: { word: string; limit: string; beyond: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Fact word={props.word}>
      <span className={props.beyond ? 'warn' : undefined}>
        {props.beyond ? `⚠ ` : ''}
        {props.children}
      </span>{' '}
      <small className="soft">
        {props.limit}
        {props.beyond ? ` · ${t('vessel.beyond')}` : ''}
      </small>
    </Fact>
  );
}
