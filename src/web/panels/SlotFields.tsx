// The slot of the yard in which a person found a box.
import { useTranslation } from 'react-i18next';
import { useTopic } from '../state/room.ts';
import { NumberField, SelectField } from './Fields.tsx';

/** A slot as people call it. */
export interface YardSlot {
  block: string;
  bay: number;
  row: number;
  tier: number;
}

export function SlotFields({ found, onFound }: { found: YardSlot; onFound: (found: YardSlot) => void }) {
  const { t } = useTranslation();
  const { terminal } = useTopic('model');
  const blocks = terminal?.blocks ?? [];
  const block = blocks.find(({ id }) => id === found.block);
  return (
    <fieldset>
      <legend>{t('discrepancy.found')}</legend>
      <div className="fields">
        <SelectField
          label={t('discrepancy.block')}
          value={found.block}
          options={blocks.map(({ id }) => ({ value: id as string, text: id }))}
          onChange={(id) => onFound({ ...found, block: id })}
        />
        <NumberField
          label={t('discrepancy.bay')}
          {...{ value: found.bay, min: 1, max: (block?.bays ?? 1) * 4 - 1 }}
          onChange={(bay) => onFound({ ...found, bay })}
        />
        <NumberField
          label={t('discrepancy.row')}
          {...{ value: found.row, min: 1, max: block?.rows ?? 1 }}
          onChange={(row) => onFound({ ...found, row })}
        />
        <NumberField
          label={t('discrepancy.tier')}
          {...{ value: found.tier, min: 1, max: block?.tiers ?? 1 }}
          onChange={(tier) => onFound({ ...found, tier })}
        />
      </div>
    </fieldset>
  );
}
