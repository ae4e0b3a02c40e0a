// Draws a range: block, bays and rows, by fields or on the plan of the block; then what it is for.
import { type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RangeView } from '../../server/api.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { SelectField } from '../panels/Fields.tsx';
import { useTopic } from '../state/room.ts';
import { BlockPlan } from './BlockPlan.tsx';
import { bodyOf, firstDraft, inBlock, type RangeDraft } from './range-draft.ts';
import { drawRange } from './requests.ts';

interface FormProps {
  /** The draft to begin with; null: the first bay of the first block. */
  first: RangeDraft | null;
  ranges: readonly RangeView[];
  blocks: TerminalModel['blocks'];
  by: string;
  closed: boolean;
  onDrawn: (work: Promise<string>) => void;
}

const KINDS = ['lock', 'reserved', 'preferred'] as const;

export function RangeForm({ first, ranges, blocks, by, closed, onDrawn }: FormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<RangeDraft>(() => first ?? firstDraft(blocks[0]?.id ?? ''));
  const block = blocks.find(({ id }) => id === draft.block);
  if (block === undefined) return null;
  const change = (some: Partial<RangeDraft>): void => setDraft({ ...draft, ...some });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onDrawn(drawRange(bodyOf(draft, by)));
  };
  return (
    <form className="confirm" onSubmit={submit}>
      <div className="fields">
        <SelectField
          label={t('ranges.kind')}
          value={draft.kind}
          options={KINDS.map((value) => ({ value, text: t(`ranges.${value}`) }))}
          onChange={(kind) => change({ kind })}
        />
        <SelectField
          label={t('ranges.block')}
          value={draft.block}
          options={blocks.map(({ id }) => ({ value: id as string, text: id }))}
          onChange={(id) => setDraft(inBlock(draft, blocks.find((b) => b.id === id) ?? block))}
        />
        <Spans {...{ draft, block, change }} />
      </div>
      <BlockPlan {...{ block, ranges, draft }} onDraft={setDraft} />
      <div className="fields">
        {draft.kind === 'lock' ? (
          <TextField
            label={t('ranges.reason')}
            value={draft.reason}
            required
            onChange={(reason) => change({ reason })}
          />
        ) : (
          <FilterFields {...{ draft, change }} />
        )}
        <button
          type="submit"
          className="main"
          disabled={closed || by === ''}
          title={by === '' ? t('ranges.whoFirst') : undefined}
        >
          {t('ranges.draw')}
        </button>
      </div>
    </form>
  );
}

interface PartProps {
  draft: RangeDraft;
  change: (some: Partial<RangeDraft>) => void;
}

function Spans({ draft, block, change }: PartProps & { block: TerminalModel['blocks'][number] }) {
  const { t } = useTranslation();
  const bays = Array.from({ length: block.bays }, (_, k) => 4 * k + 2);
  const rows = Array.from({ length: block.rows }, (_, r) => r + 1);
  const spans = { fromBay: bays, toBay: bays, fromRow: rows, toRow: rows };
  return (['fromBay', 'toBay', 'fromRow', 'toRow'] as const).map((name) => (
    <SelectField
      key={name}
      label={t(`ranges.${name}`)}
      value={String(draft[name])}
      options={spans[name].map((n) => ({ value: String(n), text: String(n) }))}
      onChange={(value) => change({ [name]: Number(value) })}
    />
  ));
}

function FilterFields({ draft, change }: PartProps) {
  const { t } = useTranslation();
  const { calls } = useTopic('calls');
  const any = { value: '', text: t('ranges.any') } as const;
  const open = [...calls.values()].filter(({ state }) => state !== 'sailed' && state !== 'unberthing');
  return (
    <>
      <SelectField
        label={t('ranges.call')}
        value={draft.call}
        options={[any, ...open.map(({ id, vessel, voyage }) => ({ value: id, text: `${vessel} ${voyage}` }))]}
        onChange={(call) => change({ call })}
      />
      <TextField
        label={t('ranges.port')}
        value={draft.portOfDischarge}
        onChange={(portOfDischarge) => change({ portOfDischarge })}
      />
      <TextField label={t('ranges.line')} value={draft.line} onChange={(line) => change({ line })} />
      <SelectField
        label={t('ranges.length')}
        value={draft.length}
        options={[any, ...(['20', '40', '45'] as const).map((value) => ({ value, text: `${value}′` }))]}
        onChange={(length) => change({ length })}
      />
      <SelectField
        label={t('ranges.load')}
        value={draft.load}
        options={[any, ...(['full', 'empty'] as const).map((value) => ({ value, text: t(`ranges.${value}`) }))]}
        onChange={(load) => change({ load })}
      />
      <SelectField
        label={t('ranges.special')}
        value={draft.special}
        options={[any, ...(['reefer', 'dangerous'] as const).map((value) => ({ value, text: t(`ranges.${value}`) }))]}
        onChange={(special) => change({ special })}
      />
    </>
  );
}

function TextField(props: { label: string; value: string; required?: boolean; onChange: (value: string) => void }) {
  const id = useId();
  const { label, value, required, onChange } = props;
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        required={required}
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  );
}
