// One more variant of a what-if: what is changed, and to what.
import { useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useTopic } from '../state/room.ts';
import { type Change, DISPATCH_RULES, type DispatchRule, type Draft } from '../state/what-if-variants.ts';
import type { World } from '../state/world.ts';
import { NumberField, SelectField } from './Fields.tsx';

const KINDS = ['vehicles', 'dispatch', 'lane', 'crane', 'berth'] as const;
type Kind = (typeof KINDS)[number];
/** The first number of vehicles that is offered, as a factor on the present one. */
const MORE = 1.1;
/** A lane is closed, or a crane out, this long unless another time is entered, min; and at most for the whole horizon. */
const USUAL_MINUTES = 60;
const MOST_MINUTES = 720;

const RULE_WORDS = { rolling: 'rolling', 'nearest-idle': 'nearestIdle', 'first-come': 'firstCome' } as const;

/** Calls whose berth may still be changed. */
function callsToCome(world: World): { id: string; name: string; x: number | null }[] {
  const calls = [...world.calls.values()].filter(({ state }) => state === 'expected' || state === 'at-roads');
  return calls.map(({ id, vessel, x }) => ({ id, name: vessel, x }));
}

/** The first change of a kind that comes to mind; null where there is none. */
function firstChange(kind: Kind, world: World): Change | null {
  const { terminal } = world;
  if (terminal === null) return null;
  const [call] = callsToCome(world);
  switch (kind) {
    case 'vehicles':
      return { kind, count: Math.min(terminal.parking.length, Math.ceil(terminal.vehicleType.count * MORE)) };
    case 'dispatch':
      return { kind, rule: 'nearest-idle' };
    case 'lane':
      return { kind, lane: terminal.lanes[0]?.id ?? '', minutes: USUAL_MINUTES };
    case 'crane':
      return { kind, crane: terminal.quayCranes[0]?.id ?? '', minutes: USUAL_MINUTES };
    case 'berth':
      return call ? { kind, call: call.id, metre: Math.round(call.x ?? 0) } : null;
  }
}

/** The name of a change in the results. */
function nameOfChange(t: TFunction, change: Change, world: World): string {
  switch (change.kind) {
    case 'vehicles':
      return t('whatIf.nameVehicles', { n: change.count });
    case 'dispatch':
      return t('whatIf.nameDispatch', { rule: t(`whatIf.${RULE_WORDS[change.rule]}`) });
    case 'lane':
      return t('whatIf.nameLane', { lane: change.lane, n: change.minutes });
    case 'crane':
      return t('whatIf.nameCrane', { crane: change.crane, n: change.minutes });
    case 'berth':
      return t('whatIf.nameBerth', { vessel: world.calls.get(change.call)?.vessel ?? change.call, n: change.metre });
  }
}

export function VariantFields({ onAdd }: { onAdd: (draft: Draft) => void }) {
  const { t } = useTranslation();
  const world = useTopic('calls');
  const [change, setChange] = useState<Change | null>(() => firstChange('vehicles', world));
  const [kind, setKind] = useState<Kind>('vehicles');
  return (
    <div className="fields">
      <SelectField
        label={t('whatIf.kind')}
        value={kind}
        options={KINDS.map((value) => ({ value, text: t(`whatIf.${value}`) }))}
        onChange={(next) => {
          setKind(next);
          setChange(firstChange(next, world));
        }}
      />
      {change === null ? (
        <span className="soft">{t('whatIf.noCalls')}</span>
      ) : (
        <>
          <ChangeFields change={change} world={world} onChange={setChange} />
          <button
            type="button"
            onClick={() => whole(change) && onAdd({ name: nameOfChange(t, change, world), change })}
          >
            {t('whatIf.add')}
          </button>
        </>
      )}
    </div>
  );
}

/** True when every number was entered. */
function whole(change: Change): boolean {
  return Object.values(change).every((value) => typeof value === 'string' || Number.isInteger(value));
}

function ChangeFields(props: { change: Change; world: World; onChange: (change: Change) => void }) {
  const { t } = useTranslation();
  const { change, world, onChange } = props;
  const { terminal } = world;
  if (terminal === null) return null;
  switch (change.kind) {
    case 'vehicles': {
      const limits = { min: 1, max: terminal.parking.length };
      return (
        <NumberField
          label={t('whatIf.count')}
          value={change.count}
          {...limits}
          onChange={(count) => onChange({ ...change, count })}
        />
      );
    }
    case 'dispatch': {
      const options = DISPATCH_RULES.map((value) => ({ value, text: t(`whatIf.${RULE_WORDS[value]}`) }));
      const take = (rule: DispatchRule): void => onChange({ ...change, rule });
      return <SelectField label={t('whatIf.rule')} value={change.rule} options={options} onChange={take} />;
    }
    case 'lane':
      return (
        <>
          <SelectField
            label={t('whatIf.laneName')}
            value={change.lane}
            options={named(terminal.lanes)}
            onChange={(lane) => onChange({ ...change, lane })}
          />
          <Minutes value={change.minutes} onChange={(minutes) => onChange({ ...change, minutes })} />
        </>
      );
    case 'crane':
      return (
        <>
          <SelectField
            label={t('whatIf.craneName')}
            value={change.crane}
            options={named(terminal.quayCranes)}
            onChange={(crane) => onChange({ ...change, crane })}
          />
          <Minutes value={change.minutes} onChange={(minutes) => onChange({ ...change, minutes })} />
        </>
      );
    case 'berth': {
      const calls = callsToCome(world).map(({ id, name }) => ({ value: id, text: name }));
      const limits = { min: 0, max: Math.round(terminal.quay.length) };
      return (
        <>
          <SelectField
            label={t('whatIf.call')}
            value={change.call}
            options={calls}
            onChange={(call) => onChange({ ...change, call })}
          />
          <NumberField
            label={t('whatIf.metre')}
            value={change.metre}
            {...limits}
            onChange={(metre) => onChange({ ...change, metre })}
          />
        </>
      );
    }
  }
}

function named(things: readonly { id: string }[]): { value: string; text: string }[] {
  return things.map(({ id }) => ({ value: id, text: id }));
}

function Minutes(props: { value: number; onChange: (minutes: number) => void }) {
  const { t } = useTranslation();
  return (
    <NumberField label={t('whatIf.minutes')} value={props.value} min={1} max={MOST_MINUTES} onChange={props.onChange} />
  );
}
