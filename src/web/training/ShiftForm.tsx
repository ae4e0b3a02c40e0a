// The form for a new shift: who, how long, how fast, how much traffic, and what goes wrong.
import { type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaultChoice, FaultCounts, ShiftLevel, ShiftOrder, TrainingView } from '../../server/api.ts';
import { Refused } from '../messages/Refused.tsx';
import { faultOf } from '../messages/use-poll.ts';
import { Choice } from '../panels/Choice.tsx';
import { NumberField } from '../panels/Fields.tsx';
import { WhoField } from '../panels/WhoField.tsx';
import { useFormat } from '../state/format.ts';
import type { ServerError } from '../state/server.ts';
import { useWho } from '../state/who.ts';
import { makeShift } from './requests.ts';

const HOURS = [1, 2, 4, 8] as const;
const SPEEDS = [1, 2, 5, 10, 20, 60] as const;
const LEVELS = ['calm', 'ordinary', 'rough', 'own', 'file'] as const;
/** Limits of the server (docs: /api/openapi.json). */
const MOST = { faults: 20, traffic: 300, seed: 999_999_999, before: 96 };
/** So many hours after midnight on Monday vessels are at the quay. */
const BEFORE = 18;
const MINUTES = 60;

/** What is being filled in. */
interface Draft {
  trainee: string;
  hours: number;
  speed: number;
  /** Per cent. */
  traffic: number;
  seed: number;
  before: number;
  level: ShiftLevel;
  own: FaultCounts;
  byChance: boolean;
  file: { name: string; text: string } | null;
}

export function ShiftForm({ view, onMade }: { view: TrainingView; onMade: () => void }) {
  const { t } = useTranslation();
  const [by, setBy] = useWho();
  const [draft, setDraft] = useState<Draft>(() => firstDraft(view));
  const [fault, setFault] = useState<ServerError | null>(null);
  const [busy, setBusy] = useState(false);
  const put = (some: Partial<Draft>): void => setDraft((before) => ({ ...before, ...some }));
  const underWay = view.shifts.some(({ state }) => ['warming', 'standing', 'running', 'judging'].includes(state));
  const named = draft.trainee.trim() !== '' && by.trim() !== '';
  const ready = named && (draft.level !== 'file' || draft.file !== null);
  const make = (event: SubmitEvent): void => {
    event.preventDefault();
    setBusy(true);
    makeShift(orderOf(draft, by.trim(), view))
      .then(
        () => {
          setFault(null);
          put({ seed: draft.seed + 1 });
        },
        (failure: unknown) => setFault(faultOf(failure)),
      )
      .finally(() => {
        setBusy(false);
        onMade();
      });
  };
  return (
    <form className="newshift" onSubmit={make} aria-label={t('training.new')}>
      <h2>{t('training.new')}</h2>
      <div className="fields">
        <WhoField label={t('training.trainee')} by={draft.trainee} onBy={(trainee) => put({ trainee })} />
        <WhoField label={t('training.trainer')} by={by} onBy={setBy} />
      </div>
      <Time draft={draft} put={put} />
      <Amounts draft={draft} put={put} />
      <p className="soft">{t('training.seedHelp')}</p>
      <Faults draft={draft} view={view} put={put} />
      {fault !== null && <Refused fault={fault} />}
      <p className="soft">{underWay ? t('training.underWay') : named ? '' : t('training.namesFirst')}</p>
      <button type="submit" className="main" disabled={!ready || busy || underWay}>
        {busy ? t('training.making') : t('training.make')}
      </button>
    </form>
  );
}

interface Part {
  draft: Draft;
  put: (some: Partial<Draft>) => void;
}

function Amounts({ draft, put }: Part) {
  const { t } = useTranslation();
  return (
    <div className="fields">
      <NumberField
        label={t('training.traffic')}
        value={draft.traffic}
        min={5}
        max={MOST.traffic}
        onChange={(traffic) => put({ traffic })}
      />
      <NumberField
        label={t('training.seed')}
        value={draft.seed}
        min={1}
        max={MOST.seed}
        onChange={(seed) => put({ seed })}
      />
      <NumberField
        label={t('training.before')}
        value={draft.before}
        min={0}
        max={MOST.before}
        onChange={(before) => put({ before })}
      />
    </div>
  );
}

function Time({ draft, put }: Part) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <div className="row">
        <span>{t('training.hours')}</span>
        <Choice
          label={t('training.hours')}
          value={draft.hours}
          options={HOURS.map((value) => ({ value, text: t('training.hoursOf', { n: value }) }))}
          onChange={(hours) => put({ hours })}
        />
      </div>
      <div className="row">
        <span>{t('training.speed')}</span>
        <Choice
          label={t('training.speed')}
          value={draft.speed}
          options={SPEEDS.map((value) => ({ value, text: t('training.times', { n: value }) }))}
          onChange={(speed) => put({ speed })}
        />
      </div>
      <p className="soft">{t('training.lasts', { n: format.number((draft.hours * MINUTES) / draft.speed) })}</p>
    </>
  );
}

function Faults({ draft, view, put }: Part & { view: TrainingView }) {
  const { t } = useTranslation();
  const { level } = draft;
  const options = LEVELS.map((value) => ({ value, text: t(`trainingLevel.${value}`) }));
  return (
    <fieldset>
      <legend>{t('training.level')}</legend>
      <Choice<ShiftLevel>
        label={t('training.level')}
        value={level}
        options={options}
        onChange={(one) => put({ level: one })}
      />
      {level === 'file' ? (
        <FileField draft={draft} put={put} />
      ) : (
        <Counts
          faults={view.faults}
          counts={level === 'own' ? draft.own : view.levels[level]}
          onCount={level === 'own' ? (choice, n) => put({ own: { ...draft.own, [choice]: n } }) : null}
        />
      )}
      {view.byChance && (
        <label className="check">
          <input
            type="checkbox"
            checked={draft.byChance}
            onChange={(event) => put({ byChance: event.target.checked })}
          />
          {t('training.chance')}
        </label>
      )}
      <p className="soft">{t('training.hidden')}</p>
    </fieldset>
  );
}

/** How many of each: told for a ready level, filled in for one's own. */
function Counts(props: {
  faults: readonly FaultChoice[];
  counts: FaultCounts;
  onCount: ((choice: FaultChoice, count: number) => void) | null;
}) {
  const { t } = useTranslation();
  const { faults, counts, onCount } = props;
  if (onCount !== null)
    return (
      <div className="counts">
        {faults.map((choice) => (
          <NumberField
            key={choice}
            label={t(`trainingFault.${choice}`)}
            value={counts[choice] ?? 0}
            min={0}
            max={MOST.faults}
            onChange={(count) => onCount(choice, count)}
          />
        ))}
      </div>
    );
  return (
    <ul className="counts" aria-label={t('training.faults')}>
      {faults
        .filter((choice) => (counts[choice] ?? 0) > 0)
        .map((choice) => (
          <li key={choice}>
            <b>{counts[choice]}</b> {t(`trainingFault.${choice}`)}
          </li>
        ))}
    </ul>
  );
}

/** A file of disturbances, chosen from the disk or pasted. */
function FileField({ draft, put }: Part) {
  const { t } = useTranslation();
  const id = useId();
  const take = (file: File | undefined): void => {
    if (file) void file.text().then((text) => put({ file: { name: file.name, text } }));
  };
  return (
    <div className="filefield">
      <label htmlFor={id}>{t('training.file')}</label>
      <input id={id} type="file" accept=".json,application/json" onChange={(event) => take(event.target.files?.[0])} />
      <label htmlFor={`${id}-text`}>{t('training.fileText')}</label>
      <textarea
        id={`${id}-text`}
        rows={6}
        spellCheck={false}
        value={draft.file?.text ?? ''}
        onChange={({ target: { value } }) =>
          put({ file: value === '' ? null : { name: draft.file?.name ?? 'disturbances.json', text: value } })
        }
      />
    </div>
  );
}

function firstDraft(view: TrainingView): Draft {
  return {
    ...{ trainee: '', hours: 4, speed: 10, traffic: Math.round(view.traffic * 100), before: BEFORE },
    // A seed that no shift before it had.
    seed: Math.max(0, ...view.shifts.map(({ order }) => order.seed)) + 1,
    ...{ level: 'ordinary', own: view.levels.ordinary, byChance: false, file: null },
  };
}

/** What the server is asked for. A level keeps what this terminal can have. */
function orderOf(draft: Draft, by: string, view: TrainingView): ShiftOrder {
  const { trainee, hours, speed, traffic, seed, before, level, own, byChance, file } = draft;
  const chosen = level === 'own' ? own : level === 'file' ? {} : view.levels[level];
  const known = Object.entries(chosen).filter(([choice]) => view.faults.includes(choice as FaultChoice));
  return {
    ...{ trainee: trainee.trim(), by, hours, speed, traffic: traffic / 100, seed, hoursBefore: before, level },
    ...{ faults: Object.fromEntries(known), byChance },
    ...(level === 'file' && file && { file }),
  };
}
