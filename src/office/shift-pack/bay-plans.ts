// Bay plans of a call, drawn cell by cell: what comes off, what goes aboard, what is taken off and put back.
import type { CallRecord, LedgerState } from '../../ledger/state.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { VesselSlot } from '../../terminal/container.ts';
import { bay40, onDeck, rowOffset } from '../../terminal/vessel.ts';
import { cellText } from './contents.ts';
import type { Cell } from '../../kit/csv.ts';
import { escaped } from './html.ts';
import type { PackWords } from './words.ts';

/** Mark of a cell: to discharge, to load, restow, or nothing to be done with it. */
type Mark = 'D' | 'L' | 'R' | '';

/** A cell with its box. */
interface Stowed {
  slot: VesselSlot;
  container: ContainerId;
  mark: Mark;
}

/** What stands, or is to stand, in the cells of a call. */
export function stowedOf(call: CallRecord): Stowed[] {
  const stowed: Stowed[] = [...call.cells].map(([key, container]) => ({
    slot: { bay: Math.floor(key / 10000), row: Math.floor(key / 100) % 100, tier: key % 100 },
    container,
    mark: call.toDischarge.has(container) ? 'D' : call.toRestow.has(container) ? 'R' : '',
  }));
  const loads: Stowed[] = [...call.toLoad].map(([container, slot]) => ({ slot, container, mark: 'L' }));
  const back: Stowed[] = [...call.toRestow]
    .filter(([container, { bay, row, tier }]) => call.cells.get((bay * 100 + row) * 100 + tier) !== container)
    .map(([container, slot]) => ({ slot, container, mark: 'R' }));
  const order = ({ slot: { bay, row, tier } }: Stowed): number => (bay * 100 + row) * 100 + tier;
  return [...stowed, ...loads, ...back].sort((a, b) => order(a) - order(b));
}

/** The rows of bay-plans.csv of a call. */
export function planRows(call: CallRecord, state: LedgerState): Cell[][] {
  return stowedOf(call).map(({ slot, container, mark }) => {
    const box = state.containers.get(container)?.container;
    return [
      ...[call.vessel, call.voyage, cellText(slot), container, mark, box?.isoType ?? '', box?.grossKg ?? null],
      ...[
        box?.portOfDischarge ?? '',
        box?.reeferC ?? null,
        box?.dangerous.map((d) => `${d.imdgClass} ${d.unNumber}`).join('; ') ?? '',
      ],
    ];
  });
}

/** The bays of a call with work, drawn; each with the stamp. */
export function bayPlansText(call: CallRecord, state: LedgerState, words: PackWords, stamp: string): string {
  const bays = new Map<number, Stowed[]>();
  for (const one of stowedOf(call)) {
    const bay = bay40(one.slot.bay);
    bays.set(bay, [...(bays.get(bay) ?? []), one]);
  }
  const drawn = [...bays].filter(([, cells]) => cells.some(({ mark }) => mark !== ''));
  if (drawn.length === 0) return `<p>${escaped(words.empty)}</p>`;
  return drawn.map(([bay, cells]) => bayText(bay, cells, state, words, stamp)).join('\n');
}

function bayText(bay: number, cells: readonly Stowed[], state: LedgerState, words: PackWords, stamp: string): string {
  const rows = [...new Set(cells.map(({ slot }) => slot.row))].sort((a, b) => rowOffset(a) - rowOffset(b));
  const tiers = [...new Set(cells.map(({ slot }) => slot.tier))].sort((a, b) => b - a);
  const at = new Map<string, Stowed[]>();
  for (const one of cells) {
    const key = `${one.slot.row} ${one.slot.tier}`;
    at.set(key, [...(at.get(key) ?? []), one]);
  }
  const two = (value: number): string => String(value).padStart(2, '0');
  const lines = tiers.map((tier, i) => {
    const above = tiers[i - 1];
    const cover = above !== undefined && onDeck({ bay, row: 0, tier: above }) && !onDeck({ bay, row: 0, tier });
    const line = rows.map((row) => cellsText(at.get(`${row} ${tier}`) ?? [], state)).join('');
    const separator = cover ? `<tr class="cover"><th></th>${'<td></td>'.repeat(rows.length)}</tr>` : '';
    return `${separator}<tr><th>${two(tier)}</th>${line}</tr>`;
  });
  const head = rows.map((row) => `<th>${two(row)}</th>`).join('');
  const counts = (['D', 'L', 'R'] as const).map((mark) => `${mark} ${cells.filter((one) => one.mark === mark).length}`);
  return (
    `<div class="bay"><p class="stamp">${escaped(stamp)}</p><h2>${escaped(words.columns.bay)} ${bay - 1} (${bay}) ${bay + 1}: ` +
    `${counts.join(', ')}</h2><table><tr><th></th>${head}</tr>${lines.join('')}</table></div>`
  );
}

/** One cell: its box, or the two 20' boxes that stand in it end to end, or what leaves over what comes. */
function cellsText(cells: readonly Stowed[], state: LedgerState): string {
  if (cells.length === 0) return '<td class="none"></td>';
  const marks = new Set(cells.map(({ mark }) => mark));
  const mark = (['D', 'R', 'L', ''] as const).find((one) => marks.has(one)) ?? '';
  const texts = cells.slice(0, 2).map((one) => {
    const box = state.containers.get(one.container)?.container;
    const more = box === undefined ? '' : `${Math.round(box.grossKg / 1000)}t ${box.portOfDischarge.slice(2)}`;
    const special = `${typeof box?.reeferC === 'number' ? ` R${box.reeferC}` : ''}${box?.dangerous.length ? ` D${box.dangerous[0]?.imdgClass}` : ''}`;
    const half = one.slot.bay % 4 === 2 ? '' : `${String(one.slot.bay)}:`;
    const id = String(one.container);
    const name = cells.length > 1 ? `${half}${id}` : `${half}${id.slice(0, 4)}<br>${escaped(id.slice(4))}`;
    return `${one.mark === '' ? '' : `<b>${one.mark}</b> `}${name}${cells.length > 1 ? '' : `<br>${escaped(more)}`}${escaped(special)}`;
  });
  return `<td class="${mark}">${texts.join('<br>')}</td>`;
}
