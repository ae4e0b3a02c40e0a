// Which machines the table shows, and in which order.
import type { MachineState, MachineView } from '../../server/api.ts';
import { familyOf, type Family } from './machine-acts.ts';
import { sortOf, type StateSort } from './StateSign.tsx';

/** What is shown: a family, a sort of state, a text in the name, box or state. */
export interface MachineFilter {
  family: Family | 'all';
  sort: StateSort | 'all';
  text: string;
}

export const EVERYTHING: MachineFilter = { family: 'all', sort: 'all', text: '' };

/** Columns by which the table can be sorted. */
export type Column = 'id' | 'kind' | 'state' | 'charge' | 'container' | 'job' | 'since' | 'trouble' | 'hand';

export interface Order {
  by: Column;
  down: boolean;
}

const SORTS: readonly StateSort[] = ['trouble', 'wait', 'work', 'rest'];

/** The machines that pass. @param wordOf the state in the words of the screen, for the text */
export function filtered(
  machines: readonly MachineView[],
  { family, sort, text }: MachineFilter,
  wordOf: (state: MachineState) => string,
): MachineView[] {
  const wanted = text.trim().toLowerCase();
  return machines.filter((m) => {
    if (family !== 'all' && familyOf(m.kind) !== family) return false;
    if (sort !== 'all' && sortOf(m.state) !== sort) return false;
    if (wanted === '') return true;
    return [m.id, m.container ?? '', m.block, wordOf(m.state)].some((part) => part.toLowerCase().includes(wanted));
  });
}

/** Sorted by a column; equal ones stay in the order of the terminal. What a machine does not have comes last either way. */
export function ordered(machines: readonly MachineView[], { by, down }: Order): MachineView[] {
  const rows = machines.map((machine, i) => ({ machine, i, key: keyOf(machine, by) }));
  rows.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null) || a.i - b.i;
    return (down ? -1 : 1) * compare(a.key, b.key) || a.i - b.i;
  });
  return rows.map(({ machine }) => machine);
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}

function keyOf(m: MachineView, by: Column): string | number | null {
  switch (by) {
    case 'id':
      return m.id;
    case 'kind':
      return m.kind;
    case 'state':
      return SORTS.indexOf(sortOf(m.state));
    case 'charge':
      return m.charge;
    case 'container':
      return m.container;
    case 'job':
      return m.job;
    case 'since':
      return m.since;
    case 'trouble':
      return m.mark?.since ?? m.fault?.since ?? null;
    case 'hand':
      return m.handled?.last.at ?? null;
  }
}
