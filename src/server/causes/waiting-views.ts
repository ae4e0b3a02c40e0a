// The waits of quay cranes as they are told: the last day by root, crane and slice, and one crane's waits with their chains.
import type { Desk } from '../../operation/context.ts';
import type { CraneWaiting, WaitingView, WaitSpan, WaitTimes } from '../api/waiting.ts';
import { chainOf } from './chain.ts';
import { KEPT_MS, SLICE_MS, type CraneNotes, type WaitingState } from './waiting-notes.ts';

/** The last day, up to now. */
export function waitingView(desk: Desk, notes: WaitingState): WaitingView {
  const to = desk.now;
  const from = Math.floor((to - KEPT_MS) / SLICE_MS) * SLICE_MS + SLICE_MS;
  const calls = new Map(
    notes.calls.map(({ call, vessel, last, ms }) => [call, { call, vessel, last, total: { ...ms } }]),
  );
  const cranes = desk.model.quayCranes.map(({ id }, i) => {
    const one = notes.cranes[i];
    const slices = notes.slices.flatMap(({ at, ms }) => (at >= from && ms[i] ? [{ at, ms: { ...ms[i] } }] : []));
    const call = one ? calls.get(one.duty.at(-1)?.call ?? '') : undefined;
    if (one) addRunning(one, to, slices, call?.total);
    return { crane: id, total: sumOf(slices.map(({ ms }) => ms)), slices, now: one ? spanNow(desk, i, one) : null };
  });
  const recent = [...calls.values()].filter(({ last }) => last >= from);
  return {
    ...{ from, to, sliceMs: SLICE_MS, cranes },
    calls: recent.map(({ call, vessel, total }) => ({ call, vessel, total })),
    total: sumOf(cranes.map(({ total }) => total)),
  };
}

/** Adds what is not booked yet. */
function addRunning(one: CraneNotes, to: number, slices: { at: number; ms: WaitTimes }[], call?: WaitTimes): void {
  const { kind } = one;
  if (kind === null) return;
  if (call) call[kind] = (call[kind] ?? 0) + to - one.bookedTo;
  for (let at = one.bookedTo; at < to;) {
    const begin = Math.floor(at / SLICE_MS) * SLICE_MS;
    const end = Math.min(to, begin + SLICE_MS);
    let slice = slices.find((s) => s.at === begin);
    if (!slice) slices.push((slice = { at: begin, ms: {} }));
    slice.ms[kind] = (slice.ms[kind] ?? 0) + end - at;
    at = end;
  }
}

function sumOf(times: readonly WaitTimes[]): WaitTimes {
  const sum: Record<string, number> = {};
  for (const one of times) for (const [kind, ms] of Object.entries(one)) sum[kind] = (sum[kind] ?? 0) + ms;
  return sum;
}

/** The wait that goes on, with its chain as it is now; null while it works or is at no call. */
function spanNow(desk: Desk, crane: number, one: CraneNotes): WaitSpan | null {
  const open = one.spans.at(-1);
  if (open?.to !== null || open.root === 'moving') return null;
  return { ...open, chain: chainOf(desk, crane, open.from).links };
}

/** The waits of a crane that reach into a time; null for a crane that there is not. */
export function craneWaiting(
  desk: Desk,
  notes: WaitingState,
  crane: string,
  from: number,
  to: number,
): CraneWaiting | null {
  const index = desk.model.quayCranes.findIndex(({ id }) => id === crane);
  if (index < 0) return null;
  const one = notes.cranes[index];
  const reaches = (part: { from: number; to: number | null }): boolean =>
    part.from < to && (part.to === null || part.to > from);
  const now = one ? spanNow(desk, index, one) : null;
  return { crane, from, to, duty: (one?.duty ?? []).filter(reaches), spans: (one?.spans ?? []).filter(reaches), now };
}
