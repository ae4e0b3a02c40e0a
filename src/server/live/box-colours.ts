// Boxes in groups by what a person asks of the terminal's picture: whose, where to, how heavy, how long here, what comes next.
import type { ContainerRecord, LedgerState } from '../../ledger/state.ts';
import type { ContainerId } from '../../terminal/ids.ts';
import type { BoxColours, BoxGroup, BoxQuestion } from '../api/colours.ts';
import { atQuay } from './box-views.ts';

/** Least mass of each class after the lightest, t. */
const HEAVIER_FROM = [5, 10, 15, 20, 25] as const;
/** Least stay of each class after the shortest, days. */
const LONGER_FROM = [1, 3, 5, 7, 14] as const;

const DAY_MS = 86_400_000;
const TONNE_KG = 1000;

/** Keys in the order of the legend where the question has one of its own; other keys come after these. */
const ORDER: Readonly<Partial<Record<BoxQuestion, readonly string[]>>> = {
  weight: ['0', ...HEAVIER_FROM.map(String)],
  dwell: ['0', ...LONGER_FROM.map(String), 'elsewhere'],
  reefer: ['alarm', 'off-power', 'plugged', 'elsewhere', 'none'],
  next: ['discharge', 'restow', 'load-now', 'load-later', 'truck-now', 'truck-later', 'stays', 'unknown'],
};
/** The group of boxes of which there is nothing to tell comes last. */
const NOTHING = 'none';

/** What the answers are read from. */
interface Reading {
  state: LedgerState;
  /** ms UTC. */
  now: number;
  /** Boxes that trucks come for: their visits are announced and not over. */
  collected: ReadonlySet<ContainerId>;
}

const ANSWERS: Readonly<Record<BoxQuestion, (record: ContainerRecord, reading: Reading) => string>> = {
  line: ({ container }) => container.operator,
  port: ({ container }) => container.portOfDischarge,
  weight: ({ container }) => classOf(container.grossKg / TONNE_KG, HEAVIER_FROM),
  dwell: ({ position, yardSince }, { now }) =>
    position.kind === 'yard' ? classOf((now - yardSince) / DAY_MS, LONGER_FROM) : 'elsewhere',
  reefer: reeferAnswer,
  dangerous: ({ container }) => container.dangerous[0]?.imdgClass ?? NOTHING,
  next: nextMove,
  hold: ({ holds }) => holds.keys().next().value ?? NOTHING,
};

/** All that can be asked. */
export const BOX_QUESTIONS = Object.keys(ANSWERS) as BoxQuestion[];

/** Boxes that are drawn (in the yard, on machines and trucks, aboard vessels at the quay), grouped by a question. */
export function boxColours(state: LedgerState, by: BoxQuestion, now: number): BoxColours {
  const answer = ANSWERS[by];
  const reading = { state, now, collected: by === 'next' ? awaited(state) : new Set<ContainerId>() };
  const groups = new Map<string, string[]>();
  for (const [id, record] of state.containers) {
    if (!isDrawn(state, record)) continue;
    const key = answer(record, reading);
    const boxes = groups.get(key);
    if (boxes) boxes.push(id);
    else groups.set(key, [id]);
  }
  return { by, groups: inOrder(by, groups) };
}

function isDrawn(state: LedgerState, { position }: ContainerRecord): boolean {
  if (position.kind !== 'vessel') return position.kind !== 'outside';
  const call = state.calls.get(position.call);
  return call !== undefined && atQuay(call);
}

function inOrder(by: BoxQuestion, groups: ReadonlyMap<string, string[]>): BoxGroup[] {
  const order = ORDER[by];
  const all = [...groups].map(([key, boxes]) => ({ key, boxes }));
  const rank = ({ key, boxes }: BoxGroup): number => {
    if (order) return order.includes(key) ? order.indexOf(key) : order.length;
    return key === NOTHING ? 1 : -boxes.length;
  };
  return all.sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1));
}

/** The least value of the class that a value falls into, as a key. */
function classOf(value: number, bounds: readonly number[]): string {
  return String(bounds.findLast((from) => value >= from) ?? 0);
}

function reeferAnswer({ container }: ContainerRecord, { state }: Reading): string {
  const reefer = state.reefers.get(container.id);
  if (reefer?.alarm) return 'alarm';
  if (reefer) return reefer.plugged ? 'plugged' : 'off-power';
  return container.reeferC === null ? NOTHING : 'elsewhere';
}

function awaited(state: LedgerState): Set<ContainerId> {
  const boxes = new Set<ContainerId>();
  for (const { state: stands, collect } of state.visits.values())
    if (stands !== 'gone') for (const id of collect) boxes.add(id);
  return boxes;
}

/** How a box moves next: off or within its vessel, aboard one that is at work now or one that comes, or onto a truck that is announced. */
function nextMove({ container, position, outbound }: ContainerRecord, { state, collected }: Reading): string {
  if (position.kind === 'vessel') {
    const here = state.calls.get(position.call);
    if (here?.toDischarge.has(container.id)) return 'discharge';
    return here?.toRestow.has(container.id) ? 'restow' : 'stays';
  }
  if (outbound === 'truck') return collected.has(container.id) ? 'truck-now' : 'truck-later';
  const call = state.calls.get(outbound as never);
  if (!call) return 'unknown';
  return call.state === 'working' ? 'load-now' : 'load-later';
}
