// Which cranes work on which vessel, and which bays each of them takes in which order.
import { planCranes } from '../../quay/crane-plan.ts';
import type { CraneTask } from '../../quay/problems.ts';
import type { TerminalModel } from '../../terminal/model.ts';
import { callRecord, craneId, craneWork, type Desk } from '../context.ts';
import { isOutForLong } from '../faults/fault-query.ts';
import type { Policy } from '../policy.ts';
import type { CallWork } from '../state.ts';
import { PHASE, bayEstimate } from './bay-work.ts';
import { startAccount } from './crane-account.ts';
import { openPoints } from './crane-moves.ts';
import { currentBay, takeNextBay } from './crane-query.ts';

/**
 * Cranes side by side need this many times their least spacing, or they wait for each other at every bay change; where vehicles stand under the crane itself,
 * more, or those that leave it wait long for a gap in the lane (measured: docs/reports/quay.md).
 */
const CRANE_ROOM = { double: 1.5, single: 2 } as const;
/** More than the seconds of work of any vessel. */
const PLANNED_FIRST = 1e9;
/** Work that the crane planner may do, in its steps. */
const CRANE_STEPS = 3000;

interface Share {
  work: CallWork;
  centre: number;
  /** Positions of her first and last bay with work, m. */
  low: number;
  high: number;
  seconds: number;
  max: number;
  count: number;
}

/** Cranes that have room beside each other along so many metres of bays. */
export function cranesBeside({ craneRails, quayCraneType }: TerminalModel, span: number): number {
  return Math.floor(span / (CRANE_ROOM[quayCraneType.trolleys] * craneRails.minSpacing)) + 1;
}

/** Shares the cranes among the vessels at the quay and plans each vessel's bays over its cranes. */
export function assignCranes(desk: Desk): void {
  const shares: Share[] = [];
  for (const work of desk.state.calls.values()) {
    if (work.finished) continue;
    const open = work.bays.filter((b) => b.phase !== PHASE.done);
    if (open.length === 0) continue;
    const call = callRecord(desk, work.call);
    const seconds = open.reduce((sum, b) => sum + bayEstimate(call, b, desk.model.quayCraneType.hatchCoverSeconds), 0);
    const begun = open.filter((b) => b.crane !== -1).length;
    const low = Math.min(...open.map((b) => b.x));
    const high = Math.max(...open.map((b) => b.x));
    const side = cranesBeside(desk.model, high - low);
    const max = Math.min(desk.model.quay.maxCranesPerVessel, open.length, Math.max(begun, side));
    shares.push({ work, centre: work.bowX + call.geometry.length / 2, low, high, seconds, max, count: 0 });
  }
  if (shares.length === 0) return;
  shares.sort((a, b) => a.centre - b.centre);
  shareOut(shares, desk.state.cranes.length, desk.state.policy.craneSplit);
  const first = placeGroups(desk, shares);
  shares.forEach((s, i) => joinCall(desk, s, first[i] as number));
}

/** Says how many cranes each vessel gets: one at least, then what the plan gives her, then the rest where most work is left for each crane. */
function shareOut(shares: Share[], total: number, split: Policy['craneSplit']): void {
  for (const s of shares.slice(0, total)) s.count = 1;
  const need =
    split === 'equal'
      ? (s: Share): number => -s.count
      : (s: Share): number => (s.count < s.work.gang ? PLANNED_FIRST : 0) + s.seconds / s.count;
  for (let left = total - shares.length; left > 0; left--) {
    const open = shares.filter((s) => s.count < s.max);
    if (open.length === 0) break;
    const most = open.reduce((a, b) => (need(b) > need(a) ? b : a));
    most.count++;
  }
}

/** Cost of a choice that leaves idle cranes no room on the rails, m; far over any way to go. */
const NO_ROOM = 1e6;
/** Cost of a crane that will not work for long, m; over any way to go: another one takes its place where it can. */
const OUT = 1e4;

/**
 * First crane of each vessel's group: groups in the vessels' order along the quay, with the least way to go, and so that the idle
 * cranes beside and between the groups have room (they cannot pass).
 */
function placeGroups(desk: Desk, shares: Share[]): number[] {
  const n = desk.state.cranes.length;
  const { minSpacing } = desk.model.craneRails;
  const cost = (s: Share, from: number): number => {
    let sum = 0;
    for (let c = from; c < from + s.count; c++)
      sum += isOutForLong(desk, craneId(desk, c)) ? OUT : Math.abs(craneWork(desk, c).x - s.centre);
    return sum;
  };
  /** Idle cranes between two groups (or a group and the quay's end) need this many metres. */
  const squeezed = (idle: number, room: number, inner: boolean): number =>
    (inner ? idle + 1 : idle) * minSpacing > room ? NO_ROOM * (idle + 1) : 0;
  // best[i][c]: least cost for vessels i… with cranes c… free.
  const best: number[][] = shares.map(() => Array.from({ length: n + 1 }, () => Infinity));
  const choice: number[][] = shares.map(() => Array.from({ length: n + 1 }, () => -1));
  for (let i = shares.length - 1; i >= 0; i--) {
    const s = shares[i] as Share;
    const before = shares[i - 1];
    for (let c = 0; c + s.count <= n; c++) {
      for (let from = c; from + s.count <= n; from++) {
        const left = before ? squeezed(from - c, s.low - before.high, true) : squeezed(from, s.low, false);
        const end = from + s.count;
        const right = i + 1 < shares.length ? 0 : squeezed(n - end, desk.model.quay.length - s.high, false);
        const rest = i + 1 < shares.length ? (best[i + 1]?.[end] as number) : 0;
        const sum = cost(s, from) + left + right + rest;
        if (sum >= (best[i]?.[c] as number)) continue;
        (best[i] as number[])[c] = sum;
        (choice[i] as number[])[c] = from;
      }
    }
  }
  let free = 0;
  return shares.map((s, i) => {
    const from = choice[i]?.[free] as number;
    free = from + s.count;
    return from;
  });
}

function joinCall(desk: Desk, share: Share, first: number): void {
  const { work } = share;
  const crew: number[] = [];
  const coming: number[] = [];
  for (let i = 0; i < desk.state.cranes.length; i++) {
    const c = craneWork(desk, i);
    const wanted = i >= first && i < first + share.count;
    if (wanted) {
      c.nextCall = work.call;
      if (isOutForLong(desk, craneId(desk, i))) c.bays = [];
      else if (c.call === null || c.call === work.call) crew.push(i);
      else if (givesBack(desk, i)) desk.cranesToLook.add(i);
      else coming.push(i);
    } else if (c.nextCall === work.call) {
      c.nextCall = null;
      c.bays = [];
    }
  }
  planBays(desk, work, crew, coming);
  for (const i of crew) {
    const c = craneWork(desk, i);
    if (c.call !== null || c.bays.length === 0) continue;
    c.call = work.call;
    startAccount(desk, i);
    takeNextBay(desk, i);
    if (c.bay !== 0 && !c.moving && Math.abs(c.x - c.station) < 0.01) openPoints(desk, i);
    desk.cranesToLook.add(i);
  }
  work.cranes = desk.state.cranes.flatMap((c, i) => (c.call === work.call ? [i] : []));
}

/**
 * Spreads the open bays of a vessel over its cranes. Those that are `coming` end a bay of another vessel first; they are planned with, since a bay that
 * is begun is worked to its end, and a crane at the outer bay would keep them from all others.
 */
function planBays(desk: Desk, work: CallWork, crew: number[], coming: number[]): void {
  if (crew.length === 0) return;
  const call = callRecord(desk, work.call);
  const { model } = desk;
  const tasks: CraneTask[] = [];
  work.bays.forEach((bay, id) => {
    if (bay.phase === PHASE.done) return;
    const locked = bay.crane >= 0 && crew.includes(bay.crane) && craneWork(desk, bay.crane).bay === bay.bay;
    if (bay.crane >= 0 && !locked) return;
    const seconds = Math.max(60, bayEstimate(call, bay, model.quayCraneType.hatchCoverSeconds));
    tasks.push({ id, x: bay.x, seconds, after: [], lockedTo: locked ? bay.crane : null });
  });
  const planned = planCranes(
    {
      cranes: [...crew, ...coming]
        .sort((a, b) => a - b)
        .map((id) => ({
          ...{ id, x: craneWork(desk, id).x, minX: 0, maxX: model.quay.length },
          readyIn: readyIn(desk, id, work),
        })),
      minSpacing: model.craneRails.minSpacing,
      gantrySpeed: model.quayCraneType.gantry.speed,
      tasks,
    },
    { steps: CRANE_STEPS },
  );
  for (const sequence of planned.plan.sequences) {
    if (coming.includes(sequence.crane)) continue;
    const c = craneWork(desk, sequence.crane);
    c.bays = sequence.tasks.map((t) => (work.bays[t.id] as (typeof work.bays)[number]).bay).filter((b) => b !== c.bay);
    if (c.call === work.call) desk.cranesToLook.add(sequence.crane);
  }
  desk.ledger.record(
    {
      kind: 'cranes-planned',
      call: work.call,
      cranes: crew.map((i) => craneId(desk, i)),
      objective: planned.objective,
      bound: planned.bound,
      why: planned.why[0] ?? null,
    },
    desk.now,
  );
}

/** Seconds after which a crane can come to a vessel: what is left of the bay that it works on another one. */
function readyIn(desk: Desk, index: number, work: CallWork): number {
  const { call, bay } = craneWork(desk, index);
  if (call === null || call === work.call) return 0;
  const begun = desk.state.calls.get(call)?.bays.find((one) => one.bay === bay && one.phase !== PHASE.done);
  return begun ? bayEstimate(callRecord(desk, call), begun, desk.model.quayCraneType.hatchCoverSeconds) : 0;
}

/**
 * A crane that is wanted elsewhere and has not reached its bay gives it back, and is free at the next look. Else two cranes that are each to
 * pass the other would wait for ever.
 */
function givesBack(desk: Desk, index: number): boolean {
  const c = craneWork(desk, index);
  const bay = currentBay(desk, c);
  const busy = c.main !== null || c.portal !== null || c.platform.length > 0;
  if (!bay || busy || Math.abs(c.x - c.station) <= 0.01) return false;
  for (const move of desk.state.moves.values()) if (move.crane === index) return false;
  bay.crane = -1;
  c.bay = 0;
  c.bays = [];
  return true;
}
