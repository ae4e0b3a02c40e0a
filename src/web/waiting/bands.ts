// The bands of the waiting view: a day in slices, each with what its time went to, by families of causes that are told apart at a glance.
import type { WaitingView, WaitRoot, WaitTimes } from '../../server/api.ts';

export type Kind = WaitRoot | 'work';
export type Family = 'work' | 'moving' | 'vehicle' | 'yard' | 'crane' | 'neighbour' | 'stop' | 'plan';

/** Families from the foot of a band upwards. */
export const FAMILIES: readonly Family[] = ['work', 'moving', 'vehicle', 'yard', 'crane', 'neighbour', 'stop', 'plan'];

/** The family of each kind of time. */
export const FAMILY_OF: Readonly<Record<Kind, Family>> = {
  work: 'work',
  moving: 'moving',
  'vehicle-shortage': 'vehicle',
  drive: 'vehicle',
  traffic: 'vehicle',
  'yard-crane': 'yard',
  dig: 'yard',
  'no-place': 'yard',
  hold: 'yard',
  reefer: 'yard',
  truck: 'yard',
  platform: 'crane',
  'hatch-cover': 'crane',
  'other-crane': 'neighbour',
  'machine-broken': 'stop',
  'machine-check': 'stop',
  weather: 'stop',
  'person-stop': 'stop',
  order: 'plan',
  'not-here': 'plan',
  'no-work': 'plan',
  loop: 'plan',
  other: 'plan',
};

/** A kind of time with how much of it there was, ms. */
export interface Amount {
  kind: Kind;
  ms: number;
}

/** What there was, the most first. */
export function amountsOf(times: WaitTimes): Amount[] {
  const amounts = Object.entries(times).map(([kind, ms]) => ({ kind: kind as Kind, ms }));
  return amounts.filter(({ ms }) => ms > 0).sort((a, b) => b.ms - a.ms);
}

/** True for time that was waited. */
export function isWait(kind: Kind): boolean {
  return kind !== 'work' && kind !== 'moving';
}

/** Time at vessels, and the part of it that was waited, ms. */
export function sumsOf(times: WaitTimes): { all: number; waited: number } {
  let all = 0;
  let waited = 0;
  for (const { kind, ms } of amountsOf(times)) {
    all += ms;
    if (isWait(kind)) waited += ms;
  }
  return { all, waited };
}

/** Time of each family, ms. */
export function byFamily(times: WaitTimes): Partial<Record<Family, number>> {
  const sums: Partial<Record<Family, number>> = {};
  for (const { kind, ms } of amountsOf(times)) {
    const family = FAMILY_OF[kind];
    sums[family] = (sums[family] ?? 0) + ms;
  }
  return sums;
}

/** How many slices the day of a view has. */
export function slicesIn({ from, to, sliceMs }: Pick<WaitingView, 'from' | 'to' | 'sliceMs'>): number {
  return Math.max(1, Math.ceil((to - from) / sliceMs));
}

/** What a place names: a crane, and the begin of a slice of its day (ms UTC; null: now). */
export interface Picked {
  crane: string;
  at: number | null;
}

/** What a place names ("QC03@2026-01-05T03:10Z", "QC03"); null for nothing that can be read. */
export function pickedOf(place: string | null): Picked | null {
  const [crane, time] = (place ?? '').split('@');
  if (crane === undefined || crane === '') return null;
  const at = time === undefined ? NaN : Date.parse(time);
  return { crane, at: Number.isNaN(at) ? null : at };
}

/** The place that names it. */
export function placeOfPicked({ crane, at }: Picked): string {
  return at === null ? crane : `${crane}@${new Date(at).toISOString().replace(/:\d\d\.\d+Z$/, 'Z')}`;
}
