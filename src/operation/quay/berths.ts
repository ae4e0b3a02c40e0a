// The berth plan: made anew as facts change, told to the record, and carried out by berthing whoever's place is free.
import { allLoads } from '../../ledger/holds.ts';
import type { CallRecord } from '../../ledger/state.ts';
import { planQuayWeek, type BerthTold } from '../../quay/quay-week/plan.ts';
import type { QuayWeek, WeekBerthing } from '../../quay/quay-week/problem.ts';
import type { Planned, Why } from '../../terminal/planning.ts';
import type { Desk } from '../context.ts';
import { AHEAD_MS, weekAhead } from './week-ahead.ts';

/** Steps of work that a plan may take. */
const BERTH_STEPS = 1_500_000;
/** The quay is planned anew at least this often, ms. */
const QUAY_PLAN_MS = 30 * 60_000;
/** Changes of the times of a berth that are not worth telling, ms. */
const SAME_START_MS = 60_000;
const SAME_END_MS = 600_000;

/** Something has happened that the berth plan must know: it is made anew in this step. */
export function quayChanged(desk: Desk): void {
  desk.state.nextQuayPlan = desk.now;
  desk.lookAtBerths = true;
}

/** Plans the quay anew where that is due, and berths whoever waits for a place that is free now. */
export function lookAtBerths(desk: Desk): void {
  const calls = [...desk.ledger.state.calls.values()].filter(
    ({ state, eta }) => state !== 'sailed' && (state !== 'expected' || eta <= desk.now + AHEAD_MS),
  );
  if (desk.now >= desk.state.nextQuayPlan) {
    desk.state.nextQuayPlan = desk.now + QUAY_PLAN_MS;
    if (calls.length > 0) planQuay(desk, calls);
  }
  for (const call of calls) if (call.state === 'at-roads') orderBerth(desk, call);
}

/** Places, times and cranes of all calls; who lies at the quay keeps her place, but may get other cranes. */
function planQuay(desk: Desk, calls: readonly CallRecord[]): void {
  const { week, beyond } = weekAhead(desk, calls);
  if (week.cranes.length === 0) return;
  const planned =
    desk.state.policy.berths === 'planned'
      ? planQuayWeek(week, { steps: BERTH_STEPS }, asTold(desk, week, calls))
      : planQuayWeek(week, { steps: 0 });
  const { berthings, refused } = planned.plan;
  const byId = new Map<string, CallRecord>(calls.map((call) => [call.call, call]));
  for (const { call: id, reason } of refused) {
    if (reason === 'too-long' || reason === 'too-deep') refuseCall(desk, byId.get(id) as CallRecord, reason);
  }
  berthings.forEach((berthing, i) => {
    const call = byId.get(berthing.call) as CallRecord;
    const x = berthing.x + (beyond.get(call.call) ?? 0);
    if (isWaiting(call)) tellBerth(desk, call, { ...berthing, x }, planned, planned.why[i] ?? null);
    else giveGang(desk, call, berthing.cranes);
  });
}

/** The berths as they stand, for the planner to begin with. */
function asTold(desk: Desk, week: QuayWeek, calls: readonly CallRecord[]): BerthTold[] {
  return calls.flatMap((call) => {
    const cranes = isWaiting(call) ? call.berth?.cranes : desk.state.calls.get(call.call)?.gang;
    const told = week.calls.find((c) => c.call === call.call);
    if (!call.berth || !cranes || !told) return [];
    const x = told.alongside ?? told.pinned?.x ?? call.berth.x;
    return [{ call: call.call, x, start: Math.max(told.earliest, call.berth.start), cranes }];
  });
}

/** Tells the record a vessel's berth, unless it stands there already. */
function tellBerth(
  desk: Desk,
  call: CallRecord,
  { x, start: planned, end, cranes }: WeekBerthing,
  { objective, bound }: Planned<unknown>,
  why: Why | null,
): void {
  const start = Math.max(planned, desk.now);
  const old = call.berth;
  const begins =
    old !== null && (Math.max(old.start, desk.now) === start || Math.abs(old.start - start) < SAME_START_MS);
  if (begins && old.x === x && old.cranes === cranes && Math.abs(old.end - end) < SAME_END_MS) return;
  desk.ledger.record(
    { kind: 'berth-planned', call: call.call, x, start, end, cranes, objective, bound, why },
    desk.now,
  );
}

/** A vessel at the quay gets as many cranes as the plan says. */
function giveGang(desk: Desk, call: CallRecord, cranes: number): void {
  const work = desk.state.calls.get(call.call);
  if (!work || work.gang === cranes) return;
  work.gang = cranes;
  desk.shareCranes = true;
}

function isWaiting({ state }: CallRecord): boolean {
  return state === 'expected' || state === 'at-roads';
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
