// All machines in a table: what each does, its battery and box, since when, what ails it, and what people had it do. A row picks the machine.
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../panels/Choice.tsx';
import { useFormat } from '../state/format.ts';
import { useRoom, useTopic } from '../state/room.ts';
import { TableFiles } from '../tables/TableFiles.tsx';
import { EVERYTHING, filtered, type MachineFilter } from './machine-list.ts';
import { MachineTable } from './MachineTable.tsx';
import { sortOf, type StateSort } from './StateSign.tsx';

export function MachinesView() {
  const { t } = useTranslation();
  const format = useFormat();
  const { place, select } = useRoom();
  const world = useTopic('machines');
  const [filter, setFilter] = useState(EVERYTHING);
  // The address may name a machine: it is picked when the view opens.
  const { of } = place;
  useEffect(() => {
    if (of !== null) select({ kind: 'machine', id: of });
    // Only when the address changes: picking another machine is not to be undone.
  }, [of]);
  const all = [...world.machines.values()].map(({ view }) => view);
  const shown = filtered(all, filter, (state) => t(`state.${state}`));
  return (
    <section className="machines" aria-label={t('machines.title')}>
      <header>
        <h2>{t('machines.title')}</h2>
        <p className="soft" role="status">
          {t('machines.count', { n: format.number(shown.length), all: format.number(all.length) })}
        </p>
        <TableFiles table="machines" />
      </header>
      <Filters filter={filter} states={all.map(({ state }) => sortOf(state))} onFilter={setFilter} />
      {shown.length > 0 ? (
        <MachineTable machines={shown} />
      ) : (
        <p className="empty">
          {t('machines.none')}{' '}
          <button type="button" onClick={() => setFilter(EVERYTHING)}>
            {t('machines.showAll')}
          </button>
        </p>
      )}
    </section>
  );
}

const FAMILIES = ['all', 'quay', 'yard', 'vehicle'] as const;
const SORTS = ['all', 'trouble', 'wait', 'work', 'rest'] as const;

function Filters(props: {
  filter: MachineFilter;
  states: readonly StateSort[];
  onFilter: (filter: MachineFilter) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { filter, states, onFilter } = props;
  const counts = useMemo(() => {
    const count: Record<string, number> = { all: states.length };
    for (const state of states) count[state] = (count[state] ?? 0) + 1;
    return count;
  }, [states]);
  return (
    <div className="filters">
      <Choice
        label={t('machines.family')}
        value={filter.family}
        options={FAMILIES.map((value) => ({ value, text: t(`machineFamily.${value}`) }))}
        onChange={(family) => onFilter({ ...filter, family })}
      />
      <Choice
        label={t('machines.stateFilter')}
        value={filter.sort}
        options={SORTS.map((value) => ({
          value,
          text: `${t(`machineSort.${value}`)} ${format.number(counts[value] ?? 0)}`,
        }))}
        onChange={(sort) => onFilter({ ...filter, sort })}
      />
      <input
        type="search"
        aria-label={t('machines.find')}
        placeholder={t('machines.find')}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
      />
    </div>
  );
}
