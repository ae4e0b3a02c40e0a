// What is kept of the waits of quay cranes: each wait of the last day with its chain as it was when it began, and how much time went to each
// root. Taken after every turn from what the control loop knows; plain data, kept in snapshots. The sums are exact to the turn: they follow the
// crane's own account, and only the root of a wait is looked up, when it begins and then every LOOK_MS.
import type { Desk } from '../../operation/context.ts';
import type { CraneWork } from '../../operation/state.ts';
import type { WaitRoot, WaitSpan, WaitTimes } from '../api/waiting.ts';
import { chainOf } from './chain.ts';

const HOUR_MS = 3_600_000;
/** How long is kept, ms: the last day. */
export const KEPT_MS = 24 * HOUR_MS;
/** Length of a slice of the sums, ms. */
export const SLICE_MS = HOUR_MS / 6;
/** How often the root of a wait that goes on is looked up again, ms (designed): a cause that lasts is seen, and the run pays little for it. */
const LOOK_MS = 10_000;
/** Waits that were shorter are in the sums alone, ms (designed): a trolley stands some seconds in every cycle. */
const LEAST_SPAN_MS = 2000;
/** Most waits kept of a crane, whatever their age: a bound of memory. */
const MOST_SPANS = 4000;

/** What a crane's time goes to now. */
type Kind = WaitRoot | 'work';

/** The notes of one crane. */
export interface CraneNotes {
  duty: { from: number; to: number | null; call: string }[];
  spans: WaitSpan[];
  /** What it does now; null while it is at no call. */
  kind: Kind | null;
  /** Time is booked up to here, ms UTC. */
  bookedTo: number;
  /** When the root is looked up again, ms UTC. */
  lookAt: number;
  /** Containers that it had moved at the last look, since the run began. */
  moves: number;
}

/** What the cranes did in a slice of time; by their index, left out for those at no call. */
export interface Slice {
  at: number;
  ms: WaitTimes[];
  moves: number[];
}

/** All notes; plain data. */
export interface WaitingState {
  cranes: CraneNotes[];
  /** Time and containers of each crane by slices that begin at `at`, ms UTC. */
  slices: Slice[];
  /** Time at each call; `last`: when it was booked last, ms UTC. */
  calls: { call: string; vessel: string; last: number; ms: WaitTimes }[];
}

/** Nothing noted yet. */
export function beginWaiting(): WaitingState {
  return { cranes: [], slices: [], calls: [] };
}

/** Notes what the cranes do after a turn. */
export function noteTurn(desk: Desk, notes: WaitingState): void {
  const { cranes } = desk.state;
  for (let i = 0; i < cranes.length; i++) noteCrane(desk, notes, i, cranes[i] as CraneWork);
}

function noteCrane(desk: Desk, notes: WaitingState, crane: number, work: CraneWork): void {
  const cause = work.time?.cause ?? null;
  const one = (notes.cranes[crane] ??= { duty: [], spans: [], kind: null, bookedTo: desk.now, lookAt: 0, moves: 0 });
  if (work.moves !== one.moves) countMoves(desk, notes, crane, work);
  if (cause === null && one.kind === null) return;
  const shift = one.duty.at(-1);
  const call = work.call ?? '';
  if (cause === null || shift?.to !== null || shift.call !== call) {
    change(desk, notes, crane, null);
    if (shift?.to === null) shift.to = desk.now;
    if (cause === null) return;
    one.duty.push({ from: desk.now, to: null, call });
  }
  if (cause === 'working') return change(desk, notes, crane, 'work');
  if (cause === 'movingBays') return change(desk, notes, crane, 'moving');
  const waits = one.kind !== null && one.kind !== 'work' && one.kind !== 'moving';
  if (waits && desk.now < one.lookAt) return;
  one.lookAt = desk.now + LOOK_MS;
  const { root, links } = chainOf(desk, crane, desk.now);
  // As in the crane's account: a platform passes on the delay of a vehicle or the yard that has just come.
  if (waits && root === 'platform' && cause !== 'waitingPlatform') return;
  change(desk, notes, crane, root, links);
}

/** Books the time so far; from now on it goes to another kind. */
function change(
  desk: Desk,
  notes: WaitingState,
  crane: number,
  kind: Kind | null,
  chain: WaitSpan['chain'] = [],
): void {
  const one = notes.cranes[crane] as CraneNotes;
  if (one.kind === kind) return;
  book(desk, notes, crane);
  const open = one.spans.at(-1);
  if (open?.to === null) {
    open.to = desk.now;
    if (open.to - open.from < LEAST_SPAN_MS) one.spans.pop();
  }
  if (one.kind === null) one.bookedTo = desk.now;
  one.kind = kind;
  if (kind !== null && kind !== 'work') {
    const call = one.duty.at(-1)?.call ?? '';
    one.spans.push({ from: desk.now, to: null, root: kind, call, chain });
  }
  forget(one, desk.now);
}

/** Puts the time since the last booking to the kind, by slices, and to the call. */
function book(desk: Desk, notes: WaitingState, crane: number): void {
  const one = notes.cranes[crane] as CraneNotes;
  const { kind } = one;
  if (kind === null) return;
  const call = callTimes(desk, notes, one.duty.at(-1)?.call ?? '');
  call.last = desk.now;
  call.ms[kind] = (call.ms[kind] ?? 0) + desk.now - one.bookedTo;
  for (let from = one.bookedTo; from < desk.now;) {
    const at = Math.floor(from / SLICE_MS) * SLICE_MS;
    const to = Math.min(desk.now, at + SLICE_MS);
    const ms = (sliceAt(notes, at).ms[crane] ??= {});
    ms[kind] = (ms[kind] ?? 0) + to - from;
    from = to;
  }
  one.bookedTo = desk.now;
}

function callTimes(desk: Desk, notes: WaitingState, call: string): WaitingState['calls'][number] {
  const known = notes.calls.find((one) => one.call === call);
  if (known) return known;
  const vessel = desk.ledger.state.calls.get(call as never)?.vessel ?? '';
  const made = { call, vessel, last: desk.now, ms: {} };
  notes.calls = notes.calls.filter(({ last }) => last > desk.now - KEPT_MS);
  notes.calls.push(made);
  return made;
}

function countMoves(desk: Desk, notes: WaitingState, crane: number, work: CraneWork): void {
  const one = notes.cranes[crane] as CraneNotes;
  const { moves } = sliceAt(notes, Math.floor(desk.now / SLICE_MS) * SLICE_MS);
  moves[crane] = (moves[crane] ?? 0) + work.moves - one.moves;
  one.moves = work.moves;
}

/** The slice that begins at a time; slices are in order, and those that are too old go. */
function sliceAt({ slices }: WaitingState, at: number): Slice {
  let k = slices.length;
  while (k > 0 && (slices[k - 1] as Slice).at > at) k--;
  const before = slices[k - 1];
  if (before?.at === at) return before;
  const made: Slice = { at, ms: [], moves: [] };
  slices.splice(k, 0, made);
  while ((slices[0] as Slice).at < at - KEPT_MS) slices.shift();
  return made;
}

function forget(one: CraneNotes, now: number): void {
  while (one.spans.length > MOST_SPANS || (one.spans[0]?.to ?? now) < now - KEPT_MS) one.spans.shift();
  while ((one.duty[0]?.to ?? now) < now - KEPT_MS) one.duty.shift();
}
