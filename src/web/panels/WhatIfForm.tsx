// The question of a what-if: which variants, how far ahead, how many runs.
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../state/format.ts';
import { useTopic } from '../state/room.ts';
import type { Draft } from '../state/what-if-variants.ts';
import { useNow } from './Clock.tsx';
import { NumberField } from './Fields.tsx';
import { VariantFields } from './VariantFields.tsx';

/** Limits of the server (docs: /api/openapi.json). */
const HOURS = { min: 1, max: 12 };
const SEEDS = { min: 1, max: 10 };
const MOST_VARIANTS = 7;

export function WhatIfForm(props: {
  drafts: readonly Draft[];
  busy: boolean;
  onDrafts: (drafts: readonly Draft[]) => void;
  onStart: (hours: number, seeds: number) => void;
}) {
  const { t } = useTranslation();
  const { drafts, onDrafts } = props;
  const [hours, setHours] = useState(4);
  const [seeds, setSeeds] = useState(3);
  const [trouble, setTrouble] = useState<'needOne' | 'twice' | null>(null);
  const start = (event: SubmitEvent): void => {
    event.preventDefault();
    if (drafts.length === 0) setTrouble('needOne');
    else props.onStart(hours, seeds);
  };
  const add = (draft: Draft): void => {
    const twice = drafts.some(({ name }) => name === draft.name);
    setTrouble(twice ? 'twice' : null);
    if (!twice) onDrafts([...drafts, draft]);
  };
  return (
    <form onSubmit={start}>
      <p className="soft">{t('whatIf.about')}</p>
      <h3>{t('whatIf.variants')}</h3>
      <ul className="drafts">
        <li>{t('whatIf.asItIs')}</li>
        {drafts.map((draft) => (
          <li key={draft.name}>
            {draft.name}
            <button
              type="button"
              aria-label={t('whatIf.remove', { name: draft.name })}
              title={t('whatIf.remove', { name: draft.name })}
              onClick={() => onDrafts(drafts.filter((one) => one !== draft))}
            >
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      {drafts.length < MOST_VARIANTS && <VariantFields onAdd={add} />}
      <div className="fields">
        <NumberField label={t('whatIf.hours')} value={hours} {...HOURS} onChange={setHours} />
        <NumberField label={t('whatIf.seeds')} value={seeds} {...SEEDS} onChange={setSeeds} />
        <From />
        <button type="submit" className="main" disabled={props.busy}>
          {t('whatIf.start')}
        </button>
      </div>
      <p className="soft">{t('whatIf.seedsHelp')}</p>
      {trouble !== null && <p role="alert">{t(`whatIf.${trouble}`)}</p>}
    </form>
  );
}

/** The moment from which the copies go on. */
function From() {
  const { t } = useTranslation();
  const format = useFormat();
  useTopic('model');
  return <span className="soft">{t('whatIf.from', { time: format.time(useNow(1000)) })}</span>;
}
