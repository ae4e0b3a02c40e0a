// A person fixes where, and not before when, a vessel berths, or lets the plan decide again. What he wants is checked against every rule of the quay
// before it is taken, as often as he likes.
import type { LedgerEvent } from '../../ledger/events.ts';
import type { Rejection } from '../../ledger/rejection.ts';
import type { CallRecord } from '../../ledger/state.ts';
import { checkBerth, type BerthCheck, type BerthNeighbour, type BerthQuestion } from '../../quay/berth-check.ts';
import type { BerthDecision } from '../../terminal/berth-pin.ts';
import type { CallId } from '../../terminal/ids.ts';
import type { QuayWeek, WeekCall } from '../../quay/quay-week/problem.ts';
import { bayOffset } from '../../terminal/vessel.ts';
import type { Desk } from '../context.ts';
import { nothing, quayChanged, type Taken } from '../inbox/common.ts';
import type { Received } from '../inbox/state.ts';
import { AHEAD_MS, weekAhead } from './week-ahead.ts';

/** A vessel that has not left though she should have is taken to lie there so much longer, ms (designed). */
const OVERDUE_MS = 900_000;

/** Takes what a person has decided; the quay is planned anew in this turn. What cannot be changes nothing; why is told by objectionToBerth() beforehand. */
export function receiveBerth(desk: Desk, received: Received<BerthDecision>, at: number): Taken {
  const refused = desk.ledger.receive(received.commandId, [eventOf(received.message)], at) ?? [];
  quayChanged(desk, at);
  return { ...nothing(), refused: refused.map(({ why }) => why) };
}

/** Why the record would not take a decision; null: it would. Whether she fits there is told by checkedBerth(). */
export function objectionToBerth(desk: Desk, decision: BerthDecision): Rejection | null {
  return desk.ledger.objection(eventOf(decision));
}

function eventOf({ call, reference: by, action }: BerthDecision): LedgerEvent {
  return action.do === 'pin'
    ? { kind: 'berth-pinned', call, x: action.x, start: action.start, by }
    : { kind: 'berth-unpinned', call, by };
}

/** What the water is for a call in the plan. */
export interface CallWater {
  call: CallId;
  /** Draught as the plan takes it, m. */
  draught: number;
  /** Rise above datum that she needs where she is planned, and on the way in, m; 0: none. The first is null without a place. */
  atBerth: number | null;
  onTheWay: number;
}

/** The quay as the planner is told of it now. */
function outlook(desk: Desk, now: number): QuayWeek {
  const calls = [...desk.ledger.state.calls.values()].filter(
    ({ state, eta }) => state !== 'sailed' && (state !== 'expected' || eta <= now + AHEAD_MS),
  );
  return weekAhead(desk, calls).week;
}

/** The water that each call of the plan needs, at a time, ms UTC. */
export function callWaters(desk: Desk, now: number): CallWater[] {
  const { quay, channelDepth, underKeelClearance, calls } = outlook(desk, now);
  return calls.map(({ call, draughtIn: draught }) => {
    const record = desk.ledger.state.calls.get(call as CallId) as CallRecord;
    const need = (depth: number): number => Math.max(0, draught + underKeelClearance - depth);
    const { berth, geometry } = record;
    const under = berth ? quay.stretches.filter((s) => s.from < berth.x + geometry.length && s.to > berth.x) : [];
    const depth = Math.min(...under.map((s) => s.depth));
    return {
      ...{ call: record.call, draught },
      atBerth: Number.isFinite(depth) ? need(depth) : null,
      onTheWay: need(channelDepth),
    };
  });
}

/** Checks a berth at a time, ms UTC; null for a call that has no place in the plan yet, so that nobody knows how long she will lie there. */
export function checkedBerth(
  desk: Desk,
  call: CallId,
  wish: { x: number; start: number | null },
  now: number,
): BerthCheck | null {
  const record = desk.ledger.state.calls.get(call);
  const week = outlook(desk, now);
  const told = week.calls.find((one) => one.call === call);
  return record?.berth && told ? checkBerth(questionOf(desk, week, told, record, record.berth, wish, now)) : null;
}

function questionOf(
  desk: Desk,
  week: QuayWeek,
  told: WeekCall,
  call: CallRecord,
  planned: NonNullable<CallRecord['berth']>,
  wish: { x: number; start: number | null },
  now: number,
): BerthQuestion {
  const { length, beam, bays } = call.geometry;
  const isHere = call.state !== 'expected';
  const offsets = bays.map(bayOffset);
  const { quay, underKeelClearance, channelDepth } = week;
  return {
    quay: {
      length: quay.length,
      clearance: quay.clearance,
      underKeelClearance,
      channelDepth,
      stretches: quay.stretches,
    },
    cranes: cranesOver(desk, week, beam),
    water: waterOf(week),
    vessel: {
      ...{ length, draught: told.draughtIn },
      bays: bays.length === 0 ? null : { first: Math.min(...offsets), last: Math.max(...offsets) },
      earliest: isHere ? now : Math.max(call.eta, now),
      arrival: isHere ? (call.times['at-roads'] ?? now) : Math.max(call.eta, now),
      alongside: planned.end - planned.start,
    },
    neighbours: neighboursOf(desk, call, now),
    // A time that is over means at once.
    wish: { x: wish.x, start: wish.start === null || call.eta > now ? wish.start : Math.max(wish.start, now) },
    planned,
  };
}

/** The water of the week: its windows are quarters of an hour one after the other; after the last one as in it. */
function waterOf({ tide }: QuayWeek): (at: number) => number {
  const first = tide[0];
  if (first === undefined) return () => 0;
  return (at) => {
    const index = Math.floor((at - first.from) / (first.to - first.from));
    return (tide[Math.max(0, Math.min(tide.length - 1, index))] as QuayWeek['tide'][number]).rise;
  };
}

/** Where cranes can stand that reach over a beam, m. */
function cranesOver({ model }: Desk, week: QuayWeek, beam: number): QuayWeek['cranes'] {
  return beam > model.quayCraneType.outreach - model.craneRails.seawardY ? [] : week.cranes;
}

/** The other calls that lie at the quay or are planned there. */
function neighboursOf(desk: Desk, call: CallRecord, now: number): BerthNeighbour[] {
  const found: BerthNeighbour[] = [];
  for (const other of desk.ledger.state.calls.values()) {
    const { berth, state, times } = other;
    if (other === call || berth === null || state === 'sailed') continue;
    const isThere = state !== 'expected' && state !== 'at-roads';
    found.push({
      ...{ call: other.call, vessel: other.vessel, x: berth.x, length: other.geometry.length },
      start: isThere ? Math.min(times.berthing ?? now, now) : berth.start,
      end: isThere ? Math.max(berth.end, now + OVERDUE_MS) : berth.end,
      // Whose place alone is fixed can still berth at another time.
      stays: isThere || (other.pin !== undefined && other.pin.start !== null),
    });
  }
  return found;
}
