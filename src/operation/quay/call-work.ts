// Vessel calls: berth plan, mooring, which cranes work where, departure.
import { seedFor } from '../../kit/random.ts';
import { planBerths } from '../../quay/berth-plan.ts';
import { planCranes } from '../../quay/crane-plan.ts';
import type { BerthRequest, CraneTask } from '../../quay/problems.ts';
import { allLoads } from '../../ledger/holds.ts';
import type { CallRecord } from '../../ledger/state.ts';
import type { CallId } from '../../terminal/ids.ts';
import { PHASE, bayEstimate, findRestows, makeBays, type BayRules } from './bay-work.ts';
import { callRecord, containerRecord, craneId, craneWork, twinKg, type Desk } from '../context.ts';
import { startAccount } from './crane-account.ts';
import { openPoints } from './crane-moves.ts';
import { takeNextBay } from './crane-query.ts';
import { isOutForLong } from '../faults/fault-query.ts';
import { roll } from './settle-loads.ts';
import type { CallWork } from '../state.ts';

/** Cranes side by side need this many times their least spacing, or they wait for each other at every bay change (measured). */
const CRANE_ROOM = 1.5;
/** Work that planners may do, in their steps. */
const BERTH_STEPS = 4000;
const CRANE_STEPS = 3000;
/** A metre away from the middle of the preferred berth costs as much as this much waiting, ms: it only breaks ties (designed). */
const METRE_COST = 300;
/** Planning figure: containers per crane hour, for the time alongside. */
const PLAN_RATE = 28;

/** The quay is planned anew at least this often, ms. */
const QUAY_PLAN_MS = 30 * 60_000;

/** Something has happened that the berth plan must know: it is made anew in this step. */
function quayChanged(desk: Desk): void {
  desk.state.nextQuayPlan = desk.now;
  desk.lookAtBerths = true;
}

/** Plans the quay anew where that is due, and berths whoever waits for a place that is free now. */
export function lookAtBerths(desk: Desk): void {
  const waiting: CallRecord[] = [];
  const requests: BerthRequest[] = [];
  for (const call of desk.ledger.state.calls.values()) {
    if (call.state === 'sailed') continue;
    if (call.state === 'expected' && call.eta > desk.now + 7 * 86_400_000) continue;
    if (call.state === 'expected' || call.state === 'at-roads') waiting.push(call);
    requests.push(requestOf(desk, call));
  }
  if (desk.now >= desk.state.nextQuayPlan) {
    desk.state.nextQuayPlan = desk.now + QUAY_PLAN_MS;
    if (waiting.length > 0) planQuay(desk, requests, waiting);
  }
  for (const call of waiting) if (call.state === 'at-roads') orderBerth(desk, call);
}

function requestOf(desk: Desk, call: CallRecord): BerthRequest {
  const moored = call.state === 'berthing' || call.state === 'working' || call.state === 'unberthing';
  const start = Math.min(call.berth?.start ?? desk.now, desk.now);
  // What lies at the quay already: the time that has passed and what is left to do.
  const handling = handlingMs(desk, call) + (moored ? desk.now - start : 0);
  const { length, draught } = call.geometry;
  const pinnedX = desk.state.policy.berthPins?.[call.call];
  return {
    call: call.call,
    length,
    // Draught of a vessel without a profile is an estimate; it must not keep her out of a quay she was sent to.
    draught: Math.min(draught, desk.model.quay.depth - desk.model.quay.underKeelClearance),
    arrival: Math.max(call.eta, call.state === 'at-roads' ? (call.times['at-roads'] ?? desk.now) : call.eta),
    handling,
    preferredX: pinnedX ?? homeOf(desk, call) - length / 2,
    ...(pinnedX === undefined ? {} : { pinnedX }),
    weight: 1,
    fixed: moored && call.berth ? { x: call.berth.x, start } : null,
  };
}

/** Middle of the berth that a call likes best: berths in turn, so that neighbours have room and cranes do not squeeze. */
function homeOf(desk: Desk, call: CallRecord): number {
  const { berths } = desk.model;
  const turn = Math.abs(seedFor(1, call.call)) % berths.length;
  const berth = berths[turn] as (typeof berths)[number];
  return (berth.from + berth.to) / 2;
}

function handlingMs(desk: Desk, call: CallRecord): number {
  const moves = call.toDischarge.size + call.toLoad.size + 2 * call.toRestow.size;
  const cranes = Math.max(1, Math.min(desk.model.quay.maxCranesPerVessel, Math.ceil(call.geometry.length / 80)));
  const { berthingSeconds, unberthingSeconds } = desk.model.quay;
  return Math.round(
    (berthingSeconds + unberthingSeconds) * 1000 + (moves / (cranes * PLAN_RATE)) * 3_600_000 + 600_000,
  );
}

function planQuay(desk: Desk, requests: BerthRequest[], waiting: CallRecord[]): void {
  const { quay, berths } = desk.model;
  const planned = planBerths(
    {
      quayLength: quay.length,
      depths: berths.map((b) => ({
        from: Math.max(b.from, quay.mooringClearance),
        to: Math.min(b.to, quay.length - quay.mooringClearance),
        depth: b.depth,
      })),
      clearance: quay.mooringClearance,
      underKeelClearance: quay.underKeelClearance,
      requests,
      metreCost: METRE_COST,
    },
    { steps: BERTH_STEPS },
  );
  for (const r of planned.plan.refused) {
    const call = waiting.find((w) => w.call === r.call);
    if (call) refuseCall(desk, call, r.reason);
  }
  planned.plan.berthings.forEach((b, i) => {
    const call = waiting.find((w) => w.call === b.call);
    if (!call) return;
    const start = Math.max(b.start, desk.now);
    const old = call.berth;
    if (old?.x === b.x && Math.abs(old.start - start) < 60_000 && Math.abs(old.end - b.end) < 600_000) return;
    desk.ledger.record(
      {
        kind: 'berth-planned',
        call: call.call,
        x: b.x,
        start,
        end: b.end,
        objective: planned.objective,
        bound: planned.bound,
        why: planned.why[i] ?? null,
      },
      desk.now,
    );
  });
}

/** A vessel that no place of this quay can take is not worked: all that was listed for her is set aside, and she goes elsewhere. */
function refuseCall(desk: Desk, call: CallRecord, reason: 'too-long' | 'too-deep'): void {
  const { length, draught } = call.geometry;
  const { quay } = desk.model;
  const room = quay.length - 2 * quay.mooringClearance;
  const text =
    reason === 'too-long'
      ? `the vessel is ${length} m long, the quay takes ${room} m`
      : `the vessel draws ${draught} m, the quay is ${quay.depth} m deep`;
  for (const what of [...call.toDischarge, ...allLoads(call).keys()])
    desk.ledger.record(
      { kind: 'container-set-aside', what, call: call.call, code: 'HWS-RUN-045', reason: text },
      desk.now,
    );
  desk.ledger.record({ kind: 'call-refused', call: call.call, reason: text }, desk.now);
}

/** Berths a vessel that waits at the roads as soon as her place is free. */
function orderBerth(desk: Desk, call: CallRecord): void {
  if (!call.berth || call.berth.start > desk.now) return;
  const { x } = call.berth;
  const clearance = desk.model.quay.mooringClearance;
  for (const other of desk.ledger.state.calls.values()) {
    if (other.state !== 'berthing' && other.state !== 'working' && other.state !== 'unberthing') continue;
    const ox = other.berth?.x ?? 0;
    if (x < ox + other.geometry.length + clearance && ox < x + call.geometry.length + clearance) return;
  }
  desk.ledger.record({ kind: 'call-state', call: call.call, state: 'berthing' }, desk.now);
  desk.orders.push({ kind: 'berth', call: call.call, bowX: x });
}

/** A vessel is at the roads; one that was refused is sent on. */
export function vesselArrived(desk: Desk, call: CallId): void {
  if (callRecord(desk, call).state === 'sailed') {
    desk.orders.push({ kind: 'unberth', call });
    return;
  }
  desk.ledger.record({ kind: 'call-state', call, state: 'at-roads' }, desk.now);
  quayChanged(desk);
}

/** Her last line is let go. */
export function vesselSailed(desk: Desk, call: CallId): void {
  if (callRecord(desk, call).state === 'sailed') return;
  desk.ledger.record({ kind: 'call-state', call, state: 'sailed' }, desk.now);
  quayChanged(desk);
}

/** All lines fast: the work list is made and cranes are assigned. */
export function vesselMoored(desk: Desk, callId: CallId): void {
  const call = callRecord(desk, callId);
  desk.ledger.record({ kind: 'call-state', call: callId, state: 'working' }, desk.now);
  for (const { container, slot } of findRestows(call, allLoads(call)))
    desk.ledger.record({ kind: 'restow-listed', call: callId, container, slot }, desk.now);
  const bowX = call.berth?.x ?? 0;
  const work: CallWork = {
    call: callId,
    bowX,
    bays: makeBays(call, bowX, bayRules(desk)),
    cranes: [],
    craneMs: 0,
    craneMoves: 0,
    lastMove: desk.now,
    finished: false,
  };
  desk.state.calls.set(callId, work);
  quayChanged(desk);
  desk.shareCranes = true;
}

/** Dual cycling needs room for both ways on the platform; under a single trolley the vehicles are that room. */
export function bayRules(desk: Desk): BayRules {
  const { platform, trolleys } = desk.model.quayCraneType;
  const room = trolleys === 'single' || (platform?.twentyFootSlots ?? 0) >= 4;
  return {
    twinKg: twinKg(desk),
    dualCycle: desk.state.policy.dualCycle && room,
    kgOf: (container) => containerRecord(desk, container).container.grossKg,
  };
}

/**
 * Sends a vessel off when all her bays are done and no crane works on her. Loads that are still on hold stay ashore; with one that was set
 * aboard as its hold came she waits for the release.
 */
export function sendOff(desk: Desk): void {
  for (const work of desk.state.calls.values()) {
    if (work.finished || work.cranes.length > 0 || work.bays.some((b) => b.phase !== PHASE.done)) continue;
    const call = callRecord(desk, work.call);
    if (call.heldAboard.size > 0) continue;
    for (const container of [...call.keptAshore.keys()]) {
      const holds = [...containerRecord(desk, container).holds.keys()].join(', ');
      roll(desk, call, container, `on hold when the vessel sailed: ${holds}`);
    }
    work.finished = true;
    desk.departed.push(work.call);
    desk.ledger.record({ kind: 'call-state', call: work.call, state: 'unberthing' }, desk.now);
    desk.orders.push({ kind: 'unberth', call: work.call });
  }
}

// ---- cranes --------------------------------------------------------------------------------------------------------------------

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
    const untaken = Math.ceil((open.length - begun) / 2);
    const low = Math.min(...open.map((b) => b.x));
    const high = Math.max(...open.map((b) => b.x));
    const side = Math.floor((high - low) / (CRANE_ROOM * desk.model.craneRails.minSpacing)) + 1;
    const max = Math.min(desk.model.quay.maxCranesPerVessel, begun + untaken, Math.max(begun, side));
    shares.push({ work, centre: work.bowX + call.geometry.length / 2, low, high, seconds, max, count: 0 });
  }
  if (shares.length === 0) return;
  shares.sort((a, b) => a.centre - b.centre);
  const total = desk.state.cranes.length;
  for (const s of shares.slice(0, total)) s.count = 1;
  for (let left = total - shares.length; left > 0; left--) {
    const open = shares.filter((s) => s.count < s.max);
    if (open.length === 0) break;
    const most = open.reduce((a, b) => (b.seconds / b.count > a.seconds / a.count ? b : a));
    most.count++;
  }
  const first = placeGroups(desk, shares);
  shares.forEach((s, i) => joinCall(desk, s, first[i] as number));
}

/** Cost of a choice that leaves idle cranes no room on the rails, m; far over any way to go. */
const NO_ROOM = 1e6;

/**
 * First crane of each vessel's group: groups in the vessels' order along the quay, with the least way to go, and so that the idle
 * cranes beside and between the groups have room (they cannot pass).
 */
function placeGroups(desk: Desk, shares: Share[]): number[] {
  const n = desk.state.cranes.length;
  const { minSpacing } = desk.model.craneRails;
  const cost = (s: Share, from: number): number => {
    let sum = 0;
    for (let c = from; c < from + s.count; c++) sum += Math.abs(craneWork(desk, c).x - s.centre);
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
  for (let i = 0; i < desk.state.cranes.length; i++) {
    const c = craneWork(desk, i);
    const wanted = i >= first && i < first + share.count;
    if (wanted) {
      c.nextCall = work.call;
      if (isOutForLong(desk, craneId(desk, i))) c.bays = [];
      else if (c.call === null || c.call === work.call) crew.push(i);
    } else if (c.nextCall === work.call) {
      c.nextCall = null;
      c.bays = [];
    }
  }
  planBays(desk, work, crew);
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

/** Spreads the open bays of a vessel over its cranes. */
function planBays(desk: Desk, work: CallWork, crew: number[]): void {
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
      cranes: crew.map((id) => ({ id, x: craneWork(desk, id).x, readyIn: 0, minX: 0, maxX: model.quay.length })),
      minSpacing: model.craneRails.minSpacing,
      gantrySpeed: model.quayCraneType.gantry.speed,
      tasks,
    },
    { steps: CRANE_STEPS },
  );
  for (const sequence of planned.plan.sequences) {
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
