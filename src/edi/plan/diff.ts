// What is different between two bay plans, by container: moved, added, gone, changed.
import type { Container, VesselSlot } from '../../terminal/container.ts';
import type { Bayplan } from '../messages.ts';
import { formatStowage } from '../values/stowage.ts';

/** A value of a container that differs. */
export interface FieldChange {
  /** Name of the value, as Container has it. */
  field: Exclude<keyof Container, 'id'>;
  /** In the first plan and in the second; as text, '' where there is none. */
  before: string;
  after: string;
}

/** A container that is the same in number. A box that moved and changed stands in both lists. */
export interface BayplanDiff {
  moved: { id: string; from: VesselSlot; to: VesselSlot }[];
  /** In the second plan only. */
  added: { id: string; slot: VesselSlot; portOfDischarge: string }[];
  /** In the first plan only. */
  gone: { id: string; slot: VesselSlot; portOfDischarge: string }[];
  changed: { id: string; slot: VesselSlot; fields: FieldChange[] }[];
}

/** Values that are compared, in the order in which they are told. */
const FIELDS: readonly FieldChange['field'][] = [
  'isoType',
  'lengthFeet',
  'heightMm',
  'grossKg',
  'full',
  'reeferC',
  'dangerous',
  'outOfGauge',
  'operator',
  'portOfLoading',
  'portOfDischarge',
  'finalPort',
];

/** Compares two plans; each list is in the order of container numbers. */
export function diffBayplans(a: Pick<Bayplan, 'entries'>, b: Pick<Bayplan, 'entries'>): BayplanDiff {
  const before = byNumber(a);
  const after = byNumber(b);
  const diff: BayplanDiff = { moved: [], added: [], gone: [], changed: [] };
  for (const id of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const first = before.get(id);
    const second = after.get(id);
    if (first === undefined && second !== undefined) diff.added.push(listed(id, second));
    else if (first !== undefined && second === undefined) diff.gone.push(listed(id, first));
    else if (first !== undefined && second !== undefined) compare(id, first, second, diff);
  }
  return diff;
}

/** Whether two plans are the same. */
export function isSame({ moved, added, gone, changed }: BayplanDiff): boolean {
  return moved.length + added.length + gone.length + changed.length === 0;
}

/** The differences as lines of text, a line for each container, ending in a line break. */
export function diffText(diff: BayplanDiff): string {
  const { moved, added, gone, changed } = diff;
  const counts = `${moved.length} moved, ${added.length} added, ${gone.length} gone, ${changed.length} changed`;
  const to = (port: string): string => (port === '' ? '' : ` for ${port}`);
  return [
    isSame(diff) ? 'The plans are the same.' : counts,
    ...moved.map(({ id, from, to: cell }) => `> ${id} ${formatStowage(from)} -> ${formatStowage(cell)}`),
    ...added.map(({ id, slot, portOfDischarge }) => `+ ${id} ${formatStowage(slot)}${to(portOfDischarge)}`),
    ...gone.map(({ id, slot, portOfDischarge }) => `- ${id} ${formatStowage(slot)}${to(portOfDischarge)}`),
    ...changed.map(({ id, slot, fields }) => `~ ${id} ${formatStowage(slot)} ${fields.map(fieldText).join(', ')}`),
    '',
  ].join('\n');
}

type Entry = Bayplan['entries'][number];

function byNumber({ entries }: Pick<Bayplan, 'entries'>): Map<string, Entry> {
  return new Map(entries.map((entry) => [entry.container.id, entry]));
}

function listed(id: string, { slot, container }: Entry): BayplanDiff['added'][number] {
  return { id, slot, portOfDischarge: container.portOfDischarge };
}

function compare(id: string, first: Entry, second: Entry, diff: BayplanDiff): void {
  if (formatStowage(first.slot) !== formatStowage(second.slot))
    diff.moved.push({ id, from: first.slot, to: second.slot });
  const fields = FIELDS.flatMap((field) => {
    const before = valueText(first.container[field]);
    const after = valueText(second.container[field]);
    return before === after ? [] : [{ field, before, after }];
  });
  if (fields.length > 0) diff.changed.push({ id, slot: second.slot, fields });
}

function valueText(value: Container[FieldChange['field']]): string {
  if (value === null) return '';
  return typeof value === 'object'
    ? Array.isArray(value)
      ? value.map(partText).join(' and ')
      : partText(value)
    : String(value);
}

/** "imdgClass 3 unNumber 1133": the values of one substance or of the over-dimensions, in the order of their names. */
function partText(part: object): string {
  return Object.entries(part)
    .filter(([, value]) => value !== undefined && value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(' ');
}

function fieldText({ field, before, after }: FieldChange): string {
  return `${field} ${before || 'none'} -> ${after || 'none'}`;
}
